"""Follow every reference: names that are declared nowhere, are of another kind, or stand twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit import clean, model
from cxkit.codes import CODES
from cxkit.findings import Finding, Loc
from cxkit.loading.kinds import EITHER, KINDS, UNCHECKED_LISTS, WORDS
from cxkit.registry import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


def check(workspace: Workspace) -> Iterator[Finding]:
    """Findings of all references and ids."""
    yield from _duplicates(workspace)
    for kind in _referring():
        for loc, part in workspace.walk(kind):
            for name, info in kind.model_fields.items():
                for ref in (mark for mark in info.metadata if isinstance(mark, model.Ref)):
                    value = getattr(part, name)
                    for place, target in _targets(loc / (info.alias or name), value):
                        yield from _follow(workspace, ref.kind, target, place)
    yield from _questions(workspace)


def _referring() -> tuple[type[model.Part], ...]:
    found: list[type[model.Part]] = []
    waiting = [model.Part]
    while waiting:
        kind = waiting.pop()
        waiting.extend(kind.__subclasses__())
        if any(isinstance(mark, model.Ref) for info in kind.model_fields.values() for mark in info.metadata):
            found.append(kind)
    return tuple(sorted(found, key=lambda kind: kind.__name__))


def _targets(loc: Loc, value: object) -> Iterator[tuple[Loc, str]]:
    if isinstance(value, str):
        yield loc, value
    elif isinstance(value, tuple):
        for at, item in enumerate(value):
            if isinstance(item, str):
                yield loc / at, item
    elif isinstance(value, dict):
        for key in value:
            yield (loc / key).key(), key


def _follow(workspace: Workspace, kind: str, target: str, loc: Loc) -> Iterator[Finding]:
    kinds = EITHER.get(kind, (kind,))
    name = target.split(".", 1)[0] if kind == "metric" else target
    known = [one for each in kinds for one in _known(workspace, each)]
    if name in known or (kind == "attribute" and _knows_attribute(workspace, name)):
        return
    word = " or ".join(WORDS.get(each, each) for each in kinds)
    for other in sorted({each for names in KINDS.values() for each in names} | set(UNCHECKED_LISTS.values())):
        if name in workspace.ids(other) and other not in ("party", "insight", "proof"):
            message = f"'{clean.visible(target)}' is a {other}, and a {word} is wanted here"
            yield Finding(loc, message, f"name a {word}", "REF102", CODES["REF102"].slug)
            return
    hint = suggestion(name, known)
    if hint:
        hint = f"{hint[:-1]}{_stands(workspace, kinds, hint)}?"
    message = f"no {word} is called '{clean.visible(target)}'"
    yield Finding(
        loc, message, hint or f"declare it, or name a {word} that is declared", "REF101", CODES["REF101"].slug
    )


def _known(workspace: Workspace, kind: str) -> tuple[str, ...]:
    if kind == "attribute":
        return tuple(name for _, part in workspace.walk(model.Segments) for name in part.attributes)
    return workspace.ids(kind)


def _knows_attribute(workspace: Workspace, name: str) -> bool:
    """Without segments.yaml, what sources map is what there is."""
    return not _known(workspace, "attribute") and any(
        name in source.attributes for _, source in workspace.walk(model.Source)
    )


def _stands(workspace: Workspace, kinds: tuple[str, ...], hint: str) -> str:
    name = hint.split("'")[1]
    loc = next((place for kind in kinds if (place := workspace.place(kind, name))), None)
    where = workspace.position(loc) if loc else None
    return f" ({loc.file}:{where.line})" if loc and where else ""


def _duplicates(workspace: Workspace) -> Iterator[Finding]:
    seen: dict[tuple[str, str], Loc] = {}
    for kind, names in KINDS.items():
        for loc, part in workspace.walk(kind):
            name = str(getattr(part, "id", ""))
            shared = next((each for each in names if each in WORDS), names[0])
            first = seen.setdefault((shared, name), loc)
            if first != loc:
                where = workspace.position(first)
                message = f"the id '{name}' is taken ({first.file}:{where.line if where else 1})"
                yield Finding(
                    loc / "id", message, "give one of them another id", "REF103", CODES["REF103"].slug, entity=name
                )


def _questions(workspace: Workspace) -> Iterator[Finding]:
    for loc, metric in workspace.walk(model.Metric):
        sources = [source for name in metric.source if (source := workspace.get("source", name))]
        asked = {name for source in sources for name in source.questions}
        for at, question in enumerate(metric.question):
            if sources and question not in asked:
                hint = suggestion(question, tuple(asked)) or f"there are: {', '.join(sorted(asked)) or 'none'}"
                message = (
                    f"{' and '.join(source.id for source in sources)} asks no question '{clean.visible(question)}'"
                )
                yield Finding(loc / "question" / at, message, hint, "REF104", CODES["REF104"].slug, entity=metric.id)
