"""Words that say 'no answer' in a column of scores. Text columns know only the empty cell."""

from __future__ import annotations

import re

from cxkit.scales.vocabulary import folded

_NA = re.compile(r"n ?/ ?a\s*[-–—:(,]|not applicable\s*[-–—:(,]")
_BOTH = re.compile(r"\s*(?:/|\(|,|;)\s*|\s+(?:or|oder|ou|o|of)\s+")

WORDS = frozenset(
    {
        "blank", "(blank)", "n/a", "n / a", "na", "n.a", "n. a", "n/r", "n/d", "#n/a", "-", "--", "–", "—", "?", "/",
        "none", "null", "nan", "<na>", "nil",
        "not applicable", "not applicable to me", "does not apply", "doesn't apply", "no answer", "not answered",
        "no response", "no opinion", "no rating", "not rated", "skipped", "unans", "unanswered", "no basis to judge",
        "don't know", "dont know", "do not know", "i don't know", "i do not know", "dk", "not sure", "i'm not sure",
        "unsure", "can't rate", "cannot rate", "unable to rate", "did not use", "didn't use", "have not used",
        "haven't used", "not used", "never used", "no experience", "prefer not to say", "prefer not to answer",
        "rather not say", "refused", "cannot say", "can't say",
        "keine angabe", "keine antwort", "keine meinung", "keine erfahrung", "k.a", "k. a", "ka", "weiß nicht",
        "weiss nicht", "weiß ich nicht", "weiss ich nicht", "ich weiß nicht", "ich weiß es nicht", "nicht zutreffend",
        "entfällt", "trifft nicht auf mich zu", "nicht beurteilbar", "kann ich nicht beurteilen", "nicht genutzt",
        "nicht beantwortet", "möchte ich nicht beantworten",
        "sans réponse", "pas de réponse", "sans objet", "sans avis", "pas d'avis", "ne sait pas", "je ne sais pas",
        "ne se prononce pas", "sans opinion", "nsp", "nspp", "non applicable", "non concerné", "non concernée",
        "je préfère ne pas répondre",
        "no sabe", "no sé", "no lo sé", "no contesta", "ns/nc", "ns/nr", "no aplica", "no procede", "sin respuesta",
        "sin opinión", "no sabe / no contesta", "no sabe/no contesta", "no responde", "prefiero no responder",
        "prefiero no contestar",
        "não sei", "não sabe", "não se aplica", "não aplicável", "não sei avaliar", "não sei responder",
        "sem resposta", "sem opinião", "não responde", "prefiro não responder",
        "non so", "non lo so", "non saprei", "non applicabile", "nessuna risposta", "nessuna opinione",
        "senza opinione", "preferisco non rispondere", "non risponde", "n.d",
        "weet niet", "weet ik niet", "ik weet het niet", "geen idee", "n.v.t", "nvt", "niet van toepassing",
        "geen antwoord", "geen mening", "zeg ik liever niet",
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

    Two words of the list may stand together: `Don't know / no opinion`, `Not applicable (N/A)`.

    Example:
        >>> is_nonanswer("N/A"), is_nonanswer("k. A."), is_nonanswer("N/A - skip"), is_nonanswer("9")
        (True, True, True, False)
        >>> is_nonanswer("Don't know / no opinion"), is_nonanswer("Not applicable (N/A)"), is_nonanswer("None of it")
        (True, True, False)
    """
    plain = folded(text)
    return text.strip() == "." or plain in WORDS or bool(_NA.match(plain)) or _is_twice(plain)


def _is_twice(plain: str) -> bool:
    parts = [part for part in _BOTH.split(plain.rstrip(")")) if part]
    return len(parts) == 2 and all(part in WORDS for part in parts)
