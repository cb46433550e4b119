"""Drawn happy, measured otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Touchpoint
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace
    from cxkit.rules._facts import Facts

_KPIS = frozenset({"csat", "ces"})
_HALF, _FOUR_IN_FIVE = 50.0, 80.0


@rule("JRN309", severity=Severity.WARNING, since="0.1")
def emotion_contradicted(workspace: Workspace, facts: Facts) -> Iterator[Finding]:
    """A touchpoint is drawn as pleasing while less than half of its customers are satisfied or find it easy, or as a let-down while more than four in five do; the whole measured interval says so.

    The emotion curve is a claim, and this is its check: CSAT and CES in per cent, their newest record.

    Bad:

        # file: feedback.yaml
        sources: [{id: survey, questions: {how: {text: How was it, column: Q2, scale: 1..5}}}]
        # file: metrics.yaml
        metrics: [{id: how, name: Content, kpi: csat, source: survey, question: how, period: quarter, owner: lead}]
        # file: journeys/help.yaml
        stages: [{id: look, touchpoints: [{id: page, emotion: 1, metrics: [how]}]}]
        # recorded: how 2026-q3 1=600 3=300 5=300

    Good:

        # file: journeys/help.yaml
        stages: [{id: look, touchpoints: [{id: page, emotion: 1}]}]
    """
    for loc, touchpoint in workspace.walk(Touchpoint):
        drawn = touchpoint.emotion.values()
        for name in touchpoint.metrics if drawn else ():
            waves = facts.series(name)
            if not waves or waves[-1].metric.kpi not in _KPIS or waves[-1].unit != "%":
                continue
            wave = waves[-1]
            measured = f"{wave.value:.0f} % ({wave.low:.0f} to {wave.high:.0f}) in {wave.period}"
            if min(drawn) >= 1 and wave.high < _HALF:
                message = f"'{touchpoint.id}' is drawn as pleasing, and '{name}' stands at {measured}"
                yield Finding(
                    loc / "emotion", message, "draw what was measured, or measure what is drawn", entity=touchpoint.id
                )
            elif max(drawn) <= -1 and wave.low > _FOUR_IN_FIVE:
                message = f"'{touchpoint.id}' is drawn as a let-down, and '{name}' stands at {measured}"
                yield Finding(
                    loc / "emotion", message, "draw what was measured, or measure what is drawn", entity=touchpoint.id
                )
