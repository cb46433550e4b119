"""Two estimates set against each other: their difference and its interval at any confidence, not judged yet."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from cxkit.stats.difference import square_and_add
from cxkit.stats.interval import Interval
from cxkit.stats.moments import Moments
from cxkit.stats.normal import z_value
from cxkit.stats.paired import paired_mean
from cxkit.stats.score_mean import score_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_LEVEL = 0.95


class Side(NamedTuple):
    """One of two estimates, all in one unit.

    Args:
        value: the estimate.
        interval_at: confidence → its interval.
        spread: variance of one answer, in the unit squared.
        n_effective: answers, or what weighted ones are worth.
        design_effect: answers that tell as much as one drawn alone.
        people: in the population; infinite where it has no end.
    """

    value: float
    interval_at: Callable[[float], Interval]
    spread: float
    n_effective: float
    design_effect: float = 1.0
    people: float = math.inf

    @property
    def error(self) -> float:
        """Standard error of a value from so many answers; infinite from none.

        Where all answered alike it is what the interval makes of it: that nothing spreads isn't known from a few.
        """
        if self.spread == 0 and math.isfinite(self.n_effective):
            low, high = self.interval_at(_LEVEL)
            return max(self.value - low, high - self.value) / z_value(_LEVEL)
        return math.sqrt(self.spread / self.n_effective) if self.n_effective > 0 else math.inf


class Contrast(NamedTuple):
    """A difference before it is judged.

    Args:
        difference: the one minus the other, in their unit.
        interval_at: confidence → interval of the difference.
        error: standard error of the difference; it says what would have shown.
        method: of the interval.
    """

    difference: float
    interval_at: Callable[[float], Interval]
    error: float
    method: str


def fixed(value: float) -> Side:
    """A number that is no sample: a target, or what others say they reach without saying of how many answers."""
    return Side(value, lambda _: Interval(value, value), 0.0, math.inf)


def independent(one: Side, other: Side, correlation: float = 0.0) -> Contrast:
    """One estimate minus another of other people, by squaring and adding the distances to their limits (MOVER).

    Where some people stand behind both, the correlation of the two estimates takes its part out again.

    Args:
        one: the later estimate, or the one of a group.
        other: what it is compared with.
        correlation: of the two estimates, −1 to 1; 0 where nobody stands behind both.

    Source: Newcombe, Statistics in Medicine 17 (1998), methods 10 of both papers; Zou and Donner, Statistics in
    Medicine 27 (2008).

    Example:
        >>> from cxkit.stats.share import wilson
        >>> one = Side(0.8, lambda confidence: wilson(56, 70, confidence), 0.16, 70)
        >>> other = Side(0.6, lambda confidence: wilson(48, 80, confidence), 0.24, 80)
        >>> [round(limit, 4) for limit in independent(one, other).interval_at(0.95)]
        [0.0524, 0.3339]
    """

    def interval_at(level: float) -> Interval:
        return square_and_add(
            (one.value, *one.interval_at(level)), (other.value, *other.interval_at(level)), correlation
        )

    shared = 2 * correlation * one.error * other.error if correlation else 0.0
    error = math.sqrt(max(0.0, one.error**2 + other.error**2 - shared))
    method = "square-and-add, overlapping" if correlation else "square-and-add"
    return Contrast(one.value - other.value, interval_at, error, method)


def paired(differences: Mapping[float, int], reach: float | None = None) -> Contrast:
    """The mean of each respondent's later answer minus the earlier one.

    Args:
        differences: difference → respondents.
        reach: the largest difference there can be, where answers count as few whole steps (a share: 0 or 100, a net
            share: −100, 0 or 100); None for a mean of other numbers.

    Source: of a share Tango, Statistics in Medicine 17 (1998), on those who changed their answer; of a net share the
    same score interval over five differences; of other means Student's t of the differences.

    Example:
        >>> [round(limit, 3) for limit in paired({1: 9, 0: 20, -1: 3}, 1).interval_at(0.95)]
        [-0.027, 0.39]
    """
    sums = Moments.of((difference, 1.0) for difference, n in differences.items() for _ in range(n))
    error = math.sqrt(sums.variance / sums.n)
    if reach is None:
        return Contrast(sums.mean, lambda level: paired_mean(sums, level), error, "paired t")
    return Contrast(sums.mean, lambda level: score_mean(differences, (-reach, reach), level), error, "paired score")
