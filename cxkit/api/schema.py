"""JSON Schema (draft-07) of every strategy file, for editors and other tools; made from the model."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pydantic.json_schema import models_json_schema

from cxkit import model
from cxkit.errors import UsageError
from cxkit.files import replace_all
from cxkit.loading.kinds import FILES, FOLDERS
from cxkit.readers import READERS
from cxkit.registry import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_KEYS = {"oneOf": "anyOf", "ge": "minimum"}
_DRAFT = "http://json-schema.org/draft-07/schema#"
_ALONE = {"persona": "personas", "journey": "journeys", "review": "reviews"}
_ALONE_IN = {folder: kind for kind, folder in _ALONE.items()}
FOLDER = ".cx/schemas"
"""Where a workspace keeps the schemas that its editors read."""


def kinds() -> tuple[str, ...]:
    """Kinds of files: those at the root, and the three that always stand in a folder."""
    return (*FILES, *_ALONE)


def schema(kind: str) -> dict[str, Any]:
    """The JSON Schema of a file kind.

    Raises:
        UsageError: there is no such kind.

    Example:
        >>> schema("metrics")["properties"]["metrics"]["type"]
        'array'
    """
    if kind in _ALONE:
        return _file(kind, FOLDERS[_ALONE[kind]], {})
    if kind not in FILES:
        message = f"no kind of file is called '{kind}'"
        raise UsageError(message, hint=suggestion(kind, kinds()) or f"there are: {', '.join(kinds())}")
    found = FILES[kind]
    return _file(kind, found.head or model.Part, found.lists)


def printed(kind: str) -> str:
    """The schema as text, always the same bytes."""
    return json.dumps(schema(kind), indent=2, ensure_ascii=False, sort_keys=True) + "\n"


def files() -> Iterator[tuple[str, str]]:
    """Name and text of every schema that is kept in schemas/."""
    for kind in kinds():
        yield f"{kind}.schema.json", printed(kind)


def of(file: str) -> str:
    """The kind of a strategy file; empty where it is none.

    Example:
        >>> of("metrics.yaml"), of("personas/planner.yaml"), of("notes.txt")
        ('metrics', 'persona', '')
    """
    folder, _, name = file.rpartition("/")
    if folder:
        return _ALONE_IN.get(folder, "")
    return name.rsplit(".", 1)[0] if name.rsplit(".", 1)[0] in FILES else ""


def line(file: str) -> str:
    r"""The first line of a strategy file: it tells editors where the file's schema lies.

    Example:
        >>> line("personas/planner.yaml")
        '# yaml-language-server: $schema=../.cx/schemas/persona.schema.json\n'
    """
    kind = of(file)
    up = "../" * file.count("/")
    return f"# yaml-language-server: $schema={up}{FOLDER}/{kind}.schema.json\n" if kind else ""


def write(root: Path) -> tuple[str, ...]:
    """Write the schemas of this version into a workspace; the names of those that changed.

    Raises:
        OutputError: they can't be written; nothing was changed.
    """
    home = root / FOLDER
    texts = {home / name: text.encode() for name, text in files()}
    stale = {path: data for path, data in texts.items() if not path.is_file() or path.read_bytes() != data}
    replace_all(stale)
    return tuple(path.name for path in stale)


def _file(kind: str, head: type[model.Part], lists: dict[str, type[model.Part]]) -> dict[str, Any]:
    refs, told = models_json_schema(
        [(one, "validation") for one in (head, *lists.values())], ref_template="#/definitions/{model}"
    )
    definitions: dict[str, Any] = _plain(told.get("$defs", {}))
    _explain(definitions)
    whole = definitions.pop(refs[head, "validation"]["$ref"].rsplit("/", 1)[1])
    properties = whole.setdefault("properties", {})
    for name, entity in lists.items():
        items = refs[entity, "validation"]
        properties[name] = {"type": "array", "items": items, "description": (entity.__doc__ or "").split("\n", 1)[0]}
    if kind in _ALONE:  # the file's name is the id
        properties.pop("id", None)
        whole["required"] = [name for name in whole.get("required", ()) if name != "id"]
    _fill(definitions)
    return {**whole, "$schema": _DRAFT, "title": f"{kind} of a cx workspace", "definitions": definitions}


def _fill(definitions: dict[str, Any]) -> None:
    """Fill in the words that the model doesn't know: names of KPIs, readers and rules."""
    if "Metric" in definitions:
        definitions["Metric"]["properties"]["kpi"]["enum"] = list(kpis())
    if "Source" in definitions:  # left open: a strategy may be written where a reader isn't installed yet
        reader = definitions["Source"]["properties"]["reader"]
        reader["anyOf"] = [{"enum": list(READERS.names())}, {"type": reader.pop("type")}]
    for name in ("Rules", "RulesOfFiles"):
        for key in ("severity", "off") if name in definitions else ():
            known = {"anyOf": [{"enum": _rules()}, {"pattern": "^[A-Z]{3}[0-9]{0,3}$"}]}
            definitions[name]["properties"][key]["propertyNames"] = known


def _rules() -> list[str]:
    from cxkit.rules import RULES

    return sorted(name for rule in RULES.all() for name in (rule.code, rule.name))


def _explain(definitions: dict[str, Any]) -> None:
    """Give each key its meaning, for editors to show."""
    from cxkit.api.fields import meaning, parts

    known = parts()
    for name, body in definitions.items():
        told = body if "properties" in body else next((one for one in body.get("anyOf", ()) if "properties" in one), {})
        for key, property_ in told.get("properties", {}).items():
            said = meaning(known[name], key) if name in known else ""
            if said:  # editors show what stands beside a reference, validators pass over it
                property_["description"] = said


def kpis() -> tuple[str, ...]:
    """Names of KPIs that a metric may be."""
    from cxkit.kpis import KPIS

    return KPIS.names()


def _plain(told: Any) -> Any:
    """Without what draft-07 doesn't know, and without defaults and titles, which only repeat the key."""
    if isinstance(told, list):
        return [_plain(item) for item in told]
    if not isinstance(told, dict):
        return told
    kept = {_KEYS.get(key, key): item for key, item in told.items() if key not in ("discriminator", "default")}
    if isinstance(kept.get("title"), str):
        del kept["title"]
    choices = [one for one in kept.get("anyOf", ()) if one != {"type": "null"}]
    if choices and {"type": "boolean"} not in choices:  # only a raw value may be nothing
        del kept["anyOf"]
        kept = {**choices[0], **kept} if len(choices) == 1 else {**kept, "anyOf": choices}
    return {key: _plain(item) for key, item in kept.items()}
