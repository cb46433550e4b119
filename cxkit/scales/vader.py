"""Sentiment of texts by VADER's English lexicon: above, near or below 0."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.errors import UsageError
from cxkit.scales.decode import BLANK, Reading
from cxkit.scales.scale import Scale

if TYPE_CHECKING:
    from collections.abc import Mapping

CUT = 0.05
"""A compound score at or beyond it is positive or negative, as VADER's authors advise."""


def decide_by_vader(counts: Mapping[str | None, int], *, column: str) -> Reading:
    """1, 0 or −1 for each different text; an empty one is no answer.

    Args:
        counts: text → rows.
        column: name to print.

    Raises:
        UsageError: vaderSentiment isn't there.

    Source: Hutto and Gilbert, VADER, Eighth International Conference on Weblogs and Social Media (2014).
    """
    try:
        from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer
    except ImportError:
        message = "reading the sentiment of texts needs vaderSentiment"
        raise UsageError(message, hint="pip install 'cxkit[sentiment]', or name a column of labels") from None
    judge = SentimentIntensityAnalyzer()
    points: dict[str | None, float] = {}
    reasons: dict[str | None, str] = {}
    for text in counts:
        if text is None or not text.strip():
            reasons[text] = BLANK
        else:
            compound = judge.polarity_scores(text)["compound"]
            points[text] = int(compound >= CUT) - int(compound <= -CUT)
    note = f"{column}: texts are judged by an English lexicon; of other languages it tells nothing"
    return Reading(points, reasons, Scale(-1, 1), (note,) if points else ())
