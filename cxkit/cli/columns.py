"""Text in columns for the terminal: numbers to the right, lines wrapped under their label."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence


_TIED = "\x1f"
_COLOUR = re.compile("\x1b\\[[0-9;]*m")


def width_of(text: str) -> int:
    """How many cells of a terminal a text takes: colours none, wide characters two."""
    from rich.cells import cell_len

    plain = _COLOUR.sub("", text)
    return len(plain) if plain.isascii() else cell_len(plain.replace("\u200b", ""))


def aligned(rows: Sequence[Sequence[str]], right: Collection[int], gap: str = "  ") -> list[str]:
    """Rows as lines, with a gap between columns; the columns in `right` end alike."""
    widths = [max(width_of(row[at]) for row in rows if at < len(row)) for at in range(max(len(row) for row in rows))]
    lines = []
    for row in rows:
        cells = [_padded(cell, widths[at], right=at in right) for at, cell in enumerate(row)]
        lines.append(gap.join(cells).rstrip())
    return lines


def fitting(
    rows: Sequence[Sequence[str]], right: Collection[int], width: int, expendable: Sequence[int] = ()
) -> list[str]:
    """The same within a width (0: a pipe): closer together, then without the columns of `expendable`, in order."""
    kept = list(range(max(len(row) for row in rows)))
    for column in (*expendable, None):
        chosen = [[row[at] for at in kept if at < len(row)] for row in rows]
        for gap in ("  ", " "):
            lines = aligned(chosen, [new for new, old in enumerate(kept) if old in right], gap)
            if not width or max(map(width_of, lines)) <= width:
                return lines
        if column is not None:
            kept.remove(column)
    return lines


def labelled(label: str, text: str, width: int, *, indent: int = 0, column: int = 11) -> str:
    """A fact behind its label, one line, wrapped under itself where there is a width."""
    head = " " * indent + label.ljust(column - indent)
    if not width or len(head) + width_of(text) <= width:
        return head + text
    wrapped = textwrap.fill(
        text.replace(" %", f"{_TIED}%"),
        width,
        initial_indent=head,
        subsequent_indent=" " * column,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return wrapped.replace(_TIED, " ")


def _padded(cell: str, width: int, *, right: bool) -> str:
    space = " " * (width - width_of(cell))
    return space + cell if right else cell + space
