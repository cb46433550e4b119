"""Measure what customers said: value, interval, n and verdict."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from cxkit.api.asked import Asked, ad_hoc
from cxkit.api.comparisons import Comparison, NotCompared, Same, against_rest, befores, since_before, strictness
from cxkit.api.measure import Manner, Measurement, measure
from cxkit.api.omnibus import together
from cxkit.api.splits import splits
from cxkit.api.today import today
from cxkit.api.weighing import margin
from cxkit.errors import UsageError
from cxkit.kpis import KPIS
from cxkit.model.words import ANSWERS, DATE_ORDERS, DECIMALS
from cxkit.readers import open_export
from cxkit.scales.distribution import Distribution
from cxkit.scan.engine import counted_by
from cxkit.scan.periods import PERIODS, period_of, zone

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from cxkit.api.locked import NotRebuilt
    from cxkit.api.objectives import Judgement
    from cxkit.api.omnibus import Together
    from cxkit.api.splits import Split
    from cxkit.api.weighing import Raking
    from cxkit.kpis._kpi import Kpi
    from cxkit.publish import Figure
    from cxkit.readers._responses import Responses


_MANY_ONES = 10
"""Zeros are at least as usual as ones; without any, so many ones would be by chance in one column of a thousand."""
_NESTED = ("tally", "excluded", "notes", "formula", "population")
"""Of an estimate's JSON, what isn't a column of a frame."""


class MetricJudgement(NamedTuple):
    """What a metric's figure of one period says of an objective."""

    metric: str
    period: str
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class Score:
    """What was measured.

    Args:
        measurement: figures that may be shown, and the row ledger.
        comparisons: since the period before, of groups against the rest, and against what others reach.
        asked: the metrics, by name.
        as_of: the day taken as today.
        notes: what the user should know, a sentence each.
        title: what was measured, for the head of a table.
        judgements: figures against objectives' paths.
        not_compared: figures that can't be compared with an earlier one, and why.
        splits: where changes come from.
        groups: whether the groups of a breakdown differ at all.
        not_rebuilt: recorded figures that the exports don't give, where it was asked whether they do.
    """

    measurement: Measurement
    comparisons: tuple[Comparison, ...]
    asked: Mapping[str, Asked]
    as_of: date
    notes: tuple[str, ...] = ()
    title: str = ""
    judgements: tuple[MetricJudgement, ...] = ()
    not_compared: tuple[NotCompared, ...] = ()
    splits: tuple[Split, ...] = ()
    groups: tuple[Together, ...] = ()
    not_rebuilt: tuple[NotRebuilt, ...] = ()

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All figures, by metric, period and segment."""
        return self.measurement.figures

    def as_dict(self) -> dict[str, Any]:
        """The versioned shape `cx/1` that scripts rely on, at full precision."""
        return {
            "schema": "cx/1",
            "command": "score",
            "as_of": self.as_of.isoformat(),
            "files": [
                {
                    "path": ledger.path,
                    "reader": ledger.reader,
                    "rows": ledger.rows,
                    "used": ledger.used,
                    "excluded": [{"reason": r, "rows": n} for r, n in ledger.excluded.items()],
                    "rejected": [{"reason": r, "rows": n} for r, n in ledger.rejected.items()],
                    "partial": ledger.partial,
                }
                for ledger in self.measurement.ledgers
            ],
            "estimates": [_figure(figure, self.asked[figure.metric]) for figure in self.figures],
            "comparisons": [one.as_dict() for one in self.comparisons],
            "not_compared": [one._asdict() for one in self.not_compared],
            "weighting": [_raking(one) for one in self.measurement.rakings],
            "splits": [one.as_dict() for one in self.splits],
            "groups": [one.as_dict() for one in self.groups],
            "not_rebuilt": [one._asdict() for one in self.not_rebuilt],
            "notes": list(self.notes),
        }

    def to_json(self) -> str:
        """`as_dict` as text."""
        return json.dumps(self.as_dict(), ensure_ascii=True, indent=1) + "\n"

    def to_pandas(self) -> Any:
        """The estimates as a pandas frame, a row each; segments as text."""
        import pandas as pd

        rows = []
        for row in self.as_dict()["estimates"]:
            segment = ", ".join(f"{name}={value}" for name, value in row["segment"].items())
            rows.append({**{k: v for k, v in row.items() if k not in _NESTED}, "segment": segment})
        return pd.DataFrame(rows)


def score(
    data: Any,
    metrics: Mapping[str, str] | Sequence[str],
    *,
    by: Sequence[str] = (),
    period: str | None = None,
    time: str | None = None,
    weight: str | None = None,
    missing: Sequence[str] = (),
    where: str | None = None,
    as_of: str | date | None = None,
    confidence: float = 0.95,
    reader: str | None = None,
    encoding: str | None = None,
    delimiter: str | None = None,
    sheet: str | None = None,
    partials: str = "keep",
    answers: str = "all",
    timezone: str | None = None,
    date_order: str | None = None,
    decimal: str | None = None,
    max_rejected: float = 0,
    progress: Callable[[float], None] | None = None,
    customer: str | None = None,
    adjust: str = "",
    simultaneous: bool = False,
    population: int | None = None,
    invited: int | None = None,
    margins: Mapping[str, Mapping[str, float]] | None = None,
    engine: str = "duckdb",
) -> Score:
    """Measure metrics on an export or a frame, without a workspace.

    Args:
        data: a path, several paths, a pandas or Polars frame, an Arrow table, or a frame of Spark.
        metrics: `{"nps": "NETPRO,missing=11"}` or `["nps=NETPRO,missing=11"]`.
        by: columns to break down by; `A*B` crosses two.
        period: `day`, `week`, `month`, `quarter`, `half-year` or `year`; needs `time`.
        time: column with the time of the answer.
        weight: column with the weight of the answer.
        missing: values that mean no answer, for all metrics.
        where: rows to keep, as in `plan = plus and tenure > 90`.
        as_of: the day taken as today.
        confidence: of the intervals, between 0 and 1.
        reader: name of the reader, where the file doesn't tell.
        encoding: of text files.
        delimiter: of text files.
        sheet: of a workbook.
        partials: `keep` responses of people who didn't finish, or `drop` them.
        answers: `all` of a customer, or the `latest` in each period only; needs `customer` and `time`.
        timezone: whose calendar the periods follow.
        date_order: `dmy`, `mdy` or `ymd`, of times that aren't ISO and whose column doesn't tell; `excel` or
            `excel-1904` where they are numbers of days.
        decimal: `comma` or `point`, which divides whole and part in weights and money whose column doesn't tell.
        max_rejected: rows that may be unreadable, a number, or a share below 1.
        progress: told the share that is done.
        customer: column that says whose answer it is; where some answered several times, they are the units drawn.
        adjust: p-values of many comparisons: `holm`, `bh` (Benjamini and Hochberg) or `none`; else Holm's up to 20 and
            Benjamini and Hochberg's beyond.
        simultaneous: intervals of differences that hold all together (Bonferroni).
        population: how many people could have answered in a period; where more than 5 % did, intervals are narrower,
            and where all did there are none.
        invited: how many were asked in a period; the response rate stands beside the figures.
        margins: column → value → its share of the population in per cent; answers are weighted until the sample
            divides like that by each column (raking), period by period.
        engine: what counts files: `duckdb`, in this process, or `spark`; a frame of Spark is counted by Spark.

    Raises:
        UsageError: the call can't be understood.
        DataError: the data can't be read or are ambiguous; nothing is guessed.

    Example:
        >>> import pandas
        >>> frame = pandas.DataFrame({"q": [9, 10, 10, 7, 3, 9]})
        >>> round(score(frame, {"nps": "q"}).figures[0].estimate.value, 1)
        50.0
    """
    texts = [f"{name}={column}" for name, column in metrics.items()] if isinstance(metrics, dict) else list(metrics)
    if not texts:
        message = "no metric was asked for"
        raise UsageError(message, hint="add --metric nps=COLUMN, or run it in a workspace")
    condition = None
    if where:
        from cxkit.scan.where import parse

        condition = parse(where)
    breakdowns = tuple(breakdown(one) for one in by)
    asked = tuple(
        replace(one, breakdowns=breakdowns, people=population, invited=invited) for one in ad_hoc(texts, missing)
    )
    time = time or (_own_time(asked) if period else None)
    _check(confidence, period, time, timezone, date_order)
    require_decimal(decimal)
    require_answers(answers)
    strict = strictness(confidence, adjust, simultaneous=simultaneous)
    responses = describe(data, reader=reader, encoding=encoding, delimiter=delimiter, sheet=sheet, partials=partials)
    responses = counted_by(responses, engine)
    manner = Manner(
        period, time, timezone, date_order, weight, condition, confidence, 5, max_rejected, progress, customer,
        decimal=decimal, latest=answers == "latest",
        margins=tuple(margin(column, column, shares) for column, shares in (margins or {}).items()),
    )  # fmt: skip
    found = measure(responses, asked, manner)
    named = by_name(asked, found.figures)
    earlier = befores(found.figures)
    comparisons = since_before(found.figures, named, earlier, strict, Same(found.shared, manner.group))
    comparisons += against_rest(found.figures, named, strict)
    said = found.notes + said_of(found.figures) + _hints(found.figures) + too_many(found.figures, named)
    return Score(
        found,
        comparisons,
        named,
        today(as_of),
        responses.notes + said + after_today(found.figures, period, today(as_of)),
        responses.name,
        splits=tuple(splits(found.figures, named, earlier)),
        groups=tuple(together(found.figures, named)),
    )


def _own_time(asked: Sequence[Asked]) -> str | None:
    """The column that says when, where all metrics name the same one themselves."""
    roles = ("time", "began", "started")
    named = {next((one.roles[role] for role in roles if role in one.roles), None) for one in asked}
    return named.pop() if len(named) == 1 else None


def by_name(asked: Sequence[Asked], figures: Sequence[Figure]) -> dict[str, Asked]:
    """Metrics by the names of their figures: a part of a metric, `first-orders.emotion`, is measured as its whole."""
    named = {one.name: one for one in asked}
    for figure in figures:
        if figure.metric not in named:
            whole = next(one for one in asked if figure.metric.startswith(f"{one.name}."))
            named[figure.metric] = replace(whole, name=figure.metric)
    return named


def describe(
    data: Any,
    *,
    reader: str | None = None,
    encoding: str | None = None,
    delimiter: str | None = None,
    sheet: str | None = None,
    partials: str = "keep",
) -> Responses:
    """Describe a path, paths or a frame as responses."""
    from pathlib import Path

    if isinstance(data, (str, Path)):
        data = [str(data)]
    if isinstance(data, (list, tuple)):
        paths = [str(path) for path in data]
        return open_export(paths, reader=reader, encoding=encoding, delimiter=delimiter, sheet=sheet, partials=partials)
    from cxkit.scan.frames import from_frame

    return from_frame(data)


def _check(
    confidence: float, period: str | None, time: str | None, timezone: str | None, date_order: str | None
) -> None:
    if not 0.5 <= confidence < 1:
        message = f"a confidence of {confidence} makes no interval"
        raise UsageError(message, hint="write it as 0.95")
    if period is not None and period not in PERIODS:
        message = f"no period is called '{period}'"
        raise UsageError(message, hint=f"there are: {', '.join(PERIODS)}")
    if period is not None and time is None:
        message = "which column holds the time of the answers isn't said"
        raise UsageError(message, hint="add --time COLUMN")
    if timezone is not None:
        zone(timezone)
    require_order(date_order)


def require_order(word: str | None) -> None:
    """See that an order of days is one.

    Raises:
        UsageError: it is none.
    """
    if word is not None and word not in DATE_ORDERS:
        message = f"no date order is called '{word}'"
        hint = "write dmy (30/09/2026), mdy (09/30/2026), ymd, or excel or excel-1904 for numbers of days"
        raise UsageError(message, hint=hint)


def require_decimal(word: str | None) -> None:
    """See that a sign of decimals is one.

    Raises:
        UsageError: it is none.
    """
    if word is not None and word not in DECIMALS:
        message = f"decimals aren't divided by '{word}'"
        raise UsageError(message, hint="write comma (1.234,50) or point (1,234.50)")


def require_answers(word: str) -> None:
    """See that which answers count is said in a known word.

    Raises:
        UsageError: it is none.
    """
    if word not in ANSWERS:
        message = f"which answers of a customer count isn't said by '{word}'"
        raise UsageError(message, hint="write all, or latest")


def breakdown(text: str) -> tuple[str, ...]:
    """The columns of a breakdown as typed: `COLUMN`, or `A*B` for two crossed.

    Raises:
        UsageError: it can't be read.
    """
    columns = tuple(part.strip() for part in text.split("*"))
    if not all(columns) or len(set(columns)) != len(columns) or len(columns) > 2:
        message = f"--by {text} can't be read"
        raise UsageError(message, hint="write --by COLUMN, or --by 'A*B' to cross two")
    return columns


def after_today(figures: Sequence[Figure], period: str | None, day: date) -> tuple[str, ...]:
    """A note where answers are dated after today: a clock or an order of days may be wrong."""
    if period is None:
        return ()
    later = sorted({one.period for one in figures if one.period and one.period > period_of(day, period)})
    return (f"answers are dated after {day}, in {', '.join(later[:3])}: are the times right?",) if later else ()


def too_many(figures: Sequence[Figure], asked: Mapping[str, Asked]) -> tuple[str, ...]:
    """A note where more answered than were invited."""
    return tuple(
        f"{figure.metric}{f' in {figure.period}' if figure.period else ''} has {figure.responses:,} responses from "
        f"{invited:,.0f} invitations, so no response rate is told: are all invitations counted?"
        for figure in figures
        if figure.responses is not None and not figure.segment and (invited := asked[figure.metric].invited) is not None
        and figure.responses > invited
    )  # fmt: skip


def said_of(figures: Sequence[Figure]) -> tuple[str, ...]:
    """What must be known of the figures of all rows, once each."""
    told = [
        f"{figure.metric}{f', {figure.period}' if figure.period else ''}: {note}"
        for figure in figures
        if figure.estimate and not figure.segment
        for note in figure.estimate.notes
    ]
    return tuple(dict.fromkeys(told))


def _hints(figures: Sequence[Figure]) -> tuple[str, ...]:
    notes = []
    for figure in figures:
        answers = figure.answers
        if figure.segment or figure.period or answers is None or figure.kpi != "nps" or answers.n < 30:
            continue
        if isinstance(answers, Distribution) and max(answers.cells) <= 5 < answers.scale.high:
            notes.append(f"no answer in {figure.column} is above 5: was it asked from 0 to 10?")
        elif isinstance(answers, Distribution) and str(answers.scale) == "0..10" and _starts_at_one(answers):
            notes.append(f"{figure.column} has ones and no zero: asked from 1 to 10? then declare scale=1..10")
    return tuple(notes)


def _starts_at_one(answers: Distribution) -> bool:
    return answers.count(lambda point: point == 1) >= _MANY_ONES and not answers.count(lambda point: point == 0)


def _figure(figure: Figure, asked: Asked) -> dict[str, Any]:
    estimate = figure.estimate
    frame = estimate.frame if estimate else None
    verdict = figure.verdict
    kpi: Kpi = KPIS.get(figure.kpi)
    return {
        "metric": figure.metric,
        "kpi": figure.kpi,
        "statistic": estimate.statistic if estimate else None,
        "column": figure.column,
        "segment": dict(figure.segment),
        "period": figure.period,
        "n": estimate.n if estimate else None,
        "n_effective": estimate.n_effective if estimate else None,
        "design_effect": estimate.design_effect if estimate else None,
        "population_size": frame.people if frame else None,
        "fpc": frame.left if frame else None,
        "invited": asked.invited if estimate and not figure.segment else None,
        "response_rate": asked.response_rate(figure),
        "value": estimate.value if estimate else None,
        "low": estimate.low if estimate else None,
        "high": estimate.high if estimate else None,
        "confidence": estimate.confidence if estimate else None,
        "method": estimate.method if estimate else None,
        "unit": estimate.unit if estimate else None,
        "formula": kpi.formula,
        "population": kpi.told("Population"),
        "tally": dict(estimate.tally) if estimate else None,
        "excluded": [{"reason": one.reason, "rows": one.rows} for one in figure.excluded],
        "suppressed": figure.suppressed,
        "reason": figure.reason,
        "low_base": figure.low_base,
        "groups": figure.groups,
        "notes": list(estimate.notes) if estimate else [],
        "verdict": None
        if verdict is None
        else {
            "word": verdict.word,
            "target": verdict.target,
            "certainty": verdict.certainty,
            "gap": verdict.gap,
        },
    }


def _raking(one: Raking) -> dict[str, Any]:
    return {
        "period": one.period,
        "margins": {margin.name: dict(margin.shares) for margin in one.margins},
        "rounds": one.rounds,
        "largest_weight": one.largest,
        "smallest_weight": one.smallest,
        "n": one.n,
        "n_effective": one.n_effective,
        "design_effect": one.n / one.n_effective,
    }
