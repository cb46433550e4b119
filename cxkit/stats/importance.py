"""How much each of several questions goes with one outcome: shares of R² that add up to it."""

from __future__ import annotations

import math
from itertools import combinations
from typing import Any

EXACT_UP_TO = 12
"""Shapley values look at every subset of the questions: 2^12 = 4,096 regressions of a correlation matrix."""


def correlations(rows: Any, weights: Any = None) -> Any:
    """Weighted correlation matrix of columns.

    Args:
        rows: n answers of k columns.
        weights: of the answers; None: all alike.

    Raises:
        ValueError: a column doesn't vary.

    Example:
        >>> float(correlations([[1, 2], [2, 4], [3, 6]])[0, 1].round(6))
        1.0
    """
    import numpy as np

    x = np.asarray(rows, dtype=float)
    w = np.ones(len(x)) if weights is None else np.asarray(weights, dtype=float)
    centred = x - (w @ x) / w.sum()
    covariance = (centred.T * w) @ centred / w.sum()
    spread = np.sqrt(np.diag(covariance))
    if not (spread > 1e-12).all():
        message = "a question that everybody answers alike goes with nothing"
        raise ValueError(message)
    return covariance / np.outer(spread, spread)


def r_squared(matrix: Any, columns: Any) -> float:
    """Share of the outcome's variance (row and column 0) that these columns explain together, 0 to 1.

    Example:
        >>> import numpy as np
        >>> round(r_squared(np.array([[1, 0.5], [0.5, 1]]), [1]), 6)
        0.25
    """
    import numpy as np

    chosen = list(columns)
    if not chosen:
        return 0.0
    own = matrix[np.ix_(chosen, chosen)]
    return float(matrix[0, chosen] @ np.linalg.lstsq(own, matrix[chosen, 0], rcond=None)[0])


def shapley(matrix: Any) -> list[float]:
    """Each question's share of R², averaged over all orders of entering: Shapley's value, LMG.

    Args:
        matrix: correlations, the outcome first; at most 13 columns.

    Source: Lindeman, Merenda and Gold (1980); Grömping, Journal of Statistical Software 17 (2006).

    Example:
        >>> import numpy as np
        >>> shares = shapley(np.array([[1, 0.6, 0.5], [0.6, 1, 0.4], [0.5, 0.4, 1]]))
        >>> [round(share, 4) for share in shares]
        [0.2752, 0.1652]
    """
    import numpy as np

    k = len(matrix) - 1
    if k > EXACT_UP_TO:
        message = f"Shapley values of more than {EXACT_UP_TO} questions take too long; relative weights don't"
        raise ValueError(message)
    explained = _explained(np.asarray(matrix, dtype=float), k)
    subsets = np.arange(2**k)
    sizes = np.array([subset.bit_count() for subset in range(2**k)])
    orders = np.array([math.factorial(n) * math.factorial(max(0, k - n - 1)) for n in range(k + 1)]) / math.factorial(k)
    shares = []
    for at in range(k):
        without = subsets[(subsets >> at) & 1 == 0]
        gained = explained[without | 1 << at] - explained[without]
        shares.append(float((orders[sizes[without]] * gained).sum()))
    return shares


def _explained(matrix: Any, k: int) -> Any:
    """R² of every subset of the questions; a subset's number has a bit for each question."""
    import numpy as np

    explained = np.zeros(2**k)
    for size in range(1, k + 1):
        subsets = np.array(list(combinations(range(1, k + 1), size)))
        own = matrix[subsets[:, :, None], subsets[:, None, :]]
        beside = matrix[0, subsets]
        try:
            slopes = np.linalg.solve(own, beside[:, :, None])[:, :, 0]
        except np.linalg.LinAlgError:  # questions that say the same
            slopes = (np.linalg.pinv(own) @ beside[:, :, None])[:, :, 0]
        explained[(1 << (subsets - 1)).sum(axis=1)] = (beside * slopes).sum(axis=1)
    return explained


def relative_weights(matrix: Any) -> list[float]:
    """Each question's share of R² by Johnson's relative weights, for any number of questions.

    Args:
        matrix: correlations, the outcome first.

    Source: Johnson, Multivariate Behavioral Research 35 (2000); the same as Genizi (1993).

    Example:
        >>> import numpy as np
        >>> shares = relative_weights(np.array([[1, 0.6, 0.5], [0.6, 1, 0.4], [0.5, 0.4, 1]]))
        >>> [round(share, 4) for share in shares]
        [0.2752, 0.1652]
    """
    import numpy as np

    values, vectors = np.linalg.eigh(matrix[1:, 1:])
    loadings = vectors * np.sqrt(np.maximum(values, 0.0)) @ vectors.T
    slopes = np.linalg.lstsq(loadings, matrix[1:, 0], rcond=None)[0]
    return [float(share) for share in loadings**2 @ slopes**2]
