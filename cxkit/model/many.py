"""Fields that take one value or a list of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, TypeVar

from pydantic_core import core_schema

from cxkit.model.scalar import Day, Raw, Text, many

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler


class OneOrMany:
    """Marks a tuple that may also be written as its single value."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_before_validator_function(many, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        told = handler(schema)
        return {"anyOf": [told["items"], told]}


T = TypeVar("T")

Many = Annotated[tuple[T, ...], OneOrMany()]
"""One or many of a type."""

Texts = Many[Text]
Raws = Many[Raw]
Days = Many[Day]
