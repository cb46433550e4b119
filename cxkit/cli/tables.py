"""Tables of figures for the terminal: labels first, numbers to the right, nothing bare."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.clean import term
from cxkit.cli.output import paint
from cxkit.cli.words import count, interval, number, p_value, signed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxkit.api.score import Comparison, Score
    from cxkit.publish import Figure


def aligned(rows: Sequence[Sequence[str]], right: frozenset[int]) -> list[str]:
    """Rows as lines, two spaces between columns; the columns in `right` end alike."""
    widths = [max(len(row[at]) for row in rows if at < len(row)) for at in range(max(len(row) for row in rows))]
    lines = []
    for row in rows:
        cells = [cell.rjust(widths[at]) if at in right else cell.ljust(widths[at]) for at, cell in enumerate(row)]
        lines.append("  ".join(cells).rstrip())
    return lines


def table(score: Score, confidence: float) -> str:
    """All figures of a run as text."""
    blocks = [f"{term(score.title)} · as of {score.as_of} · {confidence * 100:g} % intervals"]
    changes = {(one.metric, one.segment, one.later): one for one in score.comparisons}
    for name, asked in score.asked.items():
        figures = [figure for figure in score.figures if figure.metric == name]
        unit = next((f.estimate.unit for f in figures if f.estimate), "")
        statistic = next((f.estimate.statistic for f in figures if f.estimate), "")
        title = f"{term(asked.kpi.title)}{f' ({statistic})' if statistic not in ('net', '') else ''}"
        rows = [[term(name), "value", "interval", "n", unit]]
        rows += [_row(figure) for figure in figures]
        lines = aligned(rows, frozenset({1, 2, 3}))
        lines[0] = paint("place", lines[0])
        block = [
            f"{title}",
            *lines,
            "",
            *_facts(figures, [changes.get((f.metric, f.segment, str(f.period))) for f in figures]),
        ]
        blocks.append("\n".join(block).rstrip())
    blocks.append("\n".join(_rows(score)))
    return "\n\n".join(blocks) + "\n"


def _label(figure: Figure) -> str:
    parts = [figure.period] if figure.period else []
    parts += [f"{name} {value}" for name, value in figure.segment]
    return term(" · ".join(parts)) or "all"


def _row(figure: Figure) -> list[str]:
    estimate = figure.estimate
    if estimate is None:
        return [_label(figure), "-", "-", "-", term(figure.reason or "")]
    words = []
    if figure.groups:
        words.append(f"{figure.groups} groups, too small alone")
    if figure.low_base:
        words.append("low base")
    if figure.verdict is not None:
        words.append(verdict_word(figure.verdict.word))
    return [
        _label(figure),
        number(estimate.value),
        interval(estimate.low, estimate.high),
        count(estimate.n),
        ", ".join(words),
    ]


def verdict_word(word: str) -> str:
    """A verdict in its colour."""
    role = {"met": "good", "missed": "bad"}.get(word, "warn")
    return paint(role, word.replace("cannot_tell", "can't tell"))


def _facts(figures: Sequence[Figure], changes: Sequence[Comparison | None]) -> list[str]:
    lines = []
    whole = next((figure for figure in figures if not figure.segment), None)
    if whole is not None and whole.estimate is not None and whole.period is None:
        counted = ", ".join(f"{count(n)} {word}" for word, n in whole.estimate.tally.items())
        if whole.estimate.statistic != "mean":
            lines.append(f"counts     {counted}")
        if whole.estimate.n_effective < whole.estimate.n - 0.5:
            lines.append(
                f"weights    {count(whole.estimate.n)} answers weigh as much as "
                f"{count(round(whole.estimate.n_effective))}"
            )
        excluded = "; ".join(f"{count(one.rows or 0)} {one.reason}" for one in whole.excluded)
        if excluded:
            lines.append(f"no answer  {excluded}")
    lines.extend(change_line(one) for one in changes if one is not None)
    return lines


def change_line(one: Comparison) -> str:
    """A change with its interval, its p-value and what would have shown."""
    change = one.change
    where = " · ".join(f"{name} {value}" for name, value in one.segment)
    word = {"up": "up", "down": "down", "no_evidence": "no evidence of a change"}[change.word]
    adjusted = f" (of {change.family} looked at)" if change.family > 1 else ""
    return (
        f"change     {term(where + ' ') if where else ''}{one.later} since {one.earlier}: {signed(change.difference)}, "
        f"{signed(change.low)} to {signed(change.high)}, p {p_value(change.p_adjusted)}{adjusted}: {word}; "
        f"a change of {number(change.smallest_detectable)} would show"
    )


def _rows(score: Score) -> list[str]:
    lines = []
    for ledger in score.measurement.ledgers:
        parts = [f"{count(ledger.used)} used"]
        if ledger.excluded:
            inner = ", ".join(f"{reason} {count(n)}" for reason, n in ledger.excluded.items())
            parts.append(f"{count(sum(ledger.excluded.values()))} excluded ({inner})")
        if ledger.rejected:
            inner = ", ".join(f"{reason} {count(n)}" for reason, n in ledger.rejected.items())
            parts.append(f"{count(sum(ledger.rejected.values()))} rejected ({inner})")
        name = f" ({term(ledger.path)})" if len(score.measurement.ledgers) > 1 else ""
        lines.append(f"rows       {count(ledger.rows)} read = {' + '.join(parts)}{name}")
    return lines
