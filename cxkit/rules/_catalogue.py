"""Every code and slug a finding may bear: what people select, switch off, weigh and ignore."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from cxkit.codes import CODES, Code
from cxkit.findings import named
from cxkit.registry import closest, suggestion
from cxkit.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FIXED = ("YML", "SCH", "CFG")
"""Families that can't be switched off or weighed: what can't be read can't be checked."""


@cache
def catalogue() -> Mapping[str, Code]:
    """Code → slug and page, of everything that `cx validate` may find."""
    read = {code: entry for code, entry in CODES.items() if code[:3] not in ("DAT", "MET")}
    ruled = {rule.code: Code(rule.name, rule.page) for rule in RULES.all()}
    return dict(sorted({**read, **ruled}.items()))


def meant(name: str) -> str:
    """The code, family or slug that a misspelt name must mean, or nothing."""
    known = catalogue()
    families = {code[:3] for code in known}
    return closest(name.upper(), (*families, *known)) or closest(name, (entry.slug for entry in known.values()))


def unknown(name: str) -> str | None:
    """None where a name means some finding, else what may have been meant, as a sentence."""
    known = catalogue()
    if any(named(name, code, entry.slug) for code, entry in known.items()):
        return None
    families: Sequence[str] = sorted({code[:3] for code in known})
    slugs = tuple(entry.slug for entry in known.values())
    close = suggestion(name.upper(), (*families, *known)) or suggestion(name.lower(), slugs)
    return close or "give a code (SMT204), its beginning (SMT) or its name (unmeasurable-target)"
