"""Writes every form of whole conversations from hostile ones, loads each in Hugging Face's
datasets, old and new, and compares every value with what was written.

    python3 bench/compare/forms.py [--tracemill PROGRAM] [--python VERSION=PYTHON ...]

PYTHON is one with datasets of that version; what is not there is skipped, and said so. A value that
comes back as it is in the file, but for keys that are null and absent there, counts as equal where
the key is one of a message (datasets fills in those that other messages have); inside arguments,
inputs and schemas every such key is a difference.
"""

import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

FORMS = ["openai", "anthropic", "sharegpt", "hf", "messages", "atif"]

#: Their values are data of the user's; elsewhere a key that is null is as good as none.
DATA = {"arguments", "input", "parameters", "input_schema", "tool_definitions"}

#: What arguments are made of that loaders change.
ARGUMENTS = [
    {"city": "Zürich"},
    {"since": "2024-01-05T10:00:00Z", "until": "2024-01-06"},
    {"id": 12345678901234567890},
    {"id": 9007199254740993, "ratio": 1.0},
    {"none": None},
    {"deep": {"list": [{"a": 1}, {"b": None}], "empty": {}}},
    {"mixed": [1, 2.5, 3]},
    {"city": "😀 \u2028 \" \\"},
    {},
    {"day": "2024-02-30"},
]


def conversation(number, arguments):
    call = {
        "id": f"c{number}",
        "type": "function",
        "function": {"name": f"tool_{number % 3}", "arguments": arguments},
    }
    schema = {"type": "object", "properties": {key: {"description": key} for key in arguments}}
    function = {"name": f"tool_{number % 3}", "description": "A tool", "parameters": schema}
    return {
        "messages": [
            {"role": "system", "content": "Be brief."},
            {"role": "user", "content": f"question {number}"},
            {"role": "assistant", "content": None, "tool_calls": [call]},
            {"role": "tool", "tool_call_id": f"c{number}", "content": json.dumps(arguments)},
            {"role": "assistant", "content": "2024-01-05"},
        ],
        "tools": [{"type": "function", "function": function}],
    }


def conversations(more):
    lines = [conversation(i, arguments) for i, arguments in enumerate(ARGUMENTS)]
    plain = {
        "messages": [
            {"role": "user", "content": "no tools"},
            {"role": "assistant", "content": "none"},
        ]
    }
    return lines + [plain] * more


LOADER = """
import json, sys, datasets
rows = datasets.load_dataset("json", data_files=sys.argv[1], split="train", cache_dir=sys.argv[2])
def plain(value):
    return {"__type__": type(value).__name__, "value": str(value)}
for row in rows:
    print(json.dumps(row, default=plain))
"""


def differences(wrote, read, path="$", data=False):
    """Where two values differ: the way to each place."""
    if isinstance(wrote, dict) and isinstance(read, dict):
        found = []
        for key in {**wrote, **read}:
            inner = data or key in DATA
            if key not in wrote and read[key] is None and not data:
                continue
            if key not in wrote:
                found.append(f"{path}.{key} added")
            elif key not in read:
                found.append(f"{path}.{key} lost")
            else:
                found += differences(wrote[key], read[key], f"{path}.{key}", inner)
        return found
    if isinstance(wrote, list) and isinstance(read, list) and len(wrote) == len(read):
        pairs = enumerate(zip(wrote, read))
        return [d for i, (a, b) in pairs for d in differences(a, b, f"{path}[{i}]", data)]
    return [] if wrote == read and type(wrote) is type(read) else [f"{path} changed"]


def load(python, file, cache):
    done = subprocess.run(
        [python, "-c", LOADER, str(file), str(cache)], capture_output=True, text=True
    )
    if done.returncode != 0:
        words = [line for line in done.stderr.splitlines() if line.strip()]
        return None, words[-1] if words else f"ended with {done.returncode}"
    return [json.loads(line) for line in done.stdout.splitlines()], ""


def verdict(python, file, folder):
    wrote = [json.loads(line) for line in file.read_text().splitlines()]
    read, problem = load(python, file, folder / "cache")
    if read is None:
        return "not loaded: " + problem[:90]
    if len(read) != len(wrote):
        return f"{len(read)} rows of {len(wrote)}"
    bad = [differences(a, b) for a, b in zip(wrote, read)]
    rows = sum(1 for found in bad if found)
    first = next((found[0] for found in bad if found), "")
    return f"all {len(wrote)} equal" if rows == 0 else f"{rows} of {len(wrote)} differ: {first}"


def version(python):
    words = "import datasets; print(datasets.__version__)"
    done = subprocess.run([python, "-c", words], capture_output=True, text=True)
    return done.stdout.strip() if done.returncode == 0 else None


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--tracemill", default="evaluate/cli/target/tracemill/bin/tracemill")
    parser.add_argument("--python", action="append", default=[])
    parser.add_argument("--more", type=int, default=3, help="conversations without tools besides")
    given = parser.parse_args()
    pythons = {}
    for python in given.python or [sys.executable]:
        found = version(python) if pathlib.Path(python).exists() else None
        if found is None:
            print(f"skipped: {python} has no datasets")
        else:
            pythons[found] = python
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        source = folder / "in.jsonl"
        with source.open("w") as out:
            for line in conversations(given.more):
                out.write(json.dumps(line) + "\n")
        print("| form | arguments | " + " | ".join("datasets " + v for v in pythons) + " |")
        print("|---|---|" + "---|" * len(pythons))
        for form in FORMS:
            for style in ["object", "string"]:
                row = one(given.tracemill, form, style, source, folder, pythons)
                if row is not None:
                    print(f"| {form} | {style} | " + " | ".join(row) + " |")
    return 0


def one(tracemill, form, style, source, folder, pythons):
    file = folder / f"{form}-{style}.jsonl"
    command = [tracemill, "convert", str(source), "--to", form, "-q", "-o", str(file)]
    if form in ("openai", "hf", "messages"):
        command += ["--arguments", style]
    elif style == "string":
        return None
    subprocess.run(command, check=True)
    check_source(form, style, source, file)
    return [verdict(python, file, folder) for python in pythons.values()]


def check_source(form, style, source, file):
    """Whether the arguments in the file are those of the source, whatever datasets makes of them."""
    wanted = [
        m["tool_calls"][0]["function"]["arguments"]
        for line in source.read_text().splitlines()
        for m in json.loads(line)["messages"]
        if m.get("tool_calls")
    ]
    found = [a for line in file.read_text().splitlines() for a in arguments(form, json.loads(line))]
    if found != wanted:
        raise SystemExit(f"{form} {style}: arguments are not those of the source")


def arguments(form, row):
    if form == "sharegpt":
        turns = row["conversations"]
        return [json.loads(t["value"])["arguments"] for t in turns if t["from"] == "function_call"]
    if form == "atif":
        return [c["arguments"] for s in row["steps"] for c in s.get("tool_calls", [])]
    if form == "anthropic":
        blocks = [b for m in row["messages"] if isinstance(m["content"], list) for b in m["content"]]
        return [b["input"] for b in blocks if b["type"] == "tool_use"]
    calls = [c for m in row["messages"] for c in m.get("tool_calls", [])]
    given = [c["function"]["arguments"] for c in calls]
    return [json.loads(a) if isinstance(a, str) else a for a in given]


if __name__ == "__main__":
    sys.exit(main())
