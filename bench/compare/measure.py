"""Whole processes, measured: wall seconds, CPU seconds (user and system) and peak memory."""

import fcntl
import os
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

TURN_SECONDS = 60
STARTER = str(Path(__file__).with_name("starter.py"))
PEAK_UNIT = 1 if sys.platform == "darwin" else 1024


class Failed(Exception):
    """A measured program ended with an error."""


@dataclass(frozen=True)
class Usage:
    wall: float
    cpu: float
    peak: float  # megabytes of 1,000,000 bytes

    @staticmethod
    def median(usages):
        middle = statistics.median
        return Usage(
            middle(usage.wall for usage in usages),
            middle(usage.cpu for usage in usages),
            middle(usage.peak for usage in usages),
        )


@contextmanager
def pinned(cores):
    """Processes started inside run on these cores, where the system can do that."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, cores)
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def run(commands, sink=os.devnull, environment=None):
    """Runs commands, pairs of arguments and the cores they are pinned to, all at the same time."""
    with tempfile.TemporaryFile() as errors:
        started = []
        for arguments, cores in commands:
            with pinned(cores):
                started.append(start([str(sink), *arguments], errors, environment))
        reports = [process.communicate()[0].split() for process in started]
        for (arguments, _), report in zip(commands, reports):
            if not report or report[-1] != "0":
                errors.seek(0)
                said = errors.read().decode(errors="replace").strip()[-300:]
                code = report[-1] if report else "unknown"
                raise Failed(f"{' '.join(arguments)}: exit code {code}: {said}")
    walls, cpus, peaks = zip(*(map(float, report[:3]) for report in reports))
    return Usage(max(walls), sum(cpus), sum(peaks) * PEAK_UNIT / 1e6)


def start(arguments, errors, environment):
    return subprocess.Popen(
        [sys.executable, "-I", "-S", STARTER, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=errors,
        env=environment,
        text=True,
    )


class Turns:
    """Takes turns with other measurements on this machine by a lock file, a minute at a time."""

    def __init__(self, path):
        self._file = open(path, "a") if path else None
        self._until = 0.0

    def take(self):
        """Called before each measured process."""
        if self._file is None or time.monotonic() < self._until:
            return
        if self._until:
            self.give()
        fcntl.flock(self._file, fcntl.LOCK_EX)
        self._until = time.monotonic() + TURN_SECONDS

    def give(self):
        if self._file is not None:
            fcntl.flock(self._file, fcntl.LOCK_UN)
            self._until = 0.0
            time.sleep(0.01)  # those who wait are next
