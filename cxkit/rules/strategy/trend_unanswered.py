"""Seen coming, and left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Recommendation, Trend
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("STR303", severity=Severity.INFO, since="0.1")
def trend_unanswered(workspace: Workspace) -> Iterator[Finding]:
    """Recommendations are written, and none answers a trend.

    A trend is named because something follows from it; if nothing does, it belongs into the market report.

    Bad:

        # file: recommendations.yaml
        recommendations: [{id: more-people, answers: [waits]}]

    Good:

        # file: recommendations.yaml
        recommendations: [{id: more-people, answers: [waits, live-help]}]
    """
    recommendations = [one for _, one in workspace.walk(Recommendation)]
    answered = {name for one in recommendations for name in one.answers}
    for loc, trend in workspace.walk(Trend) if recommendations else ():
        if trend.id not in answered:
            message = f"no recommendation answers the trend '{trend.id}'"
            yield Finding(loc, message, "name it under answers of a recommendation, or drop it", entity=trend.id)
