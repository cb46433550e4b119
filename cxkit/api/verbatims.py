"""Comments without what could tell who wrote them, or whom they are about."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_CONTACT = re.compile(
    r"\S+@\S+|(?:https?://|www\.)\S+|(?<!\w)@\w+|\b\w*\d\w*\b",
    re.IGNORECASE,
)
"""E-mail addresses, links, handles, and whatever holds a digit: numbers of telephones, orders, cards and houses."""
_WORD = re.compile(r"[^\W\d_]{3,}")


def without_contacts(comment: str) -> str:
    """The comment without addresses, links, handles and numbers.

    Example:
        >>> without_contacts("Ask ann@shop.com or +353 1 234 about order A-77").split()
        ['Ask', 'or', '+', 'about', 'order', 'A-']
    """
    return _CONTACT.sub(" ", comment)


def names(comments: Iterable[str]) -> frozenset[str]:
    """Words that are mostly written with a capital letter inside a sentence, in small letters: names, in English.

    Names of places and brands are among them: no rule tells them from those of people.

    Example:
        >>> sorted(names(["I asked Ottilie. Late again", "then Ottilie came late", "OK so late"]))
        ['ottilie']
    """
    large: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    for comment in comments:
        if comment.isupper():
            continue
        for match in _WORD.finditer(comment):
            before = comment[: match.start()].rstrip(" \"'“(-")
            if not before or before[-1] in ".!?:;\n":
                continue
            word = match[0].casefold()
            inside[word] += 1
            large[word] += match[0][0].isupper() and not match[0].isupper()
    return frozenset(word for word, n in inside.items() if 2 * large[word] > n)


def shared(comments: Sequence[str], words: Iterable[str], smallest: int) -> frozenset[str]:
    """Those of the words that stand in so many different comments; one who writes the same again counts once."""
    found: Counter[str] = Counter()
    for comment in {comment.casefold().strip() for comment in comments}:
        found.update({match[0] for match in _WORD.finditer(comment)})
    return frozenset(word for word in words if found[word] >= smallest)
