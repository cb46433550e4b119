"""How far the plan carries: the chance that it reaches each target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.render.blocks import Cell, Heading, Table
from cxkit.render.numbers import day, interval, number, percent, plain
from cxkit.sections._names import name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.planning.outlook import Outlook
    from cxkit.render.blocks import Block
    from cxkit.results import ObjectiveResult, Results

_CAPTION = (
    "Chance: of 10,000 worlds, those in which the true value is at or beyond the target on its day, if every promise "
    "comes within its range at its go-live, every go-live holds its day, and nothing else moves the metric. Promises "
    "vary independently; a start that was declared counts as certain. cx simulate --delay allows for delays"
)


def outlooks(results: Results) -> Iterator[Block]:
    """Each objective that something is promised for: where it starts, the promises, the target, and the chance."""
    promising = {effect.metric for one in results.plan.initiatives for effect in one.promised}
    held = [one for one in results.objectives if one.objective.metric in promising]
    if not held:
        return
    yield Heading("How far the plan carries")
    rows = tuple(_row(results, one) for one in held)
    yield Table(("Objective", "Starts at#", "With all promises#", "Target#", "Chance#"), rows, _CAPTION)


def _row(results: Results, one: ObjectiveResult) -> tuple[Cell, ...]:
    reached = results.outlook(one)
    found = reached.outlook
    if found is None or reached.target is None or reached.by is None:
        return (Cell(one.objective.name, reached.reason), Cell(""), Cell(""), Cell(""), Cell("can't say", tone="soft"))
    start = found.start
    promised = [(name(results.workspace, "initiative", each.initiative), each.counts) for each in found.promises]
    kept = ", ".join(title for title, counts in promised if counts == "yes")
    left_out = [f"not {title}: {counts}" for title, counts in promised if counts != "yes"]
    return (
        Cell(one.objective.name, "; ".join([kept or "nothing counts", *left_out])),
        Cell(number(start.value), f"{'measured' if start.measured else 'declared'} {day(start.at)}"),
        Cell(number(found.value.likely), interval(found.value.low, found.value.high)),
        Cell(plain(reached.target), day(reached.by)),
        Cell(_chance(found)),
    )


def _chance(found: Outlook) -> str:
    if 0 < found.chance < 0.01:
        return f"under {percent(1)}"
    if 0.99 < found.chance < 1:
        return f"over {percent(99)}"
    return percent(found.chance * 100, 0)
