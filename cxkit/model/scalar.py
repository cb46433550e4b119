"""Values as written, and the types that decide what they mean: the field decides, never the value."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from cxkit.model import meant

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_BOOLEANS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INTEGER = re.compile(r"[-+]?\d+\Z", re.ASCII)
_AMOUNT = re.compile(r"(?:[A-Z]{3}|[€$£¥])?\s?\d[\d.,' ]*\s?(?:[A-Z]{3}|[€$£¥])?", re.ASCII)
_DECIMAL = re.compile(r"[-+]?(\d+\.\d*|\.?\d+)([eE][-+]?\d+)?\Z", re.ASCII)
_ODD_NUMBER = re.compile(r"[-+]?(0x[0-9a-fA-F]+|0o[0-7]+|\.(inf|Inf|INF|nan|NaN|NAN))\Z", re.ASCII)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)
_ID = re.compile(r"[a-z][a-z0-9-]{0,62}\Z")
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", "conin", "conout", *(f"{d}{n}" for d in ("com", "lpt") for n in range(1, 10))}
)
_LONGEST_NUMBER = 40


class Scalar(str):
    """A value as it stands in a file; `plain` tells whether it stood without quotes."""

    __slots__ = ("plain",)
    plain: bool

    def __new__(cls, text: str, *, plain: bool) -> Self:
        """A value and whether it stood without quotes."""
        scalar = super().__new__(cls, text)
        scalar.plain = plain
        return scalar


def is_null(value: Any) -> bool:
    """Whether nothing is written: an empty value, `~` or `null` without quotes."""
    return value is None or (isinstance(value, Scalar) and value.plain and value in _NULLS)


def _looks_typed(value: Any) -> str:
    if not isinstance(value, Scalar) or not value.plain:
        return ""
    if _INTEGER.match(value) or _DECIMAL.match(value) or _ODD_NUMBER.match(value):
        return "number"
    return "true or false" if value in _BOOLEANS else ""


def fault(
    code: str, message: str, hint: str = "", *, instead: str = "", within: tuple[int, int] | None = None
) -> PydanticCustomError:
    """An error in the user's words, with the code of its page.

    Args:
        code: of its page.
        message: a sentence.
        hint: what to do.
        instead: the YAML that must be meant, if there is one.
        within: where in the text it is wrong, if not all of it is: offsets of the first sign and behind the last.
    """
    context = {"message": message, "hint": hint, "instead": instead, "within": within}
    return PydanticCustomError(code, "{message}", context)


def text(value: Any) -> str:
    """A text. A number or a boolean without quotes is an error: it might mean something else elsewhere."""
    if is_null(value):
        raise fault("SCH103", "a text is wanted here, and nothing is written", "write a text, or leave the key out")
    if isinstance(value, (dict, list)):
        raise fault(
            "SCH104",
            f"a text is wanted here, not a {'mapping' if isinstance(value, dict) else 'list'}",
            "write one text",
        )
    typed = _looks_typed(value)
    if typed:
        word = "number" if typed == "number" else "value"
        raise fault(
            "SCH105", f"the {word} {value} where a text is wanted", f'put it in quotes: "{value}"', instead=f'"{value}"'
        )
    return str(value)


def raw(value: Any) -> str:
    """What stands there, as written."""
    if isinstance(value, (dict, list)):
        raise fault("SCH104", "a single value is wanted here", "write one value, not a list or mapping")
    return "" if value is None else str(value)


def number(value: Any) -> float:
    """A plain decimal number."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return float(value)
    if isinstance(value, (dict, list)) or is_null(value):
        raise fault("SCH106", "a number is wanted here", "write a plain number such as 4.5")
    written = str(value)
    if len(written) > _LONGEST_NUMBER and _INTEGER.match(written):
        raise fault("SCH107", f"a number of {len(written)} digits is out of range", "check the number")
    if _DECIMAL.match(written) and (not isinstance(value, Scalar) or value.plain):
        result = float(written)
        if abs(result) == float("inf"):
            raise fault("SCH107", "the number is out of range", "check the number")
        return result + 0.0
    hint, instead = _meant_number(written)
    raise fault("SCH106", "a number is wanted here", hint, instead=instead)


def _meant_number(written: str) -> tuple[str, str]:
    """What to do, and the number that must be meant if there is only one."""
    if re.fullmatch(r"-?\d{1,3}(,\d{3})+", written, re.ASCII):
        whole = written.replace(",", "")
        return f"write {whole}; a fraction takes a point", whole if written.count(",") > 1 else ""
    if re.fullmatch(r"-?\d+,\d+", written, re.ASCII):
        return f"write {written.replace(',', '.')}", written.replace(",", ".")
    if re.fullmatch(r"-?\d+(\.\d+)?\s*%", written, re.ASCII):
        number = written.rstrip("% ")
        return f"write {number}; percentages stand without a sign", number
    if _DECIMAL.match(written):
        return "take the quotes away", written
    return _meant_amount(written)


def _meant_amount(written: str) -> tuple[str, str]:
    if re.fullmatch(r"\d+(_\d+)+", written, re.ASCII):
        return f"write {written.replace('_', '')}", written.replace("_", "")
    thousands = re.fullmatch(r"(\d+)\s?[kK]", written, re.ASCII)
    if thousands:
        return f"write {thousands[1]}000", f"{thousands[1]}000"
    if _AMOUNT.fullmatch(written):
        return "write the number alone, without thousands marks; the currency stands in cx.yaml", ""
    return "write a plain number such as 4.5", ""


def integer(value: Any) -> int:
    """A whole number."""
    result = number(value)
    if result != int(result):
        raise fault(
            "SCH106", "a whole number is wanted here", f"write {round(result)} or another number without a fraction"
        )
    return int(result)


def flag(value: Any) -> bool:
    """`true` or `false`."""
    if isinstance(value, bool):
        return value
    if isinstance(value, Scalar) and value.plain and value in _BOOLEANS:
        return _BOOLEANS[value]
    meant = {"yes": "true", "on": "true", "no": "false", "off": "false"}.get(str(value).lower(), "")
    raise fault("SCH108", "true or false is wanted here", "write true or false", instead=meant)


def day(value: Any) -> date:
    """A day, written as 2026-09-30."""
    if isinstance(value, date):
        return value
    written = "" if isinstance(value, (dict, list)) or value is None else str(value)
    if _DATE.match(written):
        try:
            return date.fromisoformat(written)
        except ValueError:
            raise no_such_day(written) from None
    wanted = meant.day(written)
    raise fault("SCH109", "a day is wanted here", f"write it as {wanted or '2026-09-30'}", instead=wanted)


def no_such_day(written: str) -> PydanticCustomError:
    """The error for a day that no calendar holds."""
    return fault("SCH109", f"there is no day {written}", "look it up in a calendar")


def identifier(value: Any) -> str:
    """An id: it becomes a file name."""
    written = value if isinstance(value, str) else ""
    if not _ID.match(written):
        wanted = meant.identifier(written)
        rule = "begin with a small letter; then small letters, digits and hyphens, at most 63"
        raise fault("SCH110", "this can't be an id", f"write {wanted}; ids {rule}" if wanted else rule, instead=wanted)
    if written in _DEVICES:
        raise fault("SCH110", f"'{written}' can't be an id: it can't be a file name everywhere", "choose another id")
    return str(written)


def many(value: Any) -> Any:
    """One value or a list of them, as a list."""
    if is_null(value):
        return []
    return list(value) if isinstance(value, (list, tuple)) else [value]


def mapping(value: Any) -> Any:
    """A mapping; anything else is an error in plain words."""
    if not isinstance(value, dict):
        raise fault("SCH104", "a mapping is wanted here", "write key: value")
    return value


Text = Annotated[str, BeforeValidator(text, json_schema_input_type=str)]
Raw = Annotated[str, BeforeValidator(raw, json_schema_input_type=str | float | bool | None)]
Number = Annotated[float, BeforeValidator(number)]
Integer = Annotated[int, BeforeValidator(integer)]
Flag = Annotated[bool, BeforeValidator(flag)]
Day = Annotated[date, BeforeValidator(day)]
Id = Annotated[
    str, BeforeValidator(identifier), WithJsonSchema({"type": "string", "pattern": "^[a-z][a-z0-9-]{0,62}$"})
]
