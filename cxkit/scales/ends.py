"""What a question says of the ends of its scale: `10 - strongly agree, 1 - strongly disagree`."""

from __future__ import annotations

import re

_MEANS = r"(?:[-–—=:]|is|being|means|bedeutet|heißt|est|significa|betekent)"
_LEADING = re.compile(r"\A(?:from|to|and|von|bis|und|de|à|et|a|y|e|da|van|tot|en) ")
_WORDS = r"[^\d,;.:()\[\]\"=–—]{3,40}"


def numbers_beside(question: str, words: str) -> set[int]:
    """The numbers that a question gives to some words.

    Example:
        >>> numbers_beside("how easy? 1 being easiest, 5 being hardest", "hardest")
        {5}
    """
    if len(words) < 3 or words not in question:
        return set()
    edge = re.escape(words)
    before = rf"(\d{{1,3}})\s*{_MEANS}?\s*[\"'(]?{edge}(?!\w)"
    after = rf"(?<!\w){edge}[\"')]?\s*[-–—=:]\s*(\d{{1,3}})"
    return {int(number) for pattern in (before, after) for number in re.findall(pattern, question)}


def words_beside(question: str, number: int) -> set[str]:
    """The words that a question gives to a number.

    Example:
        >>> sorted(words_beside("how easy? 1 - very easy 5 - very difficult", 5))
        ['very difficult']
    """
    before = rf"(?<![\d.,/]){number}\s*(?:{_MEANS}\s*|\(\s*=?\s*)({_WORDS})"
    after = rf"({_WORDS}?)\s*(?:[-–—=:]\s*|\(\s*){number}(?![\d.,/]\d|\d)"
    found = {words.strip(" -'") for pattern in (before, after) for words in re.findall(pattern, question)}
    return {_LEADING.sub("", words) for words in found if words}
