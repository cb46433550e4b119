"""Targets and definitions that were moved, as git tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from cxkit.loading.text import TextFaultError, compose, value
from cxkit.model import Review

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cxkit.loading.githistory import Texts
    from cxkit.loading.workspace import Workspace
    from cxkit.model import Objective
    from cxkit.rules._facts import Facts

_WATCHED = {
    "objectives": ("target.value", "target.by", "metric", "segment", "baseline.value"),
    "metrics": ("kpi", "source", "question", "segment", "where", "statistic", "version", "within", "money"),
}
_FILES = {"objectives": ("strategy.yaml", "objectives"), "metrics": ("metrics.yaml", "metrics")}


class Move(NamedTuple):
    """A field that another value was written in.

    Args:
        name: id of the objective or metric.
        field: such as `target.value`.
        was: as written before.
        now: as written then.
        day: of the commit; today for what isn't committed yet.
        author: of the commit; empty for what isn't committed yet.
        revised: whether the revision was raised with it.
    """

    name: str
    field: str
    was: str
    now: str
    day: date
    author: str
    revised: bool


def moves(workspace: Workspace, facts: Facts, kind: str) -> tuple[Move, ...]:
    """All moves of `objectives` or `metrics`, oldest first, those in the working copy last; none without a history."""
    history = facts.history
    if not history.there or history.trouble:
        return ()
    found: list[Move] = []
    for one in history.changes(*_FILES[kind]):
        found.extend(_between(kind, one.files, one.day, one.author))
    file = f"{kind}.yaml" if kind == "metrics" else "strategy.yaml"
    written = workspace.documents.get(file)
    before = history.committed(file) if written is not None else None
    if written is not None and before is not None and before != written.text:
        found.extend(_between(kind, {file: (before, written.text)}, facts.today, ""))
    return tuple(found)


def standing(objective: Objective, field: str) -> str | None:
    """What stands in a field of an objective today, as text; None where nothing does, or it isn't watched."""
    found: Any = objective
    for step in field.split(".") if field in _WATCHED["objectives"] else ("",):
        found = getattr(found, step, None)
    return None if found is None else f"{found:g}" if isinstance(found, float) else str(found)


def same(one: str, two: str) -> bool:
    """Whether two values mean the same: `40` and `40.0` do."""
    try:
        return float(one) == float(two)
    except ValueError:
        return one == two


def answered(workspace: Workspace, move: Move) -> bool:
    """Whether a review of the same time or later says that this was changed, to what stands there now."""
    return any(
        move.name in (item.objective, item.metric)
        and item.changed is not None
        and item.changed.field == move.field
        and same(item.changed.now, move.now)
        for _, review in workspace.walk(Review)
        for item in review.reviewed
    )


def _between(kind: str, files: dict[str, Texts], day: date, author: str) -> Iterator[Move]:
    before, after = ({}, {})  # type: dict[str, Any], dict[str, Any]
    for file, (old, new) in sorted(files.items()):
        before |= _entities(kind, file, old)
        after |= _entities(kind, file, new)
    for name in sorted(before.keys() & after.keys()):
        old, new = before[name], after[name]
        revised = _number(_field(new, "revision")) > _number(_field(old, "revision"))
        for field in _WATCHED[kind]:
            was, now = _field(old, field), _field(new, field)
            if was is not None and now is not None and not same(was, now):
                yield Move(name, field, was, now, day, author, revised)


def _entities(kind: str, file: str, text: str | None) -> dict[str, Any]:
    """Id → what was written of each; nothing where the text couldn't be read."""
    try:
        body = value(compose(text)) if text else {}
    except TextFaultError:
        return {}
    if "/" in file:
        return {file.rsplit("/", 1)[1].rsplit(".", 1)[0]: body}
    listed = body.get(kind) if isinstance(body, dict) else None
    return {str(one["id"]): one for one in listed or () if isinstance(one, dict) and "id" in one}


def _field(entity: Any, field: str) -> str | None:
    """A field as text. A target may be written as its value alone."""
    for step in field.split("."):
        if isinstance(entity, dict):
            entity = entity.get(step)
        elif step != "value":
            return None
    if isinstance(entity, (list, dict)):
        return repr(entity)
    return None if entity is None else str(entity)


def _number(text: str | None) -> float:
    try:
        return float(text or 1)
    except ValueError:
        return 1.0
