"""Who answered more than once in a period."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxkit.scan.together import Run

ON_TWICE = "twice ON given.customer = twice.customer AND given.period IS NOT DISTINCT FROM twice.period"
"""What joins the rows, called `given`, to them."""


def find_twice(run: Run) -> bool:
    """Keep them in a table `twice`, by period and customer; whether there is anybody.

    Args:
        run: runs statements over rows with the role `customer`.
    """
    run(
        "CREATE TEMP TABLE twice AS SELECT period, customer FROM {rows} WHERE customer IS NOT NULL "
        "GROUP BY period, customer HAVING count(*) > 1"
    )
    return bool(run("SELECT 1 FROM twice LIMIT 1"))
