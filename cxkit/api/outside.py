"""Figures against numbers from outside: what others reach, an objective's path, and its target."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from cxkit.api.comparisons import Comparison, side
from cxkit.model import Because
from cxkit.stats.interval import Interval
from cxkit.stats.mean import t_mean
from cxkit.stats.net import tango
from cxkit.stats.share import wilson
from cxkit.verdicts.change import decide
from cxkit.verdicts.contrast import Side, fixed, independent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cxkit.api.asked import Asked
    from cxkit.api.score import MetricJudgement
    from cxkit.kpis._kpi import Estimate
    from cxkit.model import Benchmark
    from cxkit.publish import Figure
    from cxkit.verdicts.change import Strictness


def against_benchmarks(
    figures: Sequence[Figure], asked: Mapping[str, Asked], strict: Strictness
) -> tuple[Comparison, ...]:
    """Each figure of all customers against what others reach; the others of one metric and period are a family."""
    found = []
    for figure in figures:
        metric = asked[figure.metric].metric
        if figure.segment or figure.estimate is None or metric is None or isinstance(metric.benchmark, Because):
            continue
        own, estimate = side(figure, asked[figure.metric]), figure.estimate
        low, high = estimate.bounds
        others = [one for one in metric.benchmark if low <= one.value <= high]
        changes = decide([independent(own, declared_side(one, estimate)) for one in others], strict)
        found += [
            Comparison(figure.metric, (), figure.period, "benchmark", one.who, change)
            for one, change in zip(others, changes, strict=True)
        ]
    return tuple(found)


def declared_side(benchmark: Benchmark, ours: Estimate) -> Side:
    """What others say they reach, with the error that so many answers have; without a number of answers, as exact.

    Of a share the number of answers tells the error. Of a net share or a mean the spread of the answers is taken as
    ours, for nobody publishes it.

    Args:
        benchmark: value, and how many answers it rests on.
        ours: the figure that is compared, of the same question.
    """
    value, n = float(benchmark.value), float(benchmark.n or 0)
    if n < 1:
        return fixed(value)
    if ours.method.startswith("wilson"):
        share = value / 100
        return Side(value, lambda level: _scaled(wilson(share * n, n, level)), share * (1 - share) * 1e4, n)
    if ours.method.startswith("score"):
        net, decided = value / 100, ours.spread / 1e4 + (ours.value / 100) ** 2
        decided = min(1.0, max(abs(net), decided))
        up, down = (decided + net) / 2 * n, (decided - net) / 2 * n
        return Side(value, lambda level: _scaled(tango(up, down, n, level)), (decided - net * net) * 1e4, n)
    error = math.sqrt(ours.spread / n)
    return Side(value, lambda level: t_mean(value, error, n - 1, level), ours.spread, n)


def _scaled(limits: Interval) -> Interval:
    return Interval(limits.low * 100, limits.high * 100)


def against_paths(
    judgements: Iterable[MetricJudgement], figures: Sequence[Figure], asked: Mapping[str, Asked], strict: Strictness
) -> Iterator[Comparison]:
    """Each judged figure against where its objective's path stands on the last day of the period, and its target.

    Each is a comparison of its own: the one that a verdict rests on.
    """
    totals = {(figure.metric, figure.period): figure for figure in figures if not figure.segment}
    for metric, period, judgement in judgements:
        figure = totals.get((metric, period))
        if figure is None or figure.answers is None:
            continue
        own = side(figure, asked[metric])
        target = judgement.path.points[-1][1]
        if judgement.expected is not None and judgement.verdict is not None:
            (change,) = decide([independent(own, fixed(judgement.expected))], strict)
            yield Comparison(metric, (), period, "path", judgement.objective.id, change)
        (change,) = decide([independent(own, fixed(target))], strict)
        yield Comparison(metric, (), period, "target", judgement.objective.id, change)
