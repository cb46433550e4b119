"""Targets and definitions that were moved, as git tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from pydantic_core import PydanticCustomError

from cxkit.loading.text import TextFaultError, compose, value
from cxkit.model import Review
from cxkit.model.values import when
from cxkit.rules._missed import missed_waves

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
_REQUIRED = frozenset({"target.value", "target.by", "metric", "baseline.value", "kpi", "source", "question"})
"""Fields whose first value is no move: something was filled in."""
_SHORTLY = 90
"""Days before its day within which a target that moves looks like an escape."""
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

    def number(self, which: Literal["was", "now"]) -> float:
        """What was written before or then, as a number; 0 where it isn't one."""
        return _number(getattr(self, which), 0.0)


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


def spoken(field: str) -> str:
    """What a watched field of an objective is called."""
    return {"target.value": "target", "target.by": "day of the target", "baseline.value": "baseline"}.get(field, field)


def same(one: str, two: str) -> bool:
    """Whether two values mean the same: `40` and `40.0` do."""
    try:
        return float(one) == float(two)
    except ValueError:
        return one == two


def _between(kind: str, files: dict[str, Texts], day: date, author: str) -> Iterator[Move]:
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for file, (old, new) in sorted(files.items()):
        before |= _entities(kind, file, old)
        after |= _entities(kind, file, new)
    for name in sorted(before.keys() & after.keys()):
        earlier, later = before[name], after[name]
        revised = _number(_field(later, "revision")) > _number(_field(earlier, "revision"))
        for field in _WATCHED[kind]:
            was, now = _field(earlier, field) or "", _field(later, field) or ""
            if not same(was, now) and (was or field not in _REQUIRED):
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


def _number(text: str | None, default: float = 1.0) -> float:
    try:
        return default if text is None else float(text)
    except ValueError:
        return default


def unreversed(found: tuple[Move, ...]) -> tuple[Move, ...]:
    """Moves that no later one took back."""
    return tuple(
        move
        for at, move in enumerate(found)
        if not any(same(later.now, move.was) for later in found[at + 1 :] if later[:2] == move[:2])
    )


def reviews_of(workspace: Workspace, move: Move) -> list[Review]:
    """Reviews that say that this was changed, to what was written then."""
    return [
        review
        for _, review in workspace.walk(Review)
        if any(
            move.name in (item.objective, item.metric)
            and item.changed is not None
            and item.changed.field == move.field
            and same(item.changed.now, move.now)
            for item in review.reviewed
        )
    ]


def answered(workspace: Workspace, move: Move) -> bool:
    """Whether a review says that this was changed."""
    return bool(reviews_of(workspace, move))


def after_a_miss(workspace: Workspace, facts: Facts, move: Move) -> str:
    """Why a move looks like an escape: after its day, shortly before it, or after a miss; nothing where it doesn't."""
    objective: Objective | None = workspace.get("objective", move.name)
    if objective is None or objective.target is None:
        return ""
    due, value = objective.target.by, objective.target.value
    if move.field == "target.by":
        due = _day(move.was) or due
    if move.field == "target.value":
        value = move.number("was")
    if due is not None and due < move.day:
        return f"after its day ({due})"
    if due is not None and (due - move.day).days <= _SHORTLY:
        return f"{(due - move.day).days} days before its day"
    missed = [wave for wave in missed_waves(workspace, facts, objective, (due, value)) if wave.end < move.day]
    return f"after {missed[-1].period} had missed the path" if missed else ""


def first_written(facts: Facts, kind: str) -> dict[str, date]:
    """Id → the day of the commit in which it first stood."""
    born: dict[str, date] = {}
    for one in facts.history.changes(f"{kind}.yaml", kind):
        for file, (_, new) in sorted(one.files.items()):
            for name in _entities(kind, file, new):
                born[name] = min(one.day, born.get(name, one.day))
    return born


def _day(text: str) -> date | None:
    try:
        return when(text)
    except PydanticCustomError:
        return None
