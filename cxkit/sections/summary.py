"""What a board reads first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Severity
from cxkit.render.blocks import Answer, Cell, Heading, Paragraph, Points, Table
from cxkit.render.numbers import count, day, number, with_unit
from cxkit.sections._figures import n_cell, sentence, value_cell, verdict_cell
from cxkit.sections._section import section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.render.blocks import Block
    from cxkit.results import ObjectiveResult, Results

_ORDER = {"met": 0, "missed": 1, "cannot_tell": 2, "": 3}


@section("summary", title="Where we stand", order=10)
def summary(results: Results) -> Iterator[Block | str]:
    """Promise, objectives by verdict, what needs a decision, and what would decide each 'can't tell'."""
    words = [one.verdict.word if one.verdict else "" for one in results.objectives]
    counts = [
        (words.count("met"), "met"),
        (words.count("missed"), "missed"),
        (words.count("cannot_tell"), "can't tell"),
        (words.count(""), "without a verdict"),
    ]
    said = ", ".join(f"{n} {word}" for n, word in counts if n)
    yield f"{len(words)} objectives: {said}." if words else "No objectives are written down yet."
    yield from _promise(results)
    if results.objectives:
        yield Table(
            ("Verdict", "Objective", "Owner", "Value", "n#", "Path at that date#", "Goal#"),
            tuple(
                _row(one)
                for one in sorted(
                    results.objectives, key=lambda one: (_ORDER[one.verdict.word if one.verdict else ""], one.rank)
                )
            ),
            "Objectives against their dated paths",
        )
    yield Heading("Needs a decision")
    decisions = tuple(_decisions(results))
    yield (
        Points(decisions)
        if decisions
        else Paragraph("Nothing: no objective is missed and no error stands in the strategy.", "soft")
    )
    undecided = tuple(
        (one.objective.name, _decides(one))
        for one in results.objectives
        if one.verdict and one.verdict.word == "cannot_tell"
    )
    if undecided:
        yield Heading("What would decide each can't tell")
        yield Points(undecided)


def _promise(results: Results) -> Iterator[Block]:
    promise = results.workspace.strategy.promise
    if promise.says is None:
        return
    metric = results.metric(promise.metric) if promise.metric else None
    latest = metric.latest if metric else None
    if metric is None or latest is None or latest.value is None:
        yield Answer("Do we keep our promise?", "Not measured yet", f"“{promise.says}”")
        return
    objective = next((one for one in results.objectives if one.metric is metric), None)
    words = {"met": "on our path", "missed": "short of our path", "cannot_tell": "too close to tell"}
    verdict = objective.verdict.word if objective and objective.verdict else ""
    answer = with_unit(number(latest.value), metric.unit) + (f", {words[verdict]}" if verdict else "")
    why = f"{metric.metric.name}: {sentence(metric, latest)}."
    if objective and objective.expected is not None:
        why += f" The path stood at {number(objective.expected)}."
    yield Answer("Do we keep our promise?", answer, f"{why} “{promise.says}”", verdict)


def _row(one: ObjectiveResult) -> tuple[Cell, ...]:
    latest = one.metric.latest if one.metric else None
    goal = Cell(number(one.goal[1]), day(one.goal[0])) if one.goal else Cell("none", tone="soft")
    expected = Cell(number(one.expected)) if one.expected is not None else Cell("not due", tone="soft")
    name = Cell(one.objective.name, one.metric.metric.name if one.metric else "")
    return (verdict_cell(one), name, Cell(one.owner), value_cell(one.metric, latest), n_cell(latest), expected, goal)


def _decisions(results: Results) -> Iterator[tuple[str, str]]:
    for one in results.objectives:
        if (
            one.verdict
            and one.verdict.word == "missed"
            and one.metric
            and one.metric.latest
            and one.expected is not None
        ):
            latest = sentence(one.metric, one.metric.latest)
            yield (
                one.objective.name,
                f"Missed: {latest}; the path stood at {number(one.expected)}. {one.owner} answers for it.",
            )
    errors = [finding for finding in results.findings if finding.severity == Severity.ERROR]
    if errors:
        yield (
            f"{len(errors)} errors in the strategy",
            "See the findings: they keep something from being measured or decided.",
        )


def _decides(one: ObjectiveResult) -> str:
    latest = one.metric.latest if one.metric else None
    n = count(latest.n or 0) if latest else "0"
    sure = (
        f"We are {one.verdict.certainty * 100:.0f}\u202f% sure that it is at or beyond the path." if one.verdict else ""
    )
    wanted = (
        f"{count(one.decides_n)} answers in a wave (now {n})" if one.decides_n else "No number of answers at this gap"
    )
    gap = f", or a gap of {number(one.decides_gap)}" if one.decides_gap else ""
    return f"{wanted}{gap}. {sure}"
