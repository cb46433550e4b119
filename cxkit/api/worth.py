"""What the customers of each group are worth: the models of clv, fitted to their orders."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from cxkit.kpis.clv import A_YEAR
from cxkit.scan.orders import buyers
from cxkit.scan.periods import period_of
from cxkit.scan.tenures import tenures
from cxkit.stats.contract_value import contract_value
from cxkit.stats.fitting import NotConvergedError
from cxkit.stats.lifetime_value import Customers, expected
from cxkit.stats.moments import Moments
from cxkit.summaries.worths import Worths

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cxkit.scan.orders import Buyer
    from cxkit.scan.request import Segment
    from cxkit.scan.together import Together
    from cxkit.stats.contract_value import Tenure

_MONTH = 365.25 / 12
_FEWEST = 30
_MANY = 200
_TOGETHER = 0.3
"""Beyond it more than a tenth of the spread of spending goes with how often customers buy."""


def worths(rows: Together, declared: Mapping[str, Any]) -> dict[tuple[Segment, str | None], Worths]:
    """Worth by segment, at the period that holds the last order.

    Args:
        rows: what is scanned, with the roles `customer`, `time` and `amount`.
        declared: `statistic`, `money`, `months`, `discount`.
    """
    statistic, months, discount = declared["statistic"], declared.get("months", 0), declared.get("discount", -1.0)
    found, lost, end = buyers(rows)
    word = rows.request.period
    period = period_of(date.fromisoformat(end), word) if word and end else None
    groups: dict[Segment, list[Buyer]] = defaultdict(list)
    for buyer in found:
        groups[buyer.segment].append(buyer)
    result = {}
    for segment, own in sorted(groups.items()):
        excluded = {why: n for (where, why), n in sorted(lost.items()) if where == segment}
        worth = _historical(own) if statistic == "historical" else _expected(own, months, discount)
        result[segment, period] = replace(worth, excluded=excluded)
    return result


def contract_worths(rows: Together, declared: Mapping[str, Any]) -> dict[tuple[Segment, str | None], Worths]:
    """Worth of a new contract by segment, at the period that holds the last day.

    Args:
        rows: what is scanned, with the roles `started`, `ended` and `amount`.
        declared: `renewal` and `discount`.
    """
    found, lost, end = tenures(rows, declared["renewal"])
    word = rows.request.period
    period = period_of(date.fromisoformat(end), word) if word and end else None
    step = (1 + declared["discount"] / 100) ** (1 / A_YEAR[declared["renewal"]]) - 1
    result = {}
    for segment, own in sorted(found.items()):
        excluded = {why: n for (where, why), n in sorted(lost.items()) if where == segment}
        result[segment, period] = replace(_contract(own, step), excluded=excluded)
    return result


def _contract(own: Sequence[Tenure], step: float) -> Worths:
    import numpy as np

    n = sum(one.n for one in own)
    try:
        worth = contract_value(own, step)
    except (NotConvergedError, np.linalg.LinAlgError):
        reason = "no model fits how these contracts end; statistic=formula takes one rate for all"
        return Worths(n, math.nan, math.nan, reason)
    return Worths(n, worth.value, worth.se)


def _historical(own: Sequence[Buyer]) -> Worths:
    sums = Moments.of((buyer.total, 1.0) for buyer in own)
    return Worths(len(own), sums.mean, sums.se)


def _expected(own: Sequence[Buyer], months: int, discount: float) -> Worths:
    import numpy as np

    again = [buyer for buyer in own if buyer.repeats > 0 and buyer.later > 0]
    if len(again) < _FEWEST:
        return _untold(own, f"fewer than {_FEWEST} customers came back, too few for a model")
    columns = [(b.repeats, b.recency, b.age, b.later / b.repeats if b.repeats else 0.0) for b in own]
    customers = Customers(*(np.array(column, dtype=float) for column in zip(*columns, strict=True)))
    try:
        worth = expected(customers, months * _MONTH, _MONTH, (1 + discount / 100) ** (1 / 12) - 1)
    except (NotConvergedError, np.linalg.LinAlgError):
        return _untold(own, "no model fits how these customers buy")
    if not (math.isfinite(worth.value) and math.isfinite(worth.se)):
        return _untold(own, "their spending has no mean that could be told")
    return Worths(len(own), worth.value, worth.se, doubts=tuple(_doubts(again)))


def _untold(own: Sequence[Buyer], reason: str) -> Worths:
    return Worths(len(own), math.nan, math.nan, f"{reason}; statistic=historical shows what they brought")


def _doubts(again: Sequence[Buyer]) -> Iterator[str]:
    """What the models take for granted of the customers who came back, and these don't show."""
    import numpy as np

    values = [[buyer.repeats, buyer.later / buyer.repeats] for buyer in again]
    together = float(np.corrcoef(np.array(values, dtype=float).T)[0, 1])
    if abs(together) > _TOGETHER:
        yield (
            f"how often customers buy and what they spend an order go together (correlation {together:.2f}), "
            "and the model of spending takes them for unrelated"
        )
    if len(again) < _MANY:
        yield f"{len(again)} customers came back, and the models want some {_MANY}"
