"""What the average customer is worth: the estimate of a model and its standard error, never a customer."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cxkit.summaries.summary import added

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Worths:
    """An average over customers.

    Args:
        n: customers.
        value: per customer.
        se: its standard error.
        reason: why there is no value, in words; empty where there is one.
        excluded: reason → rows without a customer, a day or a value.
        doubts: what the model takes for granted and these customers don't show, a sentence each.
    """

    n: int
    value: float
    se: float
    reason: str = ""
    excluded: Mapping[str, int] = field(default_factory=dict)
    doubts: tuple[str, ...] = ()

    def plus(self, other: Worths) -> Worths:
        """Of disjoint customers: means by their number, variances by its square."""
        n = self.n + other.n
        value = (self.n * self.value + other.n * other.value) / n if n else 0.0
        se = math.hypot(self.n * self.se, other.n * other.se) / n if n else math.inf
        return Worths(n, value, se, self.reason or other.reason, added(self.excluded, other.excluded))

    def as_data(self) -> dict[str, Any]:
        """As it is kept."""
        return {"value": self.value, "se": self.se, "customers": self.n}

    @classmethod
    def from_data(cls, data: Any, excluded: Mapping[str, int]) -> Worths:
        """As `as_data` gave it."""
        return cls(int(data["customers"]), float(data["value"]), float(data["se"]), "", dict(excluded))
