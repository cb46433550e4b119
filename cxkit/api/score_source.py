"""Measure a source of the workspace: by its own mapping, against its objectives, and into measurements/."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from cxkit.api.columns_of import about_new_questions, require_columns
from cxkit.api.comparisons import Same, against_rest, side, since_before, strictness
from cxkit.api.earlier import earlier_waves
from cxkit.api.locked import held_against
from cxkit.api.measure import Manner, measure
from cxkit.api.metric_drivers import metric_drivers
from cxkit.api.objectives import judged, path_of, population_of
from cxkit.api.omnibus import together
from cxkit.api.outside import against_benchmarks, against_paths
from cxkit.api.recording import keep, records_of
from cxkit.api.same_questions import require_same_questions
from cxkit.api.score import (
    MetricJudgement,
    Score,
    after_today,
    breakdown,
    by_name,
    require_answers,
    require_decimal,
    require_order,
    said_of,
    too_many,
)
from cxkit.api.source_metrics import asked_of, margins_of, source_of
from cxkit.api.splits import splits
from cxkit.api.today import today
from cxkit.errors import UsageError
from cxkit.history.store import live, read_all
from cxkit.loading.load import load
from cxkit.readers import in_zone, open_export
from cxkit.scan.engine import counted_by
from cxkit.scan.periods import last_day
from cxkit.scan.where import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from cxkit.api.asked import Asked
    from cxkit.api.locked import NotRebuilt
    from cxkit.history.record import Record
    from cxkit.loading.workspace import Workspace
    from cxkit.model import Source
    from cxkit.publish import Figure
    from cxkit.verdicts.target import Verdict


def score_source(
    exports: Sequence[str],
    *,
    source: str | None = None,
    metrics: Sequence[str] = (),
    by: Sequence[str] = (),
    where: str | None = None,
    root: Path | str = ".",
    as_of: str | date | None = None,
    confidence: float | None = None,
    record: bool = False,
    dry_run: bool = False,
    locked: bool | Collection[str] = False,
    reader: str | None = None,
    encoding: str | None = None,
    delimiter: str | None = None,
    sheet: str | None = None,
    partials: str | None = None,
    answers: str | None = None,
    timezone: str | None = None,
    date_order: str | None = None,
    decimal: str | None = None,
    max_rejected: float = 0,
    progress: Callable[[float], None] | None = None,
    adjust: str = "",
    simultaneous: bool = False,
    engine: str = "duckdb",
) -> Score:
    """Measure exports of a source with the metrics of the workspace.

    Args:
        exports: files of one source.
        source: its id, where the files don't tell.
        metrics: ids, none for all.
        by: attributes or columns to break down by instead of the metrics' own; such figures are never recorded.
        where: rows to keep besides those of the metrics; likewise.
        root: a path in the workspace.
        as_of: the day taken as today.
        confidence: of the intervals; else the workspace's.
        record: keep the figures in measurements/.
        dry_run: with `record`, write nothing.
        locked: hold the figures against those recorded, of all periods or of those named; `not_rebuilt` tells which
            differ, and nothing is written.
        reader: as for `score`; the source's own where not given.
        encoding: likewise.
        delimiter: likewise.
        sheet: likewise.
        partials: likewise.
        answers: likewise.
        timezone: likewise; else the workspace's.
        date_order: as for `score`.
        decimal: as for `score`.
        max_rejected: as for `score`.
        progress: as for `score`.
        adjust: as for `score`.
        simultaneous: as for `score`.
        engine: as for `score`.

    Raises:
        UsageError: no workspace, or a metric can't be measured as declared.
        DataError: the data can't be read, or must not be recorded.
        OutputError: the record can't be written; nothing was changed.
    """
    workspace = load(root)
    day = today(as_of)
    chosen = source_of(workspace, exports, source)
    require_order(date_order)
    require_decimal(decimal)
    require_answers(answers or chosen.answers)
    asked, notes = asked_of(workspace, chosen, metrics)
    if (record or locked) and (by or where):
        word = "--record" if record else "--locked"
        message = f"{word} means the declared breakdowns of all rows; --by and --where don't go with it"
        raise UsageError(message, hint=f"declare it in metrics.yaml (breakdown:, where:), or leave {word} out")
    asked = tuple(_narrowed(one, chosen, by) for one in asked)
    word = _period(asked)
    manner = Manner(
        period=word,
        time=_time(chosen, word) or chosen.columns.get("time"),
        zone=timezone or workspace.config.timezone,
        date_order=date_order or chosen.date_order,
        decimal=decimal or chosen.decimal,
        latest=(answers or chosen.answers) == "latest",
        weight=chosen.columns.get("weight"),
        where=parse(where) if where else None,
        confidence=confidence or workspace.config.thresholds.confidence / 100,
        group=workspace.config.privacy.group,
        max_rejected=max_rejected,
        progress=progress,
        customer=chosen.columns.get("customer"),
        margins=margins_of(chosen),
    )
    strict = strictness(manner.confidence, adjust, simultaneous=simultaneous)
    responses = open_export(
        list(exports),
        reader=reader or chosen.reader,
        encoding=encoding or chosen.encoding,
        delimiter=delimiter or chosen.delimiter,
        sheet=sheet or chosen.sheet,
        partials=partials or chosen.partials,
    )
    responses = in_zone(counted_by(responses, engine), chosen.timezone)
    require_columns(chosen, responses, asked)
    require_same_questions(chosen, responses, asked)
    notes += about_new_questions(chosen, responses)
    found = measure(responses, asked, manner)
    named = by_name(asked, found.figures)
    records = live(read_all(workspace.root))
    judged_rows = () if where else found.figures  # a path is about all customers, not about some rows
    judgements = tuple(_judgements(workspace, judged_rows, named, records, manner.confidence))
    verdicts: dict[tuple[str, str | None], Verdict | None] = {
        (one.metric, one.period): one.judgement.verdict for one in judgements
    }
    found = replace(
        found,
        figures=tuple(
            figure if figure.segment else replace(figure, verdict=verdicts.get((figure.metric, figure.period)))
            for figure in found.figures
        ),
    )
    earlier, not_compared = earlier_waves(found.figures, named, chosen, records, narrowed=where is not None)
    comparisons = since_before(found.figures, named, earlier, strict, Same(found.shared, manner.group))
    comparisons += against_rest(found.figures, named, strict)
    if where is None:
        comparisons += against_benchmarks(found.figures, named, strict)
        comparisons += tuple(against_paths(judgements, found.figures, named, strict))
    said = responses.notes + notes + found.notes + said_of(found.figures) + too_many(found.figures, named)
    said += after_today(found.figures, word, day) + tuple(_shares(named))
    not_rebuilt: tuple[NotRebuilt, ...] = ()
    if record or locked:
        drivers, not_ranked = metric_drivers(workspace, chosen, responses, asked, manner)
        said += not_ranked
        made = records_of(chosen, found, named, word, records, exports, manner.confidence, drivers)
        if record:
            said += keep(workspace.root, made, records, day, group=workspace.config.privacy.group, dry_run=dry_run)
        else:
            periods = None if isinstance(locked, bool) else locked
            rebuilt, not_rebuilt = held_against(made, records, chosen.id, day, periods)
            said += rebuilt
    return Score(
        found, comparisons, named, day, said, chosen.name, judgements, not_compared,
        tuple(splits(found.figures, named, earlier)), tuple(together(found.figures, named)), not_rebuilt,
    )  # fmt: skip


def _shares(asked: Mapping[str, Asked]) -> Iterator[str]:
    for name, one in asked.items():
        if one.metric is not None and len(one.metric.source) > 1:
            others = ", ".join(one.metric.source)
            yield f"{name} is fed by {others}: record each, and cx status says where all of them together stand"


def _narrowed(one: Asked, source: Source, by: Sequence[str]) -> Asked:
    if by:
        columns = {name: attribute.column for name, attribute in source.attributes.items()}
        wanted = tuple(tuple(columns.get(name, name) for name in breakdown(text)) for text in by)
        one = replace(one, breakdowns=wanted)
    return one


def _period(asked: Sequence[Asked]) -> str:
    words = sorted({one.metric.period or "" for one in asked if one.metric})
    if len(words) != 1 or not words[0]:
        message = "the metrics of this source have different periods, or none"
        raise UsageError(message, hint="measure those of one period at a time: --metric ID")
    return words[0]


def _time(source: Source, word: str) -> str:
    role = next((role for role in ("time", "opened", "started") if role in source.columns), None)
    if role is None:
        message = f"{source.id} doesn't say which column holds the time, so no {word} can be told"
        raise UsageError(message, hint="write columns: {time: COLUMN} at the source in feedback.yaml")
    return source.columns[role]


def _judgements(
    workspace: Workspace,
    figures: Sequence[Figure],
    asked: Mapping[str, Asked],
    records: Mapping[str, Record],
    confidence: float,
) -> Iterator[MetricJudgement]:
    for figure in figures:
        if figure.segment or figure.estimate is None or figure.period is None:
            continue
        one = asked[figure.metric]
        for objective in workspace.objectives:
            if objective.metric != figure.metric or one.metric is None:
                continue
            if population_of(workspace, objective, one.metric) != () or len(one.metric.source) > 1:
                continue
            path = path_of(objective, partial(_value_recorded, figure.metric, records))
            if path is not None:
                found = judged(
                    objective, path, side(figure, one), last_day(figure.period), better=figure.estimate.better,
                    confidence=confidence,
                )  # fmt: skip
                yield MetricJudgement(figure.metric, figure.period, found)
                break


def _value_recorded(name: str, records: Mapping[str, Record], end: date) -> float | None:
    for record in records.values():
        metric = record.metrics.get(name)
        if metric is not None and last_day(record.period) == end:
            total = next((figure for figure in metric.figures if not figure.segment), None)
            return total.value if total else None
    return None
