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


@pytest.mark.parametrize(("of", "among"), [("food", ["overall", "signs"]), ("overall", ["food", "signs"])])
def test_a_question_off_the_scale_is_told_how_to_have_its_own(answers, of, among):
    with pytest.raises(DataError, match="in food") as caught:
        drivers(answers, of, among, scale="1..5")
    assert "if its scale is another, write it behind the column: COLUMN:LOWEST..HIGHEST" in caught.value.hint


def test_a_question_all_answer_alike_is_named(answers):
    with pytest.raises(DataError, match="everybody answered food alike"):
        drivers(answers.assign(food=3), "overall", ["food", "signs"], scale="1..5")


def test_json_is_versioned(answers):
    found = drivers(answers, "overall", ["food", "signs"], scale="0..5")
    assert json.loads(found.to_json())["schema"] == "cx/1"


def test_the_contrast_is_that_of_an_ordinary_regression(answers):
    """Low and high as dummies, HC3: statsmodels gives the same coefficients and standard errors."""
    import numpy as np
    import statsmodels.api as sm

    names = ["food", "signs", "screens"]
    found = drivers(answers, "overall", names, scale="1..5", missing=["0"])
    whole = answers[answers.food != 0].astype(float)
    dummies = np.column_stack([side for name in names for side in (whole[name] < 3, whole[name] > 4.2)]).astype(float)
    fit = sm.OLS(whole.overall.to_numpy(), sm.add_constant(dummies)).fit(cov_type="HC3")
    for one in found.drivers:
        at = 1 + 2 * names.index(one.column)
        assert (one.contrast.penalty, one.contrast.reward) == pytest.approx(tuple(fit.params[at : at + 2]))
        assert (one.contrast.penalty_se, one.contrast.reward_se) == pytest.approx(tuple(fit.bse[at : at + 2]))
    told = json.loads(found.to_json())["drivers"][0]
    assert told["contrast"]["kind"] == found.drivers[0].contrast.kind


def test_the_map_parts_by_the_means(answers):
    names = ["food", "signs", "screens"]
    found = drivers(answers, "overall", names, scale="1..5", missing=["0"])
    whole = answers[answers.food != 0].astype(float)
    means = {name: (whole[name].mean() - 1) / 4 * 100 for name in names}
    assert {one.column: one.performance for one in found.drivers} == pytest.approx(means)
    assert found.lines == pytest.approx((sum(means.values()) / 3, 1 / 3))
    for one in found.drivers:
        crossing = one.low <= 1 / 3 <= one.high or one.performance_low <= found.lines[0] <= one.performance_high
        assert (one.place == "undetermined") == crossing


def test_questions_that_say_the_same_are_told(answers):
    from statsmodels.stats.outliers_influence import variance_inflation_factor

    names = ["food", "signs", "screens"]
    whole = answers[answers.food != 0].astype(float)
    design = whole[names].assign(one=1.0).to_numpy()
    found = drivers(answers, "overall", names, scale="1..5", missing=["0"])
    for one in found.drivers:
        assert one.inflation == pytest.approx(variance_inflation_factor(design, names.index(one.column)))
    twice = answers.assign(again=answers.signs)
    same = drivers(twice, "overall", ["food", "signs", "again"], scale="1..5", missing=["0"])
    assert {one.column for one in same.drivers if one.inflation == float("inf")} == {"food", "signs", "again"}


def test_where_low_and_high_cannot_be_compared_it_says_why(answers):
    weighted = answers.assign(w=[1, 2] * 150)
    found = drivers(weighted, "overall", ["food", "signs"], scale="1..5", missing=["0"], weight="w")
    assert (found.drivers[0].contrast, "without weights" in found.no_contrast) == (None, True)
    happy = answers.assign(happy=[5, 4, 4] * 100)
    found = drivers(happy, "overall", ["food", "happy"], scale="1..5", missing=["0"])
    assert found.no_contrast == "fewer than 10 answered happy low, or high"


def test_weights_with_a_decimal_comma_are_the_same_weights(answers, tmp_path):
    whole = answers[answers.food != 0].assign(w=[0.5 + at % 3 for at in range(290)])
    points = drivers(whole, "overall", ["food", "signs"], scale="1..5", weight="w")
    path = tmp_path / "komma.csv"
    whole.to_csv(path, sep=";", decimal=",", index=False)
    commas = drivers(path, "overall", ["food", "signs"], scale="1..5", weight="w")
    assert [(one.column, one.share) for one in commas.drivers] == [(one.column, one.share) for one in points.drivers]
