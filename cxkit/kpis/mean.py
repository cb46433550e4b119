"""A mean: any question answered in numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cxkit.errors import UsageError
from cxkit.kpis import _shares
from cxkit.kpis._kpi import Estimate, direction, kpi

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxkit.scales.distribution import Distribution
    from cxkit.scales.scale import Scale


def _undeclared(_: Mapping[str, Any]) -> Scale:
    message = "mean needs the scale: which numbers can stand there"
    raise UsageError(message, hint="add scale=LOWEST..HIGHEST, such as scale=0..100", code="MET301")


@kpi(
    "mean",
    title="Mean",
    scale=_undeclared,
    formula="average of the answers, on their own scale",
    decimals=True,
    kinds=("mean",),
)
def mean(answers: Distribution, confidence: float = 0.95, *, better: str = "higher") -> Estimate:
    """Average of answers in numbers: a usability score from 0 to 100, a severity from 0 to 4, minutes on a task.

    The scale must be declared, `scale=0..100`; a number off it stops the run, because a survey's own code for 'no
    answer' looks just like one. Numbers between the points count too (72.5).

    better: `higher` (default) or `lower`.

    Population: everyone who answered; no answer is not in the base and is counted.

    Interval: Student's t, with the linearised standard error where answers are weighted and that of the respondents
    where they repeat; from fewer than 15 answers a bias-corrected bootstrap with a fixed seed.

    Source: Student, Biometrika 6 (1908); Efron and Tibshirani, An Introduction to the Bootstrap (1993).
    """
    return _shares.mean(answers, confidence, better=direction("mean", better))
