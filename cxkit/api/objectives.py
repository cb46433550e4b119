"""Objectives against their dated paths."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from cxkit.stats.normal import z_value
from cxkit.stats.power import one_wave_sample_size
from cxkit.verdicts.path import Path
from cxkit.verdicts.target import judge

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from typing import Literal

    from cxkit.loading.workspace import Workspace
    from cxkit.model import Metric, Objective
    from cxkit.verdicts.contrast import Side
    from cxkit.verdicts.target import Verdict

_MOST_ANSWERS = 10**9


@dataclass(frozen=True, slots=True)
class Judgement:
    """A figure against the path of an objective.

    Args:
        objective: whose path.
        path: from the baseline to the target.
        end: last day of the measured period.
        expected: where the path stands on that day.
        verdict: None where there is nothing to judge.
        reason: why not, in words.
        decides_n: answers in one wave that would decide a 'can't tell' at this gap.
        decides_gap: the gap that the present answers would decide.
    """

    objective: Objective
    path: Path
    end: date
    expected: float | None
    verdict: Verdict | None = None
    reason: str = ""
    decides_n: int | None = None
    decides_gap: float | None = None


def path_of(objective: Objective, recorded: Callable[[date], float | None] | None = None) -> Path | None:
    """The dated path from the baseline through the checkpoints to the target; None where a date or value lacks.

    Args:
        objective: as declared.
        recorded: the value measured for the period that ends on a day; it stands in for a baseline without a value.
    """
    baseline, target = objective.baseline, objective.target
    if baseline is None or baseline.at is None or target is None or target.by is None:
        return None
    value = baseline.value
    if value is None and recorded is not None:
        value = recorded(baseline.at)
    if value is None:
        return None
    between = [(point.by, point.value) for point in objective.path if point.by is not None]
    points = sorted({baseline.at: value, **dict(between), target.by: target.value}.items())
    return Path(tuple(points))


def judged(
    objective: Objective, path: Path, side: Side, end: date, *, better: Literal["higher", "lower"], confidence: float
) -> Judgement:
    """Hold the figure of the period that ends on a day against an objective's path."""
    expected = path.at(end)
    if expected is None or end <= path.points[0][0]:
        begins = path.points[0][0] + timedelta(days=1)
        return Judgement(objective, path, end, None, reason=f"not due: the path begins on {begins}")
    verdict = judge(side.value, side.interval_at, expected, better=better, confidence=confidence)
    if verdict.word != "cannot_tell":
        return Judgement(objective, path, end, expected, verdict)
    needed = _answers(side, abs(verdict.gap), confidence) if verdict.gap else math.inf
    n = math.ceil(needed) if math.isfinite(needed) and needed < _MOST_ANSWERS else None
    return Judgement(
        objective, path, end, expected, verdict, decides_n=n, decides_gap=z_value(confidence) * side.error
    )  # fmt: skip


def _answers(side: Side, gap: float, confidence: float) -> float:
    """Answers in one wave that decide at a gap, given as these were: weighted or repeated, of so many people."""
    spread = side.spread or side.error**2 * side.n_effective
    needed = one_wave_sample_size(spread, gap, confidence) * side.design_effect
    return needed / (1 + needed / side.people)


def population_of(workspace: Workspace, objective: Objective, metric: Metric) -> tuple[tuple[str, str], ...] | None:
    """Which recorded figure an objective means: everyone of its metric, or one group of its breakdown.

    Returns:
        Attribute and value, empty for everyone; None where the metric doesn't tell the objective's segment apart.
    """
    if objective.segment in (None, metric.segment):
        return ()
    segment = workspace.get("segment", objective.segment or "")
    conditions = list(segment.where.items()) if segment else []
    if len(conditions) == 1 and len(conditions[0][1]) == 1 and conditions[0][0] in metric.breakdown:
        return ((conditions[0][0], conditions[0][1][0]),)
    return None
