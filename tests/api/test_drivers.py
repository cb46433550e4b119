"""Key drivers through the whole path: shares, intervals, refusals."""

from __future__ import annotations

import json

import pytest

from cxkit.api.drivers import drivers
from cxkit.errors import DataError, UsageError
from cxkit.stats.importance import correlations, shapley


@pytest.fixture(scope="module")
def answers():
    import numpy as np
    import pandas as pd

    random = np.random.default_rng(5)
    mood = random.normal(0, 1, 300)
    columns = {
        name: np.clip(np.round(3 + weight * mood + random.normal(0, 1, 300)), 1, 5).astype(int)
        for name, weight in (("overall", 1.0), ("food", 0.9), ("signs", 0.4), ("screens", 0.0))
    }
    frame = pd.DataFrame(columns).astype(object)
    frame.loc[:9, "food"] = 0
    return frame


def test_shares_are_shapleys_of_those_who_answered_all(answers):
    found = drivers(answers, "overall", ["food", "signs", "screens"], scale="1..5", missing=["0"])
    whole = answers[answers.food != 0].astype(float)
    assert (found.n, found.rows) == (290, 300)
    expected = shapley(correlations(whole[["overall", "food", "signs", "screens"]].to_numpy()))
    by_name = {one.column: one.share for one in found.drivers}
    assert [by_name[name] * found.explained for name in ("food", "signs", "screens")] == pytest.approx(expected)
    assert sum(by_name.values()) == pytest.approx(1)
    assert found.drivers[0].column == "food"
    for one in found.drivers:
        assert one.low <= one.share <= one.high
    assert found.low < found.explained < found.high


def test_the_same_twice_and_in_any_order(answers):
    first = drivers(answers, "overall", ["food", "signs", "screens"], scale="1..5", missing=["0"])
    second = drivers(
        answers.sample(frac=1, random_state=1), "overall", ["food", "signs", "screens"], scale="1..5", missing=["0"]
    )
    assert first.drivers == second.drivers


def test_sfo_2018(shared):
    """look/terminal.md 8: 2,103 answered all six; together 54.6 %, food first, safety last."""
    path = shared / "data/sfo_survey/2018_SFO_Customer_Survey.csv"
    among = ["Q7FOOD", "Q7SIGN", "Q7SCREENS", "Q9All", "Q10Safe"]
    found = drivers(path, "Q7ALL", among, scale="1..5", missing=["0", "6", "BLANK"])
    assert found.explained == pytest.approx(0.546, abs=0.03)
    assert (found.drivers[0].column, found.drivers[-1].column) == ("Q7FOOD", "Q10Safe")


@pytest.mark.parametrize(
    ("arguments", "error", "word"),
    [
        ({"among": ["food"], "scale": "1..5"}, UsageError, "two or more"),
        ({"among": ["food", "overall"], "scale": "1..5"}, UsageError, "two or more"),
        ({"among": ["food", "signs"]}, UsageError, "scale of overall"),
        ({"among": ["food", "signs"], "scale": "1..5"}, DataError, "0"),
        ({"among": ["food", "mud"], "scale": "0..5"}, DataError, "mud"),
    ],
)
def test_refusals(answers, arguments, error, word):
    with pytest.raises(error, match=word):
        drivers(answers, "overall", **arguments)


def test_a_question_all_answer_alike_is_named(answers):
    with pytest.raises(DataError, match="everybody answered food alike"):
        drivers(answers.assign(food=3), "overall", ["food", "signs"], scale="1..5")


def test_json_is_versioned(answers):
    found = drivers(answers, "overall", ["food", "signs"], scale="0..5")
    assert json.loads(found.to_json())["schema"] == "cx/1"
