"""A text that wants quotes: where it begins and ends, so that a fix can put it into them."""

from __future__ import annotations

import json
import re

from cxkit.findings import Edit, Fix, Position

_VALUE = re.compile(r"^\s*(?:- +)*[A-Za-z_][\w-]*: +(?P<value>[^\s\"'|>&!#\[{].*?)(?: +#.*|\s*)$")


def quoting(lines: list[str], number: int) -> Fix | None:
    """Quotes around the value of a line, or nothing where it is no plain text on one line.

    Args:
        lines: of the text.
        number: of the line, from 1.
    """
    match = _VALUE.match(lines[number - 1]) if 0 < number <= len(lines) else None
    if match is None:
        return None
    start, end = match.span("value")
    text = match["value"]
    quoted = f"'{text}'" if '"' in text and "'" not in text else json.dumps(text, ensure_ascii=False)
    return Fix("put the whole text in quotes", (Edit(Position(number, start + 1, number, end + 1), quoted),))
