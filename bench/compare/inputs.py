"""The inputs: seeded, the same bytes on any machine, made once and kept in the work folder.

Random numbers come only from `Random.random`, the one source that Python keeps the same between
its versions. A smaller input is the beginning of a larger one of the same kind.
"""

import hashlib
import json
import os
import random
from itertools import count
from pathlib import Path

SEED = 20
CITIES = ["Berkeley", "Oakland", "Petaluma", "San José", "Santa Rosa", "Campbell", "Napa", "Davis"]
CUISINES = ["Italian", "Ramen", "Burgers", "Sichuan", "Ethiopian", "Vegetarian", "Seafood"]
PLACES = ["Brixx Pizzeria", "Cucina Paradiso", "Effie's Restaurant & Bar", "La Note", "Ippuku"]
STREETS = ["Kentucky Street", "Petaluma Boulevard North", "West Hacienda Avenue", "Shattuck Avenue"]
PRICES = ["cheap", "moderate", "expensive"]
CHATS = [
    "Hello, how are you?",
    "Réservez une table à l'hôtel \"Élysée\" s'il vous plaît.",
    "今日の天気はどうですか。",
    "Line one\nline two\tand a tab",
    "C:\\path\\file.txt",
    "Thanks 👍🎉",
    "Ich möchte ein Zimmer für zwei Nächte.",
    "See https://example.org/a?b=c&d=e",
    'Please "quote" this.',
    "Das kostet 12,50 €.",
    "Привет, как дела?",
    "def f(x):\n    return x + 1\n",
    "I would like to cancel my order.",
    "The order was shipped on Monday and arrives in three days.",
]


class Dice:
    """Seeded choices."""

    def __init__(self, seed):
        self._random = random.Random(seed).random

    def below(self, bound):
        return int(self._random() * bound)

    def pick(self, values):
        return values[int(self._random() * len(values))]


def tool(name, properties, required):
    kinds = {key: {"type": kind} for key, kind in properties.items()}
    parameters = {"type": "object", "properties": kinds, "required": required}
    described = {"name": name, "description": name.replace("_", " "), "parameters": parameters}
    return {"type": "function", "function": described}


TOOLS = [
    tool("find_restaurants", {"city": "string", "cuisine": "string"}, ["city"]),
    tool(
        "reserve_table",
        {"restaurant_name": "string", "city": "string", "time": "string", "party_size": "integer"},
        ["restaurant_name", "time"],
    ),
    tool("respond_to_user", {"message": "string"}, ["message"]),
]


def call(dice, style, name, arguments):
    """An assistant's message that calls a tool, as one of three clients records it."""
    if style == 2:  # arguments as an object, no id
        function = {"name": name, "arguments": arguments}
        calls = [{"type": "function", "function": function}]
        return {"role": "assistant", "content": "", "tool_calls": calls}
    function = {"name": name, "arguments": json.dumps(arguments)}
    calls = [{"id": "call_%012x" % dice.below(1 << 48), "type": "function", "function": function}]
    if style == 1:
        return {"role": "assistant", "content": None, "tool_calls": calls}
    return {"role": "assistant", "tool_calls": calls}


def result(message, found):
    """What a tool answered; where calls have no id, recorders leave it in the user's turn."""
    answered = message["tool_calls"][0]
    if "id" not in answered:
        return {"role": "user", "content": json.dumps(found)}
    return {"role": "tool", "tool_call_id": answered["id"], "content": json.dumps(found)}


def restaurant(dice, city, cuisine):
    return {
        "restaurant_name": dice.pick(PLACES),
        "city": city,
        "cuisine": cuisine,
        "price_range": dice.pick(PRICES),
        "has_live_music": dice.below(2) == 1,
        "phone_number": "707-%03d-%04d" % (dice.below(1000), dice.below(10000)),
        "street_address": "%d %s" % (dice.below(9999), dice.pick(STREETS)),
        "rating": dice.below(50) / 10,
    }


def search(dice, style):
    """Four messages: a wish, a search, what it found, and a word about it."""
    city, cuisine = dice.pick(CITIES), dice.pick(CUISINES)
    found = [restaurant(dice, city, cuisine) for _ in range(1 + dice.below(5))]
    wish = "I am looking for %s food in %s, for %d people." % (cuisine, city, dice.below(99))
    asked = call(dice, style, "find_restaurants", {"city": city, "cuisine": cuisine})
    said = "I found %d in %s. %s is a nice one." % (len(found), city, found[0]["restaurant_name"])
    told = call(dice, style, "respond_to_user", {"message": said})
    return [{"role": "user", "content": wish}, asked, result(asked, found), told]


def talk(dice, style):
    """Two messages: a question and its answer."""
    place = dice.pick(PLACES)
    question = "What is the address of %s, and do they have live music?" % place
    answer = "It is %d %s. They do have live music." % (dice.below(9999), dice.pick(STREETS))
    told = call(dice, style, "respond_to_user", {"message": answer})
    return [{"role": "user", "content": question}, told]


def reservation(dice, style):
    """Four messages: an order, the call, its confirmation, and the last word in plain text."""
    place, time, guests = dice.pick(PLACES), "%d:30 pm" % (5 + dice.below(5)), 1 + dice.below(9)
    order = "Please reserve a table for %d at %s at %s." % (guests, place, time)
    wanted = {"restaurant_name": place, "time": time, "party_size": guests}
    asked = call(dice, style, "reserve_table", wanted)
    done = result(asked, {"status": "confirmed", "number": dice.below(10**6), **wanted})
    said = 'Done: "%s", %s, a table for %d.\nEnjoy your meal!' % (place, time, guests)
    return [{"role": "user", "content": order}, asked, done, {"role": "assistant", "content": said}]


def traces(dice):
    """Multi-turn traces with tool calls: 10 to 28 messages, about 4 KB."""
    for number in count():
        style = number % 3
        pieces = [search(dice, style)]
        for _ in range(2 + dice.below(6)):
            pieces.append(search(dice, style) if dice.below(3) == 0 else talk(dice, style))
        pieces.append(reservation(dice, style))
        yield json.dumps({"messages": [message for piece in pieces for message in piece]})


def chats(dice):
    """Short chats of one or two turns in several languages, two thirds of them not escaped."""
    for number in count():
        messages = []
        if dice.below(3) == 0:
            messages.append({"role": "system", "content": "You are a helpful assistant."})
        for _ in range(1 + dice.below(2)):
            for role in ("user", "assistant"):
                words = [dice.pick(CHATS) for _ in range(1 + dice.below(3))]
                words.append("(%d)" % dice.below(10**6))
                messages.append({"role": role, "content": " ".join(words)})
        yield json.dumps({"messages": messages}, ensure_ascii=number % 3 == 0)


def documents(dice):
    """Lines of 40 KB to 600 KB: a long text and a question about it."""
    for number in count():
        sentences = [dice.pick(CHATS) for _ in range((50 + dice.below(750)) * 25)]
        text = " ".join(sentences) + " What does it say about order %d?" % number
        answer = {"role": "assistant", "content": "Nothing about order %d." % number}
        messages = [{"role": "user", "content": text}, answer]
        yield json.dumps({"messages": messages}, ensure_ascii=False)


KINDS = {"traces": traces, "chats": chats, "documents": documents}


class Inputs:
    """Input files in a folder, by kind and size, each made when it is first asked for."""

    def __init__(self, folder):
        # Named after this file's text: another generator never finds the inputs of this one.
        version = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()[:8]
        self._folder = Path(folder) / f"inputs-{version}"
        self._folder.mkdir(parents=True, exist_ok=True)

    def file(self, kind, size):
        """The file with about `size` bytes of lines of `kind`."""
        path = self._folder / f"{kind}-{size}.jsonl"
        if not path.exists():
            written = 0
            with open(f"{path}.part", "wb") as out:
                for line in KINDS[kind](Dice(SEED)):
                    written += out.write(line.encode() + b"\n")
                    if written >= size:
                        break
            os.replace(f"{path}.part", path)
        return path

    def halves(self, path):
        """The same lines as two files, cut at the line end nearest after the middle."""
        halves = [path.with_suffix(f".{part}.jsonl") for part in (1, 2)]
        if not all(half.exists() for half in halves):
            with open(path, "rb") as whole:
                for half, limit in zip(halves, (path.stat().st_size // 2, None)):
                    copy(whole, half, limit)
        return halves

    def job(self):
        """The job description and config under which `tracemill run` reads the traces."""
        folder = self._folder / "job"
        folder.mkdir(exist_ok=True)
        description = (
            "You are a restaurant assistant. Find restaurants and reserve tables with the tools, "
            "and answer with respond_to_user."
        )
        job = {"task_description": description, "tools": TOOLS}
        config = {
            "base": {"task": "multi-turn-tool-calling-closed-book", "random_seed": SEED},
            "trace_processing": {
                "observation_format": "openai_messages",
                "num_traces_as_training_base": 500,
                "num_traces_as_testing_base": 100,
                "relabel": False,
            },
        }
        (folder / "job_description.json").write_text(json.dumps(job))
        (folder / "config.json").write_text(json.dumps(config))
        return folder


def copy(source, target, limit):
    """Copies whole lines until `limit` bytes are passed, or all."""
    with open(f"{target}.part", "wb") as out:
        written = 0
        for line in source:
            written += out.write(line)
            if limit is not None and written >= limit:
                break
    os.replace(f"{target}.part", target)
