"""Do two programs write the same rows? Compared in order, row by row, as JSON values.

`question` and `answer` are strings that hold JSON: where the strings differ, what they hold is
parsed and compared too, so that only spaces, escapes, the order of keys and the way a number is
written may differ.
"""

import itertools
import json
import subprocess
import tempfile
from decimal import Decimal


class Number(Decimal):
    """A JSON number: 1.50 equals 1.5, and 1 does not equal true."""

    def __eq__(self, other):
        return isinstance(other, Number) and Decimal.__eq__(self, other)

    __hash__ = Decimal.__hash__


parse = json.JSONDecoder(parse_int=Number, parse_float=Number).decode


def same(one, other):
    """Whether two strings are equal, or hold equal JSON."""
    if one == other:
        return True
    try:
        return parse(one) == parse(other)
    except (ValueError, TypeError):
        return False


def difference(expected, actual):
    """What is wrong with an actual row, given the expected one, or None."""
    if expected == actual:
        return None
    if expected is None or actual is None:
        return "has more rows" if expected is None else "has fewer rows"
    try:
        one, other = parse(expected.decode()), parse(actual.decode())
    except ValueError:
        return "is not JSON"
    if not isinstance(other, dict) or one.keys() != other.keys():
        return "has other keys"
    for key in one:
        if not same(one[key], other[key]):
            return f"has another {key}"
    return None


def disagreement(rows, command):
    """Runs a command and compares its output with the file of rows: a sentence, or None."""
    with open(rows, "rb") as expected, tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=errors
        )
        pairs = itertools.zip_longest(expected, process.stdout)
        found = None
        for number, (one, other) in enumerate(pairs, 1):
            found = difference(one and one.rstrip(), other and other.rstrip())
            if found:
                found = f"row {number} {found}"
                process.kill()
                break
        process.stdout.close()
        if process.wait() != 0 and (found is None or "fewer" in found):
            errors.seek(0)
            said = errors.read().decode(errors="replace").strip()
            return f"exit code {process.returncode}: {said[-200:]}"
    return found
