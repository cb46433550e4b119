"""The journeys, touchpoint by touchpoint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.charts.emotion_curve import Feeling, emotion_curve
from cxkit.render.blocks import Cell, Heading, Paragraph, Picture, Points, Table
from cxkit.render.numbers import MINUS
from cxkit.sections._figures import sentence
from cxkit.sections._section import section

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cxkit.model import Journey, Stage, Touchpoint
    from cxkit.render.blocks import Block
    from cxkit.results import Results


@section("journeys", title="Journeys", order=40)
def journeys(results: Results) -> Iterator[Block | str]:
    """Each journey: the emotion curve now and wanted, and every touchpoint: what is done, thought, and hurts."""
    yield "What customers do, think and feel, where it hurts, who answers for it, and what was measured there."
    if not results.workspace.journeys:
        yield Paragraph("No journey is drawn yet: write one in journeys/.", "soft")
    for journey in results.workspace.journeys:
        yield from _journey(journey, results)


def _journey(journey: Journey, results: Results) -> Iterator[Block]:
    touchpoints = [(stage, touchpoint) for stage in journey.stages for touchpoint in stage.touchpoints]
    yield Heading(journey.name)
    if not touchpoints:
        yield Paragraph("It has no touchpoints yet.", "soft")
        return
    feelings = [
        Feeling(one.name, _mean(one.emotion), _mean(one.ideal.emotion), one.moment_of_truth) for _, one in touchpoints
    ]
    rows = tuple((Cell(f.name), Cell(_shown(f.now)), Cell(_shown(f.wanted))) for f in feelings)
    lowest = min((f for f in feelings if f.now is not None), key=lambda f: f.now or 0.0, default=None)
    finding = f"Lowest at “{lowest.name}”" if lowest else "Nobody said how it feels"
    line = f"{journey.name}: emotion as drawn, from −2 (let down) to +2 (delighted); mean of the personas, not measured"
    yield Picture(
        emotion_curve(feelings, title=f"Emotion curve of {journey.name}"),
        finding,
        line,
        Table(("Touchpoint", "Now#", "Wanted#"), rows),
    )
    yield Table(
        ("Stage", "Touchpoint", "Does and thinks", "Pains", "Works well", "Owner", "Measured"),
        tuple(_row(stage, one, results) for stage, one in touchpoints),
        journey.name,
    )
    handovers = tuple(
        (
            f"{hand.from_} → {hand.to}",
            f"carries {', '.join(hand.carries) or 'nothing'}"
            + (f"; loses {', '.join(hand.loses)}" if hand.loses else ""),
        )
        for hand in journey.handovers
    )
    if handovers:
        yield Heading("Where one channel passes the customer to the next")
        yield Points(handovers)


def _row(stage: Stage, one: Touchpoint, results: Results) -> tuple[Cell, ...]:
    owner_id = one.owner or stage.owner
    owner = results.workspace.get("party", owner_id) if owner_id else None
    pains = "; ".join(
        f"{pain.says or pain.id} (severity {pain.severity or 'not said'}{_affects(pain.affects)})" for pain in one.pains
    )
    severe = any((pain.severity or 0) >= results.workspace.config.thresholds.severe_pain for pain in one.pains)
    figures = [
        f"{metric.metric.name}: {sentence(metric, metric.latest)}"
        for name in one.metrics
        if (metric := results.metric(name)) and metric.latest
    ]
    name = Cell(one.name, f"{one.channel or 'no channel'}{', moment of truth' if one.moment_of_truth else ''}")
    return (
        Cell(stage.name, stage.lifecycle or ""),
        name,
        Cell("; ".join(one.does), " ".join(f"“{thought}”" for thought in one.thinks)),
        Cell(pains, tone="signal" if severe else ""),
        Cell("; ".join(one.strengths)),
        Cell(owner.name if owner else "nobody", tone="" if owner else "signal"),
        Cell("; ".join(figures) or "not measured", tone="" if figures else "soft"),
    )


def _affects(share: float | None) -> str:
    return f", affects {share:g}\u202f%" if share is not None else ""


def _mean(emotion: Mapping[str, int]) -> float | None:
    return sum(emotion.values()) / len(emotion) if emotion else None


def _shown(value: float | None) -> str:
    if value is None:
        return "not said"
    return f"{value:+.1f}".replace("-", MINUS) if value else "0"
