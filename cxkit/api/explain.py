"""What a code, a KPI, a reader or a field means: its reference page."""

from __future__ import annotations

import inspect
import textwrap
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from cxkit.api.fields import fields, parts, written
from cxkit.codes import CODES, FAMILIES
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


class _Entry(NamedTuple):
    """A code as its page is headed.

    Args:
        code: such as SMT204.
        slug: its name.
        told: how much it weighs, and since when it is there.
        page: what it means.
    """

    code: str
    slug: str
    told: str
    page: str


def explain(name: str = "") -> Page:
    """The page of a code, a slug, a KPI, a reader, a part of a strategy or one of its fields (`objective.target`).

    The beginning of a code (`SMT`) lists the codes that begin so; no name at all lists what there is.

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
    entries = _entries()
    if not name:
        return _index(entries)
    for entry in entries:
        if name.upper() == entry.code or name == entry.slug:
            return Page(f"{entry.code} {entry.slug} · {entry.told}", entry.page)
    page = _part(name) or _family(name.upper(), entries)
    if page is not None:
        return page
    codes = (word for entry in entries for word in (entry.code, entry.slug))
    known = (*KPIS.names(), *READERS.names(), *codes, *FAMILIES, *_field_names())
    message = f"nothing is called '{name}'"
    hint = suggestion(name, known) or suggestion(name.upper(), known)
    raise UsageError(message, hint=hint or "see what there is: cx explain")


def _entries() -> list[_Entry]:
    """Every code, those of rules and those of reading, in order."""
    read = (_Entry(code, entry.slug, entry.weight, entry.page) for code, entry in CODES.items())
    ruled = (_Entry(one.code, one.name, f"{one.severity.word} · since {one.since}", one.page) for one in RULES.all())
    return sorted((*read, *ruled))


def _index(entries: list[_Entry]) -> Page:
    """What there is, and how to go on."""
    numbers = Counter(entry.code[:3] for entry in entries)
    lines = [f"{family}  {numbers[family]:>2}  {about}" for family, about in FAMILIES.items() if numbers[family]]
    named = (("KPIs", KPIS.names()), ("Readers", READERS.names()), ("Parts", sorted(map(written, parts().values()))))
    for title, names in named:
        lines += ["", title, *_wrapped(", ".join(names))]
    lines += ["", "cx explain SMT                the codes that begin so"]
    lines += ["cx explain SMT204             one of them", "cx explain objective.target   a field"]
    return Page("Codes of findings", "\n".join(lines))


def _family(beginning: str, entries: list[_Entry]) -> Page | None:
    """The codes that begin so, each with the first sentence of its page."""
    held = [entry for entry in entries if entry.code.startswith(beginning)] if len(beginning) >= 3 else []
    if not held:
        return None
    lines = []
    for entry in held:
        lines.append(f"{entry.code} {entry.slug} · {entry.told.partition(' · ')[0]}")
        first = entry.page.partition("\n\n")[0]
        lines += _wrapped(first)
    return Page(f"{beginning} · {FAMILIES[beginning[:3]]}", "\n".join(lines))


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, 78, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)


def _field_names() -> Iterator[str]:
    for kind in parts().values():
        yield written(kind)
        yield from (f"{written(kind)}.{one.key}" for one in fields(kind))


def _part(name: str) -> Page | None:
    """The page of a part such as `objective`, or of one of its fields."""
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
