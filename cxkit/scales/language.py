"""Whether texts are English: by the small words that every text of a language holds, and others don't."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_WORD = re.compile(r"[^\W\d_]+")
ENGLISH = frozenset(
    {
        "and", "are", "be", "been", "but", "for", "from", "had", "have", "he", "how", "i", "is", "it", "my",
        "not", "of", "our", "she", "that", "the", "them", "there", "they", "this", "to", "very", "was", "we",
        "were", "what", "when", "which", "with", "you", "your",
    }
)  # fmt: skip
OTHERS = frozenset(
    {
        "aber", "al", "att", "auch", "auf", "av", "avec", "ce", "che", "com", "con", "da", "dans", "das", "dat",
        "del", "della", "dem", "den", "der", "des", "det", "di", "die", "do", "e", "een", "ein", "eine", "el",
        "en", "er", "es", "est", "et", "eu", "foi", "fue", "för", "für", "gli", "haben", "har", "heel", "het",
        "ho", "ich", "ik", "ikke", "il", "inte", "ist", "jag", "je", "jeg", "la", "las", "le", "les", "lo",
        "los", "ma", "maar", "mais", "mas", "med", "men", "met", "mi", "mit", "molto", "muito", "muy", "mycket",
        "nicht", "niet", "non", "nous", "não", "o", "och", "og", "os", "para", "pas", "per", "pero", "por",
        "pour", "på", "que", "qui", "se", "sehr", "sie", "som", "sono", "su", "sur", "til", "très", "um", "uma",
        "una", "und", "une", "van", "var", "veldig", "voor", "vous", "war", "wij", "wir", "y", "ze", "zijn",
        "är", "å", "è", "é", "été",
    }
)  # fmt: skip
"""Of German, French, Spanish, Italian, Portuguese, Dutch and Nordic languages, but for those that are English too."""
_SCRIPTS = re.compile("[\u0400-\u04ff\u0590-\u06ff\u0900-\u097f\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")


def other_language(counts: Mapping[str, int]) -> int:
    """How many texts are surely not English: more small words of other languages, or letters that English hasn't.

    A text without any of these words (`Great!`) may be of any language, and isn't counted.

    Args:
        counts: text → rows.

    Example:
        >>> other_language({"Das war nicht gut": 3, "It was not good": 2, "Super": 9, "Очень плохо": 1})
        4
    """
    return sum(n for text, n in counts.items() if _foreign(text))


def _foreign(text: str) -> bool:
    words = [word.lower() for word in _WORD.findall(text)]
    if _SCRIPTS.search(text) and len(_SCRIPTS.findall(text)) * 2 > sum(map(len, words)):
        return True
    other = sum(word in OTHERS for word in words)
    return other > sum(word in ENGLISH for word in words)
