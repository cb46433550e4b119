"""Units (rules, KPIs, readers, sections) are found by file name and imported when they are used.

A package of units holds one module per unit, and the module is named after the unit (`-` becomes `_`). Modules whose
name begins with `_` are not units. Nothing is listed anywhere: adding a file adds the unit.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from cxkit.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


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


def suggestion(name: str, known: Sequence[str]) -> str:
    """A 'did you mean' for a misspelt name, or nothing.

    Example:
        >>> suggestion("breakdwon", ["breakdown", "benchmark"])
        "did you mean 'breakdown'?"
    """
    close = difflib.get_close_matches(name, known, n=1, cutoff=0.7)
    return f"did you mean '{close[0]}'?" if close else ""


def closest(name: str, known: Iterable[str]) -> str:
    """The one known name that is so close that it must be meant, or nothing where there is none or a choice.

    Example:
        >>> closest("breakdwon", ["breakdown", "benchmark"]), closest("ab", ["abc", "abd"])
        ('breakdown', '')
    """
    close = difflib.get_close_matches(name, [*known], n=2, cutoff=0.8)
    return close[0] if len(close) == 1 else ""


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
