"""What is done first, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.charts.impact_effort import Placed, impact_effort
from cxkit.planning.cases import Case
from cxkit.render.blocks import Cell, Columns, Heading, Picture, Table
from cxkit.render.numbers import count, day, plain
from cxkit.sections._names import lines, name, names, said
from cxkit.sections._section import section
from cxkit.sections._spreads import payback_told

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cxkit.model import Recommendation
    from cxkit.planning.priorities import Gap, Priority
    from cxkit.render.blocks import Block
    from cxkit.results import Results


@section("recommendations", title="What we do first, and why", order=68, paper="new")
def recommendations(results: Results) -> Iterator[Block | str]:
    """The matrix of impact and effort, the ranking with who is least willing, decisions, and what each rests on."""
    plan = results.plan
    known = {one.id: one for one in plan.recommendations}
    if not known:
        return
    yield (
        "Ranked by impact less effort, then by impact, by feasibility, and by the party that is least willing. "
        "Payback from ranges, 10,000 worlds."
    )
    notes = {one.id: _note(one, results) for one in plan.recommendations}
    placed = [(one, known[one.recommendation]) for one in plan.priorities if one.impact is not None and one.effort]
    ranking = (Heading("Ranking"), _ranking(results, known, notes))
    if placed:
        yield Columns(((_matrix(placed, notes),), ranking), (7, 5))
    else:
        yield from ranking
    yield Heading("What each answers, and what it rests on")
    yield _reasons(results, known)


def _matrix(placed: list[tuple[Priority, Recommendation]], notes: Mapping[str, str]) -> Picture:
    discs = [
        Placed(
            str(one.rank or ""),
            recommendation.name,
            notes[recommendation.id],
            float(one.effort or 0),
            one.impact or 0.0,
            "accepted" if one.outcome == "accepted" else "rejected" if one.outcome == "rejected" else "undecided",
        )
        for one, recommendation in placed
    ]
    desc = "; ".join(f"{one.name}: effort {plain(one.effort)}, impact {plain(one.impact)}" for one in discs)
    rows = tuple(
        tuple(Cell(told) for told in (one.name, plain(one.impact), plain(one.effort), one.mark or "no rank", one.note))
        for one in discs
    )
    return Picture(
        impact_effort(discs, title="Recommendations by impact and effort", desc=desc),
        _finding([one.outcome for one, _ in placed]),
        "Impact by effort, 1 to 5; numbers are ranks; filled: accepted, hollow: not decided, dashed: turned down",
        Table(("Recommendation", "Impact#", "Effort#", "Rank", "Payback"), rows),
    )


def _finding(outcomes: list[str]) -> str:
    words = (("accepted", "accepted"), ("rejected", "turned down"), ("deferred", "put off"), ("", "not decided"))
    told = [f"{count(outcomes.count(key))} {word}" for key, word in words if key in outcomes]
    return ", ".join(told)


def _note(one: Recommendation, results: Results) -> str:
    """What stands below a name: when its money is back, or what was decided instead."""
    if one.decision and one.decision.outcome != "accepted":
        return f"{one.decision.outcome} {day(one.decision.at)}"
    case = next((each for each in results.plan.cases if each.recommendation == one.id), None)
    return f"payback {payback_told(case.payback, case.months // 12)}" if isinstance(case, Case) else "no business case"


def _ranking(results: Results, known: Mapping[str, Recommendation], notes: Mapping[str, str]) -> Table:
    rows = tuple(
        (
            Cell(known[one.recommendation].name, notes[one.recommendation]),
            Cell(count(one.rank)) if one.rank else Cell("no rank", _why_not(one), tone="soft"),
            Cell(f"{one.feasibility} of 5" if one.feasibility else "not judged", _least(results, one)),
        )
        for one in results.plan.priorities
    )
    return Table(("Recommendation", "Rank#", "Feasible, least willing"), rows)


def _why_not(one: Priority) -> str:
    if one.outcome == "rejected":
        return "turned down"
    return "impact isn't judged" if one.impact is None else "effort isn't judged"


def _least(results: Results, one: Priority) -> str:
    if one.acceptability is None:
        return "nobody was asked whether they accept it"
    return f"{names(results.workspace, 'party', one.least_willing)}: {one.acceptability} of 5"


def _decision(results: Results, one: Recommendation) -> Cell:
    if one.decision is None:
        return Cell("not yet", tone="soft")
    told = f"{day(one.decision.at)}, {name(results.workspace, 'forum', one.decision.forum)}"
    return Cell(one.decision.outcome, f"{told}: {one.decision.because}" if one.decision.because else told)


def _reasons(results: Results, known: Mapping[str, Recommendation]) -> Table:
    rows = []
    for priority in results.plan.priorities:
        one = known[priority.recommendation]
        carried = [task.name for task in results.plan.initiatives if one.id in getattr(task, "recommendation", ())]
        customers = [line.what for line in one.case.benefits if line.for_ == "customers"]
        rows.append(
            (
                Cell(one.name, "; ".join(customers)),
                lines((name(results.workspace, "insight", each) for each in one.answers), "nothing named"),
                said(names(results.workspace, "objective", one.objectives), "none named"),
                Cell(parts=tuple(_gap(results, gap) for gap in priority.gaps))
                if priority.gaps
                else Cell("nothing that isn't there"),
                _decision(results, one),
                Cell(", ".join(carried) or "nothing on the roadmap", tone="" if carried else "soft"),
            )
        )
    heads = ("What, and what customers gain", "Answers", "Serves", "Must first be able to", "Decided", "Carried out")
    return Table(heads, tuple(rows))


def _gap(results: Results, gap: Gap) -> Cell:
    today = "not assessed" if gap.today is None else plain(gap.today)
    capability = name(results.workspace, "capability", gap.capability)
    if not gap.built_by:
        return Cell(capability, f"maturity {today}, needs {gap.needed}; nobody builds it", tone="signal")
    workspace = results.workspace
    kinds = ("initiative" if workspace.get("initiative", one) else "course" for one in gap.built_by)
    builders = ", ".join(name(workspace, kind, one) for kind, one in zip(kinds, gap.built_by, strict=True))
    ready = f", due {day(gap.ready)}" if gap.ready else ""
    return Cell(capability, f"maturity {today}, needs {gap.needed}; built by {builders}{ready}")
