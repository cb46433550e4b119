"""cx.yaml: the root of a workspace."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from cxkit.model.entity import Part
from cxkit.model.many import Days, Many, Texts
from cxkit.model.scalar import Integer, Number, Text
from cxkit.model.values import Duration
from cxkit.model.words import Month, Profile, Weekday, Weight


class Calendar(Part):
    """Working days and holidays."""

    days: Many[Weekday] = ("mon", "tue", "wed", "thu", "fri")
    """Days on which people work."""
    holidays: Days = ()
    """Days on which nobody works."""


class Thresholds(Part):
    """What is certain enough, risky enough, old enough."""

    confidence: Number = 95
    """Level of intervals, in per cent."""
    power: Number = 80
    """Chance of seeing a change that is there, in per cent, for the measurability check."""
    risk_appetite: Integer = 8
    """Likelihood × impact that may stay without a plan."""
    severe_pain: Integer = 4
    """Severity from which a pain must be answered."""
    evidence_age: Duration = "18 months"
    """Age at which evidence counts as old."""


class Privacy(Part):
    """Smallest groups shown; they can be raised, never lowered."""

    group: Annotated[Integer, Field(ge=5)] = 5
    """Fewest people behind a figure; can be raised, not lowered."""
    verbatims: Annotated[Integer, Field(ge=10)] = 10
    """Fewest people behind quoted words; can be raised, not lowered."""


class Weighing(Part):
    """How much findings weigh, and rules switched off with a reason; by code, its beginning, or name."""

    severity: dict[Text, Weight] = {}
    """Code, its beginning or a rule's name, and the weight it has here: error, warning or info."""
    off: dict[Text, Text] = {}
    """Code, its beginning or a rule's name, and the reason for switching it off."""


class RulesOfFiles(Weighing):
    """Weights, and rules switched off, in some files only."""

    files: Texts
    """Which files, such as journeys/*."""


class Rules(Weighing):
    """What this workspace makes of the rules."""

    profile: Profile = "regular"
    """Set of rules to start from."""
    paths: tuple[RulesOfFiles, ...] = ()
    """Other weights in some files."""
    baseline: Text | None = None
    """File of findings that were there before and may only become fewer."""


class Config(Part):
    """The workspace: name, currency, zone, calendar, thresholds, rules."""

    schema_: Annotated[Integer, Field(alias="schema")] = 1
    """Version of the model that the files are written for."""
    name: Text
    """The company."""
    currency: Text | None = None
    """Three letters; all money is in it."""
    locale: Text = "en"
    """Language and country of reports, such as en-IE."""
    timezone: Text = "UTC"
    """Zone of times that have none, and whose calendar periods follow."""
    fiscal_year: Month = "january"
    """First month of the fiscal year; it only labels periods."""
    calendar: Calendar = Calendar()
    """Working days and holidays."""
    thresholds: Thresholds = Thresholds()
    """What is certain, risky or old enough."""
    privacy: Privacy = Privacy()
    """Smallest groups that are shown."""
    channels: Texts = ()
    """Channels of our own, beside the known ones."""
    rules: Rules = Rules()
    """Rules with another severity, or switched off with a reason."""
