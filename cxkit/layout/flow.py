"""Flow mappings and lists: one way of writing them, and block style for those that are too wide."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from cxkit.layout.comments import comment_spans
from cxkit.loading.splice import Splice, spliced
from cxkit.loading.text import compose

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDEST = 140
LONGEST_TEXT = 80
_STEP = 2


def flow(text: str) -> str:
    """Each flow mapping or list on one line where it fits, else moved out to block style; with comments inside, left.

    A list of short words that is too wide runs on over further lines instead.
    """
    writer = _Writer(text)
    splices = [splice for node, indent in _outermost(compose(text), 0) for splice in writer.rewritten(node, indent)]
    return spliced(text, splices)


def _outermost(node: yaml.Node, indent: int) -> Iterator[tuple[yaml.Node, int]]:
    """Flow collections in block style, and the indent of the key or dash they belong to."""
    for child in node.value:
        item = child[1] if isinstance(node, yaml.MappingNode) else child
        if isinstance(item, yaml.ScalarNode):
            continue
        if item.flow_style:
            yield item, indent
        else:
            yield from _outermost(item, indent + _STEP)


class _Writer:
    def __init__(self, text: str) -> None:
        self.text = text
        self.comments = comment_spans(text)

    def rewritten(self, node: yaml.Node, indent: int) -> Iterator[Splice]:
        start, end = node.start_mark.index, node.end_mark.index
        if any(start < at < end for at, _ in self.comments) or not _plain(node):
            return
        line = self.text.rfind("\n", 0, start) + 1
        before, rest = self.text[line:start], self.text[end:].split("\n", 1)[0]
        if not before.strip():
            return  # on a line of its own: left
        short = self._short(node)
        fits = len(before) + len(short) + len(rest) <= WIDEST and not self._holds_sentence(node)
        if not node.value or fits:
            if short != self.text[start:end]:
                yield Splice(start, end, short)
            return
        yield from self._opened(node, indent, before, rest)

    def _opened(self, node: yaml.Node, indent: int, before: str, rest: str) -> Iterator[Splice]:
        start, end = node.start_mark.index, node.end_mark.index
        if isinstance(node, yaml.SequenceNode) and all(self._is_word(item) for item in node.value):
            filled = self._filled(node, indent + _STEP, len(before))
            if filled != self.text[start:end]:
                yield Splice(start, end, filled)
            return
        if rest.strip() and not rest.lstrip().startswith("#"):
            return
        lines = self._block(node, indent + _STEP)
        note = rest.rstrip()
        if before.endswith("- "):
            first, *others = lines
            yield Splice(start, end + len(rest), "\n".join([first.lstrip() + note, *others]))
        else:
            yield Splice(start - 1, end + len(rest), "\n".join([note, *lines]))

    def _block(self, node: yaml.Node, indent: int) -> list[str]:
        """The collection in block style: each entry on a line where it fits."""
        lines: list[str] = []
        for child in node.value:
            key, item = child if isinstance(node, yaml.MappingNode) else (None, child)
            head = f"{' ' * indent}{self._short(key)}:" if key is not None else f"{' ' * indent}-"
            short = self._short(item)
            fits = len(head) + 1 + len(short) <= WIDEST and not self._holds_sentence(item)
            if isinstance(item, yaml.ScalarNode) or not item.value or fits:
                lines.append(f"{head} {short}".rstrip())
            elif isinstance(item, yaml.SequenceNode) and all(self._is_word(one) for one in item.value):
                lines += f"{head} {self._filled(item, indent + _STEP, len(head) + 1)}".split("\n")
            elif key is None:
                first, *others = self._block(item, indent + _STEP)
                lines += [f"{head} {first.lstrip()}", *others]
            else:
                lines += [head, *self._block(item, indent + _STEP)]
        return lines

    def _filled(self, node: yaml.Node, indent: int, column: int) -> str:
        lines: list[str] = []
        line = "["
        for at, item in enumerate(node.value):
            word = self._short(item) + ("]" if at == len(node.value) - 1 else ",")
            room = WIDEST - (column if not lines else indent)
            if len(line) > 1 and len(line) + 1 + len(word) > room:
                lines.append(line)
                line = word
            else:
                line += word if line == "[" else f" {word}"
        return f"\n{' ' * indent}".join([*lines, line])

    def _short(self, node: yaml.Node) -> str:
        if isinstance(node, yaml.ScalarNode):
            written = self.text[node.start_mark.index : node.end_mark.index]
            return " ".join(written.split()) if "\n" in written and not node.style else written
        if isinstance(node, yaml.SequenceNode):
            return f"[{', '.join(self._short(item) for item in node.value)}]"
        pairs = (f"{self._short(key)}: {self._short(item)}".rstrip() for key, item in node.value)
        return f"{{{', '.join(pairs)}}}"

    def _is_word(self, node: yaml.Node) -> bool:
        return isinstance(node, yaml.ScalarNode) and len(self._short(node)) <= LONGEST_TEXT // 2

    def _holds_sentence(self, node: yaml.Node) -> bool:
        if isinstance(node, yaml.ScalarNode):
            return len(node.value) > LONGEST_TEXT
        inner = node.value if isinstance(node, yaml.SequenceNode) else [item for _, item in node.value]
        return any(self._holds_sentence(item) for item in inner)


def _plain(node: yaml.Node) -> bool:
    """Whether every key and value is written, none over several lines in quotes, and no list holds a bare pair."""
    if isinstance(node, yaml.ScalarNode):
        lines = node.end_mark.line - node.start_mark.line
        return node.end_mark.index > node.start_mark.index and not (lines and node.style)
    if not getattr(node, "flow_style", False) or node.start_mark.index == node.end_mark.index:
        return False
    children = node.value if isinstance(node, yaml.SequenceNode) else [each for pair in node.value for each in pair]
    pairs_alone = isinstance(node, yaml.SequenceNode) and any(
        isinstance(item, yaml.MappingNode) and item.value and item.start_mark.index == item.value[0][0].start_mark.index
        for item in node.value
    )
    return not pairs_alone and all(_plain(child) for child in children)
