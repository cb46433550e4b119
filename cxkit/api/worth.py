"""What the customers of each group are worth: the models of clv, fitted to their orders."""

from __future__ import annotations

import math
from array import array
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any

from cxkit.kpis.clv import check_clv
from cxkit.scan.orders import buyers, not_bought
from cxkit.scan.periods import period_of
from cxkit.stats.fitting import NotConvergedError
from cxkit.stats.lifetime_value import Customers, expected
from cxkit.summaries.worths import Worths

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxkit.scan.orders import Buyer
    from cxkit.scan.request import Segment
    from cxkit.scan.together import Together

_MONTH = 365.25 / 12
_FEWEST = 30


def worths(rows: Together, declared: Mapping[str, Any]) -> dict[tuple[Segment, str | None], Worths]:
    """Worth by segment, at the period that holds the last order.

    Args:
        rows: what is scanned, with the roles `customer`, `time` and `amount`.
        declared: `statistic`, `money`, `months`, `discount`.
    """
    statistic, months, discount = declared["statistic"], declared.get("months", 0), declared.get("discount", -1.0)
    check_clv(statistic, declared["money"], months, discount)
    groups: dict[Segment, _Customers] = defaultdict(_Customers)
    end = ""
    for buyer in buyers(rows):
        groups[buyer.segment].add(buyer)
        end = buyer.final
    lost = not_bought(rows)
    word = rows.request.period
    period = period_of(date.fromisoformat(end), word) if word and end else None
    result = {}
    for segment, own in sorted(groups.items()):
        value, se, reason = _historical(own) if statistic == "historical" else _expected(own, months, discount)
        excluded = {why: n for (where, why), n in sorted(lost.items()) if where == segment}
        result[segment, period] = Worths(len(own.totals), value, se, reason, excluded)
    return result


class _Customers:
    """What the customers of a group did: five numbers for each, which is all that is held of them."""

    def __init__(self) -> None:
        self.repeats, self.recencies, self.ages, self.means, self.totals = (array("d") for _ in range(5))

    def add(self, buyer: Buyer) -> None:
        self.repeats.append(buyer.repeats)
        self.recencies.append(buyer.recency)
        self.ages.append(buyer.age)
        self.means.append(buyer.later / buyer.repeats if buyer.repeats else 0.0)
        self.totals.append(buyer.total)


def _historical(own: _Customers) -> tuple[float, float, str]:
    n = len(own.totals)
    mean = math.fsum(own.totals) / n
    squares = math.fsum((total - mean) ** 2 for total in own.totals)
    return mean, math.sqrt(squares / (n - 1) / n) if n > 1 else math.inf, ""


def _expected(own: _Customers, months: int, discount: float) -> tuple[float, float, str]:
    import numpy as np

    if sum(mean > 0 for mean in own.means) < _FEWEST:
        return math.nan, math.nan, f"fewer than {_FEWEST} customers came back, too few for a model"
    customers = Customers(*(np.frombuffer(one) for one in (own.repeats, own.recencies, own.ages, own.means)))
    try:
        worth = expected(customers, months * _MONTH, _MONTH, (1 + discount / 100) ** (1 / 12) - 1)
    except (NotConvergedError, np.linalg.LinAlgError):
        return math.nan, math.nan, "no model fits how these customers buy; statistic=historical shows what they brought"
    if not (math.isfinite(worth.value) and math.isfinite(worth.se)):
        return math.nan, math.nan, "their spending has no mean that could be told"
    return worth.value, worth.se, ""
