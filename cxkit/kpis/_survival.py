"""A share that lasts: Kaplan and Meier's curve at one time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.kpis._kpi import PER_CENT, Estimate, NotEstimableError
from cxkit.kpis._times import seconds
from cxkit.stats.share import wilson
from cxkit.stats.survival import log_log

if TYPE_CHECKING:
    from cxkit.summaries.times import Times


def lasting(times: Times, confidence: float, within: str) -> Estimate:
    """Share of what lasts longer than a time, in per cent; those seen for less count for as long as they were."""
    limit = seconds(within, "retention")
    if limit > max(times.running, default=-1) >= max(times.ended, default=-1):
        message = f"nobody was seen for {within} yet"
        raise NotEstimableError(message)
    steps = [step for step in times.curve if step.time <= limit]
    share, greenwood = (steps[-1].survival, steps[-1].greenwood) if steps else (1.0, 0.0)
    certain = share in (0.0, 1.0)
    known = _known(times, limit, gone=share == 0.0)
    interval = wilson(share * known, known, confidence) if certain else log_log(share, greenwood, confidence)
    variance = share**2 * greenwood if not certain else 0.0
    worth = min(float(times.n), share * (1 - share) / variance) if variance else float(known)
    ended = sum(times.ended.values())
    return Estimate(
        value=share * PER_CENT,
        low=interval.low * PER_CENT,
        high=interval.high * PER_CENT,
        n=times.n,
        n_effective=worth,
        confidence=confidence,
        method="kaplan-meier, log-log",
        unit="%",
        statistic=f"survival, {within}",
        tally={"ended": ended, "still running": times.n - ended},
        better="higher",
        bounds=(0.0, PER_CENT),
        spread=share * (1 - share) * PER_CENT**2,
    )


def _known(times: Times, limit: float, *, gone: bool) -> int:
    """Of how many it's known what became of them, where all lasted or all are gone.

    Where all are gone, those that ended since somebody was last left out of sight: a share of none among them bounds
    the share of all, as no more can last the whole time than its last part.
    """
    if not gone:
        parts = (times.ended, times.running)
        return max(1, sum(n for part in parts for time, n in part.items() if time > limit))
    hidden = max((time for time in times.running if time <= limit), default=-1.0)
    return max(1, sum(n for time, n in times.ended.items() if hidden < time <= limit))
