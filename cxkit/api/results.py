"""Gather all that a report or a status may use: the strategy, its findings, what was recorded, and verdicts."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from cxkit.api.alarms import alarms
from cxkit.api.comparisons import rest_changes, side_of
from cxkit.api.objectives import judged, path_of, population_of
from cxkit.api.splits import named, split
from cxkit.api.validate import check
from cxkit.history.record import RecordedFigure
from cxkit.history.roll_up import together
from cxkit.history.store import live, read_all
from cxkit.kpis import KPIS
from cxkit.model import Trigger
from cxkit.planning.plan import Plan
from cxkit.publish import LOW_BASE, NO_ANSWERS
from cxkit.results import (
    MetricResult,
    ObjectiveResult,
    Parts,
    Point,
    RankedDrivers,
    RecordResult,
    Results,
    SegmentPoint,
)
from cxkit.scales.distribution import Distribution
from cxkit.scan.periods import last_day
from cxkit.scan.request import Ledger
from cxkit.stats.mean import t_mean
from cxkit.stats.trend import FEWEST, trend
from cxkit.stats.weights import linearised_se, weighted_mean
from cxkit.verdicts.change import Strictness, compare, decide
from cxkit.verdicts.contrast import independent

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from cxkit.history.record import Record, RecordedMetric
    from cxkit.kpis._kpi import Kpi
    from cxkit.loading.workspace import Workspace
    from cxkit.model import Metric, Objective
    from cxkit.scan.request import Segment
    from cxkit.stats.trend import Trend
    from cxkit.summaries.summary import Summary
    from cxkit.verdicts.change import Change
    from cxkit.verdicts.contrast import Side


_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}


def gather(workspace: Workspace, day: date) -> Results:
    """Results of a workspace as of a day; figures of periods that ended after it are left out.

    Raises:
        DataError: a record is damaged, or two contradict each other.
    """
    confidence = workspace.config.thresholds.confidence / 100
    records = {
        name: record for name, record in live(read_all(workspace.root)).items() if last_day(record.period) <= day
    }
    metrics = tuple(_metric(workspace, metric, records, confidence) for metric in workspace.metrics)
    parts = [_metric(workspace, part, records, confidence) for part in _parts(workspace)]
    by_name = {result.metric.id: result for result in (*metrics, *parts)}
    ranked = sorted(workspace.objectives, key=lambda one: -(one.impact.total if one.impact else 0))
    objectives = tuple(
        _objective(workspace, one, rank, by_name.get(one.metric or ""), records, day, confidence)
        for rank, one in enumerate(ranked, 1)
    )
    return Results(
        workspace,
        day,
        confidence,
        check(workspace, day).findings,
        metrics,
        objectives,
        Plan(workspace, day),
        tuple(_provenance(name, record) for name, record in sorted(records.items())),
        tuple(alarms(workspace, by_name, day)),
    )


def _parts(workspace: Workspace) -> Iterator[Metric]:
    """Parts of metrics that objectives and triggers name, such as `first-week.emotion`, each as a metric of its own."""
    triggers = (trigger.metric for _, trigger in workspace.walk(Trigger))
    for name in dict.fromkeys((*(objective.metric or "" for objective in workspace.objectives), *triggers)):
        whole, dot, part = name.partition(".")
        metric = workspace.get("metric", whole)
        if dot and metric is not None:
            yield metric.model_copy(update={"id": name, "name": f"{metric.name}: {part}"})


def _metric(workspace: Workspace, metric: Metric, records: Mapping[str, Record], confidence: float) -> MetricResult:
    waves = _waves(metric, records)
    computable = metric.kpi in KPIS.names()
    kpi = KPIS.get(metric.kpi) if computable else None
    sources = [source for name in metric.source if (source := workspace.get("source", name))]
    population = metric.population or "; ".join(source.population or source.name for source in sources)
    reason = ""
    if not waves:
        reason = "nothing recorded yet" if computable else f"this version can't compute {metric.kpi} yet"
    latest = _estimate(waves[-1][1], _total(waves[-1][1]), confidence) if waves else None
    change, before = _change(waves, confidence)
    total = _total(waves[-1][1]) if waves else None
    return MetricResult(
        metric=metric,
        kpi_title=kpi.title if kpi else metric.kpi,
        statistic=waves[-1][1].statistic if waves else "",
        unit=waves[-1][1].unit if waves else "",
        better=latest.better if latest else "higher",
        bounds=latest.bounds if latest else (0.0, 100.0),
        formula=kpi.formula if kpi else "",
        population=population,
        series=tuple(_point(record.period, one, _total(one), confidence) for record, one in waves),
        change=change,
        change_from=before,
        segments=_segments(waves, confidence),
        excluded=dict(total.answers.excluded) if total and total.answers else {},
        confidence=confidence,
        method=latest.method if latest else "",
        reason=reason,
        feeling=_feeling(total, confidence),
        parts=_parts_of(waves),
        trend=_trend(waves, confidence),
        drivers=_drivers(metric, waves),
    )


def _drivers(metric: Metric, waves: Sequence[tuple[Record, RecordedMetric]]) -> RankedDrivers | None:
    """Those of the newest period that has them; none where the metric declares none any more."""
    for record, one in reversed(waves if metric.drivers else ()):
        if one.drivers is not None and one.revision == waves[-1][1].revision:
            return RankedDrivers(record.period, record.confidence, one.drivers)
    return None


def _waves(metric: Metric, records: Mapping[str, Record]) -> list[tuple[Record, RecordedMetric]]:
    """Its recorded periods in the order of time; where several sources feed it, their counts together."""
    found: dict[str, list[Record]] = {}
    for _, record in sorted(records.items(), key=lambda pair: (last_day(pair[1].period), pair[0])):
        if metric.id in record.metrics:
            found.setdefault(record.period, []).append(record)
    waves, known = [], set[str]()
    for parts in found.values():
        known |= {record.source for record in parts}
        waves.append((parts[-1], _of_all_sources(parts, metric.id, known)))
    return waves


def _of_all_sources(parts: Sequence[Record], name: str, known: set[str]) -> RecordedMetric:
    """A wave of all the sources that have fed the metric so far; of some of them it isn't comparable and not shown."""
    last = parts[-1].metrics[name]
    lacking = sorted(known - {record.source for record in parts})
    if len(known) == 1:
        return last
    figures = []
    for segment in sorted({figure.segment for record in parts for figure in record.metrics[name].figures}):
        answers, reason = together(segment, parts, name)
        if lacking:
            answers, reason = None, f"not recorded of {', '.join(lacking)}"
        figures.append(RecordedFigure(segment, answers, reason or None))
    return replace(last, figures=tuple(figures), who={})


def _total(metric: RecordedMetric) -> RecordedFigure | None:
    return next((figure for figure in metric.figures if not figure.segment), None)


def _estimate(metric: RecordedMetric, figure: RecordedFigure | None, confidence: float) -> Any:
    if figure is None or figure.answers is None:
        return None
    return KPIS.get(metric.kpi)(figure.answers, confidence, **metric.declared)


def _point(period: str, metric: RecordedMetric, figure: RecordedFigure | None, confidence: float) -> Point:
    estimate = _estimate(metric, figure, confidence)
    if estimate is None:
        reason = figure.reason if figure else "not measured"
        return Point(period, last_day(period), None, None, None, None, metric.revision, reason)
    return Point(
        period, last_day(period), estimate.value, estimate.low, estimate.high, estimate.n, metric.revision, None,
        estimate.n < LOW_BASE and not estimate.census, estimate.census, _response_rate(metric, figure),
    )  # fmt: skip


def _response_rate(metric: RecordedMetric, figure: RecordedFigure | None) -> float | None:
    invited = metric.who.get("invited")
    if invited is None or figure is None or figure.answers is None or figure.segment:
        return None
    responses = figure.answers.n + sum(figure.answers.excluded.values())
    return float(responses / invited * 100) if responses <= invited else None


def _feeling(figure: RecordedFigure | None, confidence: float) -> tuple[float, float, float] | None:
    """The mean answer on its scale, laid from −2 to 2, with Student's interval."""
    answers = figure.answers if figure else None
    if not isinstance(answers, Distribution) or answers.n < 2 or answers.scale.high - answers.scale.low < 3:
        return None
    cells = answers.recode(lambda point: point)
    mean = weighted_mean(cells)
    low, high = t_mean(mean, linearised_se(cells), answers.n - 1, confidence)
    middle, half = (answers.scale.low + answers.scale.high) / 2, (answers.scale.high - answers.scale.low) / 4
    value, least, most = (max(-2.0, min(2.0, (one - middle) / half)) for one in (mean, low, high))
    return value, least, most


class _Measure(NamedTuple):
    """How a recorded metric was measured."""

    kpi: Kpi
    declared: Mapping[str, Any]


def _measure(metric: RecordedMetric) -> _Measure:
    return _Measure(KPIS.get(metric.kpi), metric.declared)


def _side(metric: RecordedMetric, figure: RecordedFigure | None) -> Side | None:
    if figure is None or figure.answers is None:
        return None
    return side_of(figure.answers, _measure(metric))


def _change(waves: Sequence[tuple[Record, RecordedMetric]], confidence: float) -> tuple[Change | None, str | None]:
    if len(waves) < 2:
        return None, None
    (before, earlier), (_, later) = waves[-2:]
    sides = _side(later, _total(later)), _side(earlier, _total(earlier))
    if later.revision != earlier.revision or sides[0] is None or sides[1] is None:
        return None, before.period
    return compare(sides[0], sides[1], confidence), before.period


def _parts_of(waves: Sequence[tuple[Record, RecordedMetric]]) -> Parts | None:
    """Where the latest change comes from, over breakdowns whose groups are all shown in both periods."""
    if len(waves) < 2 or waves[-1][1].revision != waves[-2][1].revision:
        return None
    now, then = waves[-1][1], waves[-2][1]
    late, early = _total(now), _total(then)
    if late is None or early is None or late.answers is None or early.answers is None:
        return None
    tables: dict[tuple[str, ...], tuple[Mapping[str, Summary], Mapping[str, Summary]]] = {}
    for attribute in dict.fromkeys(one.segment[0][0] for one in now.figures if one.segment):
        table = _shown(now, attribute), _shown(then, attribute)
        if table[0] and table[1] and _rolled(now, attribute) == _rolled(then, attribute):
            tables[attribute,] = table
    found = split(late.answers, early.answers, _measure(now), tables)
    return Parts(found[1], {columns[0]: one for columns, one in found[2].items()}) if found else None


def _shown(metric: RecordedMetric, attribute: str) -> dict[str, Summary]:
    """Groups of an attribute with their answers; nothing where one that has answers is withheld."""
    own = [one for one in metric.figures if one.segment and one.segment[0][0] == attribute and one.reason != NO_ANSWERS]
    shown = {named(one.segment): one.answers for one in own if one.answers is not None}
    return shown if len(shown) == len(own) else {}


def _rolled(metric: RecordedMetric, attribute: str) -> dict[Segment, int]:
    own = [one for one in metric.figures if one.segment and one.segment[0][0] == attribute]
    return {one.segment: one.groups for one in own if one.groups}


def _trend(waves: Sequence[tuple[Record, RecordedMetric]], confidence: float) -> Trend | None:
    """The slope per period over the periods of the latest definition."""
    points = []
    for record, metric in waves:
        side = _side(metric, _total(metric)) if metric.revision == waves[-1][1].revision else None
        if side is not None and 0 < side.error < math.inf:
            points.append((_count_of(record), side.value, side.error))
    return trend(points, confidence) if len(points) >= FEWEST else None


def _count_of(record: Record) -> float:
    """How many of its periods lie before a record's, from any one: a missing period leaves a gap."""
    end = last_day(record.period)
    if record.word in _DAYS:
        return end.toordinal() / _DAYS[record.word]
    return (end.year * 12 + end.month) / _MONTHS.get(record.word, 1)


def _segments(waves: Sequence[tuple[Record, RecordedMetric]], confidence: float) -> tuple[SegmentPoint, ...]:
    if not waves:
        return ()
    record, metric = waves[-1]
    before = waves[-2][1] if len(waves) > 1 and waves[-2][1].revision == metric.revision else None
    figures = [figure for figure in metric.figures if figure.segment]
    points: list[SegmentPoint] = []
    for attribute in dict.fromkeys(figure.segment[0][0] for figure in figures):
        own = [figure for figure in figures if figure.segment[0][0] == attribute]
        changes = _since(metric, own, before, Strictness(confidence))
        rests = _against_rest(metric, own, Strictness(confidence))
        points += [
            SegmentPoint(
                attribute, one.segment[0][1], _point(record.period, metric, one, confidence),
                changes.get(one.segment), rests.get(one.segment),
            )
            for one in own
        ]  # fmt: skip
    return tuple(points)


def _since(
    metric: RecordedMetric, figures: Sequence[RecordedFigure], before: RecordedMetric | None, strict: Strictness
) -> dict[Segment, Change]:
    """What changed in each group since the period before."""
    earlier = {one.segment: one for one in before.figures} if before else {}
    contrasts = {}
    for one in figures:
        same = earlier.get(one.segment)
        then = _side(metric, same) if same is not None and same.groups == one.groups else None
        now = _side(metric, one)
        if now is not None and then is not None:
            contrasts[one.segment] = independent(now, then)
    return dict(zip(contrasts, decide(list(contrasts.values()), strict), strict=True))


def _against_rest(
    metric: RecordedMetric, figures: Sequence[RecordedFigure], strict: Strictness
) -> dict[Segment, Change]:
    """How each group differs from all the others together."""
    groups = [one for one in figures if one.reason != NO_ANSWERS]
    answers = [one.answers for one in groups if one.answers is not None]
    if len(answers) < max(2, len(groups)):
        return {}
    (changes,) = rest_changes([answers], _measure(metric), strict)
    return {one.segment: change for one, change in zip(groups, changes, strict=True) if change is not None}


def _objective(
    workspace: Workspace,
    objective: Objective,
    rank: int,
    metric: MetricResult | None,
    records: Mapping[str, Record],
    day: date,
    confidence: float,
) -> ObjectiveResult:
    waves = _waves(metric.metric, records) if metric else []
    population = population_of(workspace, objective, metric.metric) if metric else ()
    path = path_of(objective, lambda end: _recorded_value(waves, population or (), end, confidence))
    owner = workspace.get("party", objective.owner) if objective.owner else None
    empty = ObjectiveResult(
        objective=objective,
        metric=metric,
        owner=owner.name if owner else objective.owner or "nobody",
        rank=rank,
        start=path.points[0] if path else None,
        goal=path.points[-1] if path else None,
        expected=path.at(day) if path else None,
        checkpoint=path.checkpoint(day) if path else None,
        next=path.next(day) if path else None,
        verdict=None,
    )
    if path is None:
        return replace(empty, reason="no dated path: baseline or target lack a value or a day")
    if population is None:
        return replace(empty, reason=f"{objective.metric} isn't measured for {objective.segment} alone")
    latest = metric.latest if metric else None
    if metric is None or latest is None or latest.value is None:
        why = metric.reason or (latest.reason if latest else "") if metric else "its metric isn't declared"
        return replace(empty, reason=why or "not measured")
    recorded = waves[-1][1]
    own = _figure_of(recorded, population)
    empty = replace(empty, latest=_point(waves[-1][0].period, recorded, own, confidence))
    side = _side(recorded, own)
    if side is None:
        return replace(empty, expected=path.at(latest.end), reason="withheld")
    found = judged(objective, path, side, latest.end, better=metric.better, confidence=confidence)
    return replace(
        empty, expected=found.expected, verdict=found.verdict, reason=found.reason,
        decides_n=found.decides_n, decides_gap=found.decides_gap,
    )  # fmt: skip


def _recorded_value(
    waves: Sequence[tuple[Record, RecordedMetric]], population: Segment, end: date, confidence: float
) -> float | None:
    for record, metric in waves:
        if last_day(record.period) == end:
            estimate = _estimate(metric, _figure_of(metric, population), confidence)
            return estimate.value if estimate else None
    return None


def _figure_of(metric: RecordedMetric, population: Segment) -> RecordedFigure | None:
    return next((figure for figure in metric.figures if figure.segment == population), None)


def _provenance(name: str, record: Record) -> RecordResult:
    ledgers = tuple(
        Ledger(
            "", "", int(one["rows"]), int(one["used"]), dict(one["excluded"]), dict(one["rejected"]),
            str(one["sha256"]), int(one["bytes"]),
        )
        for one in record.inputs
    )  # fmt: skip
    return RecordResult(name, record.source, record.period, record.tool, record.definition, ledgers)
