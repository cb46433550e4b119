"""What recommendations cost and bring, how sure that is, and what it rests on."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from cxkit.charts.cash import Back, cash
from cxkit.planning.cases import Case, NoCase
from cxkit.planning.draws import WORLDS, likely
from cxkit.render.blocks import Cell, Columns, Heading, Paragraph, Picture, Points, Table
from cxkit.render.numbers import count, day, money, percent
from cxkit.sections._section import section
from cxkit.sections._spreads import amount, payback_told, rounded, share

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.model import Range
    from cxkit.planning.case_lines import CaseLine
    from cxkit.planning.plan import Plan
    from cxkit.render.blocks import Block
    from cxkit.results import Results

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@section("business-case", title="What it costs and brings", order=70, paper="new")
def business_case(results: Results) -> Iterator[Block | str]:
    """Costs, benefits, net present value, return and payback of each recommendation, and the assumptions."""
    plan = results.plan
    cases = [one for one in plan.cases if isinstance(one, Case)]
    missing = [one for one in plan.cases if isinstance(one, NoCase)]
    if not plan.cases:
        return
    names = {one.id: one.name for one in plan.recommendations}
    if cases:
        first = cases[0]
        yield (
            f"Counted over {count(first.months // 12)} years from the first cost, at a discount of "
            f"{percent(first.discount * 100)} a year. Ranges hold nine of ten cases."
        )
        yield _table(cases, names)
        yield from _pictures(cases, names)
        yield Heading("What the figures rest on")
        yield _assumptions(plan, cases, names)
        yield Paragraph(_method(), "soft")
    if missing:
        yield Heading("Not counted")
        yield Points(tuple((names[one.recommendation], one.because) for one in missing))


def _table(cases: list[Case], names: dict[str, str]) -> Table:
    rows = tuple(
        (
            Cell(names[one.recommendation], _timing(one)),
            amount(one.costs),
            amount(one.benefits),
            amount(one.npv),
            Cell(money(rounded(one.worst), rounded(one.best))),
            share(one.roi),
            Cell(payback_told(one.payback, one.months // 12), _sure(one)),
        )
        for one in cases
    )
    heads = (
        "Recommendation",
        "Costs#",
        "Brings#",
        "Net present value#",
        "If all goes badly, well#",
        "Return#",
        "Money is back after",
    )
    return Table(heads, rows, "Likely value, and below it where nine of ten worlds lie")


def _timing(one: Case) -> str:
    if not one.timing.initiatives:
        return "nobody carries it out yet: counted as if it began today"
    return f"costs from {day(one.origin)}, brings from {day(one.timing.live)}"


def _sure(one: Case) -> str:
    chance = one.payback.chance
    return "" if chance >= 1 else f"within its years in {percent(math.floor(chance * 100))} of worlds"


def _pictures(cases: list[Case], names: dict[str, str]) -> Iterator[Columns]:
    drawn = [_picture(one, names[one.recommendation]) for one in cases]
    for at in range(0, len(drawn), 2):
        pair = drawn[at : at + 2]
        yield Columns(tuple((picture,) for picture in pair), (6,) * len(pair))


def _picture(one: Case, name: str) -> Picture:
    years = one.months // 12
    told = payback_told(one.payback, years)
    months = [_month(one, at) for at in range(one.months + 1)]
    svg = cash(
        [(each.low, each.likely, each.high) for each in one.cumulative],
        Back(one.payback.likely, one.payback.low, one.payback.high),
        money=lambda value: money(rounded(value)),
        months=months,
        told=told if one.payback.likely is None else f"back after {told}",
        title=f"{name}: running sum of costs and benefits",
        desc=f"After {count(years)} years {money(rounded(one.cumulative[-1].likely))}",
    )
    rows = tuple(
        (Cell(months[at]), *(Cell(money(rounded(value))) for value in (each.low, each.likely, each.high)))
        for at, each in enumerate(one.cumulative)
        if at % 3 == 0
    )
    return Picture(
        svg,
        f"{name}: money back after {told}" if one.payback.likely is not None else f"{name}: money {told}",
        "Running sum, not discounted; line: likely, band: nine of ten worlds, dot and whisker: when it is back",
        Table(("Month", "Low#", "Likely#", "High#"), rows),
    )


def _month(one: Case, at: int) -> str:
    """The month of the case's first day, and so many later."""
    year, month = divmod(one.origin.year * 12 + one.origin.month - 1 + at, 12)
    return f"{_MONTHS[month]} {year}"


def _assumptions(plan: Plan, cases: list[Case], names: dict[str, str]) -> Table:
    budgets = {one.id: one.budget for one in plan.initiatives}
    rows: list[tuple[Cell, ...] | str] = []
    for one in cases:
        rows.append(names[one.recommendation])
        rows += [_line(line, one.months) for line in one.lines]
        approved = [budget for name in one.timing.initiatives if (budget := budgets.get(name)) is not None]
        if approved:
            rows.append(
                (Cell("Approved on the roadmap"), Cell("budget"), Cell(money(sum(approved))), Cell(""), Cell(""))
            )
    return Table(("Line", "What", "Once#", "A year#", "Why so much"), tuple(rows))


def _line(line: CaseLine, months: int) -> tuple[Cell, ...]:
    beyond = (line.once and line.once[1] > months) or (line.yearly and not line.yearly[1])
    late = "falls after the years that are counted" if beyond else ""
    notes = (f"rests on {line.metric}" if line.metric else "", late)
    why = Cell(line.because) if line.because else Cell("nobody wrote why", tone="soft")
    return (
        Cell(line.what, "; ".join(note for note in notes if note)),
        Cell(line.side),
        _range(line.once[0] if line.once else None),
        _range(line.yearly[0] if line.yearly else None),
        why,
    )


def _range(one: Range | None) -> Cell:
    if one is None or one.low is None or one.high is None:
        return Cell("")
    middle = f"likely {money(one.likely)}" if one.likely is not None and likely(one) not in (one.low, one.high) else ""
    return Cell(money(one.low, one.high), middle)


def _method() -> str:
    return (
        f"A range is taken to hold nine chances of ten. {count(WORLDS)} worlds are drawn from all ranges, always the "
        "same ones. In each, benefits that rest on one metric rise and fall together, for they share its cause; all "
        "other lines vary on their own. If you doubt that, look at ‘if all goes badly, well’: every line at its bad "
        "end, or at its good end, which needs no such assumption. A cost counts from the month in which it begins, a "
        "benefit from the first full month. Return: what comes back beyond each 100 spent; it and the time until the "
        "money is back aren't discounted."
    )
