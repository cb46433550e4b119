"""The three building blocks: a share, a net share and a mean of one question's answers."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from cxkit.kpis._kpi import PER_CENT, Better, Estimate
from cxkit.stats.clusters import clustered_n, clustered_se
from cxkit.stats.interval import Interval
from cxkit.stats.mean import alike_mean, bca_mean, t_mean
from cxkit.stats.net import tango
from cxkit.stats.share import wilson
from cxkit.stats.weights import effective_n, kish_n, linearised_se, weighted_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cxkit.scales.distribution import Distribution
    from cxkit.stats.population import Frame
    from cxkit.stats.weights import Cell

_SMALL = 15


def net_share(
    answers: Distribution,
    sign: Callable[[float], int],
    confidence: float,
    *,
    unit: str,
    statistic: str,
    tally: Mapping[str, int],
    better: Better = "higher",
) -> Estimate:
    """Share of +1 minus share of −1, ×100, with Tango's score interval (on the effective n where weighted)."""
    cells = answers.recode(sign)
    mean = weighted_mean(cells)
    total = sum(float(cell.weight) for cell in cells.values())
    up = float(cells[1.0].weight) / total if 1.0 in cells else 0.0
    down = float(cells[-1.0].weight) / total if -1.0 in cells else 0.0
    spread = max(0.0, up + down - mean * mean)
    n = worth(answers, sign, cells, spread)
    left = chance_left(answers.frame)
    interval = tango(up * n / left, down * n / left, n / left, confidence) if left else Interval(mean, mean)
    return Estimate(
        value=mean * PER_CENT,
        low=interval.low * PER_CENT,
        high=interval.high * PER_CENT,
        n=answers.n,
        n_effective=n,
        confidence=confidence,
        method=named("score", answers.clusters, answers.frame),
        unit=unit,
        statistic=statistic,
        tally=tally,
        better=better,
        bounds=(-PER_CENT, PER_CENT),
        spread=spread * PER_CENT**2,
        frame=answers.frame,
    )


def share(
    answers: Distribution,
    counts: Callable[[float], bool],
    confidence: float,
    *,
    statistic: str,
    tally: Mapping[str, int],
    better: Better = "higher",
) -> Estimate:
    """Share of answers that count, in per cent, with Wilson's interval (on the effective n where weighted)."""
    cells = answers.recode(lambda point: int(counts(point)))
    value = weighted_mean(cells)
    spread = value * (1 - value)
    n = worth(answers, counts, cells, spread)
    left = chance_left(answers.frame)
    interval = wilson(value * n / left, n / left, confidence) if left else Interval(value, value)
    return Estimate(
        value=value * PER_CENT,
        low=interval.low * PER_CENT,
        high=interval.high * PER_CENT,
        n=answers.n,
        n_effective=n,
        confidence=confidence,
        method=named("wilson", answers.clusters, answers.frame),
        unit="%",
        statistic=statistic,
        tally=tally,
        better=better,
        bounds=(0.0, PER_CENT),
        spread=spread * PER_CENT**2,
        frame=answers.frame,
    )


def mean(
    answers: Distribution,
    confidence: float,
    *,
    better: Better = "higher",
    unit: str = "",
    bounds: tuple[float, float] | None = None,
) -> Estimate:
    """Mean point, with a t interval; from fewer than 15 unweighted answers with a BCa bootstrap (fixed seed).

    Args:
        answers: by point.
        confidence: of the interval.
        better: which way is.
        unit: to print; else the scale.
        bounds: lowest and highest possible value, where points are counts and not a scale.
    """
    cells = {float(point): cell for point, cell in answers.cells.items()}
    value = weighted_mean(cells)
    total = sum(float(cell.weight) for cell in cells.values())
    spread = sum(float(cell.weight) * (point - value) ** 2 for point, cell in cells.items()) / total
    bounds = bounds or (float(answers.scale.low), float(answers.scale.high))
    if spread == 0:
        interval, method = alike_mean(value, float(answers.units), confidence), "t, one more answer"
    elif answers.clusters:
        se = clustered_se(answers.cells, answers.clusters, float)
        interval, method = t_mean(value, se, answers.clusters.n - 1, confidence), "t"
    elif answers.weighted or answers.n >= _SMALL:
        interval, method = t_mean(value, linearised_se(cells), answers.n - 1, confidence), "t"
    else:
        interval, method = bca_mean({point: cell.n for point, cell in cells.items()}, confidence), "bca bootstrap"
    interval = drawn_in(interval, value, answers.frame)
    return Estimate(
        value=value,
        low=max(bounds[0], interval.low),
        high=min(bounds[1], interval.high),
        n=answers.n,
        n_effective=worth(answers, float, cells, spread),
        confidence=confidence,
        method=named(method, answers.clusters, answers.frame),
        unit=unit or str(answers.scale).replace("..", "-"),
        statistic="mean",
        tally={str(point): cell.n for point, cell in answers.cells.items()},
        better=better,
        bounds=bounds,
        spread=spread,
        frame=answers.frame,
    )


def worth(answers: Distribution, value: Callable[[float], float], cells: Mapping[float, Cell], spread: float) -> float:
    """How many answers of different respondents, weighted alike, these are worth.

    Args:
        answers: the distribution.
        value: what an answer on a point counts.
        cells: the same answers by that value.
        spread: variance of one answer.
    """
    if answers.clusters is None:
        return effective_n(cells, spread) if answers.weighted else float(answers.n)
    respondents = clustered_n(answers.clusters)
    error = clustered_se(answers.cells, answers.clusters, value)
    if spread <= 0 or error == 0 or math.isinf(error):
        return respondents
    return min(kish_n(cells), spread / error**2)


def chance_left(frame: Frame | None) -> float:
    """The part of the variance that a finite population leaves to chance: 0 in a census, 1 without a known frame."""
    return frame.left if frame else 1.0


def drawn_in(interval: Interval, value: float, frame: Frame | None) -> Interval:
    """An interval of a mean, its distances from the value shortened as a standard error is by a finite population."""
    left = chance_left(frame)
    if left == 1:
        return interval
    if left == 0:
        return Interval(value, value)
    shorter = math.sqrt(left)
    return Interval(value - (value - interval.low) * shorter, value + (interval.high - value) * shorter)


def named(method: str, by_respondent: object, frame: Frame | None) -> str:
    """The method, that the respondent is the unit where it is, and that the population is no larger than it is."""
    if frame and frame.census:
        return "census"
    told = f"{method}, by respondent" if by_respondent else method
    return f"{told}, finite population" if chance_left(frame) < 1 else told
