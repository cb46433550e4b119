"""Triggers: whether a metric has passed a number for so many periods, for sure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

from cxkit.model.values import when

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

Word = Literal["fired", "quiet", "cannot_tell"]
Sign = Literal["<", "<=", ">", ">="]


class Wave(Protocol):
    """A recorded figure of one period; its limits are None where it is withheld."""

    @property
    def period(self) -> str:
        """Label, such as `2026-q3`."""

    @property
    def low(self) -> float | None:
        """Lower limit of its interval."""

    @property
    def high(self) -> float | None:
        """Upper limit of its interval."""

    @property
    def revision(self) -> int:
        """Of the metric's definition."""


@dataclass(frozen=True, slots=True)
class Stand:
    """Whether a trigger has fired, by what was recorded.

    Args:
        word: `fired`: in each of the last periods the whole interval has passed the number; `quiet`: in one of them the
            whole interval has not; `cannot_tell` otherwise.
        reason: why it can't be told, in words; empty where it can.
        periods: labels of the recorded periods that were looked at, oldest first.
        since: the first period of those in which the number has been passed without a break; None where it isn't fired.
        earlier: periods in which it had fired before and then fell silent.
    """

    word: Word
    reason: str = ""
    periods: tuple[str, ...] = ()
    since: str | None = None
    earlier: tuple[str, ...] = ()


def stand(sign: Sign, value: float, periods: int, waves: Sequence[Wave], following: Callable[[str], str]) -> Stand:
    """Hold the recorded periods of a metric against a trigger: the whole interval must pass, not the point.

    Periods must follow upon one another and be measured by one definition, the newest; a gap, another definition or a
    withheld figure among the last ones leaves it untold, unless one of them hasn't passed for sure.

    Args:
        sign: how the metric must stand to the number.
        value: the number, in the metric's unit.
        periods: how many of the last periods must pass; 1 or more.
        waves: figures by period, oldest first.
        following: label of a period → that of the next one.
    """
    if not waves:
        return Stand("cannot_tell", "nothing is recorded")
    told = [_stand(sign, value, _successive(waves[:end], periods, following)) for end in range(1, len(waves) + 1)]
    fired = [at for at, one in enumerate(told) if one.word == "fired"]
    runs = [at for at in fired if at == 0 or told[at - 1].word != "fired"]
    now, last = told[-1], len(told) - 1
    since = told[runs[-1]].periods[0] if now.word == "fired" else None
    earlier = tuple(waves[at].period for at in (runs[:-1] if last in fired else runs))
    return Stand(now.word, now.reason, now.periods, since, earlier)


def answered(found: Stand, days: Iterable[date]) -> date | None:
    """The first of the days on which something was done that comes after a trigger's number was passed."""
    if found.since is None:
        return None
    begun = when(found.since)
    return min((day for day in days if day > begun), default=None)


def _stand(sign: Sign, value: float, found: tuple[Sequence[Wave], str]) -> Stand:
    last, lacking = found
    passed = [_passed(sign, value, one) for one in last]
    labels = tuple(one.period for one in last)
    if False in passed:
        return Stand("quiet", periods=labels)
    if None in passed:
        return Stand("cannot_tell", _untold(value, last[passed.index(None)]), labels)
    return Stand("cannot_tell", lacking, labels) if lacking else Stand("fired", periods=labels)


def _successive(waves: Sequence[Wave], periods: int, following: Callable[[str], str]) -> tuple[Sequence[Wave], str]:
    """The last waves that follow upon one another, as many as are wanted, and why there aren't enough."""
    last = [waves[-1]]
    for one in reversed(waves[:-1]):
        if len(last) == periods:
            break
        if following(one.period) != last[0].period:
            return last, f"{len(last)} of {periods} periods: none is recorded just before {last[0].period}"
        if one.revision != last[0].revision:
            return last, f"{len(last)} of {periods} periods: {one.period} was measured by another definition"
        last.insert(0, one)
    return last, "" if len(last) == periods else f"{len(last)} of {periods} periods recorded"


def _untold(value: float, wave: Wave) -> str:
    if wave.low is None or wave.high is None:
        return f"the figure of {wave.period} is withheld"
    return f"{value:g} lies inside the interval of {wave.period}"


def _passed(sign: Sign, value: float, wave: Wave) -> bool | None:
    """Whether the whole interval has passed the number, or none of it; None between, or where it is withheld."""
    low, high = wave.low, wave.high
    if low is None or high is None:
        return None
    whole, none_of_it = {
        "<": (high < value, low >= value),
        "<=": (high <= value, low > value),
        ">": (low > value, high <= value),
        ">=": (low >= value, high < value),
    }[sign]
    return True if whole else False if none_of_it else None
