"""Sentiment of texts, against VADER's own published scores, and through the whole path."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from cxkit import score
from cxkit.errors import DataError, UsageError
from cxkit.scales.language import other_language
from cxkit.scales.vader import CUT, decide_by_vader, read_lexicon

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


def test_words_of_our_own_go_before_the_lexicon_s(tmp_path):
    path = tmp_path / "words.csv"
    path.write_text("# ours\nhassle,-2.5\nsick\t3\n", encoding="utf-8")
    texts = {"What a hassle": 3, "This is sick": 2, "The van": 1}
    before, after = (decide_by_vader(texts, column="post", lexicon=one) for one in ({}, read_lexicon(str(path))))
    assert [before.points[text] for text in texts] == [0, -1, 0]
    assert [after.points[text] for text in texts] == [-1, 1, 0]
    assert "33 % of them" in before.notes[0]
    assert "83 % of them" in after.notes[0]


@pytest.mark.parametrize("line", ["hassle", "hassle,bad", ",2", "hassle,9"])
def test_a_lexicon_that_is_none_is_refused_with_its_line(tmp_path, line):
    path = tmp_path / "words.csv"
    path.write_text(f"good,1\n{line}\n", encoding="utf-8")
    with pytest.raises(DataError, match="a word and its value") as caught:
        read_lexicon(str(path))
    assert caught.value.place == f"{path}:2"
    with pytest.raises(UsageError, match="can't be read"):
        read_lexicon(str(tmp_path / "none.csv"))


@pytest.mark.parametrize(
    "text",
    [
        "Der Service war nicht gut, ich bin sehr enttäuscht", "Le service est très lent et je ne suis pas content",
        "El servicio es muy malo y no lo recomiendo", "Il servizio non è buono, sono molto deluso",
        "O serviço não é bom e foi muito lento", "De service is niet goed en heel traag, ik ben teleurgesteld",
        "Servicen er ikke god og det er veldig tregt", "Обслуживание очень плохое", "サービスがとても悪い",
    ],
)  # fmt: skip
def test_other_languages_are_refused_and_a_few_are_told(text):
    with pytest.raises(DataError, match="3 of 4 texts in post aren't English"):
        decide_by_vader({text: 3, "It was very good": 1}, column="post")
    few = decide_by_vader({text: 1, "It was very good": 9, "Great!": 9}, column="post")
    assert any("1 text isn't English" in note for note in few.notes)


def test_english_is_never_refused():
    texts = dict.fromkeys((text for _, text in CASES), 1)
    assert other_language(texts) == 0


def test_a_lexicon_goes_with_texts_only():
    import pandas as pd

    with pytest.raises(UsageError, match="goes with by=vader"):
        score(pd.DataFrame({"post": ["positive"] * 9}), ["sentiment=post,lexicon=words.csv"])
