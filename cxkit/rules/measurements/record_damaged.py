"""A measurement that somebody touched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Loc, Severity
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace
    from cxkit.rules._facts import Facts


@rule("HST301", severity=Severity.ERROR, since="0.1")
def record_damaged(workspace: Workspace, facts: Facts) -> Iterator[Finding]:
    """A file in measurements/ isn't as it was written, or two records of one period contradict each other.

    Every figure in the report rests on these files; one that was edited proves nothing. Take it back from git; a correction
    is a new record.

    Bad:

        # recorded: nps-q 2026-q2 0=30 8=30 10=60
        # edited: measurements

    Good:

        # recorded: nps-q 2026-q2 0=300 8=400 10=540
    """
    for error in facts.damaged:
        file = error.place or "measurements"
        if file not in workspace.documents:  # the strategy is never in measurements/
            yield Finding(Loc(file), error.message, error.hint)
