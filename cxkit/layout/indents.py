"""Indents, and the gaps after colons and dashes, in block style."""

from __future__ import annotations

import re

import yaml

from cxkit.loading.splice import Splice, spliced
from cxkit.loading.text import compose

_STEP = 2


def indents(text: str) -> str:
    """Two spaces a level, list items below their key, one space after a colon or dash; comments go with their lines."""
    node = compose(text)
    gaps, lines = _Gaps(text), _Lines(text)
    gaps.walk(node)
    lines.walk(node, 0)
    return lines.written(spliced(text, gaps.splices).split("\n"))


class _Gaps:
    """Blanks between a key or dash and what follows on its line."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.splices: list[Splice] = []

    def walk(self, node: yaml.Node) -> None:
        if _flows(node):
            return
        for child in node.value:
            key, item = child if isinstance(node, yaml.MappingNode) else (None, child)
            start = item.start_mark.index
            line = self.text.rfind("\n", 0, start) + 1
            before = self.text[line:start]
            if key is None:
                self._gap(line, before, r"- +\Z")
            elif key.end_mark.index >= line and item.end_mark.index > start:
                self._gap(key.end_mark.index, self.text[key.end_mark.index : start], r"\s*:[ \t]+\Z", ": ")
            self.walk(item)

    def _gap(self, at: int, before: str, pattern: str, instead: str = "- ") -> None:
        found = re.search(pattern, before)
        if found and found[0] != instead:
            self.splices.append(Splice(at + found.start(), at + found.end(), instead))


class _Lines:
    """The indent that each line gets."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.new: dict[int, int] = {}
        self.moved: set[int] = set()  # lines inside a value
        self.caps: dict[int, int] = {}  # last line of a block text → the furthest in that a comment below may stand

    def walk(self, node: yaml.Node, indent: int) -> None:
        if _flows(node):
            return
        for child in node.value:
            key, item = child if isinstance(node, yaml.MappingNode) else (None, child)
            head = key if key is not None else item
            line, column = head.start_mark.line, head.start_mark.column
            before = self.lines[line][:column]
            if key is None and not before.strip():
                line = self._dash_above(line)
            elif key is None:
                before = before[: before.rindex("-")]
            if not before.strip():
                self.new.setdefault(line, indent)
            self._value(item, indent)

    def _dash_above(self, line: int) -> int:
        """The line of a dash whose item begins on a later line."""
        return next(at for at in range(line - 1, -1, -1) if self.lines[at].lstrip().startswith("-"))

    def _value(self, item: yaml.Node, indent: int) -> None:
        first, column = item.start_mark.line, item.start_mark.column
        if _flows(item):
            if not self.lines[first][:column].strip() and item.end_mark.index > item.start_mark.index:
                self.new.setdefault(first, indent + _STEP)
            self._inner(item, first, indent)
        self.walk(item, indent + _STEP)

    def _inner(self, item: yaml.Node, first: int, indent: int) -> None:
        """Lines inside a value: block texts keep their shape, the rest stands one level further in."""
        end = item.end_mark
        last = end.line if end.column else end.line - 1
        inner = [at for at in range(first + 1, last + 1) if self.lines[at].strip()]
        if not inner:
            return
        self.moved.update(inner)
        block = isinstance(item, yaml.ScalarNode) and item.style in ("|", ">")
        header = self.lines[first][item.start_mark.column :].split("#")[0] if block else ""
        if re.search(r"\d", header):
            shift = indent - _indent(self.lines[first]) if first in self.new else 0
        else:
            shift = indent + _STEP - min(_indent(self.lines[at]) for at in inner)
        for at in inner:
            self.new[at] = max(0, _indent(self.lines[at]) + shift) if block else indent + _STEP
        if block:
            self.caps[inner[-1]] = indent
            self._blank(first + 1, last, _indent(self.lines[inner[0]]), shift)

    def _blank(self, first: int, last: int, level: int, shift: int) -> None:
        """Blanks further in than a block text are part of it; others aren't, and mustn't become so."""
        for at in range(first, last + 1):
            if not self.lines[at].strip():
                self.new[at] = len(self.lines[at]) + shift if len(self.lines[at]) > level else 0
                self.moved.add(at)

    def written(self, lines: list[str]) -> str:
        """These lines, gaps mended, with their new indents."""
        done = []
        for at, line in enumerate(lines):
            indent = self.new.get(at)
            if indent is None and line.lstrip().startswith("#"):
                indent = self._beside(at)
            done.append(line if indent is None else " " * indent + line.lstrip(" "))
        return "\n".join(done)

    def _beside(self, at: int) -> int:
        """A comment's indent: that of the line it stood level with, the next one first, then those above."""
        level = _indent(self.lines[at])
        heads = [n for n in self.new if n not in self.moved]
        below = min((n for n in heads if n > at), default=None)
        above = sorted((n for n in heads if n < at), reverse=True)
        if below is not None and _indent(self.lines[below]) == level:
            return min(self.new[below], self.caps.get(self._last_value(at), self.new[below]))
        level_with = next((n for n in above if _indent(self.lines[n]) == level), None)
        near = (
            level_with if level_with is not None else next((n for n in above if _indent(self.lines[n]) < level), below)
        )
        found = self.new[near] if near is not None else 0
        return min(found, self.caps.get(self._last_value(at), found))

    def _last_value(self, at: int) -> int:
        """The line above a comment that is neither blank nor a comment."""
        rows = range(at - 1, -1, -1)
        return next((n for n in rows if self.lines[n].strip() and (n in self.new or n in self.moved)), -1)


def _flows(node: yaml.Node) -> bool:
    """Whether a node has no block style inside: a single value, or a flow mapping or list."""
    return isinstance(node, yaml.ScalarNode) or bool(getattr(node, "flow_style", False))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
