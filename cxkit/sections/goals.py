"""From what the business wants down to the figure that shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.model import BusinessObjective, Goal, Study
from cxkit.render.blocks import Branch, Cell, Heading, Paragraph, Table, Tree
from cxkit.render.numbers import count, day, plain
from cxkit.sections._dimensions import DIMENSIONS, dimension
from cxkit.sections._figures import declared, value_cell, wanted
from cxkit.sections._names import holder, lines, name, said
from cxkit.sections._section import section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.model import Impact
    from cxkit.render.blocks import Block
    from cxkit.results import ObjectiveResult, Results

_HEADS = ("The business wants", "Goal", "Objective", "Figure and verdict")


@section("goals", title="Goals", order=14)
def goals(results: Results) -> Iterator[Block | str]:
    """The tree from business objectives over goals and objectives to metrics; priorities, agreement and balance."""
    yield "Read from left to right: what the business wants, the goals that serve it, and the objectives that show it."
    workspace = results.workspace
    business = [one for _, one in workspace.walk(BusinessObjective)]
    every = [goal for _, goal in workspace.walk(Goal)]
    if not (business or every or results.objectives):
        yield Paragraph("No goals are written down yet: write them in strategy.yaml.", "soft")
        return
    yield Tree(_HEADS, tuple(_tree(results, business, every)))
    if results.objectives:
        yield Heading("How objectives rank, who signed them, why they can be reached")
        yield _priorities(results)
        yield Heading("Balance")
        yield _balance(results)
    drivers = [study for _, study in workspace.walk(Study) if study.method == "driver-analysis"]
    if drivers:
        yield Heading("What moves satisfaction and loyalty")
        yield Table(
            ("Driver analysis", "n#", "When", "What it found"),
            tuple(
                (
                    Cell(one.name),
                    Cell(count(one.n) if one.n is not None else ""),
                    Cell(day(one.at) if one.at else "not said"),
                    said(one.says),
                )
                for one in drivers
            ),
        )


def _tree(results: Results, business: list[BusinessObjective], every: list[Goal]) -> Iterator[Branch]:
    for one in business:
        served = [goal for goal in every if one.id in goal.serves]
        yield Branch(
            _business(results, one),
            tuple(_goal(results, goal, one.id) for goal in served) or _nothing("no goal serves it"),
        )
    adrift = [goal for goal in every if not any(one.id in goal.serves for one in business)]
    if adrift:
        alone = Cell("no business objective", tone="signal")
        yield Branch(alone, tuple(_goal(results, goal, "") for goal in adrift))
    homeless = [one for one in results.objectives if not any(goal.id == one.objective.goal for goal in every)]
    if homeless:
        loose = Branch(Cell("no goal", tone="signal"), tuple(_objective(results, one) for one in homeless))
        yield Branch(Cell("no business objective", tone="signal"), (loose,))


def _nothing(told: str) -> tuple[Branch, ...]:
    return (Branch(Cell(told, tone="signal")),)


def _business(results: Results, one: BusinessObjective) -> Cell:
    measure = name(results.workspace, "metric", one.metric) if one.metric else one.measure or "no measure"
    was = declared(one.baseline)
    goal = wanted(one.target)
    figures = f"{was.text} ({was.note})" if was.note else was.text
    who = holder(results.workspace, one.owner) or "nobody"
    return Cell(
        parts=(
            Cell(one.name, tone="strong"),
            Cell(
                f"{one.kind + ': ' if one.kind else ''}{measure}, {figures}, wanted {goal.text} {goal.note}".strip(),
                tone="soft",
            ),
            Cell(who, tone="soft" if one.owner else "signal"),
        )
    )


def _goal(results: Results, goal: Goal, under: str) -> Branch:
    mine = [one for one in results.objectives if one.objective.goal == goal.id]
    also = [name(results.workspace, "business-objective", one) for one in goal.serves if one != under]
    cell = Cell(goal.name, f"serves too: {', '.join(also)}" if also and under else "")
    return Branch(cell, tuple(_objective(results, one) for one in mine) or _nothing("no objective shows it"))


def _objective(results: Results, one: ObjectiveResult) -> Branch:
    title = name(results.workspace, "metric", one.objective.metric) if one.objective.metric else "no metric"
    latest = one.latest
    figure = value_cell(one.metric, latest)
    verdict = Cell(verdict=one.verdict.word) if one.verdict else Cell(one.reason, tone="soft")
    value = Cell(
        f"{figure.text}",
        f"{figure.note}, n {count(latest.n)}" if latest and latest.n else figure.note,
        tone=figure.tone,
    )
    shown = (verdict, Cell(title, tone="soft"), value) if latest else (verdict, Cell(title, tone="soft"))
    who = holder(results.workspace, one.objective.owner) or "nobody answers for it"
    return Branch(Cell(one.objective.name, who), (Branch(Cell(parts=shown)),))


def _priorities(results: Results) -> Table:
    rows = []
    for one in sorted(results.objectives, key=lambda one: one.rank):
        objective = one.objective
        signed = sorted(objective.agreed.items(), key=lambda item: (item[1], item[0]))
        rows.append(
            (
                Cell(plain(one.rank)),
                Cell(objective.name, _whom(results, one)),
                *_impact(objective.impact),
                lines(
                    (f"{name(results.workspace, 'party', party)}, {day(at)}" for party, at in signed), "nobody signed"
                ),
                said(objective.because, "no reason written"),
            )
        )
    heads = ("Rank#", "Objective", "Satisfaction#", "Loyalty#", "Business#", "Agreed with", "Why it can be reached")
    return Table(heads, tuple(rows), _constraints(results), head=1)


def _whom(results: Results, one: ObjectiveResult) -> str:
    """The narrower population, the objective's or its metric's, and how often it is looked at."""
    segment = one.objective.segment or (one.metric.metric.segment if one.metric else None)
    whom = f"{name(results.workspace, 'segment', segment)}; " if segment else ""
    return f"{whom}reviewed {one.objective.review}"


def _impact(impact: Impact | None) -> tuple[Cell, ...]:
    grades = (impact.satisfaction, impact.loyalty, impact.business) if impact else (None, None, None)
    return tuple(Cell(str(grade)) if grade else Cell("not judged", tone="soft") for grade in grades)


def _constraints(results: Results) -> str:
    constraints = results.workspace.strategy.constraints
    told = "Impact from 1 (very low) to 5 (very high) on satisfaction, loyalty and business"
    return f"{told}. Within: {'; '.join(constraints)}" if constraints else told


def _balance(results: Results) -> Table:
    rows = []
    for one in DIMENSIONS:
        found = [each for each in results.objectives if dimension(results, each.objective) == one]
        rows.append(
            (
                Cell(one.capitalize()),
                Cell(count(len(found))),
                lines((each.objective.name for each in found), "no objective"),
            )
        )
    return Table(
        ("Part of the experience", "Objectives#", "Which"),
        tuple(rows),
        "Emotion weighs most; a set without it is not balanced",
    )
