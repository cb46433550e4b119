"""Findings for people: the author's own lines below each."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from cxkit.clean import log_line, term
from cxkit.findings import Severity
from cxkit.formats._excerpt import excerpt
from cxkit.formats._view import PLAIN, View
from cxkit.formats.concise import head

if TYPE_CHECKING:
    from cxkit.findings import Finding
    from cxkit.results import Validation

MOST_PER_FILE = 50
ROLES = {Severity.ERROR: "bad", Severity.WARNING: "warn", Severity.INFO: "quiet"}


def text(validation: Validation, view: View = PLAIN) -> str:
    """Each finding with the lines it speaks of, a caret below, and what to do; at most fifty of a file."""
    blocks: list[str] = []
    shown: dict[str, int] = {}
    for finding in validation.findings:
        shown[finding.loc.file] = shown.get(finding.loc.file, 0) + 1
        if shown[finding.loc.file] <= MOST_PER_FILE:
            blocks.append(_block(finding, validation, view))
    for file, n in shown.items():
        if n > MOST_PER_FILE:
            blocks.append(f"{term(file)}: +{n - MOST_PER_FILE} more (--format concise shows all)\n")
    return "\n".join(blocks)


def _block(finding: Finding, validation: Validation, view: View) -> str:
    lines = _wrapped(head(finding, view), view.width)
    lines[0] = _painted(lines[0], finding, view)
    lines += excerpt(finding, validation.workspace, view)
    if finding.hint:
        lines += _wrapped(f"  help: {term(finding.hint)}", view.width)
    return "".join(f"{line}\n" for line in lines)


def _painted(line: str, finding: Finding, view: View) -> str:
    weight, code = finding.severity.word, f"[{finding.code} {finding.slug}]"
    place, found, rest = line.partition(f": {weight}[")
    if not found:
        return line
    told = view.paint("code", code) + rest.removeprefix(code[1:]) if rest.startswith(code[1:]) else f"[{rest}"
    return f"{view.paint('place', place)}: {view.paint(ROLES[finding.severity], weight)}{told}"


def _wrapped(line: str, width: int) -> list[str]:
    if width <= 0 or len(line) <= width:
        return [line]
    wrapped = textwrap.wrap(line, width, subsequent_indent="    ", break_on_hyphens=False, break_long_words=False)
    return [log_line(part) for part in wrapped]
