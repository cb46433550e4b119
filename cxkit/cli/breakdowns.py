"""One metric in the terminal, whole and broken down: value, interval, n, and what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.clean import term
from cxkit.cli.columns import fitting, labelled
from cxkit.cli.ledgers import no_answer, row_lines
from cxkit.cli.output import paint
from cxkit.cli.verdicts import AGAINST, CHANGES, overlap_text, split_text, together_text
from cxkit.cli.who import who
from cxkit.cli.words import count, interval, limits, number, p_value, signed
from cxkit.render.digits import digits_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cxkit.api.asked import Asked
    from cxkit.api.comparisons import Comparison
    from cxkit.api.score import Score
    from cxkit.api.weighing import Raking
    from cxkit.publish import Figure, Segment

    Changes = Mapping[tuple[Segment, str | None], Comparison]


_COMPARED = 5
"""Columns of what a figure is compared with."""


def breakdowns(score: Score, confidence: float, width: int, against: str = "") -> str:
    """Figures of each metric and its groups as text.

    Args:
        score: what was measured.
        confidence: of the intervals.
        width: of the terminal; 0 for a pipe, where nothing wraps.
        against: what figures are compared with beside them, `period` or `rest`; empty: the period before where there
            are several periods, else the rest.
    """
    head = f"{term(score.title)} · as of {score.as_of} · {confidence * 100:g} % intervals"
    measured = {figure.metric for figure in score.figures}
    names = [name for name in score.asked if name in measured]
    ledger = row_lines(score.measurement.ledgers, width)
    blocks = [_metric(score, name, width, against) for name in names]
    if len(names) == 1:
        return (
            f"{head} · {_unit(score, names[0])}\n{blocks[0]}\n"
            + "\n".join(row_lines(score.measurement.ledgers, width))
            + "\n"
        )
    titled = [
        f"{paint('place', term(name))} · {_unit(score, name)}\n{block}"
        for name, block in zip(names, blocks, strict=True)
    ]
    return "\n\n".join([head, *titled, "\n".join(ledger)]) + "\n"


def _unit(score: Score, name: str) -> str:
    estimate = next((one.estimate for one in score.figures if one.metric == name and one.estimate), None)
    if estimate is None:
        return term(score.asked[name].kpi.title)
    return term(", ".join(part for part in (estimate.unit, estimate.statistic) if part not in ("", "net")))


def _metric(score: Score, name: str, width: int, against: str) -> str:
    figures = [figure for figure in score.figures if figure.metric == name]
    compared = [one for one in score.comparisons if one.metric == name]
    chosen = against or ("period" if any(one.against == "period" for one in compared) else "rest")
    changes = {(one.segment, one.period): one for one in compared if one.against == chosen}
    with_changes = bool(changes)
    by_period = len({figure.period for figure in figures}) > 1
    rows: list[list[str]] = []
    heads = set()
    for columns in dict.fromkeys(tuple(column for column, _ in figure.segment) for figure in figures):
        group = [one for one in figures if tuple(column for column, _ in one.segment) == columns]
        heads.add(len(rows))
        rows += _rows(group, term(" * ".join(columns) or name), changes, with_changes=with_changes)
    if not by_period:
        rows = [[row[0], *row[2:]] for row in rows]
    shift = int(by_period)
    right = {at + shift for at in ((1, 2, 3, 4, 5, 6, 7) if with_changes else (1, 2, 3))}
    lines = fitting(rows, right, width, expendable=(5 + shift, 6 + shift, 4 + shift) if with_changes else ())
    lines = [paint("place", line) if at in heads else line for at, line in enumerate(lines)]
    total = next((one for one in figures if not one.segment), None)
    facts = _facts(score.asked[name], total, score.measurement.rakings) if total is not None else []
    whole = [one for one in compared if one.overlap and not one.segment]
    if whole and chosen == "period":
        unit = next((one.estimate.unit for one in figures if one.estimate), "")
        facts.append(("paired", overlap_text(max(whole, key=lambda one: str(one.period)), unit)))
    facts += _sources(score, name, figures)
    if facts:
        lines += ["", *(labelled(label, text, width) for label, text in facts)]
    return "\n".join(lines)


def _sources(score: Score, name: str, figures: Sequence[Figure]) -> list[tuple[str, str]]:
    """Of the latest period: where its change comes from, and whether the groups differ at all."""
    latest = max((str(one.period) for one in figures if one.period), default=None)
    unit = next((one.estimate.unit for one in figures if one.estimate), "")
    facts = [("split", split_text(one, unit)) for one in score.splits if (one.metric, one.period) == (name, latest)]
    alike = [one for one in score.groups if one.metric == name and one.period == latest]
    when = f"in {latest}, " if latest else ""
    return facts + ([("together", when + "; ".join(together_text(one) for one in alike))] if alike else [])


def _rows(figures: Sequence[Figure], heading: str, changes: Changes, *, with_changes: bool) -> list[list[str]]:
    compared = [changes.get((figure.segment, figure.period)) for figure in figures]
    head = [heading, "period", "value", "interval", "n"]
    if with_changes:
        head += _heads([one for one in compared if one])
    rows = [head]
    rows += [_row(one, change, with_changes=with_changes) for one, change in zip(figures, compared, strict=True)]
    return rows


def _heads(compared: Sequence[Comparison]) -> list[str]:
    """Over the columns of what figures are compared with."""
    if not compared:
        return [""] * _COMPARED
    family = max(one.change.family for one in compared)
    p = f"p, of {family}" if family > 1 else "p"
    if compared[0].against == "rest":
        return ["to rest", "interval", p, "would show", "than the rest"]
    earlier = {one.other for one in compared}
    return ["change", "interval", p, "would show", f"since {earlier.pop()}" if len(earlier) == 1 else "since before"]


def _row(figure: Figure, change: Comparison | None, *, with_changes: bool) -> list[str]:
    label = term(" · ".join(value for _, value in figure.segment)) or "all"
    row = [label, figure.period or ""]
    estimate = figure.estimate
    if estimate is None:
        return [*row, "-", "-", "-", *[""] * (with_changes * (_COMPARED - 1)), term(figure.reason or "")]
    digits = digits_of(estimate.unit)
    row += [number(estimate.value, digits), limits(estimate, digits), count(estimate.n)]
    words = []
    if with_changes and change is not None:
        one = change.change
        shows = number(one.smallest_detectable, digits) if one.word == "no_evidence" else ""
        row += [signed(one.difference, digits), interval(one.low, one.high, digits), p_value(one.p_adjusted), shows]
        words.append((CHANGES if change.against == "period" else AGAINST)[one.word])
    elif with_changes:
        row += [""] * (_COMPARED - 1)
    if figure.groups:
        words.append(f"{figure.groups} groups in one")
    if figure.low_base:
        words.append("low base")
    return [*row, "; ".join(words)]


def _facts(one: Asked, total: Figure, rakings: Sequence[Raking]) -> list[tuple[str, str]]:
    estimate = total.estimate
    if total.period is not None:
        return []
    facts = []
    if estimate is not None and estimate.tally and estimate.statistic != "mean":
        facts.append(("counts", ", ".join(f"{count(n)} {word}" for word, n in estimate.tally.items())))
    facts += who(one, total, rakings)
    if missing := no_answer(total):
        facts.append(("no answer", missing))
    return facts
