"""Stripe."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cxkit.readers._reader import Head, reader
from cxkit.readers._table import described, excluded, holds, is_copy, position, repeated

if TYPE_CHECKING:
    from cxkit.readers._responses import ExportFile

_ID = re.compile(r"(sub|cus|ch|py|in|pi|prod|si)_\w+\Z")


def _knows(head: Head) -> bool:
    if is_copy(head) or "id" not in head.header:
        return False
    at = head.header.index("id")
    ids = [row[at] for row in head.rows[1:10] if len(row) > at]
    own = bool(ids) and all(_ID.match(one) for one in ids)
    timed = any(name.endswith("(UTC)") for name in head.header)
    return (own and timed) or holds(head, "Customer ID", "Status", "Canceled At (UTC)")


@reader("stripe", title="Stripe", sniff=_knows)
def stripe(head: Head) -> ExportFile:
    """Subscriptions, customers and payments of Stripe's dashboard, as CSV.

    How to export: Subscriptions, Customers or Payments › Export, with all columns.

    Who counts: every object once; test mode is excluded where `livemode` is exported. A customer may have several
    subscriptions, and an upgrade is an end and a new beginning. `Canceled At` is the day of the request, `Ended At` the
    day it ended, and a subscription that is to be cancelled at the end of its period is still active. Amounts are whole
    units of their currency (49.95), unlike those of the interface; of several currencies they stop the run. Payments
    that failed and subscriptions whose first payment never came (`incomplete_expired`) are excluded; trials count as
    the subscriptions that they are: leave them out with `--where "Status != trialing"`. `Amount Refunded` isn't
    subtracted, and that it holds something is said. Times are UTC.

    Not confirmed: the last columns of customers' and payments' exports, which aren't needed.
    """
    names = head.header
    return described(
        head,
        exclusions=[
            *excluded("test", position(names, "livemode", "Livemode"), "false", "0"),
            *excluded("failed", position(names, "Status"), "failed"),
            *excluded("never begun", position(names, "Status"), "incomplete_expired", "incomplete expired"),
        ],
        repeats=repeated("duplicate", position(names, "id")),
        zone="UTC",
    )
