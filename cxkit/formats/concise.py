"""One line per finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.clean import term

if TYPE_CHECKING:
    from cxkit.findings import Finding
    from cxkit.results import Validation


def head(finding: Finding) -> str:
    """`PATH:LINE:COL: severity[CODE slug]: sentence`."""
    place = finding.loc.file
    if finding.position:
        place = f"{place}:{finding.position.line}:{finding.position.column}"
    return f"{term(place)}: {finding.severity.word}[{finding.code} {finding.slug}]: {term(finding.message)}"


def concise(validation: Validation, *, width: int = 0) -> str:  # noqa: ARG001 - all formats are called alike
    """One line per finding, never wrapped."""
    return "".join(f"{head(finding)}\n" for finding in validation.findings)
