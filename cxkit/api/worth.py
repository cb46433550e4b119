"""What the customers of each group are worth: the models of clv, fitted to their orders."""

from __future__ import annotations

import math
from array import array
from collections import defaultdict
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from cxkit.kpis.clv import A_YEAR
from cxkit.scan.orders import buyers, not_bought
from cxkit.scan.periods import period_of
from cxkit.scan.tenures import tenures
from cxkit.stats.contract_value import contract_value
from cxkit.stats.fitting import NotConvergedError
from cxkit.stats.lifetime_value import Customers, expected
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


class _Customers:
    """What the customers of a group did: five numbers for each, which is all that is held of them."""

    def __init__(self) -> None:
        self.repeats, self.recencies, self.ages, self.means, self.totals = (array("d") for _ in range(5))

    def __len__(self) -> int:
        return len(self.totals)

    def add(self, buyer: Buyer) -> None:
        self.repeats.append(buyer.repeats)
        self.recencies.append(buyer.recency)
        self.ages.append(buyer.age)
        self.means.append(buyer.later / buyer.repeats if buyer.repeats else 0.0)
        self.totals.append(buyer.total)


def _historical(own: _Customers) -> Worths:
    n = len(own)
    mean = math.fsum(own.totals) / n
    squares = math.fsum((total - mean) ** 2 for total in own.totals)
    return Worths(n, mean, math.sqrt(squares / (n - 1) / n) if n > 1 else math.inf)


def _expected(own: _Customers, months: int, discount: float) -> Worths:
    import numpy as np

    customers = Customers(*(np.frombuffer(one) for one in (own.repeats, own.recencies, own.ages, own.means)))
    again = customers.value > 0
    if again.sum() < _FEWEST:
        return _untold(own, f"fewer than {_FEWEST} customers came back, too few for a model")
    try:
        worth = expected(customers, months * _MONTH, _MONTH, (1 + discount / 100) ** (1 / 12) - 1)
    except (NotConvergedError, np.linalg.LinAlgError):
        return _untold(own, "no model fits how these customers buy")
    if not (math.isfinite(worth.value) and math.isfinite(worth.se)):
        return _untold(own, "their spending has no mean that could be told")
    return Worths(
        len(own), worth.value, worth.se, doubts=tuple(_doubts(customers.frequency[again], customers.value[again]))
    )


def _untold(own: _Customers, reason: str) -> Worths:
    return Worths(len(own), math.nan, math.nan, f"{reason}; statistic=historical shows what they brought")


def _doubts(repeats: Any, values: Any) -> Iterator[str]:
    """What the models take for granted of the customers who came back, and these don't show."""
    import numpy as np

    together = float(np.corrcoef(repeats, values)[0, 1])
    if abs(together) > _TOGETHER:
        yield (
            f"how often customers buy and what they spend an order go together (correlation {together:.2f}), "
            "and the model of spending takes them for unrelated"
        )
    if len(repeats) < _MANY:
        yield f"{len(repeats)} customers came back, and the models want some {_MANY}"
