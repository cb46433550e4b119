"""What changed in a strategy since a commit; of a target whether it became easier, who says why and who agreed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import yaml

from cxkit import model
from cxkit.loading.gitfacts import past
from cxkit.loading.kinds import FILES, INSIDE, KINDS
from cxkit.loading.load import ROOT_FILE, load
from cxkit.rules._better import gain, lower_is_better

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from cxkit.findings import Loc
    from cxkit.loading.workspace import Workspace

    Effect = Literal["easier", "harder"]
    Key = tuple[str, str]

_OWN = frozenset({*INSIDE, *(name for kind in FILES.values() for name in kind.lists)})
"""Lists whose entries are parts of their own."""
_AIMS = (model.Objective, model.BusinessObjective)


class FieldChange(NamedTuple):
    """A field, as it was written and as it is; None where it isn't written."""

    field: str
    was: str | None
    now: str | None


class Aim(NamedTuple):
    """What a changed target means.

    Args:
        effect: whether it is easier or harder to reach now; None where that can't be told.
        step: by how much, in the metric's unit; 0 where only the day moved.
        lower: whether lower values are better.
        metric: whether the objective is now measured by another metric.
    """

    effect: Effect | None
    step: float
    lower: bool
    metric: bool


class Answer(NamedTuple):
    """What a review says of a change."""

    file: str
    line: int
    because: str


class Changed(NamedTuple):
    """A part of the strategy that was added, removed or changed.

    Args:
        kind: what it is: `objective`, `metric`, …; the file's name for what stands at the head of a file.
        id: its id, empty at the head of a file.
        file: where it stands, or stood.
        line: in that file.
        what: what became of it.
        fields: what changed in it.
        aim: of objectives whose target changed.
        answers: reviews that say why.
        agreed: party → the day it agreed, of objectives.
    """

    kind: str
    id: str
    file: str
    line: int
    what: Literal["added", "removed", "changed"]
    fields: tuple[FieldChange, ...] = ()
    aim: Aim | None = None
    answers: tuple[Answer, ...] = ()
    agreed: tuple[tuple[str, date], ...] = ()

    def agreed_after(self, day: date) -> bool:
        """Whether everyone who agreed did so after that day."""
        return bool(self.agreed) and all(on > day for _, on in self.agreed)


class Difference(NamedTuple):
    """All changes since a commit.

    Args:
        commit: its full name.
        day: the day it was made.
        changes: targets first, then by kind, file and line.
        unread: files that couldn't be read, now or then, so that nothing is said of them.
    """

    commit: str
    day: date
    changes: tuple[Changed, ...]
    unread: tuple[str, ...]


def diff(path: Path | str = ".", revision: str = "HEAD") -> Difference:
    """Compare the strategy as it stands with that of a commit.

    Raises:
        UsageError: there is no workspace, no repository or no such commit.
    """
    now = load(path)
    with past(now.root, revision) as before:
        there = (before.root / ROOT_FILE).is_file()
        then = load(before.root) if there else None
        day = date.fromisoformat(before.day)
        unread = sorted({*now.unreadable, *(then.unreadable if then else ())})
        old = dict(_parts(then, unread)) if then else {}
        new = dict(_parts(now, unread))
        found = [*_changes(old, new, now, then), *_gone(old, new)]
        changes = tuple(sorted(found, key=_order))
        return Difference(before.commit, day, changes, tuple(unread))


class _Part(NamedTuple):
    part: model.Part
    file: str
    line: int
    written: Mapping[str, str]


def _order(change: Changed) -> tuple[bool, int, str, int]:
    kinds = [names[0] for names in KINDS.values()]
    place = kinds.index(change.kind) if change.kind in kinds else -1
    return (change.aim is None, place, change.file, change.line)


def _parts(workspace: Workspace, unread: list[str]) -> Iterator[tuple[Key, _Part]]:
    """Every part that has an id, and the head of every file."""
    kinds: list[tuple[type[model.Part], str]] = [(kind, names[0]) for kind, names in KINDS.items()]
    kinds += [(file.head, stem) for stem, file in FILES.items() if file.head]
    kinds.append((model.Review, "review"))
    for kind, name in kinds:
        for loc, part in workspace.walk(kind):
            if loc.file not in unread:
                where = workspace.position(loc)
                key = (name, str(getattr(part, "id", "")))
                written = dict(_written(workspace, loc))
                if key[1] or written:
                    yield key, _Part(part, loc.file, where.line if where else 1, written)


def _written(workspace: Workspace, loc: Loc) -> Iterator[tuple[str, str]]:
    node: yaml.Node = workspace.documents[loc.file].node
    for step in loc.path:
        if isinstance(node, yaml.MappingNode):
            node = next((value for key, value in node.value if key.value == step), node)
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            node = node.value[step]
    yield from _flat(node, "")


def _flat(node: yaml.Node, route: str) -> Iterator[tuple[str, str]]:
    """Fields of a part by dotted name, without the parts in it that have ids of their own."""
    if not isinstance(node, yaml.MappingNode):
        yield route, _text(node)
        return
    for key, item in node.value:
        name = str(key.value)
        if name in _OWN and isinstance(item, yaml.SequenceNode):
            continue
        if not (name == "id" and not route):
            yield from _flat(item, f"{route}.{name}" if route else name)


def _text(node: yaml.Node) -> str:
    if isinstance(node, yaml.ScalarNode):
        return " ".join(str(node.value).split())
    if isinstance(node, yaml.SequenceNode):
        return ", ".join(_text(item) for item in node.value)
    return " ".join(f"{key.value} {_text(item)}" for key, item in node.value)


def _changes(
    old: Mapping[Key, _Part], new: Mapping[Key, _Part], now: Workspace, then: Workspace | None
) -> Iterator[Changed]:
    for (kind, name), part in new.items():
        before = old.get((kind, name))
        if before is None:
            yield Changed(kind, name, part.file, part.line, "added")
            continue
        names = dict.fromkeys((*before.written, *part.written))
        pairs = ((field, before.written.get(field), part.written.get(field)) for field in names)
        fields = tuple(FieldChange(*pair) for pair in pairs if pair[1] != pair[2])
        if not fields:
            continue
        found = Changed(kind, name, part.file, part.line, "changed", fields)
        if isinstance(part.part, _AIMS) and isinstance(before.part, _AIMS) and then is not None:
            aim = _aim(before.part, part.part, now)
            if aim is not None:
                answers = tuple(_answers(now, name, fields))
                agreed = tuple(getattr(part.part, "agreed", {}).items())
                found = found._replace(aim=aim, answers=answers, agreed=agreed)
        yield found


def _gone(old: Mapping[Key, _Part], new: Mapping[Key, _Part]) -> Iterator[Changed]:
    for (kind, name), part in old.items():
        if (kind, name) not in new:
            yield Changed(kind, name, part.file, part.line, "removed")


def _aim(before: Any, after: Any, now: Workspace) -> Aim | None:
    """What a changed target means; None where target and metric stayed."""
    was, is_ = before.target, after.target
    moved = before.metric != after.metric
    if not moved and (was == is_ or was is None):
        return None
    metric = now.get("metric", after.metric) if after.metric else None
    if moved or metric is None or was is None or is_ is None:
        return Aim(
            None if moved or is_ else "easier", 0.0, lower=metric is not None and lower_is_better(metric), metric=moved
        )
    step = gain(metric, was.value, is_.value)
    later = (was.by, is_.by)
    effect: Effect | None = None
    if step:
        effect = "harder" if step > 0 else "easier"
    if later[0] and later[1] and later[0] != later[1]:
        by_day: Effect = "easier" if later[1] > later[0] else "harder"
        effect = by_day if effect in (None, by_day) else None
    return Aim(effect, abs(step), lower_is_better(metric), metric=False)


def _answers(now: Workspace, objective: str, fields: tuple[FieldChange, ...]) -> Iterator[Answer]:
    """Reviews that record this very change."""
    moved = {(change.field, change.now) for change in fields}
    for loc, item in now.walk(model.reviews.ReviewedItem):
        told = item.changed
        if item.objective == objective and told is not None and (told.field, told.now) in moved:
            where = now.position(loc)
            yield Answer(loc.file, where.line if where else 1, item.because or "")
