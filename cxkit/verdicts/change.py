"""Two estimates against each other: up, down, or no evidence of a change."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, NamedTuple

from cxkit.stats.adjust import adjust
from cxkit.stats.difference import inverted_p_value, square_and_add
from cxkit.stats.power import net_detectable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cxkit.stats.interval import Interval

METHOD = "square-and-add"


class Side(NamedTuple):
    """One of two estimates, all in one unit.

    Args:
        value: the estimate.
        interval_at: confidence → its interval.
        spread: variance of one answer, in the unit squared.
        n_effective: answers, or what weighted ones are worth.
    """

    value: float
    interval_at: Callable[[float], Interval]
    spread: float
    n_effective: float


@dataclass(frozen=True, slots=True)
class Change:
    """The difference of two independent estimates.

    Args:
        difference: later minus earlier, in the unit of the figure.
        low: lower limit of its interval, unadjusted.
        high: upper limit.
        p: two-sided; below 1 − confidence exactly where the interval leaves 0 out.
        p_adjusted: for the comparisons of its family (Holm's up to 20, Benjamini and Hochberg's beyond).
        family: how many comparisons that family has.
        smallest_detectable: the smallest change that samples of these sizes show with a power of 80 %.
        word: `up` or `down` where the adjusted p-value is evidence, else `no_evidence`.
    """

    difference: float
    low: float
    high: float
    p: float
    p_adjusted: float
    family: int
    smallest_detectable: float
    word: Literal["up", "down", "no_evidence"]


def compare(later: Side, earlier: Side, confidence: float = 0.95, power: float = 0.8) -> Change:
    """The change from one estimate to a later one of other people.

    The interval is squared and added from those of both (MOVER); the p-value inverts it, so both always agree. Beside
    'no evidence' stands the smallest change that could have been seen, so that it isn't read as 'no change'.

    Args:
        later: the newer estimate, or the one of this segment.
        earlier: what it is compared with.
        confidence: of the interval, and 1 minus the level of the p-value.
        power: chance to see the smallest detectable change.

    Example:
        >>> from cxkit.stats.net import tango
        >>> first = Side(0.1, lambda level: tango(400, 300, 1000, level), 0.69, 1000)
        >>> second = Side(0.3, lambda level: tango(500, 200, 1000, level), 0.61, 1000)
        >>> compare(second, first).word, compare(first, second).word, compare(first, first).word
        ('up', 'down', 'no_evidence')
    """

    def interval_at(level: float) -> Interval:
        return square_and_add((later.value, *later.interval_at(level)), (earlier.value, *earlier.interval_at(level)))

    low, high = interval_at(confidence)
    p = inverted_p_value(interval_at)
    detectable = net_detectable(earlier.spread, later.spread, earlier.n_effective, later.n_effective, confidence, power)
    change = Change(later.value - earlier.value, low, high, p, p, 1, detectable, "no_evidence")
    return _worded(change, confidence)


def adjust_family(
    changes: Sequence[Change], confidence: float = 0.95, method: Literal["holm", "bh"] | None = None
) -> tuple[Change, ...]:
    """The same changes, their p-values adjusted for each other and their words decided anew; intervals stay.

    Args:
        changes: one metric over one segmentation.
        confidence: 1 minus the level of the p-values.
        method: Holm's up to 20 comparisons and Benjamini and Hochberg's beyond, unless one is named.
    """
    adjusted = adjust([change.p for change in changes], method)
    return tuple(
        _worded(replace(change, p_adjusted=p, family=len(changes)), confidence)
        for change, p in zip(changes, adjusted, strict=True)
    )


def _worded(change: Change, confidence: float) -> Change:
    if change.p_adjusted >= 1 - confidence:
        return replace(change, word="no_evidence")
    return replace(change, word="up" if change.difference > 0 else "down")
