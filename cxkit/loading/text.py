"""YAML text with limits: what is refused before anything is built from it."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

import yaml

from cxkit.findings import Edit, Fix, Position
from cxkit.loading.syntax import QUOTE, in_words
from cxkit.loading.unquoted import quoting
from cxkit.model.scalar import Scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

_PARSER: Any = getattr(getattr(yaml, "cyaml", None), "CParser", None)
_LOADER: Any = yaml.BaseLoader
if _PARSER is not None:

    class _Untyped(_PARSER):  # type: ignore[misc]
        """libyaml's parser without a resolver: the field decides what a value means."""

        def resolve(self, _kind: Any, _value: Any, _implicit: Any) -> str:
            return ""

        def descend_resolver(self, _parent: Any, _index: Any) -> None:
            return None

        def ascend_resolver(self) -> None:
            return None

    _LOADER = _Untyped

MAX_BYTES = 1024 * 1024
MAX_DEPTH = 64
MAX_ALIASES = 100
MAX_NODES = 100_000
MAX_SCALAR = 64 * 1024

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_INVISIBLE = re.compile("[\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]")
_CONFLICT = re.compile(r"^(<{7} |={7}$|>{7} )", re.MULTILINE)
_TYPED_KEY = re.compile(
    r"([-+]?(\d[\d.]*([eE][-+]?\d+)?|0x[0-9a-fA-F]+|0o[0-7]+|\.\d+)|true|True|TRUE|false|False|FALSE|null|Null|NULL|~|)\Z"
)
_LEADING = re.compile(r"^ {60,}|^[ ]*(?:[-?] +){16,}", re.MULTILINE)


class TextFaultError(Exception):
    """A text that can't be a strategy file: code, sentence, hint, place, and the fix if there is one."""

    def __init__(self, code: str, message: str, position: Position, hint: str = "", fix: Fix | None = None) -> None:
        super().__init__(message)
        self.code, self.message, self.position, self.hint, self.fix = code, message, position, hint, fix


def decode(data: bytes) -> str:
    """The text of a file, or a `TextFaultError` with the place of what is wrong."""
    if len(data) > MAX_BYTES:
        raise TextFaultError("YML117", f"the file holds {len(data):,} bytes, and {MAX_BYTES:,} are the most", _at(1, 1))
    if data[:4] in (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff") or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise TextFaultError("YML101", "the file isn't UTF-8 but UTF-16 or UTF-32", _at(1, 1), "save it as UTF-8")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        hint = "it looks like Windows-1252: save it as UTF-8" if data[error.start] >= 0x80 else "save it as UTF-8"
        raise TextFaultError("YML101", f"byte {data[error.start]:02X} isn't UTF-8", _end_of(before), hint) from None
    text = text.removeprefix("\ufeff")
    _check_signs(text)
    return text


def compose(text: str) -> yaml.MappingNode:
    """The nodes of a text, with marks; a `TextFaultError` where a limit is passed or the text can't be read."""
    _check_lines(text)
    try:
        if _needs_events(text):
            _check_events(text)
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        raise _syntax_fault(error, text) from None
    if node is None or (isinstance(node, yaml.ScalarNode) and not node.value and not node.style):
        raise TextFaultError("YML113", "the file is empty", _at(1, 1), "write its keys, or delete it")
    if not isinstance(node, yaml.MappingNode):
        raise TextFaultError("YML114", "a strategy file holds one mapping", position(node), "begin with key: value")
    if "*" in text or len(text) > 2 * MAX_NODES:  # fewer signs can't hold so many values
        _check_expansion(node)
    return node


def _check_lines(text: str) -> None:
    if text.startswith("version https://git-lfs"):
        raise TextFaultError("YML116", "this is a pointer of git LFS, not the text", _at(1, 1), "run git lfs pull")
    conflict = _CONFLICT.search(text)
    if conflict:
        raise TextFaultError(
            "YML115",
            "marks of an unfinished merge stand here",
            _end_of(text[: conflict.start()]),
            "decide between the versions and remove the marks",
        )
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("%"):
            raise TextFaultError(
                "YML108", "directives aren't used in strategy files", _at(number, 1), "delete this line"
            )
        if line.strip() and not line.lstrip().startswith("#"):
            break  # directives stand before the document


def value(node: yaml.Node) -> Any:
    """What a node holds: mappings, lists, and scalars as written; a `TextFaultError` at the first bad key."""
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node)
    if isinstance(node, yaml.SequenceNode):
        return [value(item) for item in node.value]
    result: dict[str, Any] = {}
    seen: dict[str, yaml.Node] = {}
    for key, item in node.value:
        name = _key(key)
        folded = unicodedata.normalize("NFC", name)
        if folded in seen:
            first = seen[folded].start_mark.line + 1
            raise TextFaultError(
                "YML110", f"the key '{name}' stands twice (first on line {first})", position(key), "keep one of them"
            )
        seen[folded] = key
        held = value(item)
        if not name.startswith("x-"):  # keys of the author's own; looked at, not kept
            result[name] = held
    return result


def position(node: yaml.Node) -> Position:
    """The span of a node; of a mapping or list over several lines, the first of them: most often its id."""
    start, end = node.start_mark, _end(node)
    return Position(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def _end(node: yaml.Node) -> yaml.Mark:
    start: yaml.Mark = node.start_mark
    end: yaml.Mark = node.end_mark
    if isinstance(node, yaml.ScalarNode) or end.line == start.line or not node.value:
        return end
    if isinstance(node, yaml.SequenceNode):
        return _end(node.value[0])
    key, held = node.value[0]
    last: yaml.Mark = held.end_mark if held.end_mark.line == key.end_mark.line else key.end_mark
    return last


def _at(line: int, column: int) -> Position:
    return Position(line, column, line, column + 1)


def _end_of(before: str) -> Position:
    lines = before.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return _at(len(lines), len(lines[-1]) + 1)


def _check_signs(text: str) -> None:
    if text.isascii() and text.isprintable():
        return
    for pattern, code, what in (
        (_CONTROL, "YML102", "a control character"),
        (_BIDI, "YML118", "a character that turns the direction of text"),
        (_INVISIBLE, "YML102" if "\ufeff" in text else "YML118", "a character that can't be seen"),
    ):
        match = pattern.search(text)
        if match:
            raise TextFaultError(
                code, f"{what} (U+{ord(match[0]):04X}) stands here", _end_of(text[: match.start()]), "take it out"
            )


def _needs_events(text: str) -> bool:
    """Whether a cheap bound on the text leaves room for tags, aliases or deep nesting."""
    return (
        any(sign in text for sign in "!&*")
        or text.count("[") + text.count("{") >= MAX_DEPTH
        or bool(_LEADING.search(text))
    )


def _check_events(text: str) -> None:
    aliases = 0
    anchors: set[str] = set()
    open_anchors: list[str | None] = []
    for event in _events(text):
        if isinstance(event, yaml.AliasEvent):
            aliases += 1
            _check_alias(event, aliases, open_anchors)
        elif isinstance(event, (yaml.CollectionStartEvent, yaml.ScalarEvent)):
            _check_anchor(event, anchors)
        if isinstance(event, yaml.CollectionStartEvent):
            open_anchors.append(event.anchor)
            if len(open_anchors) > MAX_DEPTH:
                raise TextFaultError("YML104", f"nested more than {MAX_DEPTH} deep", _span(event), "make it flatter")
        elif isinstance(event, yaml.CollectionEndEvent):
            open_anchors.pop()


def _check_alias(event: Any, aliases: int, open_anchors: list[str | None]) -> None:
    if event.anchor in open_anchors:
        message = f"*{event.anchor} refers to what it stands in"
        raise TextFaultError("YML105", message, _span(event), "write the value out")
    if aliases > MAX_ALIASES:
        raise TextFaultError("YML105", f"more than {MAX_ALIASES} aliases", _span(event), "write the values out")


def _check_anchor(event: Any, anchors: set[str]) -> None:
    if event.tag is not None:
        raise TextFaultError("YML107", "tags aren't used in strategy files", _span(event), "delete the tag")
    if event.anchor in anchors:
        message = f"the anchor &{event.anchor} stands twice"
        raise TextFaultError("YML105", message, _span(event), "give one of them another name")
    if event.anchor:
        anchors.add(event.anchor)


def _span(event: Any) -> Position:
    start, end = event.start_mark, event.end_mark
    return Position(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def _events(text: str) -> Iterator[Any]:
    return iter(yaml.parse(text, Loader=_LOADER))


def _check_expansion(root: yaml.Node) -> None:
    sizes: dict[int, int] = {}

    def size(node: yaml.Node) -> int:
        known = sizes.get(id(node))
        if known is None:
            _refuse_merge_keys(node)
            children = (
                node.value
                if isinstance(node, yaml.SequenceNode)
                else [n for pair in node.value for n in pair]
                if isinstance(node, yaml.MappingNode)
                else ()
            )
            known = sizes[id(node)] = 1 + sum(size(child) for child in children)
        return known

    if size(root) > MAX_NODES:
        raise TextFaultError(
            "YML105", f"aliases expand to more than {MAX_NODES:,} values", position(root), "write the values out"
        )


def _refuse_merge_keys(node: yaml.Node) -> None:
    """Merge keys are refused before they are counted: a few hundred bytes of them would expand to millions."""
    for key, _ in node.value if isinstance(node, yaml.MappingNode) else ():
        if isinstance(key, yaml.ScalarNode) and key.value == "<<" and not key.style:
            raise TextFaultError("YML106", "the merge key << isn't used here", position(key), "write the keys out")


def _key(node: yaml.Node) -> str:
    if not isinstance(node, yaml.ScalarNode):
        raise TextFaultError("YML111", "a key must be text, not a list or mapping", position(node), "write key: value")
    if node.value == "<<" and not node.style:
        raise TextFaultError("YML106", "the merge key << isn't used here", position(node), "write the keys out")
    if not node.style and _TYPED_KEY.match(node.value):
        quoted = f'"{node.value}"'
        fix = Fix(f"write {quoted}", (Edit(position(node), quoted),)) if node.value else None
        raise TextFaultError("YML111", "a key must be text", position(node), f"put it in quotes: {quoted}", fix)
    return str(_scalar(node))


def _scalar(node: yaml.ScalarNode) -> Scalar:
    if len(node.value) > MAX_SCALAR:
        raise TextFaultError(
            "YML112",
            f"a value of {len(node.value):,} characters",
            _at(node.start_mark.line + 1, node.start_mark.column + 1),
            "cut it",
        )
    if node.style == '"' and (_CONTROL.search(node.value) or _BIDI.search(node.value)):
        raise TextFaultError("YML102", "an escape stands for a control character", position(node), "take it out")
    return Scalar(node.value, plain=not node.style)


def _syntax_fault(error: yaml.YAMLError, text: str) -> TextFaultError:
    mark = getattr(error, "problem_mark", None)
    problem = str(getattr(error, "problem", None) or "the text can't be read")
    context = str(getattr(error, "context", None) or "")
    if "nesting depth" in problem:  # some builds of libyaml refuse before its events get so deep
        return TextFaultError("YML104", f"nested more than {MAX_DEPTH} deep", _too_deep(text), "make it flatter")
    if "single document" in context or "another document" in problem:
        return TextFaultError("YML109", "a second document begins here", _mark(mark), "put it in a file of its own")
    lines = re.split(r"\r\n|\r|\n", text)
    where, message, hint = in_words(problem, context, mark, getattr(error, "context_mark", None), lines)
    fix = quoting(lines, where.line + 1) if where is not None and hint == QUOTE else None
    return TextFaultError("YML103", message, _mark(where), hint, fix)


def _too_deep(text: str) -> Position:
    """Where brackets are nested deeper than allowed, the mapping around them counted."""
    depth = 1
    for at, sign in enumerate(text):
        depth += (sign in "[{") - (sign in "]}")
        if depth > MAX_DEPTH:
            return _end_of(text[:at])
    return _at(1, 1)


def _mark(mark: Any) -> Position:
    return _at(mark.line + 1, mark.column + 1) if mark is not None else _at(1, 1)
