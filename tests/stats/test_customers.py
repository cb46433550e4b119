"""Models of customers against the papers, BTYD and lifetimes; formulas against plain sums."""

from __future__ import annotations

import csv
import math
from pathlib import Path

import pytest
import yaml

from cxkit.stats import bg_nbd, gamma_gamma, sbg
from cxkit.stats.fitting import NotConvergedError
from cxkit.stats.lifetime_value import Customers, expected, simple
from cxkit.stats.ratio import Pairs
from cxkit.stats.sbg import ShiftedBetaGeometric

REFERENCE = yaml.safe_load(Path(__file__).with_name("customers.yaml").read_text(encoding="utf-8"))
BG, GG, SBG = REFERENCE["bg_nbd"], REFERENCE["gamma_gamma"], REFERENCE["sbg"]
ROUNDED = bg_nbd.BgNbd(*BG["rounded"])


@pytest.fixture(scope="module")
def cdnow(shared):
    import numpy as np

    with (shared / "data/cdnow/cdnow_customers_summary.csv").open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    return [np.array([float(row[name]) for row in rows]) for name in ("frequency", "recency", "T")]


@pytest.fixture(scope="module")
def fitted(cdnow):
    return bg_nbd.fit(*cdnow)


def test_bg_nbd_fit(cdnow, fitted):
    for name in ("r", "alpha", "a", "b"):
        assert getattr(fitted, name) == pytest.approx(BG["published"][name], abs=6e-4)
        assert getattr(fitted, name) == pytest.approx(BG["fitted"][name], rel=2e-6)
    total = float(bg_nbd.log_likelihoods(fitted, *cdnow).sum())
    assert total == pytest.approx(BG["fitted"]["log_likelihood"], abs=1e-5)


def test_bg_nbd_expectations(fitted):
    for time, count in BG["purchases"].items():
        assert fitted.purchases(time) == pytest.approx(count, abs=5e-4)
    assert fitted.purchases_ahead(39, 2, 30.43, 38.86) == pytest.approx(1.225910, abs=1e-6)
    btyd = bg_nbd.BgNbd(*BG["btyd"])
    for *customer, count in BG["ahead"]:
        assert btyd.purchases_ahead(*customer) == pytest.approx(count, rel=2e-6)
    for *customer, chance in BG["alive"]:
        assert btyd.alive(*customer) == pytest.approx(chance, abs=5e-6)


def test_bg_nbd_closed_forms():
    given = BG["of_rounded"]
    assert ROUNDED.purchases(given["purchases"][0]) == pytest.approx(given["purchases"][1], abs=1e-9)
    assert ROUNDED.purchases_ahead(*given["ahead"][:-1]) == pytest.approx(given["ahead"][-1], abs=1e-9)
    assert ROUNDED.alive(*given["alive"][:-1]) == pytest.approx(given["alive"][-1], abs=1e-9)
    for count, time, chance in given["probabilities"]:
        assert ROUNDED.probability(count, time) == pytest.approx(chance, rel=1e-5)


def test_probabilities_add_up_and_their_mean_is_the_expectation():
    chances = [ROUNDED.probability(count, 20) for count in range(200)]
    assert sum(chances) == pytest.approx(1, abs=1e-6)
    assert sum(count * chance for count, chance in enumerate(chances)) == pytest.approx(ROUNDED.purchases(20), abs=1e-4)


def test_customers_of_a_kind_count_as_often_as_they_are(cdnow, fitted):
    import numpy as np

    kinds, counts = np.unique(np.column_stack(cdnow), axis=0, return_counts=True)
    assert bg_nbd.fit(*kinds.T, counts) == pytest.approx(fitted, rel=1e-5)


def test_nobody_came_back_is_refused():
    with pytest.raises(NotConvergedError):
        bg_nbd.fit([0.0] * 40, [0.0] * 40, [20.0] * 40)


@pytest.fixture(scope="module")
def calibration(shared):
    """The transactions up to 1997-09-30, orders of one day as one, weeks as the unit."""
    import datetime as dt
    from collections import defaultdict

    import numpy as np

    days = defaultdict(lambda: defaultdict(float))
    for line in (shared / "data/cdnow/CDNOW_sample.txt").read_text(encoding="utf-8").splitlines():
        _, customer, day, _, value = line.split()
        days[customer][dt.date.fromisoformat(f"{day[:4]}-{day[4:6]}-{day[6:]}")] += float(value)
    end, rows = dt.date(1997, 9, 30), []
    for orders in days.values():
        first, *later = sorted(day for day in orders if day <= end)
        mean = sum(orders[day] for day in later) / len(later) if later else 0.0
        last = later[-1] if later else first
        rows.append((len(later), (last - first).days / 7, (end - first).days / 7, mean))
    return Customers(*(np.array(column, dtype=float) for column in zip(*rows, strict=True)))


def test_gamma_gamma_fit(calibration):
    again = calibration.frequency > 0
    assert int(again.sum()) == 946
    model = gamma_gamma.fit(calibration.frequency[again], calibration.value[again])
    assert (model.p, model.q, model.gamma) == pytest.approx((GG["p"], GG["q"], GG["gamma"]), abs=6e-3)
    assert model.mean == pytest.approx(GG["mean"], abs=1e-3)
    total = float(gamma_gamma.log_likelihoods(model, calibration.frequency[again], calibration.value[again]).sum())
    assert total == pytest.approx(GG["log_likelihood"], abs=0.01)


def test_expected_value_is_that_of_its_parts(calibration):
    worth = expected(calibration, horizon=52, step=52, discount=0.0)
    ahead = worth.purchases.purchases_ahead(52, calibration.frequency, calibration.recency, calibration.age)
    each = ahead * worth.values.expected(calibration.frequency, calibration.value)
    assert worth.value == pytest.approx(float(each.mean()))
    # 60 resamples of the customers gave a standard error of 2.63, with an error of its own of 0.24
    monthly = expected(calibration, horizon=52, step=52 / 12, discount=0.01)
    assert monthly.value < worth.value
    assert 2.1 < monthly.se < 3.2


def test_sbg_fit_and_what_came_afterwards():
    model = sbg.fit(SBG["left"], SBG["stayed"])
    assert (model.alpha, model.beta) == pytest.approx((SBG["alpha"], SBG["beta"]), abs=5e-5)
    assert sbg.log_likelihood(model, SBG["left"], SBG["stayed"]) == pytest.approx(SBG["log_likelihood"], abs=5e-3)
    for renewal, share in enumerate(SBG["later"], 8):
        assert model.survival(renewal) == pytest.approx(share, abs=0.02), "foretold within two points"
        assert abs(0.869**renewal - share) > 0.1, "where one rate for all is off by ten"


def test_sbg_sums():
    model = ShiftedBetaGeometric(0.668, 3.806)
    plain = math.fsum(model.survival(t) / 1.1**t for t in range(2000))
    assert model.expected_lifetime(0.1) == pytest.approx(plain, rel=1e-9)
    for payments in (1, 4):
        survived = model.survival(payments - 1)
        ahead = math.fsum(model.survival(t) / survived / 1.1 ** (t - payments) for t in range(payments, 2000))
        assert model.residual_lifetime(payments, 0.1) == pytest.approx(ahead, rel=1e-9)
    assert model.retention(3) == pytest.approx(model.survival(3) / model.survival(2))


def test_one_rate_for_all_is_too_low():
    """1 / churn takes everybody for average; those who stay are not."""
    model = ShiftedBetaGeometric(0.668, 3.806)
    churn = 1 - model.survival(1)
    assert model.expected_lifetime(0.1) > simple(1, 1 - churn, 0.1, "first-payment-now")


@pytest.mark.parametrize(
    ("convention", "first", "shift"),
    [("first-payment-now", 0, 0), ("residual", 1, 0), ("end-of-period", 0, 1)],
)
def test_simple_conventions_are_plain_sums(convention, first, shift):
    plain = math.fsum(80 * 0.7**t / 1.08 ** (t + shift) for t in range(first, 3000))
    assert simple(80, 0.7, 0.08, convention) == pytest.approx(plain)


@pytest.mark.parametrize("arguments", [(100, 1.2, 0.1), (100, 0.9, -0.1), (100, 1.0, 0.0)])
def test_simple_refuses_the_impossible(arguments):
    with pytest.raises(ValueError, match="retention"):
        simple(*arguments, "residual")


@pytest.mark.parametrize("case", REFERENCE["revenue"], ids=lambda case: case["source"])
def test_revenue_retention(case):
    assert Pairs.of(zip(case["start"], case["end"], strict=True)).ratio == pytest.approx(case["net"], abs=5e-5)


def test_ratio_of_all_lost_and_all_kept():
    assert Pairs.of([(100.0, 0.0), (50.0, 0.0)]).interval() == (0, 0)
    assert Pairs.of([(100.0, 90.0)]).se == math.inf
