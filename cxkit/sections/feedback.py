"""The feedback programme: who is asked, what is found out, and what happens with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.model import Advocacy, Feedback, Loop, Source, Study
from cxkit.model.words import SURVEYS, WITH_CUSTOMERS
from cxkit.render.blocks import Cell, Facts, Paragraph, Table
from cxkit.render.numbers import count, day, period, span
from cxkit.sections._figures import declared, measured
from cxkit.sections._names import holder, lines, name, names, said
from cxkit.sections._proofs import old
from cxkit.sections._section import section
from cxkit.sections._where import conditions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.render.blocks import Block
    from cxkit.results import Results


@section("feedback", title="Feedback programme", order=46)
def feedback(results: Results) -> Iterator[Block | str]:
    """Sources with populations and samples, studies, inner and outer loops, advocacy, and the rules for asking."""
    yield "Nothing is collected that nobody acts on: each stream says which figures it feeds and which loop it ends in."
    sources = [one for _, one in results.workspace.walk(Source)]
    if not sources:
        yield Paragraph("No sources are written down yet: write them in feedback.yaml.", "soft")
    else:
        yield Table(
            (
                "Source",
                "Who can be asked",
                "Asked or expected",
                "Owner, system",
                "Figures it feeds",
                "Loops",
                "Last recorded",
            ),
            tuple(_source(results, one) for one in sources),
            "Streams of feedback and of facts",
        )
    head = results.workspace.head(Feedback)
    yield Facts(
        (
            ("Quarantine", Cell(f"nobody is asked twice within {head.quarantine}")),
            ("Legal ground", said(_word(head.basis), "not said")),
            ("Kept for", said(head.keep_for, "not said")),
        )
    )
    yield from _studies(results)
    yield from _loops(results)
    yield from _advocacy(results)


def _word(word: str | None) -> str:
    return (word or "").replace("-", " ")


def _source(results: Results, one: Source) -> tuple[Cell, ...]:
    workspace = results.workspace
    metrics = [metric.name for metric in workspace.metrics if one.id in metric.source]
    loops = [_short(loop) for _, loop in workspace.walk(Loop) if one.id in loop.source]
    recorded = [record.period for record in results.records if record.source == one.id]
    kind = ", ".join(part for part in (_word(one.kind), one.cadence or "") if part)
    terms = [_word(one.basis)] if one.basis else []
    terms += [f"kept for {one.keep_for}"] if one.keep_for else []
    return (
        Cell(one.name, kind),
        Cell(one.population or "all rows", ", ".join(terms)),
        _expected(one),
        Cell(
            holder(workspace, one.owner) or "nobody",
            name(workspace, "system", one.system) if one.system else "no system named",
            tone="" if one.owner else "signal",
        ),
        lines(metrics, "none"),
        lines(loops, "none"),
        Cell(period(max(recorded))) if recorded else Cell("not yet", tone="soft"),
    )


def _expected(one: Source) -> Cell:
    if one.kind in SURVEYS or one.invites is not None:
        if one.invites is None:
            return Cell("invites not said", tone="soft")
        asked = f"{count(one.invites.value)} per {one.invites.per}"
        rate = one.response_rate
        if rate is None:
            return Cell(asked, "response rate not said")
        low = count(one.invites.value * (rate.low or 0.0) / 100)
        return Cell(asked, f"{span(rate.low, rate.high)}\u202f% answer; {low} expected per {one.invites.per}")
    if one.volume is None:
        return Cell("volume not said", tone="soft")
    return Cell(f"{count(one.volume.value)} rows per {one.volume.per}")


def _studies(results: Results) -> Iterator[Block]:
    studies = sorted(
        (one for _, one in results.workspace.walk(Study)),
        key=lambda one: (one.at is None, -(one.at.toordinal() if one.at else 0), one.id),
    )
    if not studies:
        return
    rows = tuple(
        (
            Cell(one.name, _word(one.method) or "no method named"),
            Cell(
                day(one.at) if one.at else "not said",
                f"older than {results.workspace.config.thresholds.evidence_age}" if old(results, one.at) else "",
            ),
            Cell(count(one.n)) if one.n is not None else Cell("not said", tone="soft"),
            _participants(results, one),
            Cell(one.says or "not said", one.link or "", tone="" if one.says else "soft"),
            Cell(holder(results.workspace, one.owner) or "nobody"),
        )
        for one in studies
    )
    yield Table(
        ("Study", "When", "n#", "Who took part", "What it found", "Owner"),
        rows,
        "Studies: found out once, the newest first",
    )


def _participants(results: Results, one: Study) -> Cell:
    workspace = results.workspace
    if one.participants:
        kinds = ((each, "segment" if workspace.get("segment", each) else "party") for each in one.participants)
        return Cell(", ".join(name(workspace, kind, each) for each, kind in kinds))
    if one.source:
        return Cell(f"from {name(workspace, 'source', one.source)}", tone="soft")
    return Cell("not said", tone="soft") if one.method in WITH_CUSTOMERS else Cell("—", tone="soft")


def _short(loop: Loop) -> str:
    within = f", within {loop.within}" if loop.within else ""
    return f"{loop.name or (f'{loop.loop} loop' if loop.loop else loop.id)}{within}"


def _loops(results: Results) -> Iterator[Block]:
    loops = [one for _, one in results.workspace.walk(Loop)]
    if not loops:
        return
    rows: list[tuple[Cell, ...] | str] = []
    for kind, title in (
        ("inner", "Inner loop: back to that customer"),
        ("outer", "Outer loop: to the cause"),
        (None, "Neither"),
    ):
        found = [one for one in loops if one.loop == kind]
        if found:
            rows += [title, *(_loop(results, one) for one in found)]
    heads = ("What happens", "For whom", "Owner", "Within", "Lands in", "Closed in time")
    yield Table(heads, tuple(rows), "Closed loops")


def _loop(results: Results, one: Loop) -> tuple[Cell, ...]:
    workspace = results.workspace
    return (
        Cell(one.what or one.name or one.id, names(workspace, "source", one.source)),
        lines(conditions(workspace, one.where), "everyone"),
        Cell(holder(workspace, one.owner) or "nobody", tone="" if one.owner else "signal"),
        said(one.within),
        said(
            name(workspace, "forum", one.forum) if one.forum else None,
            "that customer" if one.loop == "inner" else "no forum",
        ),
        measured(results, [one.metric] if one.metric else []),
    )


def _advocacy(results: Results) -> Iterator[Block]:
    found = [one for _, one in results.workspace.walk(Advocacy)]
    if not found:
        return
    workspace = results.workspace
    rows = tuple(
        (
            Cell(one.name, one.what or ""),
            lines(conditions(workspace, one.where), "everyone"),
            declared(one.size),
            lines((name(workspace, "objective", each) for each in one.objectives), "no objective"),
            measured(results, [one.metric] if one.metric else []),
            Cell(holder(workspace, one.owner) or "nobody"),
        )
        for one in found
    )
    yield Table(
        ("Advocacy", "Whom", "Who is in it", "Serves", "Tracked by", "Owner"), rows, "Promoters turned into references"
    )
