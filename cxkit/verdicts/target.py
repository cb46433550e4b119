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

    @property
    def leans(self) -> Literal["met", "missed"]:
        """The way it points, also where nothing is decided: by whether certainty is at least one half."""
        return "met" if self.certainty >= 0.5 else "missed"


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
        confidence: of the interval that decides; `met` where the certainty is at least (1 + confidence) / 2.

    Example:
        >>> from cxkit.stats.share import wilson
        >>> judge(0.8, lambda c: wilson(80, 100, c), 0.7, better="higher").word
        'met'
    """
    low, high = interval_at(confidence)
    certainty = certainty_beyond(interval_at, target)
    if better == "higher":
        return Verdict(_word(low >= target, high < target), target, certainty, value - target)
    return Verdict(_word(high <= target, low > target), target, 1 - certainty, target - value)


def _word(beyond: bool, short: bool) -> Word:
    return "met" if beyond else "missed" if short else "cannot_tell"
