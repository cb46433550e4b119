"""A workspace: every entity with its place, indexed by kind."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

import yaml

from cxkit import model
from cxkit.loading.kinds import KINDS
from cxkit.loading.text import position

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from cxkit.findings import Finding, Loc, Position

P = TypeVar("P", bound=model.Part)


@dataclass(frozen=True)
class Document:
    """A file that could be read as text: its lines and its nodes."""

    file: str
    text: str
    node: yaml.Node

    @property
    def lines(self) -> list[str]:
        """The author's own lines."""
        return self.text.splitlines()

    def position(self, loc: Loc) -> Position:
        """The span of a place; where a step isn't written, the nearest thing that is."""
        node, key = self.node, None
        for step in loc.path:
            if isinstance(node, yaml.MappingNode):
                pair = next(((k, v) for k, v in node.value if k.value == step), None)
                if pair is None:
                    continue
                key, node = pair
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
                key, node = None, node.value[step]
        return position(key if loc.at_key and key is not None else node)


@dataclass(frozen=True)
class Workspace:
    """A strategy as read: what could be understood, and what was found wrong on the way.

    Args:
        root: the folder that holds cx.yaml.
        config: what cx.yaml says.
        documents: file → its text and nodes.
        entities: place → part, in the order of files.
        loose_ids: kind → ids declared in files whose fields aren't checked, or by entities that couldn't be read.
        findings: of reading.
        unreadable: files that couldn't be read at all.
        unchecked: files whose fields this version doesn't check.
    """

    root: Path
    config: model.Config
    documents: Mapping[str, Document]
    entities: tuple[tuple[Loc, model.Part], ...]
    loose_ids: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    unreadable: tuple[str, ...] = ()
    unchecked: tuple[str, ...] = ()

    def walk(self, kind: type[P]) -> Iterator[tuple[Loc, P]]:
        """Every part of that model, however deep, with its place."""
        yield from self._by_class.get(kind, ())

    def get(self, kind: str, name: str) -> Any:
        """The entity of that kind and id, or None; `first-orders.emotion` finds the metric `first-orders`."""
        found = self._by_id.get(kind, {}).get(name.split(".", 1)[0] if kind == "metric" else name)
        return found[1] if found else None

    def place(self, kind: str, name: str) -> Loc | None:
        """Where the entity of that kind and id stands."""
        found = self._by_id.get(kind, {}).get(name)
        return found[0] if found else None

    def ids(self, kind: str) -> tuple[str, ...]:
        """Ids of a kind, those that couldn't be read included."""
        return (*self._by_id.get(kind, {}), *self.loose_ids.get(kind, ()))

    def position(self, loc: Loc) -> Position | None:
        """The span of a place; None where its file couldn't be read."""
        document = self.documents.get(loc.file)
        return document.position(loc) if document else None

    @property
    def strategy(self) -> model.Strategy:
        """Vision, mission, promise and what else stands at the head of strategy.yaml."""
        return next((part for _, part in self.walk(model.Strategy)), model.Strategy())

    @property
    def metrics(self) -> tuple[model.Metric, ...]:
        """All metrics, in order."""
        return tuple(part for _, part in self.walk(model.Metric))

    @property
    def objectives(self) -> tuple[model.Objective, ...]:
        """All objectives, in order."""
        return tuple(part for _, part in self.walk(model.Objective))

    @property
    def journeys(self) -> tuple[model.Journey, ...]:
        """All journeys, by file."""
        return tuple(part for _, part in self.walk(model.Journey))

    @cached_property
    def _by_class(self) -> dict[type, list[tuple[Loc, Any]]]:
        found: dict[type, list[tuple[Loc, Any]]] = {}
        for loc, entity in self.entities:
            for place, part in parts(loc, entity):
                found.setdefault(type(part), []).append((place, part))
        return found

    @cached_property
    def _by_id(self) -> dict[str, dict[str, tuple[Loc, Any]]]:
        found: dict[str, dict[str, tuple[Loc, Any]]] = {}
        for kind, names in KINDS.items():
            for loc, part in self._by_class.get(kind, ()):
                for name in names:
                    found.setdefault(name, {}).setdefault(part.id, (loc, part))
        return found


def parts(loc: Loc, part: model.Part) -> Iterator[tuple[Loc, model.Part]]:
    """A part and all parts in it, with their places."""
    yield loc, part
    for name, info in type(part).model_fields.items():
        value = getattr(part, name)
        if isinstance(value, (model.Part, tuple, dict)):
            yield from _inside(loc / (info.alias or name), value)


def _inside(loc: Loc, value: Any) -> Iterator[tuple[Loc, model.Part]]:
    if isinstance(value, model.Part):
        yield from parts(loc, value)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _inside(loc / key, item)
    elif isinstance(value, tuple):
        for at, item in enumerate(value):
            if isinstance(item, model.Part):
                yield from parts(loc / at, item)
