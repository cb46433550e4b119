"""Units (rules, KPIs, readers, sections) are found by file name and imported when they are used.

A package of units holds one module per unit, and the module is named after the unit (`-` becomes `_`). Modules whose
name begins with `_` are not units. Nothing is listed anywhere: adding a file adds the unit.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from cxkit.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MANY = 500


class Unit(Protocol):
    """What every unit has: the name it is known by, which is also its module's name."""

    @property
    def name(self) -> str:
        """The unit's public name, with hyphens."""


@dataclass(frozen=True, slots=True)
class Package:
    """A package of units.

    Args:
        module: dotted name of the package, such as `cxkit.kpis`.
        noun: what one unit is called in messages, such as `KPI`.
    """

    module: str
    noun: str

    def names(self) -> tuple[str, ...]:
        """Names of all units, sorted, without importing any of them."""
        return tuple(sorted(_modules(self.module)))

    def get(self, name: str) -> Any:
        """The unit called `name`; an unknown one is a `UsageError` with a suggestion."""
        modules = _modules(self.module)
        if name not in modules:
            hint = suggestion(name, tuple(modules)) or f"there are: {', '.join(sorted(modules))}"
            message = f"no {self.noun} is called '{name}'"
            raise UsageError(message, hint=hint)
        return _load(modules[name])

    def all(self) -> Iterator[Any]:
        """Every unit, by name; imports them."""
        for name in self.names():
            yield self.get(name)


def suggestion(name: str, known: Iterable[str]) -> str:
    """A 'did you mean' for a misspelt name, or nothing.

    Example:
        >>> suggestion("breakdwon", ["breakdown", "benchmark"])
        "did you mean 'breakdown'?"
    """
    close = _nearest(name, tuple(known))
    return f"did you mean '{close}'?" if close else ""


def closest(name: str, known: Iterable[str]) -> str:
    """The one known name that must be meant, or nothing where there is none or a choice.

    Either the same letters and digits stand there, or each word of the name is at most a slip of the finger away: a
    letter too many, too few or another one, or two that swapped places. Another digit is another name, and so is
    another short word.

    Example:
        >>> closest("breakdwon", ["breakdown", "benchmark"]), closest("Lead Agent", ["lead-agent", "lead"])
        ('breakdown', 'lead-agent')
        >>> closest("wave-q3", ["wave-q2"]), closest("south-shop", ["north-shop"]), closest("ab", ["abc", "abd"])
        ('', '', '')
    """
    return _closest(name, tuple(known))


@lru_cache(maxsize=128)
def _nearest(name: str, known: tuple[str, ...]) -> str:
    close = [_closest(name, known)] if name else []
    return next(iter([*filter(None, close), *difflib.get_close_matches(name, _near(name, known), n=1, cutoff=0.7)]), "")


@lru_cache(maxsize=128)
def _closest(name: str, known: tuple[str, ...]) -> str:
    close = _shelves(known).bare.get(_bare(name)) or [one for one in _near(name, known) if _slipped(name, one)]
    return close[0] if len(close) == 1 else ""


class _Shelves(NamedTuple):
    """Names by their letters and digits alone, and by how they begin and end."""

    bare: dict[str, list[str]]
    ends: dict[str, list[str]]


@lru_cache(maxsize=16)
def _shelves(known: tuple[str, ...]) -> _Shelves:
    shelves = _Shelves({}, {})
    for one in dict.fromkeys(known):
        shelves.bare.setdefault(_bare(one), []).append(one)
        for end in {one[:2].lower(), one[-2:].lower()}:
            shelves.ends.setdefault(end, []).append(one)
    return shelves


def _near(name: str, known: tuple[str, ...]) -> Iterable[str]:
    """All names; of very many, those that begin or end alike, for each broken name would be compared with all."""
    if len(known) <= _MANY:
        return dict.fromkeys(known)
    ends = _shelves(known).ends
    return dict.fromkeys((*ends.get(name[:2].lower(), ()), *ends.get(name[-2:].lower(), ())))


def _bare(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.casefold())


def _slipped(name: str, meant: str) -> bool:
    """Whether each word of a name is the other's, or one slip away."""
    if abs(len(name) - len(meant)) > 3:
        return False
    ours, theirs = (re.split(r"[\W_]+", one.lower()) for one in (name, meant))
    return len(ours) == len(theirs) and all(a == b or _one_slip(a, b) for a, b in zip(ours, theirs, strict=True))


def _one_slip(a: str, b: str) -> bool:
    if min(len(a), len(b)) < 3 or abs(len(a) - len(b)) > 1:
        return False
    at = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest_a, rest_b = a[at:], b[at:]
    if len(a) != len(b):
        longer, shorter = (rest_a, rest_b) if len(a) > len(b) else (rest_b, rest_a)
        doubled = at > 0 and longer[0] == a[at - 1]
        return longer[1:] == shorter and not longer[0].isdigit() and (doubled or min(len(a), len(b)) > 3)
    if rest_a[0].isdigit() and rest_b[0].isdigit():
        return False
    swapped = rest_a[:2] == rest_b[:2][::-1] and rest_a[2:] == rest_b[2:]
    return (swapped and len(a) > 3) or (rest_a[1:] == rest_b[1:] and len(a) > 5)


@cache
def _modules(package: str) -> dict[str, str]:
    home = Path(import_module(package).__path__[0])
    found: dict[str, str] = {}
    for path in sorted(home.rglob("*.py")):
        parts = path.relative_to(home).with_suffix("").parts
        if any(part.startswith("_") for part in parts):
            continue
        name = parts[-1].replace("_", "-")
        if name in found:
            message = f"two units are called {name}: {found[name]} and {'.'.join(parts)}"
            raise RuntimeError(message)
        found[name] = ".".join((package, *parts))
    return found


@cache
def _load(module: str) -> Any:
    loaded = import_module(module)
    units = [value for key, value in vars(loaded).items() if key == module.rsplit(".", 1)[1]]
    if len(units) != 1:
        message = f"{module} must hold one unit called {module.rsplit('.', 1)[1]}"
        raise RuntimeError(message)
    return units[0]
