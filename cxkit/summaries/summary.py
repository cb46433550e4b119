"""What every summary can do: be counted, added and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, Self

if TYPE_CHECKING:
    from collections.abc import Mapping


class Summary(Protocol):
    """Counts of some rows that a KPI is computed from."""

    @property
    def n(self) -> int:
        """How many people, contacts or answers it rests on."""

    @property
    def excluded(self) -> Mapping[str, int]:
        """Reason → rows that don't count."""

    def plus(self, other: Any) -> Self:
        """Both together."""


def added(one: Mapping[str, int], other: Mapping[str, int]) -> dict[str, int]:
    """Counts by reason, added.

    Example:
        >>> added({"blank": 1}, {"blank": 2, "unreadable": 1})
        {'blank': 3, 'unreadable': 1}
    """
    return {reason: one.get(reason, 0) + other.get(reason, 0) for reason in sorted({*one, *other})}
