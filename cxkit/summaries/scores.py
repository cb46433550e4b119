"""A score for each respondent, made of several questions: only its sums are kept."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from cxkit.stats.moments import Moments
from cxkit.stats.reliability import Consistency
from cxkit.summaries.summary import added

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cxkit.stats.population import Frame


class Repeats(NamedTuple):
    """Sums over respondents of A² , AW and W², A and W each one's sums of wy and w."""

    n: int
    aa: float
    aw: float
    ww: float


@dataclass(frozen=True, slots=True)
class Scores:
    """Sums of respondents' scores.

    Args:
        moments: of the scores.
        low: smallest score there can be.
        high: largest.
        completed: respondents of whom a question was missing and filled with their own mean.
        weighted: whether weights were asked for.
        repeats: of respondents who answered several times; None where nobody did.
        excluded: reason → rows without a score.
        consistency: of the items that make the score; None where it has one item.
        frame: the population that the sample was drawn from, where its size is known.
    """

    moments: Moments
    low: float
    high: float
    completed: int = 0
    weighted: bool = False
    repeats: Repeats | None = None
    excluded: Mapping[str, int] = field(default_factory=dict)
    consistency: Consistency | None = None
    frame: Frame | None = None

    @property
    def n(self) -> int:
        """Scores."""
        return self.moments.n

    @property
    def se(self) -> float:
        """Standard error of the mean, by respondent where some answered several times."""
        if self.repeats is None:
            return self.moments.se
        m, aa, aw, ww = self.repeats
        if m < 2:
            return math.inf
        mean = self.moments.mean
        squares = max(0.0, aa - 2 * mean * aw + mean**2 * ww)
        return math.sqrt(m / (m - 1) * squares) / self.moments.weight

    @property
    def units(self) -> int:
        """Respondents."""
        return self.repeats.n if self.repeats else self.moments.n

    def plus(self, other: Scores) -> Scores:
        """Those of both, as if nobody stood in both."""
        repeats = None
        if self.repeats or other.repeats:
            one, two = (side.repeats or _single(side.moments) for side in (self, other))
            repeats = Repeats(one.n + two.n, one.aa + two.aa, one.aw + two.aw, one.ww + two.ww)
        return Scores(
            self.moments.plus(other.moments),
            self.low,
            self.high,
            self.completed + other.completed,
            self.weighted or other.weighted,
            repeats,
            added(self.excluded, other.excluded),
            self.consistency.plus(other.consistency) if self.consistency and other.consistency else None,
            self.frame.plus(other.frame) if self.frame and other.frame else None,
        )

    def as_data(self) -> dict[str, Any]:
        """As it is kept."""
        data: dict[str, Any] = {"sums": list(self.moments), "range": [self.low, self.high]}
        data |= {"completed": self.completed} if self.completed else {}
        data |= {"weighted": True} if self.weighted else {}
        data |= (
            {"items": [list(one) if isinstance(one, tuple) else one for one in self.consistency]}
            if self.consistency
            else {}
        )
        return data | ({"repeats": list(self.repeats)} if self.repeats else {})

    @classmethod
    def from_data(cls, data: Any, excluded: Mapping[str, int]) -> Scores:
        """As `as_data` gave it."""
        n, *sums = data["sums"]
        low, high = map(float, data["range"])
        repeats = None
        if "repeats" in data:
            people, *squares = data["repeats"]
            repeats = Repeats(int(people), *map(float, squares))
        consistency = None
        if "items" in data:
            count, each, squares, *totals = data["items"]
            consistency = Consistency(int(count), _floats(each), _floats(squares), *map(float, totals))
        return cls(
            Moments(int(n), *map(float, sums)),
            low,
            high,
            int(data.get("completed", 0)),
            bool(data.get("weighted", False)),
            repeats,
            dict(excluded),
            consistency,
        )


def _floats(numbers: Iterable[Any]) -> tuple[float, ...]:
    return tuple(map(float, numbers))


def _single(moments: Moments) -> Repeats:
    """Of scores that are each one respondent's only one."""
    return Repeats(moments.n, moments.w2yy, moments.w2y, moments.weight2)
