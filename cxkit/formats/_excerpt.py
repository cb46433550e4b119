"""The author's own lines below a finding, each with its mark."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from cxkit.clean import term
from cxkit.findings import Severity

if TYPE_CHECKING:
    from cxkit.findings import Finding, Position
    from cxkit.formats._view import View
    from cxkit.loading.workspace import Workspace

_WIDEST = 120
_GUTTER = 7


def excerpt(finding: Finding, workspace: Workspace, view: View) -> list[str]:
    """Lines with `^` where the fault stands, and `-` where it begins if two places make it together."""
    marks = [(finding.position, "^", finding.label)]
    marks += [(workspace.position(loc), "-", label) for loc, label in finding.also if loc.file == finding.loc.file]
    lines = workspace.text(finding.loc.file)
    placed = [(where, sign, label) for where, sign, label in marks if where is not None and where.line <= len(lines)]
    role = "bad" if finding.severity == Severity.ERROR else "warn"
    shown: list[str] = []
    for where, sign, label in sorted(placed, key=lambda mark: mark[0]):
        line, indent, mark = _window(lines[where.line - 1], where, view.width or _WIDEST)
        number, bar = view.paint("quiet", f"{where.line:>4} |"), view.paint("quiet", "     |")
        told = f"{' ' * indent}{view.paint(role, sign * mark)} {term(label)}".rstrip()
        shown += [f"{number} {line}".rstrip(), f"{bar} {told}"]
    return shown


def _window(raw: str, where: Position, width: int) -> tuple[str, int, int]:
    """A line cut so that its mark is seen; the columns before the mark; the mark's columns."""
    room = width - _GUTTER
    end = where.end_column - 1 if where.end_line == where.line else len(raw)
    before, marked, after = raw[: where.column - 1], raw[where.column - 1 : end].rstrip(), raw[max(end, 0) :]
    before, marked, after = (term(part.expandtabs(2)) for part in (before, marked, after))
    if _columns(before + marked + after) <= room:
        return before + marked + after, _columns(before), max(1, _columns(marked))
    lead = max(0, min(len(before), len(before) + len(marked) - room * 2 // 3, len(before) - 8))
    start = "…" if lead else ""
    line = f"{start}{before[lead:]}{marked}{after}"
    if _columns(line) > room:
        while _columns(line) > room - 1:
            line = line[:-1]
        line += "…"
    indent = _columns(start + before[lead:])
    return line, indent, max(1, min(_columns(marked), room - indent))


def _columns(text: str) -> int:
    """Columns a text takes on a terminal: East Asian signs take two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(sign) or sign == "\u200b" else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in text
    )
