"""Churn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.kpis import _shares
from cxkit.kpis._kpi import Estimate, choose, kpi
from cxkit.scales.scale import Scale

if TYPE_CHECKING:
    from cxkit.scales.distribution import Distribution


@kpi(
    "churn",
    title="Churn",
    scale=Scale(0, 1),
    formula="share of the customers at the start who left, in per cent; lower is better",
    yes_no=True,
)
def churn(answers: Distribution, confidence: float = 0.95, *, statistic: str = "customers") -> Estimate:
    """Share of the customers at the start of the period who left in it, in per cent. LOWER is better.

    One row for each customer who was there at the start; the column says whether they left: `churn=LEFT`, with
    `positive=gone` where other words than yes and no stand there. The base is the customers at the start; customers
    won in the meantime don't belong in it, nor do averages of start and end, which give another figure.

    A yearly rate isn't twelve times the monthly one: 1 − (1 − c)^12.

    Population: customers at the start with an answer.

    Interval: Wilson's score interval.

    Source: Wilson, Journal of the American Statistical Association 22 (1927).
    """
    choose("churn", statistic, ("customers",))
    left = answers.count(bool)
    tally = {"left": left, "stayed": answers.n - left}
    return _shares.share(answers, bool, confidence, statistic=statistic, tally=tally, better="lower")
