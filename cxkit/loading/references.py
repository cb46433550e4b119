"""Follow every reference: names that are declared nowhere, are of another kind, or stand twice."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from cxkit import clean, model
from cxkit.codes import CODES
from cxkit.findings import Finding, Fix, Loc, Severity
from cxkit.loading.kinds import EITHER, KINDS, WORDS, declared_in
from cxkit.loading.splice import written
from cxkit.registry import closest, suggestion

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from cxkit.loading.parts import Route
    from cxkit.loading.workspace import Workspace

    _Written = tuple[str, Route, str, str | int | None]


def check(workspace: Workspace) -> Iterator[Finding]:
    """Findings of all references and ids; none about names that an unreadable file may declare."""
    yield from _duplicates(workspace)
    yield from _named_twice(workspace)
    yield from _references(workspace)
    if not any("source" in declared_in(file) for file in workspace.unreadable):
        yield from _questions(workspace)


def references(workspace: Workspace) -> Iterator[tuple[str, str, _Written]]:
    """Every reference: the kind of name it is, what it names, and where it is written."""
    for model_, entries in workspace.index.by_class.items():
        for name, key, kind in _marks(model_):
            for file, route, part in entries:
                for target, step in _targets(getattr(part, name)):
                    yield kind, target, (file, route, key, step)


def place(written_: _Written) -> Loc:
    """The place of a reference."""
    file, route, key, step = written_
    loc = Loc(file, (*route, key))
    if step is None:
        return loc
    return (loc / step).key() if isinstance(step, str) else loc / step


def _references(workspace: Workspace) -> Iterator[Finding]:
    open_kinds = frozenset(kind for file in workspace.unreadable for kind in declared_in(file))
    known: dict[str, Collection[str]] = {}
    for kind, target, written_ in references(workspace):
        if kind not in known:
            known[kind] = _known(workspace, kind)
        found = target.split(".", 1)[0] if kind == "metric" else target
        if found not in known[kind] and not open_kinds.intersection(EITHER.get(kind, (kind,))):
            yield _broken(workspace, kind, target, known[kind], place(written_))


@cache
def _marks(kind: type[model.Part]) -> tuple[tuple[str, str, str], ...]:
    """Fields that refer to something: name, key in a file, kind of name."""
    return tuple(
        (name, info.alias or name, mark.kind)
        for name, info in kind.model_fields.items()
        for mark in info.metadata
        if isinstance(mark, model.Ref)
    )


def _targets(value: object) -> Iterator[tuple[str, str | int | None]]:
    if isinstance(value, str):
        yield value, None
    elif isinstance(value, tuple):
        for at, item in enumerate(value):
            if isinstance(item, str):
                yield item, at
    elif isinstance(value, dict):
        for key in filter(None, value):  # the empty name stands for everyone
            yield key, key


def _known(workspace: Workspace, kind: str) -> Collection[str]:
    if kind == "attribute":
        declared = {name for _, part in workspace.walk(model.Segments) for name in part.attributes}
        # Without segments.yaml, what sources map is what there is.
        return declared or {name for _, source in workspace.walk(model.Source) for name in source.attributes}
    return dict.fromkeys(name for each in EITHER.get(kind, (kind,)) for name in workspace.ids(each))


def _broken(workspace: Workspace, kind: str, target: str, known: Collection[str], loc: Loc) -> Finding:
    kinds = EITHER.get(kind, (kind,))
    word = " or ".join(WORDS.get(each, each) for each in kinds).replace("-", " ")
    for other in sorted({each for names in KINDS.values() for each in names} - set(WORDS)):
        if target in workspace.ids(other):
            message = f"'{clean.visible(target)}' is a {other}, and a {word} is wanted here"
            return Finding(loc, message, f"name a {word}", "REF102", CODES["REF102"].slug, within=(0, len(target)))
    hint = suggestion(target, tuple(known))
    if hint:
        hint = f"{hint[:-1]}{_stands(workspace, kinds, hint)}?"
    message = f"no {word} is called '{clean.visible(target)}'"
    hint = hint or f"declare it, or name a {word} that is declared"
    instead, within = _meant(workspace, target, known, loc), (0, len(target))
    return Finding(loc, message, hint, "REF101", CODES["REF101"].slug, instead=instead, within=within)


def _meant(workspace: Workspace, target: str, known: Collection[str], loc: Loc) -> str:
    """What must be meant there: a name, also where it begins a text, as that of a trigger does."""
    head, dot, part = target.partition(".")
    name = closest(head if dot else target, known)
    if not name:
        return ""
    stands, meant = workspace.documents[loc.file].written(loc), f"{name}{dot}{part}"
    if stands.strip("\"'") != target:
        return meant if target in stands else ""
    return written(meant) if stands == target else stands.replace(target, meant, 1)


def _stands(workspace: Workspace, kinds: tuple[str, ...], hint: str) -> str:
    name = hint.split("'")[1]
    loc = next((place for kind in kinds if (place := workspace.place(kind, name))), None)
    where = workspace.position(loc) if loc else None
    return f" ({loc.file}:{where.line})" if loc and where else ""


def _duplicates(workspace: Workspace) -> Iterator[Finding]:
    seen: dict[tuple[str, str], tuple[str, Route]] = {}
    for kind, names in KINDS.items():
        shared = next((each for each in names if each in WORDS), names[0])
        for file, route, part in workspace.index.by_class.get(kind, ()):
            first = seen.setdefault((shared, part.id), (file, route))
            if first != (file, route):
                where = workspace.position(Loc(*first))
                message = f"the id '{part.id}' is taken ({first[0]}:{where.line if where else 1})"
                hint = "give one of them another id"
                yield Finding(Loc(file, (*route, "id")), message, hint, "REF103", CODES["REF103"].slug, entity=part.id)


def _named_twice(workspace: Workspace) -> Iterator[Finding]:
    seen: dict[tuple[str, Route, str], set[str]] = {}
    for _, target, (file, route, key, step) in references(workspace):
        named = seen.setdefault((file, route, key), set()) if isinstance(step, int) else set()
        if target in named:
            loc = place((file, route, key, step))
            edit = workspace.documents[file].without(loc)
            fix = Fix("take one of them out", (edit,)) if edit else None
            message = f"'{clean.visible(target)}' is named twice here"
            yield Finding(
                loc, message, "take one of them out", "REF105", CODES["REF105"].slug, Severity.WARNING, fix=fix
            )
        named.add(target)


def _questions(workspace: Workspace) -> Iterator[Finding]:
    for loc, metric in workspace.walk(model.Metric):
        sources = [source for name in metric.source if (source := workspace.get("source", name))]
        asked = {name for source in sources for name in source.questions}
        named = [("question", at, one) for at, one in enumerate(metric.question)]
        named += [("drivers", at, one) for at, one in enumerate(metric.drivers)]
        for key, at, question in named:
            if sources and question not in asked:
                hint = suggestion(question, tuple(asked)) or f"there are: {', '.join(sorted(asked)) or 'none'}"
                who = " and ".join(source.id for source in sources)
                message = f"{who} asks no question '{clean.visible(question)}'"
                place, meant = loc / key / at, closest(question, asked)
                yield Finding(place, message, hint, "REF104", CODES["REF104"].slug, entity=metric.id, instead=meant)
