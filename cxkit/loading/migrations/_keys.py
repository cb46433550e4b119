"""Give keys of a text other names, and keys at its top other values; everything else keeps its every byte."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from cxkit.errors import BugError, UsageError
from cxkit.loading.splice import Splice, spliced
from cxkit.loading.text import compose

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def rekeyed(file: str, text: str, keys: Mapping[str, str], values: Mapping[str, str] | None = None) -> str:
    """The text with other keys, wherever they stand but in what is the author's own (`x-…`).

    Args:
        file: its name, for messages.
        text: of the file.
        keys: old key → new key.
        values: key at the top → its new value.

    Raises:
        UsageError: an old and a new key stand side by side.
    """
    root = compose(text)
    splices = list(_splices(file, root, keys))
    for key, node in root.value:
        if key.value in (values or {}):
            splices.append(Splice(node.start_mark.index, node.end_mark.index, (values or {})[key.value]))
    after = spliced(text, splices)
    if _outline(compose(after), {}, {}) != _outline(root, keys, values or {}):
        message = f"{file} wouldn't hold what was meant; nothing was written"
        raise BugError(message)
    return after


def _splices(file: str, node: yaml.Node, keys: Mapping[str, str]) -> Iterator[Splice]:
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _splices(file, item, keys)
    if not isinstance(node, yaml.MappingNode):
        return
    there = {key.value for key, _ in node.value}
    for key, value in node.value:
        if key.value.startswith("x-"):
            continue
        if key.value in keys:
            if keys[key.value] in there:
                message = f"'{key.value}' and '{keys[key.value]}' stand side by side"
                place = f"{file}:{key.start_mark.line + 1}:{key.start_mark.column + 1}"
                raise UsageError(message, hint="keep one of them, then migrate", place=place)
            yield Splice(key.start_mark.index, key.end_mark.index, keys[key.value])
        yield from _splices(file, value, keys)


def _outline(node: yaml.Node, keys: Mapping[str, str], values: Mapping[str, str]) -> Any:
    """A node as plain data, with other keys, and with other values at its top."""
    if isinstance(node, yaml.SequenceNode):
        return [_outline(item, keys, {}) for item in node.value]
    if not isinstance(node, yaml.MappingNode):
        return node.value
    return [
        (key.value, _outline(value, {}, {}))
        if key.value.startswith("x-")
        else (keys.get(key.value, key.value), values.get(key.value) or _outline(value, keys, {}))
        for key, value in node.value
    ]
