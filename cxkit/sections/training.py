"""Who learns what, by when, and how many have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.model import Course, Initiative
from cxkit.render.blocks import Cell, Paragraph, Table
from cxkit.render.numbers import count, day, percent
from cxkit.sections._names import holder, lines, name, names
from cxkit.sections._section import section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.render.blocks import Block
    from cxkit.results import Results


@section("training", title="Training", order=72)
def training(results: Results) -> Iterator[Block | str]:
    """Courses with audience, skills, what calls for them, what they build, target and completion."""
    yield "Whoever meets the customer after a change has learnt it before its go-live; chatbots too."
    found = [one for _, one in results.workspace.walk(Course)]
    if not found:
        yield Paragraph("No courses are written down yet: write them in training.yaml.", "soft")
        return
    yield Table(
        ("Course", "Audience", "Skills", "Called for by", "Serves and builds", "Wanted#", "Completed#", "Owner"),
        tuple(_row(results, one) for one in found),
    )


def _row(results: Results, one: Course) -> tuple[Cell, ...]:
    workspace = results.workspace
    builds = [f"{name(workspace, 'capability', each)} to {level}" for each, level in one.builds.items()]
    values = names(workspace, "value", one.values)
    return (
        Cell(one.name, one.cadence),
        lines((name(workspace, "party", each) for each in one.audience), "nobody"),
        Cell(
            ", ".join(skill.replace("-", " ") for skill in one.skills) or "none named",
            tone="" if one.skills else "soft",
        ),
        _reason(results, one),
        lines([*([values] if values else []), *builds]),
        Cell(percent(one.target.value), f"by {day(one.target.by)}" if one.target.by else "")
        if one.target
        else Cell("not said", tone="soft"),
        _completed(one),
        Cell(holder(workspace, one.owner) or "nobody", tone="" if one.owner else "signal"),
    )


def _reason(results: Results, one: Course) -> Cell:
    initiative = results.workspace.get("initiative", one.initiative) if one.initiative else None
    if isinstance(initiative, Initiative):
        live = f"goes live on {day(initiative.go_live)}" if initiative.go_live else "no go-live yet"
        return Cell(initiative.name, live)
    return Cell(one.because) if one.because else Cell("nothing", tone="soft")


def _completed(one: Course) -> Cell:
    done = one.completed
    if done is None or done.value is None:
        return Cell("not yet", tone="soft")
    rests = [f"n {count(done.n)}"] if done.n is not None else ["n not said"]
    rests += [day(done.at)] if done.at else []
    return Cell(percent(done.value), ", ".join(rests))
