"""What the company is able to do, and how able it must become."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.charts.gap import Gap, gap
from cxkit.model import Capabilities, Capability, Course, Initiative, Recommendation, Source, System
from cxkit.render.blocks import Cell, Columns, Facts, Paragraph, Picture, Table
from cxkit.render.numbers import day, plain
from cxkit.sections._names import holder, lines
from cxkit.sections._proofs import proofs
from cxkit.sections._section import section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.model import Figure, Target
    from cxkit.render.blocks import Block
    from cxkit.results import Results

_MATURITY = {1: "by chance", 2: "repeated", 3: "defined", 4: "measured", 5: "improving"}
_COMPETENCIES = {
    "purposeful-leadership": "Purposeful leadership", "compelling-brand-values": "Compelling brand values",
    "employee-engagement": "Employee engagement", "customer-connectedness": "Customer connectedness",
}  # fmt: skip


@section("capabilities", title="What we are able to do", order=48)
def capabilities(results: Results) -> Iterator[Block | str]:
    """Maturity today and wanted, what builds it and what rests on it; the four competencies; the systems."""
    yield "Maturity from 1 (by chance) to 5 (improving by itself), as assessed; recommendations rest on these."
    found = [one for _, one in results.workspace.walk(Capability)]
    if not found:
        yield Paragraph("No capabilities are written down yet: write them in capabilities.yaml.", "soft")
    else:
        rows = tuple(_row(results, one) for one in found)
        short = [
            one
            for one in found
            if _value(one.baseline) is not None and one.target and (_value(one.baseline) or 0) < one.target.value
        ]
        drawn = Picture(
            gap(
                [Gap(one.name, _value(one.baseline), _value(one.target)) for one in found],
                _MATURITY,
                title="Maturity of capabilities, today and wanted",
            ),
            f"{len(short)} of {len(found)} must grow",
            "maturity as assessed; full dot: today, ring: wanted",
            Table(("Capability", "Today#", "Wanted#"), tuple((row[0], row[2], row[3]) for row in rows)),
        )
        yield Columns(((drawn,), (_competencies(found),)), (7, 5))
        yield Table(("Capability", "Kind", "Today#", "Wanted#", "Built by", "Needed by", "Owner"), rows)
    yield Facts((("Assessed by", proofs(results, results.workspace.head(Capabilities).evidence)),))
    yield from _systems(results)


def _value(figure: Figure | Target | None) -> float | None:
    return figure.value if figure is not None else None


def _row(results: Results, one: Capability) -> tuple[Cell, ...]:
    workspace = results.workspace
    today = _value(one.baseline)
    built = [(each.name, each.builds) for _, each in workspace.walk(Initiative)]
    built += [(each.name, each.builds) for _, each in workspace.walk(Course)]
    needed = [(each.name, each.requires) for _, each in workspace.walk(Recommendation)]
    return (
        Cell(one.name, (one.competency or "").replace("-", " ")),
        Cell(one.kind or "not said"),
        Cell(plain(today)) if today is not None else Cell("not assessed", tone="soft"),
        Cell(plain(one.target.value), day(one.target.by) if one.target.by else "no date")
        if one.target
        else Cell("as it is", tone="soft"),
        lines((f"{name} (to {levels[one.id]})" for name, levels in built if one.id in levels), "nothing"),
        lines((f"{name} ({levels[one.id]})" for name, levels in needed if one.id in levels), "nothing"),
        Cell(holder(workspace, one.owner) or "nobody", tone="" if one.owner else "signal"),
    )


def _competencies(found: list[Capability]) -> Table:
    rows = []
    for key, title in _COMPETENCIES.items():
        mine = [one for one in found if one.competency == key]
        told = tuple(Cell(one.name, _levels(one)) for one in mine)
        rows.append((Cell(title), Cell(parts=told) if told else Cell("nothing assessed", tone="signal")))
    return Table(
        ("Core competency", "Capabilities, today and wanted"), tuple(rows), "The four core competencies (Temkin)"
    )


def _levels(one: Capability) -> str:
    today = _value(one.baseline)
    now = f"{plain(today)} {_MATURITY.get(int(today), '')}".strip() if today is not None else "not assessed"
    return f"{now}; wanted {plain(one.target.value)}" if one.target else now


def _systems(results: Results) -> Iterator[Block]:
    systems = [one for _, one in results.workspace.walk(System)]
    if not systems:
        return
    yield Table(
        ("System", "Kind", "Feeds", "Changed by", "Owner"),
        tuple(
            (
                Cell(one.name),
                Cell(one.kind or "not said"),
                lines((each.name for _, each in results.workspace.walk(Source) if each.system == one.id), "no source"),
                lines(
                    (each.name for _, each in results.workspace.walk(Initiative) if one.id in each.systems), "nothing"
                ),
                Cell(holder(results.workspace, one.owner) or "nobody", tone="" if one.owner else "signal"),
            )
            for one in systems
        ),
        "Technology",
    )
