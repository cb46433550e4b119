"""Word lists that rules look up names in: one data file per language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxkit.loading.workspace import Workspace

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|&")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a language.

    Args:
        directions: verbs and comparatives that say which way something shall go.
        vague: words that anything fulfils.
        joins: words that join two sentences.
        selling_and_helping: what departments of sales and support are called.
    """

    directions: frozenset[str]
    vague: frozenset[str]
    joins: frozenset[str]
    selling_and_helping: frozenset[str]


def words_of(workspace: Workspace) -> Words | None:
    """The words of the workspace's language; None where there is no list of it."""
    return _read(re.split(r"[-_]", workspace.config.locale.lower(), maxsplit=1)[0])


def split(name: str) -> list[str]:
    """The words of a name, in small letters.

    Example:
        >>> split("More shops, and FEWER calls in 2027")
        ['more', 'shops', 'and', 'fewer', 'calls', 'in']
    """
    return _WORD.findall(name.lower())


@cache
def _read(language: str) -> Words | None:
    import yaml

    file = files("cxkit.rules").joinpath(f"_words/{language}.yaml")
    if not language.isalpha() or not file.is_file():
        return None
    lists = yaml.safe_load(file.read_text(encoding="utf-8"))
    return Words(**{key: frozenset(map(str, items)) for key, items in lists.items()})
