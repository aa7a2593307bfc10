"""Rows with the trick: each message is dumped and escaped once, and every further row of the
conversation begins with the text of the row before it.

Usage: python_smart.py json|ujson every|last INPUT; rows go to the standard output.
"""

import json
import sys

if sys.argv[1] == "ujson":
    import ujson

    loads, dumps = ujson.loads, ujson.dumps
else:
    loads = json.loads
    dumps = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode


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
        return dumps({"name": function["name"], "parameters": function["arguments"]})
    return message.get("content", "")


def every(messages, write):
    prefix = ""
    for message in messages:
        normal(message)
        if message["role"] == "assistant":
            write('{"question":"[' + prefix + ']","answer":' + dumps(answer(message)) + "}\n")
        escaped = dumps(dumps(message))[1:-1]
        prefix = prefix + "," + escaped if prefix else escaped


def last(messages, write):
    """One row of a conversation: nothing to share, so the prompt is dumped at once."""
    for i in range(len(messages) - 1, -1, -1):
        if messages[i]["role"] == "assistant":
            question = dumps(dumps([normal(message) for message in messages[:i]]))
            text = dumps(answer(normal(messages[i])))
            write('{"question":' + question + ',"answer":' + text + "}\n")
            return


def main(turns, path):
    out = open(sys.stdout.fileno(), "w", buffering=1 << 20, encoding="ascii", newline="\n")
    rows = every if turns == "every" else last
    with open(path, "rb") as lines, out:
        for line in lines:
            rows(loads(line)["messages"], out.write)


main(sys.argv[2], sys.argv[3])
