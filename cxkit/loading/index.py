"""All entities of a workspace, found by model and by id."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from cxkit.loading.kinds import KINDS
from cxkit.loading.parts import parts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxkit.findings import Loc
    from cxkit.loading.parts import Route
    from cxkit.model import Part

    Entry = tuple[str, Route, Any]


@dataclass(frozen=True)
class Index:
    """Entities in the order of files, and every part of them.

    Args:
        entities: place → part.
        loose: kind → ids declared by entities that couldn't be read whole.
    """

    entities: tuple[tuple[Loc, Part], ...]
    loose: Mapping[str, tuple[str, ...]]

    @cached_property
    def by_class(self) -> dict[type, list[Entry]]:
        """Model → file, route and part."""
        found: dict[type, list[Entry]] = {}
        for loc, entity in self.entities:
            for route, part in parts(loc.path, entity):
                found.setdefault(type(part), []).append((loc.file, route, part))
        return found

    @cached_property
    def by_id(self) -> dict[str, dict[str, Entry]]:
        """Kind of name → id → file, route and part; the first where an id stands twice."""
        found: dict[str, dict[str, Entry]] = {}
        for kind, names in KINDS.items():
            for entry in self.by_class.get(kind, ()):
                for name in names:
                    found.setdefault(name, {}).setdefault(entry[2].id, entry)
        return found

    @cached_property
    def names(self) -> dict[str, dict[str, None]]:
        """Kind of name → all ids, in order."""
        return {
            kind: dict.fromkeys((*self.by_id.get(kind, {}), *self.loose.get(kind, ())))
            for kind in {*self.by_id, *self.loose}
        }
