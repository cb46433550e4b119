"""A workspace: every entity with its place, indexed by kind."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from cxkit import model
from cxkit.findings import Edit, Fix, Loc, Position

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from pathlib import Path

    from cxkit.findings import Finding
    from cxkit.loading.document import Document
    from cxkit.loading.index import Index
    from cxkit.loading.parts import Route

P = TypeVar("P", bound=model.Part)


class Partial(NamedTuple):
    """A fault inside an entity that was read without the faulty piece."""

    file: str
    entity: Route
    fault: Route

    def touches(self, loc: Loc) -> bool:
        """Whether a finding at that place may only echo the fault: it is about something that holds it."""
        item = _item(loc.path)
        return loc.file == self.file and item[: len(self.entity)] == self.entity and self.fault[: len(item)] == item


def _item(route: Route) -> Route:
    """The route up to the last entry of a list."""
    last = max((at for at, step in enumerate(route) if isinstance(step, int)), default=-1)
    return route[: last + 1]


@dataclass(frozen=True)
class Workspace:
    """A strategy as read: what could be understood, and what was found wrong on the way.

    Args:
        root: the folder that holds cx.yaml.
        config: what cx.yaml says.
        documents: file → its text.
        index: all entities, and all parts in them.
        findings: of reading.
        unreadable: files that couldn't be read at all, or without a list that stands in them.
        partial: faults inside entities that were read without them.
    """

    root: Path
    config: model.Config
    documents: Mapping[str, Document]
    index: Index
    findings: tuple[Finding, ...] = ()
    unreadable: tuple[str, ...] = ()
    partial: tuple[Partial, ...] = ()

    @cached_property
    def partial_in(self) -> Mapping[str, tuple[Partial, ...]]:
        """Faults inside entities, by file."""
        found: dict[str, list[Partial]] = {}
        for one in self.partial:
            found.setdefault(one.file, []).append(one)
        return {file: tuple(faults) for file, faults in found.items()}

    @cached_property
    def _walked(self) -> dict[type, list[tuple[Loc, Any]]]:
        """Places of what was walked before: many rules walk the same models."""
        return {}

    def walk(self, kind: type[P]) -> Iterator[tuple[Loc, P]]:
        """Every part of that model, however deep, with its place."""
        found = self._walked.get(kind)
        if found is None:
            found = [(Loc(file, route), part) for file, route, part in self.index.by_class.get(kind, ())]
            self._walked[kind] = found
        return iter(found)

    def get(self, kind: str, name: str) -> Any:
        """The entity of that kind and id, or None; `first-orders.emotion` finds the metric `first-orders`."""
        found = self.index.by_id.get(kind, {}).get(name.split(".", 1)[0] if kind == "metric" else name)
        return found[2] if found else None

    def place(self, kind: str, name: str) -> Loc | None:
        """Where the entity of that kind and id stands."""
        found = self.index.by_id.get(kind, {}).get(name)
        return Loc(found[0], found[1]) if found else None

    def ids(self, kind: str) -> Collection[str]:
        """Ids of a kind, those that couldn't be read whole included."""
        return self.index.names.get(kind, {}).keys()

    def position(self, loc: Loc) -> Position | None:
        """The span of a place; None where its file couldn't be read."""
        document = self.documents.get(loc.file)
        return document.position(loc) if document and loc.file not in self.unreadable else None

    def placed(self, finding: Finding) -> Finding:
        """A finding with its span, its entity, and the fix that its `instead` makes."""
        document = self.documents.get(finding.loc.file)
        if document is None or finding.loc.file in self.unreadable:
            return replace(finding, position=finding.position or Position(1, 1, 1, 2))
        part = document.part(finding.loc, finding.within) if finding.within else None
        where = finding.position or part or document.position(finding.loc)
        fix = finding.fix
        if finding.instead and (part or not finding.within):
            fix = Fix(f"write {finding.instead}", (Edit(where, finding.instead),))
        return replace(finding, position=where, entity=finding.entity or document.entity(finding.loc), fix=fix)

    def all_placed(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Findings with their spans, in their order; each file's nodes are composed once and kept no longer."""
        by_file: dict[str, list[tuple[int, Finding]]] = {}
        for at, finding in enumerate(findings):
            by_file.setdefault(finding.loc.file, []).append((at, finding))
        placed: list[tuple[int, Finding]] = []
        for file, found in by_file.items():
            placed += [(at, self.placed(finding)) for at, finding in found]
            if file in self.documents:
                self.documents[file].forget()
        return tuple(finding for _, finding in sorted(placed, key=lambda pair: pair[0]))

    def text(self, file: str) -> list[str]:
        """The lines of a file; none where it isn't text."""
        document = self.documents.get(file)
        return document.lines if document else []

    @property
    def files(self) -> tuple[str, ...]:
        """All files of the strategy, those included that couldn't be read."""
        return tuple(sorted({*self.documents, *self.unreadable}))

    def head(self, kind: type[P]) -> P:
        """The head of a file, such as `Governance`; an empty one where there is none."""
        return next((part for _, part in self.walk(kind)), None) or kind()

    @property
    def strategy(self) -> model.Strategy:
        """Vision, mission, promise and what else stands at the head of strategy.yaml."""
        return self.head(model.Strategy)

    @property
    def governance(self) -> model.Governance:
        """Leader, sponsor, change process and escalation."""
        return self.head(model.Governance)

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
