"""What the parser says of a text it can't read, in the words of who wrote the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

QUOTE = "put the whole text in double quotes"
"""The hint where quotes around the value on that line mend it."""
_KEY = re.compile(r"\s*(- )*[\w.-]+:(\s|$)")
_READ_ON = (
    "the text can't be read from here", "look at the line above too: a bracket, quote or indent may be missing",
)  # fmt: skip

_SAID = (
    ("undefined alias", "an alias (*) names an anchor that isn't there", "put a text that begins with * in quotes"),
    ("alphabetic or numeric", "a text can't begin with & or * unless it stands in quotes", QUOTE),
    ("comment or line break", "nothing may stand behind > or | on its line", "begin the text on the next line"),
    ("block sequence entries", "a list can't begin behind a key", "write its '- ' on the next line, or quote the text"),
    ("node content", "a value is wanted here, or a bracket was never closed", "write the value, or close the bracket"),
    (
        "expected '-' indicator", "this line stands among the entries of a list, and isn't one",
        "begin it with '- ', or indent it like the keys of the entry above",
    ),
)  # fmt: skip


class Said(NamedTuple):
    """Where it is wrong (a mark of the parser's), what is wrong, and what to do."""

    mark: Any
    message: str
    hint: str


class Stop(NamedTuple):
    """Where and why a parser stopped.

    Args:
        problem: as the parser words it.
        context: what it was reading.
        mark: where it stopped, or None.
        opening: where what it was reading begins, or None.
        line: the line it stopped in.
    """

    problem: str
    context: str
    mark: Any
    opening: Any
    line: str

    @property
    def before(self) -> str:
        """What stands before the place on its line."""
        return self.line[: self.mark.column] if self.mark is not None else ""

    @property
    def sign(self) -> str:
        """What stands at the place."""
        return self.line[self.mark.column : self.mark.column + 1] if self.mark is not None else ""


def in_words(problem: str, context: str, mark: Any, opening: Any, lines: Sequence[str]) -> Said:
    """A parser's problem as a sentence; see `Stop` for its parts."""
    line = lines[mark.line] if mark is not None and mark.line < len(lines) else ""
    stop = Stop(problem, context, mark, opening, line)
    kinds = (_in_quotes, _at_a_sign, _at_a_colon, _in_brackets, _among_keys, _known)
    return next(filter(None, (kind(stop) for kind in kinds)))


def _in_quotes(stop: Stop) -> Said | None:
    if "quoted scalar" not in stop.context or stop.opening is None:
        return None
    if "escape" in stop.problem or "hex" in stop.problem:
        hint = "write \\\\, or single quotes"
        return Said(stop.mark, "a \\ in double quotes begins an escape, and this is none", hint)
    return Said(stop.opening, "the quote that opens here is never closed as it should be", "close the quote")


def _at_a_sign(stop: Stop) -> Said | None:
    if stop.sign == "\t":
        return Said(stop.mark, "a tab stands here, and lines are indented with spaces", "use spaces")
    if "cannot start any token" in stop.problem:
        sign = stop.sign or "this sign"
        return Said(stop.mark, f"a text can't begin with {sign} unless it stands in quotes", QUOTE)
    return None


def _at_a_colon(stop: Stop) -> Said | None:
    if "expected ':'" in stop.problem:
        hint = "write key: value, or indent it deeper than the key whose text it belongs to"
        return Said(stop.opening or stop.mark, "this line is neither a key nor part of the text above", hint)
    if "mapping values are not allowed" not in stop.problem:
        return None
    if _KEY.fullmatch(f"{stop.before}:"):
        hint = "indent it like the key above, or take that key's own value away"
        return Said(stop.mark, "this key stands below one that has a value already", hint)
    return Said(stop.mark, "': ' ends a text that has no quotes", QUOTE)


def _in_brackets(stop: Stop) -> Said | None:
    if "expected ','" not in stop.problem or stop.opening is None:
        return None
    close = "}" if "}" in stop.problem else "]"
    if stop.mark.line > stop.opening.line and _KEY.match(stop.line):
        opened = "{" if close == "}" else "["
        return Said(
            stop.opening, f"the {opened} that opens here is never closed", f"write {close} behind its last value"
        )
    hint = "put a comma between two values, and quotes around a text with such signs in it"
    return Said(stop.mark, f"a comma or {close} is wanted before this", hint)


def _among_keys(stop: Stop) -> Said | None:
    if "expected key" not in stop.problem:
        return None
    if stop.before.rstrip()[-1:] in ("'", '"'):
        hint = "put quotes around the whole text; inside '…' a ' is written ''"
        return Said(stop.mark, "the text goes on behind its closing quote", hint)
    if stop.sign in ("]", "}"):
        return Said(stop.mark, f"this {stop.sign} closes nothing", "delete it, or put the text in quotes")
    return Said(stop.mark, "this line isn't indented like the keys around it", "indent it like the keys it belongs to")


def _known(stop: Stop) -> Said:
    found = next(((message, hint) for part, message, hint in _SAID if part in stop.problem), _READ_ON)
    return Said(stop.mark, *found)
