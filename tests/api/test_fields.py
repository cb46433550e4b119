"""Every field of a strategy says what it means, to editors and to `cx explain`."""

from __future__ import annotations

import pytest

from cxkit.api.explain import explain
from cxkit.api.fields import _meanings, fields, parts, written
from cxkit.api.schema import kinds, schema
from cxkit.errors import UsageError


@pytest.mark.parametrize("name", sorted(parts()))
def test_every_field_has_a_meaning_and_a_shape(name: str) -> None:
    for field in fields(parts()[name]):
        assert field.meaning, field.key
        assert field.shape
        assert "value" not in field.shape.split(" or ") or field.key == "value"


def test_no_meaning_is_left_over() -> None:
    held = {(name, field.key) for name, kind in parts().items() for field in fields(kind)}
    told = {(part, key) for part, keys in _meanings().items() if part != "every" for key in keys}
    assert told <= held


def test_names_of_parts_are_their_own() -> None:
    names = [written(kind) for kind in parts().values()]
    assert len(set(names)) == len(names)


def test_editors_show_them() -> None:
    for kind in kinds():
        for name, body in schema(kind)["definitions"].items():
            for key, told in body.get("properties", {}).items():
                assert told.get("description"), (kind, name, key)


def test_a_field_is_explained() -> None:
    page = explain("objective.target")
    assert page.text.startswith("The wanted value")
    assert "baseline" in explain("objective").text


def test_a_misspelt_field_is_suggested() -> None:
    with pytest.raises(UsageError) as refused:
        explain("objective.tarrget")
    assert refused.value.hint == "did you mean 'objective.target'?"
