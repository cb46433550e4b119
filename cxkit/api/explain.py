"""What a code, a KPI or a reader means: its reference page."""

from __future__ import annotations

from typing import NamedTuple

from cxkit.codes import CODES
from cxkit.errors import UsageError
from cxkit.kpis import KPIS
from cxkit.readers import READERS
from cxkit.registry import suggestion
from cxkit.rules import RULES


class Page(NamedTuple):
    """A reference page: a heading and the text below it."""

    heading: str
    text: str


def explain(name: str) -> Page:
    """The page of a code, a slug, a KPI or a reader.

    Raises:
        UsageError: nothing is called so.

    Example:
        >>> explain("YML110").heading
        'YML110 duplicate-key · error'
    """
    if name in KPIS.names():
        kpi = KPIS.get(name)
        return Page(f"{kpi.name} · KPI · {kpi.title}", kpi.page)
    if name in READERS.names():
        reader = READERS.get(name)
        return Page(f"{reader.name} · reader · {reader.title}", reader.page)
    for code, entry in CODES.items():
        if name.upper() == code or name == entry.slug:
            return Page(f"{code} {entry.slug} · error", entry.page)
    for rule in RULES.all():
        if name.upper() == rule.code or name == rule.name:
            return Page(f"{rule.code} {rule.name} · {rule.severity.word} · since {rule.since}", rule.page)
    known = (*KPIS.names(), *READERS.names(), *CODES, *(entry.slug for entry in CODES.values()), *RULES.names())
    message = f"nothing is called '{name}'"
    raise UsageError(message, hint=suggestion(name, known) or "give a code, such as SMT204, a KPI or a reader")
