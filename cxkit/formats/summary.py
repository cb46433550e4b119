"""Findings by rule: where to begin when there are many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.clean import term
from cxkit.formats._view import PLAIN, View
from cxkit.formats.text import ROLES

if TYPE_CHECKING:
    from cxkit.results import Validation


def summary(validation: Validation, view: View = PLAIN) -> str:
    """A line per rule: how often, its weight, and in how many files; errors first, then the most frequent."""
    groups: dict[str, list[str]] = {}
    first = {finding.code: finding for finding in reversed(validation.findings)}
    for finding in validation.findings:
        groups.setdefault(finding.code, []).append(finding.loc.file)
    wide = max((len(str(len(files))) for files in groups.values()), default=1)
    lines = []
    for code, files in sorted(groups.items(), key=lambda one: (-first[one[0]].severity, -len(one[1]), one[0])):
        finding = first[code]
        weight = view.paint(ROLES[finding.severity], finding.severity.word) + " " * (7 - len(finding.severity.word))
        where = term(files[0]) if len(set(files)) == 1 else f"{len(set(files))} files"
        lines.append(f"{len(files):>{wide}}  {weight}  {view.paint('code', code)} {finding.slug}: {where}\n")
    return "".join(lines)
