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
    name: Text
    customer_facing: Flag = False
    champion: Annotated[Text | None, Ref("role")] = None


class Role(Entity):
    """A role and who holds it."""

    id: Id
    name: Text
    held_by: Texts = ()
    department: Annotated[Text | None, Ref("department")] = None
    level: Level | None = None
    may_spend: Number | None = None
    may: Texts = ()


class StakeholderGroup(Entity):
    """A group that is asked, trained and told."""

    id: Id
    name: Text
    kind: PartyKind = "employees"
    department: Annotated[Text | None, Ref("department")] = None
    level: Level | None = None
    size: Figure | None = None
    may_spend: Number | None = None
    may: Texts = ()


class Forum(Entity):
    """Where decisions are taken and progress is reviewed."""

    id: Id
    name: Text
    chair: Annotated[Text | None, Ref("role")] = None
    members: Annotated[Names, Ref("role")] = ()
    quorum: Integer | None = None
    cadence: Cadence | None = None
    reviews: Many[ForumReview] = ()
    escalates_to: Annotated[Text | None, Ref("forum")] = None


class Raci(Part):
    """R does it, A answers for it, C is asked before, I is told after."""

    R: Annotated[Names, Ref("party")]
    A: Annotated[Names, Ref("party")]
    C: Annotated[Names, Ref("party")] = ()
    I: Annotated[Names, Ref("party")] = ()  # noqa: E741 - the letter of RACI


class Decision(Entity):
    """A kind of decision and who takes part."""

    id: Id
    name: Text
    covers: Many[Covers] = ()
    forum: Annotated[Text | None, Ref("forum")] = None
    raci: Raci | None = None


class Escalation(Part):
    """When something goes further up, to whom, how fast."""

    when: Text
    to: Annotated[Text | None, Ref("party-or-forum")] = None
    within: Duration | None = None


class Governance(Part):
    """The head of governance.yaml."""

    leader: Annotated[Text | None, Ref("role")] = None
    sponsor: Annotated[Text | None, Ref("role")] = None
    change_process: Text | None = None
    escalation: tuple[Escalation, ...] = ()
