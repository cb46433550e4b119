"""How many answers a change takes, and which change a number of answers shows."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from cxkit.errors import UsageError
from cxkit.kpis import KPIS
from cxkit.stats import power as planning
from cxkit.stats import power_times
from cxkit.stats.interval import Interval
from cxkit.stats.mean import t_mean
from cxkit.stats.net import tango
from cxkit.stats.share import wilson

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cxkit.kpis._kpi import Kpi

USUAL = (100, 400, 1000)
"""Answers a wave that are shown where none are asked about."""


@dataclass(frozen=True, slots=True)
class Wave:
    """What a number of answers in each wave shows.

    Args:
        answers: in each of two waves.
        shows: the smallest change that they show with the power asked for; None where none is large enough.
        low: what one wave reads at the value given, lower limit.
        high: upper limit.
        enough: whether it is the least that shows the difference asked for.
        invites: people to ask for so many answers, where a response rate is given.
    """

    answers: int
    shows: float | None
    low: float
    high: float
    enough: bool = False
    invites: int | None = None


@dataclass(frozen=True, slots=True)
class Power:
    """The waves, by answers, and what was asked.

    Args:
        kpi: name.
        value: at which the intervals are read.
        unit: of value, changes and limits.
        difference: asked for, or None.
        power: chance to see a change, 0 to 1.
        confidence: of the intervals, 0 to 1.
        waves: fewest answers first.
    """

    kpi: str
    value: float
    unit: str
    difference: float | None
    power: float
    confidence: float
    waves: tuple[Wave, ...]

    def as_dict(self) -> dict[str, Any]:
        """The versioned shape `cx/1`."""
        return {"schema": "cx/1", "command": "power", **asdict(self)}


@dataclass(frozen=True, slots=True)
class _Plan:
    """How to count for one kind of statistic, in the unit that is printed."""

    value: float
    unit: str
    needed: Callable[[float], float]
    shown: Callable[[float], float]
    read: Callable[[float], Interval]


def power(
    kpi: str,
    *,
    difference: float | None = None,
    answers: Sequence[int] = (),
    promoters: float | None = None,
    detractors: float | None = None,
    share: float | None = None,
    sd: float | None = None,
    value: float | None = None,
    median: float | None = None,
    p90: float | None = None,
    confidence: float = 0.95,
    power: float = 0.8,
    design_effect: float = 1.0,
    response_rate: float | None = None,
) -> Power:
    """Plan a survey: two waves of independent samples, and what one of them reads.

    What is known of the answers goes by the KPI: `promoters` and `detractors` (per cent) for a net score, `share` (per
    cent) for a share, `sd` (and `value`) for a mean, `median` and `p90` for a time.

    Args:
        kpi: name of the KPI.
        difference: the change to be seen, in the KPI's own unit (points, not per cent of per cent).
        answers: answers a wave to look at.
        promoters: per cent that count up.
        detractors: per cent that count down.
        share: per cent that count.
        sd: standard deviation of one answer.
        value: mean at which a wave is read.
        median: of a time.
        p90: 90th percentile of the same time.
        confidence: of the intervals, between 0 and 1.
        power: the chance to see the change, between 0 and 1.
        design_effect: of weights or of respondents who answer several times; answers needed grow by it.
        response_rate: per cent of those asked who answer.

    Raises:
        UsageError: what is missing or can't be.

    Example:
        >>> power("nps", promoters=50, detractors=20, difference=5).waves[-1].answers
        3831
    """
    unit: Kpi = KPIS.get(kpi)
    _require(0 < confidence < 1 and 0 < power < 1, "confidence and power lie between 0 and 1")
    _require(design_effect >= 1, "a design effect is 1 or more")
    _require(response_rate is None or 0 < response_rate <= 100, "a response rate lies between 0 and 100 per cent")
    _require(difference is None or difference != 0, "a difference of 0 can't be seen with any number of answers")
    _require(all(one > 1 for one in answers), "a wave has two answers or more")
    given = {"net": (promoters, detractors), "share": (share,), "mean": (sd,), "median": (median, p90)}
    kind = next((kind for kind in unit.kinds if all(one is not None for one in given[kind])), None)
    if kind is None:
        wanted = " or ".join(_WANTED[kind] for kind in unit.kinds)
        message = f"{kpi} is planned from {wanted}"
        raise UsageError(message, hint=f"for example: cx power {kpi} {_EXAMPLE[unit.kinds[0]]}")
    try:
        plan = _plan(kind, promoters, detractors, share, sd, value, median, p90, difference, confidence, power)
        waves = _waves(plan, answers or USUAL, difference, design_effect, response_rate)
    except ValueError as error:
        raise UsageError(str(error)) from None
    return Power(kpi, plan.value, plan.unit, difference, power, confidence, waves)


_WANTED = {
    "net": "--promoters and --detractors",
    "share": "--share",
    "mean": "--sd",
    "median": "--median and --p90",
}
_EXAMPLE = {
    "net": "--promoters 50 --detractors 20 --difference 5",
    "share": "--share 80 --difference 3",
    "mean": "--sd 1.1 --difference 0.2",
    "median": "--median 20 --p90 60 --difference -2",
}


def _plan(
    kind: str,
    up: float | None,
    down: float | None,
    share: float | None,
    sd: float | None,
    value: float | None,
    median: float | None,
    p90: float | None,
    difference: float | None,
    confidence: float,
    chance: float,
) -> _Plan:
    both = (confidence, chance)
    if kind == "net" and up is not None and down is not None:
        _require(min(up, down) >= 0 and up + down <= 100, "promoters and detractors are shares of 100 per cent")
        _require(up + down > 0, "where nobody is for or against, nothing can change")
        return _net(up / 100, down / 100, *both)
    if kind == "share" and share is not None:
        _require(0 < share < 100, "a share lies between 0 and 100 per cent")
        return _share(share / 100, difference is not None and difference < 0, *both)
    if kind == "mean" and sd is not None:
        _require(sd > 0, "a standard deviation is above 0")
        return _mean(sd, value or 0.0, *both)
    return _median(median or 0.0, p90 or 0.0, *both)


def _net(up: float, down: float, confidence: float, chance: float) -> _Plan:
    spread = planning.spread(up, down)
    return _Plan(
        (up - down) * 100,
        "points",
        lambda step: planning.net_sample_size(spread, spread, step / 100, confidence, chance),
        lambda n: planning.net_detectable(spread, spread, n, n, confidence, chance) * 100,
        lambda n: _scaled(tango(up * n, down * n, n, confidence)),
    )


def _share(share: float, falling: bool, confidence: float, chance: float) -> _Plan:
    def needed(step: float) -> float:
        _require(0 < share + step / 100 < 1, "the share after the change lies between 0 and 100 per cent, too")
        return planning.share_sample_size(share, share + step / 100, confidence, chance)

    return _Plan(
        share * 100,
        "%",
        needed,
        lambda n: planning.share_detectable(share, n, confidence, chance, rising=not falling) * 100,
        lambda n: _scaled(wilson(share * n, n, confidence)),
    )


def _mean(sd: float, value: float, confidence: float, chance: float) -> _Plan:
    return _Plan(
        value,
        "of the scale",
        lambda step: planning.mean_sample_size(sd, step, confidence, chance),
        lambda n: planning.mean_detectable(sd, n, confidence, chance),
        lambda n: t_mean(value, sd / math.sqrt(n), max(1.0, n - 1), confidence),
    )


def _median(median: float, p90: float, confidence: float, chance: float) -> _Plan:
    power_times.log_spread(median, p90)
    return _Plan(
        median,
        "of the time",
        lambda step: power_times.median_sample_size(median, p90, step, confidence, chance),
        lambda n: power_times.median_detectable(median, p90, n, confidence, chance),
        lambda n: power_times.median_reads(median, p90, n, confidence),
    )


def _waves(
    plan: _Plan, answers: Sequence[int], difference: float | None, effect: float, rate: float | None
) -> tuple[Wave, ...]:
    needed = math.ceil(plan.needed(difference) * effect - 1e-9) if difference else None
    return tuple(
        _wave(plan, n, effect, rate, enough=n == needed) for n in sorted({*answers, *((needed,) if needed else ())})
    )


def _wave(plan: _Plan, answers: int, effect: float, rate: float | None, *, enough: bool) -> Wave:
    worth = answers / effect
    shows = plan.shown(worth)
    low, high = plan.read(worth)
    invites = math.ceil(answers / rate * 100 - 1e-9) if rate else None
    return Wave(answers, shows if math.isfinite(shows) else None, low, high, enough, invites)


def _scaled(interval: Interval) -> Interval:
    return Interval(interval.low * 100, interval.high * 100)


def _require(fine: bool, sentence: str) -> None:
    if not fine:
        raise UsageError(sentence)
