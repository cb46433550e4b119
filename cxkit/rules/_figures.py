"""Figures in names, and whether the fields hold them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxkit.model import Objective

_FIGURE = re.compile(r"(?<![\w/.])\d+(?:\.\d+)?(?![\w/])")


def figures(name: str) -> list[str]:
    """The numbers in a name; digits inside a word or a fraction (B2B, 24/7) are none.

    Example:
        >>> figures("B2B shops wait 4.5 minutes, 24/7")
        ['4.5']
    """
    return _FIGURE.findall(name)


def contradicted(objective: Objective) -> str | None:
    """The first figure in an objective's name that none of its fields holds."""
    if objective.target is None:
        return None
    known = {abs(objective.target.value)} | {abs(step.value) for step in objective.path}
    known |= {float(one.by.year) for one in (objective.target, *objective.path) if one.by}
    if objective.baseline is not None and objective.baseline.value is not None:
        start = objective.baseline.value
        known |= {abs(start), round(abs(objective.target.value - start), 6)}
        known |= {round(abs(objective.target.value / start - 1) * 100, 6)} if start else set()
    return next((one for one in figures(objective.name) if float(one) not in known), None)
