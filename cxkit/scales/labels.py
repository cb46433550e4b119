"""Points written in labels: a number at either end, a fraction of the highest point, stars."""

from __future__ import annotations

import re
import unicodedata

from cxkit.scales.vocabulary import folded, is_known

_SIGNS = "-–—=:"
_START = re.compile(rf"\(?(?P<n>-?\d{{1,3}})(?:\)\s*|\.\s+|\s*[{_SIGNS}]\s*|\s*(?=\())(?P<words>.*)\Z")
_END = re.compile(rf"(?P<words>.*?)(?:\s*[{_SIGNS}]\s*(?P<n>\d{{1,3}})|\s*\((?P<m>-?\d{{1,3}})\))\Z")
_BARE = re.compile(r"(?P<n>\d{1,3}) (?P<words>\D+)\Z|(?P<before>\D+) (?P<m>\d{1,3})\Z")
_OF = r"\s*(?:/|out of|of|von|sur|de|su|van)\s*"
_NAMED = r"(?:stars?|sterne?|étoiles?|estrellas?|estrelas?|stelle|stella|sterren|ster|points?|punkte)"
_FRACTION = re.compile(rf"(?P<n>\d{{1,3}}){_OF}(?P<top>\d{{1,3}})(?:\s*{_NAMED})?\Z")
_STARS = re.compile(r"[★⭐🌟✭✮](?:[★⭐🌟✭✮☆✩\s]*)\Z|[☆✩\s]+\Z")
_STARRED = re.compile(rf"(?P<n>\d)\s*(?:[★⭐🌟]|{_NAMED})\Z")
_WHOLE = re.compile(r"'?[+]?(-?\d{1,15})(?:\.0+)?\Z", re.ASCII)


def whole_number(text: str) -> int | None:
    """A whole number as exports write it (`9`, ` 9 `, `9.0`, `'-1` where formulas were guarded against), else None.

    Example:
        >>> whole_number(" 9.0"), whole_number("'-1"), whole_number("9.5"), whole_number("٩")
        (9, -1, None, None)
    """
    match = _WHOLE.match(folded(text))
    return int(match[1]) if match else None


def number_in(label: str) -> int | None:
    r"""The number at the beginning or at the end of a label, set apart from its words; None where there is none.

    Other digits may stand among the words, but not at their edges: `1 - 3 times` and `24/7` hold no point.

    Example:
        >>> [number_in(text) for text in ("10 - Extremely likely", "Not at all likely - 0", "1 (None at all)")]
        [10, 0, 1]
        >>> [number_in(text) for text in ("5+ years", "24/7", "1 - 3 times", "(2)\u00a0Minor.")]
        [None, None, None, 2]
    """
    return split(label)[0]


def split(label: str) -> tuple[int | None, str]:
    """The number of a label, and its words; None and the whole label where no number is set apart.

    A number that only a space sets apart counts where the words are those of a known scale.

    Example:
        >>> split("10 - Extremely likely"), split("5 Very satisfied"), split("5 people")
        ((10, 'extremely likely'), (5, 'very satisfied'), (None, '5 people'))
    """
    text = folded(label)
    start, end = _START.match(text), _END.match(text)
    found = {}
    if start and (words := _words(start["words"])):
        found[int(start["n"])] = words
    if end and (words := _words(end["words"])):
        found[int(end["n"] or end["m"])] = words
    bare = None if found else _BARE.match(text)
    if bare and is_known(bare["words"] or bare["before"]):
        found[int(bare["n"] or bare["m"])] = bare["words"] or bare["before"]
    return next(iter(found.items())) if len(found) == 1 else (None, text)


def _words(text: str) -> str:
    bare = text.strip().strip("()").strip()
    worded = any(sign.isalpha() or sign == "/" or unicodedata.category(sign) == "So" for sign in bare)
    return bare if worded and not bare[0].isdigit() else ""


def fraction_of(label: str, top: int) -> int | None:
    """The points in `8 / 10` or `4 out of 5`, where the highest point is the same as the scale's.

    Example:
        >>> fraction_of("8 / 10", 10), fraction_of("4/5 stars", 5), fraction_of("8/10", 5)
        (8, 4, None)
    """
    match = _FRACTION.match(folded(label))
    return int(match["n"]) if match and int(match["top"]) == top else None


def stars_in(label: str, top: int) -> int | None:
    """The stars of `★★★★☆`, `⭐⭐⭐` or `4 stars`; empty stars must fill up to the highest point.

    Example:
        >>> stars_in("★★★★☆", 5), stars_in("⭐⭐⭐", 5), stars_in("★★☆", 5), stars_in("4 Sterne", 5), stars_in("3 ★", 5)
        (4, 3, None, 4, 3)
    """
    text = folded(label)
    named = _STARRED.match(text)
    if named:
        return int(named["n"])
    if not text or not _STARS.match(text):
        return None
    full = sum(sign in "★⭐🌟✭✮" for sign in text)
    empty = sum(sign in "☆✩" for sign in text)
    return full if full <= top and (not empty or full + empty == top) else None
