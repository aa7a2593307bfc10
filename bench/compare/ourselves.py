"""Tracemill against itself: run over convert, threads, start-up, and a small heap."""

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

import measure
from machine import java
from measure import Usage
from programs import HERE
from setups import MB

START_RUNS = 11
ARCHIVES = ("*.jsa", "*.aot")


@dataclass(frozen=True)
class Case:
    """A row of a table: a name, a command, and what it needs from its surroundings."""

    name: str
    command: list
    cores: int = 2
    options: str = ""  # TRACEMILL_OPTS
    clean: tuple = ()  # folders removed before each run


class Ourselves:
    def __init__(self, path, inputs, work, cores, turns):
        self._path = path
        self._inputs = inputs
        self._work = Path(work)
        self._cores = cores
        self._turns = turns

    def throughput(self, size):
        """`convert` and `run` on one core and on two."""
        file = self._inputs.file("traces", size)
        return [case for n in (1, 2) for case in (self._convert(n, file), self._run(n, file))]

    def small_heap(self, size):
        """`convert` with a heap of 32 MB."""
        name = "convert, -Xmx32m, {} threads, {} MB of {}"
        files = [(kind, self._inputs.file(kind, size)) for kind in ("traces", "documents")]
        return [
            Case(
                name.format(n, size // MB, kind).replace("1 threads", "1 thread"),
                [self._path, "convert", "-q", "--threads", str(n), str(file)],
                n,
                "-Xmx32m",
            )
            for kind, file in files
            for n in (1, 2)
        ]

    def start_up(self):
        """Short commands; where the distribution has a class-data archive, also without it."""
        small = str(self._inputs.file("traces", 100_000))
        peers = [
            Case("java -version, which runs nothing", [java(), "-version"]),
            Case("Python json, smart, 100 KB", self._python("python_smart.py", "json", small)),
        ]
        ours = self._starts("", self._path, small)
        if not self._archives():
            return [*ours, *peers]
        plain = self._without_archives()
        return [*ours, *self._starts(", without its archive", plain, small), *peers]

    def _convert(self, n, file):
        command = [self._path, "convert", "-q", "--threads", str(n), str(file)]
        return Case(f"convert, {n} of {n} cores", command, n)

    def _run(self, n, file):
        job, out = self._inputs.job(), self._work / "run-out"
        where = ["--traces", str(file), "--config", str(job / "config.json"), "-o", str(out)]
        described = ["--job-description", str(job / "job_description.json")]
        command = [self._path, "run", "-q", "--threads", str(n), *where, *described]
        return Case(f"run, {n} of {n} cores", command, n, clean=(out,))

    def _starts(self, suffix, path, small):
        return [
            Case(f"tracemill --help{suffix}", [path, "--help"]),
            Case(f"tracemill convert, 100 KB{suffix}", [path, "convert", "-q", small]),
        ]

    def _python(self, file, library, small):
        return [sys.executable, str(HERE / "peers" / file), library, "every", small]

    def _folder(self):
        return Path(self._path).parent.parent

    def _archives(self):
        return [file for pattern in ARCHIVES for file in self._folder().rglob(pattern)]

    def _without_archives(self):
        """A copy of the distribution that lacks the archives: what a JDK without them runs."""
        copy = self._work / "without-archive"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(self._folder(), copy, ignore=shutil.ignore_patterns(*ARCHIVES))
        return str(copy / "bin" / "tracemill")

    def measured(self, cases, repetitions, tell):
        """Median usage of each case, interleaved, or the sentence with which it failed."""
        runs = {case.name: [] for case in cases}
        failures = {}
        for _ in range(repetitions):
            for case in cases:
                if case.name in failures:
                    continue
                tell(case.name)
                self._turns.take()
                try:
                    runs[case.name].append(self._once(case))
                except measure.Failed as failure:
                    failures[case.name] = str(failure)
        return {name: failures.get(name) or Usage.median(done) for name, done in runs.items()}

    def _once(self, case):
        for folder in case.clean:
            shutil.rmtree(folder, ignore_errors=True)
        environment = {**os.environ, "TRACEMILL_OPTS": case.options}
        return measure.run([(case.command, self._cores[: case.cores])], environment=environment)
