"""What every part of a strategy has in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Discriminator, Tag, model_validator

from cxkit.model.many import Many
from cxkit.model.scalar import Day, Text, fault


@dataclass(frozen=True, slots=True)
class Ref:
    """Marks a field whose text (or texts, or keys) is the id of something.

    Args:
        kind: what it names: `metric`, `party`, `proof`, …
    """

    kind: str


def _own_keys(schema: dict[str, Any]) -> None:
    """Keys that begin with `x-` are the author's own; the reader takes them away before the model looks."""
    schema["patternProperties"] = {"^x-": True}


class Part(BaseModel):
    """A part of a strategy: frozen, and a key it doesn't know is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True, json_schema_extra=_own_keys)

    @model_validator(mode="before")
    @classmethod
    def _is_mapping(cls, value: Any) -> Any:
        if not isinstance(value, (dict, BaseModel)):
            kind = "a list" if isinstance(value, list) else "a single value"
            raise fault("SCH104", f"a mapping is wanted here, not {kind}", "write key: value")
        return value


class Because(Part):
    """Missing on purpose: the reason, and until when."""

    because: Text
    until: Day | None = None


def because_or_value(value: Any) -> str:
    """Which of the two stands there."""
    if isinstance(value, Because) or (
        isinstance(value, dict) and "because" in value and set(value) <= {"because", "until"}
    ):
        return "because"
    return "value"


Names = Many[Text]
"""One id or several."""

T = TypeVar("T")

OrBecause = Annotated[Annotated[T, Tag("value")] | Annotated[Because, Tag("because")], Discriminator(because_or_value)]
"""A value, or the reason for having none."""
