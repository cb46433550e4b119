"""The columns that a source maps, held against an export: what is gone stops the run, what is new is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.errors import DataError
from cxkit.registry import suggestion
from cxkit.scan.profile import likely_scores

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxkit.api.asked import Asked
    from cxkit.model import Source
    from cxkit.readers._responses import Responses

_SHOWN = 5


def require_columns(source: Source, responses: Responses, asked: Sequence[Asked]) -> None:
    """See that the export has every column that the metrics of a run need, and name all that are gone at once.

    Raises:
        DataError: some are gone; the hint says which new ones are called alike.
    """
    names = [column.name for column in responses.columns]
    known = {_squeezed(name) for name in names}
    wanted = dict.fromkeys(name for one in asked for name in _needed(source, one))
    gone = [name for name in wanted if not name.startswith("#") and _squeezed(name) not in known]
    if not gone:
        return
    unmapped = [name for name in names if name and _squeezed(name) not in {_squeezed(one) for one in mapped(source)}]
    new = [column.name for column in likely_scores(responses) if column.name in unmapped]
    close = [found for name in gone if (found := suggestion(name, unmapped))]
    count = f"{len(gone)} columns that {source.id} maps aren't" if len(gone) > 1 else f"a column of {source.id} isn't"
    if new and not close:
        close = [f"new in it: {', '.join(new[:_SHOWN])}"]
    how = "write the new headers at the source in feedback.yaml, or see what was recognised: add --inspect"
    raise DataError(
        f"{count} in this export: {', '.join(repr(name) for name in gone)}",
        hint="\n".join([*close, how]),
        code="DAT107",
        place=f"{responses.name}:1",
    )


def about_new_questions(source: Source, responses: Responses) -> tuple[str, ...]:
    """A note that names the questions of an export which its mapping doesn't know."""
    known = {_squeezed(name) for name in mapped(source)}
    new = [
        column.name
        for column in likely_scores(responses)
        if column.name and _squeezed(column.name) not in known and f"#{column.position + 1}" not in known
    ]
    if not new:
        return ()
    shown = ", ".join(new[:_SHOWN]) + (f" and {len(new) - _SHOWN} more" if len(new) > _SHOWN else "")
    asks = "a question" if len(new) == 1 else f"{len(new)} questions"
    return (f"the export holds {asks} that {source.id} doesn't map: {shown}",)


def mapped(source: Source) -> tuple[str, ...]:
    """Every header that a source names."""
    from cxkit.api.feeds import run_of

    questions = [name for one in source.questions.values() if one.column for name in run_of(str(one.column))]
    attributes = [str(one.column) for one in source.attributes.values()]
    return (*(str(name) for name in source.columns.values()), *attributes, *questions)


def _needed(source: Source, one: Asked) -> list[str]:
    """Headers of the questions, roles, time, weight and breakdowns of a metric."""
    columns = [item.column for item in one.items] or ([one.column] if one.feed == "question" else [])
    shared = [str(source.columns[role]) for role in ("weight", "customer") if role in source.columns]
    broken_down = [name for names in one.breakdowns for name in names]
    return [*columns, *one.roles.values(), *shared, *broken_down]


def _squeezed(name: str) -> str:
    return " ".join(name.split())
