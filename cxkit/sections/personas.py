"""Who customers are: needs, empathy map, and the evidence behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.model import Journey, Pain, Persona, Segment
from cxkit.render.blocks import Cell, Columns, Facts, Fields, Heading, Paragraph
from cxkit.sections._demographics import demographics
from cxkit.sections._figures import declared, severity_cell
from cxkit.sections._names import lines
from cxkit.sections._proofs import proofs
from cxkit.sections._section import section

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cxkit.render.blocks import Block
    from cxkit.results import Results

_ASKED = "nobody has asked"


@section("personas", title="Personas", order=36)
def personas(results: Results) -> Iterator[Block | str]:
    """A card for each persona: facts beside the empathy map, and what all of it rests on."""
    age = results.workspace.config.thresholds.evidence_age
    yield f"Each stands on evidence with a day and a number; where that is older than {age}, the card says so."
    found = [one for _, one in results.workspace.walk(Persona)]
    if not found:
        yield Paragraph("No personas are written down yet: write them in personas/.", "soft")
    for one in found:
        yield Heading(one.name)
        yield _card(results, one)


def _card(results: Results, one: Persona) -> Columns:
    lead = Paragraph(one.summary or "No summary is written.", "lead" if one.summary else "soft")
    left = Facts(
        (
            ("Segment", _segment(results, one)),
            *demographics(one.demographics),
            ("Goals", lines(one.goals, _ASKED)),
            ("Needs", lines(one.needs, _ASKED)),
            ("Moved by", lines(one.motivations, _ASKED)),
            ("Channels", Cell(", ".join(one.channels)) if one.channels else Cell(_ASKED, tone="soft")),
            ("Journeys", lines(_journeys(results, one), "in no journey")),
        )
    )
    right = Facts(
        (
            ("Hard", lines(one.challenges, _ASKED)),
            ("Expects", lines(one.expects, _ASKED)),
            ("Prefers", lines(one.prefers, _ASKED)),
            ("Evidence", proofs(results, one.evidence)),
        )
    )
    return Columns(((lead, left), (_empathy(results, one), right)), (4, 8), card=True)


def _segment(results: Results, one: Persona) -> Cell:
    found = results.workspace.get("segment", one.segment) if one.segment else None
    if not isinstance(found, Segment):
        return Cell(one.segment or "of no segment", tone="" if one.segment else "soft")
    size = declared(found.size)
    priority = f"priority {found.priority}, " if found.priority is not None else ""
    people = f"{size.text} people ({size.note})" if size.note else "size not said"
    return Cell(found.name, f"{priority}{people}")


def _journeys(results: Results, one: Persona) -> list[str]:
    return [journey.name for _, journey in results.workspace.walk(Journey) if one.id in journey.personas]


def _empathy(results: Results, one: Persona) -> Fields:
    map_ = one.empathy
    return Fields(
        (
            ("Says", _quoted(map_.says)),
            ("Thinks", _quoted(map_.thinks)),
            ("Does", lines(map_.does, _ASKED)),
            ("Feels", lines(map_.feels, _ASKED)),
            ("Pains", _pains(results, one)),
            ("Gains", lines(map_.gains, _ASKED)),
        )
    )


def _quoted(texts: Iterable[str]) -> Cell:
    parts = tuple(Cell(f"“{text}”", tone="quote") for text in texts)
    return Cell(parts=parts) if parts else Cell(_ASKED, tone="soft")


def _pains(results: Results, one: Persona) -> Cell:
    parts: list[Cell] = []
    for name in one.pains:
        pain = results.workspace.get("insight", name)
        if isinstance(pain, Pain):
            parts += [Cell(parts=severity_cell(results, pain).parts), Cell(pain.says or pain.id)]
        else:
            parts.append(Cell(getattr(pain, "says", None) or name))
    return Cell(parts=tuple(parts)) if parts else Cell(_ASKED, tone="soft")
