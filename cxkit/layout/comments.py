"""Comments of a text: what begins with `#` after a blank, and isn't inside a value."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

import yaml

from cxkit.loading.text import compose

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIGN = re.compile(r"(?:^|(?<=[ \t]))#")


def comments(text: str) -> list[str]:
    """The comments, in order."""
    return [text[start:end].rstrip() for start, end in comment_spans(text)]


def comment_spans(text: str) -> list[tuple[int, int]]:
    """Where comments begin and end, as offsets."""
    spans = [(node.start_mark.index, node.end_mark.index) for node in scalars(compose(text))]
    spans.sort()
    starts = [start for start, _ in spans]

    def is_value(offset: int) -> bool:
        at = bisect_right(starts, offset) - 1
        return at >= 0 and offset < spans[at][1]

    found = []
    offset = 0
    for line in text.splitlines(keepends=True):
        signs = (offset + match.start() for match in _SIGN.finditer(line))
        start = next((sign for sign in signs if not is_value(sign)), None)
        if start is not None:
            found.append((start, offset + len(line.rstrip("\r\n"))))
        offset += len(line)
    return found


def scalars(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    """Every key and value that is written."""
    if isinstance(node, yaml.ScalarNode):
        if node.end_mark.index > node.start_mark.index:
            yield node
        return
    for child in node.value if isinstance(node, yaml.SequenceNode) else (each for pair in node.value for each in pair):
        yield from scalars(child)
