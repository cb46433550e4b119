"""Every field of the model, against a list kept by hand and against the tables the model was designed on."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import pytest
import yaml
from pydantic import BeforeValidator
from pydantic.fields import FieldInfo

from cxkit import model
from cxkit.loading.kinds import FILES, FOLDERS
from cxkit.model.entity import Part, Ref
from cxkit.model.many import OneOrMany
from cxkit.model.words import Words

KEPT = Path(__file__).with_name("fields.yaml")
SHAPES = (model.Figure, model.Target, model.Evidence, model.Range, model.Rate, model.Because, model.Action,
          model.Benchmark, model.Trigger)  # fmt: skip
PLAIN = {str: "text", int: "integer", float: "number", bool: "flag", date: "day"}


def typed(annotation: Any, marks: tuple[Any, ...] = ()) -> str:  # noqa: PLR0911 - one line for each form
    """A type in words: `many of text`, `mapping of text to day`, `Figure`."""
    if get_origin(annotation) is Annotated:
        inner, *marks_ = get_args(annotation)
        return typed(inner, (*marks_, *marks))
    if get_origin(annotation) in (Union, UnionType):
        return " or ".join(typed(one, marks) for one in get_args(annotation) if one is not type(None))
    if get_origin(annotation) is tuple:
        many = any(isinstance(mark, OneOrMany) for mark in marks)
        return f"{'many' if many else 'list'} of {typed(get_args(annotation)[0])}"
    if get_origin(annotation) is dict:
        key, item = get_args(annotation)
        return f"mapping of {typed(key)} to {typed(item)}"
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation.__name__
    if any(isinstance(mark, Words) for mark in marks):
        return "word"
    read = [mark.func.__name__.strip("_") for mark in marks if isinstance(mark, BeforeValidator)]
    return (read or [PLAIN[annotation]])[0].replace("one_to_five", "1 to 5").replace("identifier", "id")


def line(info: FieldInfo) -> str:
    told = typed(info.annotation, tuple(info.metadata))
    told += "".join(f" -> {mark.kind}" for mark in info.metadata if isinstance(mark, Ref))
    if info.is_required():
        return f"{told} !"
    default = info.get_default()
    if default in (None, (), {}) or isinstance(default, Part):
        return told
    return f"{told} = {' '.join(default) if isinstance(default, tuple) else default}"


def inside(annotation: Any) -> Iterator[type[Part]]:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield annotation
    for argument in get_args(annotation):
        yield from inside(argument)


def walk(part: type[Part], path: str, seen: tuple[type[Part], ...] = ()) -> Iterator[tuple[str, str]]:
    for name, info in part.model_fields.items():
        here = f"{path}{info.alias or name}"
        yield here, line(info)
        inner = [one for one in dict.fromkeys(inside(info.annotation)) if one not in (*SHAPES, *seen, part)]
        if len(inner) == 1:
            listed = "[]" if "tuple" in str(info.annotation) else ""
            yield from walk(inner[0], f"{here}{listed}.", (*seen, part))


def files() -> dict[str, dict[str, str]]:
    told: dict[str, dict[str, str]] = {}
    for name, kind in FILES.items():
        told[name] = dict(walk(kind.head or Part, ""))
        for key, entity in kind.lists.items():
            told[name].update(walk(entity, f"{key}[]."))
    for name in ("personas", "journeys", "reviews"):
        told[name] = dict(walk(FOLDERS[name], ""))
    told["shapes"] = dict(pair for shape in SHAPES for pair in walk(shape, f"{shape.__name__}."))
    return told


def test_the_model_is_as_listed() -> None:
    if os.environ.get("CX_UPDATE"):
        KEPT.write_text(
            "# Every field of the model: its type, what it refers to (->), whether it must be written (!), its default (=).\n"
            + yaml.safe_dump(files(), sort_keys=False, width=120, allow_unicode=True)
        )
    assert files() == yaml.safe_load(KEPT.read_text())


def designed(text: str) -> Iterator[tuple[str, str]]:
    """File and path of each field that the design's tables list; `…pains[].id` is told by its end."""
    for head, body in re.findall(r"^### (\S+)\.yaml\n(.*?)(?=^### |\Z)", text, re.DOTALL | re.MULTILINE):
        for cell in re.findall(r"^\| (`.*?) \| ", body, re.MULTILINE):
            path = ""
            for token in re.findall(r"`([^`]+)`", cell):
                path = f"{path.rpartition('.')[0]}{token}" if token.startswith(".") else token.removeprefix("…")
                yield head.removesuffix("/ID"), path.removesuffix("[]")


def test_the_design_lists_no_field_that_is_missing(shared: Path) -> None:
    have = files()
    listed = list(designed((shared / "model.md").read_text()))
    assert len(listed) > 250
    for name, path in listed:
        if not path.endswith(".ID"):  # a key of the author's, not a field
            assert [one for one in have[name] if one == path or one.endswith(f".{path}")], f"{name}: {path}"


@pytest.mark.parametrize("key", ["because", "evidence", "name"])
def test_every_entity_may_carry(key: str) -> None:
    for kind in FOLDERS.values():
        assert key in kind.model_fields, kind.__name__
