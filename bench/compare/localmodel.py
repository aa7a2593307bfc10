"""A local model as a whole process: `tracemill evaluate` on random weights of a real shape."""

import json
import os
import random
import shutil
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import machine
import measure
import tables
from machine import java
from programs import HERE, NotBuilt, has_module

TITLE = "## A local model"
SHAPE = "qwen3-0.6b"
SHARED, QUESTION, NEW = 150, 40, 24
AT_LEAST = 3.0
BENCH = HERE.parent / "target" / "bench.jar"

ABOUT = """\
{title}

`tracemill evaluate` on random weights of the shape of Qwen3-0.6B: {rows} rows whose prompts begin
with the same {shared} tokens and go on with {question} of their own, {new} new tokens each. Tokens
are digits, of which tokenizers make one each. No answer ends by itself: the rows of the embedding
that would make its end tokens likely are zero, and each run is checked to have cut every answer at
the limit. A load is a run of one row and one token, start of Java included.
"""


@dataclass(frozen=True)
class Files:
    """What is asked of which model."""

    model: Path
    test: Path
    job: Path


class LocalModel:
    def __init__(self, path, work, cores, turns, rows):
        self._path = path
        self._work = Path(work)
        self._cores = cores
        self._turns = turns
        self._rows = rows

    def section(self, tell):
        """Markdown of all runs."""
        files = self._files(tell)
        ours, peers = {}, {}
        for name, command, rows in self._cases(files):
            tell(name)
            ours[name] = self._measured(command, rows)
        for name, command in self._peers(files):
            tell(name)
            peers[name] = self._measured(command, None)
        about = ABOUT.format(
            title=TITLE, rows=self._rows, shared=SHARED, question=QUESTION, new=NEW
        )
        here = f"{date.today().isoformat()}, {machine.commit(HERE)}, {len(self._cores)} cores"
        lines = [ratio(*list(ours.values())[1:]), f"- measured: {here}, {machine.describe()}"]
        if not peers:
            lines.append("- not installed: transformers and torch for Python")
        return "\n".join([about, tables.usage_table({**ours, **peers}), *lines, ""])

    def _files(self, tell):
        model = self._work / SHAPE
        if not (model / "model.safetensors").exists():
            tell(f"writing {model}")
            if not BENCH.exists():
                raise NotBuilt(f"{BENCH} is not there. Build it first: mvn -q package -DskipTests")
            part = self._work / f"{SHAPE}.part"
            shutil.rmtree(part, ignore_errors=True)
            maker = "io.tracemill.bench.RandomCheckpoint"
            subprocess.run([java(), "-cp", str(BENCH), maker, SHAPE, str(part)], check=True)
            part.rename(model)
        job, test = self._work / "model-job.json", self._work / "model-test.jsonl"
        digits = random.Random(1)
        job.write_text(json.dumps({"task_description": number(digits, SHARED)}))
        rows = [{"question": number(digits, QUESTION), "answer": "1"} for _ in range(self._rows)]
        test.write_text("".join(json.dumps(row) + "\n" for row in rows))
        return Files(model, test, job)

    def _cases(self, files):
        """Names, commands and rows."""
        yield "load", self._evaluate(files, "--limit", "1", "--max-new-tokens", "1"), 1
        usual = self._evaluate(files, "--max-new-tokens", str(NEW))
        yield "defaults", usual, self._rows
        single = [*usual, "--batch", "1"]
        if self._knows("--no-sharing"):
            yield "--batch 1 --no-sharing", [*single, "--no-sharing"], self._rows
        else:
            yield "--batch 1 (there is no --no-sharing)", single, self._rows

    def _evaluate(self, files, *options):
        what = ["--model", str(files.model), "--test", str(files.test)]
        where = ["--job-description", str(files.job), "-o", str(self._work / "model-out.jsonl")]
        how = ["--device", "cpu", "--threads", str(len(self._cores)), "--output", "json"]
        return [self._path, "evaluate", *what, *where, *how, "--force", "-q", *options]

    def _knows(self, option):
        command = [self._path, "evaluate", option]
        said = subprocess.run(command, capture_output=True, text=True, check=False).stderr
        return option not in said

    def _peers(self, files):
        if has_module("torch") and has_module("transformers"):
            script = [str(HERE / "peers" / "transformers_answers.py"), str(len(self._cores))]
            given = [str(files.model), str(files.test), str(files.job), str(NEW)]
            yield "transformers, batches of 16", [python(), *script, *given]

    def _measured(self, command, rows):
        for left in self._work.glob("model-out*"):
            left.unlink()
        said = self._work / "model-said.json"
        self._turns.take()
        try:
            usage = measure.run([(command, self._cores)], sink=said, environment={**os.environ})
        except measure.Failed as failure:
            return str(failure)
        return usage if rows is None else wrong(said, rows) or usage


def ratio(usual, single):
    """What sharing passes and beginnings is worth."""
    if isinstance(usual, str) or isinstance(single, str):
        return "- one row at a time over the defaults: not measured"
    found = single.wall / usual.wall
    missed = "" if found >= AT_LEAST else ", missed"
    return (
        f"- one row at a time over the defaults: {tables.times(single.wall, usual.wall)}"
        f" (claimed: {AT_LEAST:.0f}x{missed})"
    )


def number(digits, length):
    return "".join(digits.choice("0123456789") for _ in range(length))


def wrong(said, rows):
    """A sentence if not every row was answered up to the limit, else None."""
    answers = json.loads(said.read_text())["answers"]
    if answers["rows"] == rows == answers["cut"]:
        return None
    return f"{answers['cut']} of {answers['rows']} answers were cut at the limit, expected {rows}"


def replaced(text, section):
    """A document with its section about a local model, which is the last, replaced or added."""
    return text.split(TITLE)[0].rstrip("\n") + "\n\n" + section
