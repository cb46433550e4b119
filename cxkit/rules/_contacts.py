"""Addresses and telephone numbers in texts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cxkit.findings import Position

if TYPE_CHECKING:
    from collections.abc import Iterator

_MAIL = re.compile(r"[\w.+-]{1,64}@(?:[\w-]{1,63}\.)+[A-Za-z]{2,24}\b")
_PHONE = re.compile(r"(?<![\w+])\+\d{1,3}[ (/-]?[\d][\d ()/-]{6,20}\d\b", re.ASCII)
_NOBODY = re.compile(r"@(?:[\w-]+\.)*(?:example(?:\.\w+)?|test|invalid|localhost)\Z|\Agit@", re.IGNORECASE)


def contacts(text: str) -> Iterator[tuple[Position, str]]:
    """Places of e-mail addresses and of telephone numbers with a country code, and what each is.

    Example:
        >>> [what for _, what in contacts("ann@shop.com, a@example.org, +353 1 234 5678, 55+, 2026-06-30")]
        ['an e-mail address', 'a telephone number']
    """
    for sign, pattern, what in (("@", _MAIL, "an e-mail address"), ("+", _PHONE, "a telephone number")):
        for match in pattern.finditer(text) if sign in text else ():
            if not _NOBODY.search(match[0]):
                line = text.count("\n", 0, match.start()) + 1
                column = match.start() - text.rfind("\n", 0, match.start())
                yield Position(line, column, line, column + len(match[0])), what
