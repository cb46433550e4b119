"""Verdicts and changes in words for the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.cli.output import paint
from cxkit.cli.words import count, interval, number, p_value, signed

if TYPE_CHECKING:
    from cxkit.api.objectives import Judgement
    from cxkit.publish import Figure
    from cxkit.verdicts.change import Change

CHANGES = {"up": "up", "down": "down", "no_evidence": "no evidence"}


def verdict_word(word: str) -> str:
    """A verdict in its colour."""
    role = {"met": "good", "missed": "bad"}.get(word, "warn")
    return paint(role, word.replace("cannot_tell", "can't tell"))


def change_text(change: Change) -> str:
    """A change with its interval, its p-value, and what would have shown where nothing did."""
    of = f" of {change.family}" if change.family > 1 else ""
    text = f"{signed(change.difference)}, {signed_interval(change)}, p {p_value(change.p_adjusted)}{of}"
    if change.word == "no_evidence":
        return f"{text}; a change of {number(change.smallest_detectable)} would show"
    return f"{text}: {change.word}"


def signed_interval(change: Change) -> str:
    """`-6.9 to 9.3`."""
    return interval(change.low, change.high)


def judgement_lines(judgement: Judgement, figure: Figure) -> list[tuple[str, str]]:
    """Labels and texts: the path, the verdict, and what would decide it."""
    path, end = judgement.path, judgement.end
    stands = f"{number(judgement.expected)} on {end}; " if judgement.expected is not None else ""
    target_day, target = path.points[-1]
    following = path.next(end)
    step = f"next {number(following[1])} on {following[0]}; " if following and following[0] != target_day else ""
    lines = [("path", f"{stands}{step}target {number(target)} on {target_day}")]
    verdict = judgement.verdict
    if verdict is None:
        return [*lines, ("verdict", judgement.reason)]
    if verdict.word == "cannot_tell":
        sure = f"{verdict.certainty * 100:.0f} % sure that it is there or beyond"
        lines.append(("verdict", f"can't tell: {number(judgement.expected or 0)} lies inside the interval; {sure}"))
        n = figure.estimate.n if figure.estimate else 0
        answers = f"{count(judgement.decides_n)} answers in a wave (now {count(n)}), or " if judgement.decides_n else ""
        lines.append(("decides", f"{answers}a gap of {number(judgement.decides_gap or 0)}"))
        return lines
    beyond = "at or beyond" if verdict.word == "met" else "short of"
    lines.append(("verdict", f"{verdict.word}: the whole interval is {beyond} {number(judgement.expected or 0)}"))
    return lines
