"""HubSpot Service Hub."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.readers._reader import Head, reader
from cxkit.readers._table import described, is_copy, only, position, repeated

if TYPE_CHECKING:
    from cxkit.readers._responses import ExportFile

_PREFIX = "properties."
_ASKS = {"nps": "nps", "ces": "ces,version=2,scale=1..7"}
_DERIVED = "HubSpot calls every kind of survey's groups promoters and detractors"


def _names(head: Head) -> tuple[str, ...]:
    return tuple(name.removeprefix(_PREFIX) for name in head.header)


def _knows(head: Head) -> bool:
    return bool({"hs_survey_type", "hs_response_group"} & set(_names(head))) and not is_copy(head)


@reader("hubspot", title="HubSpot", sniff=_knows)
def hubspot(head: Head) -> ExportFile:
    """Feedback submissions of HubSpot's Service Hub, by the names of their properties (`hs_value` and so on).

    How to export: Service › Feedback surveys › Responses › Export; or the interface's object `feedback_submissions`
    with its properties.

    Who counts: every submission once. Scales differ by `hs_survey_type`: NPS 0–10, CES 1–7 where 7 is easy, CSAT 0–2
    (declare `scale=0..2`). Rows of several types stop the run: choose one with `--where "hs_survey_type = NPS"`.
    `hs_response_group` says promoter and detractor for all of them: it is refused as an answer, and an NPS that it
    contradicts stops the run. A file is read by the names that it has.

    Not confirmed: the header of the CSV that its user interface exports; surveys of 1 to 5.
    """
    names = _names(head)
    kind = position(names, "hs_survey_type")
    group = position(names, "hs_response_group")
    return described(
        head,
        names=names,
        unfit={} if group is None else {group: _DERIVED},
        groups={position(names, "hs_value"): group},
        asks={position(names, "hs_value"): _ASKS.get(only(head, kind), "")},
        repeats=repeated("duplicate", position(names, "hs_object_id", "id")),
        alike=[kind],
        notes=[] if head.form == "json" else ["this reader knows HubSpot by the names of its properties only"],
    )
