"""Who answered more than once in a period."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxkit.scan.together import Session

ON_TWICE = "twice ON given.customer = twice.customer AND given.period IS NOT DISTINCT FROM twice.period"
"""What joins the rows, called `given`, to them."""


def find_twice(session: Session) -> bool:
    """Keep them in a table `twice`, by period and customer; whether there is anybody.

    Args:
        session: over rows with the role `customer`.
    """
    session.keep(
        "twice",
        "SELECT period, customer FROM {rows} WHERE customer IS NOT NULL GROUP BY period, customer HAVING count(*) > 1",
    )
    return bool(session.rows("SELECT 1 AS one FROM twice LIMIT 1"))
