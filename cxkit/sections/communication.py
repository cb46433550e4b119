"""Who is told what, when, in which words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.model import Communication, Message, StakeholderGroup
from cxkit.model.words import ABOUT
from cxkit.render.blocks import Cell, Paragraph, Table
from cxkit.render.numbers import day
from cxkit.sections._names import holder, lines, name, names, said
from cxkit.sections._section import section

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cxkit.render.blocks import Block
    from cxkit.results import Results


@section("communication", title="Communication", order=74)
def communication(results: Results) -> Iterator[Block | str]:
    """Messages by audience, channel and cadence; which group hears of what; the theme of each period."""
    yield "In words that mean something to those who hear them; bad news too, and to those who can change it."
    found = [one for _, one in results.workspace.walk(Message)]
    if not found:
        yield Paragraph("No messages are written down yet: write them in communication.yaml.", "soft")
    else:
        yield Table(
            ("Message", "To whom", "About", "Channel, cadence", "Owner"),
            tuple(_row(results, one) for one in found),
        )
        yield _reach(results, found)
    themes = results.workspace.head(Communication).themes
    if themes:
        yield Table(
            ("Theme", "Until", "Values"),
            tuple(
                (Cell(one.name), Cell(day(one.at)), said(names(results.workspace, "value", one.values), "no value"))
                for one in themes
            ),
            "One theme a period",
        )


def _row(results: Results, one: Message) -> tuple[Cell, ...]:
    return (
        Cell(one.name, f"“{one.says}”" if one.says else "not said what it means for them"),
        lines((name(results.workspace, "party", each) for each in one.audience), "nobody"),
        said(", ".join(one.about), "nothing named"),
        Cell((one.channel or "no channel").replace("-", " "), one.cadence or "no cadence"),
        Cell(holder(results.workspace, one.owner) or "nobody", tone="" if one.owner else "signal"),
    )


def _reach(results: Results, messages: Sequence[Message]) -> Table:
    """Stakeholder groups over what they hear of: a hole in a row is a group that isn't told."""
    subjects = [subject for subject in ABOUT if any(subject in one.about for one in messages)]
    groups = [group for _, group in results.workspace.walk(StakeholderGroup) if group.kind != "bot"]
    rows = []
    for group in groups:
        told = {subject for one in messages if group.id in one.audience for subject in one.about}
        name_ = Cell(group.name, "" if told else "never told anything")
        rows.append((name_, *(Cell("●" if subject in told else "") for subject in subjects)))
    return Table(("Group", *subjects), tuple(rows), "Who hears of what (● told)", "matrix")
