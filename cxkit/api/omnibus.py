"""Whether the groups of a breakdown differ at all: one test for all of them, before any is told apart."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, NamedTuple

from cxkit.api.comparisons import side_of
from cxkit.kpis._points import reach_of, values_of
from cxkit.publish import NO_ANSWERS
from cxkit.scales.distribution import Distribution
from cxkit.stats.groups import Omnibus, chi_square, wald, welch
from cxkit.stats.survival import Durations, log_rank
from cxkit.stats.weights import variance
from cxkit.summaries.times import Times

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cxkit.api.asked import Asked
    from cxkit.api.comparisons import Measure
    from cxkit.publish import Figure
    from cxkit.summaries.summary import Summary


class Together(NamedTuple):
    """A test of all groups of a breakdown.

    Args:
        metric: whose figures.
        period: label, or None.
        columns: of the breakdown.
        groups: how many.
        method: `chi-square` of answers by kind, `Welch's anova` of means, `log-rank` of times, `Wald` where answers are
            weighted or repeated.
        test: the statistic and its p-value.
    """

    metric: str
    period: str | None
    columns: tuple[str, ...]
    groups: int
    method: str
    test: Omnibus

    def as_dict(self) -> dict[str, Any]:
        """As it stands in the shape `cx/1`."""
        below = self.test.df_below
        return {
            "metric": self.metric,
            "period": self.period,
            "by": list(self.columns),
            "groups": self.groups,
            "method": self.method,
            "statistic": self.test.statistic,
            "df": self.test.df,
            "df_below": below if math.isfinite(below) else None,
            "p": self.test.p,
        }


def together(figures: Sequence[Figure], asked: Mapping[str, Asked]) -> Iterator[Together]:
    """A test of each breakdown whose groups are all shown."""
    tables: dict[tuple[str, str | None, tuple[str, ...]], list[Figure]] = {}
    for figure in figures:
        if figure.segment and figure.reason != NO_ANSWERS:
            names = tuple(name for name, _ in figure.segment)
            tables.setdefault((figure.metric, figure.period, names), []).append(figure)
    for (metric, period, columns), groups in tables.items():
        answers = [one.answers for one in groups if one.answers is not None]
        if len(answers) < max(2, len(groups)):
            continue
        found = differ(answers, asked[metric])
        if found is not None:
            yield Together(metric, period, columns, len(answers), *found)


def differ(groups: Sequence[Summary], measure: Measure) -> tuple[str, Omnibus] | None:
    """How it was tested whether groups differ, and what came out; None where it can't be."""
    try:
        if all(isinstance(one, Times) for one in groups) and _over_time(measure):
            lasted = [Durations(one.ended, one.running) for one in groups if isinstance(one, Times)]
            statistic, p = log_rank(lasted)
            return "log-rank", Omnibus(statistic, len(groups) - 1, math.inf, p)
        counted = [one for one in groups if isinstance(one, Distribution)]
        plain = all(not one.weighted and one.clusters is None and one.frame is None for one in counted)
        if len(counted) == len(groups) and plain:
            return _counted(counted, measure)
        sides = [side_of(one, measure) for one in groups]
        return "Wald", wald([(one.value, one.error) for one in sides])
    except ValueError:
        return None


def _over_time(measure: Measure) -> bool:
    return str(measure.declared.get("statistic", "median")) in ("median", "p90")


def _counted(groups: Sequence[Distribution], measure: Measure) -> tuple[str, Omnibus]:
    points = sorted({point for one in groups for point in one.cells})
    values = values_of(measure.kpi, measure.declared, groups[0], points)
    bounds = measure.kpi(groups[0], 0.95, **measure.declared).bounds
    cells = [one.recode(values.__getitem__) for one in groups]
    if reach_of(values, bounds) is not None:
        kinds = sorted({value for each in cells for value in each})
        return "chi-square", chi_square([[each[kind].n if kind in each else 0 for kind in kinds] for each in cells])
    means = [measure.kpi(one, 0.95, **measure.declared).value for one in groups]
    spreads = [variance(each) * one.n / max(1, one.n - 1) for each, one in zip(cells, groups, strict=True)]
    rows = [(float(one.n), mean, spread) for one, mean, spread in zip(groups, means, spreads, strict=True)]
    return "Welch's anova", welch(rows)
