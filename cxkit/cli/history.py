"""`cx history`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from cxkit.api.history import History, Row


def history(
    metric: Annotated[str, typer.Argument(help="Metric, such as first-orders or first-orders.emotion.")] = "",
    by: Annotated[bool, typer.Option("--by", help="Show the recorded groups, too.")] = False,
    period: Annotated[
        str, typer.Option(help="Add the counts up by week, month, quarter, half-year or year.", show_default=False)
    ] = "",
    format_: Annotated[
        str, typer.Option("--format", help="table, csv or json; csv and json hold the groups.")
    ] = "table",
) -> None:
    """Show or export the recorded figures."""
    from cxkit.api.history import history as read
    from cxkit.cli.output import choice, err, out

    choice("--format", format_, ("table", "csv", "json"))
    found = read(".", metric or None, segments=by or format_ != "table", period=period or None)
    if format_ == "json":
        out(found.to_json())
    elif format_ == "csv":
        from cxkit.clean import csv_cell

        frame = found.to_pandas().map(lambda cell: csv_cell(cell) if isinstance(cell, str) else cell)
        out(str(frame.to_csv(index=False, lineterminator="\n")))
    else:
        out(_table(found))
    for note in found.notes:
        err(f"note: {note}\n")


def _table(found: History) -> str:
    from cxkit.clean import term
    from cxkit.cli.columns import aligned
    from cxkit.cli.output import paint
    from cxkit.cli.words import count, interval, number
    from cxkit.render.digits import digits_of

    if not found.rows:
        return f"{term(found.name)}: nothing recorded yet\n"
    blocks = []
    for metric in dict.fromkeys(row.metric for row in found.rows):
        rows = [row for row in found.rows if row.metric == metric]
        unit = ", ".join(part for part in (rows[-1].unit, rows[-1].statistic) if part not in ("", "net"))
        levels = sorted({row.confidence for row in rows})
        lines = [["period", "group", "value", "interval", "n", ""]]
        several = len({source for row in rows for source in row.sources}) > 1
        for row in rows:
            group = " · ".join(f"{name} {value}" for name, value in row.segment.items()) or "all"
            told = [_parts(row), " + ".join(row.sources) if several else ""]
            told += [f"without {', '.join(row.lacking)}"] if row.lacking else []
            note = " · ".join(part for part in (*told, f"revision {row.revision}" * (row.revision > 1)) if part)
            if row.value is None or row.low is None or row.high is None:
                reason = " · ".join(part for part in (*told, row.reason) if part)
                lines.append([row.period, term(group), "-", "-", "-", term(reason)])
                continue
            digits = digits_of(row.unit)
            value, span = number(row.value, digits), interval(row.low, row.high, digits)
            lines.append([row.period, term(group), value, span, count(row.n or 0), note])
        head = f"{term(metric)} · {term(unit)} · {', '.join(f'{level * 100:g}' for level in levels)} % intervals"
        blocks.append("\n".join([paint("place", head), *aligned(lines, {2, 3, 4})]))
    return "\n\n".join(blocks) + "\n"


def _parts(row: Row) -> str:
    """How much of a longer period is in it."""
    if not row.parts or row.of == len(row.parts) or row.parts == (row.period,):
        return ""
    return f"{len(row.parts)} of {row.of} recorded" if row.of else f"{len(row.parts)} added"
