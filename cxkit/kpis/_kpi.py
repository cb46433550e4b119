"""The shape of a KPI: what it needs to know, and the estimate it gives."""

from __future__ import annotations

import inspect
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cxkit.scales.distribution import Distribution
    from cxkit.scales.scale import Scale

Better = Literal["higher", "lower"]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A measured value with its uncertainty, in the unit it is printed in.

    Args:
        value: the headline value.
        low: lower limit of the interval.
        high: upper limit of the interval.
        n: answers, unweighted.
        n_effective: answers that the weighted ones are worth; `n` without weights.
        confidence: of the interval, 0 to 1.
        method: name of the interval, such as `score` or `wilson`.
        unit: `points`, `%` or the scale's own, such as `1-5`.
        statistic: which headline, such as `net` or `top-two-box`.
        tally: the named counts behind the value, unweighted.
        better: whether higher or lower is better.
        bounds: lowest and highest possible value.
        spread: variance of one answer in the unit squared, for planning samples.
    """

    value: float
    low: float
    high: float
    n: int
    n_effective: float
    confidence: float
    method: str
    unit: str
    statistic: str
    tally: Mapping[str, int]
    better: Better
    bounds: tuple[float, float]
    spread: float


@dataclass(frozen=True, slots=True)
class Kpi:
    """A KPI: its names, its default scale and its pure function."""

    name: str
    title: str
    estimate: Callable[..., Estimate]
    scale: Scale | None
    statistics: tuple[str, ...]
    population: str
    page: str
    declares: Mapping[str, Any] = field(default_factory=dict)

    @property
    def required(self) -> tuple[str, ...]:
        """Declarations it always needs, such as the version of CES."""
        return tuple(key for key, default in self.declares.items() if default is inspect.Parameter.empty)

    def __call__(self, answers: Distribution, confidence: float = 0.95, **declared: Any) -> Estimate:
        """The estimate for these answers."""
        return self.estimate(answers, confidence, **declared)


def kpi(
    name: str, *, title: str, scale: Scale | None, statistics: tuple[str, ...], population: str
) -> Callable[[Callable[..., Estimate]], Kpi]:
    """Make a KPI of a function `(answers, confidence, *, declarations…) -> Estimate`.

    Its keyword-only parameters are what may be declared (`statistic=`, `version=`, …); one without a default must be.
    Its docstring is the KPI's reference page.
    """

    def decorate(function: Callable[..., Estimate]) -> Kpi:
        declares = {
            key: parameter.default
            for key, parameter in inspect.signature(function).parameters.items()
            if parameter.kind is inspect.Parameter.KEYWORD_ONLY
        }
        return Kpi(name, title, function, scale, statistics, population, inspect.getdoc(function) or "", declares)

    return decorate
