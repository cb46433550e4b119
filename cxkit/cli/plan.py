"""`cx plan`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.planning.plan import Plan
    from cxkit.planning.planned import Planned

_ROLES = {"late": "bad", "clash": "bad", "circle": "bad", "no dates": "warn", "short": "warn"}


def plan(
    path: Annotated[str, typer.Argument(help="A workspace, or a folder in it.")] = ".",
    as_of: Annotated[str, typer.Option(help="Take this day as today.")] = "",
    format_: Annotated[str, typer.Option("--format", help="table or json.")] = "table",
) -> None:
    """Find dates for the roadmap and where people run short."""
    from cxkit.api.plan import as_dict
    from cxkit.api.plan import plan as planned
    from cxkit.cli.output import choice, out, width

    choice("--format", format_, ("table", "json"))
    found = planned(path, as_of=as_of or None)
    if format_ == "json":
        import json

        out(json.dumps(as_dict(found), ensure_ascii=True, indent=1) + "\n")
        return
    out("\n".join(_lines(found, width())) + "\n")


def _lines(found: Plan, width: int) -> Iterator[str]:
    from cxkit.clean import term
    from cxkit.cli.columns import labelled
    from cxkit.cli.output import paint

    name = found.workspace.config.name
    yield f"{term(name)} · as of {found.today} · working days"
    if not found.initiatives:
        yield "no roadmap yet: write initiatives in roadmap.yaml"
        return
    yield ""
    yield from _table(found, width)
    yield ""
    for label, text in _facts(found):
        line = labelled(label, text, width)
        yield paint(_ROLES.get(label, "place"), label) + line[len(label) :]


def _table(found: Plan, width: int) -> Iterator[str]:
    """A line for each activity under its initiative; `*` marks the critical path."""
    from cxkit.clean import term
    from cxkit.cli.columns import fitting
    from cxkit.cli.output import paint

    rows = [["", "activity", "from", "to", "days", "to spare", "done", "team", ""]]
    heads = {}
    progress = {activity.id: activity.progress for one in found.initiatives for activity in one.activities}
    for one in found.initiatives:
        heads[len(rows)] = f"{term(one.id)} · {_state(found.state(one))}"
        rows += [_row(each, progress[each.activity]) for each in found.schedule.planned if each.initiative == one.id]
    lines = fitting(rows, (4, 5, 6), width, (7, 8))
    yield paint("place", lines[0])
    for at, line in enumerate(lines):
        if at in heads:
            yield heads[at]
        if at:
            yield line
    yield from (head for at, head in heads.items() if at >= len(lines))


def _row(one: Planned, progress: float | None) -> list[str]:
    from cxkit.clean import term

    mark = "*" if one.critical else ""
    done = f"{progress:g} %" if progress is not None else "-"
    name, team = term(one.activity), term(one.team or "-")
    if one.start is None or one.end is None:
        return [mark, name, "-", "-", "-", "-", done, team, ""]
    spare = str(one.slack) if one.slack is not None else "-"
    dates = "dates found" if one.found else ""
    return [mark, name, str(one.start), str(one.end), str(one.days), spare, done, team, dates]


def _state(state: str) -> str:
    from cxkit.cli.output import paint

    return paint("bad" if state == "late" else "place", state)


def _facts(found: Plan) -> Iterator[tuple[str, str]]:
    """What a meeting must know, each behind its label."""
    from cxkit.clean import term

    if len(found.schedule.critical) > 1:
        yield "critical", " > ".join(term(one) for one in found.schedule.critical)
    for one in found.late:
        days = (found.today - one.by).days
        many = f"{days} {'day' if days == 1 else 'days'}"
        who = f"{term(one.owner or 'nobody')}; {one.kind} of {term(one.of)}"
        yield "late", f"{many:8} {term(one.what)} ({who})"
    for clash in found.schedule.conflicts:
        yield "clash", f"{clash.activity} begins on {clash.start}, {clash.before} ends on {clash.end}"
    for ring in found.schedule.circles:
        yield "circle", f"{' > '.join((*ring, ring[0]))}: none can begin"
    told = {name for ring in found.schedule.circles for name in ring}
    for each in found.schedule.planned:
        if each.because and each.activity not in told:
            yield "no dates", f"{term(each.activity)}: {term(each.because)}"
    short = [load for load in found.loads if load.short]
    for load in short:
        parts = ", ".join(f"{term(name)} {days:.0f}" for name, days in load.parts)
        missing = f"{term(load.team)} lacks {load.short:.0f} of {load.booked:.0f} person-days"
        yield "short", f"{load.month}  {missing} ({parts})"
    if found.loads and not short:
        yield "people", "no team has more work than time in any month"
    elif not found.loads:
        yield "people", "nothing is booked: say who does each activity (team) and how much it is (work)"
    yield "to spare", "working days until its go-live or the end of a phase is missed"
