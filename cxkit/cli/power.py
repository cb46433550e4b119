"""`cx power`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.api.power import Power, Wave

Number = float | None


def power(
    kpi: Annotated[str, typer.Argument(help="A KPI, such as nps, or a metric of the workspace.", show_default=False)],
    difference: Annotated[Number, typer.Option(help="The change to be seen, in the KPI's unit.")] = None,
    answers: Annotated[list[int] | None, typer.Option(help="Answers a wave to look at; may repeat.")] = None,
    precision: Annotated[Number, typer.Option(help="How far the limits of one wave may lie from its value.")] = None,
    promoters: Annotated[Number, typer.Option(help="Per cent that count up, for a net score.")] = None,
    detractors: Annotated[Number, typer.Option(help="Per cent that count down.")] = None,
    share: Annotated[Number, typer.Option(help="Per cent that count, for a share.")] = None,
    sd: Annotated[Number, typer.Option(help="Standard deviation of an answer, for a mean or a rate.")] = None,
    value: Annotated[Number, typer.Option(help="Mean at which a wave is read.")] = None,
    median: Annotated[Number, typer.Option(help="Median of a time.")] = None,
    p90: Annotated[Number, typer.Option(help="90th percentile of that time.")] = None,
    chance: Annotated[Number, typer.Option("--power", help="The chance to see the change: 0.8, or cx.yaml's.")] = None,
    confidence: Annotated[Number, typer.Option(help="Level of the intervals: 0.95, or cx.yaml's.")] = None,
    design_effect: Annotated[Number, typer.Option(help="Of weights or repeated respondents.")] = None,
    response_rate: Annotated[Number, typer.Option(help="Per cent of those asked who answer.")] = None,
    population: Annotated[int | None, typer.Option(help="All who could answer, where they are few.")] = None,
    format_: Annotated[str, typer.Option("--format", help="table or json.")] = "table",
) -> None:
    """Count the answers it takes to see a difference.

    cx power nps --promoters 50 --detractors 20 --difference 5
    cx power relationship-nps                       value and spread as recorded
    cx power csat --share 80 --precision 2 --population 900
    """
    from cxkit.api.power import power as plan
    from cxkit.api.power_metric import power_of
    from cxkit.cli.output import choice, out, width
    from cxkit.kpis import KPIS

    choice("--format", format_, ("table", "json"))
    spread = {
        "promoters": promoters, "detractors": detractors, "share": share, "sd": sd, "value": value, "median": median,
        "p90": p90,
    }  # fmt: skip
    told = any(one is not None for one in spread.values())
    if told or (kpi in KPIS.names() and not _is_metric(kpi)):
        found = plan(
            kpi, **spread, difference=difference, answers=answers or (), precision=precision,
            confidence=0.95 if confidence is None else confidence, power=0.8 if chance is None else chance,
            design_effect=1.0 if design_effect is None else design_effect, response_rate=response_rate,
            population=population,
        )  # fmt: skip
    else:
        found = power_of(
            kpi, difference=difference, answers=answers or (), precision=precision, confidence=confidence, power=chance,
            design_effect=design_effect, response_rate=response_rate, population=population,
        )  # fmt: skip
    if format_ == "json":
        import json

        out(json.dumps(found.as_dict(), ensure_ascii=True, indent=1) + "\n")
        return
    out(_table(found, width()))


def _is_metric(name: str) -> bool:
    """Whether the workspace here, if there is one, has a metric of that id."""
    from cxkit.errors import UsageError
    from cxkit.loading.load import load

    try:
        return load(".").get("metric", name) is not None
    except UsageError:
        return False


def _table(found: Power, width: int) -> str:
    from cxkit.cli.columns import aligned, labelled
    from cxkit.cli.output import paint
    from cxkit.cli.words import count, number

    digits = _digits(found)
    invited = any(wave.invites for wave in found.waves)
    head = ["answers a wave", *(["invites"] if invited else []), "shows a change of"]
    at = f"at {number(found.value, digits)} " if found.value else "around its value "
    rows = [[*head, f"one wave {at}reads"]]
    for wave in found.waves:
        shows = number(wave.shows, digits) if wave.shows is not None else "none"
        reads = f"{number(wave.low, digits)} to {number(wave.high, digits)}{_mark(found, wave)}"
        rows.append([count(wave.answers), *([count(wave.invites)] if wave.invites else []), shows, reads])
    lines = aligned(rows, frozenset(range(len(head))))
    lines[0] = paint("place", lines[0])
    return "\n".join([*lines, *(labelled(name, text, width, column=6) for name, text in _facts(found, digits))]) + "\n"


def _mark(found: Power, wave: Wave) -> str:
    marks = [f"enough (power {found.power * 100:g} %)"] if wave.enough else []
    marks += [f"±{found.precision:g}"] if wave.precise else []
    return f"   <- {', '.join(marks)}" if marks else ""


def _facts(found: Power, digits: int) -> Iterator[tuple[str, str]]:
    from cxkit.cli.words import count, signed

    yield "unit", f"{found.unit}; {found.confidence * 100:g} % intervals"
    if found.source:
        step = f"; the change of {signed(found.difference, digits)} is asked for" if found.difference else ""
        yield "from", f"{found.source}{step}"
    if found.difference and not any(wave.enough for wave in found.waves):
        yield "never", "not even all answers show that change"
    if found.design_effect != 1:
        yield "cost", f"a design effect of {found.design_effect:.2f}: that many answers are worth one"
    if found.population:
        yield "of", f"{count(found.population)} who could answer: the more of them do, the less is left to chance"


def _digits(found: Power) -> int:
    """Enough to tell the smallest change shown from 0."""
    smallest = min((wave.shows for wave in found.waves if wave.shows), default=1.0)
    return 1 if smallest >= 0.5 else 2 if smallest >= 0.05 else 3
