"""Somebody's address in a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Loc, Severity
from cxkit.rules._contacts import contacts
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("PRV103", severity=Severity.ERROR, since="0.1")
def contact_data(workspace: Workspace) -> Iterator[Finding]:
    """An e-mail address or a telephone number stands in a strategy file.

    Strategy files go to everyone who may read the repository, and stay in its history. Name roles; contacts belong into the
    directory. Addresses at example.org and the like are left alone.

    Bad:

        # file: feedback.yaml
        studies: [{id: talks, says: "Write to ann.miller@shop-and-co.com for the rest"}]

    Good:

        # file: feedback.yaml
        studies: [{id: talks, says: "The insight lead has the rest"}]
    """
    for file in sorted(workspace.documents):
        for place, what in contacts(workspace.documents[file].text):
            yield Finding(Loc(file), f"{what} stands here", "take it out, and rewrite what was pushed", position=place)
