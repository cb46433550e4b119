"""Add an entry to a list in a text: at its end, in the text's own layout, with every comment where it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from cxkit.errors import UsageError
from cxkit.loading.splice import Splice, line_break, spliced
from cxkit.loading.text import compose

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cxkit.loading.parts import Route


def with_entry(text: str, route: Route, entry: Sequence[str], short: str) -> str:
    """The text with an entry at the end of the list at a route; keys that aren't there yet are written.

    Args:
        text: of a file.
        route: keys and indices to the list.
        entry: lines of a mapping, without indentation.
        short: the same in one line, for a list in brackets.

    Raises:
        UsageError: the list stands in something that is written in one line.
    """
    node: yaml.Node = compose(text)
    holder = node
    for at, step in enumerate(route):
        below = _below(node, step)
        if below is None or (at < len(route) - 1 and not below.value):
            return _with_key(text, node, [str(one) for one in route[at:]], entry, below)
        holder, node = node, below
    if not isinstance(node, yaml.SequenceNode) or not node.value:
        return _with_key(text, holder, [str(route[-1])], entry, node)
    if node.flow_style:
        return spliced(text, [Splice(_end(node.value[-1]), _end(node.value[-1]), f", {short}")])
    return _after_last(text, node, entry)


def _below(node: yaml.Node, step: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    return node.value[step] if isinstance(node, yaml.SequenceNode) and isinstance(step, int) else None


def _after_last(text: str, node: yaml.SequenceNode, entry: Sequence[str]) -> str:
    last = node.value[-1]
    dash = node.start_mark.column
    offset = max(2, last.start_mark.column - dash)
    lines = text.splitlines(keepends=True)
    end = _last_line(lines, last, dash)
    loose = len(node.value) > 1 and not lines[last.start_mark.line - 1].strip()
    return _inserted(text, end, [*([""] if loose else []), *_listed(entry, dash, offset)])


def _with_key(text: str, holder: yaml.Node, keys: Sequence[str], entry: Sequence[str], there: yaml.Node | None) -> str:
    """The list under keys of which the first may be there already, with nothing behind it."""
    if not isinstance(holder, yaml.MappingNode) or holder.flow_style:
        message = f"'{keys[0]}' can't be added to something that is written in one line"
        raise UsageError(message, hint="write it over several lines first: one key on each")
    column = holder.start_mark.column if holder.value else 0
    step = _step(text)
    below = _nested(keys[1:], entry, column, step)
    lines = text.splitlines(keepends=True)
    if there is None:
        top = ["", f"{keys[0]}:"] if column == 0 else [f"{' ' * column}{keys[0]}:"]
        end = len(lines) - 1 if column == 0 else _last_line(lines, holder, column - 1)
        return _inserted(text, end, [*top, *below])
    key = next(key for key, value in holder.value if value is there)
    after = _inserted(text, key.start_mark.line, below)
    before = text[: there.start_mark.index].rstrip(" ")
    return (
        spliced(after, [Splice(len(before), there.end_mark.index, "")]) if there.end_mark.index > len(before) else after
    )


def _nested(keys: Sequence[str], entry: Sequence[str], column: int, step: int) -> list[str]:
    if not keys:
        return _listed(entry, column + step, 2)
    column += max(step, 2)
    return [f"{' ' * column}{keys[0]}:", *_nested(keys[1:], entry, column, step)]


def _listed(entry: Sequence[str], dash: int, offset: int) -> list[str]:
    first, *rest = entry
    indent = " " * (dash + offset)
    return [f"{' ' * dash}-{' ' * (offset - 1)}{first}", *(f"{indent}{line}".rstrip() for line in rest)]


def _inserted(text: str, line: int, new: Sequence[str]) -> str:
    """New lines behind a line."""
    ends = line_break(text)
    lines = text.splitlines(keepends=True)
    before = "".join(lines[: line + 1])
    if before and not before.endswith(("\n", "\r")):
        return before + "".join(f"{ends}{one}" for one in new)
    return before + "".join(f"{one}{ends}" for one in new) + "".join(lines[line + 1 :])


def _last_line(lines: Sequence[str], node: yaml.Node, outside: int) -> int:
    """The last line of a node, comments below it included that are indented deeper than what holds it."""
    line = max(_lines(node))
    while line > node.start_mark.line and not lines[line].strip():
        line -= 1
    while line + 1 < len(lines) and _comment_deeper(lines[line + 1], outside):
        line += 1
    return line


def _comment_deeper(line: str, column: int) -> bool:
    return line.lstrip(" ").startswith("#") and len(line) - len(line.lstrip(" ")) > column


def _lines(node: yaml.Node) -> Iterator[int]:
    """Lines on which something of a node ends."""
    if not isinstance(node, yaml.CollectionNode) or node.flow_style:
        end = node.end_mark
        yield end.line - 1 if end.column == 0 and end.line > node.start_mark.line else end.line
        return
    yield node.start_mark.line
    for child in node.value:
        for one in child if isinstance(node, yaml.MappingNode) else (child,):
            yield from _lines(one)


def _end(node: yaml.Node) -> int:
    return int(node.end_mark.index)


def _step(text: str) -> int:
    """How far lists and mappings are indented in this text; 2 where nothing tells."""
    waiting: list[yaml.Node] = [compose(text)]
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, yaml.MappingNode) and not node.flow_style:
            for key, value in node.value:
                deeper = value.start_mark.column - key.start_mark.column
                if not isinstance(value, yaml.ScalarNode) and not value.flow_style and deeper >= 0:
                    return int(deeper)
                waiting.append(value)
        elif isinstance(node, yaml.SequenceNode):
            waiting += node.value
    return 2
