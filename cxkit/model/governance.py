"""governance.yaml: who leads, who decides, who is asked and told."""

from __future__ import annotations

from typing import Annotated

from cxkit.model.entity import Names, Part, Ref
from cxkit.model.many import Many, Texts
from cxkit.model.scalar import Flag, Id, Integer, Number, Text
from cxkit.model.values import Duration, Entity, Figure
from cxkit.model.words import Cadence, Covers, ForumReview, Level, PartyKind


class Department(Entity):
    """A department; customer-facing ones need a champion."""

    id: Id
    """Its id."""
    name: Text
    """What it is called."""
    customer_facing: Flag = False
    """Whether its people meet customers."""
    champion: Annotated[Text | None, Ref("role")] = None
    """Who speaks for customers in it."""


class Role(Entity):
    """A role and who holds it."""

    id: Id
    """Its id."""
    name: Text
    """What it is called."""
    held_by: Texts = ()
    """Who holds it, as git knows them."""
    department: Annotated[Text | None, Ref("department")] = None
    """Where it belongs."""
    level: Level | None = None
    """Where it stands."""
    may_spend: Number | None = None
    """Money it may decide on."""
    may: Texts = ()
    """What it may decide."""


class StakeholderGroup(Entity):
    """A group that is asked, trained and told."""

    id: Id
    """Its id."""
    name: Text
    """Who they are."""
    kind: PartyKind = "employees"
    """What they are to us."""
    department: Annotated[Text | None, Ref("department")] = None
    """Where they belong."""
    level: Level | None = None
    """Where they stand."""
    size: Figure | None = None
    """How many."""
    may_spend: Number | None = None
    """Money each may spend to settle a matter."""
    may: Texts = ()
    """What they may settle without asking."""


class Forum(Entity):
    """Where decisions are taken and progress is reviewed."""

    id: Id
    """Its id."""
    name: Text
    """What it is called."""
    chair: Annotated[Text | None, Ref("role")] = None
    """Who leads it."""
    members: Annotated[Names, Ref("role")] = ()
    """Who sits in it."""
    quorum: Integer | None = None
    """Fewest members that may decide."""
    cadence: Cadence | None = None
    """How often it meets."""
    reviews: Many[ForumReview] = ()
    """What it looks at; each meeting leaves a file in reviews/."""
    escalates_to: Annotated[Text | None, Ref("forum")] = None
    """Where it takes what it can't settle."""


class Raci(Part):
    """R does it, A answers for it, C is asked before, I is told after."""

    R: Annotated[Names, Ref("party")]
    """Who does it."""
    A: Annotated[Names, Ref("party")]
    """The one who answers for it."""
    C: Annotated[Names, Ref("party")] = ()
    """Who is asked before."""
    I: Annotated[Names, Ref("party")] = ()  # noqa: E741 - the letter of RACI
    """Who is told after."""


class Decision(Entity):
    """A kind of decision and who takes part."""

    id: Id
    """Its id."""
    name: Text
    """What is decided."""
    covers: Many[Covers] = ()
    """Which changes need it."""
    forum: Annotated[Text | None, Ref("forum")] = None
    """Where it is decided."""
    raci: Raci | None = None
    """Who takes part, and how."""


class Escalation(Part):
    """When something goes further up, to whom, how fast."""

    when: Text
    """What has happened."""
    to: Annotated[Text | None, Ref("party-or-forum")] = None
    """Who is told."""
    within: Duration | None = None
    """How fast."""


class Governance(Part):
    """The head of governance.yaml."""

    leader: Annotated[Text | None, Ref("role")] = None
    """Who leads customer experience."""
    sponsor: Annotated[Text | None, Ref("role")] = None
    """The executive behind it."""
    change_process: Text | None = None
    """How the plan may be changed."""
    escalation: tuple[Escalation, ...] = ()
    """What goes further up, and how fast."""
