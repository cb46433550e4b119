"""The most likely parameters of a model, or a refusal where there are none."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_FURTHEST = 12.0
"""exp(12) = 160,000: a parameter so large or so near 0 runs away, it is not estimated."""
_FLAT = 1e-3
_STEP = 1e-4


class NotConvergedError(ValueError):
    """The likelihood has no single top that could be found."""


def maximise(log_likelihood: Callable[[Sequence[float]], float], start: Sequence[float], model: str) -> list[float]:
    """Parameters above 0 at which a log-likelihood is highest.

    Args:
        log_likelihood: of parameters, all above 0.
        start: where the search begins.
        model: what to call it in a refusal.

    Raises:
        NotConvergedError: the search didn't end on a top, or a parameter ran off to 0 or beyond all bounds.
    """
    import numpy as np
    from scipy.optimize import minimize

    def worse(logs: Any) -> float:
        value = log_likelihood([math.exp(one) for one in logs])
        return -value if math.isfinite(value) else math.inf

    bounds = [(-_FURTHEST - 1, _FURTHEST + 1)] * len(start)
    at = np.log(np.array(start, dtype=float))
    for _ in range(2):
        at = minimize(worse, at, method="Nelder-Mead", bounds=bounds, options={"maxiter": 4000, "xatol": 1e-7}).x
    found = minimize(worse, at, method="L-BFGS-B", bounds=bounds)
    at = found.x if found.fun <= worse(at) else at
    hessian = curvature(worse, at)
    if np.abs(at).max() >= _FURTHEST or not np.isfinite(hessian).all() or np.linalg.eigvalsh(hessian).min() <= _FLAT:
        message = f"{model} can't be fitted: too few customers, or too much alike"
        raise NotConvergedError(message)
    return [math.exp(one) for one in at]


def curvature(function: Callable[[Any], float], at: Any, step: float = 1e-3) -> Any:
    """The matrix of second derivatives, by central differences."""
    import numpy as np

    k = len(at)
    moves = np.eye(k) * step
    matrix = np.empty((k, k))
    for i in range(k):
        for j in range(i, k):
            matrix[i, j] = matrix[j, i] = (
                function(at + moves[i] + moves[j])
                - function(at + moves[i] - moves[j])
                - function(at - moves[i] + moves[j])
                + function(at - moves[i] - moves[j])
            ) / (4 * step * step)
    return matrix


def slopes(function: Callable[[Any], Any], at: Any, step: float = _STEP) -> Any:
    """Derivatives of one or many values by each parameter, by central differences; a row for each parameter."""
    import numpy as np

    moves = np.eye(len(at)) * step
    return np.array([(function(at + move) - function(at - move)) / (2 * step) for move in moves])
