"""Customer satisfaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.errors import UsageError
from cxkit.kpis._kpi import Estimate, choose, kpi
from cxkit.kpis._shares import mean, net_share, share
from cxkit.scales.scale import Scale

if TYPE_CHECKING:
    from cxkit.scales.distribution import Distribution


@kpi(
    "csat",
    title="Customer satisfaction",
    scale=Scale(1, 5),
    formula="share of answers in the two highest boxes; with statistic mean, the average point; "
    "with net, the two highest minus the two lowest",
    kinds=("share", "mean", "net"),
)
def csat(answers: Distribution, confidence: float = 0.95, *, statistic: str = "top-two-box", top: int = 2) -> Estimate:
    """Share of answers in the two highest boxes (top-two-box), in per cent.

    The question is 'How satisfied are you with …?', usually from 1 (very dissatisfied) to 5 (very satisfied). Other
    scales are declared: `scale=1..7`, `scale=1..10`, `scale=0..1` with `top=1` for thumbs.

    statistic: `top-two-box` (default), the share on the `top` highest points; `mean`, the average point; `net`, highest
    boxes minus lowest boxes, in points. The statistic is printed beside every value, because 'CSAT 4.2' and 'CSAT 84 %'
    are both said of the same answers. Stars of reviews are asked so too: `csat=STARS,statistic=mean`.

    Population: everyone who answered the question; no answer is not in the base and is counted.

    Interval: of the share Wilson's score interval, of the net Tango's; of the mean Student's t, from fewer than 15
    answers a bias-corrected bootstrap with a fixed seed.

    Source: Wilson, Journal of the American Statistical Association 22 (1927); Tango, Statistics in Medicine 17 (1998).
    """
    choose("csat", statistic, ("top-two-box", "mean", "net"))
    if not 0 < top <= (answers.scale.high - answers.scale.low + 1) // 2:
        message = f"top={top} takes more than half of {answers.scale}"
        raise UsageError(message, hint="top is the number of highest points that count as satisfied")
    if statistic == "mean":
        return mean(answers, confidence)
    highest, lowest = answers.scale.high - top, answers.scale.low + top
    tally = {
        "satisfied": answers.count(lambda point: point > highest),
        "between": answers.count(lambda point: lowest <= point <= highest),
        "dissatisfied": answers.count(lambda point: point < lowest),
    }
    if statistic == "net":
        return net_share(
            answers,
            lambda point: (point > highest) - (point < lowest),
            confidence,
            unit="points",
            statistic=statistic,
            tally=tally,
        )
    boxes = {1: "top-box", 2: statistic, 3: "top-three-box"}.get(top, f"top-{top}-box")
    return share(answers, lambda point: point > highest, confidence, statistic=boxes, tally=tally)
