"""cx.yaml: the root of a workspace."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from cxkit.model.entity import Part
from cxkit.model.many import Days, Many, Texts
from cxkit.model.opening import HINT, opening_hours
from cxkit.model.scalar import Integer, Number, Text, fault, is_null, text
from cxkit.model.values import Duration
from cxkit.model.words import Month, Profile, Weekday, Weight

SCHEMA = 1
"""The version of the model; files of another are migrated, or refused."""


def _hours(value: Any) -> str:
    try:
        opening_hours(text(value))
    except ValueError as error:
        raise fault("SCH120", str(error), HINT) from None
    return text(value)


class Calendar(Part):
    """Working days, business hours and holidays."""

    days: Many[Weekday] = ("mon", "tue", "wed", "thu", "fri")
    hours: Annotated[str | None, BeforeValidator(_hours)] = None
    holidays: Days = ()


class Thresholds(Part):
    """What is certain enough, risky enough, old enough."""

    confidence: Number = 95
    power: Number = 80
    risk_appetite: Integer = 8
    severe_pain: Integer = 4
    evidence_age: Duration = "18 months"


class Privacy(Part):
    """Smallest groups shown; they can be raised, never lowered."""

    group: Annotated[Integer, Field(ge=5)] = 5
    verbatims: Annotated[Integer, Field(ge=10)] = 10


def _reason(value: Any) -> str:
    if is_null(value) or (isinstance(value, str) and not value.strip(" .…-")):
        raise fault("IGN101", "a rule is switched off without a reason", "write why behind it, or take it out")
    return text(value)


Reason = Annotated[str, BeforeValidator(_reason, json_schema_input_type=str)]


class Weighing(Part):
    """How much findings weigh, and rules switched off with a reason; by code, its beginning, or name."""

    severity: dict[Text, Weight] = {}
    off: dict[Text, Reason] = {}


class RulesOfFiles(Weighing):
    """Weights, and rules switched off, in some files only."""

    files: Texts


class Rules(Weighing):
    """What this workspace makes of the rules."""

    profile: Profile = "regular"
    paths: tuple[RulesOfFiles, ...] = ()
    baseline: Text | None = None


class Config(Part):
    """The workspace: name, currency, zone, calendar, thresholds, rules."""

    schema_: Annotated[Integer, Field(alias="schema")] = SCHEMA
    name: Text
    currency: Text | None = None
    locale: Text = "en"
    timezone: Text = "UTC"
    fiscal_year: Month = "january"
    calendar: Calendar = Calendar()
    thresholds: Thresholds = Thresholds()
    privacy: Privacy = Privacy()
    channels: Texts = ()
    rules: Rules = Rules()
