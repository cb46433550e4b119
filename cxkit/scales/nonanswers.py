"""Words that say 'no answer' in a column of scores. Text columns know only the empty cell."""

from __future__ import annotations

WORDS = frozenset(
    {
        "blank", "n/a", "na", "n.a.", "#n/a", "-", "--", "–", "—", ".", "none", "null", "nan", "<na>", "not applicable",
        "no answer", "not answered", "no response", "skipped", "unans", "don't know", "dont know", "do not know", "dk",
        "prefer not to say", "keine angabe", "k.a.", "k. a.", "weiß nicht", "sans réponse", "ne sait pas", "no sabe",
        "no aplica", "não sei", "non so", "weet niet", "n.v.t.",
    }
)  # fmt: skip
"""The fixed list, case and surrounding space aside; anything else with letters is an answer or a fault."""


def is_nonanswer(text: str) -> bool:
    """Whether a trimmed cell of a score column says that there is no answer.

    Example:
        >>> is_nonanswer("N/A"), is_nonanswer("9")
        (True, False)
    """
    return text.replace("\u2019", "'").casefold() in WORDS
