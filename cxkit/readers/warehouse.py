"""Copies in a data warehouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.readers._qualtrics import finished, left_out
from cxkit.readers._reader import Head, reader
from cxkit.readers._table import described, excluded, is_copy, position, repeated

if TYPE_CHECKING:
    from cxkit.readers._responses import ExportFile


def _is_stripe(head: Head) -> bool:
    return {"livemode", "amount", "currency"} <= set(head.header)


def _knows(head: Head) -> bool:
    return is_copy(head)


@reader("warehouse", title="Copy in a warehouse (Fivetran, Airbyte, Stitch)", sniff=_knows)
def warehouse(head: Head) -> ExportFile:
    """Tables that Fivetran, Airbyte or Stitch copied from a tool, as CSV or Parquet.

    How to export: select all columns of the copied table, those of the pipeline (`_fivetran_…`, `_airbyte_…`,
    `_sdc_…`) among them.

    Who counts: rows that still exist at the source; deleted ones stay in a copy, marked, and are excluded. Tables of
    history hold several states of one row: only the active or latest one counts, by
    `updated_at` or by when the pipeline fetched it. Rows of a tool's test mode are
    excluded, and of a copy of Qualtrics what its own reader excludes. Amounts are as
    the tool keeps them: Stripe's in the smallest unit of a currency, in cents. Times are UTC.
    """
    names = head.header
    active = position(names, "_fivetran_active")
    latest = position(names, "updated_at", "_airbyte_extracted_at", "_airbyte_emitted_at", "_sdc_batched_at")
    surveyed = position(names, "distribution_channel") is not None and position(names, "recorded_date") is not None
    return described(
        head,
        exclusions=[
            *excluded("deleted at the source", position(names, "_fivetran_deleted", "is_deleted"), "true", "1", "t"),
            *excluded("deleted at the source", position(names, "_sdc_deleted_at", "_ab_cdc_deleted_at"), when="filled"),
            *excluded("superseded", active, "false", "0", "f"),
            *excluded("test", position(names, "livemode"), "false", "0", "f"),
            *(left_out(names) if surveyed else []),
        ],
        repeats=repeated("superseded", position(names, "id"), latest) if active is None and latest is not None else [],
        partial=finished(names) if surveyed else (),
        zone="UTC",
        notes=["amounts of Stripe are in the smallest unit of their currency, in cents"] if _is_stripe(head) else [],
    )
