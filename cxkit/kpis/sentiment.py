"""Sentiment of what was written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cxkit.errors import UsageError
from cxkit.kpis._kpi import Estimate, choose, kpi
from cxkit.kpis._shares import net_share
from cxkit.scales.scale import Scale

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxkit.scales.distribution import Distribution


def check(declared: Mapping[str, Any]) -> None:
    """Refuse a way of judging there isn't."""
    choose("sentiment", declared["statistic"], ("net",))
    choose("sentiment", declared["by"], ("labels", "vader"), what="'by'")
    if declared["lexicon"] and declared["by"] != "vader":
        message = "a lexicon of sentiment goes with by=vader; labels are judged already"
        raise UsageError(message, hint="add by=vader, or leave lexicon out")


@kpi(
    "sentiment",
    title="Net sentiment",
    scale=Scale(-1, 1),
    formula="share of positive texts minus share of negative texts, in points from −100 to 100",
    labels={"positive": 1, "neutral": 0, "negative": -1, "pos": 1, "neu": 0, "neg": -1},
    kinds=("net",),
    columns={"text": "comment"},
    given={"texts": {"by": "vader"}},
    feeds=("question", "texts"),
    check=check,
)
def sentiment(
    answers: Distribution,
    confidence: float = 0.95,
    *,
    statistic: str = "net",
    by: str = "labels",  # noqa: ARG001 - judged where texts are read
    lexicon: str = "",
) -> Estimate:
    """Share of positive texts minus share of negative texts, in points.

    The column holds a label for each text, as a listening tool or a model gave it: positive, neutral, negative, or 1,
    0, −1. Other words are declared: `labels=happy:1`. Which words a tool calls mixed is yours to say.

    by: `labels` (default), or `vader` where the column holds the texts, `sentiment=POST,by=vader`: a lexicon of English
    words judges each, and calls it positive from +0.05 on and negative from −0.05. It knows no other language: where
    more than a fifth of the texts surely aren't English, it's refused. How many texts hold a word it knows is told; the
    others count as neutral.
    lexicon: a file of words of your own that go before the lexicon's, a word and its value from −4 to 4 in a line:
    `hassle,-2.5`. In a workspace its path starts at the folder of cx.yaml.

    Sampling error is only a part: labels are wrong now and then, and wrong labels make differences look smaller than
    they are. Read two hundred texts and compare before a trend is trusted.

    Population: every text with a label; a text without one is not in the base and is counted.

    Interval: the score interval for a difference of paired proportions (Tango 1998), never outside ±100.

    Source: Tango, Statistics in Medicine 17 (1998); VADER: Hutto and Gilbert, Weblogs and Social Media (2014).
    """
    tally = {
        "positive": answers.count(lambda point: point > 0),
        "neutral": answers.count(lambda point: point == 0),
        "negative": answers.count(lambda point: point < 0),
    }
    told = f"{statistic}, own lexicon" if lexicon else statistic
    return net_share(answers, int, confidence, unit="points", statistic=told, tally=tally)
