"""The one statement of a scan: a GROUP BY with grouping sets for all questions, segments and periods."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxkit.scan.periods import label_sql
from cxkit.scan.where import to_sql, used

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cxkit.readers._responses import Column
    from cxkit.scan.request import Request

OUTSIDE = "outside --where"
NO_TIME = "no time"
UNREADABLE_TIME = "unreadable time"
NO_WEIGHT = "no weight"
WEIGHT_ZERO = "weight 0"
BAD_WEIGHT = "bad weight"
BLANK_ROW = "blank"

REJECTIONS = frozenset({UNREADABLE_TIME, BAD_WEIGHT})
_MAX_WEIGHT = 1_000_000


@dataclass(frozen=True, slots=True)
class Statement:
    """SQL with its parameters, and how its rows are to be read.

    Args:
        sql: the statement; `{source}` stands for what is scanned.
        values: parameters.
        sets: for each grouping set, the question and the breakdown (None for the row that counts all rows).
        keys: how many key columns stand before the measures.
    """

    sql: str
    values: tuple[str | float, ...]
    sets: tuple[tuple[int, tuple[int, ...]] | None, ...]
    keys: tuple[str, ...]


def build(request: Request, columns: Sequence[Column], names: Mapping[str, int], *, drop_blank: bool) -> Statement:
    """The statement for one file or frame.

    Args:
        request: what to count.
        columns: of the file.
        names: column name as typed in the condition → position.
        drop_blank: leave out rows in which every cell is empty.
    """
    expressions = {column.position: cell(column) for column in columns}
    state, values = _state(request, expressions, names)
    fields = {f"k{position}": expressions[position] for position in _keys(request)}
    if request.period and request.time is not None:
        fields["period"] = label_sql(expressions[request.time], request.period, request.zone, request.date_order)
    weight = f"TRY_CAST({expressions[request.weight]} AS DECIMAL(18, 9))" if request.weight is not None else None
    select = [f"{sql} AS {name}" for name, sql in fields.items()]
    select.append(f"{state} AS state")
    if weight:
        select.append(f"{weight} AS weight")
    blank = " AND ".join(f"{expression} IS NULL" for expression in expressions.values())
    where = f" WHERE NOT ({blank})" if drop_blank else ""
    sets, described = _sets(request)
    keys = ("state", *fields)
    measures = "count(*) AS n" + (", sum(weight) AS w, sum(weight * weight) AS w2" if weight else "")
    candidates = " AND ".join(f"k{question} IS NULL" for question in request.questions) or "true"
    sql = (
        f"SELECT grouping_id({', '.join(keys)}) AS gid, {', '.join(keys)}, {measures}, "
        f"count(*) FILTER (WHERE {candidates}) AS blanks "
        f"FROM (SELECT {', '.join(select)} FROM {{source}}{where}) "
        f"GROUP BY GROUPING SETS ({', '.join(sets)})"
    )
    return Statement(sql, tuple(values), described, keys)


def cell(column: Column) -> str:
    """SQL for a cell as text; NULL where it is empty."""
    name = f'"c{column.position}"'
    if column.numeric:
        return f"nullif(regexp_replace({name}::VARCHAR, '\\.0+$', ''), 'nan')"
    return name


def _keys(request: Request) -> list[int]:
    return sorted({*request.questions, *(column for columns in request.breakdowns for column in columns)})


def _sets(request: Request) -> tuple[list[str], tuple[tuple[int, tuple[int, ...]] | None, ...]]:
    period = ["period"] if request.period else []
    sets, described = ["(state)"], [None]
    found: list[tuple[int, tuple[int, ...]] | None] = list(described)
    for question in request.questions:
        for breakdown in ((), *request.breakdowns):
            names = dict.fromkeys(["state", f"k{question}", *(f"k{column}" for column in breakdown), *period])
            sets.append(f"({', '.join(names)})")
            found.append((question, breakdown))
    return sets, tuple(found)


def _state(request: Request, expressions: Mapping[int, str], names: Mapping[str, int]) -> tuple[str, list[str | float]]:
    """SQL for why a row doesn't count, NULL where it does."""
    branches: list[str] = []
    values: list[str | float] = []
    if request.where is not None and used(request.where):
        sql, values = to_sql(request.where, lambda name: expressions[names[name]])
        branches.append(f"WHEN NOT {sql} THEN '{OUTSIDE}'")
    if request.period and request.time is not None:
        text = expressions[request.time]
        branches.append(f"WHEN {text} IS NULL OR trim({text}) = '' THEN '{NO_TIME}'")
        label = label_sql(text, request.period, request.zone, request.date_order)
        branches.append(f"WHEN {label} IS NULL THEN '{UNREADABLE_TIME}'")
    if request.weight is not None:
        text = expressions[request.weight]
        number = f"TRY_CAST({text} AS DOUBLE)"
        branches += [
            f"WHEN {text} IS NULL OR trim({text}) = '' THEN '{NO_WEIGHT}'",
            f"WHEN {number} = 0 THEN '{WEIGHT_ZERO}'",
            (
                f"WHEN {number} IS NULL OR NOT ({number} > 0 AND {number} <= {_MAX_WEIGHT}) "
                f"OR TRY_CAST({text} AS DECIMAL(18, 9)) IS NULL THEN '{BAD_WEIGHT}'"
            ),
        ]
    return (f"CASE {' '.join(branches)} END" if branches else "NULL::VARCHAR"), values
