"""Sentiment of texts by VADER's English lexicon: above, near or below 0."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from cxkit.errors import DataError, UsageError
from cxkit.scales.decode import BLANK, Reading
from cxkit.scales.language import other_language
from cxkit.scales.scale import Scale

if TYPE_CHECKING:
    from collections.abc import Mapping

CUT = 0.05
"""A compound score at or beyond it is positive or negative, as VADER's authors advise."""
_MOST_FOREIGN = 0.2
_STRONGEST = 4.0


def decide_by_vader(
    counts: Mapping[str | None, int], *, column: str, lexicon: Mapping[str, float] | None = None
) -> Reading:
    """1, 0 or −1 for each different text; an empty one is no answer.

    Args:
        counts: text → rows.
        column: name to print.
        lexicon: words and values of our own, which go before VADER's.

    Raises:
        UsageError: vaderSentiment isn't there.
        DataError: more than a fifth of the texts are surely not English.

    Source: Hutto and Gilbert, VADER, Eighth International Conference on Weblogs and Social Media (2014).
    """
    try:
        from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer
    except ImportError:
        message = "reading the sentiment of texts needs vaderSentiment"
        raise UsageError(message, hint="pip install 'cxkit[sentiment]', or name a column of labels") from None
    texts = {text: n for text, n in counts.items() if text is not None and text.strip()}
    foreign = _require_english(texts, column)
    judge = SentimentIntensityAnalyzer()
    judge.lexicon.update(lexicon or {})
    points: dict[str | None, float] = {}
    known = 0
    for text, n in texts.items():
        scores: dict[str, Any] = judge.polarity_scores(text)
        points[text] = int(scores["compound"] >= CUT) - int(scores["compound"] <= -CUT)
        known += n * bool(scores["pos"] or scores["neg"])
    reasons: dict[str | None, str] = {text: BLANK for text in counts if text not in texts}
    return Reading(points, reasons, Scale(-1, 1), _said(texts, known, foreign, column) if texts else ())


def read_lexicon(path: str) -> dict[str, float]:
    """Words and their values from −4 (worst) to 4 (best), a pair in a line, divided by a tab or a comma.

    Raises:
        UsageError: there is no such file.
        DataError: a line isn't a word and its value.
    """
    try:
        lines = Path(path).read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        message = f"the lexicon {path} can't be read"
        raise UsageError(message, hint="name a text file in UTF-8 with lines such as: hassle,-2.5") from None
    words: dict[str, float] = {}
    for at, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        word, sign, value = line.replace("\t", ",").rpartition(",")
        try:
            number = float(value)
        except ValueError:
            number = _STRONGEST + 1
        if not sign or not word.strip() or abs(number) > _STRONGEST:
            message = "the line isn't a word and its value from -4 to 4"
            raise DataError(message, hint="write: hassle,-2.5", code="DAT202", place=f"{path}:{at}")
        words[word.strip().casefold()] = number
    return words


def _require_english(texts: Mapping[str, int], column: str) -> int:
    rows, foreign = sum(texts.values()), other_language(texts)
    if foreign > _MOST_FOREIGN * rows:
        message = f"{foreign:,} of {rows:,} texts in {column} aren't English, and the lexicon knows no other language"
        hint = 'keep the English ones (--where "language = en"), or name a column of labels: sentiment=LABELS'
        raise DataError(message, hint=hint, code="DAT202")
    return foreign


def _said(texts: Mapping[str, int], known: int, foreign: int, column: str) -> tuple[str, ...]:
    rows = sum(texts.values())
    share = f"{known / rows * 100:.0f} % of them hold a word it knows, and the others count as neutral"
    notes = [f"{column}: texts are judged by an English lexicon; {share}"]
    if foreign:
        texts_are = "1 text isn't English and counts" if foreign == 1 else f"{foreign:,} texts aren't English and count"
        notes.append(f"{column}: {texts_are} by the few words it shares with English")
    return tuple(notes)
