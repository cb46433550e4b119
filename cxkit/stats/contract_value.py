"""What a new contract is worth, when customers differ in how likely they are to leave (sBG)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, NamedTuple

from cxkit.stats.fitting import curvature, maximise, slopes
from cxkit.stats.sbg import ShiftedBetaGeometric

if TYPE_CHECKING:
    from collections.abc import Sequence


class Tenure(NamedTuple):
    """Contracts that went alike.

    Args:
        renewals: how many each saw.
        ended: whether they left at the next one; else they were still there when last seen.
        n: contracts.
        money: sum of what each brings in a period.
        squares: sum of the squares of that.
    """

    renewals: int
    ended: bool
    n: int
    money: float
    squares: float


class ContractWorth(NamedTuple):
    """Value of a new contract: the mean, its standard error, and the model of how long contracts last."""

    value: float
    se: float
    model: ShiftedBetaGeometric


def contract_value(tenures: Sequence[Tenure], discount: float) -> ContractWorth:
    """Mean margin of a period times the discounted number of payments of a new contract, the first at once.

    The standard error treats the model and the mean as estimating equations and each contract as a draw (a sandwich),
    so what margins and tenures have in common is in it.

    Args:
        tenures: contracts by how they went; those of different age may stand together, as each is seen as far as it is.
        discount: per renewal period, above 0.

    Raises:
        NotConvergedError: no single best model fits.

    Source: Fader and Hardie, Journal of Interactive Marketing 21 (2007) and Marketing Science 29 (2010).

    Example:
        >>> left = [131, 126, 90, 60, 42, 34, 26]
        >>> cells = [Tenure(at, True, n, n * 100.0, n * 10000.0) for at, n in enumerate(left)]
        >>> worth = contract_value([*cells, Tenure(7, False, 491, 49100.0, 4910000.0)], 0.1)
        >>> round(worth.model.alpha, 3), round(worth.value, 0), round(worth.se, 1)
        (0.668, 592.0, 14.7)
    """
    import numpy as np

    counts = np.array([one.n for one in tenures], dtype=float)
    n, money = float(counts.sum()), math.fsum(one.money for one in tenures)
    found = maximise(
        lambda at: float((counts * _logs(ShiftedBetaGeometric(*at), tenures)).sum()), (1.0, 1.0), "the sBG model"
    )
    logs, mean = np.log(found), money / n

    def likelihoods(at: Any) -> Any:
        return _logs(ShiftedBetaGeometric(*(math.exp(one) for one in at)), tenures)

    def payments(at: Any) -> float:
        return ShiftedBetaGeometric(*(math.exp(one) for one in at)).expected_lifetime(discount)

    information = -curvature(lambda at: float((counts * likelihoods(at)).sum()), logs)
    moved = mean * n * np.linalg.solve(information, slopes(payments, logs)) @ slopes(likelihoods, logs)
    worth = float(payments(logs))
    squares = 0.0
    for one, shift in zip(tenures, moved.tolist(), strict=True):
        apart = one.money - one.n * mean
        spread = one.squares - 2 * mean * one.money + one.n * mean**2
        squares += worth**2 * spread + 2 * worth * shift * apart + one.n * shift**2
    return ContractWorth(mean * worth, math.sqrt(max(0.0, squares) / n / (n - 1)), ShiftedBetaGeometric(*found))


def _logs(model: ShiftedBetaGeometric, tenures: Sequence[Tenure]) -> Any:
    """Log-likelihood of a contract of each kind."""
    import numpy as np

    furthest = max(one.renewals for one in tenures) + 1
    there = [1.0]
    for renewal in range(1, furthest + 1):
        there.append(there[-1] * model.retention(renewal))
    chances = [there[one.renewals] - there[one.renewals + 1] if one.ended else there[one.renewals] for one in tenures]
    with np.errstate(divide="ignore"):
        return np.log(np.array(chances))
