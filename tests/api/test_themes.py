"""Themes of comments: found where they are planted, repeatable, and silent about few people's words."""

from __future__ import annotations

import json
from random import Random

import pytest

from cxkit.api.themes import SMALLEST, themes
from cxkit.errors import DataError, UsageError

pytest.importorskip("sklearn", reason="needs cxkit[text]")

PLANTED = {
    "delivery": (["delivery", "late", "driver", "slot", "waited", "hours"], 4),
    "swaps": (["swap", "substitute", "wrong", "item", "replacement", "asked"], 6),
    "staff": (["staff", "friendly", "helpful", "kind", "service", "smile"], 9),
}


@pytest.fixture(scope="module")
def comments():
    import pandas as pd

    random, rows = Random(3), []
    for at in range(450):
        words, middle = PLANTED[("delivery", "swaps", "staff")[at % 3]]
        text = " ".join([*random.sample(words, 3), random.choice(["really", "today", "again"])])
        rows.append((text if at % 9 else None, min(10, max(0, middle + random.randint(-2, 2)))))
    rows.append(("my neighbour Ottilie waited", 5))
    return pd.DataFrame(rows, columns=["words", "nps"])


def test_planted_themes_come_out(comments):
    found = themes(comments, "words", score="nps")
    assert found.n == int(comments.words.notna().sum())
    assert len(found.themes) == 3
    assert {frozenset(theme.words) for theme in found.themes} == {frozenset(words) for words, _ in PLANTED.values()}
    assert found.stability > 0.9
    assert sum(theme.n for theme in found.themes) + found.without == found.n
    by_word = {theme.words[0]: theme for theme in found.themes}
    kind = next(theme for theme in by_word.values() if "friendly" in theme.words)
    late = next(theme for theme in by_word.values() if "late" in theme.words)
    assert kind.difference_low > 0 > late.difference_high
    assert kind.p < 0.001
    for theme in found.themes:
        assert theme.low < theme.share < theme.high


def test_the_same_comments_give_the_same_themes(comments):
    first = themes(comments, "words", score="nps", k=3)
    assert themes(comments.sample(frac=1, random_state=2), "words", score="nps", k=3) == first


def test_words_of_few_people_are_never_shown(comments):
    text = themes(comments, "words", k=3).to_json()
    assert "ottilie" not in text.casefold()
    assert json.loads(text)["schema"] == "cx/1"
    for theme in themes(comments, "words", k=3).themes:
        assert theme.n >= SMALLEST
        for word in theme.words:
            assert comments.words.str.contains(word, na=False).sum() >= SMALLEST


@pytest.mark.parametrize(
    ("options", "error", "word"),
    [
        ({"k": 1}, UsageError, "1 themes"), ({"language": "de"}, UsageError, "'de'"),
        ({"where": "nps = 0"}, DataError, "too few"), ({"score": "words"}, DataError, "words"),
    ],
)  # fmt: skip
def test_refusals(comments, options, error, word):
    with pytest.raises(error, match=word):
        themes(comments, "words", **options)


def test_comments_without_a_common_word(comments):
    import pandas as pd

    frame = pd.DataFrame({"words": [f"word{'abcdefghij'[n % 10] * (3 + n // 10)}" for n in range(60)]})
    with pytest.raises(DataError, match="word"):
        themes(frame, "words")


def test_the_words_that_tell_promoters_from_detractors(comments):
    found = themes(comments, "words", score="nps", k=3)
    by = {one.word: one.by for one in found.keywords}
    assert by["friendly"] == "promoters"
    assert by["late"] == "detractors"
    assert all(one.p < 0.05 for one in found.keywords)


def test_names_addresses_and_copies_are_never_shown(comments):
    import pandas as pd

    more = [f"waited hours and then Ottilie came, mail o{at}.ottilie@shop.example slot{at}" for at in range(20)]
    copies = ["zebra crossing late"] * 30
    extra = pd.DataFrame({"words": [*more, *copies], "nps": [3] * 50})
    text = themes(pd.concat([comments, extra]), "words", score="nps", k=3).to_json().casefold()
    for word in ("ottilie", "shop", "example", "zebra"):
        assert word not in text


def test_a_workspace_may_ask_for_more_and_nobody_for_less(comments):
    with pytest.raises(UsageError, match="fewer than 10"):
        themes(comments, "words", smallest=5)
    with pytest.raises(DataError, match="400 comments"):
        themes(comments, "words", smallest=400)
