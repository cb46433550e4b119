"""What a board reads first."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cxkit.findings import Severity
from cxkit.model import Pain, Recommendation, Review
from cxkit.render.blocks import Answer, Cell, Columns, Heading, Paragraph, Points, Table, Tally
from cxkit.render.digits import digits_of
from cxkit.render.numbers import count, day, number, percent, period, plain, with_unit
from cxkit.sections._breakdowns import picture
from cxkit.sections._bullets import bullet_cell
from cxkit.sections._figures import benchmark_words, benchmarks, n_cell, sentence, value_cell, verdict_cell
from cxkit.sections._names import holder, name
from cxkit.sections._reviewed import subject
from cxkit.sections._section import section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.render.blocks import Block
    from cxkit.results import MetricResult, ObjectiveResult, Results

_ORDER = {"met": 0, "missed": 1, "cannot_tell": 2, "": 3}
_PLACE = {"met": "on our path", "missed": "short of our path", "cannot_tell": "too close to our path to tell"}


@section("summary", title="Where we stand", order=10)
def summary(results: Results) -> Iterator[Block | str]:
    """Do we keep our promise; objectives by verdict; what needs a decision; what would decide each 'can't tell'."""
    yield (
        f"Each verdict holds the whole interval against the dated path. An interval with the path inside decides "
        f"nothing, and we say so. As of {day(results.as_of)}."
    )
    yield from _promise(results)
    if not results.objectives:
        yield Paragraph("No objectives are written down yet.", "soft")
        return
    words = [one.verdict.word if one.verdict else "" for one in results.objectives]
    yield Tally(
        tuple(
            (word, _objectives(words.count(word), "" if word else " without a verdict"))
            for word in _ORDER
            if word in words
        )
    )
    ranked = sorted(results.objectives, key=lambda one: (_ORDER[one.verdict.word if one.verdict else ""], one.rank))
    yield Table(
        ("Verdict", "Objective, owner", "Now#", "n#", "Interval against path and target", "Next and last"),
        tuple(_row(results, one) for one in ranked),
        "Objectives against their dated paths",
        "board",
        head=1,
    )
    yield from _next_steps(results)


def _objectives(how_many: int, rest: str) -> str:
    return f"{count(how_many)} objective{'' if how_many == 1 else 's'}{rest}"


def _promise(results: Results) -> Iterator[Block]:
    promise = results.workspace.strategy.promise
    if promise.says is None:
        return
    metric = results.metric(promise.metric) if promise.metric else None
    latest = metric.latest if metric else None
    if metric is None or latest is None or latest.value is None:
        why = "No metric shows it." if promise.metric is None else "The metric that shows it has no figure yet."
        yield Answer("Do we keep our promise?", "Not measured yet", why, quote=promise.says)
        return
    answer = _answer(results, metric, promise.says)
    yield Columns(((answer,), (picture(metric),)), (7, 5)) if metric.segments else answer


def _answer(results: Results, metric: MetricResult, promise: str) -> Answer:
    latest = metric.latest
    objective = next((one for one in results.objectives if one.metric is metric), None)
    verdict = objective.verdict.word if objective and objective.verdict else ""
    place = f", {_PLACE[verdict]}" if verdict else ""
    why = f"{metric.metric.name}: {sentence(metric, latest)}." if latest else ""
    if objective and objective.expected is not None:
        why += f" The path asks for {number(objective.expected, digits_of(metric.unit))} by then"
        why += f", the target for {plain(objective.goal[1])} by {day(objective.goal[0])}." if objective.goal else "."
    others = [benchmark_words(results, one) for one in benchmarks(metric.metric)]
    why += f" Others: {'; '.join(others)}." if others else " Nobody else's figure stands beside it."
    now = (
        with_unit(number(latest.value, digits_of(metric.unit)), metric.unit)
        if latest and latest.value is not None
        else ""
    )
    return Answer("Do we keep our promise?", f"{now}{place}", why, verdict, promise)


def _row(results: Results, one: ObjectiveResult) -> tuple[Cell, ...]:
    latest = one.latest
    person = holder(results.workspace, one.objective.owner)
    n_told = n_cell(latest)
    when = period(latest.period) if latest and latest.n is not None else ""
    return (
        verdict_cell(one),
        Cell(one.objective.name, person or "nobody answers for it"),
        value_cell(one.metric, latest),
        Cell(n_told.text, ", ".join(part for part in (n_told.note, when) if part), tone=n_told.tone),
        bullet_cell(results, one.metric, one),
        _dates(one),
    )


def _dates(one: ObjectiveResult) -> Cell:
    if one.goal is None:
        return Cell("no dated target", tone="soft")
    last = f"{plain(one.goal[1])} by {day(one.goal[0])}"
    coming = one.next if one.next and one.next != one.goal else None
    return Cell(f"{plain(coming[1])} by {day(coming[0])}", last) if coming else Cell(last)


def _next_steps(results: Results) -> Iterator[Block]:
    decisions = tuple(_decisions(results))
    left: tuple[Block, ...] = (
        Heading("Needs a decision"),
        Points(decisions, numbered=True)
        if decisions
        else Paragraph("Nothing: no objective is missed, no severe pain is unanswered, nothing is overdue.", "soft"),
    )
    undecided = tuple(
        (one.objective.name, _decides(one))
        for one in results.objectives
        if one.verdict and one.verdict.word == "cannot_tell"
    )
    if undecided:
        yield Columns((left, (Heading("What would decide each ‘can't tell’"), Points(undecided))), (6, 6))
    else:
        yield from left


def _decisions(results: Results) -> Iterator[tuple[str, str]]:
    for one in results.objectives:
        latest = one.latest
        if one.verdict and one.verdict.word == "missed" and one.metric and latest and one.expected is not None:
            who = holder(results.workspace, one.objective.owner) or "Nobody"
            stood = f"the path stood at {number(one.expected, digits_of(one.metric.unit))}"
            yield one.objective.name, f"Missed: {sentence(one.metric, latest)}; {stood}. {who} answers for it."
    yield from _pains(results)
    yield from _from_reviews(results)
    errors = sum(finding.severity == Severity.ERROR for finding in results.findings)
    if errors:
        yield (
            f"{count(errors)} error{'' if errors == 1 else 's'} in the strategy",
            "See the findings: they keep something from being measured or decided.",
        )


def _pains(results: Results) -> Iterator[tuple[str, str]]:
    answered = {name for _, one in results.workspace.walk(Recommendation) if not one.rejected for name in one.answers}
    severe = results.workspace.config.thresholds.severe_pain
    for _, pain in results.workspace.walk(Pain):
        if (pain.severity or 0) >= severe and pain.accepted is None and pain.id not in answered:
            share = f", meets {percent(pain.affects)}" if pain.affects is not None else ""
            yield (
                pain.says or pain.id,
                f"A pain of severity {pain.severity}{share}: nothing answers it, and nobody accepted it.",
            )


def _from_reviews(results: Results) -> Iterator[tuple[str, str]]:
    """What the latest review of each forum escalated, and what any review left undone."""
    found = sorted(results.workspace.walk(Review), key=lambda item: (item[1].at or date.min, item[1].id))
    latest = {review.forum: review for _, review in found}
    for review in latest.values():
        for item in review.reviewed:
            if item.outcome == "escalate":
                kind, id_ = subject(item)
                why = item.because or "no reason is written"
                yield name(results.workspace, kind, id_), f"Escalated in the review of {period(review.id)}: {why}."
    for _, review in found:
        for action in review.actions:
            if action.done is None and action.by is not None and action.by < results.as_of:
                who = holder(results.workspace, action.owner) or "Nobody"
                due = f"Agreed in the review of {period(review.id)}, due on {day(action.by)} and still open."
                yield action.what, f"{due} {who} answers for it."


def _decides(one: ObjectiveResult) -> str:
    latest = one.latest
    n = count(latest.n or 0) if latest else "0"
    sure = (
        f"We are {percent(one.verdict.certainty * 100, 0)} sure that it is at or beyond the path."
        if one.verdict
        else ""
    )
    wanted = (
        f"{count(one.decides_n)} answers in a wave would decide at this gap (now {n})"
        if one.decides_n
        else "No number of answers decides at this gap"
    )
    gap = f"; {n} answers decide a gap of {number(one.decides_gap, digits_of(one.unit))}" if one.decides_gap else ""
    return f"{wanted}{gap}. {sure}"
