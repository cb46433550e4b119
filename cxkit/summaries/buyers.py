"""What customers bought: one line for each kind of customer, and sums of what they spent."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cxkit.summaries.summary import added

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Buyers:
    """Customers with their first purchase in the export.

    Args:
        rows: frequency (repeat purchases), recency and age in days, mean value of the repeat purchases, value of all
            purchases: one of each customer.
        excluded: reason → rows without a customer, a day or a value.
    """

    rows: Sequence[tuple[int, float, float, float, float]]
    excluded: Mapping[str, int] = field(default_factory=dict)

    @property
    def n(self) -> int:
        """Customers."""
        return len(self.rows)

    def plus(self, other: Buyers) -> Buyers:
        """Those of both."""
        return Buyers((*self.rows, *other.rows), added(self.excluded, other.excluded))


@dataclass(frozen=True, slots=True)
class Worths:
    """What is kept of buyers: the estimate and its standard error, never a customer.

    Args:
        n: customers.
        value: per customer.
        se: its standard error.
        excluded: reason → rows without a customer, a day or a value.
    """

    n: int
    value: float
    se: float
    excluded: Mapping[str, int] = field(default_factory=dict)

    def plus(self, other: Worths) -> Worths:
        """Of disjoint customers: means by their number, variances by its square."""
        n = self.n + other.n
        value = (self.n * self.value + other.n * other.value) / n
        se = ((self.n * self.se) ** 2 + (other.n * other.se) ** 2) ** 0.5 / n
        return Worths(n, value, se, added(self.excluded, other.excluded))

    def as_data(self) -> dict[str, Any]:
        """As it is kept."""
        return {"n": self.n, "value": self.value, "se": self.se}

    @classmethod
    def from_data(cls, data: Any, excluded: Mapping[str, int]) -> Worths:
        """As `as_data` gave it."""
        return cls(int(data["n"]), float(data["value"]), float(data["se"]), dict(excluded))
