"""Every code and slug a finding may bear: what people select, switch off, weigh and ignore."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from cxkit.codes import CODES, Code
from cxkit.registry import suggestion
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


def matches(named: str, code: str, slug: str) -> bool:
    """Whether a name means a finding: its code, a prefix of the code that ends in a letter or digit, or its slug.

    Example:
        >>> matches("JRN2", "JRN201", "touchpoint-without-owner"), matches("JR", "JRN201", "touchpoint-without-owner")
        (True, False)
    """
    return slug == named or (len(named) >= 3 and code.startswith(named.upper()))


def unknown(named: str) -> str | None:
    """None where a name means some finding, else what may have been meant, as a sentence."""
    known = catalogue()
    if any(matches(named, code, entry.slug) for code, entry in known.items()):
        return None
    families: Sequence[str] = sorted({code[:3] for code in known})
    slugs = tuple(entry.slug for entry in known.values())
    close = suggestion(named.upper(), (*families, *known)) or suggestion(named.lower(), slugs)
    return close or "give a code (SMT204), its beginning (SMT) or its name (unmeasurable-target)"
