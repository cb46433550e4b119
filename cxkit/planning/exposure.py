"""What risks weigh before and after prevention, and what they may cost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxkit.planning.draws import Spread, likely
from cxkit.planning.states import risk_state

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from typing import Literal

    from cxkit.model import Risk

STEPS = 5
"""Likelihood and impact run from 1 to 5."""


@dataclass(frozen=True, slots=True)
class Exposure:
    """A risk as it weighs today.

    Args:
        risk: id.
        number: its place in the register, 1 comes first: what weighs most before prevention, then after it.
        before: likelihood × impact before prevention, 1 to 25; None where nobody judged it.
        after: likelihood × impact after prevention; None where nobody judged it.
        over: whether what remains (or what was before, where only that is judged) lies over the appetite.
        state: `open`, `happened` or `closed`.
        expected: what it costs on average: chance × loss; None where no loss or no likelihood is written.
        set_aside: money for its plan; None where there is none.
    """

    risk: str
    number: int
    before: int | None
    after: int | None
    over: bool
    state: Literal["open", "happened", "closed"]
    expected: Spread | None
    set_aside: float | None


def chance(likelihood: int) -> tuple[float, float]:
    """The chance meant by a likelihood of 1 to 5, from and to: five equal steps, 0–20 % … 80–100 %.

    The words of a risk register carry no figures; equal steps, with their middles 10, 30, 50, 70 and 90 %, are those
    of the Project Management Institute's practice. They serve to add risks up, not to foretell one.

    Example:
        >>> chance(3)
        (0.4, 0.6)
    """
    return (likelihood - 1) / STEPS, likelihood / STEPS


def expected_loss(likelihood: int, low: float, middle: float, high: float) -> Spread:
    """What a risk costs on average: from the low chance and loss to the high chance and loss.

    Example:
        >>> expected_loss(3, 90_000, 175_000, 260_000)
        Spread(low=36000.0, likely=87500.0, high=156000.0)
    """
    least, most = chance(likelihood)
    return Spread(least * low, (least + most) / 2 * middle, most * high)


def exposures(risks: Sequence[Risk], appetite: int, today: date) -> tuple[Exposure, ...]:
    """All risks in the order of the register; closed ones last.

    Example:
        >>> from datetime import date
        >>> from cxkit.model import Risk
        >>> strike = Risk(id="strike", name="A strike", inherent={"likelihood": 4, "impact": 4})
        >>> [(one.risk, one.before, one.over) for one in exposures([strike], 8, date(2027, 1, 1))]
        [('strike', 16, True)]
    """
    ordered = sorted(
        risks,
        key=lambda one: (
            risk_state(one, today) == "closed",
            -(one.inherent.score if one.inherent else 0),
            -(one.residual.score if one.residual else 0),
            one.id,
        ),
    )
    return tuple(_exposure(one, number, appetite, today) for number, one in enumerate(ordered, 1))


def _exposure(one: Risk, number: int, appetite: int, today: date) -> Exposure:
    remains = one.residual or one.inherent
    state = risk_state(one, today)
    return Exposure(
        one.id,
        number,
        one.inherent.score if one.inherent else None,
        one.residual.score if one.residual else None,
        remains is not None and remains.score > appetite and state != "closed",
        state,
        _expected(one) if state != "closed" else None,
        one.plan.budget if one.plan else None,
    )


def _expected(one: Risk) -> Spread | None:
    remains = one.residual or one.inherent
    if remains is None or one.loss is None or one.loss.low is None or one.loss.high is None:
        return None
    return expected_loss(remains.likelihood, one.loss.low, likely(one.loss) or 0.0, one.loss.high)
