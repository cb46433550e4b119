"""Waves that fell short of the path to a target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.rules._better import lower_is_better
from cxkit.verdicts.path import Path

if TYPE_CHECKING:
    from datetime import date

    from cxkit.loading.workspace import Workspace
    from cxkit.model import Metric, Objective
    from cxkit.rules._facts import Facts, Wave


def missed_waves(
    workspace: Workspace, facts: Facts, objective: Objective, aim: tuple[date | None, float] | None = None
) -> list[Wave]:
    """Recorded waves whose whole interval is short of the path that leads to a target (its own, or another)."""
    metric: Metric | None = workspace.get("metric", objective.metric) if objective.metric else None
    baseline, target = objective.baseline, objective.target
    if metric is None or target is None or baseline is None or baseline.value is None or baseline.at is None:
        return []
    day, value = aim or (target.by, target.value)
    series = facts.series(objective.metric or "")
    if day is None or day <= baseline.at or not series or objective.segment not in (None, metric.segment):
        return []
    steps = tuple(
        (step.by, step.value) for step in objective.path if step.by is not None and baseline.at < step.by < day
    )
    path = Path(((baseline.at, baseline.value), *steps, (day, value)))
    lower = lower_is_better(metric)
    return [
        wave
        for wave in series
        if wave.end > baseline.at
        and (aimed := path.at(wave.end)) is not None
        and (wave.low > aimed if lower else wave.high < aimed)
    ]
