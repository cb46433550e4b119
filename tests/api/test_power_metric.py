"""Planning by precision, for small populations, and for a metric of the workspace; against other ways to the same number."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from cxkit.api.power import power
from cxkit.api.power_metric import power_of
from cxkit.errors import UsageError
from tests.rules._examples import write

Z = 1.959963984540054


def precise(found):
    return next(wave for wave in found.waves if wave.precise).answers


@pytest.mark.parametrize("reach", [1, 3, 5])
def test_precision_of_a_share(reach: float) -> None:
    """Wilson's interval at one half is z/2 / sqrt(n + z²) wide to either side, so n = (z / 2d)² − z²."""
    assert precise(power("csat", share=50, precision=reach)) == math.ceil((Z / (2 * reach / 100)) ** 2 - Z**2)


def test_precision_of_a_mean() -> None:
    from scipy.stats import t

    found = precise(power("mean", sd=1.1, precision=0.2))
    reach = [t.ppf(0.975, n - 1) * 1.1 / math.sqrt(n) for n in (found - 1, found)]
    assert reach[0] > 0.2 >= reach[1]


def test_a_small_population_needs_fewer() -> None:
    """Cochran (1977), 4.2: n = n0 / (1 + n0 / N)."""
    many = precise(power("csat", share=50, precision=3))
    few = precise(power("csat", share=50, precision=3, population=2000))
    assert few == pytest.approx(many / (1 + many / 2000), abs=1)
    everybody = power("csat", share=50, answers=[2000], population=2000).waves[0]
    assert (everybody.low, everybody.high, everybody.shows) == (50, 50, 0)


def test_the_interval_of_a_small_population_covers_it() -> None:
    """700 of 2,000 drawn without replacement: the share lies inside the planned reach of 95 in 100 samples."""
    import numpy as np

    wave = power("csat", share=50, answers=[700], population=2000).waves[0]
    drawn = np.random.default_rng(3).hypergeometric(1000, 1000, 700, 20_000) / 7
    assert np.mean((drawn >= wave.low) & (drawn <= wave.high)) == pytest.approx(0.95, abs=0.01)


@pytest.mark.parametrize(
    ("name", "known", "step", "before", "after"),
    [
        ("nps", {"promoters": 50, "detractors": 20}, 10, [20, 30, 50], [15, 30, 55]),
        ("csat", {"share": 60}, 8, [40, 0, 60], [32, 0, 68]),
    ],
)
def test_as_often_as_promised_in_simulated_waves(name, known, step, before, after) -> None:
    """Two waves of the planned size, tested by a plain z-test: four in five see the change."""
    import numpy as np

    n = next(wave.answers for wave in power(name, difference=step, **known).waves if wave.enough)
    random, points = np.random.default_rng(7), np.array([-1, 0, 1]) if name == "nps" else np.array([0, 0, 1])
    waves = [random.multinomial(n, np.array(shares) / 100, 8000) for shares in (before, after)]
    means = [wave @ points / n for wave in waves]
    spreads = [wave @ points**2 / n - mean**2 for wave, mean in zip(waves, means, strict=True)]
    seen = (means[1] - means[0]) / np.sqrt((spreads[0] + spreads[1]) / n) > Z
    assert seen.mean() == pytest.approx(0.8, abs=0.02)


def test_as_often_as_promised_in_simulated_times() -> None:
    import numpy as np

    n = next(wave.answers for wave in power("resolution-time", median=20, p90=60, difference=-3).waves if wave.enough)
    random, sigma = np.random.default_rng(9), math.log(3) / 1.2815515655446004
    medians = [np.median(random.lognormal(math.log(m), sigma, (3000, n)), axis=1) for m in (20, 17)]
    se = sigma * math.sqrt(math.pi / 2 * 2 / n)
    assert (np.log(medians[0] / medians[1]) / se > Z).mean() == pytest.approx(0.8, abs=0.03)


def test_by_the_newest_record(tmp_path: Path) -> None:
    write(tmp_path, "# recorded: nps-q 2026-q2 0=10 10=90\n# recorded: nps-q 2026-q3 0=162 8=244 10=406\n")
    found = power_of("nps-q", tmp_path)
    shares = {"promoters": 406 / 8.12, "detractors": 162 / 8.12}
    same = power("nps", **shares, difference=40 - 244 / 8.12, answers=[1800])
    assert found.source.startswith("812 answers of 2026-q3, measurements/2026/2026-q3--survey--")
    assert [(one.answers, round(one.low, 6)) for one in found.waves] == [
        (one.answers, round(one.low, 6)) for one in same.waves
    ]
    assert found.value == pytest.approx(same.value)
    assert power_of("nps-q", tmp_path, confidence=0.99, power=0.9).confidence == 0.99


def test_by_the_baseline_where_nothing_is_recorded(tmp_path: Path) -> None:
    objective = "# file: strategy.yaml\nobjectives: [{id: recommend, baseline: {promoters: 450, detractors: 270}}]\n"
    write(tmp_path, objective)
    found = power_of("nps-q", tmp_path)
    assert (found.source, found.value, found.difference) == ("baseline of recommend, 2026-06-30", pytest.approx(20), 20)


def test_what_cannot_be_planned_is_said(tmp_path: Path) -> None:
    write(tmp_path, "")
    with pytest.raises(UsageError, match="nothing says how the answers to nps-q spread"):
        power_of("nps-q", tmp_path)
    with pytest.raises(UsageError, match="no metric is called 'nps-p'"):
        power_of("nps-p", tmp_path)
    with pytest.raises(UsageError, match="can't come from a population"):
        power("csat", share=50, answers=[300], population=200)
