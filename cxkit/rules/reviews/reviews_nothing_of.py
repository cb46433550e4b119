"""It sits on the agenda, and never comes up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Forum, Review
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace

_KEYS = {"objectives": ("objective",), "risks": ("risk",), "roadmap": ("initiative",)}


@rule("REV207", severity=Severity.INFO, since="0.1")
def reviews_nothing_of(workspace: Workspace) -> Iterator[Finding]:
    """A forum says that it reviews objectives, risks or the roadmap, and none of its reviews names one.

    Bad:

        # file: governance.yaml
        forums: [{id: circle, name: Circle, chair: boss, members: [boss, lead], quorum: 2, cadence: monthly, reviews: [risks]}]
        # file: reviews/2026-10.yaml
        forum: circle
        at: 2026-10-20
        present: [boss, lead]
        reviewed: [{initiative: desk, outcome: keep}]

    Good:

        # file: reviews/2026-q3.yaml
        reviewed: [{objective: recommend, outcome: keep}, {risk: strike, outcome: keep}, {initiative: desk, outcome: keep}]
    """
    named: dict[str, set[str]] = {}
    for _, review in workspace.walk(Review):
        if review.forum:
            keys = {
                key for item in review.reviewed for key in ("objective", "risk", "initiative") if getattr(item, key)
            }
            named.setdefault(review.forum, set()).update(keys)
    for loc, forum in workspace.walk(Forum):
        for at, word in enumerate(forum.reviews):
            wanted = _KEYS.get(word)
            if wanted and forum.id in named and not named[forum.id] & set(wanted):
                message = f"'{forum.id}' reviews {word}, and none of its reviews names one"
                yield Finding(
                    loc / "reviews" / at,
                    message,
                    f"look at them, and write {wanted[0]}: … under reviewed",
                    entity=forum.id,
                )
