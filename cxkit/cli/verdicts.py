"""Verdicts and changes in words for the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.clean import term
from cxkit.cli.output import paint
from cxkit.cli.words import count, interval, number, p_value, signed
from cxkit.render.digits import digits_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cxkit.api.comparisons import Comparison
    from cxkit.api.objectives import Judgement
    from cxkit.api.omnibus import Together
    from cxkit.api.splits import Split
    from cxkit.model import Benchmark
    from cxkit.publish import Figure
    from cxkit.verdicts.change import Change

CHANGES = {"up": "up", "down": "down", "no_evidence": "no evidence"}
AGAINST = {"up": "higher", "down": "lower", "no_evidence": "no evidence"}
"""The same words for what isn't a change in time."""


def verdict_word(word: str) -> str:
    """A verdict in its colour."""
    role = {"met": "good", "missed": "bad"}.get(word, "warn")
    return paint(role, word.replace("cannot_tell", "can't tell"))


def change_text(change: Change, unit: str, *, since: bool = True) -> str:
    """A difference with its interval, its p-value, and what would have shown where nothing did.

    Args:
        change: the difference.
        unit: of the figures.
        since: whether it is one in time, and not against something else.
    """
    digits = digits_of(unit)
    of = f" of {change.family}" if change.family > 1 else ""
    limits = interval(change.low, change.high, digits)
    text = f"{signed(change.difference, digits)}, {limits}, p {p_value(change.p_adjusted)}{of}"
    if change.word == "no_evidence":
        what = "change" if since else "difference"
        return f"{text}; a {what} of {number(change.smallest_detectable, digits)} would show"
    return f"{text}: {(CHANGES if since else AGAINST)[change.word]}"


def overlap_text(one: Comparison, unit: str) -> str:
    """Who stands in both periods of a comparison, and what that did to it."""
    overlap = one.overlap
    if overlap is None:
        return ""
    before = term(one.other)
    if overlap.complete:
        return (
            f"all {count(overlap.later)} answered in {before} too: the change is that of each one ({one.change.method})"
        )
    many = f"{count(overlap.both)} of {count(overlap.later)}" if overlap.both is not None else "almost all"
    text = f"{many} answered in {before} too, and the interval takes them as the same people"
    return f"{text}; among them {change_text(one.among, unit)}" if one.among else text


def benchmark_text(one: Comparison, benchmarks: Iterable[Benchmark], unit: str) -> str:
    """What others say they reach, and how far ours is from it."""
    told = next((each for each in benchmarks if each.who == one.other), None)
    value = f" {number(told.value, digits_of(unit))}" if told else ""
    base = f"declared, n {count(told.n)}" if told and told.n else "declared, n not said: taken as exact"
    return f"{term(one.other)}{value} ({base}): {change_text(one.change, unit, since=False)}"


def split_text(split: Split, unit: str) -> str:
    """Where a change comes from: its two ends, and mix and rate over each breakdown."""
    digits = digits_of(unit)
    parts = []
    if split.ends:
        brought = [f"{term(name)} {signed(part, digits)}" for name, part in split.ends.items()]
        parts.append(f"brought by {', '.join(brought)}")
    parts += [
        f"by {term(' * '.join(columns))}, mix {signed(one.mix, digits)}, within groups {signed(one.rate, digits)}"
        for columns, one in split.groups.items()
    ]
    return f"{signed(split.change, digits)} since {split.other}: {'; '.join(parts)}"


def together_text(one: Together) -> str:
    """The test of all groups of a breakdown at once."""
    return f"{term(' * '.join(one.columns))}: p {p_value(one.test.p)} ({one.method}, {one.groups} groups)"


def would_show(changes: Sequence[Change], unit: str) -> str:
    """What the samples behind several differences would have shown."""
    digits = digits_of(unit)
    sizes = sorted(one.smallest_detectable for one in changes)
    least, most = number(sizes[0], digits), number(sizes[-1], digits)
    return f"{least} would show" if least == most else f"{least} to {most} would show"


def judgement_lines(judgement: Judgement, figure: Figure) -> list[tuple[str, str]]:
    """Labels and texts: the path, the verdict, and what would decide it."""
    digits = digits_of(figure.estimate.unit) if figure.estimate else 1
    path, end = judgement.path, judgement.end
    expected = number(judgement.expected or 0, digits)
    stands = f"{expected} on {end}; " if judgement.expected is not None else ""
    target_day, target = path.points[-1]
    following = path.next(end)
    step = (
        f"next {number(following[1], digits)} on {following[0]}; " if following and following[0] != target_day else ""
    )
    passed = path.checkpoint(end)
    before = f"last {number(passed[1], digits)} on {passed[0]}; " if passed and passed[0] != end else ""
    lines = [("path", f"{stands}{before}{step}target {number(target, digits)} on {target_day}")]
    verdict = judgement.verdict
    if verdict is None:
        return [*lines, ("verdict", judgement.reason)]
    if verdict.word == "cannot_tell":
        sure = f"{verdict.certainty * 100:.0f} % sure that it is there or beyond"
        lines.append(("verdict", f"can't tell: {expected} lies inside the interval; {sure}"))
        n = figure.estimate.n if figure.estimate else 0
        answers = f"{count(judgement.decides_n)} answers in a wave (now {count(n)}), or " if judgement.decides_n else ""
        lines.append(("decides", f"{answers}a gap of {number(judgement.decides_gap or 0, digits)}"))
        return lines
    beyond = "at or beyond" if verdict.word == "met" else "short of"
    lines.append(("verdict", f"{verdict.word}: the whole interval is {beyond} {expected}"))
    return lines
