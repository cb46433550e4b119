"""`cx drivers`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from cxkit.api.drivers import Drivers

Many = list[str] | None


def drivers(
    exports: Annotated[list[str], typer.Argument(help="Export files; - is standard input.", show_default=False)],
    of: Annotated[str, typer.Option(help="Column of the question to explain.")],
    among: Annotated[list[str], typer.Option(help="Columns of the questions, A,B,C; A:1..7 has a scale of its own.")],
    scale: Annotated[str, typer.Option(help="Scale of the questions, such as 1..5.")] = "",
    missing: Annotated[Many, typer.Option(help="A value that means no answer; may repeat.")] = None,
    where: Annotated[str, typer.Option(help='Keep some rows: "plan = plus and tenure > 90".')] = "",
    weight: Annotated[str, typer.Option(help="Column with the weight of the answer.")] = "",
    confidence: Annotated[float, typer.Option(help="Level of the intervals.")] = 0.95,
    reader: Annotated[str, typer.Option(help="Reader, where the file doesn't tell.")] = "",
    encoding: Annotated[str, typer.Option(help="Encoding of the text.")] = "",
    delimiter: Annotated[str, typer.Option(help="Delimiter of the text.")] = "",
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
    out(found.to_json() if format_ == "json" else _table(found))


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
                f"method     {names}; intervals from 1,000 samples of the respondents",
                *row_lines(found.ledgers, 0),
            ]
        )
        + "\n"
    )


def _reach(low: float, high: float) -> tuple[str]:
    from cxkit.cli.words import interval

    return (interval(low * 100, high * 100),)
