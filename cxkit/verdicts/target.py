"""An estimate against a target: met, missed, or can't tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from cxkit.stats.difference import certainty_beyond

if TYPE_CHECKING:
    from collections.abc import Callable

    from cxkit.stats.interval import Interval

Word = Literal["met", "missed", "cannot_tell"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an interval says of a target.

    Args:
        word: `met`: the whole interval is at or beyond the target; `missed`: the whole interval is short of it;
            `cannot_tell` otherwise.
        target: what the value was held against.
        certainty: how sure we are that the true value is at or beyond the target, 0 to 1.
        gap: how far the value is beyond the target (negative: short of it), in its unit.
    """

    word: Word
    target: float
    certainty: float
    gap: float


def judge(
    value: float,
    interval_at: Callable[[float], Interval],
    target: float,
    *,
    better: Literal["higher", "lower"],
    confidence: float = 0.95,
) -> Verdict:
    """Hold a value against a target.

    Args:
        value: the estimate.
        interval_at: confidence → its interval.
        target: wanted value, in the same unit.
        better: whether higher or lower values are better.
        confidence: of the interval that decides.

    Example:
        >>> from cxkit.stats.share import wilson
        >>> judge(0.8, lambda c: wilson(80, 100, c), 0.7, better="higher").word
        'met'
    """
    low, high = interval_at(confidence)
    certainty = certainty_beyond(interval_at, target)
    gap = value - target
    if better == "lower":
        low, high, target_seen, certainty, gap = -high, -low, -target, 1 - certainty, -gap
    else:
        target_seen = target
    word: Word = "met" if low >= target_seen else "missed" if high < target_seen else "cannot_tell"
    return Verdict(word, target, certainty, gap)
