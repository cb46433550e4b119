"""What a review looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxkit.model import ReviewedItem

_KINDS = ("objective", "initiative", "recommendation", "risk", "pain", "metric")


def subject(one: ReviewedItem) -> tuple[str, str]:
    """Kind and id of what was looked at; empty where nothing is named."""
    return next(((kind, id_) for kind in _KINDS if (id_ := getattr(one, kind))), ("", ""))
