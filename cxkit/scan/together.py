"""All files of a run as one table of the rows that count: for summaries whose unit is no row but a customer."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from cxkit.errors import DataError
from cxkit.scan.engine import UnreadableError, connect
from cxkit.scan.left_out import marks
from cxkit.scan.numbers import number_sql
from cxkit.scan.periods import day_sql, label_sql, local_sql, start_sql
from cxkit.scan.request import BLANK
from cxkit.scan.source import Source
from cxkit.scan.statement import Table, state_sql
from cxkit.scan.where import used

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from cxkit.readers._responses import ExportFile, Responses
    from cxkit.scan.engine import Engine
    from cxkit.scan.request import Request, Segment


T = TypeVar("T")
TIMES = ("time", "began", "ended", "started", "reopened")
"""Roles whose cells are times."""
AMOUNTS = ("start_", "end_", "amount")
"""Roles whose cells are money; as text they are plain decimals."""


@dataclass(frozen=True, slots=True)
class Session:
    """Statements in which `{rows}` stands for the rows that count.

    Args:
        engine: runs them.
        counted: SQL of those rows.
        bound: values of their question marks.
    """

    engine: Engine
    counted: str
    bound: Sequence[str | float]

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """What a statement gives; `{rows}` stands before its own question marks."""
        return self.engine.rows(*self._whole(sql, values))

    def stream(self, sql: str, values: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
        """The same, some rows at a time."""
        return self.engine.stream(*self._whole(sql, values))

    def keep(self, name: str, sql: str, values: Sequence[Any] = ()) -> None:
        """Keep what a statement gives as a table, until the session ends."""
        self.engine.keep(name, *self._whole(sql, values))

    def _whole(self, sql: str, values: Sequence[Any]) -> tuple[str, list[Any]]:
        return sql.replace("{rows}", self.counted), [*self.bound] * sql.count("{rows}") + list(values)


@dataclass(frozen=True, slots=True)
class Together:
    """The rows that count, each with its period, and cells by role.

    Args:
        responses: files or frame.
        request: who counts, period and weight; its questions are not looked at.
        roles: role → column; in SQL each is a text column of the role's name, empty cells NULL.
    """

    responses: Responses
    request: Request
    roles: Mapping[str, int]

    @staticmethod
    def moment(role: str) -> str:
        """SQL for the time in a role's column; NULL where it can't be read."""
        return f"{role}_at"

    @staticmethod
    def elapsed(role: str) -> str:
        """SQL for a role's instant, told in UTC: between two of them no clock is changed.

        Its local time where `by_day`, which the statement must give: whether some row is `any_day`.
        """
        return f"CASE WHEN by_day THEN {role}_at ELSE {role}_instant END"

    @property
    def any_day(self) -> str:
        """SQL for whether a row holds a day without a clock time."""
        return " OR ".join(
            f"({role}_at IS NOT NULL AND {day_sql(role, self.request.orders.get(at))})"
            for role, at in self.roles.items()
            if role in TIMES
        )

    def day(self, role: str) -> str:
        """SQL for the midnight that begins the local day of the time in a role's column."""
        return f"({self.moment(role)})::DATE::TIMESTAMP"

    def run(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Rows of a statement in which `{rows}` stands for the rows that count.

        It has the columns of the roles, beside each of times the local time and the instant as read (`began_at`,
        `began_instant`), `period` (a label, NULL without), `weight` (1 without) and `k0`, `k1`, … for the columns named
        by `segments`.
        """
        return list(self.stream(sql, values))

    def stream(self, sql: str, values: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
        """The same, some rows at a time: for statements that give a row for each customer."""
        sources = [Source(self.responses, file) for file in self.responses.files or (None,)]
        given = 0
        try:
            for row in self._stream(sources, sql, values):
                given += 1
                yield row
        except UnreadableError as error:
            if given:
                raise self._unreadable() from error
            for source in sources:
                source.normalise()
            try:
                yield from self._stream(sources, sql, values)
            except UnreadableError as again:
                raise self._unreadable() from again

    def _unreadable(self) -> DataError:
        return DataError(
            "the data can't be scanned", hint="is the file whole?", code="DAT101", place=self.responses.name
        )

    def _stream(self, sources: Sequence[Source], sql: str, values: Sequence[Any]) -> Iterator[tuple[Any, ...]]:
        with self._opened(sources) as session:
            yield from session.stream(sql, values)

    def session(self, work: Callable[[Session], T]) -> T:
        """What some work gives that runs statements one after the other, and may keep tables between them."""
        sources = [Source(self.responses, file) for file in self.responses.files or (None,)]
        try:
            with self._opened(sources) as session:
                return work(session)
        except UnreadableError:
            for source in sources:
                source.normalise()
            try:
                with self._opened(sources) as session:
                    return work(session)
            except UnreadableError as again:
                raise self._unreadable() from again

    @contextmanager
    def _opened(self, sources: Sequence[Source]) -> Iterator[Session]:
        engine = connect(self.responses)
        try:
            parts = [self._part(source, engine) for source in sources]
            rows = " UNION ALL ".join(part for part, _ in parts)
            yield Session(engine, f"({rows})", [value for _, given in parts for value in given])
        finally:
            engine.close()

    def _part(self, source: Source, engine: Engine) -> tuple[str, list[str | float]]:
        file: ExportFile | None = source.file
        columns = file.columns if file else self.responses.columns
        conditions = (*used(self.request.where), *used(self.request.population))
        names = {name: self.responses.column(name, "--where ").position for name in conditions}
        table = Table(columns, file is None or file.dialect is None, names, marks(file))
        request = self.request
        fields = [f"{self._cell(table, role, at)} AS {role}" for role, at in self.roles.items()]
        times = [(role, at) for role, at in self.roles.items() if role in TIMES]
        fields += [f"{self._local(table, file, at)} AS {role}_at" for role, at in times]
        fields += [f"{self._instant(table, file, at)} AS {role}_instant" for role, at in times]
        fields += [f"{table.text(at)} AS k{place}" for place, at in enumerate(self.segments)]
        read = []
        if request.period and request.time is not None:
            read.append(f"{self._local(table, file, request.time)} AS local")
            fields.append(f"{label_sql(start_sql('local', request.period), request.period)} AS period")
        else:
            fields.append("NULL::VARCHAR AS period")
        if request.weight is not None:
            read.append(f"{number_sql(table.text(request.weight), request.decimal(request.weight), 9)} AS weight")
            fields.append("weight")
        else:
            fields.append("1 AS weight")
        state, values = state_sql(request, table)
        inner = f"(SELECT *{''.join(f', {one}' for one in read)} FROM {source.sql(engine)})"
        counts = f"{state} IS NULL AND " if state else ""
        return f"SELECT {', '.join(fields)} FROM {inner} WHERE {counts}NOT ({table.blank})", values

    def _cell(self, table: Table, role: str, position: int) -> str:
        if role in AMOUNTS:
            return f"{number_sql(table.text(position), self.request.decimal(position), 4)}::VARCHAR"
        return f"nullif(trim({table.text(position)}), '')"

    def _local(self, table: Table, file: ExportFile | None, position: int) -> str:
        own = file.zone_of(position) if file else None
        return local_sql(table.text(position), self.request.zone, self.request.orders.get(position), own)

    def _instant(self, table: Table, file: ExportFile | None, position: int) -> str:
        own = (file.zone_of(position) if file else None) or self.request.zone
        return local_sql(table.text(position), "UTC", self.request.orders.get(position), own)

    @property
    def segments(self) -> tuple[int, ...]:
        """Columns of the request's breakdowns, once each."""
        return tuple(dict.fromkeys(column for columns in self.request.breakdowns for column in columns))

    def groups(self) -> Iterable[tuple[tuple[int, ...], str]]:
        """Each breakdown, the empty one first, and the SQL of its columns, each after a comma."""
        for breakdown in ((), *self.request.breakdowns):
            yield breakdown, "".join(f", k{self.segments.index(column)}" for column in breakdown)

    def segment(self, breakdown: Sequence[int], values: Sequence[str | None]) -> Segment:
        """Column and value of a row's group."""
        names = [self.responses.columns[column].name for column in breakdown]
        return tuple((name, value or BLANK) for name, value in zip(names, values, strict=True))

    def without_period(self) -> Together:
        """The same rows, whatever their period."""
        return replace(self, request=replace(self.request, period=None, time=None))
