"""What the customers of each group are worth: the models of clv, fitted to their orders."""

from __future__ import annotations

import math
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any

from cxkit.kpis.clv import check_clv
from cxkit.scan.orders import buyers
from cxkit.scan.periods import period_of
from cxkit.stats.fitting import NotConvergedError
from cxkit.stats.lifetime_value import Customers, expected
from cxkit.stats.moments import Moments
from cxkit.summaries.worths import Worths

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
    found, lost, end = buyers(rows)
    word = rows.request.period
    period = period_of(date.fromisoformat(end), word) if word and end else None
    groups: dict[Segment, list[Buyer]] = defaultdict(list)
    for buyer in found:
        groups[buyer.segment].append(buyer)
    result = {}
    for segment, own in sorted(groups.items()):
        value, se, reason = _historical(own) if statistic == "historical" else _expected(own, months, discount)
        excluded = {why: n for (where, why), n in sorted(lost.items()) if where == segment}
        result[segment, period] = Worths(len(own), value, se, reason, excluded)
    return result


def _historical(own: Sequence[Buyer]) -> tuple[float, float, str]:
    sums = Moments.of((buyer.total, 1.0) for buyer in own)
    return sums.mean, sums.se, ""


def _expected(own: Sequence[Buyer], months: int, discount: float) -> tuple[float, float, str]:
    import numpy as np

    again = sum(buyer.repeats > 0 and buyer.later > 0 for buyer in own)
    if again < _FEWEST:
        return math.nan, math.nan, f"fewer than {_FEWEST} customers came back, too few for a model"
    columns = [(b.repeats, b.recency, b.age, b.later / b.repeats if b.repeats else 0.0) for b in own]
    customers = Customers(*(np.array(column, dtype=float) for column in zip(*columns, strict=True)))
    try:
        worth = expected(customers, months * _MONTH, _MONTH, (1 + discount / 100) ** (1 / 12) - 1)
    except (NotConvergedError, np.linalg.LinAlgError):
        return math.nan, math.nan, "no model fits how these customers buy; statistic=historical shows what they brought"
    if not (math.isfinite(worth.value) and math.isfinite(worth.se)):
        return math.nan, math.nan, "their spending has no mean that could be told"
    return worth.value, worth.se, ""
