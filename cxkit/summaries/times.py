"""How long things took, and how long those still running have taken so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from cxkit.stats import order
from cxkit.stats.survival import Durations, Passage, Step, kaplan_meier, passage, quantile
from cxkit.summaries.summary import added

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxkit.stats.interval import Interval

_KEPT_EXACTLY = 500


@dataclass(frozen=True)
class Times:
    """Durations in whole seconds.

    Args:
        ended: seconds → how many took so long.
        running: seconds so far → how many were still running at the end of the export.
        excluded: reason → rows without a duration.
    """

    ended: Mapping[float, int]
    running: Mapping[float, int]
    excluded: Mapping[str, int] = field(default_factory=dict)

    @cached_property
    def n(self) -> int:
        """How many, ended or still running."""
        return sum(self.ended.values()) + sum(self.running.values())

    @cached_property
    def curve(self) -> tuple[Step, ...]:
        """The share that lasts longer than each time."""
        return kaplan_meier(Durations(self.ended, self.running))

    def quantile(self, share: float, confidence: float) -> tuple[float, Interval]:
        """The time by which a share has ended, in seconds, with its interval.

        Where some are still running by Kaplan and Meier's curve, else by the order of the times.
        """
        if not self.running:
            return order.quantile(self._ordered, share, confidence)
        if share not in self._passed:
            self._passed[share] = passage(self.curve, share)
        return quantile(self.curve, share, confidence, passed=self._passed[share])

    @cached_property
    def _ordered(self) -> order.Ordered:
        return order.ordered(self.ended)

    @cached_property
    def _passed(self) -> dict[float, Passage]:
        return {}

    def plus(self, other: Times) -> Times:
        """Those of both."""
        return Times(
            _merged(self.ended, other.ended),
            _merged(self.running, other.running),
            added(self.excluded, other.excluded),
        )

    def as_data(self) -> dict[str, Any]:
        """As it is kept: beyond 500 different durations, each to three digits (an error of half a per cent at most)."""
        return {"ended": _kept(self.ended), "running": _kept(self.running)}

    @classmethod
    def from_data(cls, data: Any, excluded: Mapping[str, int]) -> Times:
        """As `as_data` gave it."""
        return cls(_read(data["ended"]), _read(data["running"]), dict(excluded))


def _read(times: Mapping[Any, Any]) -> dict[float, int]:
    return dict(sorted((int(time), int(n)) for time, n in times.items()))


def _merged(one: Mapping[float, int], other: Mapping[float, int]) -> dict[float, int]:
    return {time: one.get(time, 0) + other.get(time, 0) for time in sorted({*one, *other})}


def _kept(times: Mapping[float, int]) -> dict[int, int]:
    if len(times) <= _KEPT_EXACTLY:
        return {int(time): n for time, n in times.items()}
    rounded: dict[int, int] = {}
    for time, n in times.items():
        unit = 10 ** max(0, len(str(int(time))) - 3)
        key = (int(time) + unit // 2) // unit * unit
        rounded[key] = rounded.get(key, 0) + n
    return rounded
