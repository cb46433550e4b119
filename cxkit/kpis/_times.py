"""A time until something was done, of which some isn't done yet."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from cxkit.errors import UsageError
from cxkit.kpis._kpi import PER_CENT, Estimate, NotEstimableError, choose
from cxkit.model.opening import HINT
from cxkit.scales.lengths import UNITS
from cxkit.scan.business import Business
from cxkit.stats import order, survival
from cxkit.stats.interval import Interval
from cxkit.stats.mean import t_mean
from cxkit.stats.moments import Moments
from cxkit.stats.normal import z_value
from cxkit.stats.share import wilson

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxkit.summaries.times import Times

HOUR = 3600.0
CALENDAR = "calendar"
_SPAN = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(minute|hour|day|week)s?\s*\Z")
_SECONDS = {"minute": 60.0, "hour": HOUR, "day": 86400.0, "week": 604800.0}


def time_taken(times: Times, confidence: float, kpi: str, statistic: str, within: str, hours: str) -> Estimate:
    """The statistic of a time KPI: `median`, `p90`, `mean` (of what is done) or `within`."""
    if statistic == "within":
        estimate = _within(times, confidence, kpi, within)
    elif statistic == "mean":
        estimate = _mean(times, confidence)
    else:
        estimate = _quantile(times, confidence, statistic, 0.5 if statistic == "median" else 0.9)
    return estimate if hours == CALENDAR else replace(estimate, statistic=f"{estimate.statistic}, business hours")


def check_times(kpi: str, declared: Mapping[str, Any]) -> None:
    """Refuse a statistic, a time or hours that can't be understood."""
    statistic, within, hours = declared["statistic"], declared["within"], declared["hours"]
    choose(kpi, statistic, ("median", "p90", "mean", "within"))
    if within and statistic != "within":
        message = f"within goes with statistic=within, not with {statistic}"
        raise UsageError(message)
    if declared["unit"] and declared["unit"] not in UNITS:
        message = f"{kpi} knows no unit '{declared['unit']}'"
        raise UsageError(message, hint=f"write unit={', unit='.join(UNITS)}", code="MET301")
    unit = within.rstrip("s ").rpartition(" ")[2]
    if hours != CALENDAR and unit in ("day", "week"):
        message = f"a {unit} of business hours isn't one length"
        raise UsageError(message, hint="say it in hours: within=8 hours", code="MET301")
    if statistic == "within":
        seconds(within, kpi)
    if hours == CALENDAR:
        if declared["holidays"]:
            message = f"holidays of {kpi} go with business hours"
            raise UsageError(message, hint="add 'hours=mon..fri 09:00-17:00'", code="MET301")
        return
    try:
        Business.of(hours, declared["holidays"])
    except ValueError as error:
        message = f"{kpi} can't read its hours: {error}"
        raise UsageError(message, hint=f"{HINT}; or calendar (business is for a workspace)", code="MET301") from None


def seconds(text: str, kpi: str) -> float:
    """A span of time as declared, in seconds.

    Example:
        >>> seconds("24 hours", "resolution-time"), seconds("7 days", "fcr")
        (86400.0, 604800.0)
    """
    match = _SPAN.match(text)
    if not match or not float(match[1]):
        message = f"{kpi} can't read the time '{text}'"
        raise UsageError(message, hint="write within=4 hours, within=2 days or within=30 minutes", code="MET301")
    return float(match[1]) * _SECONDS[match[2]]


def _quantile(times: Times, confidence: float, statistic: str, share: float) -> Estimate:
    if times.running:
        value, interval = survival.quantile(times.curve, share, confidence)
        method = "kaplan-meier, log-log"
    else:
        value, interval = order.quantile(times.ended, share, confidence)
        method = "order statistics"
    if math.isinf(value):
        message = f"too many are still open to tell the {statistic}"
        raise NotEstimableError(message)
    if times.running and math.isinf(interval.high):
        message = f"too many are still open to say between what the {statistic} lies"
        raise NotEstimableError(message)
    limits = Interval(max(0.0, interval.low) / HOUR, interval.high / HOUR)
    return _estimate(times, value / HOUR, limits, confidence, method, statistic)


def _mean(times: Times, confidence: float) -> Estimate:
    if not times.ended:
        message = "nothing has ended yet"
        raise NotEstimableError(message)
    done = Moments.of((time / HOUR, float(n)) for time, n in times.ended.items())
    n = sum(times.ended.values())
    squares = math.fsum(k * (time / HOUR - done.mean) ** 2 for time, k in times.ended.items())
    se = math.sqrt(squares / (n - 1) / n) if n > 1 else math.inf
    low, high = t_mean(done.mean, se, n - 1, confidence)
    return _estimate(times, done.mean, Interval(max(0.0, low), high), confidence, "t", "mean of ended")


def _within(times: Times, confidence: float, kpi: str, within: str) -> Estimate:
    limit = seconds(within, kpi)
    kept = sum(n for time, n in times.ended.items() if time <= limit)
    late = sum(n for time, n in (*times.ended.items(), *times.running.items()) if time > limit)
    if not kept + late:
        message = "all are still open and within the time"
        raise NotEstimableError(message)
    share = kept / (kept + late)
    low, high = wilson(kept, kept + late, confidence)
    return Estimate(
        value=share * PER_CENT,
        low=low * PER_CENT,
        high=high * PER_CENT,
        n=times.n,
        n_effective=float(kept + late),
        confidence=confidence,
        method="wilson",
        unit="%",
        statistic=f"within {within}",
        tally={"in time": kept, "late": late, "open and not late yet": times.n - kept - late},
        better="higher",
        bounds=(0.0, PER_CENT),
        spread=share * (1 - share) * PER_CENT**2,
    )


def _estimate(times: Times, value: float, limits: Interval, confidence: float, method: str, statistic: str) -> Estimate:
    ended = sum(times.ended.values())
    width = limits.high - limits.low if math.isfinite(limits.high) else math.inf
    return Estimate(
        value=value,
        low=limits.low,
        high=limits.high,
        n=times.n,
        n_effective=float(times.n),
        confidence=confidence,
        method=method,
        unit="hours",
        statistic=statistic,
        tally={"ended": ended, "still open": times.n - ended},
        better="lower",
        bounds=(0.0, math.inf),
        spread=times.n * (width / (2 * z_value(confidence))) ** 2,
    )
