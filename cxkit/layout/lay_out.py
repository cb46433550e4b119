"""The whole layout of a text, compared with what it was."""

from __future__ import annotations

import re

from cxkit.errors import BugError
from cxkit.layout.blanks import blanks
from cxkit.layout.comments import comments
from cxkit.layout.flow import flow
from cxkit.layout.indents import indents
from cxkit.loading.mend import outline
from cxkit.loading.splice import line_break
from cxkit.loading.text import TextFaultError, compose

_ROUNDS = 6
_TANGLED = re.compile(r"(?:^|[\s\[{,])[&*]\w|^\s*(?:- +)*\?(?:\s|$)", re.MULTILINE)
"""Anchors, aliases and keys of several lines: what stands in two places has no one indent; only blanks are mended."""
_ODD_BREAKS = "\x85\u2028\u2029"
"""Line breaks of YAML 1.1 that no editor shows; texts with them are left alone."""


def lay_out(text: str) -> str:
    r"""A text as `cx fmt` writes it; laid out again it stays as it is.

    Two spaces a level, list items below their key; one space after a colon or dash; at most one blank line; one line
    break at the end, and the text's own throughout; a flow mapping or list that is wider than 140 columns or holds a
    sentence moves out to block style. Keys, values, quotes, comments and their order stay.

    Raises:
        TextFaultError: the text can't be read.
        BugError: it would not hold what it held.

    Example:
        >>> lay_out("a:   1\nb:\n- c")
        'a: 1\nb:\n  - c\n'
    """
    if any(sign in text for sign in _ODD_BREAKS):
        return text
    meant, said = outline(compose(text), {}), comments(text)
    done = _once(text)
    for _ in range(_ROUNDS):
        again = _once(done)
        if again == done:
            break
        done = again
    else:
        message = "a layout that doesn't come to rest"
        raise BugError(message)
    try:
        same = outline(compose(done), {}) == meant and comments(done) == said
    except TextFaultError as fault:
        message = f"a layout that can't be read: {fault.message}"
        raise BugError(message) from fault
    if not same:
        message = "a layout that would change what the text says"
        raise BugError(message)
    return done


def _once(text: str) -> str:
    laid = blanks(text)
    if not _TANGLED.search(laid):
        laid = flow(indents(laid))
    return blanks(laid).replace("\r\n", "\n").replace("\r", "\n").replace("\n", line_break(text))
