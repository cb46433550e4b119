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

_LIKE = re.compile(
    r"([\w.-]+?)\s*(<=|>=|<|>|≤|≥|below|above)\s*(-?\d+(?:\.\d+)?)\s*(%|[a-z]+)??\s*for\s*(\d{1,3})\s*periods?",
    re.ASCII | re.IGNORECASE,
)
_SIGNS = {"≤": "<=", "≥": ">=", "below": "<", "above": ">"}


def _meant(written: str) -> str:
    """The trigger that must be meant: the same words and numbers, spaced and signed as a trigger is."""
    match = _LIKE.fullmatch(written.strip())
    if match is None:
        return ""
    metric, sign, number, unit, periods = match.groups()
    told = f"{metric} {_SIGNS.get(sign.lower(), sign)} {number}{f' {unit}' if unit else ''}"
    return f"{told} for {periods} period{'' if periods == '1' else 's'}"


class Grade(Part):
    """Likelihood and impact, 1 to 5 each."""

    likelihood: OneToFive
    impact: OneToFive

    @property
    def score(self) -> int:
        """Likelihood × impact."""
        return self.likelihood * self.impact


@also_written("string")
class Trigger(Part):
    """When a plan comes into force: a metric's whole interval passes a number for some periods."""

    metric: Annotated[Text, Ref("metric")]
    sign: Text
    value: Number
    unit: Text = ""
    periods: Integer = 1

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:
        match = _TRIGGER.match(value) if isinstance(value, str) else None
        if match:
            metric, sign, number, unit, periods = match.groups()
            return {"metric": metric, "sign": sign, "value": float(number), "unit": unit or "", "periods": int(periods)}
        wanted = _meant(value) if isinstance(value, str) else ""
        hint = f"write it as {wanted or 'delivery-csat < 84 % for 2 periods'}"
        raise fault("SCH118", "a trigger is wanted here", hint, instead=wanted)


class Tested(Part):
    """How a plan was tried out."""

    how: Text
    at: Day
    says: Text | None = None


class Contingency(Part):
    """Prevention, detection and correction."""

    prevent: Actions = ()
    trigger: Trigger | None = None
    watch: Text | None = None
    correct: Actions = ()
    budget: Number | None = None
    inform: Annotated[Names, Ref("party")] = ()
    tested: Tested | None = None


class Happened(Part):
    """It came to pass: what was done, and whether the plan worked."""

    at: Day
    says: Text
    worked: Worked | None = None


class Closed(Part):
    """It can't happen any more."""

    at: Day
    because: Text


class Risk(Entity):
    """What may go wrong, how likely, how bad, and the plan for it."""

    id: Id
    name: Text
    origin: Origin | None = None
    category: RiskCategory | None = None
    owner: Annotated[Text | None, Ref("party")] = None
    objectives: Annotated[Names, Ref("objective")] = ()
    initiatives: Annotated[Names, Ref("initiative")] = ()
    inherent: Grade | None = None
    residual: Grade | None = None
    loss: Range | None = None
    review: Cadence = "quarterly"
    contingency: OrBecause[Contingency] | None = None
    happened: Many[Happened] = ()
    closed: Closed | None = None

    @property
    def plan(self) -> Contingency | None:
        """The contingency plan; None where there is none or a reason stands instead."""
        return None if isinstance(self.contingency, Because) else self.contingency


class Risks(Part):
    """The head of risks.yaml: who looked for risks."""

    consulted: Parties = {}
