"""Words that say 'no answer' in a column of scores. Text columns know only the empty cell."""

from __future__ import annotations

import re

from cxkit.scales.vocabulary import folded

_NA = re.compile(r"n/a\s*[-–—:(,]")

WORDS = frozenset(
    {
        "blank", "(blank)", "n/a", "na", "n.a", "n/r", "#n/a", "-", "--", "–", "—", "?", "/", "none", "null", "nan",
        "<na>", "not applicable", "does not apply", "no answer", "not answered", "no response", "no opinion", "skipped",
        "unans", "unanswered", "don't know", "dont know", "do not know", "i don't know", "dk", "not sure", "unsure",
        "prefer not to say", "prefer not to answer", "rather not say", "refused", "cannot say", "can't say",
        "keine angabe", "keine antwort", "k.a", "k. a", "ka", "weiß nicht", "weiss nicht", "ich weiß nicht",
        "nicht zutreffend", "trifft nicht auf mich zu", "nicht beurteilbar",
        "sans réponse", "sans objet", "ne sait pas", "je ne sais pas", "ne se prononce pas", "sans opinion", "nsp",
        "non applicable", "no sabe", "no sé", "no contesta", "ns/nc", "no aplica", "sin respuesta",
        "não sei", "não se aplica", "não sei avaliar", "sem resposta", "prefiro não responder",
        "non so", "non applicabile", "nessuna risposta", "preferisco non rispondere",
        "weet niet", "weet ik niet", "n.v.t", "nvt", "niet van toepassing", "geen antwoord", "geen mening",
    }
)  # fmt: skip
"""The fixed list, case and surrounding space aside; anything else with letters is an answer or a fault."""

_ALSO_ANSWERS = frozenset({"none", "null", "nan", "-", "--", "–", "—", "?", "/", "no opinion", "undecided"})


def numbered_nonanswer(words: str) -> bool:
    """Whether the words beside a number say that there is no answer; '(0) None' is one, '6 - Don't know' isn't.

    Example:
        >>> numbered_nonanswer("Don't know"), numbered_nonanswer("None")
        (True, False)
    """
    return is_nonanswer(words) and folded(words) not in _ALSO_ANSWERS


def is_nonanswer(text: str) -> bool:
    """Whether a cell of a score column says that there is no answer.

    Example:
        >>> is_nonanswer("N/A"), is_nonanswer("k. A."), is_nonanswer("N/A - skip"), is_nonanswer("9")
        (True, True, True, False)
    """
    plain = folded(text)
    return text.strip() == "." or plain in WORDS or bool(_NA.match(plain))
