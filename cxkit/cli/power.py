"""`cx power`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from cxkit.api.power import Power

Number = float | None


def power(
    kpi: Annotated[str, typer.Argument(help="Name of a KPI, such as nps.", show_default=False)],
    difference: Annotated[Number, typer.Option(help="The change to be seen, in the KPI's unit.")] = None,
    answers: Annotated[list[int] | None, typer.Option(help="Answers a wave to look at; may repeat.")] = None,
    promoters: Annotated[Number, typer.Option(help="Per cent that count up, for a net score.")] = None,
    detractors: Annotated[Number, typer.Option(help="Per cent that count down.")] = None,
    share: Annotated[Number, typer.Option(help="Per cent that count, for a share.")] = None,
    sd: Annotated[Number, typer.Option(help="Standard deviation of an answer, for a mean.")] = None,
    value: Annotated[Number, typer.Option(help="Mean at which a wave is read.")] = None,
    median: Annotated[Number, typer.Option(help="Median of a time.")] = None,
    p90: Annotated[Number, typer.Option(help="90th percentile of that time.")] = None,
    chance: Annotated[float, typer.Option("--power", help="The chance to see the change.")] = 0.8,
    confidence: Annotated[float, typer.Option(help="Level of the intervals.")] = 0.95,
    design_effect: Annotated[float, typer.Option(help="Of weights or repeated respondents.")] = 1.0,
    response_rate: Annotated[Number, typer.Option(help="Per cent of those asked who answer.")] = None,
    format_: Annotated[str, typer.Option("--format", help="table or json.")] = "table",
) -> None:
    """Count the answers it takes to see a difference."""
    from cxkit.api.power import power as plan
    from cxkit.cli.output import choice, out

    choice("--format", format_, ("table", "json"))
    found = plan(
        kpi, difference=difference, answers=answers or (), promoters=promoters, detractors=detractors, share=share,
        sd=sd, value=value, median=median, p90=p90, confidence=confidence, power=chance, design_effect=design_effect,
        response_rate=response_rate,
    )  # fmt: skip
    if format_ == "json":
        import json

        out(json.dumps(found.as_dict(), ensure_ascii=True, indent=1) + "\n")
        return
    out(_table(found))


def _table(found: Power) -> str:
    from cxkit.cli.columns import aligned
    from cxkit.cli.output import paint
    from cxkit.cli.words import count, number

    digits = _digits(found)
    invited = any(wave.invites for wave in found.waves)
    head = ["answers a wave", *(["invites"] if invited else []), "shows a change of"]
    at = f"at {number(found.value, digits)} " if found.value else "around its value "
    rows = [[*head, f"one wave {at}reads"]]
    for wave in found.waves:
        shows = number(wave.shows, digits) if wave.shows is not None else "none"
        mark = f"   <- enough (power {found.power * 100:g} %)" if wave.enough else ""
        reads = f"{number(wave.low, digits)} to {number(wave.high, digits)}{mark}"
        rows.append([count(wave.answers), *([count(wave.invites)] if wave.invites else []), shows, reads])
    lines = aligned(rows, frozenset(range(len(head))))
    lines[0] = paint("place", lines[0])
    return "\n".join([*lines, f"unit  {found.unit}; {found.confidence * 100:g} % intervals"]) + "\n"


def _digits(found: Power) -> int:
    """Enough to tell the smallest change shown from 0."""
    smallest = min((wave.shows for wave in found.waves if wave.shows), default=1.0)
    return 1 if smallest >= 0.5 else 2 if smallest >= 0.05 else 3
