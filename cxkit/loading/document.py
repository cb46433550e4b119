"""A file as text: where things stand in it, and the edits that take one out or put several in another order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import yaml

from cxkit.findings import Edit, Loc, Position
from cxkit.loading.text import compose, position

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Document:
    """A file that could be read as text."""

    file: str
    text: str

    @cached_property
    def lines(self) -> list[str]:
        """The author's own lines."""
        return self.text.splitlines()

    @cached_property
    def node(self) -> yaml.MappingNode:
        """Its nodes, composed anew: a clean workspace needs no places, and so keeps none."""
        return compose(self.text)

    def forget(self) -> None:
        """Keep no nodes: those of thousands of files would fill the memory."""
        vars(self).pop("node", None)

    def _at(self, loc: Loc) -> yaml.Node:
        """The node at a place; where a step isn't written, the nearest one that is."""
        node: yaml.Node = self.node
        key = None
        for step in loc.path:
            if isinstance(node, yaml.MappingNode):
                pair = next(((k, v) for k, v in node.value if k.value == step), None)
                if pair is None:
                    continue
                key, node = pair
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
                key, node = None, node.value[step]
        return key if loc.at_key and key is not None else node

    def position(self, loc: Loc) -> Position:
        """The span of a place, or of the nearest thing that is written; of an entity, as far as its id."""
        node = self._at(loc)
        where = position(node)
        name = next((v for k, v in node.value if k.value == "id"), None) if isinstance(node, yaml.MappingNode) else None
        if name is None or name.end_mark.line + 1 != where.line:
            return where
        return replace(where, end_line=where.line, end_column=name.end_mark.column + 1)

    def part(self, loc: Loc, within: tuple[int, int]) -> Position | None:
        """The span of a part of the text at a place; None where that runs over several lines or has escapes."""
        node, (first, behind) = self._at(loc), within
        if not isinstance(node, yaml.ScalarNode):
            return None
        whole, start = position(node), node.start_mark
        if within == (0, len(node.value)):
            return whole
        quote = 1 if node.style in ("'", '"') else 0
        written = self.text[start.index + quote : node.end_mark.index - quote]
        if written != node.value or behind > len(written):
            return None
        column = start.column + 1 + quote
        return Position(whole.line, column + first, whole.line, column + behind)

    def written(self, loc: Loc) -> str:
        """The single value at a place as it stands there, quotes and all; nothing where it takes more than a line."""
        node = self._at(loc)
        return self._cut(position(node)) if isinstance(node, yaml.ScalarNode) else ""

    def _cut(self, where: Position) -> str:
        return (
            self.lines[where.line - 1][where.column - 1 : where.end_column - 1] if where.line == where.end_line else ""
        )

    def without(self, loc: Loc) -> Edit | None:
        """The edit that takes an entry out of its list, or a key and its value out of its mapping.

        None where a comment, or more than a line, would go with it.
        """
        holder = self._at(Loc(loc.file, loc.path[:-1]))
        entries = list(holder.value) if isinstance(holder, (yaml.SequenceNode, yaml.MappingNode)) else []
        spans = [(one[0], one[1]) if isinstance(one, tuple) else (one, one) for one in entries]
        at = next((n for n, (key, _) in enumerate(spans) if loc.path[-1] in (n, key.value)), None)
        if at is None or len(spans) == 1 or spans[at][1].end_mark.line != spans[at][0].start_mark.line:
            return None
        start, end = spans[at][0].start_mark, spans[at][1].end_mark
        if getattr(holder, "flow_style", False):
            if at:
                start = spans[at - 1][1].end_mark
            else:
                end = spans[1][0].start_mark
            return Edit(Position(start.line + 1, start.column + 1, end.line + 1, end.column + 1), "")
        line = self.lines[start.line]
        alone = not line[: start.column].strip(" -") and not line[end.column :].strip()
        first = isinstance(holder, yaml.MappingNode) and at == 0 and "-" in line[: start.column]
        if not alone or first or line[: start.column].count("-") > 1 or start.line + 1 == len(self.lines):
            return None
        return Edit(Position(start.line + 1, 1, start.line + 2, 1), "")

    def swapped(self, loc: Loc, order: Sequence[int]) -> tuple[Edit, ...]:
        """The edits that put the entries of a list in another order; none where an entry takes more than a line."""
        holder = self._at(loc)
        if not isinstance(holder, yaml.SequenceNode) or len(holder.value) != len(order):
            return ()
        spans = [position(one) for one in holder.value]
        whole = [isinstance(one, yaml.ScalarNode) or bool(one.flow_style) for one in holder.value]
        if not all(whole) or any(one.start_mark.line != one.end_mark.line for one in holder.value):
            return ()
        beside = (self.lines[one.line - 1][one.end_column - 1 :].strip() for one in spans)
        if not holder.flow_style and any(beside):  # a comment that belongs to its entry
            return ()
        return tuple(Edit(spans[at], self._cut(spans[new])) for at, new in enumerate(order) if at != new)

    def entity(self, loc: Loc) -> str:
        """The id of the nearest entity that holds a place; that of a file of its own is the file's name."""
        folder, _, name = self.file.rpartition("/")
        found = name.rsplit(".", 1)[0] if folder else ""
        node: yaml.Node = self.node
        for step in loc.path:
            if isinstance(node, yaml.MappingNode):
                node = next((v for k, v in node.value if k.value == step), node)
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
                node = node.value[step]
            pairs = node.value if isinstance(node, yaml.MappingNode) else ()
            found = next((str(v.value) for k, v in pairs if k.value == "id" and isinstance(v, yaml.ScalarNode)), found)
        return found
