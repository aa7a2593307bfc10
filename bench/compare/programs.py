"""The programs compared: Tracemill and every peer that is installed."""

import re
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from machine import java, said

HERE = Path(__file__).resolve().parent
LAUNCHER = Path("evaluate/cli/target/tracemill/bin/tracemill")


@dataclass(frozen=True)
class Program:
    """A name, and the command that writes rows of a file to the standard output."""

    name: str
    command: Callable  # of turns, path, number of threads
    threads: bool = False  # uses several cores itself; others get the input in halves


class NotBuilt(Exception):
    """Tracemill is not there."""


def launcher(root):
    path = root / LAUNCHER
    if not path.exists():
        raise NotBuilt(
            f"{path} is not there. Build it first, in {root}: mvn -q package -DskipTests"
        )
    return str(path)


def tracemill(path):
    """Tracemill as it is, first; then with each other tokenizer that it offers."""
    said_help = said(path, "convert", "--help")
    if said_help is None:
        raise NotBuilt(f"{path} convert --help failed. Java 17 or newer is needed; run it to see.")
    option = r"^\s+--tokenizer=([\w|]+)(?:.*?Default:\s+(\w+))?"
    offered = re.search(option, said_help, re.DOTALL | re.MULTILINE)
    others = [name for name in offered[1].split("|") if name != offered[2]] if offered else []

    def program(name, options):
        def command(turns, file, threads):
            kept = ["-q", "--turns", turns, "--threads", str(threads), *options]
            return [path, "convert", *kept, str(file)]

        return Program(name, command, threads=True)

    variants = [program(f"Tracemill, {name}", ["--tokenizer", name]) for name in others]
    return [program("Tracemill", []), *variants]


def script(name, *start):
    return Program(name, lambda turns, file, threads: [*start, turns, str(file)])


def python(name, file, *library):
    return script(name, sys.executable, str(HERE / "peers" / file), *library)


def has_module(name):
    return said(sys.executable, "-c", f"import {name}") is not None


def has_command(name):
    return shutil.which(name) is not None


def peers():
    """The peers that are installed, and a line for each that is not."""
    node = [script(f"node, {way}", "node", str(HERE / f"peers/node_{way}.js")) for way in WAYS]
    orjson = [python(f"Python orjson, {way}", f"orjson_{way}.py") for way in WAYS]
    known = [
        (True, "python3", [python(f"Python json, {w}", f"python_{w}.py", "json") for w in WAYS]),
        (has_module("orjson"), "orjson (pip install orjson)", orjson),
        (
            has_module("ujson"),
            "ujson (pip install ujson)",
            [python(f"Python ujson, {w}", f"python_{w}.py", "ujson") for w in WAYS],
        ),
        (has_command("node"), "node", node),
        (has_command("jq"), "jq", [Program("jq", jq)]),
        (
            has_module("duckdb") or has_command("duckdb"),
            "DuckDB (pip install duckdb)",
            [Program("DuckDB", duckdb, threads=True)],
        ),
    ]
    found = [program for here, _, group in known if here for program in group]
    return found, [name for here, name, _ in known if not here]


WAYS = ("smart", "plain")


def jq(turns, file, threads):
    return ["jq", "-c", "--arg", "turns", turns, "-f", str(HERE / "peers/rows.jq"), str(file)]


def duckdb(turns, file, threads):
    rows = str(HERE / "peers/duckdb_rows.py")
    return [sys.executable, rows, str(threads), turns, str(file)]


def versions(path):
    """Name and version of everything that is installed."""
    module = "import {0}; print({0}.__version__)"
    asked = {
        "Tracemill": said(path, "--version"),
        "Java": said(java(), "-version"),
        "Python": sys.version.split()[0],
        **{
            name: said(sys.executable, "-c", module.format(name))
            for name in ("orjson", "ujson", "duckdb")
        },
        "node": said("node", "--version"),
        "jq": said("jq", "--version"),
    }
    if asked["duckdb"] is None:
        asked["duckdb"] = said("duckdb", "--version")
    if asked["Java"]:
        asked["Java"] = asked["Java"].splitlines()[1]
    return {name: version for name, version in asked.items() if version}
