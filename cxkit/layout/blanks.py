"""Blanks at line ends, and blank lines."""

from __future__ import annotations

from cxkit.layout.comments import scalars
from cxkit.loading.text import compose


def blanks(text: str) -> str:
    """No blanks at line ends, at most one blank line in a row, none at the ends; what lies inside a value stays."""
    lines = text.splitlines()
    inside = _inside_values(text, lines)
    kept: list[str] = []
    for number, line in enumerate(lines):
        if number in inside:
            kept.append(line)
        elif line.strip():
            kept.append(line.rstrip())
        elif kept and kept[-1]:
            kept.append("")
    while kept and not kept[-1] and len(lines) - 1 not in inside:
        kept.pop()
    return "".join(f"{line}\n" for line in kept)


def _inside_values(text: str, lines: list[str]) -> set[int]:
    """Lines whose end is part of a value; the blank lines below a block text are so only where it keeps them."""
    inside: set[int] = set()
    for node in scalars(compose(text)):
        first, last = node.start_mark.line, node.end_mark.line
        if first == last:
            continue
        if node.style in ("|", ">"):
            first += 1
            keeps = "+" in text[node.start_mark.index :].split("\n", 1)[0].split("#", maxsplit=1)[0]
            while not keeps and last > first and not lines[last - 1]:
                last -= 1
        inside.update(range(first, min(last, len(lines))))
    return inside
