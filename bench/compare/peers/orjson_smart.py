"""Rows with orjson and the trick: each message is dumped and escaped once, and every further row
of the conversation begins with the text of the row before it.

Usage: orjson_smart.py every|last INPUT; rows go to the standard output.
"""

import sys

from orjson import dumps, loads


def normal(message):
    """As the platform reads it: no empty content, arguments as an object."""
    if message.get("content", "") is None:
        del message["content"]
    for call in message.get("tool_calls", ()):
        function = call["function"]
        if isinstance(function["arguments"], str):
            function["arguments"] = loads(function["arguments"])
    return message


def answer(message):
    if message.get("tool_calls"):
        function = message["tool_calls"][0]["function"]
        return dumps({"name": function["name"], "parameters": function["arguments"]}).decode()
    return message.get("content", "")


def every(messages, write):
    prefix = b""
    for message in messages:
        normal(message)
        if message["role"] == "assistant":
            write(b'{"question":"[' + prefix + b']","answer":' + dumps(answer(message)) + b"}\n")
        escaped = dumps(dumps(message).decode())[1:-1]
        prefix = prefix + b"," + escaped if prefix else escaped


def last(messages, write):
    """One row of a conversation: nothing to share, so the prompt is dumped at once."""
    for i in range(len(messages) - 1, -1, -1):
        if messages[i]["role"] == "assistant":
            prompt = dumps([normal(message) for message in messages[:i]]).decode()
            write(dumps({"question": prompt, "answer": answer(normal(messages[i]))}) + b"\n")
            return


def main(turns, path):
    out = open(sys.stdout.fileno(), "wb", buffering=1 << 20)
    rows = every if turns == "every" else last
    with open(path, "rb") as lines, out:
        for line in lines:
            rows(loads(line)["messages"], out.write)


main(sys.argv[1], sys.argv[2])
