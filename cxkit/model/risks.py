"""risks.yaml: what may go wrong, and what is done then."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import model_validator

from cxkit.model.entity import Because, Names, OrBecause, Part, Ref
from cxkit.model.many import Many
from cxkit.model.scalar import Day, Id, Integer, Number, Text, fault
from cxkit.model.values import Actions, Entity, OneToFive, Parties, Range
from cxkit.model.words import Cadence, Origin, RiskCategory, Worked
from cxkit.model.written import also_written

_TRIGGER = re.compile(r"(\S+) (<=|>=|<|>) (-?\d+(?:\.\d+)?)(?: (\S+))? for (\d{1,3}) periods?\Z", re.ASCII)


class Grade(Part):
    """Likelihood and impact, 1 to 5 each."""

    likelihood: OneToFive
    """1 rare to 5 almost certain."""
    impact: OneToFive
    """1 negligible to 5 severe."""

    @property
    def score(self) -> int:
        """Likelihood × impact."""
        return self.likelihood * self.impact


@also_written("string")
class Trigger(Part):
    """When a plan comes into force: a metric's whole interval passes a number for some periods."""

    metric: Annotated[Text, Ref("metric")]
    """The metric."""
    sign: Text
    """Below or above."""
    value: Number
    """The number."""
    unit: Text = ""
    """Its unit."""
    periods: Integer = 1
    """For how many periods."""

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:
        match = _TRIGGER.match(value) if isinstance(value, str) else None
        if match:
            metric, sign, number, unit, periods = match.groups()
            return {"metric": metric, "sign": sign, "value": float(number), "unit": unit or "", "periods": int(periods)}
        raise fault("SCH118", "a trigger is wanted here", "write it as delivery-csat < 84 % for 2 periods")


class Tested(Part):
    """How a plan was tried out."""

    how: Text
    """How it was tried out."""
    at: Day
    """When."""
    says: Text | None = None
    """What it showed."""


class Contingency(Part):
    """Prevention, detection and correction."""

    prevent: Actions = ()
    """What is done so that it doesn't happen."""
    trigger: Trigger | None = None
    """When the plan comes into force: METRIC < NUMBER for N periods."""
    watch: Text | None = None
    """Who or what notices, where no metric does."""
    correct: Actions = ()
    """What is done once it happens."""
    budget: Number | None = None
    """Money set aside."""
    inform: Annotated[Names, Ref("party")] = ()
    """Who must be told."""
    tested: Tested | None = None
    """How the plan was tried out, and when."""


class Happened(Part):
    """It came to pass: what was done, and whether the plan worked."""

    at: Day
    """When."""
    says: Text
    """What was done."""
    worked: Worked | None = None
    """Whether the plan worked."""


class Closed(Part):
    """It can't happen any more."""

    at: Day
    """When."""
    because: Text
    """Why it can't happen any more."""


class Risk(Entity):
    """What may go wrong, how likely, how bad, and the plan for it."""

    id: Id
    """Its id."""
    name: Text
    """What may go wrong."""
    origin: Origin | None = None
    """Where it comes from."""
    category: RiskCategory | None = None
    """What kind of risk."""
    owner: Annotated[Text | None, Ref("party")] = None
    """Who answers for it."""
    objectives: Annotated[Names, Ref("objective")] = ()
    """Objectives it threatens."""
    initiatives: Annotated[Names, Ref("initiative")] = ()
    """Initiatives it threatens."""
    inherent: Grade | None = None
    """Before prevention."""
    residual: Grade | None = None
    """After prevention."""
    loss: Range | None = None
    """Money if it happens."""
    review: Cadence = "quarterly"
    """How often it is looked at."""
    contingency: OrBecause[Contingency] | None = None
    """The plan, or why there is none."""
    happened: Many[Happened] = ()
    """When it came to pass."""
    closed: Closed | None = None
    """When it ended."""

    @property
    def plan(self) -> Contingency | None:
        """The contingency plan; None where there is none or a reason stands instead."""
        return None if isinstance(self.contingency, Because) else self.contingency


class Risks(Part):
    """The head of risks.yaml: who looked for risks."""

    consulted: Parties = {}
    """Who looked for risks, and when."""
