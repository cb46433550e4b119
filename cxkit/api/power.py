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
_MOST = 10**8


@dataclass(frozen=True, slots=True)
class Wave:
    """What a number of answers in each wave shows.

    Args:
        answers: in each of two waves.
        shows: the smallest change that they show with the power asked for; None where none is large enough.
        low: what one wave reads at the value given, lower limit.
        high: upper limit.
        enough: whether it is the least that shows the difference asked for.
        precise: whether it is the least of which one wave reads as precisely as asked for.
        invites: people to ask for so many answers, where a response rate is given.
    """

    answers: int
    shows: float | None
    low: float
    high: float
    enough: bool = False
    precise: bool = False
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
        precision: of one wave, asked for: how far its limits may lie from the value; None where it wasn't.
        population: all who could answer; None where they are many.
        design_effect: of weights or of respondents who answer several times.
        source: where value and spread come from, in words; empty where they were given.
    """

    kpi: str
    value: float
    unit: str
    difference: float | None
    power: float
    confidence: float
    waves: tuple[Wave, ...]
    precision: float | None = None
    population: int | None = None
    design_effect: float = 1.0
    source: str = ""

    def as_dict(self) -> dict[str, Any]:
        """The versioned shape `cx/1`."""
        return {"schema": "cx/1", "command": "power", **asdict(self)}


@dataclass(frozen=True, slots=True)
class Plan:
    """How to count for one kind of statistic, in the unit that is printed.

    Args:
        value: at which a wave is read.
        unit: of value, changes and limits.
        needed: a change → answers in each of two waves that show it.
        shown: answers in each of two waves → the smallest change that they show.
        read: answers → the interval of one wave.
    """

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
    precision: float | None = None,
    population: int | None = None,
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
        precision: how far the limits of one wave may lie from its value, in the KPI's own unit.
        population: all who could answer, where they are so few that a wave asks a good part of them.

    Raises:
        UsageError: what is missing or can't be.

    Example:
        >>> power("nps", promoters=50, detractors=20, difference=5).waves[-1].answers
        3831
    """
    unit: Kpi = KPIS.get(kpi)
    asked = Asked(difference, precision, tuple(answers), confidence, power, design_effect, response_rate, population)
    given = {"net": (promoters, detractors), "share": (share,), "mean": (sd,), "median": (median, p90)}
    kind = next((kind for kind in unit.kinds if all(one is not None for one in given[kind])), None)
    if kind is None:
        wanted = " or ".join(_WANTED[kind] for kind in unit.kinds)
        message = f"{kpi} is planned from {wanted}"
        raise UsageError(message, hint=f"for example: cx power {kpi} {_EXAMPLE[unit.kinds[0]]}")
    try:
        plan = _plan(kind, promoters, detractors, share, sd, value, median, p90, difference, confidence, power)
    except ValueError as error:
        raise UsageError(str(error)) from None
    return planned(kpi, plan, asked)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a plan is asked for.

    Args:
        difference: the change to be seen.
        precision: how far the limits of one wave may lie from its value.
        answers: answers a wave to look at; none for the usual ones.
        confidence: of the intervals, between 0 and 1.
        power: the chance to see the change, between 0 and 1.
        design_effect: 1 or more.
        response_rate: per cent of those asked who answer.
        population: all who could answer.
    """

    difference: float | None = None
    precision: float | None = None
    answers: tuple[int, ...] = ()
    confidence: float = 0.95
    power: float = 0.8
    design_effect: float = 1.0
    response_rate: float | None = None
    population: int | None = None

    def __post_init__(self) -> None:
        _require(0 < self.confidence < 1 and 0 < self.power < 1, "confidence and power lie between 0 and 1")
        _require(self.design_effect >= 1, "a design effect is 1 or more")
        rate = self.response_rate
        _require(rate is None or 0 < rate <= 100, "a response rate lies between 0 and 100 per cent")
        _require(self.difference != 0, "a difference of 0 can't be seen with any number of answers")
        _require(self.precision is None or self.precision > 0, "a precision is above 0")
        _require(all(one > 1 for one in self.answers), "a wave has two answers or more")
        _require(self.population is None or self.population > 1, "a population has two people or more")
        most = max(self.answers, default=0)
        fine = self.population is None or most <= self.population
        _require(fine, f"{most} answers can't come from a population of {self.population}")

    def worth(self, answers: float) -> float:
        """What answers are worth: as many independent ones of a population without end (Cochran 1977, 2.6)."""
        left = 1 - answers / self.population if self.population else 1.0
        return answers / self.design_effect / left if left > 0 else math.inf

    def taken(self, worth: float) -> int | None:
        """The least answers worth so many; None where even all of them aren't enough."""
        if not math.isfinite(worth):
            return None
        plain = worth * self.design_effect
        return math.ceil((plain / (1 + plain / self.population) if self.population else plain) - 1e-9)


def planned(name: str, plan: Plan, asked: Asked, source: str = "") -> Power:
    """The waves that were asked about, the least that show the difference, and the least that are so precise."""
    try:
        enough = asked.taken(plan.needed(asked.difference)) if asked.difference else None
        precise = asked.taken(_precise(plan, asked.precision)) if asked.precision else None
        found = (*(asked.answers or _usual(asked.population)), *(one for one in (enough, precise) if one))
        waves = tuple(_wave(plan, n, asked, enough=n == enough, precise=n == precise) for n in sorted({*found}))
    except ValueError as error:
        raise UsageError(str(error)) from None
    return Power(
        name, plan.value, plan.unit, asked.difference, asked.power, asked.confidence, waves, asked.precision,
        asked.population, asked.design_effect, source,
    )  # fmt: skip


def _usual(population: int | None) -> tuple[int, ...]:
    return tuple(one for one in USUAL if population is None or one <= population) or (population or 2,)


def _precise(plan: Plan, precision: float) -> float:
    """The answers of which the limits of one wave lie no further from its value, on average, than this."""

    def reach(n: float) -> float:
        low, high = plan.read(n)
        return (high - low) / 2

    if reach(_MOST) > precision:
        message = f"no wave of up to {_MOST:,} answers reads as precisely as ±{precision:g}"
        raise ValueError(message)
    low, high = 1, 2
    while reach(high) > precision:
        low, high = high, 2 * high
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if reach(middle) > precision else (low, middle)
    return float(high)


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
) -> Plan:
    both = (confidence, chance)
    if kind == "net" and up is not None and down is not None:
        _require(min(up, down) >= 0 and up + down <= 100, "promoters and detractors are shares of 100 per cent")
        _require(up + down > 0, "where nobody is for or against, nothing can change")
        return net_plan(up / 100, down / 100, *both)
    if kind == "share" and share is not None:
        _require(0 < share < 100, "a share lies between 0 and 100 per cent")
        return share_plan(share / 100, difference is not None and difference < 0, *both)
    if kind == "mean" and sd is not None:
        _require(sd > 0, "a standard deviation is above 0")
        return mean_plan(sd, value or 0.0, *both)
    return median_plan(median or 0.0, p90 or 0.0, *both)


def net_plan(up: float, down: float, confidence: float, chance: float) -> Plan:
    """Of a net share, by the shares that count up and down, 0 to 1."""
    spread = planning.spread(up, down)
    return Plan(
        (up - down) * 100,
        "points",
        lambda step: planning.net_sample_size(spread, spread, step / 100, confidence, chance),
        lambda n: planning.net_detectable(spread, spread, n, n, confidence, chance) * 100,
        lambda n: _scaled(tango(up * n, down * n, n, confidence)),
    )


def share_plan(share: float, falling: bool, confidence: float, chance: float) -> Plan:
    """Of a share, 0 to 1."""

    def needed(step: float) -> float:
        _require(0 < share + step / 100 < 1, "the share after the change lies between 0 and 100 per cent, too")
        return planning.share_sample_size(share, share + step / 100, confidence, chance)

    return Plan(
        share * 100,
        "%",
        needed,
        lambda n: planning.share_detectable(share, n, confidence, chance, rising=not falling) * 100,
        lambda n: _scaled(wilson(share * n, n, confidence)),
    )


def mean_plan(sd: float, value: float, confidence: float, chance: float, unit: str = "of the scale") -> Plan:
    """Of a mean, a rate or a ratio, by the standard deviation of one answer."""
    return Plan(
        value,
        unit,
        lambda step: planning.mean_sample_size(sd, step, confidence, chance),
        lambda n: planning.mean_detectable(sd, n, confidence, chance),
        lambda n: t_mean(value, sd / math.sqrt(n), max(1.0, n - 1), confidence),
    )


def median_plan(median: float, p90: float, confidence: float, chance: float, unit: str = "of the time") -> Plan:
    """Of a median of times, by a 90th percentile beside it."""
    power_times.log_spread(median, p90)
    return Plan(
        median,
        unit,
        lambda step: power_times.median_sample_size(median, p90, step, confidence, chance),
        lambda n: power_times.median_detectable(median, p90, n, confidence, chance),
        lambda n: power_times.median_reads(median, p90, n, confidence),
    )


def _wave(plan: Plan, answers: int, asked: Asked, *, enough: bool, precise: bool) -> Wave:
    worth = asked.worth(answers)
    shows = plan.shown(worth) if math.isfinite(worth) else 0.0
    low, high = plan.read(worth) if math.isfinite(worth) else (plan.value, plan.value)
    rate = asked.response_rate
    invites = math.ceil(answers / rate * 100 - 1e-9) if rate else None
    return Wave(answers, shows if math.isfinite(shows) else None, low, high, enough, precise, invites)


def _scaled(interval: Interval) -> Interval:
    return Interval(interval.low * 100, interval.high * 100)


def _require(fine: bool, sentence: str) -> None:
    if not fine:
        raise UsageError(sentence)
