"""Findings for people: the author's own lines below each."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from cxkit.clean import term, visible
from cxkit.formats.concise import head

if TYPE_CHECKING:
    from cxkit.findings import Finding, Position
    from cxkit.results import Validation

_MOST_PER_FILE = 50
_WIDEST_LINE = 120


def text(validation: Validation, *, width: int = 0) -> str:
    """Each finding with the lines it speaks of, a caret below, and what to do.

    Args:
        validation: what was found.
        width: wrap sentences at this column; 0 never wraps, as in a pipe.
    """
    blocks: list[str] = []
    shown: dict[str, int] = {}
    for finding in validation.findings:
        shown[finding.loc.file] = shown.get(finding.loc.file, 0) + 1
        if shown[finding.loc.file] <= _MOST_PER_FILE:
            blocks.append(_block(finding, validation, width))
    blocks.extend(f"{file}: +{n - _MOST_PER_FILE} more\n" for file, n in shown.items() if n > _MOST_PER_FILE)
    return "\n".join(blocks)


def _block(finding: Finding, validation: Validation, width: int) -> str:
    lines = _wrapped(head(finding), width)
    lines += _excerpt(finding, validation)
    if finding.hint:
        lines += _wrapped(f"  help: {term(finding.hint)}", width)
    return "".join(f"{line}\n" for line in lines)


def _wrapped(line: str, width: int) -> list[str]:
    if width <= 0 or len(line) <= width:
        return [line]
    return textwrap.wrap(line, width, subsequent_indent="    ", break_on_hyphens=False, break_long_words=False)


def _excerpt(finding: Finding, validation: Validation) -> list[str]:
    """The author's lines, each with its mark: `^` where the fault stands, `-` where it begins."""
    marks = [(finding.position, "^", finding.label)]
    for loc, label in finding.also:
        if loc.file == finding.loc.file:
            marks.append((validation.workspace.position(loc), "-", label))
    lines = validation.workspace.text(finding.loc.file)
    placed = [(where, sign, label) for where, sign, label in marks if where is not None and where.line <= len(lines)]
    shown: list[str] = []
    for where, sign, label in sorted(placed, key=lambda mark: mark[0]):
        shown += _marked(lines[where.line - 1], where, sign, label)
    return shown


def _marked(raw: str, where: Position, sign: str, label: str) -> list[str]:
    before = visible(raw[: where.column - 1].expandtabs(2))
    end = where.end_column - 1 if where.end_line == where.line else len(raw)
    marked = visible(raw[where.column - 1 : max(end, where.column)].rstrip())
    line = visible(raw.expandtabs(2))
    if len(line) > _WIDEST_LINE:
        line = f"{line[: _WIDEST_LINE - 1]}…"
    room = max(0, _WIDEST_LINE - len(before))
    mark = sign * max(1, min(len(marked), room))
    indent = " " * min(len(before), _WIDEST_LINE)
    return [f"{where.line:>4} | {line}", f"{'':>4} | {indent}{mark} {term(label)}".rstrip()]
