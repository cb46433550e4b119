"""Penalty and reward: whether an attribute counts most when it is bad, when it is good, or both alike."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal, NamedTuple

from cxkit.stats.mean import t_quantile
from cxkit.stats.regression import least_squares

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cxkit.stats.interval import Interval

Kind = Literal["basic", "performance", "excitement", "undecided"]


class PenaltyReward(NamedTuple):
    """What an attribute does to the outcome.

    Args:
        penalty: change of the outcome where it is low, in the outcome's unit; usually below 0.
        reward: change where it is high.
        penalty_se: standard error (HC3).
        reward_se: standard error (HC3).
        asymmetry: (reward − |penalty|) / (reward + |penalty|), −1 (basic) to 1 (excitement).
        gap: interval of reward − |penalty|.
        kind: `basic` where the penalty is surely larger, `excitement` where the reward is, else `undecided`;
            `performance` where the gap is surely smaller than a quarter of both together.
    """

    penalty: float
    reward: float
    penalty_se: float
    reward_se: float
    asymmetry: float
    gap: Interval
    kind: Kind


class Contrast(NamedTuple):
    """All attributes together: the outcome where all are in the middle, R², and each attribute in order."""

    middle: float
    r_squared: float
    attributes: tuple[PenaltyReward, ...]


def penalty_reward(
    outcome: Sequence[float],
    attributes: Sequence[Sequence[float]],
    low: Callable[[float], bool],
    high: Callable[[float], bool],
    confidence: float = 0.95,
) -> Contrast:
    """Regress the outcome on whether each attribute is low and whether it is high; the middle is the reference.

    Args:
        outcome: one answer of each respondent.
        attributes: for each attribute, the same respondents' answers.
        low: which answers are low.
        high: which answers are high.
        confidence: of the interval that decides the kind.

    Raises:
        ValueError: too few respondents, or an attribute without low or high answers.

    Source: Brandt (1987); Mikulić and Prebežac, Managing Service Quality 21 (2011); HC3: MacKinnon and White (1985).
    """
    rows = [
        [1.0, *(float(test(answers[at])) for answers in attributes for test in (low, high))]
        for at in range(len(outcome))
    ]
    fit = least_squares(rows, outcome)
    t = t_quantile(len(outcome) - len(rows[0]), confidence)
    found = []
    for at in range(len(attributes)):
        down, up = 1 + 2 * at, 2 + 2 * at
        penalty, reward = float(fit.coefficients[down]), float(fit.coefficients[up])
        variances = float(fit.covariance[down, down]), float(fit.covariance[up, up])
        sign = 1 if penalty < 0 else -1
        reach = t * math.sqrt(sum(variances) + 2 * sign * float(fit.covariance[down, up]))
        found.append(_judged(penalty, reward, variances, reach))
    return Contrast(float(fit.coefficients[0]), fit.r_squared, tuple(found))


def _judged(penalty: float, reward: float, variances: tuple[float, float], reach: float) -> PenaltyReward:
    from cxkit.stats.interval import Interval

    gap, both = reward - abs(penalty), reward + abs(penalty)
    interval = Interval(gap - reach, gap + reach)
    kind: Kind = "basic" if interval.high < 0 else "excitement" if interval.low > 0 else "undecided"
    if kind == "undecided" and both > 0 and max(abs(interval.low), abs(interval.high)) < both / 4:
        kind = "performance"
    asymmetry = gap / both if both > 0 else 0.0
    return PenaltyReward(penalty, reward, math.sqrt(variances[0]), math.sqrt(variances[1]), asymmetry, interval, kind)
