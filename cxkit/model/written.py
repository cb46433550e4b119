"""Shapes that may also be written short, told to whoever reads the JSON Schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import BaseModel, GetJsonSchemaHandler
    from pydantic_core import core_schema

M = TypeVar("M", bound="type[BaseModel]")


def also_written(*types: str) -> Callable[[M], M]:
    """Mark a model that stands as a mapping or, short, as one of these JSON types (`16..20` for a range)."""

    def decorate(kind: M) -> M:
        def schema(
            _cls: type[BaseModel], core: core_schema.CoreSchema, handler: GetJsonSchemaHandler
        ) -> dict[str, Any]:
            told = handler.resolve_ref_schema(handler(core))
            return {"anyOf": [*({"type": name} for name in types), told], "description": told.pop("description", "")}

        kind.__get_pydantic_json_schema__ = classmethod(schema)  # type: ignore[assignment,method-assign]
        return kind

    return decorate
