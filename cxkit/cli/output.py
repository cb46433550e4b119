"""Where words go: results on stdout, everything else on stderr; colour only on a terminal."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxkit.errors import CxError


class UnwrittenError(Exception):
    """A result can't be written: a full disk, a closed stream, a reader that went away."""

    def __init__(self, cause: OSError) -> None:
        super().__init__(cause)
        self.cause = cause


def out(text: str) -> None:
    """Print a result."""
    if sys.stdout is None:
        raise UnwrittenError(OSError(errno.EBADF, "standard output is closed"))
    try:
        sys.stdout.write(encodable(text, sys.stdout.encoding))
        sys.stdout.flush()
    except OSError as error:
        raise UnwrittenError(error) from None


def err(text: str) -> None:
    """Print a word about the run; a stream that is closed or full can't be told so."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        sys.stderr.write(encodable(text, sys.stderr.encoding))
        sys.stderr.flush()


_PLAIN = str.maketrans("█░┃·×…–−✔✘◐", "#.|-x.--vx?")


def encodable(text: str, encoding: str | None) -> str:
    """The same text, with our own signs in plain letters where an output's encoding lacks them.

    Example:
        >>> encodable("█░ · 95 %", "ascii")
        '#. - 95 %'
    """
    try:
        text.encode(encoding or "utf-8")
    except UnicodeEncodeError:
        return text.translate(_PLAIN).encode(encoding or "utf-8", "replace").decode(encoding or "utf-8")
    return text


def width() -> int:
    """Columns of the terminal, 60 to 100; 0 in a pipe, where nothing wraps."""
    if sys.stdout is None or not sys.stdout.isatty():
        return 0
    import shutil

    return max(60, min(100, shutil.get_terminal_size((80, 24)).columns))


def colours() -> bool:
    """Whether stdout takes colours."""
    return (
        sys.stdout is not None
        and sys.stdout.isatty()
        and not os.environ.get("NO_COLOR")
        and os.environ.get("TERM") != "dumb"
    )


_PAINT = {"bad": "31", "warn": "33", "good": "32", "place": "1", "code": "36", "quiet": "2"}


def paint(role: str, word: str) -> str:
    """A word in the colour of its role, where stdout takes colours."""
    return f"\x1b[{_PAINT[role]}m{word}\x1b[0m" if colours() else word


def error_line(message: str, *, place: str = "", code: str = "", slug: str = "", hint: str = "") -> str:
    """A failure as it is printed: one line of what, one of what to do."""
    from cxkit.clean import term

    head = f"{term(place)}: error" if place else "cx"
    if place and code:
        head += f"[{code} {slug}]".replace(" ]", "]")
    lines = [f"{head}: {term(message)}"]
    for at, part in enumerate(line for line in hint.split("\n") if line):
        lines.append(f"  help: {term(part)}" if at == 0 else f"        {term(part)}")
    return "".join(f"{line}\n" for line in lines)


def failed(error: CxError, *, about: str = "") -> str:
    """A failure as it is printed, and what it is about where it has no place."""
    from cxkit.codes import CODES

    slug = CODES[error.code].slug if error.code in CODES else ""
    message = f"{about}: {error.message}" if about else error.message
    return error_line(message, place=error.place, code=error.code, slug=slug, hint=error.hint)


def choice(option: str, word: str, known: tuple[str, ...]) -> str:
    """A word that an option takes; another is a question with a suggestion."""
    from cxkit.errors import UsageError
    from cxkit.listed import listed
    from cxkit.registry import suggestion

    if word not in known:
        message = f"{option} knows no '{word}'"
        raise UsageError(message, hint=suggestion(word, known) or f"write {listed([*filter(None, known)], 'or')}")
    return word
