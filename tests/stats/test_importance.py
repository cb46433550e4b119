"""Key drivers against relaimpo, iopsych and rwa; regressions against statsmodels."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from cxkit.stats.importance import correlations, r_squared, relative_weights, shapley
from cxkit.stats.importance_performance import Attribute, quadrants
from cxkit.stats.interval import Interval
from cxkit.stats.penalty_reward import penalty_reward
from cxkit.stats.regression import least_squares

REFERENCE = yaml.safe_load(Path(__file__).with_name("importance.yaml").read_text(encoding="utf-8"))
SETS = REFERENCE["sets"]


def matrix(case):
    import numpy as np

    rows = case["correlations"]
    full = np.zeros((len(rows), len(rows)))
    for at, row in enumerate(rows):
        full[at, : len(row)] = full[: len(row), at] = row
    return full


@pytest.mark.parametrize("case", SETS.values(), ids=SETS)
def test_shares_of_r_squared(case):
    given = matrix(case)
    assert r_squared(given, range(1, len(given))) == pytest.approx(case["r_squared"], abs=1e-7)
    assert shapley(given) == pytest.approx(case["shapley"], abs=1e-8)
    assert relative_weights(given) == pytest.approx(case["relative"], abs=1e-8)
    for shares in (shapley(given), relative_weights(given)):
        assert sum(shares) == pytest.approx(case["r_squared"], abs=1e-7)


def test_first_and_last():
    case, given = SETS["swiss"], matrix(SETS["swiss"])
    everything = range(1, len(given))
    whole = r_squared(given, everything)
    last = [whole - r_squared(given, [two for two in everything if two != one]) for one in everything]
    assert [r_squared(given, [one]) for one in everything] == pytest.approx(case["first"], abs=1e-6)
    assert last == pytest.approx(case["last"], abs=1e-6)


def test_shares_are_never_negative_where_slopes_are():
    """Standardised slope times correlation (Pratt) is −0.110 for Agriculture; its LMG share isn't."""
    import numpy as np

    given = matrix(SETS["swiss"])
    slopes = np.linalg.solve(given[1:, 1:], given[1:, 0])
    assert slopes[0] * given[0, 1] == pytest.approx(-0.110, abs=1e-3)
    assert min(shapley(given)) > 0
    assert min(relative_weights(given)) > 0


def test_too_many_questions_for_every_order():
    import numpy as np

    with pytest.raises(ValueError, match="relative weights"):
        shapley(np.eye(14))
    assert sum(relative_weights(np.eye(14))) == pytest.approx(0)


def test_weighted_correlations_as_rows_repeated():
    rows, weights = [[1, 2], [2, 1], [4, 6], [5, 5]], [1, 2, 3, 1]
    repeated = [row for row, times in zip(rows, weights, strict=True) for _ in range(times)]
    assert correlations(rows, weights) == pytest.approx(correlations(repeated))


def test_a_question_all_answer_alike_is_refused():
    with pytest.raises(ValueError, match="alike"):
        correlations([[1, 2], [1, 3], [1, 4]])


@pytest.fixture(scope="module")
def answers():
    import numpy as np

    random = np.random.default_rng(7)
    first, second = random.integers(1, 11, 400), random.integers(1, 11, 400)
    outcome = 7 - 1.5 * (first <= 6) + 0.2 * (first >= 9) + 1.2 * (second >= 9) + random.normal(0, 1, 400)
    return outcome.tolist(), first.tolist(), second.tolist()


def test_penalty_and_reward(answers):
    import numpy as np
    import statsmodels.api as sm

    outcome, first, second = answers
    found = penalty_reward(outcome, [first, second], lambda point: point <= 6, lambda point: point >= 9)
    a, b = np.array(first), np.array(second)
    columns = np.column_stack([np.ones(400), a <= 6, a >= 9, b <= 6, b >= 9]).astype(float)
    oracle = sm.OLS(np.array(outcome), columns).fit(cov_type="HC3")
    flat = [found.middle, *(value for one in found.attributes for value in (one.penalty, one.reward))]
    assert flat == pytest.approx(oracle.params.tolist())
    errors = [value for one in found.attributes for value in (one.penalty_se, one.reward_se)]
    assert errors == pytest.approx(oracle.bse.tolist()[1:])
    assert found.r_squared == pytest.approx(oracle.rsquared)
    gap = oracle.t_test([0, 1, 1, 0, 0])
    assert found.attributes[0].gap == pytest.approx(gap.conf_int()[0].tolist(), abs=0.01)
    assert [one.kind for one in found.attributes] == ["basic", "excitement"]
    assert found.attributes[0].asymmetry < 0 < found.attributes[1].asymmetry


def test_columns_that_say_the_same_are_refused():
    with pytest.raises(ValueError, match="say the same"):
        least_squares([[1, 1, 1], [1, 2, 2], [1, 3, 3], [1, 4, 4], [1, 5, 5]], [1, 2, 3, 4, 6])


def test_an_attribute_on_the_line_is_undetermined():
    clear = Attribute(3.0, 0.4, Interval(2.8, 3.2), Interval(0.35, 0.45))
    near = Attribute(4.0, 0.2, Interval(3.3, 4.7), Interval(0.15, 0.25))
    lines, words = quadrants([clear, near])
    assert lines == pytest.approx((3.5, 0.3))
    assert words == ("concentrate here", "undetermined")
    assert quadrants([clear, near], (3.0, 0.3))[1][0] == "undetermined"


def test_penalty_and_reward_as_r():
    case = REFERENCE["contrast"]
    rows = case["respondents"].split()
    outcome = [10 if row[0] == "X" else int(row[0]) for row in rows]
    attributes = [[{"l": 6, "m": 7, "h": 9}[row[at]] for row in rows] for at in range(1, 6)]
    found = penalty_reward(outcome, attributes, lambda point: point <= 6, lambda point: point >= 9)
    assert found.middle == pytest.approx(case["middle"], abs=1e-7)
    assert found.r_squared == pytest.approx(case["r_squared"], abs=1e-8)
    assert [one.penalty for one in found.attributes] == pytest.approx(case["penalties"], abs=1e-7)
    assert [one.reward for one in found.attributes] == pytest.approx(case["rewards"], abs=1e-7)
