"""Whether money can be summed: of one currency, and what of it was paid back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cxkit.errors import DataError
from cxkit.scan.left_out import marks
from cxkit.scan.source import Source
from cxkit.scan.statement import Statement
from cxkit.scan.where import used

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from cxkit.readers._responses import Column, Responses
    from cxkit.scan.where import Condition

_CURRENCY = frozenset(
    {
        "currency", "currency code", "currency iso code", "currencyisocode", "presentment currency", "plan currency",
        "währung", "devise", "moneda", "moeda", "valuta",
    }
)  # fmt: skip
_REFUND = frozenset({"refunded amount", "amount refunded", "refunded volume", "total refunded"})


def require_one_currency(responses: Responses, *conditions: Condition | None) -> None:
    """See that all rows that count are of one currency, where a column says which.

    Raises:
        DataError: they are of several, and no condition chooses one.
    """
    chosen = {name for condition in conditions for name in used(condition)}
    for column in _called(responses, _CURRENCY):
        if column.name in chosen:
            continue
        kinds = {kind for row in _rows(responses, f"DISTINCT lower(trim({_cell(column)}))") for kind in row if kind}
        if len(kinds) > 1:
            name = f"'{column.name}'" if " " in column.name else column.name
            raise DataError(
                f"the money is of {len(kinds)} currencies, by {column.name}, and can't be summed",
                hint=f'choose one: --where "{name} = VALUE"; see the values: add --inspect',
                code="DAT215",
                place=f"{responses.name}:1",
            )


def paid_back(responses: Responses, amounts: Collection[int]) -> Iterator[str]:
    """A sentence for each column of refunds beside the amounts that are read: nothing subtracts them."""
    for column in _called(responses, _REFUND):
        if column.position in amounts:
            continue
        holds = f"regexp_matches(coalesce({_cell(column)}, ''), '[1-9]')"
        n = sum(int(row[0]) for row in _rows(responses, f"count(*) FILTER (WHERE {holds})"))
        if n:
            rows = "1 row tells" if n == 1 else f"{n:,} rows tell"
            yield f"{rows} of money that was paid back ({column.name}): it isn't subtracted from the amounts"


def _called(responses: Responses, names: Collection[str]) -> list[Column]:
    return [one for one in responses.columns if " ".join(one.name.casefold().replace("_", " ").split()) in names]


def _cell(column: Column) -> str:
    return f'"c{column.position}"::VARCHAR'


def _rows(responses: Responses, what: str) -> Iterator[tuple[Any, ...]]:
    """What a question about the rows that count gives, file by file."""
    for file in responses.files or (None,):
        counted = " WHERE left_out IS NULL" if marks(file) else ""
        yield from Source(responses, file).run(Statement(f"SELECT {what} FROM {{source}}{counted}"))[0]
