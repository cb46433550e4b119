"""Touchpoints, the survey of US federal services."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.readers._reader import Head, reader
from cxkit.readers._table import described, holds, position, repeated

if TYPE_CHECKING:
    from cxkit.readers._responses import ExportFile


def _knows(head: Head) -> bool:
    return holds(head, "external_id", "question_1", "positive_effectiveness", "negative_other")


@reader("touchpoints", title="Touchpoints (OMB A-11)", sniff=_knows)
def touchpoints(head: Head) -> ExportFile:
    """Responses of US federal services under OMB circular A-11, section 280, as uploaded to Touchpoints.

    How to export: the file is the one that an agency uploads; nothing is to be chosen.

    Who counts: every response once, by `external_id`. `question_1` is thumbs (0 and 1) or a scale of 1 to 5; `null`
    means not asked.
    """
    return described(head, repeats=repeated("duplicate", position(head.header, "external_id")))
