"""The three building blocks: a share, a net share and a mean of one question's answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.kpis._kpi import Better, Estimate
from cxkit.stats.mean import alike_mean, bca_mean, t_mean
from cxkit.stats.net import tango
from cxkit.stats.share import wilson
from cxkit.stats.weights import effective_n, linearised_se, weighted_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cxkit.scales.distribution import Distribution

PER_CENT = 100.0
_SMALL = 15


def net_share(
    answers: Distribution,
    sign: Callable[[int], int],
    confidence: float,
    *,
    unit: str,
    statistic: str,
    tally: Mapping[str, int],
) -> Estimate:
    """Share of +1 minus share of −1, ×100, with Tango's score interval (on the effective n where weighted)."""
    cells = answers.recode(sign)
    mean = weighted_mean(cells)
    total = sum(float(cell.weight) for cell in cells.values())
    up = float(cells[1.0].weight) / total if 1.0 in cells else 0.0
    down = float(cells[-1.0].weight) / total if -1.0 in cells else 0.0
    spread = max(0.0, up + down - mean * mean)
    n = effective_n(cells, spread) if answers.weighted else float(answers.n)
    interval = tango(up * n, down * n, n, confidence)
    return Estimate(
        value=mean * PER_CENT,
        low=interval.low * PER_CENT,
        high=interval.high * PER_CENT,
        n=answers.n,
        n_effective=n,
        confidence=confidence,
        method="score",
        unit=unit,
        statistic=statistic,
        tally=tally,
        better="higher",
        bounds=(-PER_CENT, PER_CENT),
        spread=spread * PER_CENT**2,
    )


def share(
    answers: Distribution,
    counts: Callable[[int], bool],
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
    n = effective_n(cells, spread) if answers.weighted else float(answers.n)
    interval = wilson(value * n, n, confidence)
    return Estimate(
        value=value * PER_CENT,
        low=interval.low * PER_CENT,
        high=interval.high * PER_CENT,
        n=answers.n,
        n_effective=n,
        confidence=confidence,
        method="wilson",
        unit="%",
        statistic=statistic,
        tally=tally,
        better=better,
        bounds=(0.0, PER_CENT),
        spread=spread * PER_CENT**2,
    )


def mean(answers: Distribution, confidence: float, *, better: Better = "higher") -> Estimate:
    """Mean point, with a t interval; from fewer than 15 unweighted answers with a BCa bootstrap (fixed seed)."""
    cells = {float(point): cell for point, cell in answers.cells.items()}
    value = weighted_mean(cells)
    total = sum(float(cell.weight) for cell in cells.values())
    spread = sum(float(cell.weight) * (point - value) ** 2 for point, cell in cells.items()) / total
    bounds = (float(answers.scale.low), float(answers.scale.high))
    if spread == 0:
        interval, method = alike_mean(value, float(answers.n), confidence), "t, one more answer"
    elif answers.weighted or answers.n >= _SMALL:
        interval, method = t_mean(value, linearised_se(cells), answers.n - 1, confidence), "t"
    else:
        interval, method = bca_mean({point: cell.n for point, cell in cells.items()}, confidence), "bca bootstrap"
    return Estimate(
        value=value,
        low=max(bounds[0], interval.low),
        high=min(bounds[1], interval.high),
        n=answers.n,
        n_effective=effective_n(cells, spread) if answers.weighted else float(answers.n),
        confidence=confidence,
        method=method,
        unit=str(answers.scale).replace("..", "-"),
        statistic="mean",
        tally={str(point): cell.n for point, cell in answers.cells.items()},
        better=better,
        bounds=bounds,
        spread=spread,
    )
