"""Advocacy: what promoters do."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cxkit.kpis import _shares
from cxkit.kpis._kpi import Estimate, kpi
from cxkit.scales.scale import Scale

if TYPE_CHECKING:
    from cxkit.scales.distribution import Distribution


@kpi(
    "advocacy",
    title="Referrals per promoter",
    scale=Scale(0, 10),
    formula="referrals made by promoters, divided by the promoters",
    kinds=("mean",),
    feeds=("referrals",),
    columns={"referrals": "referrals"},
    periods_add=False,
)
def advocacy(promoters: Distribution, confidence: float = 0.95) -> Estimate:
    """Referrals that a promoter makes: what those who say they would recommend do about it.

    The export holds a row for each customer, with how many others they referred and how likely they said they were to
    recommend: `advocacy=REFERRALS,promoter=RECOMMEND`. Promoters are those who answered 9 or 10 from 0 to 10. A whole
    number of referrals must stand in each row, 0 where there are none: an empty cell isn't taken for none.

    A programme that turns promoters into references (feedback.yaml, `advocacy`) is tracked by this figure; who else was
    referred by passives and detractors isn't in it.

    Population: customers who are promoters and whose referrals are known; the others are counted.

    Interval: Student's t on the promoters' counts, which spread wider than chance alone would have it; from fewer than
    15 promoters a bias-corrected bootstrap with a fixed seed.

    Source: Reichheld, 'The one number you need to grow', Harvard Business Review 2003; Student, Biometrika 6 (1908).
    """
    estimate = _shares.mean(promoters, confidence, unit="referrals", bounds=(0.0, float("inf")))
    made = promoters.count(bool)
    return replace(
        estimate,
        statistic="per promoter",
        tally={"referred somebody": made, "nobody": promoters.n - made},
    )
