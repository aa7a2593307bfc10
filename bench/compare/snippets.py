"""The snippets of the platform's page on traces, cut from its text."""

import re

SERVICE = "https://api.distillabs.ai"


def statements(code):
    """Its statements, each perhaps of several lines."""
    so_far = []
    for line in code.splitlines():
        so_far.append(line)
        text = "\n".join(so_far)
        open_brackets = sum(text.count(c) for c in "([{") - sum(text.count(c) for c in ")]}")
        if open_brackets == 0 and not line.endswith("\\"):
            yield text
            so_far = []


def indented(code):
    """The code as it was before its indentation was lost: if and with hold one statement each,
    while all until a comment."""
    blocks = []
    lines = []
    for statement in statements(code):
        if statement.startswith("#"):
            blocks = []
        lines.append("    " * len(blocks) + statement)
        if statement.endswith(":"):
            blocks.append(statement.split()[0])
            continue
        while blocks and blocks[-1] in ("if", "with"):
            blocks.pop()
    return "\n".join(lines)


class Page:
    """The text of the page; prose and code stand in it one after the other."""

    def __init__(self, file):
        self.file = file
        self._text = file.read_text()

    def _cut(self, start, end):
        """What begins and ends so; prose stands before and behind, even in the same line."""
        found = re.search(rf"{start}.*?{end}", self._text, re.DOTALL)
        if not found:
            raise SystemExit(f"{self.file}: has no snippet from {start} to {end}")
        return found[0]

    def python(self, base):
        """Upload, wait, and where the predictions are: in this order, for one namespace."""
        cut = [
            self._cut(r"import json\nimport requests", r"print\(f\"Trace processing started[^\n]*?\"\)"),
            self._cut(r"import time\nfrom pprint", r"pprint\(response\.json\(\)\)"),
            self._cut(
                r"response = requests\.get\(\nf\"[^\n]*\nheaders=auth_header\n\)\nprint",
                r"download_url\"\]\)",
            ),
        ]
        return [indented(snippet).replace(SERVICE, base) for snippet in cut]

    def curl(self, url):
        return self._cut("curl -o ", r"<DOWNLOAD_URL>\"").replace("<DOWNLOAD_URL>", url)

    def commands(self, model):
        """The page's lines by their verbs, each as it stands there first."""
        lines = {}
        option = r"(?: --[a-z-]+ [^\sA-Z\\]+)*"
        for line in re.findall(rf"distil model [a-z-]+ <model-id>{option}", self._text):
            lines.setdefault(line.split()[2], line.replace("<model-id>", model))
        return lines
