"""training.yaml and communication.yaml: who learns what, and who is told what."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from cxkit.model.entity import Because, Names, OrBecause, Part, Ref
from cxkit.model.many import Many
from cxkit.model.scalar import Id, Text
from cxkit.model.values import Entity, Figure, Levels, Target, When
from cxkit.model.words import About, Cadence, Channel, Skill


class Course(Entity):
    """What an audience learns, and how many have."""

    id: Id
    name: Text
    audience: Annotated[Names, Ref("party")] = ()
    skills: Many[Skill] = ()
    owner: Annotated[Text | None, Ref("party")] = None
    initiative: Annotated[Text | None, Ref("initiative")] = None
    values: Annotated[Names, Ref("value")] = ()
    builds: Levels = {}
    target_: Annotated[OrBecause[Target] | None, Field(alias="target")] = None
    completed: Figure | None = None
    cadence: Cadence = "once"

    @property
    def target(self) -> Target | None:
        """The wanted share; none where there is none or a reason stands instead."""
        return None if isinstance(self.target_, Because) else self.target_


class Training(Part):
    """The head of training.yaml."""


class Message(Entity):
    """What an audience is told, how and how often."""

    id: Id
    name: Text
    audience: Annotated[Names, Ref("party")] = ()
    about: Many[About] = ()
    says: Text | None = None
    channel: Channel | None = None
    cadence: Cadence | None = None
    owner: Annotated[Text | None, Ref("party")] = None


class Theme(Part):
    """What a period is about."""

    at: When
    name: Text
    values: Annotated[Names, Ref("value")] = ()


class Communication(Part):
    """The head of communication.yaml."""

    themes: tuple[Theme, ...] = ()
