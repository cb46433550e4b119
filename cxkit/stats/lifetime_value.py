"""Customer lifetime value: the three simple conventions, and what a fitted model expects of each customer."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from cxkit.stats import bg_nbd, gamma_gamma
from cxkit.stats.fitting import curvature, slopes

if TYPE_CHECKING:
    from cxkit.stats.bg_nbd import BgNbd
    from cxkit.stats.gamma_gamma import GammaGamma
    from cxkit.stats.ratio import Pairs

Convention = Literal["first-payment-now", "residual", "end-of-period"]


def simple(margin: float, retention: float, discount: float, convention: Convention) -> float:
    """Value of a customer from a margin per period and one retention rate for all.

    `first-payment-now`: m(1+d)/(1+d−r), the first margin comes at once. `residual`: mr/(1+d−r), that first margin left
    out. `end-of-period`: m/(1+d−r), each margin at the end of its period. One rate for customers who differ makes
    all three too low.

    Args:
        margin: per period.
        retention: share that stays from one period to the next, 0 to 1.
        discount: per period, such as 0.1.
        convention: which of the three.

    Source: Fader and Hardie, Reconciling and Clarifying CLV Formulas (2012).

    Example:
        >>> [round(simple(100, 0.8, 0.1, way), 2) for way in ("first-payment-now", "residual", "end-of-period")]
        [366.67, 266.67, 333.33]
    """
    if not (0 <= retention <= 1 and discount >= 0 and retention < 1 + discount):
        message = "a retention lies between 0 and 1, a discount at 0 or above, and both can't be at the edge"
        raise ValueError(message)
    first = {"first-payment-now": 1 + discount, "residual": retention, "end-of-period": 1.0}[convention]
    return margin * first / (1 + discount - retention)


def simple_se(pairs: Pairs, discount: float, convention: Convention) -> float:
    """Standard error of `simple` at the customers' mean margin (x) and the share that stayed (y, 1 or 0).

    By linearisation, so that what margin and staying have in common is in it.

    Args:
        pairs: sums over customers of both.
        discount: per period.
        convention: as of `simple`.

    Example:
        >>> from cxkit.stats.ratio import Pairs
        >>> pairs = Pairs.of([(100.0, 1.0), (80.0, 1.0), (60.0, 0.0), (120.0, 1.0)])
        >>> round(simple_se(pairs, 0.1, "residual"), 2)
        224.15
    """
    n, margin, stayed = pairs.n, pairs.x / pairs.n, pairs.y / pairs.n
    left = 1 + discount - stayed
    by_margin = simple(1.0, stayed, discount, convention)
    by_stay = margin * (1.0 if convention == "end-of-period" else 1 + discount) / left**2
    own = by_margin**2 * (pairs.xx - n * margin**2) + by_stay**2 * (pairs.yy - n * stayed**2)
    both = 2 * by_margin * by_stay * (pairs.xy - n * margin * stayed)
    return math.sqrt(max(0.0, own + both) / (n - 1) / n) if n > 1 else math.inf


class Customers(NamedTuple):
    """What each customer did, as arrays of one length.

    Args:
        frequency: repeat purchases.
        recency: when the last was, counted from the first.
        age: how long ago the first purchase was.
        value: mean value of the repeat purchases; 0 where there is none.
    """

    frequency: Any
    recency: Any
    age: Any
    value: Any


class Worth(NamedTuple):
    """Value to come of the average customer.

    Args:
        value: in the unit of the purchases' values.
        se: standard error, of sampling customers and of estimating both models.
        purchases: the model of purchases.
        values: the model of their values.
    """

    value: float
    se: float
    purchases: BgNbd
    values: GammaGamma


def expected(customers: Customers, horizon: float, step: float, discount: float) -> Worth:
    """What the average customer is expected to bring within a horizon from now.

    Purchases expected by BG/NBD in each step, at the value expected by Gamma-Gamma, discounted to today from the end of
    their step. The standard error treats both models as estimating equations and each customer as a draw (a sandwich).

    Args:
        customers: all customers with a purchase.
        horizon: in the unit of recency and age.
        step: length of a discounting step.
        discount: per step, such as 0.01.

    Raises:
        NotConvergedError: one of the models can't be fitted.

    Source: Fader, Hardie and Lee, Journal of Marketing Research 42 (2005); standard error: Stefanski and Boos, The
    American Statistician 56 (2002).
    """
    import numpy as np

    again = (customers.frequency > 0) & (customers.value > 0)
    purchases = bg_nbd.fit(customers.frequency, customers.recency, customers.age)
    values = gamma_gamma.fit(customers.frequency[again], customers.value[again])
    logs = np.log([*purchases, *values])

    def worths(at: Any) -> Any:
        return _worths(_purchases(at), _values(at), customers, horizon, step, discount)

    def likelihoods(at: Any) -> Any:
        spent = np.zeros(len(again))
        spent[again] = gamma_gamma.log_likelihoods(_values(at), customers.frequency[again], customers.value[again])
        return spent + bg_nbd.log_likelihoods(_purchases(at), customers.frequency, customers.recency, customers.age)

    each = worths(logs)
    information = -curvature(lambda at: float(likelihoods(at).sum()), logs)
    gradient = slopes(lambda at: worths(at).mean(), logs)
    influence = each - each.mean() + len(each) * np.linalg.solve(information, gradient) @ slopes(likelihoods, logs)
    return Worth(float(each.mean()), float(influence.std(ddof=1) / math.sqrt(len(each))), purchases, values)


def _purchases(logs: Any) -> BgNbd:
    """The model of purchases at the first four log-parameters."""
    return bg_nbd.BgNbd(*(math.exp(one) for one in logs[:4]))


def _values(logs: Any) -> GammaGamma:
    """The model of values at the last three log-parameters."""
    return gamma_gamma.GammaGamma(*(math.exp(one) for one in logs[4:]))


def _worths(
    purchases: BgNbd, values: GammaGamma, customers: Customers, horizon: float, step: float, discount: float
) -> Any:
    """Expected discounted value of each customer."""
    import numpy as np

    total, before = np.zeros(len(customers.frequency)), np.zeros(len(customers.frequency))
    for number in range(1, max(1, math.ceil(horizon / step - 1e-9)) + 1):
        until = min(horizon, number * step)
        so_far = purchases.purchases_ahead(until, customers.frequency, customers.recency, customers.age)
        total += (so_far - before) / (1 + discount) ** number
        before = so_far
    seen = np.where(customers.value > 0, customers.frequency, 0)
    return total * values.expected(seen, customers.value)
