"""Every place that names a part of the strategy, and the same text with another name there."""

from __future__ import annotations

import json
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from cxkit import model
from cxkit.findings import Loc
from cxkit.loading.kinds import EITHER
from cxkit.loading.references import place, references
from cxkit.loading.splice import Splice, held, spliced
from cxkit.loading.text import compose

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cxkit.loading.parts import Route
    from cxkit.loading.workspace import Workspace


_CONDITIONED: tuple[type[Any], ...] = (model.Segment, model.Metric, model.Loop, model.Advocacy)


class Name(NamedTuple):
    """What is named.

    Args:
        kinds: the kinds of names that its id is one of, such as `role` and `party`.
        ident: its id.
        source: of a question: the source that asks it.
    """

    kinds: tuple[str, ...]
    ident: str
    source: str = ""


def mentions(workspace: Workspace, name: Name) -> Iterator[Loc]:
    """Places that refer to it, the one that declares it left out."""
    for kind, target, where in references(workspace):
        if set(EITHER.get(kind, (kind,))) & set(name.kinds) and _stem(kind, target) == name.ident:
            yield place(where)
    if name.kinds == ("competitor",):  # a benchmark names one, or others in words
        yield from (loc / "who" for loc, part in workspace.walk(model.Benchmark) if part.who == name.ident)
    if name.kinds == ("attribute",):
        yield from _attribute(workspace, name.ident)
    if name.kinds == ("question",):
        yield from _question(workspace, name)


def _stem(kind: str, target: str) -> str:
    return target.split(".", 1)[0] if kind == "metric" else target


def _attribute(workspace: Workspace, ident: str) -> Iterator[Loc]:
    for loc, source in workspace.walk(model.Source):
        if ident in source.attributes:
            yield (loc / "attributes" / ident).key()
    yield from _conditions(workspace, ident, lambda _: True)


def _question(workspace: Workspace, name: Name) -> Iterator[Loc]:
    def asked_there(part: Any) -> bool:
        return name.source in getattr(part, "source", ())

    for loc, metric in workspace.walk(model.Metric):
        if asked_there(metric):
            yield from (loc / "question" / at for at, one in enumerate(metric.question) if one == name.ident)
            yield from (loc / "drivers" / at for at, one in enumerate(metric.drivers) if one == name.ident)
    yield from _conditions(workspace, name.ident, asked_there)


def _conditions(workspace: Workspace, ident: str, counts: Callable[[Any], bool]) -> Iterator[Loc]:
    parts = chain(*(workspace.walk(kind) for kind in _CONDITIONED))
    yield from ((loc / "where" / ident).key() for loc, part in parts if ident in part.where and counts(part))


def renamed(text: str, places: Iterable[Loc], old: str, new: str) -> str:
    """The text with another name at these places; quotes, and what stands behind the name, stay.

    Raises:
        ValueError: something else would change.
    """
    root = compose(text)
    nodes = {node.start_mark.index: node for node in (_node(root, loc) for loc in places)}
    splices = [_splice(text, node, old, new) for node in nodes.values()]
    after = spliced(text, splices)
    changed = list(_differences(held(text), held(after)))
    if len(changed) != len(splices) or any(one != (_named(before, old, new)) for before, one in changed):
        message = "the edited text doesn't hold what was meant"
        raise ValueError(message)
    return after


def _node(node: yaml.Node, loc: Loc) -> yaml.Node:
    """The value, or the key, at a place; where a step isn't written, what stands for it (a short form)."""
    key: yaml.Node | None = None
    for step in loc.path:
        found = _step(node, step)
        if found is None:
            break
        key, node = found
    return key if loc.at_key and key is not None else node


def _step(node: yaml.Node, step: str | int) -> tuple[yaml.Node | None, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        return next(((key, value) for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int):
        return None, node.value[step]
    return None


def _splice(text: str, node: yaml.Node, old: str, new: str) -> Splice:
    start, end = node.start_mark.index, node.end_mark.index
    at = start + (1 if text[start] in "\"'" else 0)
    if text[at : at + len(old)] == old:
        return Splice(at, at + len(old), new)
    return Splice(start, end, json.dumps(_named(str(node.value), old, new), ensure_ascii=False))


def _named(value: Any, old: str, new: str) -> str:
    """A name, a part of it (`NAME.part`), or a trigger that begins with it (`NAME < 84 …`)."""
    return f"{new}{str(value).removeprefix(old)}"


def _differences(before: Any, after: Any) -> Iterator[tuple[Any, Any]]:
    if isinstance(before, dict) and isinstance(after, dict) and len(before) == len(after):
        for (old, left), (new, right) in zip(before.items(), after.items(), strict=True):
            if old != new:
                yield old, new
            yield from _differences(left, right)
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for left, right in zip(before, after, strict=True):
            yield from _differences(left, right)
    elif before != after:
        yield before, after


def written_at(text: str, route: Route) -> str:
    """What is written at a route."""
    node = _node(compose(text), Loc("", route))
    return text[node.start_mark.index : node.end_mark.index]
