"""Trustpilot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.readers._reader import Head, reader
from cxkit.readers._table import described, holds, is_copy, position, repeated

if TYPE_CHECKING:
    from cxkit.readers._responses import ExportFile

_PRODUCTS = ("review_id", "stars", "product_name", "product_sku", "consumer_name")


def _knows(head: Head) -> bool:
    return holds(head, "Review Stars", "Review Created (UTC)") or (holds(head, *_PRODUCTS) and not is_copy(head))


@reader("trustpilot", title="Trustpilot", sniff=_knows)
def trustpilot(head: Head) -> ExportFile:
    """Reviews of Trustpilot Business, as CSV or Excel; `Review Stars` (`stars` of products) run from 1 to 5.

    How to export: Reviews › Export, of service or of product reviews.

    Who counts: every review once. Times are UTC. People review of their own accord, so stars say what reviewers feel,
    and not what customers do: they are no CSAT.

    Not confirmed: the header's capitals, which vary.
    """
    return described(
        head,
        asks={position(head.header, "Review Stars", "stars"): "mean,scale=1..5"},
        repeats=repeated("duplicate", position(head.header, "Review Id", "review_id")),
        zone="UTC",
        notes=["reviews are written of people's own accord: their stars are no CSAT of all customers"],
    )
