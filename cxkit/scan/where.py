"""A small language for choosing rows: `plan = plus and tenure > 90`. It is parsed here and never passed on as SQL."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxkit.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_TOKEN = re.compile(
    r"\s*(?:(?P<quoted>\"(?:[^\"]|\"\")*\"|'(?:[^']|'')*')|(?P<sign><=|>=|!=|<>|=|<|>|\(|\)|,)"
    r"|(?P<word>[^\s()<>=!,\"']+))"
)
_SIGNS = ("=", "!=", "<>", "<", "<=", ">", ">=")
_DEEPEST = 32


@dataclass(frozen=True, slots=True)
class Comparison:
    """A column held against values: `=`, `!=`, `<`, `<=`, `>`, `>=`, or `in` with several values."""

    column: str
    sign: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Combination:
    """Conditions joined by `and` or `or`, or one denied by `not`."""

    word: str
    parts: tuple[Condition, ...]


Condition = Comparison | Combination


def parse(text: str) -> Condition:
    """Read a condition.

    Columns are named by their header, in double quotes where it holds spaces; values are words, numbers or quoted text;
    `and` binds closer than `or`. An empty cell fulfils no comparison.

    Raises:
        UsageError: with the place in the text and what was expected there.

    Example:
        >>> parse("plan = plus and tenure > 90").word
        'and'
    """
    return _Parser(text).whole()


def to_sql(condition: Condition, column: Callable[[str], str]) -> tuple[str, list[str | float]]:
    """The condition as SQL with placeholders, and their values; never NULL.

    Args:
        condition: parsed.
        column: from a column's name to its SQL expression, which yields text.
    """
    if isinstance(condition, Combination):
        inner = [to_sql(part, column) for part in condition.parts]
        values = [value for _, part_values in inner for value in part_values]
        if condition.word == "not":
            return f"(NOT {inner[0][0]})", values
        return f"({f' {condition.word.upper()} '.join(sql for sql, _ in inner)})", values
    expression = f"trim({column(condition.column)})"
    if condition.sign == "in":
        parts = [_compare(expression, "=", value) for value in condition.values]
        return f"({' OR '.join(sql for sql, _ in parts)})", [value for _, value in parts]
    sql, value = _compare(expression, condition.sign, condition.values[0])
    return sql, [value]


def columns(condition: Condition) -> tuple[str, ...]:
    """Names of all columns in a condition."""
    if isinstance(condition, Comparison):
        return (condition.column,)
    return tuple(name for part in condition.parts for name in columns(part))


def _compare(expression: str, sign: str, value: str) -> tuple[str, str | float]:
    operator = "<>" if sign in ("!=", "<>") else sign
    number = _number(value)
    if number is not None:
        return f"coalesce(TRY_CAST({expression} AS DOUBLE) {operator} ?, false)", number
    return f"coalesce({expression} {operator} ?, false)", value


def _number(value: str) -> float | None:
    return float(value) if re.fullmatch(r"-?\d{1,15}(\.\d{1,15})?", value) else None


class _Parser:
    """Recursive descent over the tokens of one condition."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = self._split()
        self.at = 0
        self.depth = 0

    def whole(self) -> Condition:
        condition = self._or()
        if self.at < len(self.tokens):
            raise self._error("'and', 'or' or the end")
        return condition

    def _split(self) -> list[tuple[str, str, int]]:
        tokens, at = [], 0
        while at < len(self.text.rstrip()):
            match = _TOKEN.match(self.text, at)
            if not match:
                message = f"--where can't be read from column {at + 1} on"
                raise UsageError(message, hint='write it as in --where "plan = plus and tenure > 90"')
            kind = match.lastgroup or ""
            tokens.append((kind, match[kind], match.start(kind)))
            at = match.end()
        return tokens

    def _or(self) -> Condition:
        return self._joined("or", self._and)

    def _and(self) -> Condition:
        return self._joined("and", self._not)

    def _joined(self, word: str, part: Callable[[], Condition]) -> Condition:
        parts = [part()]
        while self._take_word(word):
            parts.append(part())
        return parts[0] if len(parts) == 1 else Combination(word, tuple(parts))

    def _not(self) -> Condition:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise self._error("fewer levels")
        try:
            if self._take_word("not"):
                return Combination("not", (self._not(),))
            if self._take("sign", "("):
                inner = self._or()
                if not self._take("sign", ")"):
                    raise self._error("')'")
                return inner
            return self._comparison()
        finally:
            self.depth -= 1

    def _comparison(self) -> Comparison:
        column = self._text("a column")
        if self._take_word("in"):
            if not self._take("sign", "("):
                raise self._error("'(' and the values")
            values = [self._text("a value")]
            while self._take("sign", ","):
                values.append(self._text("a value"))
            if not self._take("sign", ")"):
                raise self._error("')'")
            return Comparison(column, "in", tuple(values))
        for sign in _SIGNS:
            if self._take("sign", sign):
                return Comparison(column, sign, (self._text("a value"),))
        raise self._error("=, !=, <, <=, >, >= or in")

    def _text(self, expected: str) -> str:
        if self.at < len(self.tokens):
            kind, text, _ = self.tokens[self.at]
            if kind == "quoted":
                self.at += 1
                return text[1:-1].replace(text[0] * 2, text[0])
            if kind == "word" and text.lower() not in ("and", "or", "not", "in"):
                self.at += 1
                return text
        raise self._error(expected)

    def _take(self, kind: str, text: str) -> bool:
        if self.at < len(self.tokens) and self.tokens[self.at][:2] == (kind, text):
            self.at += 1
            return True
        return False

    def _take_word(self, word: str) -> bool:
        if self.at < len(self.tokens) and self.tokens[self.at][0] == "word" and self.tokens[self.at][1].lower() == word:
            self.at += 1
            return True
        return False

    def _error(self, expected: str) -> UsageError:
        at = self.tokens[self.at][2] if self.at < len(self.tokens) else len(self.text)
        return UsageError(
            f"--where: column {at + 1} should hold {expected}",
            hint='write it as in --where "plan = plus and tenure > 90"',
        )


def used(condition: Condition | None) -> Sequence[str]:
    """Names of the columns in a condition, none for none."""
    return columns(condition) if condition else ()
