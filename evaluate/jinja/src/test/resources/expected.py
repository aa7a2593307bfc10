"""Writes anew what Jinja2 makes of jinja/snippets.jsonl and chat/cases.jsonl, for a person to read the difference.

A line that is only a case and a template gets its expected text. Needs jinja2 3.1.6 and markupsafe 3.0; no test runs it.
pip install jinja2==3.1.6 markupsafe==3.0.4; python expected.py
"""

import copy
import datetime
import json
import pathlib

from jinja2 import nodes
from jinja2.exceptions import TemplateError
from jinja2.ext import Extension, loopcontrols
from jinja2.sandbox import ImmutableSandboxedEnvironment

FOLDER = pathlib.Path(__file__).parent


class AssistantTracker(Extension):
    """The tag `generation` of the hub's library, which only marks answers."""

    tags = {"generation"}

    def parse(self, parser):
        line = next(parser.stream).lineno
        body = parser.parse_statements(["name:endgeneration"], drop_needle=True)
        return nodes.CallBlock(self.call_method("inside"), [], [], body).set_lineno(line)

    def inside(self, caller):
        return caller()


def raise_exception(message):
    raise TemplateError(message)


def tojson(x, ensure_ascii=False, indent=None, separators=None, sort_keys=False):
    return json.dumps(x, ensure_ascii=ensure_ascii, indent=indent, separators=separators, sort_keys=sort_keys)


def environment(date):
    env = ImmutableSandboxedEnvironment(
        trim_blocks=True, lstrip_blocks=True, extensions=[AssistantTracker, loopcontrols]
    )
    env.filters["tojson"] = tojson
    env.globals["raise_exception"] = raise_exception
    env.globals["strftime_now"] = datetime.date.fromisoformat(date).strftime
    del env.globals["lipsum"]  # random
    return env


def outcome(template, context, date):
    try:
        return {"expected": environment(date).from_string(template).render(**copy.deepcopy(context))}
    except TemplateError as e:
        return {"error": e.message} if type(e) is TemplateError else {}
    except Exception:
        return {}


def write(file):
    lines, shared = [], {}
    for line in file.read_text(encoding="utf-8").rstrip("\n").split("\n"):
        case = json.loads(line)
        if "case" not in case:
            shared = case["context"]
        else:
            template = case.get("template")
            if template is None:
                template = (FOLDER / "chat" / (case["template_name"] + ".jinja")).read_text(encoding="utf-8")
            case.pop("expected", None)
            case.pop("error", None)
            case |= outcome(template, shared | case.get("context", {}), case.get("strftime_now", "2025-07-26"))
        lines.append(json.dumps(case, ensure_ascii=False))
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


write(FOLDER / "jinja" / "snippets.jsonl")
write(FOLDER / "chat" / "cases.jsonl")
