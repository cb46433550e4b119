"""Of several answers of one customer the latest counts, where that is asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cxkit.errors import UsageError
from cxkit.readers._responses import Repeats

if TYPE_CHECKING:
    from cxkit.readers._responses import Responses

REASON = "answered again later"


def latest_answers(
    responses: Responses, customer: str | None, time: str | None, period: str | None, zone: str | None
) -> Responses:
    """The same, in which a row is left out where its customer answered again, in the same period if there are any.

    A row that doesn't count anyway, such as a test, is no later answer; a row without a customer is an only one.

    Args:
        responses: files.
        customer: header of the column that says whose answer it is.
        time: header of the column that says when.
        period: within which the latest counts; None: of all.
        zone: whose calendar the periods follow.

    Raises:
        UsageError: the customer or the time isn't known, or it is a frame.
        DataError: there is no such column.
    """
    if customer is None or time is None:
        message = "which answer of a customer is the latest can't be told without the columns of both"
        hint = "add --customer COLUMN and --time COLUMN, or columns: {customer: …, time: …} at the source"
        raise UsageError(message, hint=hint)
    if not responses.files:
        message = "the latest answers are chosen in files, not in a frame"
        raise UsageError(message, hint="keep them in the frame itself before it is scored")
    whose, when = responses.column(customer, "--customer ").position, responses.column(time, "--time ").position
    rule = Repeats(REASON, whose, when, period=period, zone=zone, of_counted=True)
    return replace(responses, files=tuple(replace(file, repeats=(*file.repeats, rule)) for file in responses.files))
