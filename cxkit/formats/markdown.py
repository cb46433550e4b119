"""Findings as a Markdown table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.clean import markdown as clean

if TYPE_CHECKING:
    from cxkit.results import Validation


def markdown(validation: Validation, *, width: int = 0) -> str:  # noqa: ARG001 - all formats are called alike
    """One row per finding; `No findings.` where there are none."""
    if not validation.findings:
        return "No findings.\n"
    lines = ["| Where | Weight | Code | What | What to do |", "| --- | --- | --- | --- | --- |"]
    for finding in validation.findings:
        place = finding.loc.file + (f":{finding.position.line}" if finding.position else "")
        cells = (place, finding.severity.word, f"{finding.code} {finding.slug}", finding.message, finding.hint)
        lines.append(f"| {' | '.join(clean(cell) for cell in cells)} |")
    return "".join(f"{line}\n" for line in lines)
