"""Initiatives, each in a row: where it stands, and what it is held against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.model import Because
from cxkit.render.blocks import Cell, Table
from cxkit.render.numbers import day, percent, plain
from cxkit.sections._names import name, names

if TYPE_CHECKING:
    from cxkit.model import Initiative, Range
    from cxkit.planning.plan import Plan
    from cxkit.planning.progress import Progress
    from cxkit.results import Results

_BEHIND = 0.1


def initiatives(results: Results) -> Table:
    """State, dates, work done and promises of each initiative."""
    plan = results.plan
    rows = []
    for one in plan.initiatives:
        state = plan.state(one)
        span = plan.schedule.span(one.id)
        progress = plan.progress(one)
        rows.append(
            (
                Cell(one.name, _shaped(results, one)),
                Cell(state, _why(one, plan), tone="signal" if state == "late" else ""),
                Cell(f"{day(span[0])} to {day(span[1])}" if span else "no dates", tone="" if span else "soft"),
                Cell(day(one.go_live)) if one.go_live else Cell("never", "nothing that customers meet", tone="soft"),
                _work(progress),
                _promised(results, one),
            )
        )
    return Table(
        ("Initiative, owner", "State", "From, to", "Goes live", "Work done", "Promises, and serves"), tuple(rows)
    )


def _work(progress: Progress) -> Cell:
    if progress.done is None or progress.due is None:
        return Cell("no activities", tone="soft")
    behind = (progress.behind or 0) >= _BEHIND
    due = f"{percent(progress.due * 100, 0)} due by now{': behind' if behind else ''}"
    return Cell(percent(progress.done * 100, 0), due, tone="signal" if behind else "")


def _why(one: Initiative, plan: Plan) -> str:
    late = plan.late_of(one)
    if late:
        return f"{late[0].what}, due {day(late[0].by)}"
    return one.stopped.because if one.stopped and plan.state(one) == "stopped" else ""


def _shaped(results: Results, one: Initiative) -> str:
    """Who answers for it, who helped to shape it, and what it was tested by."""
    asked = names(results.workspace, "party", one.consulted)
    tests = names(results.workspace, "proof", (each.from_ for each in one.evidence))
    answers = name(results.workspace, "party", one.owner) if one.owner else "nobody answers for it"
    parts = (answers, asked and f"shaped with {asked}", tests and f"rests on {tests}")
    return "; ".join(part for part in parts if part)


def _promised(results: Results, one: Initiative) -> Cell:
    """The changes it is held against, and what it serves: its own objectives, or its recommendation's."""
    served = one.objectives
    if not served and not isinstance(one.recommendation, Because):
        asked = [results.workspace.get("recommendation", each) for each in one.recommendation]
        served = tuple(dict.fromkeys(objective for each in asked if each for objective in each.objectives))
    told = [("serves", "objective", served), ("in the spirit of", "value", one.values)]
    told.append(("changes", "touchpoint", one.touchpoints))
    lines = [f"{word} {names(results.workspace, kind, ids)}" for word, kind, ids in told if ids]
    changes = [(name(results.workspace, "metric", each.metric), _change(each.change)) for each in one.promised]
    parts = [Cell(f"{metric} {change}") for metric, change in changes]
    if isinstance(one.effects, Because):
        parts = [Cell("nothing", one.effects.because, tone="soft")]
    parts = parts or [Cell("nothing", tone="soft")]
    return Cell(parts=(*parts, Cell(note="; ".join(lines))) if lines else tuple(parts))


def _change(one: Range) -> str:
    low, high = (f"{'+' if end > 0 else ''}{plain(end)}" for end in (one.low or 0.0, one.high or 0.0))
    if one.low is None or one.high is None:
        return f"at least {low}" if one.high is None else f"at most {high}"
    return low if low == high else f"{low} to {high}"
