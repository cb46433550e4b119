"""The rows of a journey map, one cell for each touchpoint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.render.blocks import Cell, MapRow
from cxkit.sections._figures import measured, severity_cell
from cxkit.sections._names import holder, lines, name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from cxkit.model import Handover, Journey, Stage, Touchpoint
    from cxkit.results import Results

_DIAMOND = (
    '<svg class="moment" viewBox="0 0 11 11" width="11" height="11" role="img" aria-label="moment of truth">'
    '<path class="inkfill" d="M5.5 0l5.5 5.5l-5.5 5.5l-5.5 -5.5z"/></svg>'
)


def rows(results: Results, journey: Journey, stages: Sequence[Stage]) -> Iterator[MapRow]:
    """All rows but the curve, top to bottom; a row in which nothing is written is left out, unless it must be."""
    touchpoints = [(stage, touchpoint) for stage in stages for touchpoint in stage.touchpoints]

    def row(label: str, cell: Callable[[Stage, Touchpoint], Cell], *, always: bool = False) -> Iterator[MapRow]:
        cells = tuple(cell(stage, touchpoint) for stage, touchpoint in touchpoints)
        if always or any(cell.text or cell.parts for cell in cells):
            yield MapRow(label, cells)

    yield from row("Touchpoint", lambda _, one: _touchpoint(results, one), always=True)
    yield from row("Does", lambda _, one: lines(one.does))
    yield from row("Thinks", lambda _, one: _thinks(one))
    yield from row("Expects", lambda _, one: lines(one.expects))
    yield from row("Pain", lambda _, one: _pains(results, one))
    yield from row("Hand-over", lambda _, one: _handovers(results, journey.handovers, one))
    yield from row("Works well", lambda _, one: lines(one.strengths))
    yield from row("Could be", lambda _, one: _could_be(one))
    yield from row("Backstage", lambda _, one: lines(one.backstage))
    yield from row("Personal by", lambda _, one: _personal(one))
    yield from row("Owner", lambda stage, one: _owner(results, stage, one), always=True)
    yield from row("KPI", lambda _, one: _kpi(results, one), always=True)


def _touchpoint(results: Results, one: Touchpoint) -> Cell:
    title = Cell(one.name, tone="strong")
    parts = [Cell("◆", svg=_DIAMOND), Cell(one.name, tone="strong", inline=True)] if one.moment_of_truth else [title]
    parts.append(Cell(one.channel.replace("-", " "), tone="soft") if one.channel else Cell("no channel", tone="signal"))
    if one.journey:
        parts.append(Cell(f"opens “{name(results.workspace, 'journey', one.journey)}”", tone="soft"))
    return Cell(parts=tuple(parts))


def _thinks(one: Touchpoint) -> Cell:
    return Cell(parts=tuple(Cell(f"“{thought}”", tone="italic") for thought in one.thinks))


def _pains(results: Results, one: Touchpoint) -> Cell:
    parts: list[Cell] = []
    for pain in one.pains:
        parts += [Cell(parts=severity_cell(results, pain).parts), Cell(pain.says or pain.name or pain.id)]
    return Cell(parts=tuple(parts))


def _handovers(results: Results, handovers: Iterable[Handover], one: Touchpoint) -> Cell:
    parts: list[Cell] = []
    for hand in handovers:
        if hand.from_ == one.id:
            to = name(results.workspace, "touchpoint", hand.to)
            parts.append(Cell(f"to {to}: {', '.join(hand.carries) or 'carries nothing'}"))
            if hand.loses:
                parts.append(Cell(f"loses {', '.join(hand.loses)}", tone="signal"))
    return Cell(parts=tuple(parts))


def _could_be(one: Touchpoint) -> Cell:
    parts = [Cell(one.ideal.says)] if one.ideal.says else []
    parts += [Cell(f"✦ {chance.says or chance.name or chance.id}") for chance in one.opportunities]
    return Cell(parts=tuple(parts))


def _personal(one: Touchpoint) -> Cell:
    if one.personalised is None:
        return Cell()
    ground = (
        Cell(one.personalised.basis.replace("-", " "), tone="soft")
        if one.personalised.basis
        else Cell("no legal ground", tone="signal")
    )
    return Cell(parts=(Cell(", ".join(one.personalised.uses)), ground))


def _owner(results: Results, stage: Stage, one: Touchpoint) -> Cell:
    who = holder(results.workspace, one.owner or stage.owner)
    return Cell(who) if who else Cell("nobody", tone="signal")


def _kpi(results: Results, one: Touchpoint) -> Cell:
    if not one.metrics:
        return Cell("not measured", tone="signal" if one.moment_of_truth else "soft")
    return measured(results, one.metrics)
