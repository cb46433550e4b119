"""The journeys, touchpoint by touchpoint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.charts.emotion_curve import emotion_curve
from cxkit.render.blocks import Cell, Columns, Facts, Heading, MapRow, Paragraph, StageMap, Table
from cxkit.render.numbers import count, number, signed
from cxkit.sections._feelings import felt
from cxkit.sections._figures import feeling, measured
from cxkit.sections._journey_rows import rows
from cxkit.sections._names import name, names, owner
from cxkit.sections._pains import pains
from cxkit.sections._proofs import proofs
from cxkit.sections._section import section

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cxkit.charts.emotion_curve import Feeling
    from cxkit.model import Journey, Stage
    from cxkit.render.blocks import Block
    from cxkit.results import Results

_ABREAST = 10


@section("journeys", title="Journeys", order=40, paper="wide")
def journeys(results: Results) -> Iterator[Block | str]:
    """Each journey as a map of stages over touchpoints, with its emotion now, wanted and measured, and its pains."""
    yield (
        "What customers do, think and feel, where it hurts, what gets lost, who answers for it, and what was measured. "
        "◆ marks a moment of truth; a dotted upright shows how far personas lie apart."
    )
    found = sorted(results.workspace.journeys, key=_order)
    if not found:
        yield Paragraph("No journey is drawn yet: write one in journeys/.", "soft")
    for journey in found:
        yield from _journey(results, journey)


def _order(journey: Journey) -> tuple[str, bool]:
    """A journey as wanted stands right after the one it draws anew."""
    return (journey.of if journey.state == "future" and journey.of else journey.id, journey.state == "future")


def _journey(results: Results, journey: Journey) -> Iterator[Block]:
    future = journey.state == "future"
    anew = f"; draws “{name(results.workspace, 'journey', journey.of)}” anew" if journey.of else ""
    yield Heading(f"{journey.name} (wanted{anew})" if future else journey.name)
    whole = [("Figures", measured(results, journey.metrics))] if journey.metrics else []
    whose = Facts(
        (
            ("Whose", Cell(names(results.workspace, "persona", journey.personas) or "no persona's")),
            ("Owner", owner(results.workspace, journey.owner)),
            ("Rests on", proofs(results, journey.evidence)),
        )
    )
    yield Columns(((whose,), (Facts(tuple(whole)),)), (6, 6)) if whole else whose
    groups = list(_groups([stage for stage in journey.stages if stage.touchpoints]))
    if not groups:
        yield Paragraph("It has no touchpoints yet.", "soft")
        return
    for group in groups:
        yield from _map(results, journey, group, "wanted" if future else "now")
    yield from pains(results, journey)


def _groups(stages: Sequence[Stage]) -> Iterator[list[Stage]]:
    """Whole stages, as many as stand abreast with at most ten touchpoints."""
    group: list[Stage] = []
    for stage in stages:
        if group and sum(len(one.touchpoints) for one in (*group, stage)) > _ABREAST:
            yield group
            group = []
        group.append(stage)
    if group:
        yield group


def _map(results: Results, journey: Journey, stages: Sequence[Stage], now: str) -> Iterator[Block]:
    feelings = [felt(results, touchpoint) for stage in stages for touchpoint in stage.touchpoints]
    counts = [len(stage.touchpoints) for stage in stages]
    begins = {sum(counts[:at]) for at in range(len(counts))}
    title = f"{journey.name}: emotion {now}, wanted and measured"
    curve = MapRow("Feels", (), emotion_curve(feelings, title=title, begins=begins, now=now))
    told = tuple(rows(results, journey, stages))
    place = 1 + max(at for at, row in enumerate(told) if row.label in ("Touchpoint", "Does", "Thinks"))
    heads = tuple((stage.name, _need(stage), len(stage.touchpoints)) for stage in stages)
    yield StageMap(journey.name, heads, (*told[:place], curve, *told[place:]), _figures(feelings, title))


def _need(stage: Stage) -> str:
    needs = "; ".join(stage.needs) or "not said what is needed"
    return f"{needs} ({stage.lifecycle})" if stage.lifecycle else needs


def _figures(feelings: Sequence[Feeling], title: str) -> Table:
    def told(one: Feeling) -> Cell:
        if one.measured is None:
            return Cell("not measured", tone="soft")
        value, low, high = one.measured
        base = ", low base" if one.low_base else ""
        against = " contradicts what is drawn" if one.contradicted else ""
        return Cell(
            f"{signed(value)} ± {number((high - low) / 2)}{against}",
            f"n {count(one.n)}{base}",
            tone="signal" if against else "",
        )

    return Table(
        ("Touchpoint", "Drawn#", "Wanted#", "Measured"),
        tuple((Cell(one.name), Cell(feeling(one.now)), Cell(feeling(one.wanted)), told(one)) for one in feelings),
        f"{title}; measured: the mean answer after that contact, laid evenly from −2 to +2",
    )
