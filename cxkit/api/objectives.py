"""Objectives against their dated paths."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.verdicts.path import Path

if TYPE_CHECKING:
    from cxkit.model import Objective


def path_of(objective: Objective) -> Path | None:
    """The dated path from the baseline through the checkpoints to the target; None where a date or value lacks."""
    baseline, target = objective.baseline, objective.target
    if baseline is None or baseline.value is None or baseline.at is None or target is None or target.by is None:
        return None
    between = [(point.by, point.value) for point in objective.path if point.by is not None]
    points = sorted({baseline.at: baseline.value, **dict(between), target.by: target.value}.items())
    return Path(tuple(points))
