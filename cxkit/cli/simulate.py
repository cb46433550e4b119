"""`cx simulate`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.api.simulate import Simulation
    from cxkit.model import Range
    from cxkit.planning.outlook import Reached


def simulate(
    path: Annotated[str, typer.Argument(help="A workspace, or a folder in it.")] = ".",
    delay: Annotated[str, typer.Option(help="Weeks by which each go-live may slip, such as 0..8.")] = "",
    seed: Annotated[int | None, typer.Option(help="Draw other worlds, by any number.")] = None,
    as_of: Annotated[str, typer.Option(help="Take this day as today.")] = "",
    format_: Annotated[str, typer.Option("--format", help="table or json.")] = "table",
) -> None:
    """Estimate how likely the plan reaches its targets."""
    from cxkit.api.simulate import simulate as simulated
    from cxkit.cli.output import choice, out, width

    choice("--format", format_, ("table", "json"))
    found = simulated(path, as_of=as_of or None, delay=delay or None, seed=seed)
    if format_ == "json":
        import json

        out(json.dumps(found.as_dict(), ensure_ascii=True, indent=1) + "\n")
        return
    out("\n".join(_lines(found, width())) + "\n")


def _lines(found: Simulation, width: int) -> Iterator[str]:
    from cxkit.clean import term
    from cxkit.cli.columns import fitting, labelled
    from cxkit.cli.output import paint
    from cxkit.planning.draws import WORLDS

    yield f"{term(found.name)} · as of {found.as_of} · {WORLDS:,} worlds · 9 in 10 lie in each range"
    if not found.reached:
        yield "no objectives yet: write them in strategy.yaml"
        return
    yield ""
    rows = [["objective", "chance", "value then", "9 in 10", "target", "by", "from"]]
    rows += [_row(one) for one in found.reached]
    lines = fitting(rows, (1, 2, 4), width, (6,))
    yield paint("place", lines[0])
    yield from lines[1:]
    yield ""
    for label, text in _facts(found):
        yield labelled(label, text, width)


def _row(one: Reached) -> list[str]:
    from cxkit.clean import term
    from cxkit.cli.words import interval, number

    target = number(one.target) if one.target is not None else "-"
    by = str(one.by) if one.by else "-"
    found = one.outlook
    if found is None:
        return [term(one.objective), "-", "-", "-", target, by, ""]
    start = found.start
    begun = f"{number(start.value)} {'measured' if start.measured else 'declared'} {start.at}"
    spread = interval(found.value.low, found.value.high)
    return [term(one.objective), chance(found.chance), number(found.value.likely), spread, target, by, begun]


def chance(share: float) -> str:
    """A chance in whole per cent; never 0 or 100 where a world says otherwise.

    Example:
        >>> chance(0.341), chance(0.0), chance(0.9999), chance(0.001)
        ('34 %', '0 %', '>99 %', '<1 %')
    """
    if 0 < share < 0.01:
        return "<1 %"
    if 0.99 < share < 1:
        return ">99 %"
    return f"{share * 100:.0f} %"


def _facts(found: Simulation) -> Iterator[tuple[str, str]]:
    from cxkit.clean import term

    for one in found.reached:
        if one.outlook is None:
            yield "can't say", f"{term(one.objective)}: {one.reason}"
            continue
        told = [_promise(each.initiative, each.change, each.counts) for each in one.outlook.promises]
        yield "promised", f"{term(one.objective)}: {'; '.join(told) or one.reason}"
    for name, share in found.money.items():
        yield "money", f"one-time costs stay within {name} in {chance(share)} of worlds"
    if found.time is not None:
        yield "time", f"no go-live slips by more than the time in reserve in {chance(found.time)} of worlds"
    yield "assumes", _delayed(found)
    yield "", "a promise is kept within its range, at its go-live or evenly until its `by`; promises vary on their own"
    yield "", "nothing else moves a metric, and a declared start is certain; a wave may still not show it: cx power"


def _promise(name: str, change: Range, counts: str) -> str:
    from cxkit.clean import term

    ends = [f"{'+' if end > 0 else ''}{end:g}" if end is not None else "" for end in (change.low, change.high)]
    told = ends[0] if ends[0] == ends[1] else f"{ends[0]}..{ends[1]}"
    return f"{term(name)} {told}" + ("" if counts == "yes" else f" (not counted: {counts})")


def _delayed(found: Simulation) -> str:
    if found.delay is None:
        return "every go-live holds its day; --delay 0..8 lets each slip by up to 8 weeks"
    return f"each go-live slips by {found.delay.low:g} to {found.delay.high:g} weeks, independently of the others"
