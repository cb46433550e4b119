"""It began somewhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Objective
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace
    from cxkit.rules._facts import Facts


@rule("HST305", severity=Severity.WARNING, since="0.1")
def baseline_contradicted(workspace: Workspace, facts: Facts) -> Iterator[Finding]:
    """An objective's baseline lies outside the interval that was recorded for the same period.

    A start that is too low makes progress out of nothing. Write the recorded value, or say in a review why another holds.

    Bad:

        # recorded: nps-q 2026-q2 0=300 8=300 10=900

    Good:

        # recorded: nps-q 2026-q2 0=300 8=400 10=540
    """
    for loc, objective in workspace.walk(Objective):
        baseline = objective.baseline
        metric = workspace.get("metric", objective.metric) if objective.metric else None
        if (
            metric is None
            or baseline is None
            or baseline.value is None
            or objective.segment not in (None, metric.segment)
        ):
            continue
        wave = next((one for one in facts.series(objective.metric or "") if one.end == baseline.at), None)
        if wave is not None and not wave.low <= baseline.value <= wave.high:
            message = f"the baseline is {baseline.value:g}, and {wave.period} was measured at {wave.value:.1f} ({wave.low:.1f} to {wave.high:.1f})"
            hint = f"write baseline: {{at: {wave.period}}}, or {wave.value:.1f}"
            yield Finding(loc / "baseline" / "value", message, hint, entity=objective.id)
