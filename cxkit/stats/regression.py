"""Least squares, with standard errors that don't need equal spread."""

from __future__ import annotations

from typing import Any, NamedTuple


class Fit(NamedTuple):
    """Coefficients in the order of the columns, their covariance (HC3), and the share of variance explained."""

    coefficients: Any
    covariance: Any
    r_squared: float


def least_squares(columns: Any, outcome: Any) -> Fit:
    """Regress an outcome on columns; a constant must be one of them.

    Args:
        columns: n rows of k numbers.
        outcome: n numbers.

    Raises:
        ValueError: a column is a mixture of others, or there are too few rows.

    Source: MacKinnon and White, Journal of Econometrics 29 (1985), HC3.

    Example:
        >>> [round(float(one), 6) for one in least_squares([[1, 0], [1, 1], [1, 2], [1, 3]], [1, 3, 5, 7]).coefficients]
        [1.0, 2.0]
    """
    import numpy as np

    x, y = np.asarray(columns, dtype=float), np.asarray(outcome, dtype=float)
    if x.shape[0] <= x.shape[1] or np.linalg.matrix_rank(x) < x.shape[1]:
        message = "too few answers, or columns that say the same"
        raise ValueError(message)
    inverse = np.linalg.inv(x.T @ x)
    coefficients = inverse @ x.T @ y
    left = y - x @ coefficients
    leverage = np.einsum("ij,jk,ik->i", x, inverse, x)
    scaled = left / np.maximum(1 - leverage, 1e-12)
    covariance = inverse @ (x.T * scaled**2) @ x @ inverse
    total = float(((y - y.mean()) ** 2).sum())
    return Fit(coefficients, covariance, 1 - float((left**2).sum()) / total if total else 0.0)
