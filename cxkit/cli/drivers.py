"""`cx drivers`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from cxkit.api.drivers import Drivers

Many = list[str] | None

_MUCH = 5.0
_PLACES = ("concentrate here", "keep up the good work", "possible overkill", "low priority", "undetermined")


def drivers(
    exports: Annotated[list[str], typer.Argument(help="Export files; - is standard input.", show_default=False)],
    of: Annotated[str, typer.Option(help="Column of the question to explain; A:0..10 has a scale of its own.")],
    among: Annotated[list[str], typer.Option(help="Columns of the questions, A,B,C; A:1..7 has a scale of its own.")],
    scale: Annotated[str, typer.Option(help="Scale of the questions, such as 1..5.")] = "",
    missing: Annotated[Many, typer.Option(help="A value that means no answer; may repeat.")] = None,
    where: Annotated[str, typer.Option(help='Keep some rows: "plan = plus and tenure > 90".')] = "",
    weight: Annotated[str, typer.Option(help="Column with the weight of the answer.")] = "",
    confidence: Annotated[float, typer.Option(help="Level of the intervals.")] = 0.95,
    reader: Annotated[str, typer.Option(help="Reader, where the file doesn't tell.")] = "",
    encoding: Annotated[str, typer.Option(help="Encoding of the text.")] = "",
    delimiter: Annotated[str, typer.Option(help="Delimiter of the text.")] = "",
    map_: Annotated[bool, typer.Option("--map", help="Show importance against performance, too.")] = False,
    contrast: Annotated[bool, typer.Option("--contrast", help="Show what low and high answers do, too.")] = False,
    format_: Annotated[str, typer.Option("--format", help="table or json.")] = "table",
) -> None:
    """Rank what goes with a high or low score."""
    from cxkit.api.drivers import drivers as rank
    from cxkit.cli.output import choice, out

    choice("--format", format_, ("table", "json"))
    columns, scales = _columns(among)
    own = _columns([of])
    found = rank(
        exports, own[0][0], columns, scale=scale or None, scales=scales | own[1], missing=missing or [],
        where=where or None, weight=weight or None, confidence=confidence, reader=reader or None,
        encoding=encoding or None, delimiter=delimiter or None,
    )  # fmt: skip
    more = [*(_map(found) if map_ else ()), *(_contrast(found) if contrast else ())]
    out(found.to_json() if format_ == "json" else _table(found) + "".join(f"{line}\n" for line in more))


def _columns(texts: list[str]) -> tuple[list[str], dict[str, str]]:
    """Columns as typed, `A,B:1..7`, and the scales some have of their own."""
    import csv
    import re

    columns, scales = [], {}
    for part in (part.strip() for text in texts for part in next(csv.reader([text]), [])):
        match = re.fullmatch(r"(.+):(-?\d+\.\.-?\d+)", part)
        columns.append(match[1] if match else part)
        if match:
            scales[match[1]] = match[2]
    return [column for column in columns if column], scales


def _table(found: Drivers) -> str:
    from cxkit.clean import term
    from cxkit.cli.columns import aligned
    from cxkit.cli.ledgers import row_lines
    from cxkit.cli.output import paint
    from cxkit.cli.words import count, number

    head = (
        f"What goes with {term(found.outcome)} · {found.confidence * 100:g} % intervals · "
        f"{count(found.n)} of {count(found.rows)} answered all {len(found.drivers) + 1}"
    )
    rows = [["together", f"{number(found.explained * 100)} %", *_reach(found.low, found.high), "of the differences"]]
    longest = max(one.share for one in found.drivers)
    for one in found.drivers:
        bar = "█" * max(1, round(one.share / longest * 12))
        told = "   order beside its neighbour: can't tell" if one.tied else ""
        rows.append([term(one.column), f"{number(one.share * 100)} %", *_reach(one.low, one.high), f"{bar}{told}"])
    lines = aligned(rows, {1, 2})
    names = "shares of R² over all orders (Shapley)" if found.method == "shapley" else "Johnson's relative weights"
    return (
        "\n".join(
            [
                paint("place", head),
                *lines,
                "reads as   goes together with; not: would change if we changed it",
                f"method     {names};",
                "           intervals from 1,000 samples of the respondents",
                *_overlap(found),
                *row_lines(found.ledgers, 0),
            ]
        )
        + "\n"
    )


def _overlap(found: Drivers) -> list[str]:
    """Where questions say so much of the same that their shares are divided between them."""
    from cxkit.clean import term
    from cxkit.cli.words import number

    most = max(found.drivers, key=lambda one: one.inflation)
    if most.inflation < _MUCH:
        return []
    times = number(most.inflation) if most.inflation < float("inf") else "endless"
    return [f"overlap    the others tell much of {term(most.column)} (VIF {times}): they share what they explain"]


def _map(found: Drivers) -> list[str]:
    from cxkit.clean import term
    from cxkit.cli.columns import aligned
    from cxkit.cli.output import paint
    from cxkit.cli.words import interval, number

    rows = [["question", "mean", "interval", "importance", "interval", "place"]]
    for one in sorted(found.drivers, key=lambda one: (_PLACES.index(one.place), -one.share)):
        importance = [f"{number(one.share * 100)} %", *_reach(one.low, one.high)]
        mean = [number(one.performance), interval(one.performance_low, one.performance_high)]
        rows.append([term(one.column), *mean, *importance, one.place])
    lines = aligned(rows, {1, 2, 3, 4})
    told = f"lines at a mean of {number(found.lines[0])} and an importance of {number(found.lines[1] * 100)} %"
    return [
        "", paint("place", "Importance against performance (means from 0 to 100)"), *lines,
        f"reads as   {told};", "           undetermined: an interval crosses a line",
    ]  # fmt: skip


def _contrast(found: Drivers) -> list[str]:
    from cxkit.clean import term
    from cxkit.cli.columns import aligned
    from cxkit.cli.output import paint
    from cxkit.cli.words import interval, signed

    title = paint("place", f"What low and high answers do to {term(found.outcome)}")
    if found.no_contrast:
        return ["", title, f"can't tell: {term(found.no_contrast)}"]
    rows = [["question", "low", "high", "high less low", "interval", "counts as"]]
    for one in found.drivers:
        side = one.contrast
        if side is not None:
            gap = signed(side.reward - abs(side.penalty), 2)
            sides = [signed(side.penalty, 2), signed(side.reward, 2), gap, interval(*side.gap, 2)]
            rows.append([term(one.column), *sides, side.kind])
    return [
        "", title, *aligned(rows, {1, 2, 3, 4}),
        "reads as   basic: noticed when bad; excitement: when good; performance: alike",
        "           low: below the middle of the scale; high: its highest fifth",
    ]  # fmt: skip


def _reach(low: float, high: float) -> tuple[str]:
    from cxkit.cli.words import interval

    return (interval(low * 100, high * 100),)
