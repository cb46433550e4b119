"""What a code, a KPI, a reader or a field means: its reference page."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, NamedTuple

from cxkit.codes import CODES
from cxkit.errors import UsageError
from cxkit.kpis import KPIS
from cxkit.readers import READERS
from cxkit.registry import suggestion
from cxkit.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator


class Page(NamedTuple):
    """A reference page: a heading and the text below it."""

    heading: str
    text: str


def explain(name: str) -> Page:
    """The page of a code, a slug, a KPI, a reader, a part of a strategy or one of its fields (`objective.target`).

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
    page = _part(name)
    if page is not None:
        return page
    slugs = (entry.slug for entry in CODES.values())
    known = (*KPIS.names(), *READERS.names(), *CODES, *slugs, *RULES.names(), *_field_names())
    message = f"nothing is called '{name}'"
    raise UsageError(
        message,
        hint=suggestion(name, known)
        or "give a code, such as SMT204, a KPI, a reader or a field, such as objective.target",
    )


def _field_names() -> Iterator[str]:
    from cxkit.api.fields import fields, parts, written

    for kind in parts().values():
        yield written(kind)
        yield from (f"{written(kind)}.{one.key}" for one in fields(kind))


def _part(name: str) -> Page | None:
    """The page of a part such as `objective`, or of one of its fields."""
    from cxkit.api.fields import fields, parts, written

    part, _, key = name.partition(".")
    kind = next((kind for kind in parts().values() if written(kind) == part), None)
    if kind is None:
        return None
    told = [one for one in fields(kind) if key in ("", one.key)]
    if not key:
        about = (inspect.getdoc(kind) or "").split("\n", 1)[0]
        width = max((len(one.key) for one in told), default=0)
        return Page(
            f"{part} · part of a strategy",
            "\n".join([about, "", *(f"{one.key:{width}}  {one.meaning}" for one in told)]),
        )
    if not told:
        return None
    (one,) = told
    lines = [f"{one.meaning[:1].upper()}{one.meaning[1:]}.", "", f"written as  {one.shape}"]
    lines += [f"default     {one.default}"] if one.default else []
    lines += ["without it the part can't be read"] if one.required else []
    return Page(f"{name} · field", "\n".join(lines))
