"""The one statement of a scan: a GROUP BY that counts raw values of all questions, segments and periods."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxkit.scan.left_out import partial_sql
from cxkit.scan.numbers import number_sql
from cxkit.scan.periods import label_sql, local_sql, start_sql
from cxkit.scan.where import to_sql, used

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cxkit.readers._responses import Column, Exclusion
    from cxkit.scan.plan import Joint
    from cxkit.scan.request import Request

OUTSIDE = "outside --where"
OTHERS = "outside the population"
NO_TIME = "no time"
UNREADABLE_TIME = "unreadable time"
NO_WEIGHT = "no weight"
WEIGHT_ZERO = "weight 0"
BAD_WEIGHT = "bad weight"
NO_GROUP = "no group to weigh by"
BLANK_ROW = "blank"

REJECTIONS = frozenset({UNREADABLE_TIME, BAD_WEIGHT})
_MAX_WEIGHT = 1_000_000


@dataclass(frozen=True, slots=True)
class Statement:
    """SQL with its parameters; `{source}` stands for what is scanned, whose columns are c0, c1 and so on."""

    sql: str
    values: tuple[str | float, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """The columns of what is scanned, as SQL.

    Args:
        columns: in the order of the file or frame.
        typed: whether they carry types of their own (Parquet, frames); the columns of a delimited text are all text.
        names: column name as typed in the condition → position.
        marked: whether `left_out` says why some rows don't count.
        partial: which rows are of people who didn't finish.
    """

    columns: Sequence[Column]
    typed: bool
    names: Mapping[str, int]
    marked: bool = False
    partial: Exclusion | None = None

    def text(self, position: int) -> str:
        """A cell as text; NULL where it is empty."""
        if not self.typed:
            return f'"c{position}"'
        text = f'"c{position}"::VARCHAR'
        if self.columns[position].numeric:
            return f"nullif(regexp_replace({text}, '\\.0+$', ''), 'nan')"
        return f"nullif({text}, '')"

    @property
    def blank(self) -> str:
        """Whether a row has nothing in any cell."""
        return " AND ".join(f"{self.text(at)} IS NULL" for at in range(len(self.columns)))


@dataclass(frozen=True, slots=True)
class Count:
    """The statement of a scan, and how its rows are to be read.

    Args:
        statement: gives rows of (grouping bits, keys…, n[, Σw, Σw²][, partial rows], rows that may be empty).
        keys: names of the key columns: `state`, `period`, `k7` for column 7.
        plan: what is counted jointly.
        weighted: whether weights are summed.
        partial: whether partial rows are counted.
    """

    statement: Statement
    keys: tuple[str, ...]
    plan: tuple[Joint, ...]
    weighted: bool
    partial: bool

    def bits(self, joint: Joint) -> str:
        """The grouping bits of a count: one for each key that it leaves out, in numbers of at most 60 bits."""
        numbers = []
        for keys in _in_sixties(self.keys):
            bits = 0
            for key in keys:
                bits = bits * 2 + (not joint.keeps(key))
            numbers.append(str(bits))
        return " ".join(numbers)


def _in_sixties(keys: Sequence[str]) -> list[Sequence[str]]:
    """Keys as engines can number them: they refuse to tell more than 64 apart in one number."""
    return [keys[at : at + 60] for at in range(0, len(keys), 60)]


def count(request: Request, plan: tuple[Joint, ...], table: Table, filled: int | None) -> Count:
    """The statement that counts a request as planned.

    Args:
        request: what to count.
        plan: which columns are counted jointly.
        table: the columns.
        filled: a column that tells a row without an answer from an empty one; None where the first are rare.
    """
    state, values = state_sql(request, table)
    fields = {"state": state} if state else {}
    if request.period:
        fields["period"] = start_sql("local", request.period)
    for column in sorted({column for joint in plan for column in joint.columns}):
        fields[f"k{column}"] = f'"c{column}"'
    keys = tuple(fields)
    inner = [f"{sql} AS {name}" for name, sql in fields.items()]
    if filled is not None:
        inner.append(f"({table.text(filled)} IS NULL) AS nothing")
    measures = ["count(*) AS n"]
    if request.weight is not None:
        inner.append("weight")
        measures += ["sum(weight) AS w", "sum(weight * weight) AS w2"]
    if table.partial is not None:
        inner.append(f"({partial_sql(table.partial)}{' AND left_out IS NULL' if table.marked else ''}) AS partial")
        measures.append("count(*) FILTER (WHERE partial) AS partials")
    measures.append(f"count(*){'' if filled is None else ' FILTER (WHERE nothing)'} AS nothings")
    sets = ", ".join(f"({', '.join(key for key in keys if joint.keeps(key))})" for joint in plan)
    grouped = ", ".join(keys) if len(plan) == 1 else f"GROUPING SETS ({sets})"
    group_by = f" GROUP BY {grouped}" if grouped else ""
    numbers = ", ".join(f"grouping_id({', '.join(some)})::VARCHAR" for some in _in_sixties(keys))
    none = " ".join("0" for _ in _in_sixties(keys))
    bits = f"'{none}' AS bits" if len(plan) == 1 else f"concat_ws(' ', {numbers}) AS bits"
    shown = [_shown(key, request) for key in keys]
    results = [measure.rsplit(" AS ", 1)[1] for measure in measures]
    sql = (
        f"SELECT {', '.join(['bits', *shown, *results])} FROM ("
        f"SELECT {', '.join([bits, *keys, *measures])} "
        f"FROM (SELECT {', '.join(inner) or 'NULL'} FROM {_read(request, table)}){group_by})"
    )
    return Count(Statement(sql, tuple(values)), keys, plan, request.weight is not None, table.partial is not None)


def blank_rows(request: Request, table: Table) -> Statement:
    """How many rows have nothing in any cell, by why they would not count."""
    state, values = state_sql(request, table)
    sql = f"SELECT {state or 'NULL'} AS state, count(*) FROM {_read(request, table)} WHERE {table.blank} GROUP BY 1"
    return Statement(sql, tuple(values))


def state_sql(request: Request, table: Table) -> tuple[str, list[str | float]]:
    """SQL for why a row doesn't count, NULL where it does; empty where every row counts."""
    branches = ["WHEN left_out IS NOT NULL THEN left_out"] if table.marked else []
    values: list[str | float] = []
    if request.where is not None and used(request.where):
        sql, values = to_sql(request.where, lambda name: table.text(table.names[name]))
        branches.append(f"WHEN NOT {sql} THEN '{OUTSIDE}'")
    if request.period and request.time is not None:
        text = table.text(request.time)
        branches += [
            f"WHEN local IS NULL AND ({text} IS NULL OR trim({text}) = '') THEN '{NO_TIME}'",
            f"WHEN local IS NULL THEN '{UNREADABLE_TIME}'",
        ]
    if request.weight is not None:
        text = table.text(request.weight)
        bad = f"(weight > 0 AND weight <= {_MAX_WEIGHT}) IS NOT TRUE"
        branches += [
            f"WHEN {bad} AND ({text} IS NULL OR trim({text}) = '') THEN '{NO_WEIGHT}'",
            f"WHEN {bad} AND weight = 0 THEN '{WEIGHT_ZERO}'",
            f"WHEN {bad} THEN '{BAD_WEIGHT}'",
        ]
    for column in request.margins:
        text = table.text(column)
        branches.append(f"WHEN {text} IS NULL OR trim({text}) = '' THEN '{NO_GROUP}'")
    if request.population is not None:
        sql, more = to_sql(request.population, lambda name: table.text(table.names[name]))
        values += more
        branches.append(f"WHEN NOT {sql} THEN '{OTHERS}'")
    return (f"CASE {' '.join(branches)} END" if branches else ""), values


def _read(request: Request, table: Table) -> str:
    """What is scanned, with the time and the weight read once for each row."""
    fields = []
    if request.period and request.time is not None:
        text = table.text(request.time)
        order = request.orders.get(request.time)
        fields.append(f"{local_sql(text, request.zone, order, request.own_zone)} AS local")
    if request.weight is not None:
        fields.append(f"{number_sql(table.text(request.weight), request.decimal(request.weight), 9)} AS weight")
    return f"(SELECT *, {', '.join(fields)} FROM {{source}})" if fields else "{source}"


def _shown(key: str, request: Request) -> str:
    return label_sql(key, request.period) if key == "period" and request.period else f"{key}::VARCHAR"
