"""Findings as annotations of a GitHub workflow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.clean import workflow_data, workflow_property
from cxkit.findings import Finding, Severity
from cxkit.formats._view import PLAIN, View

if TYPE_CHECKING:
    from cxkit.results import Validation

_WORDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_MOST_PER_WORD = 10


def github(validation: Validation, view: View = PLAIN) -> str:
    """At most ten annotations of a kind, as the service shows no more; the last says how many are left."""
    lines = []
    for severity in sorted(_WORDS, reverse=True):
        found = [finding for finding in validation.findings if finding.severity == severity]
        most = _MOST_PER_WORD if len(found) <= _MOST_PER_WORD else _MOST_PER_WORD - 1
        lines += [_line(finding, view) for finding in found[:most]]
        if len(found) > most:
            lines.append(f"::{_WORDS[severity]}::+{len(found) - most} more; run cx validate to see them")
    return "".join(f"{line}\n" for line in lines)


def _line(finding: Finding, view: View) -> str:
    place = f"file={workflow_property(view.path(finding))}"
    where = finding.position
    if where:
        whole = f",line={where.line},endLine={where.end_line}"
        span = f",line={where.line},col={where.column},endLine={where.end_line},endColumn={where.end_column}"
        place += span if where.line == where.end_line else whole  # columns are only taken within one line
    title = workflow_property(f"{finding.code} {finding.slug}")
    message = finding.message + (f"\nhelp: {finding.hint}" if finding.hint else "")
    return f"::{_WORDS[finding.severity]} {place},title={title}::{workflow_data(message)}"
