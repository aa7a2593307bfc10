"""The whole document: what was measured, on what, and the tables."""

from dataclasses import dataclass

import tables

JOB = """\
The job: from each line, a conversation, the rows of `tracemill convert`: for every answer (or the
last) its `question`, the JSON of all messages before it, and its `answer`. *Smart* scripts share
one trick with Tracemill: a message is dumped and escaped once, and each further row of a
conversation begins with the text of the row before; *plain* ones dump the messages before each
answer anew, as anybody would write it. Scripts check nothing but that a line is JSON; Tracemill
also checks UTF-8, roles, calls and row sizes, and reports each line that it leaves out.

Before anything is timed, each program's rows are compared with Tracemill's as JSON values, in
order. Inputs are generated from a seed and in the page cache; rows go to /dev/null, so that no disk
is measured, unless the table says "to a file". Times are of whole processes, start-up and warm-up
included; medians of interleaved runs. CPU seconds are user and system together; MB are millions of
bytes of input; the peak is the largest resident set (below 9 MB it cannot be told). On two cores,
Tracemill and DuckDB run two threads; the others get the input in two halves, cut beforehand, and
their peaks are added.
"""

SHORT = """\
## In short

Tracemill's seconds, and the others' as multiples of them: below 1x is less than Tracemill needs.
Traces are multi-turn conversations with tool calls; chats are short and in several languages. One
core unless it says two.
"""


@dataclass(frozen=True)
class Facts:
    date: str
    command: str
    machine: str
    commit: str
    versions: dict
    missing: list

    def lines(self):
        versions = ", ".join(f"{name} {said}" for name, said in self.versions.items())
        yield "command", f"`{self.command}`"
        yield "date and commit", f"{self.date}, {self.commit}"
        yield "machine", self.machine
        yield "versions", versions.replace("Tracemill tracemill", "Tracemill")
        if self.missing:
            yield "not installed", ", ".join(self.missing)


def document(facts, results, size, own):
    """Markdown of everything: pairs of a setup and its outcomes, and Tracemill's own tables."""
    return "\n".join(
        [
            "# Tracemill and its peers",
            "",
            "Written by `bench/compare/compare`; run it to have the numbers of your machine.",
            "",
            *(f"- {name}: {text}" for name, text in facts.lines()),
            "",
            JOB,
            SHORT,
            "Wall time:\n",
            tables.summary(results, "wall"),
            "CPU time, which other work on the machine disturbs less:\n",
            tables.summary(results, "cpu"),
            *(section(setup, outcomes) for setup, outcomes in results),
            *itself(size, own),
        ]
    )


def itself(size, own):
    """The sections of those of Tracemill's own tables that there are."""
    if "throughput" in own:
        yield f"## Tracemill itself, {size // 1_000_000} MB of traces\n"
        yield tables.usage_table(own["throughput"])
        yield ratios(own["throughput"])
    if "heap" in own:
        yield "## A small heap\n\nDocuments are lines of 40 KB to 600 KB.\n"
        yield tables.usage_table(own["heap"])
    if "start" in own:
        yield "## Start-up, two cores\n"
        yield tables.usage_table(own["start"], unit=1000, name="ms")


def section(setup, outcomes):
    return f"## {setup.title}\n\n{tables.setup_table(setup, outcomes)}"


def ratios(throughput):
    """Two threads over one, and `run` over `convert`, in a sentence each."""
    said = []
    for name, one, other in (
        ("`convert`, time on one core over time on two", "convert, 1 of 1", "convert, 2 of 2"),
        ("`run`, time on one core over time on two", "run, 1 of 1", "run, 2 of 2"),
        ("`run` over `convert`, one core", "run, 1 of 1", "convert, 1 of 1"),
        ("`run` over `convert`, two cores", "run, 2 of 2", "convert, 2 of 2"),
    ):
        usages = [throughput.get(f"{key} cores") for key in (one, other)]
        if all(usage is not None and not isinstance(usage, str) for usage in usages):
            said.append(f"- {name}: {tables.times(usages[0].wall, usages[1].wall)}")
    return "\n".join([*said, ""])
