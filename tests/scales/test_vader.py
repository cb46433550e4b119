"""Sentiment of texts, against VADER's own published scores, and through the whole path."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from cxkit import score
from cxkit.scales.vader import CUT, decide_by_vader

vader = pytest.importorskip("vaderSentiment.vaderSentiment", reason="needs cxkit[sentiment]")
CASES = yaml.safe_load(Path(__file__).with_name("vader.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("compound", "text"), CASES)
def test_scores_of_the_readme(compound, text):
    assert vader.SentimentIntensityAnalyzer().polarity_scores(text)["compound"] == pytest.approx(compound, abs=5e-5)
    assert decide_by_vader({text: 1}, column="post").points[text] == (1 if compound > CUT else -1)


def test_net_sentiment_of_posts():
    import pandas as pd

    posts = ["What a great day", "It was awful", "  The van is white  ", None, "", "I love it", "I love it"]
    frame = pd.DataFrame({"post": posts * 3, "author": [f"a{n // 2}" for n in range(21)]})
    (figure,) = score(frame, ["sentiment=post,by=vader"]).figures
    assert figure.estimate.tally == {"positive": 9, "neutral": 3, "negative": 3}
    assert figure.estimate.value == pytest.approx(40)
    assert sum(each.rows for each in figure.excluded) == 6
    (by_author,) = score(frame, ["sentiment=post,by=vader"], customer="author").figures
    assert by_author.estimate.value == pytest.approx(40)
    assert by_author.estimate.method == "score, by respondent"
