"""We know who that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Persona, Role
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace

_KEYS = frozenset({
    "birthday", "birth_date", "date_of_birth", "address", "street", "employer", "surname", "email", "e-mail", "phone",
    "telephone", "photo", "customer_id",
})  # fmt: skip


@rule("PRV105", severity=Severity.WARNING, since="0.1")
def persona_is_a_person(workspace: Workspace) -> Iterator[Finding]:
    """A persona describes a person: its demographics name someone (birthday, address, employer, telephone), its name is that of someone who holds a role, or all its evidence is a single person.

    A persona stands for many. What only one could have said points to that one.

    Bad:

        # file: personas/ann.yaml
        demographics: {birthday: 4 May 1984}

    Good:

        # file: personas/ann.yaml
        demographics: {age: 42}
    """
    holders = {who.lower() for _, role in workspace.walk(Role) for who in role.held_by if " " in who}
    for loc, persona in workspace.walk(Persona):
        for key in persona.demographics:
            if key.lower() in _KEYS:
                place = (loc / "demographics" / key).key()
                yield Finding(
                    place, f"'{key}' points to one person", "take it out, or write a range", entity=persona.id
                )
        if any(persona.name.lower().startswith(who) for who in holders):
            message = f"'{persona.id}' bears the name of someone who works here"
            yield Finding(loc / "name", message, "give it another name", entity=persona.id)
        bases = [one.n if one.n is not None else _n(workspace, one.from_) for one in persona.evidence]
        if bases and all(n == 1 for n in bases):
            message = f"'{persona.id}' rests on one person"
            yield Finding(loc / "evidence", message, "ask more, and name them all as evidence", entity=persona.id)


def _n(workspace: Workspace, proof: str) -> int | None:
    study = workspace.get("study", proof)
    return study.n if study is not None else None
