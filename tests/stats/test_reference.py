"""Every number that third parties give for what `cxkit.stats` computes."""

from __future__ import annotations

import math
from collections import defaultdict
from importlib import import_module
from pathlib import Path

import pytest
import yaml

from cxkit.stats.adjust import adjust
from cxkit.stats.difference import inverted_p_value, square_and_add
from cxkit.stats.mean import t_mean
from cxkit.stats.net import wald
from cxkit.stats.normal import z_value
from cxkit.stats.population import fpc
from cxkit.stats.power import spread
from cxkit.stats.reliability import Consistency
from cxkit.stats.share import wilson
from cxkit.stats.weights import Cell, design_effect, effective_n, kish_n, linearised_se, variance, weighted_mean

REFERENCE = yaml.safe_load(Path(__file__).with_name("reference.yaml").read_text(encoding="utf-8"))


def named(kind):
    return [pytest.param(case, id=case["id"]) for case in REFERENCE[kind]]


def function(case):
    module, name = case["call"].split(".")
    return getattr(import_module(f"cxkit.stats.{module}"), name)


@pytest.mark.parametrize("case", named("intervals"))
def test_interval(case):
    assert function(case)(*case["arguments"]) == pytest.approx(case["expect"], rel=0, abs=case["tolerance"])


@pytest.mark.parametrize("case", named("numbers"))
def test_number(case):
    assert function(case)(*case["arguments"]) == pytest.approx(case["expect"], rel=0, abs=case["tolerance"])


def estimate(case, counts, confidence):
    *successes, n = counts
    net = successes[0] - (successes[1] if len(successes) > 1 else 0)
    return (net / (n + case.get("added", 0)), *function(case)(*counts, confidence))


@pytest.mark.parametrize("case", named("differences"))
def test_difference(case):
    def at(confidence):
        return square_and_add(estimate(case, case["first"], confidence), estimate(case, case["second"], confidence))

    assert at(0.95) == pytest.approx(case["expect"], rel=0, abs=case["tolerance"])
    if "p" in case:
        assert inverted_p_value(at) == pytest.approx(case["p"], rel=0, abs=case["tolerance"])


@pytest.mark.parametrize("case", REFERENCE["spreads"], ids=lambda case: str(case["counts"]))
def test_spread_of_a_net_share(case):
    down, between, up = case["counts"]
    n = down + between + up
    cells = {value: Cell.of(count) for value, count in ((-1.0, down), (0.0, between), (1.0, up)) if count}
    assert weighted_mean(cells) == pytest.approx(case["net"], abs=1e-9)
    assert spread(up / n, down / n) == pytest.approx(variance(cells), abs=1e-12)
    if "variance" in case:
        assert variance(cells) == pytest.approx(case["variance"], abs=1e-10)
    if "se" in case:
        assert math.sqrt(variance(cells) / n) == pytest.approx(case["se"], abs=1e-10)


def survey(column):
    cells = defaultdict(lambda: Cell(0, 0.0, 0.0))
    for group in REFERENCE["survey"]["answers"].split():
        key, count = group.split("×")
        row, n = key.split(","), int(count)
        weight = REFERENCE["survey"]["weights"][row[0]]
        value = float(row[2]) if column == "net" else float(row[1] == "Yes")
        cells[value] = cells[value].plus(Cell(n, n * weight, n * weight**2))
    return dict(cells)


def test_weighted_net_share():
    cells, expect = survey("net"), REFERENCE["survey"]
    value, se = weighted_mean(cells), linearised_se(cells)
    assert [cells[at].n for at in (-1.0, 0.0, 1.0)] == [68, 86, 46]
    assert value == pytest.approx(expect["net"], abs=1e-10)
    assert se == pytest.approx(expect["net_se"], abs=1e-10)
    half = z_value(0.95) * se
    assert [value - half, value + half] == pytest.approx(expect["net_z_interval"], abs=1e-9)
    assert sum(cell.weight for cell in cells.values()) == pytest.approx(expect["weight"], abs=1e-5)
    assert sum(cell.weight2 for cell in cells.values()) == pytest.approx(expect["weight2"], abs=1e-3)
    assert kish_n(cells) == pytest.approx(expect["kish"], abs=1e-6)
    assert design_effect(cells) == pytest.approx(expect["design_effect"], abs=1e-8)
    assert effective_n(cells, variance(cells)) <= kish_n(cells)


def test_weights_are_no_counts():
    assert linearised_se(survey("net")) > 5 * REFERENCE["survey"]["not_se"]


def test_weighted_share():
    cells = survey("share")
    assert weighted_mean(cells) == pytest.approx(REFERENCE["survey"]["share"], abs=1e-9)
    assert linearised_se(cells) == pytest.approx(REFERENCE["survey"]["share_se"], abs=1e-9)


def test_finite_population():
    case = REFERENCE["finite"]
    cells = {1.0: Cell.of(104), 0.0: Cell.of(96)}
    assert linearised_se(cells) == pytest.approx(case["se_infinite"], abs=1e-10)
    corrected = linearised_se(cells) * math.sqrt(fpc(case["n"], case["population"]))
    assert corrected == pytest.approx(case["se"], abs=1e-10)


@pytest.mark.parametrize("case", REFERENCE["index"]["cases"], ids=["equal", "Ohio"])
def test_index_of_three_questions(case):
    given, (a, b, c) = REFERENCE["index"], case["weights"]
    value = sum(weight * (mean - 1) for weight, mean in zip(case["weights"], given["means"], strict=True)) / 9 * 100
    own = sum((weight * sd) ** 2 for weight, sd in zip(case["weights"], given["sds"], strict=True))
    crossed = sum(2 * x * y * cov for (x, y), cov in zip([(a, b), (a, c), (b, c)], given["covariances"], strict=True))
    se = math.sqrt((own + crossed) / given["n"]) / 9 * 100
    assert value == pytest.approx(case["value"], abs=1e-6)
    assert se == pytest.approx(case["se"], abs=1e-6)
    assert t_mean(value, se, given["n"] - 1) == pytest.approx(case["interval"], abs=1e-5)


@pytest.mark.parametrize("method", ["bh", "holm"])
def test_corrections(method):
    given = REFERENCE["corrections"]
    adjusted = adjust(given["p"], method)
    assert adjusted == pytest.approx(given[method], abs=1e-6)
    assert sum(p < 0.05 for p in adjusted) == given["rejected"][method]


def test_alpha_as_psych():
    items = [value for key, value in REFERENCE["attitude"].items() if key != "alpha"]
    rows = [Consistency.of(row) for row in zip(*items, strict=True)]
    whole = rows[0]
    for row in rows[1:]:
        whole = whole.plus(row)
    assert whole.n == 30
    assert whole.alpha == pytest.approx(REFERENCE["attitude"]["alpha"], abs=1e-10)


def test_p_of_a_difference_as_campbell():
    case = REFERENCE["n_minus_one"]
    shares = [hits / n for hits, n in (case["first"], case["second"])]

    def at(confidence):
        sides = [
            (share, *wilson(*counts, confidence))
            for share, counts in zip(shares, (case["first"], case["second"]), strict=True)
        ]
        return square_and_add(*sides)

    n, pooled = 150, (56 + 48) / 150
    statistic = (shares[0] - shares[1]) ** 2 / (pooled * (1 - pooled) * (1 / 70 + 1 / 80)) * (n - 1) / n
    assert statistic == pytest.approx(case["statistic"], abs=1e-8)
    assert inverted_p_value(at) == pytest.approx(case["p"], rel=0.1)


def test_promoters_and_detractors_are_not_independent():
    """A gist often copied adds their binomial variances and gets 14.3 to 20.5."""
    low, high = wald(250, 75, 1000)
    assert not math.isclose(low, 0.143, abs_tol=5e-4)
    assert not math.isclose(high, 0.205, abs_tol=5e-4)
