"""What is compared: an input, the rows wanted, cores and sink; and how often each is run."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import measure
from measure import Usage

MB = 1_000_000


@dataclass(frozen=True)
class Setup:
    title: str
    kind: str
    size: int
    turns: str = "every"
    cores: int = 1
    to_file: bool = False

    def chosen(self, programs):
        """To a file, only the fastest of each language: the others do not wait for the disk."""
        if not self.to_file:
            return programs
        kept = ("Tracemill", "Python json, smart", "Python orjson, smart", "node, smart")
        return [program for program in programs if program.name.startswith(kept)]


def setups(largest):
    """All setups whose input has at most `largest` bytes."""
    sizes = [size for size in (20 * MB, 100 * MB, 500 * MB) if size <= largest]
    usual = sizes[:2][-1]
    size, traces = f"{usual // MB} MB", f"{usual // MB} MB of traces"
    return [
        *(Setup(f"{size // MB} MB of traces, every turn", "traces", size) for size in sizes),
        Setup(f"{traces}, last turn", "traces", usual, turns="last"),
        Setup(f"{size} of chats, every turn", "chats", usual),
        Setup(f"{traces}, every turn, two cores", "traces", usual, cores=2),
        Setup(f"{traces}, every turn, to a file", "traces", usual, to_file=True),
    ]


@dataclass(frozen=True)
class Effort:
    """How often a program is run in a setup."""

    repetitions: int = 3
    seconds: float = 12  # no further repetition of a program after so many
    longest: float = 60  # a program expected to need longer is left out


@dataclass(frozen=True)
class Outcome:
    """What became of a program in a setup: its runs, or the reason why there are none."""

    program: str
    usages: tuple
    left_out: str = ""

    def median(self):
        return Usage.median(self.usages)


class Trial:
    """Runs programs in setups, interleaved: each once, then each once more."""

    def __init__(self, inputs, cores, effort, turns):
        self._inputs = inputs
        self._cores = cores
        self._effort = effort
        self._turns = turns
        self._pace = {}  # CPU seconds a byte, by program and turns

    def outcomes(self, setup, programs, tell):
        programs = setup.chosen(programs)
        file = self._inputs.file(setup.kind, setup.size)
        warm(file)
        runs = {program.name: [] for program in programs}
        reasons = {}
        for program in programs:
            expected = self._expected(setup, program)
            if expected > self._effort.longest and program is not programs[0]:
                reasons[program.name] = f"not run: expected to take {expected:.0f} s"
        for _ in range(self._effort.repetitions):
            for program in programs:
                done = runs[program.name]
                if program.name in reasons or self._enough(done):
                    continue
                tell(f"{setup.title}: {program.name}")
                try:
                    done.append(self._once(setup, program, file))
                except measure.Failed as failure:
                    reasons[program.name] = str(failure)
        return [self._outcome(setup, p.name, runs[p.name], reasons.get(p.name)) for p in programs]

    def _expected(self, setup, program):
        return self._pace.get((program.name, setup.turns), 0) * setup.size / setup.cores

    def _enough(self, done):
        return done and sum(u.wall for u in done) + done[-1].wall > self._effort.seconds

    def _once(self, setup, program, file):
        commands = self._commands(setup, program, file)
        self._turns.take()
        if not setup.to_file:
            return measure.run(commands)
        rows = Path(f"{file}.rows")
        try:
            return measure.run(commands, sink=rows)
        finally:
            rows.unlink(missing_ok=True)

    def _commands(self, setup, program, file):
        if setup.cores == 1 or program.threads:
            cores = self._cores[: setup.cores]
            return [(program.command(setup.turns, file, setup.cores), cores)]
        halves = self._inputs.halves(file)
        return [
            (program.command(setup.turns, half, 1), [core])
            for half, core in zip(halves, self._cores)
        ]

    def _outcome(self, setup, name, usages, reason):
        if reason:
            return Outcome(name, (), reason)
        if setup.cores == 1:
            self._pace[name, setup.turns] = Usage.median(usages).cpu / setup.size
        return Outcome(name, tuple(usages))


def warm(file):
    """Reads the file once, so that the system has it in memory."""
    with open(file, "rb", buffering=0) as source:
        while source.read(MB):
            pass


def room(folder, largest):
    """A sentence when the folder lacks the room for inputs and rows, or None."""
    needed = 300 * MB + largest * 4  # inputs, halves, and rows of up to 100 MB
    free = shutil.disk_usage(folder).free
    if free >= needed:
        return None
    return (
        f"{os.fspath(folder)} has {free // MB} MB free, and {needed // MB} MB are needed. "
        "Make room or choose another folder with --work."
    )
