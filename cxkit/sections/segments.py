"""Which customers matter most, and what they shall get and do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.model import Persona, Segment
from cxkit.render.blocks import Card, Cards, Cell, Paragraph
from cxkit.sections._demographics import demographics
from cxkit.sections._figures import declared
from cxkit.sections._names import lines
from cxkit.sections._proofs import proofs
from cxkit.sections._section import section
from cxkit.sections._where import conditions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.model import Figure
    from cxkit.render.blocks import Block
    from cxkit.results import Results


@section("segments", title="Segments", order=34)
def segments(results: Results) -> Iterator[Block | str]:
    """A card for each segment: who, how many, worth what, why it comes before others, what it shall get and do."""
    yield "In order of priority. Each size and each worth is as declared, with its day and its source."
    found = sorted((one for _, one in results.workspace.walk(Segment)), key=lambda one: (one.priority or 10**6, one.id))
    if not found:
        yield Paragraph("No segments are written down yet: write them in segments.yaml.", "soft")
        return
    yield Cards(tuple(_card(results, one) for one in found))


def _card(results: Results, one: Segment) -> Card:
    personas = [persona.name for _, persona in results.workspace.walk(Persona) if persona.segment == one.id]
    facts = [
        ("Who", lines(conditions(results.workspace, one.where), "not said")),
        ("Size", _figure(results, one.size)),
        ("Worth", _figure(results, one.worth, amount=True)),
        ("Get", lines(one.want.get, "not said")),
        ("Do", lines(one.want.do, "not said")),
        *demographics(one.demographics),
        ("Personas", lines(personas, "none stands for them")),
    ]
    label = f"Priority {one.priority}" if one.priority is not None else "No priority"
    return Card(one.name, one.because or "No reason is written for its priority.", tuple(facts), label)


def _figure(results: Results, figure: Figure | None, *, amount: bool = False) -> Cell:
    told = declared(figure, amount=amount)
    if figure is None or not figure.evidence:
        return told
    each = " a year each" if amount else " people"
    return Cell(f"{told.text}{each}", told.note, parts=proofs(results, figure.evidence).parts)
