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
    """Its id."""
    name: Text
    """What it is called."""
    audience: Annotated[Names, Ref("party")] = ()
    """Who learns."""
    skills: Many[Skill] = ()
    """What they learn."""
    owner: Annotated[Text | None, Ref("party")] = None
    """Who answers for it."""
    initiative: Annotated[Text | None, Ref("initiative")] = None
    """The initiative that calls for it."""
    values: Annotated[Names, Ref("value")] = ()
    """Values it teaches."""
    builds: Levels = {}
    """Capability, and the maturity reached."""
    target_: Annotated[OrBecause[Target] | None, Field(alias="target")] = None
    """Per cent of the audience, by when."""
    completed: Figure | None = None
    """Per cent so far."""
    cadence: Cadence = "once"
    """How often."""

    @property
    def target(self) -> Target | None:
        """The wanted share; none where there is none or a reason stands instead."""
        return None if isinstance(self.target_, Because) else self.target_


class Training(Part):
    """The head of training.yaml."""


class Message(Entity):
    """What an audience is told, how and how often."""

    id: Id
    """Its id."""
    name: Text
    """What it is called."""
    audience: Annotated[Names, Ref("party")] = ()
    """Who is told."""
    about: Many[About] = ()
    """What it is about."""
    says: Text | None = None
    """What it means for them, in their words."""
    channel: Channel | None = None
    """How they are told."""
    cadence: Cadence | None = None
    """How often."""
    owner: Annotated[Text | None, Ref("party")] = None
    """Who answers for it."""


class Theme(Part):
    """What a period is about."""

    at: When
    """Its period."""
    name: Text
    """The theme."""
    values: Annotated[Names, Ref("value")] = ()
    """Values it stands for."""


class Communication(Part):
    """The head of communication.yaml."""

    themes: tuple[Theme, ...] = ()
    """One theme a period."""
