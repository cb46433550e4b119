"""Objectives against their dated paths, as of a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.api.results import gather
from cxkit.api.today import today
from cxkit.loading.load import load

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from cxkit.results import Results


def status(path: Path | str = ".", *, as_of: str | date | None = None) -> Results:
    """Results of the workspace at or above a path.

    Raises:
        UsageError: there is no workspace.
        DataError: a record is damaged.
    """
    return gather(load(path), today(as_of))
