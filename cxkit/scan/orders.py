"""What each customer bought: orders of one day count as one, unless rows are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.scan.request import Segment
    from cxkit.scan.together import Together

NO_CUSTOMER = "no customer"
NO_DAY = "no day"
UNREADABLE = "unreadable time"
NO_AMOUNT = "no amount"
REFUNDS = "money paid back to somebody who bought nothing"


class Bought(NamedTuple):
    """Customers of a group who bought so often; or rows that tell nothing, by reason."""

    segment: Segment
    period: str | None
    reason: str | None
    orders: int
    n: int


class Buyer(NamedTuple):
    """A customer: repeat purchases, days from the first to the last and to the end, value of the repeats and of all.

    `final` is the last day on which anybody bought.
    """

    segment: Segment
    repeats: int
    recency: int
    age: int
    later: float
    total: float
    final: str


def orders(rows: Together, *, days: bool) -> Iterator[Bought]:
    """How many customers bought how often, by segment and period.

    Args:
        rows: what is scanned, with the roles `customer` and `time`.
        days: whether orders of one day count as one.
    """
    count = "count(DISTINCT day)" if days else "count(*)"
    for breakdown, keys in rows.groups():
        sql = (
            f"WITH bought AS ({_rows(rows)}), people AS (SELECT period{keys}, reason, {count} AS orders, count(*) AS n "
            f"FROM bought GROUP BY period, reason{keys}, CASE WHEN reason IS NULL THEN customer END) "
            f"SELECT period, reason, orders, CASE WHEN reason IS NULL THEN count(*) ELSE sum(n) END{keys} "
            f"FROM people GROUP BY period, reason, orders{keys}"
        )
        for period, reason, times, n, *values in rows.run(sql):
            yield Bought(rows.segment(breakdown, values), period, reason, int(times), int(n))


def buyers(rows: Together) -> Iterator[Buyer]:
    """Each customer's orders of all time, by segment, in an order that is always the same.

    A day of which more was paid back than spent is no purchase: it lessens what the customer brought.

    Args:
        rows: what is scanned, with the roles `customer`, `time` and `amount`.
    """
    whole = rows.without_period()
    bought = "WHERE amount >= 0"
    for breakdown, keys in whole.groups():
        named = f"{keys}, customer"
        sql = (
            f"WITH bought AS ({_rows(whole, amount=True)}), last AS (SELECT max(day) AS at FROM bought), "
            f"days AS (SELECT day, sum(amount) AS amount{named} FROM bought WHERE reason IS NULL "
            f"GROUP BY day{named}), "
            f"people AS (SELECT count(*) FILTER ({bought}) - 1 AS repeats, min(day) FILTER ({bought}) AS first, "
            f"max(day) FILTER ({bought}) AS latest, sum(amount) AS total, "
            f"arg_min(amount, day) FILTER ({bought}) AS first_amount{named} FROM days GROUP BY {named[2:]} "
            f"HAVING count(*) FILTER ({bought}) > 0) "
            "SELECT repeats, date_diff('day', first, latest) AS recency, date_diff('day', first, last.at) AS age, "
            f"(total - first_amount)::DOUBLE AS later, total::DOUBLE AS total, last.at::VARCHAR AS final{keys} "
            f"FROM people, last ORDER BY repeats, recency, age, later, total{keys}"
        )
        for repeats, recency, age, later, total, last, *values in whole.stream(sql):
            yield Buyer(whole.segment(breakdown, values), repeats, recency, age, later, total, last)


def not_bought(rows: Together) -> dict[tuple[Segment, str], int]:
    """Rows that tell of no order, by segment and reason."""
    whole = rows.without_period()
    lost: dict[tuple[Segment, str], int] = {}
    for breakdown, keys in whole.groups():
        every = f"SELECT reason, count(*){keys} FROM ({_rows(whole, amount=True)}) GROUP BY reason{keys}"
        for reason, n, *values in whole.run(f"SELECT * FROM ({every}) WHERE reason IS NOT NULL"):
            lost[whole.segment(breakdown, values), reason] = n
    return lost


def _rows(rows: Together, *, amount: bool = False) -> str:
    moment = rows.moment("time")
    money = "TRY_CAST(amount AS DECIMAL(18, 4))"
    branches = [
        f"WHEN customer IS NULL THEN '{NO_CUSTOMER}'",
        f"WHEN time IS NULL THEN '{NO_DAY}'",
        f"WHEN {moment} IS NULL THEN '{UNREADABLE}'",
    ]
    if amount:
        branches.append(f"WHEN {money} IS NULL THEN '{NO_AMOUNT}'")
        branches.append(f"WHEN max({money}) OVER (PARTITION BY customer) < 0 THEN '{REFUNDS}'")
    read = f", {money} AS amount" if amount else ""
    dropped = "customer, time, amount" if amount else "customer, time"
    return (
        f"SELECT * EXCLUDE ({dropped}), customer, ({moment})::DATE AS day{read}, "
        f"CASE {' '.join(branches)} END AS reason FROM {{rows}}"
    )
