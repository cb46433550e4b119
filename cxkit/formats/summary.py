"""Findings by rule: where to begin when there are many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.clean import term
from cxkit.formats._view import PLAIN, ROLES, View

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cxkit.findings import Finding, Severity
    from cxkit.results import Validation


def summary(validation: Validation, view: View = PLAIN) -> str:
    """A line per rule: how often, its weight, and in how many files; errors first, then the most frequent."""
    return "".join(f"{line}\n" for line in by_rule(validation.findings, view))


def by_rule(findings: Iterable[Finding], view: View) -> list[str]:
    """Lines of rules, errors first, then the most frequent."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.code, []).append(finding)
    ranked = sorted(groups.values(), key=lambda found: (-_heaviest(found), -len(found), found[0].code))
    wide = max((len(f"{len(found):,}") for found in ranked), default=1)
    return [_line(found, wide, view) for found in ranked]


def _line(found: list[Finding], wide: int, view: View) -> str:
    severity, files = _heaviest(found), {finding.loc.file for finding in found}
    weight = view.paint(ROLES[severity], severity.word) + " " * (7 - len(severity.word))
    where = term(found[0].loc.file) if len(files) == 1 else f"{len(files):,} files"
    return f"{len(found):>{wide},}  {weight}  {view.paint('code', found[0].code)} {found[0].slug}: {where}"


def _heaviest(found: list[Finding]) -> Severity:
    return max(finding.severity for finding in found)
