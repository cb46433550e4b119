"""Tomorrow, without a today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Journey
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("JRN401", severity=Severity.WARNING, since="0.1")
def future_of_nothing(workspace: Workspace) -> Iterator[Finding]:
    """A journey is drawn as wanted, and doesn't name the one it would replace; or it names one, and is drawn as it is today.

    Bad:

        # file: journeys/help.yaml
        state: future

    Good:

        # file: journeys/help.yaml
        state: current
    """
    for loc, journey in workspace.walk(Journey):
        if journey.state == "future" and journey.of is None:
            message = f"'{journey.id}' is a journey as wanted, and doesn't say which journey of today it replaces"
            yield Finding(loc / "state", message, "write of: JOURNEY", entity=journey.id)
        elif journey.state == "current" and journey.of is not None:
            message = f"'{journey.id}' is drawn as it is, and says it is '{journey.of}' as wanted"
            yield Finding(loc / "of", message, "write state: future, or leave of out", entity=journey.id)
