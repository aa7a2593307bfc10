"""A sample's few traces, taught by a real server: what is run, and what has to hold of it."""

import json
import shutil
import subprocess
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

SAMPLES = {
    "broken-lines": ("question-answering", "openai_messages"),
    "banking-intents": ("classification", "openai_messages"),
    "smart-home-tools": ("tool-calling-closed-book", "langfuse"),
    "restaurant-agent": ("multi-turn-tool-calling-closed-book", "openai_messages"),
}
PARALLEL = 4
MEMBERS = {
    "first": {},
    "second": {"temperature": 0.7, "seed": 1},
    "third": {"temperature": 1.0, "seed": 2},
}
GREEDY = ("teacher", "judge", "first")


class Untaught(Exception):
    """A run ended otherwise than it should."""


@dataclass(frozen=True)
class Size:
    """Of a job: its first lines, conversations of each split, tokens of an answer."""

    lines: int
    train: int
    test: int
    tokens: int


class Job:
    """A folder that `tracemill run` takes, with a committee, a filter and a judge."""

    def __init__(self, samples, name, folder, size):
        self.name = name
        self.folder = folder
        self.out = folder.with_name(f"{name}-out")
        self.cache = folder.with_name(f"{name}-answers")
        self._tokens = size.tokens
        folder.mkdir(parents=True)
        lines = (samples / name / "traces.jsonl").read_bytes().splitlines(keepends=True)
        (folder / "traces.jsonl").write_bytes(b"".join(lines[: size.lines]))
        shutil.copy(samples / name / "job_description.json", folder)
        (folder / "config.yaml").write_text(json.dumps(config(name, size)))

    def served(self, address):
        """All names are one server."""
        names = {name: self._entry(address(name)) for name in GREEDY}
        for name, extra in MEMBERS.items():
            names[name] = {**self._entry(address(name)), "extra": extra}
        self._write(names)

    def computed(self, model, address):
        """Those that draw nothing are a directory."""
        here = {"directory": str(model), "max_tokens": self._tokens}
        names = {name: here for name in GREEDY}
        for name, extra in MEMBERS.items():
            if name not in names:
                names[name] = {**self._entry(address(name)), "extra": extra}
        self._write(names)

    def _entry(self, address):
        return {"endpoint": address, "parallel": PARALLEL, "max_tokens": self._tokens}

    def _write(self, names):
        (self.folder / "teachers.yaml").write_text(json.dumps(names))

    def run(self, launcher):
        """Runs it anew with the answers that are there already; returns its own numbers."""
        shutil.rmtree(self.out, ignore_errors=True)
        command = [launcher, "run", str(self.folder), "-o", str(self.out)]
        command += ["--teachers-cache", str(self.cache), "--output", "json"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise Untaught(f"{self.name}: exit code {done.returncode}: {done.stderr[-500:]}")
        return json.loads((self.out / "run.json").read_text())

    def files(self):
        """All that the last run wrote, by name."""
        return {file.name: file.read_bytes() for file in self.out.iterdir()}

    def lines(self, name):
        """What a file of the last run holds."""
        return [json.loads(line) for line in (self.out / name).read_text().splitlines()]


def config(name, size):
    task, form = SAMPLES[name]
    return {
        "base": {"task": task, "teacher_model_name": "teacher"},
        "evaluation": {"llm_as_a_judge_model_name": "judge"},
        "trace_processing": {
            "observation_format": form,
            "relabel": True,
            "relevance": "both",
            "relabelling_committee_models": list(MEMBERS),
            "min_relevance_score": 2,
            "min_coherence_score": 2,
            "num_traces_as_training_base": size.train,
            "num_traces_as_testing_base": size.test,
            "min_generated_examples": 0,
        },
    }


def said(line, member):
    """A member's candidates in a line of relabel.jsonl."""
    return [one for one in line["candidates"] if one["from"] == member]


def losses(job, run):
    """A sentence for everything that is unaccounted for after a run."""
    counts, relabel = run["counts"], run["relabel"]["result"]
    stages = {name: counts[name] for name in ("lines", "traces", "unstructured")}
    stages |= {f"rows of {split}": counts[split]["rows"] for split in ("train", "test")}
    for name, stage in stages.items():
        if stage["read"] != stage["kept"] + sum(stage["dropped"].values()):
            yield f"{name}: {stage}"
    answers = relabel["answers"]
    if not answers == len(job.lines("relabel.jsonl")) == sum(relabel["by"].values()):
        yield f"{answers} answers, and {len(job.lines('relabel.jsonl'))} lines in relabel.jsonl"
    for member in relabel["members"]:
        given = [one for line in job.lines("relabel.jsonl") for one in said(line, member["name"])]
        invalid = Counter(one["invalid"] for one in given if "invalid" in one)
        if (len(given), dict(invalid)) != (member["asked"], member["invalid"]):
            yield f"{member}, but in relabel.jsonl {len(given)} answers, {dict(invalid)}"
    for split in ("train", "test"):
        written, kept = len(job.lines(f"{split}.jsonl")), counts[split]["rows"]["kept"]
        if written != kept:
            yield f"{split}.jsonl: {written} rows of {kept}"
    metrics = json.loads((job.out / "metrics.json").read_text())
    for name, metric in metrics["metrics"].items():
        if metric and metric["n"] + metric["not_scored"] != metrics["rows"]:
            yield f"{name}: {metric} of {metrics['rows']} rows"
