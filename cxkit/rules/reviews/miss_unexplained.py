"""Missed, and nobody asked why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Objective, Review, Study
from cxkit.rules._missed import missed_waves
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace
    from cxkit.rules._facts import Facts


@rule("REV208", severity=Severity.WARNING, since="0.1")
def miss_unexplained(workspace: Workspace, facts: Facts) -> Iterator[Finding]:
    """An objective's newest record missed its path, and the first review after it says neither why, nor is there a study or an action since.

    Below expectations means to dig deeper: a reason in the review (`because`), an action of it, or a study of the metric's
    source.

    Bad:

        # file: risks.yaml
        risks: [{id: strike, contingency: {trigger: nps-q < -50 points for 1 period}}]
        # file: reviews/2026-q3.yaml
        actions:
        # recorded: nps-q 2026-q3 0=500 8=600 10=400

    Good:

        # recorded: nps-q 2026-q3 0=400 8=600 10=800
    """
    for loc, objective in workspace.walk(Objective):
        missed = missed_waves(workspace, facts, objective)
        newest = facts.series(objective.metric or "")[-1:]
        if not missed or not newest or missed[-1] != newest[0]:
            continue
        wave = missed[-1]
        after = [review for _, review in workspace.walk(Review) if review.at and review.at > wave.end]
        said = [item for review in after for item in review.reviewed if item.objective == objective.id]
        sources = _sources(workspace, objective)
        studied = any(
            study.at and study.at > wave.end and study.source in sources for _, study in workspace.walk(Study)
        )
        if (
            said
            and not any(item.because for item in said)
            and not any(review.actions for review in after)
            and not studied
        ):
            message = f"{wave.period} missed the path of '{objective.id}' ({wave.value:.1f}, {wave.low:.1f} to {wave.high:.1f}), and no review says why"
            yield Finding(loc, message, "write because: … in the review, an action, or a study", entity=objective.id)


def _sources(workspace: Workspace, objective: Objective) -> tuple[str, ...]:
    metric = workspace.get("metric", objective.metric) if objective.metric else None
    return metric.source if metric is not None else ()
