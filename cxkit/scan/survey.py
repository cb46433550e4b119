"""Questions about the rows that count: how many are partial, and whether they are of one survey."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.errors import DataError
from cxkit.scan.left_out import partial_sql
from cxkit.scan.source import Source
from cxkit.scan.statement import Statement
from cxkit.scan.where import used

if TYPE_CHECKING:
    from cxkit.readers._responses import ExportFile, Responses
    from cxkit.scan.where import Condition


def partial_rows(responses: Responses, file: ExportFile | None) -> int:
    """How many rows that count are of people who didn't finish."""
    if file is None or file.partial is None:
        return 0
    return _count(responses, file, f"count(*) FILTER (WHERE {partial_sql(file.partial)})")


def require_one_survey(responses: Responses, *conditions: Condition | None) -> None:
    """See that all rows that count are of one survey, where the export holds several.

    Raises:
        DataError: they are of several, and no condition chooses one.
    """
    chosen = {name for condition in conditions for name in used(condition)}
    for file in responses.files:
        for at in file.alike:
            name = file.columns[at].name
            if name in chosen:
                continue
            kinds = _count(responses, file, f"count(DISTINCT nullif(lower(trim(\"c{at}\"::VARCHAR)), ''))")
            if kinds > 1:
                raise DataError(
                    f"the rows are of {kinds} different surveys or raters, by {name}, and their scales may differ",
                    hint=f'choose one: --where "{_quoted(name)} = VALUE"; see the values: add --inspect',
                    code="DAT121",
                    place=f"{file.path}:1",
                )


def _count(responses: Responses, file: ExportFile, what: str) -> int:
    counted = " WHERE left_out IS NULL" if file.exclusions or file.repeats else ""
    rows, _ = Source(responses, file).run(Statement(f"SELECT {what} FROM {{source}}{counted}"))
    return int(rows[0][0])


def _quoted(name: str) -> str:
    return f"'{name}'" if " " in name else name
