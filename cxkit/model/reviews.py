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
    was: Raw
    now: Raw


class ReviewedItem(Part):
    """One thing that was looked at, and what came of it."""

    outcome: Reviewed
    objective: Annotated[Text | None, Ref("objective")] = None
    initiative: Annotated[Text | None, Ref("initiative")] = None
    recommendation: Annotated[Text | None, Ref("recommendation")] = None
    risk: Annotated[Text | None, Ref("risk")] = None
    pain: Annotated[Text | None, Ref("pain")] = None
    metric: Annotated[Text | None, Ref("metric")] = None
    because: Text | None = None
    changed: Changed | None = None


class Issue(Part):
    """Trouble in carrying out the plan."""

    says: Text
    owner: Annotated[Text, Ref("party")]
    by: Day
    done: Day | None = None


class Lesson(Part):
    """What was learnt, and from which initiative."""

    says: Text
    initiative: Annotated[Text | None, Ref("initiative")] = None


class Review(Entity):
    """A meeting of a forum; the file's name is its period."""

    id: Text
    name: Text | None = None
    forum: Annotated[Text | None, Ref("forum")] = None
    at: Day | None = None
    present: Annotated[Names, Ref("party")] = ()
    reviewed: tuple[ReviewedItem, ...] = ()
    issues: tuple[Issue, ...] = ()
    actions: Actions = ()
    lessons: tuple[Lesson, ...] = ()
    wins: Texts = ()
