"""Gamma-Gamma: what a customer spends on average, learnt from few purchases of their own and many of others."""

from __future__ import annotations

from typing import Any, NamedTuple

from cxkit.stats.fitting import maximise


class GammaGamma(NamedTuple):
    """A customer's purchases vary about a mean of their own (gamma p); those means vary too (gamma q, gamma)."""

    p: float
    q: float
    gamma: float

    @property
    def mean(self) -> float:
        """Mean value of a purchase over all customers; infinite where q is 1 or less.

        Example:
            >>> round(GammaGamma(6.25, 3.74, 15.44).mean, 3)
            35.219
        """
        return self.p * self.gamma / (self.q - 1) if self.q > 1 else float("inf")

    def expected(self, frequency: Any, value: Any) -> Any:
        """Mean value of a customer's purchases to come, between their own mean and everybody's.

        Args:
            frequency: purchases that `value` is the mean of; 0 gives everybody's.
            value: their mean value.

        Example:
            >>> model = GammaGamma(6.25, 3.74, 15.44)
            >>> round(float(model.expected(0, 0.0)), 3), round(float(model.expected(2, 22.0)), 2)
            (35.219, 24.38)
        """
        import numpy as np

        p, q, gamma = self
        x = np.asarray(frequency, dtype=float)
        return (p * gamma + p * x * np.asarray(value, dtype=float)) / (p * x + q - 1)


def log_likelihoods(model: GammaGamma, frequency: Any, value: Any) -> Any:
    """The log-likelihood of each customer's mean value.

    Source: Fader and Hardie, The Gamma-Gamma Model of Monetary Value (2013).
    """
    import numpy as np
    from scipy.special import gammaln

    p, q, gamma = model
    x, z = np.asarray(frequency, dtype=float), np.asarray(value, dtype=float)
    return (
        gammaln(p * x + q) - gammaln(p * x) - gammaln(q) + q * np.log(gamma) + (p * x - 1) * np.log(z)
        + p * x * np.log(x) - (p * x + q) * np.log(gamma + x * z)
    )  # fmt: skip


def fit(frequency: Any, value: Any) -> GammaGamma:
    """The most likely model of customers with one repeat purchase or more.

    Args:
        frequency: repeat purchases, 1 or more.
        value: their mean value, above 0.

    Raises:
        NotConvergedError: no single best model fits.

    Source: Fader, Hardie and Lee, Journal of Marketing Research 42 (2005).
    """
    import numpy as np

    x, z = np.asarray(frequency, dtype=float), np.asarray(value, dtype=float)
    if len(x) == 0 or x.min() < 1 or z.min() <= 0:
        message = "the Gamma-Gamma model takes customers with a repeat purchase, of a value above 0"
        raise ValueError(message)
    unit = float(np.median(z))

    def total(p: Any) -> float:
        return float(log_likelihoods(GammaGamma(*p), x, z / unit).sum())

    p, q, gamma = maximise(total, (3.0, 3.0, 1.0), "the Gamma-Gamma model")
    return GammaGamma(p, q, gamma * unit)
