"""Two periods of which some respondents answered in both: what of that is used, and what may be said."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cxkit.kpis._points import reach_of, values_of
from cxkit.publish import nested
from cxkit.verdicts.contrast import independent, paired

if TYPE_CHECKING:
    from cxkit.api.comparisons import Measure
    from cxkit.scales.distribution import Distribution
    from cxkit.stats.paired import Shared
    from cxkit.verdicts.contrast import Contrast, Side

FEW = 0.05
"""Up to this share of the ids the same respondents are passed over."""


class Overlap(NamedTuple):
    """How two periods are compared whose respondents are partly the same.

    Args:
        both: respondents of both; None where the few others could be told from it.
        earlier: respondents with an id in the earlier period.
        later: in the later one.
        contrast: of all answers, those of the same respondents taken as such.
        among: of the respondents of both alone; None where that can't be told or would tell of the few others.
        complete: whether everybody of the one period stands in the other.
    """

    both: int | None
    earlier: int
    later: int
    contrast: Contrast
    among: Contrast | None
    complete: bool


def overlap(
    shared: Shared,
    now: tuple[Distribution, Side],
    then: tuple[Distribution, Side],
    measure: Measure,
    group: int,
) -> Overlap | None:
    """The difference of two periods, part of whose respondents are the same; None where they are too few to matter.

    Everybody in both: the differences of each respondent are analysed. Some: the difference is that of all answers, its
    interval takes their correlation into account, and the differences of those in both stand beside it.

    Args:
        shared: who answered in both periods.
        now: answers of the later period, and the same as a side.
        then: those of the earlier one.
        measure: the metric.
        group: people that a group must have to be shown.
    """
    if shared.share <= FEW or shared.both < group:
        return None
    (answers, side), (before, other) = now, then
    values = values_of(measure.kpi, measure.declared, answers, (*answers.cells, *before.cells))
    estimate = measure.kpi(answers, 0.95, **measure.declared)
    apart = nested(answers.n, shared.both, group) and nested(before.n, shared.both, group)
    complete = shared.once and shared.both == answers.n == before.n
    unlimited = all(one.frame is None or one.frame.left == 1 for one in (answers, before))
    among = None
    if shared.once and apart and unlimited:
        among = paired(shared.differences(values.__getitem__), reach_of(values, estimate.bounds))
    if complete and among is not None:
        return Overlap(shared.both, shared.earlier, shared.later, among, among, complete=True)
    covariance = shared.covariance(
        values.__getitem__, (other.value, _weight(before)), (side.value, _weight(answers))
    )  # fmt: skip
    errors = side.error * other.error
    correlation = max(-1.0, min(1.0, covariance / errors)) if errors else 0.0
    contrast = independent(side, other, correlation)
    return Overlap(
        shared.both if apart else None, shared.earlier, shared.later, contrast, among, complete=False
    )  # fmt: skip


def _weight(answers: Distribution) -> float:
    return sum(float(cell.weight) for cell in answers.cells.values())
