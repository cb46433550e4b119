"""Several questions that make one score for each respondent, and the parts it has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cxkit.errors import UsageError
from cxkit.kpis._kpi import PER_CENT, Better, Estimate
from cxkit.kpis._shares import drawn_in, named
from cxkit.stats.mean import t_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from cxkit.scales.scale import Scale
    from cxkit.summaries.scores import Scores

GAP = "points of the scale"
_ALPHA = 0.7
_FEW = 50


@dataclass(frozen=True, slots=True)
class Items:
    """How several questions make scores.

    Args:
        check: the questions' scales and what was declared → part → its lowest and highest score, or the scale of its
            codes where a part is counted by them; the whole is called ''. A `UsageError` where they don't fit.
        scores: one respondent's points (None: no answer), their scales and what was declared → part → score; a part is
            None where it can't be told; `completed` says that a missing answer was filled.
        statements: one respondent's points and what was declared → part → the values it is made of, for alpha.
        lists: how many lists of questions it takes (servqual: expected and perceived).
    """

    check: Callable[[Sequence[Scale], Mapping[str, Any]], Mapping[str, tuple[float, float] | Scale]]
    scores: Callable[[Sequence[float | None], Sequence[Scale], Mapping[str, Any]], Mapping[str, float | None]]
    statements: Callable[[Sequence[float | None], Mapping[str, Any]], Mapping[str, Sequence[float | None]]] | None = (
        None
    )
    lists: int = 1


def mean_score(scores: Scores, confidence: float, *, unit: str, statistic: str, better: Better = "higher") -> Estimate:
    """Mean of the respondents' scores with Student's interval, the respondent being the unit."""
    moments, units = scores.moments, scores.units
    if moments.variance == 0:
        reach = (scores.high - scores.low) / PER_CENT
        interval = t_mean(moments.mean, reach / (units + 1), max(1.0, units - 1), confidence)
        method = "t, one more answer"
    else:
        interval = t_mean(moments.mean, scores.se, units - 1, confidence)
        method = "t"
    low, high = drawn_in(interval, moments.mean, scores.frame)
    plain = float(moments.n)
    if scores.repeats is not None and scores.se > 0:
        worth = min(plain, moments.variance / scores.se**2)
    else:
        worth = moments.effective_n if scores.weighted else plain
    return Estimate(
        value=moments.mean,
        low=max(scores.low, low),
        high=min(scores.high, high),
        n=scores.n,
        n_effective=worth,
        confidence=confidence,
        method=named(method, scores.repeats, scores.frame),
        unit=unit,
        statistic=statistic,
        tally={"complete": scores.n - scores.completed, "with an answer filled in": scores.completed}
        if scores.completed
        else {"complete": scores.n},
        better=better,
        bounds=(scores.low, scores.high),
        spread=moments.variance,
        notes=_consistent(scores, statistic),
        frame=scores.frame,
    )


def _consistent(scores: Scores, statistic: str) -> tuple[str, ...]:
    """Whether the items that make the score go together."""
    alpha = scores.consistency.alpha if scores.consistency else None
    if alpha is None or scores.consistency is None:
        return ()
    said = f"Cronbach's alpha of its {len(scores.consistency.sums)} questions is {round(alpha, 2) + 0.0:.2f}"
    if alpha < _ALPHA:
        said += f", below {_ALPHA}: they don't measure one thing well"
        said += "; differences of two answers carry the noise of both" if statistic.startswith("gap") else ""
    few = f"{scores.n} respondents are few for an alpha: under {_FEW} it moves much by chance"
    return (said, few) if scores.n < _FEW else (said,)


def shares(text: str, n: int, kpi: str, of: str = "questions") -> list[float]:
    """Weights as declared, `0.3885/0.3190/0.2925` (or points of 100), one for each item; equal where none are.

    Raises:
        UsageError: their number or their sum doesn't fit.

    Example:
        >>> shares("50/30/20", 3, "csi"), shares("", 4, "csi")
        ([0.5, 0.3, 0.2], [0.25, 0.25, 0.25, 0.25])
    """
    if not text:
        return [1 / n] * n
    try:
        weights = [float(part) for part in text.split("/")]
    except ValueError:
        message = f"weights={text} of {kpi} aren't numbers"
        raise UsageError(message, hint=f"write one for each, in the order of the {of}: weights=0.5/0.3/0.2") from None
    if len(weights) != n or min(weights) < 0:
        message = f"{kpi} has {n} {of} and needs {n} weights of 0 or more, not {text}"
        raise UsageError(message, hint=f"write one for each, in the order of the {of}, adding up to 1 or 100")
    total = sum(weights)
    for whole in (1.0, PER_CENT):
        if abs(total - whole) < 1e-6 * whole:
            return [weight / total for weight in weights]
    message = f"the weights of {kpi} add up to {total:g}, and must to 1 (or 100)"
    raise UsageError(message, hint="nothing is rescaled in silence: write weights that add up")
