"""The metrics of a source in the terminal: a table for the eye, labelled lines for the meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.clean import term
from cxkit.cli.columns import fitting, labelled
from cxkit.cli.ledgers import no_answer, row_lines
from cxkit.cli.output import paint
from cxkit.cli.verdicts import (
    CHANGES,
    benchmark_text,
    change_text,
    judgement_lines,
    overlap_text,
    split_text,
    together_text,
    verdict_word,
    would_show,
)
from cxkit.cli.who import who
from cxkit.cli.words import count, limits, number
from cxkit.model import Because
from cxkit.render.digits import digits_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxkit.api.comparisons import Comparison
    from cxkit.api.score import Score
    from cxkit.publish import Figure


def waves(score: Score, confidence: float, width: int) -> str:
    """Figures of a source's metrics as text.

    Args:
        score: what was measured.
        confidence: of the intervals.
        width: of the terminal; 0 for a pipe, where nothing wraps.
    """
    periods = sorted({figure.period or "" for figure in score.figures})
    period = f", {periods[0]}" if len(periods) == 1 and periods[0] else ""
    head = f"{term(score.title)}{period} · as of {score.as_of} · {confidence * 100:g} % intervals"
    lines = [head, "", *_table(score, width, by_period=len(periods) > 1), ""]
    for name in score.asked:
        facts = _facts(score, name)
        if facts:
            lines.append(paint("place", term(name)))
            lines += [labelled(label, text, width, indent=2, column=13) for label, text in facts]
    lines += row_lines(score.measurement.ledgers, width)
    return "\n".join(lines) + "\n"


def _table(score: Score, width: int, *, by_period: bool) -> list[str]:
    figures = [figure for figure in score.figures if not figure.segment]
    changes = {
        (one.metric, one.period): one for one in score.comparisons if one.against == "period" and not one.segment
    }
    since = {one.other for one in changes.values()}
    anew = {(one.metric, one.period) for one in score.not_compared}
    asked = {one.metric for one in score.judgements}
    heading = f"since {since.pop()}" if len(since) == 1 else "since before"
    rows = [["metric", "period", "unit", "value", "interval", "n", heading, "verdict"]]
    for figure in figures:
        key = (figure.metric, figure.period)
        first = "not compared" if key in anew else "first wave"
        rows.append(_row(figure, changes.get(key), first, judged=figure.metric in asked))
    if not by_period:
        rows = [[row[0], *row[2:]] for row in rows]
    last = len(rows[0])
    right = {last - 5, last - 4, last - 3}
    lines = fitting(rows, right, width, expendable=(last - 2, last - 6))
    lines[0] = paint("place", lines[0])
    return lines


def _row(figure: Figure, change: Comparison | None, first: str, *, judged: bool) -> list[str]:
    name, period = term(figure.metric), figure.period or ""
    estimate = figure.estimate
    if estimate is None:
        return [name, period, "", "-", "-", "-", "", term(figure.reason or "")]
    unit = term(estimate.unit) + (f", {estimate.statistic}" if estimate.statistic not in ("net", "") else "")
    word = CHANGES[change.change.word] if change else first
    verdict = verdict_word(figure.verdict.word) if figure.verdict else "not due" if judged else "no target"
    base = ", low base" if figure.low_base else ""
    digits = digits_of(estimate.unit)
    span = limits(estimate, digits)
    return [name, period, unit, number(estimate.value, digits), span, count(estimate.n), word, verdict + base]


def _facts(score: Score, name: str) -> list[tuple[str, str]]:
    """Labels and texts of a metric, for its latest period."""
    figures = [figure for figure in score.figures if figure.metric == name]
    total = max((one for one in figures if not one.segment), key=lambda one: str(one.period), default=None)
    if total is None or total.estimate is None:
        return []
    asked = score.asked[name]
    statistic = "" if total.estimate.statistic in ("net", "") else f", {total.estimate.statistic}"
    facts = [("kpi", term(f"{asked.kpi.title}{statistic}, {total.estimate.unit}"))]
    for one in score.judgements:
        if (one.metric, one.period) == (name, total.period):
            facts += judgement_lines(one.judgement, total)
    unit = total.estimate.unit
    compared = [one for one in score.comparisons if one.metric == name and one.period == total.period]
    whole = [one for one in compared if not one.segment]
    facts += [("change", change_text(one.change, unit)) for one in whole if one.against == "period"]
    facts += [("paired", overlap_text(one, unit)) for one in whole if one.overlap]
    facts += [
        ("change", f"not compared with {term(one.other)}: {one.why}")
        for one in score.not_compared
        if (one.metric, one.period) == (name, total.period)
    ]
    facts += [
        ("split", split_text(one, unit)) for one in score.splits if (one.metric, one.period) == (name, total.period)
    ]
    declared = asked.metric.benchmark if asked.metric else ()
    others = () if isinstance(declared, Because) else declared
    facts += [("benchmark", benchmark_text(one, others, unit)) for one in whole if one.against == "benchmark"]
    facts += _by(score, name, [one for one in compared if one.segment], unit)
    alike = [one for one in score.groups if (one.metric, one.period) == (name, total.period)]
    facts += [("together", "; ".join(together_text(one) for one in alike))] if alike else []
    facts += who(asked, total, score.measurement.rakings)
    if missing := no_answer(total):
        facts.append(("no answer", missing))
    return facts


def _by(score: Score, name: str, compared: Sequence[Comparison], unit: str) -> list[tuple[str, str]]:
    """What the declared breakdowns show: the groups with evidence, and how many have none."""
    columns = dict.fromkeys(
        " * ".join(column for column, _ in figure.segment)
        for figure in score.figures
        if figure.metric == name and figure.segment
    )
    if not columns:
        return []
    changes = [one for one in compared if one.against == "period"]
    rests = [one for one in compared if one.against == "rest"]
    told = _evidence(changes, unit, "a change in") or "nothing to compare with yet"
    facts = [("by", f"{term(', '.join(columns))}: {told}")]
    return [*facts, ("groups", _evidence(rests, unit, "a difference between the rest and"))] if rests else facts


def _evidence(compared: Sequence[Comparison], unit: str, of: str) -> str:
    """Groups that differ, each with its difference; and of how many others nothing is known."""
    shown = [one for one in compared if one.change.word != "no_evidence"]
    silent = [one.change for one in compared if one.change.word == "no_evidence"]
    parts = [
        f"{term(' · '.join(f'{column} {value}' for column, value in one.segment))} "
        f"{change_text(one.change, unit, since=one.against == 'period')}"
        for one in shown
    ]
    if silent:
        other = "the other " if shown else "any of "
        groups = "group" if len(silent) == 1 else "groups"
        parts.append(f"no evidence of {of} {other}{len(silent)} {groups} ({would_show(silent, unit)})")
    return "; ".join(parts)
