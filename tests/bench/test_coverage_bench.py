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
from cxkit.stats.population import Frame
from cxkit.stats.raking import rake
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


def repeated_and_weighted(random, n):
    """Likewise, and detractors weigh twice as much; n counts respondents."""
    cells, people, truth, total = {}, [], 0.0, 0.0
    for point, share in enumerate(NPS):
        heavy = 2.0 if point <= 6 else 1.0
        total += share * heavy
        truth += share * heavy * ((point >= 9) - (point <= 6))
    for _ in range(n):
        usual, own = random.choices(range(11), NPS)[0], {}
        for _ in range(random.randint(1, 4)):
            point = usual if random.random() < 0.8 else random.choices(range(11), NPS)[0]
            weight = 2.0 if point <= 6 else 1.0
            own[point] = own.get(point, 0.0) + weight
            cells[point] = cells.get(point, Cell(0, 0.0, 0.0)).plus(Cell(1, weight, weight**2))
        people.append(own)
    answers = Distribution(dict(sorted(cells.items())), Scale(0, 10), {}, weighted=True, clusters=Clusters.of(people))
    return KPIS.get("nps")(answers), truth / total * 100


def finite(random, n):
    """Half of the people there are; the truth is what all of them say."""
    everyone = random.choices(range(11), NPS, k=2 * n)
    answers = distribution(random.sample(everyone, n), Scale(0, 10))
    truth = sum((point >= 9) - (point <= 6) for point in everyone) / len(everyone) * 100
    framed = Distribution(answers.cells, answers.scale, frame=Frame(n, 2 * n))
    return KPIS.get("nps")(framed), truth


def finite_mean(random, n):
    everyone = random.choices(range(1, 6), CSAT, k=2 * n)
    answers = distribution(random.sample(everyone, n), Scale(1, 5))
    framed = Distribution(answers.cells, answers.scale, frame=Frame(n, 2 * n))
    return KPIS.get("csat")(framed, statistic="mean"), sum(everyone) / len(everyone)


GROUPS = {("old", "east"): 0.3, ("old", "west"): 0.2, ("new", "east"): 0.15, ("new", "west"): 0.35}
ANSWERS = {"old": 1.6, "new": 0.5}
HAPPIER = {"old": 3.0, "new": 1.0}


def raked(random, n):
    """Old customers answer three times as often and are happier; margins put the sample right."""
    shares = {
        group: [share * (HAPPIER[group[0]] if at >= 9 else 1) for at, share in enumerate(NPS)] for group in GROUPS
    }
    truth = 0.0
    for group, part in GROUPS.items():
        whole = sum(shares[group])
        truth += part * (sum(shares[group][9:]) - sum(shares[group][:7])) / whole
    drawn = random.choices(list(GROUPS), [GROUPS[group] * ANSWERS[group[0]] for group in GROUPS], k=n)
    counts = {group: drawn.count(group) for group in set(drawn)}
    weights = rake(counts, [{"old": 50, "new": 50}, {"east": 45, "west": 55}]).weights
    cells = {}
    for group in drawn:
        point, weight = random.choices(range(11), shares[group])[0], weights[group]
        cells[point] = cells.get(point, Cell(0, 0.0, 0.0)).plus(Cell(1, weight, weight**2))
    answers = Distribution(dict(sorted(cells.items())), Scale(0, 10), {}, weighted=True)
    return KPIS.get("nps")(answers), truth * 100


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
    "nps, four answers each": repeated, "nps, one to four, weighted": repeated_and_weighted,
    "nps, half of all": finite, "csat, mean of half of all": finite_mean, "nps, raked": raked, "median time, some open": median,
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
