"""Rows with orjson as anybody would write it; orjson dumps bytes, and UTF-8 is not escaped.

Usage: orjson_plain.py every|last INPUT; rows go to the standard output.
"""

import sys

import orjson


def normal(message):
    """As the platform reads it: no empty content, arguments as an object."""
    if message.get("content", "") is None:
        del message["content"]
    for call in message.get("tool_calls", ()):
        function = call["function"]
        if isinstance(function["arguments"], str):
            function["arguments"] = orjson.loads(function["arguments"])
    return message


def answer(message):
    if message.get("tool_calls"):
        function = message["tool_calls"][0]["function"]
        called = {"name": function["name"], "parameters": function["arguments"]}
        return orjson.dumps(called).decode()
    return message.get("content", "")


def main(turns, path):
    with open(path, "rb") as lines:
        for line in lines:
            messages = [normal(message) for message in orjson.loads(line)["messages"]]
            answers = [i for i, message in enumerate(messages) if message["role"] == "assistant"]
            for i in answers if turns == "every" else answers[-1:]:
                question = orjson.dumps(messages[:i]).decode()
                row = {"question": question, "answer": answer(messages[i])}
                sys.stdout.buffer.write(orjson.dumps(row) + b"\n")


main(sys.argv[1], sys.argv[2])
