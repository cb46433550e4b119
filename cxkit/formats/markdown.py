"""Findings as a Markdown page: the summary of a job, or a comment on a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.clean import markdown as clean
from cxkit.findings import Severity
from cxkit.formats._view import PLAIN, View

if TYPE_CHECKING:
    from cxkit.findings import Finding
    from cxkit.results import Validation

MOST_BYTES = 1_000_000
_HEAD = ("| Where | Weight | Code | What | What to do |", "| --- | --- | --- | --- | --- |")


def markdown(validation: Validation, view: View = PLAIN) -> str:
    """Counts, then a row per finding, errors first; at most a million bytes, as a job summary takes no more."""
    files = len(validation.workspace.files)
    counts = ", ".join(
        f"{n} {severity.word}{'s' * (n != 1 and severity > Severity.INFO)}"
        for severity in reversed(Severity)
        if (n := validation.count(severity)) or severity > Severity.INFO
    )
    lines = [f"**cx validate**: {counts} in {files} file{'s' * (files != 1)} (as of {validation.as_of})"]
    lines += ["", *_HEAD] if validation.findings else ["", "No findings."]
    size = sum(len(line.encode()) + 1 for line in lines)
    found = sorted(validation.findings, key=lambda finding: -finding.severity)
    for at, finding in enumerate(found):
        row = _row(finding, view)
        size += len(row.encode()) + 1
        if size > MOST_BYTES - 100:
            lines += ["", f"+{len(found) - at} more; run cx validate to see them"]
            break
        lines.append(row)
    lines += ["", *(f"Note: {clean(note)}" for note in validation.notes)] if validation.notes else []
    return "".join(f"{line}\n" for line in lines)


def _row(finding: Finding, view: View) -> str:
    place = view.path(finding) + (f":{finding.position.line}" if finding.position else "")
    cells = (place, finding.severity.word, f"{finding.code} {finding.slug}", finding.message, finding.hint)
    return f"| {' | '.join(clean(cell) for cell in cells)} |"
