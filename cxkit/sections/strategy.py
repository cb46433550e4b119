"""What the strategy rests on: mission, values, standards, market, constraints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.model import Course, Goal, Initiative, Recommendation, Value
from cxkit.render.blocks import Cell, Columns, Facts, Heading, Paragraph, Table
from cxkit.render.numbers import day
from cxkit.sections._figures import benchmark_words, benchmarks, measured
from cxkit.sections._names import lines, name, names
from cxkit.sections._proofs import proofs
from cxkit.sections._section import section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.render.blocks import Block
    from cxkit.results import Results


@section("strategy", title="What we stand for", order=12)
def strategy(results: Results) -> Iterator[Block | str]:
    """Mission, values and standards with the figures that show them; market, constraints, and who was asked."""
    yield "Each value and each standard is shown by a figure, or the page says that none shows it."
    head = results.workspace.strategy
    yield Paragraph(head.mission or "No mission is written down yet.", "lead" if head.mission else "soft")
    yield from _values(results)
    if head.standards:
        yield Table(
            ("Customers count on, every time", "Shown by"),
            tuple((Cell(one.expects), measured(results, [one.metric] if one.metric else [])) for one in head.standards),
            "Standards: the base of the pyramid, before anything can delight",
        )
    yield from _market(results)
    yield from _ground(results)


def _values(results: Results) -> Iterator[Block]:
    workspace = results.workspace
    values = [value for _, value in workspace.walk(Value)]
    if not values:
        yield Paragraph("No values are written down yet.", "soft")
        return
    yield Table(
        ("Value", "Goals that serve it", "Initiatives", "Courses", "Shown by"),
        tuple(
            (
                Cell(value.name, value.means or ""),
                lines((goal.name for _, goal in workspace.walk(Goal) if value.id in goal.values), "none"),
                lines((one.name for _, one in workspace.walk(Initiative) if value.id in one.values), "none"),
                lines((one.name for _, one in workspace.walk(Course) if value.id in one.values), "none"),
                measured(results, [value.metric] if value.metric else []),
            )
            for value in values
        ),
        "Values: what guides every goal, initiative and course",
    )


def _market(results: Results) -> Iterator[Block]:
    market = results.workspace.strategy.market
    if not (market.focus or market.competitors or market.trends):
        return
    yield Heading("The market")
    if market.focus:
        yield Paragraph(market.focus)
    blocks: list[tuple[Block, ...]] = []
    if market.competitors:
        rows = tuple(
            (Cell(one.name, one.known_for or "known for nothing written here"), _compared(results, one.id))
            for one in market.competitors
        )
        blocks.append((Table(("Competitor", "Their figures beside ours"), rows),))
    if market.trends:
        trends = tuple(
            (
                Cell(one.says or one.name or one.id),
                proofs(results, one.evidence, "no evidence"),
                lines(_answers(results, one.id), "nothing answers it"),
            )
            for one in market.trends
        )
        blocks.append((Table(("What changes around us", "Evidence", "Answered by"), trends),))
    yield Columns(tuple(blocks), (6, 6) if len(blocks) == 2 else (12,))


def _compared(results: Results, competitor: str) -> Cell:
    told = [
        Cell(benchmark_words(results, one), metric.name)
        for metric in results.workspace.metrics
        for one in benchmarks(metric)
        if one.who == competitor
    ]
    return Cell(parts=tuple(told)) if told else Cell("not compared", tone="soft")


def _answers(results: Results, insight: str) -> list[str]:
    return [one.name for _, one in results.workspace.walk(Recommendation) if insight in one.answers]


def _ground(results: Results) -> Iterator[Block]:
    head = results.workspace.strategy
    asked = sorted(head.consulted.items(), key=lambda item: (item[1], item[0]))
    told = [f"{name(results.workspace, 'party', party)} ({day(at)})" for party, at in asked]
    yield Heading("What it rests on")
    yield Facts(
        (
            ("Limits", lines(head.constraints, "no constraint is written")),
            ("Was asked", Cell(" · ".join(told)) if told else Cell("nobody", tone="signal")),
        )
    )
    trends = names(results.workspace, "trend", (one.id for one in head.market.trends if not _answers(results, one.id)))
    if trends:
        yield Paragraph(f"No recommendation answers: {trends}.", "soft")
