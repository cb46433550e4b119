"""How well several items measure one thing."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def cronbach_alpha(covariances: Sequence[Sequence[float]]) -> float:
    """Cronbach's alpha from the covariances of k items: k/(k−1) · (1 − Σ variances / Σ all); 1 at best.

    Source: Cronbach, Psychometrika 16 (1951).

    Example:
        >>> round(cronbach_alpha([[2.0, 1.0], [1.0, 2.0]]), 4)
        0.6667
    """
    k = len(covariances)
    total = math.fsum(value for row in covariances for value in row)
    if k < 2 or not total > 0:
        message = "alpha needs two items or more that don't cancel out"
        raise ValueError(message)
    own = math.fsum(covariances[at][at] for at in range(k))
    return k / (k - 1) * (1 - own / total)
