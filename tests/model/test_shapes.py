"""Shapes: what may be written, and what it means."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import jsonschema
import pytest
import yaml
from pydantic import TypeAdapter, ValidationError

from cxkit.api.schema import files, kinds, schema
from cxkit.model import Figure, Range, Rate, Target, Trigger
from cxkit.model.scalar import Scalar
from cxkit.model.values import When, days

SCHEMAS = Path(__file__).parents[2] / "schemas"
ALONE = {"personas": "persona", "journeys": "journey", "reviews": "review"}


@pytest.mark.parametrize(
    ("written", "last_day"),
    [
        ("2026", date(2026, 12, 31)),
        ("2026-h1", date(2026, 6, 30)),
        ("2026-q3", date(2026, 9, 30)),
        ("2026-02", date(2026, 2, 28)),
        ("2024-02", date(2024, 2, 29)),
        ("2026-w53", date(2027, 1, 3)),
        ("2026-09-30", date(2026, 9, 30)),
    ],
)
def test_a_period_stands_for_its_last_day(written: str, last_day: date) -> None:
    assert TypeAdapter(When).validate_python(Scalar(written, plain=True)) == last_day


@pytest.mark.parametrize("written", ["2026-q5", "2026-13", "2025-w53", "2026-02-30", "30.9.2026", "q3", "", "２０２６"])
def test_no_day(written: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(When).validate_python(Scalar(written, plain=True))


@pytest.mark.parametrize(
    ("written", "low", "likely", "high"),
    [
        ("16..20", 16, None, 20),
        ("1..2..4", 1, 2, 4),
        ("90..", 90, None, None),
        ("..365", None, None, 365),
        ("-0.5..-0.3", -0.5, None, -0.3),
        ("7", 7, None, 7),
    ],
)
def test_ranges(written: str, low: float | None, likely: float | None, high: float | None) -> None:
    found = Range.model_validate(Scalar(written, plain=True))
    assert (found.low, found.likely, found.high) == (low, likely, high)


@pytest.mark.parametrize("written", ["..", "..x", "1...2", "1.2.3..4", "", "a..b", "4..3", "1,5..2"])
def test_no_range(written: str) -> None:
    with pytest.raises(ValidationError):
        Range.model_validate(Scalar(written, plain=True))


def test_short_forms() -> None:
    assert Figure.model_validate(Scalar("610", plain=True)).value == 610
    assert Target.model_validate({"value": Scalar("4", plain=True)}).by is None
    assert Rate.model_validate(Scalar("5000 per quarter", plain=True)).in_a("year") == 20_000
    fired = Trigger.model_validate(Scalar("delivered-as-promised < 84 % for 1 period", plain=True))
    assert (fired.metric, fired.sign, fired.value, fired.unit, fired.periods) == (
        "delivered-as-promised", "<", 84, "%", 1,
    )  # fmt: skip
    assert days("2 weeks") == 14


@pytest.mark.parametrize("kind", kinds())
def test_schema_is_draft_07(kind: str) -> None:
    jsonschema.Draft7Validator.check_schema(schema(kind))


def test_schemas_are_fresh() -> None:
    if os.environ.get("CX_UPDATE"):
        for name, text in files():
            (SCHEMAS / name).write_text(text)
    kept = {path.name: path.read_text() for path in SCHEMAS.glob("*.json")}
    assert kept == dict(files()), "write them anew: CX_UPDATE=1"


def test_schemas_agree_with_the_reader(shared: Path) -> None:
    for path in sorted((shared / "workspace").rglob("*.yaml")):
        folder = path.relative_to(shared / "workspace").parts[0]
        held = json.loads(json.dumps(yaml.safe_load(path.read_text()), default=date.isoformat))
        jsonschema.Draft7Validator(schema(ALONE.get(folder, path.stem))).validate(held)


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("3,000", "write 3000; a fraction takes a point"),
        ("4,5", "write 4.5"),
        ("1,234,567", "write 1234567; a fraction takes a point"),
    ],
)
def test_a_comma_in_a_number_is_read_as_it_was_meant(written: str, hint: str) -> None:
    from cxkit.model.scalar import _meant_number

    assert _meant_number(written)[0] == hint
