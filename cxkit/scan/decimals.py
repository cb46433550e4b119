"""Which sign divides whole and part of weights or money: told by the whole column, never by a single row."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cxkit.errors import DataError
from cxkit.scan.numbers import reads_sql
from cxkit.scan.sample import head_values
from cxkit.scan.source import Source
from cxkit.scan.statement import Statement, Table

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from cxkit.readers._responses import Responses

_PLAIN = re.compile(r"\d*(\.\d+)?\Z", re.ASCII)
_POINTED = re.compile(r"0?\.\d+|\d+\.(\d{1,2}|\d{4,})", re.ASCII)


class _Seen(NamedTuple):
    """A kind of numbers in a column: whether points, and commas, may divide them; its signs; its currency."""

    point: bool
    comma: bool
    signs: str
    currency: str


def decimals(responses: Responses, weight: int | None, amounts: set[int], declared: str | None) -> dict[int, str]:
    """How numbers are written in the columns of weights and of money: column → `comma` or `point`.

    `1,5` or `1.234,50` anywhere means that commas divide whole and part, `1.5` or `1,234.50` that points do; what reads
    both ways (`1,234`) follows them. Where every weight reads both ways, either gives the same figures, for weights
    count in proportion only: then they are decimals.

    Raises:
        DataError: no row settles it, rows contradict each other, or money is of several currencies.
    """
    found = {at: _decimal_of(responses, at, declared, set(_seen(responses, at))) for at in sorted(amounts)}
    if weight is not None and weight not in found:
        if not declared and _is_plain(responses, weight):
            found[weight] = "point"
            return found
        seen = set(_seen(responses, weight))
        found[weight] = _decimal_of(responses, weight, declared or _in_proportion(seen), seen)
    return found


def _in_proportion(seen: Collection[_Seen]) -> str | None:
    """The sign of weights that are all a thousand times as large when they are read the other way."""
    signs = {one.signs for one in seen}
    if len(signs) > 1 or not all(map(_reads_both_ways, seen)):
        return None
    return {".": "point", ",": "comma"}.get("".join(signs))


def _reads_both_ways(one: _Seen) -> bool:
    return one.point and one.comma


def _is_plain(responses: Responses, position: int) -> bool:
    """Whether the first rows of each file settle it: what contradicts them is rejected as a bad weight."""
    for file in responses.files:
        filled = [value.strip() for value in head_values(Source(responses, file), position) if value.strip()]
        if not (all(map(_PLAIN.match, filled)) and any(map(_POINTED.fullmatch, filled))):
            return False
    return True


def _decimal_of(responses: Responses, position: int, declared: str | None, seen: Collection[_Seen]) -> str:
    name, place = responses.columns[position].name, f"{responses.name}:1"
    if len({one.currency for one in seen if one.currency}) > 1:
        raise DataError(
            f"{name} holds money of several currencies, which can't be summed",
            hint="export it in one currency",
            code="DAT215",
            place=place,
        )
    if declared:
        return declared
    shapes = {(one.point, one.comma) for one in seen if one.signs}
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


def _seen(responses: Responses, position: int) -> Iterator[_Seen]:
    point, comma = reads_sql("t", "point"), reads_sql("t", "comma")
    for file in responses.files or (None,):
        columns = file.columns if file else responses.columns
        if columns[position].numeric:
            yield _Seen(point=True, comma=False, signs="", currency="")
            continue
        table = Table(columns, file is None or file.dialect is None, {})
        sql = (
            f"SELECT DISTINCT {point}, {comma}, regexp_replace(t, '[^.,]', '', 'g'), "
            "regexp_replace(t, '[^\\p{L}\\p{Sc}]', '', 'g') "
            f"FROM (SELECT trim({table.text(position)}) AS t FROM {{source}}) "
            f"WHERE regexp_matches(t, '[1-9]') AND ({point} OR {comma})"
        )
        yield from map(_Seen._make, Source(responses, file).run(Statement(sql))[0])
