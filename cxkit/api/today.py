"""Which day is taken as today: the one given, else SOURCE_DATE_EPOCH, else the date."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

from cxkit.errors import UsageError


def today(as_of: str | date | None = None) -> date:
    """The day that counts as today.

    Raises:
        UsageError: the text isn't a day.

    Example:
        >>> today("2026-11-22").isoformat()
        '2026-11-22'
    """
    if isinstance(as_of, date):
        return as_of
    if as_of:
        try:
            return date.fromisoformat(as_of)
        except ValueError:
            from cxkit.model.meant import day

            meant = day(as_of)
            message = f"'{as_of}' is no day"
            raise UsageError(message, hint=f"write {meant}" if meant else "write a day such as 2026-09-30") from None
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdigit() and int(epoch) < 2**36:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    return datetime.now(UTC).astimezone().date()
