"""Shopify."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.readers._reader import Head, reader
from cxkit.readers._table import described, excluded, holds, position, repeated

if TYPE_CHECKING:
    from cxkit.readers._responses import ExportFile

_ORDERS = ("Name", "Financial Status", "Lineitem quantity", "Lineitem name")
_CUSTOMERS = ("Accepts Email Marketing", "Total Spent", "Total Orders")


def _knows(head: Head) -> bool:
    return holds(head, *_ORDERS) or holds(head, *_CUSTOMERS)


@reader("shopify", title="Shopify", sniff=_knows)
def shopify(head: Head) -> ExportFile:
    """Orders and customers of Shopify, as CSV.

    How to export: Orders › Export, Customers › Export.

    Who counts: every order or customer once. An order stands on one row per item, with its total and its status on the
    first only: the further rows are excluded. Voided and cancelled orders are excluded too. Refunds aren't subtracted
    from `Total`; `Refunded Amount` holds them, and it is said. Orders of several currencies stop a sum. Ids of
    customers carry an apostrophe. Times carry their offset.
    """
    names = head.header
    status = position(names, "Financial Status")
    return described(
        head,
        exclusions=[
            *excluded("further item of an order", status, when="blank"),
            *excluded("voided", status, "voided"),
            *excluded("cancelled", position(names, "Cancelled at"), when="filled"),
        ],
        repeats=repeated("duplicate", position(names, "Id", "Customer ID")),
    )
