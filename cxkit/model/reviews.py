"""reviews/: what a forum looked at, decided and learnt."""

from __future__ import annotations

from typing import Annotated

from cxkit.model.entity import Names, Part, Ref
from cxkit.model.many import Texts
from cxkit.model.scalar import Day, Raw, Text
from cxkit.model.values import Actions, Entity
from cxkit.model.words import Reviewed


class Changed(Part):
    """A field that was moved, from what to what."""

    field: Text
    """The field."""
    was: Raw
    """What it was."""
    now: Raw
    """What it is."""


class ReviewedItem(Part):
    """One thing that was looked at, and what came of it."""

    outcome: Reviewed
    """What came of it."""
    objective: Annotated[Text | None, Ref("objective")] = None
    """The objective."""
    initiative: Annotated[Text | None, Ref("initiative")] = None
    """The initiative."""
    recommendation: Annotated[Text | None, Ref("recommendation")] = None
    """The recommendation."""
    risk: Annotated[Text | None, Ref("risk")] = None
    """The risk."""
    pain: Annotated[Text | None, Ref("pain")] = None
    """The pain."""
    metric: Annotated[Text | None, Ref("metric")] = None
    """The metric."""
    because: Text | None = None
    """Why; needed unless kept."""
    changed: Changed | None = None
    """What was moved."""


class Issue(Part):
    """Trouble in carrying out the plan."""

    says: Text
    """The trouble."""
    owner: Annotated[Text, Ref("party")]
    """Who settles it."""
    by: Day
    """By when."""
    done: Day | None = None
    """The day it was settled."""


class Lesson(Part):
    """What was learnt, and from which initiative."""

    says: Text
    """What was learnt."""
    initiative: Annotated[Text | None, Ref("initiative")] = None
    """From which initiative."""


class Review(Entity):
    """A meeting of a forum; the file's name is its period."""

    id: Text
    """The file's name: the period reviewed."""
    name: Text | None = None
    """What the meeting was about."""
    forum: Annotated[Text | None, Ref("forum")] = None
    """Who met."""
    at: Day | None = None
    """When."""
    present: Annotated[Names, Ref("party")] = ()
    """Who was there."""
    reviewed: tuple[ReviewedItem, ...] = ()
    """What was looked at, and what came of it."""
    issues: tuple[Issue, ...] = ()
    """Trouble in carrying out the plan."""
    actions: Actions = ()
    """What is done next."""
    lessons: tuple[Lesson, ...] = ()
    """What was learnt."""
    wins: Texts = ()
    """What went well."""
