"""Rows as anybody would write it: take the line apart, dump the messages before each answer.

Usage: python_plain.py json|ujson every|last INPUT; rows go to the standard output.
"""

import importlib
import sys

library = importlib.import_module(sys.argv[1])


def normal(message):
    """As the platform reads it: no empty content, arguments as an object."""
    if message.get("content", "") is None:
        del message["content"]
    for call in message.get("tool_calls", ()):
        function = call["function"]
        if isinstance(function["arguments"], str):
            function["arguments"] = library.loads(function["arguments"])
    return message


def answer(message):
    if message.get("tool_calls"):
        function = message["tool_calls"][0]["function"]
        return library.dumps({"name": function["name"], "parameters": function["arguments"]})
    return message.get("content", "")


def main(turns, path):
    with open(path, "rb") as lines:
        for line in lines:
            messages = [normal(message) for message in library.loads(line)["messages"]]
            answers = [i for i, message in enumerate(messages) if message["role"] == "assistant"]
            for i in answers if turns == "every" else answers[-1:]:
                row = {"question": library.dumps(messages[:i]), "answer": answer(messages[i])}
                sys.stdout.write(library.dumps(row) + "\n")


main(sys.argv[2], sys.argv[3])
