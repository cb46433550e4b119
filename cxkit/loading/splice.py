"""Edit a text at its marks: what isn't edited keeps its every byte."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from cxkit.errors import BugError
from cxkit.loading.text import TextFaultError, compose, value
from cxkit.model.scalar import Scalar, is_null

if TYPE_CHECKING:
    from collections.abc import Iterable

_BOM = b"\xef\xbb\xbf"
_BREAK = re.compile(r"\r\n|\r|\n")


class Splice(NamedTuple):
    """New text for a span of the old one; an empty span inserts.

    Args:
        start: offset of the first character.
        end: offset behind the last one.
        text: what stands there from now on.
    """

    start: int
    end: int
    text: str


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """The text with its splices, which must not overlap.

    Example:
        >>> spliced("a: old", [Splice(3, 6, "new")])
        'a: new'
    """
    for one in sorted(splices, reverse=True):
        text = text[: one.start] + one.text + text[one.end :]
    return text


def encoded(text: str, before: bytes) -> bytes:
    """The bytes of an edited text: a byte order mark stays if there was one."""
    return (_BOM if before.startswith(_BOM) else b"") + text.encode()


def line_break(text: str) -> str:
    """How the text ends its lines."""
    found = _BREAK.search(text)
    return found[0] if found else "\n"


def held(text: str) -> Any:
    """What a text holds; read again after every edit, and compared with what was meant.

    Raises:
        BugError: it can't be read, so the edit wasn't what was meant.
    """
    try:
        return value(compose(text))
    except TextFaultError as fault:
        message = f"an edit made a text that can't be read: {fault.message}"
        raise BugError(message) from fault


def written(text: str) -> str:
    """A text as a value in a file: plain where it reads the same everywhere, else in double quotes.

    Example:
        >>> written("Hedgerow"), written("no. 1: one"), written("1.10")
        ('Hedgerow', '"no. 1: one"', '"1.10"')
    """
    if re.fullmatch(r"[^\W\d_](?:[\w .&'’()-]*[\w.')])?", text) and not is_null(Scalar(text, plain=True)):
        try:
            if value(compose(f"a: {text}")) == {"a": text} and text.lower() not in _TYPED:
                return text
        except TextFaultError:
            pass
    return json.dumps(text, ensure_ascii=False)


_TYPED = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})
"""Words that some readers of YAML take for something other than text."""
