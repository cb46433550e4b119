"""Findings for people: the author's own lines below each."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from cxkit.clean import term, visible
from cxkit.formats.concise import head

if TYPE_CHECKING:
    from cxkit.findings import Finding
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
    document = validation.workspace.documents.get(finding.loc.file)
    where = finding.position
    if document is None or where is None or where.line > len(document.lines):
        return []
    raw = document.lines[where.line - 1]
    before = visible(raw[: where.column - 1].expandtabs(2))
    end = where.end_column - 1 if where.end_line == where.line else len(raw)
    marked = visible(raw[where.column - 1 : max(end, where.column)].rstrip())
    line = visible(raw.expandtabs(2))
    if len(line) > _WIDEST_LINE:
        line = f"{line[: _WIDEST_LINE - 1]}…"
    gutter = f"{where.line:>4}"
    carets = "^" * max(1, min(len(marked), max(1, _WIDEST_LINE - len(before))))
    return [f"{gutter} | {line}", f"{'':>4} | {' ' * min(len(before), _WIDEST_LINE)}{carets}"]
