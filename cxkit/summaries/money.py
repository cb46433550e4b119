"""Money of customers at the start and at the end of a period: sums for a ratio."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cxkit.stats.ratio import Pairs
from cxkit.summaries.summary import added

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Money:
    """Sums over customers of what they paid at the start (x) and what is asked about (y).

    Args:
        pairs: the sums.
        excluded: reason → customers without an amount.
        largest: what the largest customer paid at the start; of one person, so it's never kept, and 0 once read again.
    """

    pairs: Pairs
    excluded: Mapping[str, int] = field(default_factory=dict)
    largest: float = 0.0

    @property
    def n(self) -> int:
        """Customers."""
        return self.pairs.n

    def plus(self, other: Money) -> Money:
        """Those of both."""
        return Money(
            self.pairs.plus(other.pairs), added(self.excluded, other.excluded), max(self.largest, other.largest)
        )

    def as_data(self) -> dict[str, Any]:
        """As it is kept."""
        return {"sums": list(self.pairs)}

    @classmethod
    def from_data(cls, data: Any, excluded: Mapping[str, int]) -> Money:
        """As `as_data` gave it."""
        n, *sums = data["sums"]
        return cls(Pairs(int(n), *map(float, sums)), dict(excluded))
