"""The shifted beta-geometric model: how long customers of a contract stay, when their risks differ."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from cxkit.stats.fitting import maximise

if TYPE_CHECKING:
    from collections.abc import Sequence


class ShiftedBetaGeometric(NamedTuple):
    """Each customer leaves with a probability of their own at each renewal; those vary as a beta(alpha, beta) does.

    A single churn rate for all makes lifetimes too short: those likely to leave leave first, and the rest stay.
    """

    alpha: float
    beta: float

    def survival(self, renewals: int) -> float:
        """Share still there after so many renewals.

        Example:
            >>> round(ShiftedBetaGeometric(0.668, 3.806).survival(7), 3)
            0.489
        """
        a, b = self.alpha, self.beta
        return math.exp(math.lgamma(b + renewals) - math.lgamma(b) + math.lgamma(a + b) - math.lgamma(a + b + renewals))

    def retention(self, renewal: int) -> float:
        """Share of those who came so far that renews at renewal 1, 2, …: it rises as time goes by."""
        return (self.beta + renewal - 1) / (self.alpha + self.beta + renewal - 1)

    def expected_lifetime(self, discount: float) -> float:
        """Discounted number of payments of a new customer, the first at once: Σ S(t) / (1 + d)^t.

        Args:
            discount: per renewal period, above 0.

        Example:
            >>> round(ShiftedBetaGeometric(0.668, 3.806).expected_lifetime(0.1), 3)
            5.923
        """
        from scipy.special import hyp2f1

        return float(hyp2f1(1, self.beta, self.alpha + self.beta, 1 / (1 + discount)))

    def residual_lifetime(self, payments: int, discount: float) -> float:
        """Discounted number of payments still to come after so many, the next one counted in full.

        Source: Fader and Hardie, Marketing Science 29 (2010).
        """
        from scipy.special import hyp2f1

        a, b = self.alpha, self.beta
        ahead = hyp2f1(1, b + payments, a + b + payments, 1 / (1 + discount))
        return float((b + payments - 1) / (a + b + payments - 1) * ahead)


def log_likelihood(model: ShiftedBetaGeometric, left: Sequence[float], stayed: float) -> float:
    """Of customers of one start: how many left at renewal 1, 2, …, and how many are still there."""
    before = [model.survival(t) for t in range(len(left) + 1)]
    gone = math.fsum(n * math.log(before[t] - before[t + 1]) for t, n in enumerate(left) if n)
    return gone + stayed * math.log(before[-1])


def fit(left: Sequence[float], stayed: float) -> ShiftedBetaGeometric:
    """The most likely model.

    Args:
        left: how many left at renewal 1, 2, ….
        stayed: how many are still there after the last.

    Raises:
        NotConvergedError: no single best model fits.

    Source: Fader and Hardie, Journal of Interactive Marketing 21 (2007).

    Example:
        >>> model = fit([131, 126, 90, 60, 42, 34, 26], 491)
        >>> round(model.alpha, 3), round(model.beta, 3)
        (0.668, 3.806)
    """
    found = maximise(lambda p: log_likelihood(ShiftedBetaGeometric(*p), left, stayed), (1.0, 1.0), "the sBG model")
    return ShiftedBetaGeometric(*found)
