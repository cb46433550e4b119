"""Ordered words of answer scales, in seven languages and in faces, from `words.txt`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

_SPACE = re.compile(r"[\s\u00a0\u2007\u202f]+")
_DROPPED = re.compile(r"[\ufeff\u200b\u200c\u200d\u2060\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff]")
_ENDINGS = re.compile(r"\[([^\[\]|]*)\|([^\[\]|]*)\]")


def folded(text: str) -> str:
    r"""A label as it is compared: one space between words, no invisible signs, capitals and typographic signs aside.

    Example:
        >>> folded(" Pas\u00a0d\u2019accord ")
        "pas d'accord"
    """
    plain = _SPACE.sub(" ", _DROPPED.sub("", text)).strip().casefold()
    return plain.replace("\u2019", "'").replace("\u2018", "'").rstrip(".!:;")


@dataclass(frozen=True, slots=True)
class Ordered:
    """The words of one scale: word → place from 0, lowest first."""

    family: str
    language: str
    length: int
    places: Mapping[str, int]


def ordered(words: Iterable[str], length: int, *, some: bool = False) -> dict[str, int] | None:
    """The place (from 0) of each word on a scale of that many points; None where they are unknown or undecidable.

    All scales of that length that hold all of the words, each at its own place, must agree. Words that are all points
    of a shorter scale are undecidable unless `some` says that the scale is known to be longer.

    Example:
        >>> ordered(["Very satisfied", "satisfied", "Neutral"], 5)
        {'Very satisfied': 4, 'satisfied': 3, 'Neutral': 2}
        >>> ordered(["very satisfied"], 5) is None  # fifth of a scale with two sides, fourth of one from 'not at all'
        True
        >>> ordered(["Agree", "Disagree"], 5) is None  # second and fourth of five, or all of two
        True
    """
    known = {word: folded(word).replace(",", "") for word in words}
    different = set(known.values())
    if not some and any(_covers(one, different) for one in _scales() if len(different) == one.length < length):
        return None
    found = {
        tuple(one.places[key] for key in known.values())
        for one in _scales()
        if one.length == length and different <= one.places.keys()
    }
    fitting = [places for places in found if len(set(places)) == len(different)]
    return dict(zip(known, fitting[0], strict=True)) if len(fitting) == 1 else None


def _covers(scale: Ordered, words: Collection[str]) -> bool:
    return {scale.places.get(word) for word in words} == set(range(scale.length))


def is_known(word: str) -> bool:
    """Whether any scale has that word."""
    return any(folded(word) in one.places for one in _scales())


def side(word: str) -> int:
    """−1 where a word stands on the low side of every scale that has it, 1 on the high side, else 0."""
    signs = {
        (place * 2 > one.length - 1) - (place * 2 < one.length - 1)
        for one in _scales()
        if (place := one.places.get(folded(word))) is not None
    }
    return signs.pop() if len(signs) == 1 else 0


@cache
def _scales() -> tuple[Ordered, ...]:
    text = files("cxkit.scales").joinpath("words.txt").read_text(encoding="utf-8")
    return tuple(_scale(line) for line in text.splitlines() if line and not line.startswith("#"))


def _scale(line: str) -> Ordered:
    head, _, points = line.partition(":")
    family, language = head.split()
    # the bar also stands in endings such as [o|a]; those are taken apart first
    groups = _ENDINGS.sub(lambda match: f"[{match[1]}\x00{match[2]}]", points).split("|")
    places = {
        folded(word): place
        for place, group in enumerate(groups)
        for alternative in group.replace("\x00", "|").split(",")
        for word in _forms(alternative)
    }
    return Ordered(family, language, len(groups), places)


def _forms(word: str) -> Iterator[str]:
    endings = [(a, b, f"{a}({b})", f"{a}/{b}" if a else f"·{b}") for a, b in _ENDINGS.findall(word)]
    parts = _ENDINGS.split(word)[::3]
    for mix in product(*endings):
        yield "".join(part + ending for part, ending in zip(parts, (*mix, ""), strict=True))
