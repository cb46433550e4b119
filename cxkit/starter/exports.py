"""Answers of invented companies, drawn by a recipe from a seed: the same bytes everywhere. No real person answered.

A company's recipe is its `exports/waves.yaml`. It names the waves, and for each file how its columns are drawn:

| column | draws |
| --- | --- |
| `{serial: o}` | o, the wave, a running number |
| `{customer: f, of: 45000}` | one of so many customers, each at most once in a file |
| `{someone: f, of: 9000}` | one of so many customers, who may come again |
| `{time: [8, 20]}` | an instant of the wave, between these hours |
| `{shares: {solo: 66, team: 34}}` | a word by its share |
| `{points: 0, weights: […], lift: […], by: {plan: {team: 0.2}}, mood: 0.5}` | a point from the first on |
| `{chance: 85, words: [Y, N], lift: […]}` | one of two words |
| `{after: opened, hours: 6, spread: 1.2}` | a later instant; nothing where it lies behind the wave's end |
| `{amount: 40, spread: 0.5}` | an amount of money around a median |
| `{texts: […]}` | one of some texts |
| `{copy: house, words: {dunes: "1.1"}}` | what stands for the word of an earlier column |

`lift` (one number, or one a wave) and `by` (a word of an earlier column → number) move answers up or down the scale,
`mood` says how much of a respondent's general mood a column shows: that is what makes answers go together.
`blank` and `instead` are percentages of empty cells and of words in place of an answer; `labels` write points
in words.
"""

from __future__ import annotations

import csv
import io
import math
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from importlib.resources import files
from random import Random
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from importlib.resources.abc import Traversable
    from pathlib import Path

    Recipe = Mapping[str, Any]

RECIPE = "exports/waves.yaml"
_STRIDE = 7919
"""A prime, so that customers come in an order of their own and none twice."""


def exports(company: Traversable | Path | None = None) -> dict[str, bytes]:
    """Export files by name: of the company in a folder, else of the one that `cx demo` writes."""
    recipe = _recipe(company or files("cxkit.starter").joinpath("demo"))
    made: dict[str, bytes] = {}
    for name, file in recipe["files"].items():
        for at, (wave, start) in enumerate(file.get("waves", recipe["waves"]).items()):
            random = Random(f"{recipe['seed']} {name} {wave}")  # noqa: S311 - invented answers, no secret
            made[f"exports/{name}/{wave}.{file.get('suffix', 'csv')}"] = _file(file, random, at, start)
    return made


def earlier(company: Traversable | Path | None = None) -> dict[str, dict[str, dict[str, str]]]:
    """What the strategy's files said before a wave: wave → file → text of today → text of then."""
    changes: dict[str, dict[str, dict[str, str]]] = _recipe(company or files("cxkit.starter").joinpath("demo")).get(
        "before", {}
    )
    return changes


def _recipe(company: Traversable | Path) -> dict[str, Any]:
    import yaml

    recipe: dict[str, Any] = yaml.safe_load(company.joinpath(RECIPE).read_text(encoding="utf-8"))
    return recipe


@dataclass(frozen=True, slots=True)
class _Respondent:
    """One row while it is drawn: its number, its wave, its mood, and the cells so far."""

    random: Random
    number: int
    wave: int
    start: date
    days: int
    mood: float
    cells: dict[str, str] = field(default_factory=dict)


def _file(file: Recipe, random: Random, wave: int, start: date) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=file.get("delimiter", ","), lineterminator="\n")
    columns: Recipe = file["columns"]
    for line in file.get("heads", [list(columns)]):
        writer.writerow(line)
    for number in range(_of_wave(file["rows"], wave)):
        mood = (random.random() + random.random() + random.random() - 1.5) * 2
        row = _Respondent(random, number, wave, start, file.get("days", 89), mood)
        for name, column in columns.items():
            row.cells[name] = _cell(row, column)
        writer.writerow(row.cells.values())
    return text.getvalue().encode()


def _cell(row: _Respondent, column: Recipe) -> str:
    chance = row.random.random() * 100
    for word, percent in {"": column.get("blank", 0), **column.get("instead", {})}.items():
        chance -= percent
        if chance < 0:
            return str(word)
    return next(draw(row, column) for kind, draw in _DRAWS.items() if kind in column)


def _serial(row: _Respondent, column: Recipe) -> str:
    return f"{column['serial']}{row.wave}{row.number:05d}"


def _customer(row: _Respondent, column: Recipe) -> str:
    return f"{column['customer']}{(row.number + 1) * _STRIDE % column['of']:05d}"


def _someone(row: _Respondent, column: Recipe) -> str:
    return f"{column['someone']}{int(row.random.random() * column['of']):05d}"


def _time(row: _Respondent, column: Recipe) -> str:
    first, last = column["time"]
    day = datetime(row.start.year, row.start.month, row.start.day, tzinfo=UTC) + timedelta(
        days=int(row.random.random() * row.days),
        hours=first + int(row.random.random() * (last - first)),
        minutes=int(row.random.random() * 60),
    )
    return day.strftime(column.get("format", "%Y-%m-%dT%H:%M:%SZ"))


def _word(row: _Respondent, column: Recipe) -> str:
    shares: Recipe = column["shares"]
    return str(_draw(row.random, list(shares), [_of_wave(share, row.wave) for share in shares.values()]))


def _point(row: _Respondent, column: Recipe) -> str:
    point = column["points"] + _tilted(row, column, column["weights"])
    return str(column.get("labels", {}).get(point, point))


def _either(row: _Respondent, column: Recipe) -> str:
    chance = _of_wave(column["chance"], row.wave)
    yes, no = column["words"]
    return str((no, yes)[_tilted(row, column, (100 - chance, chance))])


def _later(row: _Respondent, column: Recipe) -> str:
    form = column.get("format", "%Y-%m-%dT%H:%M:%SZ")
    if not row.cells[column["after"]]:
        return ""
    before = datetime.strptime(row.cells[column["after"]], form).replace(tzinfo=UTC)
    hours = _of_wave(column["hours"], row.wave) * math.exp(column["spread"] * _bell(row.random) - _lift(row, column))
    at = before + timedelta(minutes=max(1, round(hours * 60)))
    end = datetime(row.start.year, row.start.month, row.start.day, tzinfo=UTC) + timedelta(days=row.days + 1)
    return at.strftime(form) if at < end else ""


def _money(row: _Respondent, column: Recipe) -> str:
    return f"{_of_wave(column['amount'], row.wave) * math.exp(column['spread'] * _bell(row.random)):.2f}"


def _text(row: _Respondent, column: Recipe) -> str:
    texts: Sequence[str] = column["texts"]
    return texts[int(row.random.random() * len(texts))]


def _copy(row: _Respondent, column: Recipe) -> str:
    return str(column["words"][row.cells[column["copy"]]])


_DRAWS: dict[str, Callable[[_Respondent, Recipe], str]] = {
    "serial": _serial, "customer": _customer, "someone": _someone, "time": _time, "shares": _word,
    "points": _point, "chance": _either,
    "after": _later, "amount": _money, "texts": _text,
    "copy": _copy,
}  # fmt: skip


def _tilted(row: _Respondent, column: Recipe, weights: Sequence[float]) -> int:
    """The place of a point, drawn by its weight once all weights are tilted up or down the scale."""
    lift, last = _lift(row, column), len(weights) - 1
    tilted = [weight * math.exp(lift * (2 * at / last - 1)) for at, weight in enumerate(weights)]
    return int(_draw(row.random, range(len(weights)), tilted))


def _lift(row: _Respondent, column: Recipe) -> float:
    lift: float = _of_wave(column.get("lift", 0), row.wave) + column.get("mood", 0) * row.mood
    for name, lifts in column.get("by", {}).items():
        lift += _of_wave(lifts.get(row.cells[name], 0), row.wave)
    return lift


def _of_wave(value: Any, wave: int) -> Any:
    return value[wave] if isinstance(value, list) else value


def _draw(random: Random, values: Sequence[Any], weights: Sequence[float]) -> Any:
    """One value by its weight, from one `random()`: the stream that every version of Python keeps."""
    reach = random.random() * sum(weights)
    for value, weight in zip(values, weights, strict=True):
        reach -= weight
        if reach < 0:
            return value
    return values[-1]


def _bell(random: Random) -> float:
    """A number from a bell around 0 with a spread of 1."""
    return sum(random.random() for _ in range(12)) - 6
