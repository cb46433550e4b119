"""Planning a survey: both directions, every kind of KPI, and refusals."""

from __future__ import annotations

import pytest

from cxkit.api.power import power
from cxkit.errors import UsageError
from cxkit.kpis import KPIS

KNOWN = {
    "net": {"promoters": 50, "detractors": 20},
    "share": {"share": 80},
    "mean": {"sd": 1.1, "value": 4.0},
    "median": {"median": 20.0, "p90": 60.0},
}
STEP = {"net": 5, "share": 3, "mean": 0.2, "median": -2}
WAYS = [(name, kind) for name in KPIS.names() for kind in KPIS.get(name).kinds]


@pytest.mark.parametrize(("name", "kind"), WAYS)
def test_the_least_answers_show_the_difference(name: str, kind: str) -> None:
    found = power(name, difference=STEP[kind], answers=[2], **KNOWN[kind])
    enough = next(wave for wave in found.waves if wave.enough)
    assert enough.shows is not None
    assert enough.shows <= abs(STEP[kind]) * (1 + 1e-9)
    fewer = power(
        name, answers=[enough.answers - 1], **KNOWN[kind], **({"difference": STEP[kind]} if kind == "share" else {})
    )
    assert fewer.waves[0].shows > abs(STEP[kind]) * (1 - 1e-3)
    assert enough.low < found.value < enough.high


def test_as_printed_in_the_guide() -> None:
    found = power("nps", promoters=50, detractors=20, difference=5, answers=[800])
    assert [wave.answers for wave in found.waves] == [800, 3831]
    assert found.waves[0].shows == pytest.approx(10.94, abs=5e-3)
    assert (found.waves[0].low, found.waves[0].high) == pytest.approx((24.5, 35.3), abs=0.06)
    assert (found.waves[1].low, found.waves[1].high) == pytest.approx((27.5, 32.5), abs=0.06)


def test_share_as_r() -> None:
    """R: power.prop.test(p1 = .5, p2 = .75, power = .9) gives n = 76.7."""
    assert power("csat", share=50, difference=25, power=0.9, answers=[10]).waves[-1].answers == 77


def test_weights_and_nonresponse_cost_answers_and_invites() -> None:
    plain = power("nps", promoters=50, detractors=20, difference=5, answers=[10]).waves[-1].answers
    heavy = power("nps", promoters=50, detractors=20, difference=5, answers=[10], design_effect=1.5, response_rate=16)
    assert heavy.waves[-1].answers == pytest.approx(1.5 * plain, abs=2)
    assert heavy.waves[-1].invites == pytest.approx(heavy.waves[-1].answers / 0.16, abs=1)


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        ({"kpi": "nps"}, "--promoters and --detractors"),
        ({"kpi": "csat"}, "--share"),
        ({"kpi": "nps", "promoters": 70, "detractors": 40}, "100 per cent"),
        ({"kpi": "csat", "share": 98, "difference": 3}, "0 and 100"),
        ({"kpi": "csat", "share": 80, "difference": 0}, "can't be seen"),
        ({"kpi": "npss", "promoters": 70, "detractors": 4}, "npss"),
        ({"kpi": "csat", "share": 80, "confidence": 95}, "between 0 and 1"),
    ],
)
def test_refusals(arguments: dict, word: str) -> None:
    with pytest.raises(UsageError, match=word):
        power(**arguments)
