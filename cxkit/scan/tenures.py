"""How many renewals each contract saw, whether it has ended, and what it brings in a period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.scan.amounts import NO_AMOUNT
from cxkit.scan.contracts import read_sql
from cxkit.stats.contract_value import Tenure

if TYPE_CHECKING:
    from cxkit.scan.request import Segment
    from cxkit.scan.together import Together

_WHOLE = {"month": "date_sub('month', {})", "quarter": "date_sub('month', {}) // 3",
          "half-year": "date_sub('month', {}) // 6", "year": "date_sub('year', {})"}  # fmt: skip


def tenures(rows: Together, renewal: str) -> tuple[dict[Segment, list[Tenure]], dict[tuple[Segment, str], int], str]:
    """Contracts of all time by segment, those that tell nothing by segment and reason, and the last day.

    One that hasn't ended was seen until the last day in the export; one that ended on the day of a renewal
    didn't renew.

    Args:
        rows: what is scanned, with the roles `started`, `ended` and `amount`.
        renewal: month, quarter, half-year or year.
    """
    whole = rows.without_period()
    read = read_sql(whole)
    end = whole.run(f"SELECT max(greatest(first, coalesce(final, first)))::VARCHAR FROM ({read})")[0][0] or ""
    money = "TRY_CAST(amount AS DECIMAL(18, 4))"
    seen = f"CASE WHEN final IS NULL THEN DATE '{end}' ELSE greatest(first, final - 1) END"
    passed = _WHOLE[renewal].format(f"first, {seen}") if end else "0"
    found: dict[Segment, list[Tenure]] = {}
    lost: dict[tuple[Segment, str], int] = {}
    for breakdown, keys in whole.groups():
        sql = (
            f"WITH judged AS (SELECT *, coalesce(reason, CASE WHEN {money} IS NULL THEN '{NO_AMOUNT}' END) AS why, "
            f"{money}::DOUBLE AS m FROM ({read})) SELECT why, CASE WHEN why IS NULL THEN {passed} END AS renewals, "
            f"final IS NOT NULL AS gone, count(*), sum(m), sum(m * m){keys} FROM judged "
            f"GROUP BY why, renewals, gone{keys} ORDER BY ALL"
        )
        for why, renewals, gone, n, money_sum, squares, *values in whole.run(sql):
            segment = whole.segment(breakdown, values)
            if why is None:
                found.setdefault(segment, []).append(Tenure(renewals, gone, n, money_sum, squares))
            else:
                lost[segment, why] = lost.get((segment, why), 0) + n
    return found, lost, end
