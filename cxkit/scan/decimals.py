"""Which sign divides whole and part of weights or money: told by the whole column, never by a single row."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cxkit.errors import DataError
from cxkit.scan.numbers import reads_sql
from cxkit.scan.sample import head_values
from cxkit.scan.source import Source
from cxkit.scan.statement import Statement, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.readers._responses import Responses

_PLAIN = re.compile(r"\d*(\.\d+)?\Z", re.ASCII)
_POINTED = re.compile(r"0?\.\d+|\d+\.(\d{1,2}|\d{4,})", re.ASCII)


def decimals(responses: Responses, weight: int | None, amounts: set[int], declared: str | None) -> dict[int, str]:
    """How numbers are written in the columns of weights and of money: column → `comma` or `point`.

    `1,5` or `1.234,50` anywhere means that commas divide whole and part, `1.5` or `1,234.50` that points do; what reads
    both ways (`1,234`) follows them.

    Raises:
        DataError: no row settles it, rows contradict each other, or money is of several currencies.
    """
    found = {at: _decimal_of(responses, at, declared) for at in sorted(amounts)}
    if weight is not None and weight not in found:
        plain = not declared and _is_plain(responses, weight)
        found[weight] = "point" if plain else _decimal_of(responses, weight, declared)
    return found


def _is_plain(responses: Responses, position: int) -> bool:
    """Whether the first rows of each file settle it: what contradicts them is rejected as a bad weight."""
    for file in responses.files:
        filled = [value.strip() for value in head_values(Source(responses, file), position) if value.strip()]
        if not (all(map(_PLAIN.match, filled)) and any(map(_POINTED.fullmatch, filled))):
            return False
    return True


def _decimal_of(responses: Responses, position: int, declared: str | None) -> str:
    seen = set(_seen(responses, position))
    name, place = responses.columns[position].name, f"{responses.name}:1"
    if len({currency for *_, currency in seen if currency}) > 1:
        raise DataError(
            f"{name} holds money of several currencies, which can't be summed",
            hint="export it in one currency",
            code="DAT214",
            place=place,
        )
    if declared:
        return declared
    shapes = {(point, comma) for point, comma, divided, _ in seen if divided}
    if {(True, False), (False, True)} <= shapes:
        raise DataError(
            f"{name} writes decimals with a point in some rows and with a comma in others",
            hint="export it again in one way of writing numbers",
            code="DAT214",
            place=place,
        )
    if shapes == {(True, True)}:
        raise DataError(
            f"no row of {name} tells whether its points and commas divide thousands or decimals",
            hint="add --decimal comma where 1,5 is one and a half, --decimal point where 1.5 is",
            code="DAT214",
            place=place,
        )
    return "comma" if (False, True) in shapes else "point"


def _seen(responses: Responses, position: int) -> Iterator[tuple[bool, bool, bool, str]]:
    """Different kinds of numbers: whether points, and commas, may divide them, whether some sign does; the currency."""
    point, comma = reads_sql("t", "point"), reads_sql("t", "comma")
    for file in responses.files or (None,):
        columns = file.columns if file else responses.columns
        if columns[position].numeric:
            continue
        table = Table(columns, file is None or file.dialect is None, {})
        sql = (
            f"SELECT DISTINCT {point}, {comma}, regexp_matches(t, '[.,]'), "
            "regexp_replace(t, '[^\\p{L}\\p{Sc}]', '', 'g') "
            f"FROM (SELECT trim({table.text(position)}) AS t FROM {{source}}) "
            f"WHERE {point} OR {comma}"
        )
        yield from Source(responses, file).run(Statement(sql))[0]
