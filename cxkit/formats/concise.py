"""One line per finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.clean import term
from cxkit.formats._view import PLAIN, View

if TYPE_CHECKING:
    from cxkit.findings import Finding
    from cxkit.results import Validation


def head(finding: Finding, view: View) -> str:
    """`PATH:LINE:COL: severity[CODE slug]: sentence`."""
    place = view.path(finding)
    if finding.position:
        place = f"{place}:{finding.position.line}:{finding.position.column}"
    return f"{term(place)}: {finding.severity.word}[{finding.code} {finding.slug}]: {term(finding.message)}"


def concise(validation: Validation, view: View = PLAIN) -> str:
    """One line per finding, never wrapped."""
    return "".join(f"{head(finding, view)}\n" for finding in validation.findings)
