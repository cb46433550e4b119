"""How often intervals hold the truth: simulated, at the sizes at which CX figures are read.

`CX_BENCH=1 pytest tests/bench/test_coverage_bench.py -s` prints the table that docs/numbers.md shows.
"""

from __future__ import annotations

import math
import os
from random import Random

import pytest

from cxkit.kpis import KPIS
from cxkit.scales.distribution import Distribution
from cxkit.scales.scale import Scale
from cxkit.stats.clusters import Clusters
from cxkit.stats.weights import Cell
from cxkit.summaries.times import Times

pytestmark = pytest.mark.skipif(not os.environ.get("CX_BENCH"), reason="measured by make bench")

RUNS = 2000
SIZES = (10, 30, 100, 400)
NPS = [0.02, 0.01, 0.01, 0.02, 0.02, 0.06, 0.06, 0.10, 0.20, 0.20, 0.30]
CSAT = [0.04, 0.06, 0.10, 0.35, 0.45]


def distribution(points, scale):
    cells = {point: Cell.of(points.count(point)) for point in sorted(set(points))}
    return Distribution(cells, scale)


def nps(random, n):
    answers = random.choices(range(11), NPS, k=n)
    return KPIS.get("nps")(distribution(answers, Scale(0, 10))), (sum(NPS[9:]) - sum(NPS[:7])) * 100


def csat(random, n):
    answers = random.choices(range(1, 6), CSAT, k=n)
    return KPIS.get("csat")(distribution(answers, Scale(1, 5))), sum(CSAT[3:]) * 100


def mean(random, n):
    answers = random.choices(range(1, 6), CSAT, k=n)
    truth = sum(point * share for point, share in enumerate(CSAT, 1))
    return KPIS.get("csat")(distribution(answers, Scale(1, 5)), statistic="mean"), truth


def weighted(random, n):
    """Weights from 0.25 to 4 that go with the answer: promoters weigh half as much."""
    cells, total, truth = {}, 0.0, 0.0
    for point, share in enumerate(NPS):
        heavy = 0.5 if point >= 9 else 1.0
        total += share * heavy
        truth += share * heavy * ((point >= 9) - (point <= 6))
    for point in random.choices(range(11), NPS, k=n):
        weight = (0.5 if point >= 9 else 1.0) * random.choice([0.5, 1.0, 1.5])
        cells[point] = cells.get(point, Cell(0, 0.0, 0.0)).plus(Cell(1, weight, weight**2))
    answers = Distribution(dict(sorted(cells.items())), Scale(0, 10), {}, weighted=True)
    return KPIS.get("nps")(answers), truth / total * 100


def repeated(random, n):
    """Each respondent answers four times and mostly alike; n counts respondents."""
    people, points = [], []
    for _ in range(n):
        usual = random.choices(range(11), NPS)[0]
        own = [usual if random.random() < 0.8 else random.choices(range(11), NPS)[0] for _ in range(4)]
        points += own
        people.append({point: own.count(point) for point in own})
    answers = distribution(points, Scale(0, 10))
    clustered = Distribution(answers.cells, answers.scale, clusters=Clusters.of(people))
    return KPIS.get("nps")(clustered), (sum(NPS[9:]) - sum(NPS[:7])) * 100


def median(random, n):
    """Log-normal times around 20 hours, of which those over a random age are still open."""
    ended, running = {}, {}
    for _ in range(n):
        time, age = round(3600 * 20 * math.exp(random.gauss(0, 0.9))), round(3600 * random.uniform(10, 200))
        into, key = (ended, time) if time <= age else (running, age)
        into[key] = into.get(key, 0) + 1
    return KPIS.get("resolution-time")(Times(ended, running)), 20.0


WAYS = {
    "nps": nps, "csat, top two": csat, "csat, mean": mean, "nps, weighted": weighted,
    "nps, four answers each": repeated, "median time, some open": median,
}  # fmt: skip


@pytest.mark.parametrize("name", WAYS)
def test_intervals_hold_the_truth_as_often_as_they_say(name, capsys):
    found = []
    for n in SIZES:
        random, held, runs = Random(n), 0, 0
        for _ in range(RUNS if n < 400 else RUNS // 2):
            try:
                estimate, truth = WAYS[name](random, n)
            except ValueError:  # too few to tell: said, not shown
                continue
            held += estimate.low - 1e-9 <= truth <= estimate.high + 1e-9
            runs += 1
        found.append(held / runs)
    with capsys.disabled():
        print(f"\n| {name} | {' | '.join(f'{share * 100:.1f}' for share in found)} |", end="")
    error = 3 * math.sqrt(0.95 * 0.05 / (RUNS / 2))
    assert min(found[1:]) > 0.93 - error, "at 30 and more"
    assert found[0] > 0.90 - error, "at 10"
