"""BG/NBD: how often customers without a contract buy, and whether they are still there."""

from __future__ import annotations

from typing import Any, NamedTuple

from cxkit.stats.fitting import maximise


class BgNbd(NamedTuple):
    """Customers buy at rates of their own (gamma: r, alpha) and leave by chances of their own (beta: a, b).

    Args:
        r: shape of the purchase rates.
        alpha: their scale, in the unit of time.
        a: of the chance to leave.
        b: of the chance to leave.
    """

    r: float
    alpha: float
    a: float
    b: float

    def purchases(self, time: Any) -> Any:
        """Repeat purchases expected of a new customer within a time.

        Example:
            >>> round(float(BgNbd(0.243, 4.414, 0.793, 2.426).purchases(2)), 6)
            0.10339
        """
        from scipy.special import hyp2f1

        r, alpha, a, b = self
        left = (alpha / (alpha + time)) ** r * hyp2f1(r, b, a + b - 1, time / (alpha + time))
        return (a + b - 1) / (a - 1) * (1 - left)

    def probability(self, count: int, time: float) -> float:
        """That a new customer makes so many repeat purchases within a time.

        Example:
            >>> round(BgNbd(0.243, 4.414, 0.793, 2.426).probability(0, 39), 6)
            0.573786
        """
        import numpy as np
        from scipy.special import betaln, gammaln

        r, alpha, a, b = self
        j = np.arange(count + 1)
        terms = np.exp(gammaln(r + j) - gammaln(r) - gammaln(j + 1) + j * np.log(time / (alpha + time)))
        start = (alpha / (alpha + time)) ** r
        stays = np.exp(betaln(a, b + count) - betaln(a, b)) * start * terms[count]
        if count == 0:
            return float(stays)
        leaves = np.exp(betaln(a + 1, b + count - 1) - betaln(a, b)) * (1 - start * terms[:count].sum())
        return float(stays + leaves)

    def alive(self, frequency: Any, recency: Any, age: Any) -> Any:
        """The chance that a customer is still there.

        Args:
            frequency: repeat purchases.
            recency: when the last was, counted from the first purchase.
            age: how long ago the first purchase was.

        Example:
            >>> round(float(BgNbd(0.243, 4.414, 0.793, 2.426).alive(23, 39, 39)), 6)
            0.968555
        """
        return 1 / (1 + self._odds_left(frequency, recency, age))

    def purchases_ahead(self, time: Any, frequency: Any, recency: Any, age: Any) -> Any:
        """Purchases expected of a customer within a time from now, given what they did.

        Example:
            >>> round(float(BgNbd(0.243, 4.414, 0.793, 2.426).purchases_ahead(2, 10, 35, 39)), 6)
            0.391569
        """
        from scipy.special import hyp2f1

        r, alpha, a, b = self
        x = frequency
        shrink = ((alpha + age) / (alpha + age + time)) ** (r + x)
        ahead = 1 - shrink * hyp2f1(r + x, b + x, a + b + x - 1, time / (alpha + age + time))
        return (a + b + x - 1) / (a - 1) * ahead / (1 + self._odds_left(frequency, recency, age))

    def _odds_left(self, frequency: Any, recency: Any, age: Any) -> Any:
        import numpy as np

        r, alpha, a, b = self
        x = np.asarray(frequency, dtype=float)
        grown = (r + x) * (np.log(alpha + age) - np.log(alpha + recency))
        return np.where(x > 0, a / (b + np.maximum(x, 1) - 1) * np.exp(grown), 0.0)


def log_likelihoods(model: BgNbd, frequency: Any, recency: Any, age: Any) -> Any:
    """The log-likelihood of each customer.

    Source: Fader, Hardie and Lee, Marketing Science 24 (2005); the form that doesn't overflow is Hardie's.
    """
    import numpy as np
    from scipy.special import betaln, gammaln

    r, alpha, a, b = model
    x = np.asarray(frequency, dtype=float)
    bought = gammaln(r + x) - gammaln(r) + r * np.log(alpha) + betaln(a, b + x) - betaln(a, b)
    stayed = -(r + x) * np.log(alpha + age)
    left = np.log(a) - np.log(b + np.maximum(x, 1) - 1) - (r + x) * np.log(alpha + recency)
    return bought + np.where(x > 0, np.logaddexp(stayed, left), stayed)


def fit(frequency: Any, recency: Any, age: Any, counts: Any = None) -> BgNbd:
    """The most likely model.

    Args:
        frequency: repeat purchases of each customer (or kind of customer).
        recency: when the last was, counted from the first.
        age: how long ago the first purchase was.
        counts: customers of each kind; None: one.

    Raises:
        NotConvergedError: no single best model fits.

    Source: Fader, Hardie and Lee, Marketing Science 24 (2005).
    """
    import numpy as np

    x, seen, ages = (np.asarray(one, dtype=float) for one in (frequency, recency, age))
    n = np.ones_like(x) if counts is None else np.asarray(counts, dtype=float)
    unit = float(ages.max()) / 10 or 1.0

    def total(p: Any) -> float:
        return float((n * log_likelihoods(BgNbd(*p), x, seen / unit, ages / unit)).sum())

    r, alpha, a, b = maximise(total, (0.5, 1.0, 1.0, 2.0), "the BG/NBD model")
    return BgNbd(r, alpha * unit, a, b)
