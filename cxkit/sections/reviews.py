"""What was looked at, decided and learnt, and what is still open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.model import Review
from cxkit.render.blocks import Cell, Facts, Heading, Paragraph, Points, Table
from cxkit.render.numbers import day, period
from cxkit.sections._names import holder, name, said
from cxkit.sections._reviewed import subject
from cxkit.sections._section import section

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cxkit.model import ReviewedItem
    from cxkit.render.blocks import Block
    from cxkit.results import Results

_SHOWN = 4


@section("reviews", title="Reviews", order=76)
def reviews(results: Results) -> Iterator[Block | str]:
    """Open actions and issues of all reviews; then the latest ones: decisions, changed targets, lessons, wins."""
    yield "A target moves only by a decision written here, with what it was, what it is, and why."
    found = sorted(
        (one for _, one in results.workspace.walk(Review)),
        key=lambda one: (one.at is not None, one.at, one.id),
        reverse=True,
    )
    if not found:
        yield Paragraph("No review is written down yet: each leaves a file in reviews/.", "soft")
        return
    still = [*_open(results, found)]
    if still:
        yield Table(
            ("Still open", "From", "Owner", "Due"),
            tuple(row for _, row in sorted(still, key=lambda item: item[0])),
            "Actions and issues that are not done",
        )
    else:
        yield Paragraph("No action and no issue is open.", "soft")
    for review in found[:_SHOWN]:
        yield from _review(results, review)
    if len(found) > _SHOWN:
        yield Paragraph(f"{len(found) - _SHOWN} earlier reviews lie in reviews/.", "soft")


def _open(results: Results, found: Sequence[Review]) -> Iterator[tuple[tuple[str, str], tuple[Cell, ...]]]:
    for review in found:
        for kind, what, who, by in (
            *(("action", one.what, one.owner, one.by) for one in review.actions if one.done is None),
            *(("issue", one.says, one.owner, one.by) for one in review.issues if one.done is None),
        ):
            late = by is not None and by < results.as_of
            due = (
                Cell(day(by), "overdue" if late else "", tone="signal" if late else "")
                if by
                else Cell("no date", tone="signal")
            )
            person = Cell(holder(results.workspace, who) or "nobody", tone="" if who else "signal")
            yield (by.isoformat() if by else "", what), (Cell(what, kind), Cell(period(review.id)), person, due)


def _review(results: Results, review: Review) -> Iterator[Block]:
    workspace = results.workspace
    forum = name(workspace, "forum", review.forum) if review.forum else "no forum"
    yield Heading(f"{period(review.id)}: {forum}")
    present = ", ".join(holder(workspace, one) for one in review.present)
    yield Facts(
        (
            ("Held", Cell(day(review.at)) if review.at else Cell("no day written", tone="signal")),
            ("Present", said(present, "nobody")),
        )
    )
    telling = [one for one in review.reviewed if one.outcome != "keep" or one.because or one.changed]
    if telling:
        yield Table(
            ("Looked at", "Outcome", "Why"),
            tuple(
                (
                    _subject(results, one),
                    Cell(one.outcome, _changed(one), tone="" if one.outcome == "keep" else "strong"),
                    said(one.because, "no reason written"),
                )
                for one in telling
            ),
        )
    kept = [_subject(results, one).text for one in review.reviewed if one not in telling]
    if kept:
        yield Paragraph(f"Kept as they are: {', '.join(kept)}.", "soft")
    entries = tuple(_told(results, review))
    if entries:
        yield Points(entries)


def _told(results: Results, review: Review) -> Iterator[tuple[str, str]]:
    for lesson in review.lessons:
        of = f" from {name(results.workspace, 'initiative', lesson.initiative)}" if lesson.initiative else ""
        yield lesson.says, f"Learnt{of}"
    for win in review.wins:
        yield win, "A win"
    done = [(one.what, one.done) for one in review.actions] + [(one.says, one.done) for one in review.issues]
    for what, at in done:
        if at is not None:
            yield what, f"Done on {day(at)}"


def _subject(results: Results, one: ReviewedItem) -> Cell:
    kind, id_ = subject(one)
    return Cell(name(results.workspace, kind, id_), kind) if kind else Cell("nothing named", tone="signal")


def _changed(one: ReviewedItem) -> str:
    if one.changed is None:
        return ""
    return f"{one.changed.field}: {one.changed.was} → {one.changed.now}"
