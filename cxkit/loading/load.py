"""Find and read a workspace: every file on its own, so that one fault hides nothing else."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cxkit import model
from cxkit.codes import CODES
from cxkit.errors import UsageError
from cxkit.findings import Finding, Loc
from cxkit.loading import references, schema
from cxkit.loading.kinds import FILES, FOLDERS, KINDS, UNCHECKED, UNCHECKED_FOLDERS, UNCHECKED_LISTS
from cxkit.loading.text import TextFaultError, compose, decode, value
from cxkit.loading.workspace import Document, Workspace
from cxkit.registry import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT_FILE = "cx.yaml"


def find_root(start: Path | str = ".") -> Path | None:
    """The folder that holds cx.yaml: this one or the nearest above it."""
    here = Path(start).resolve()
    if here.is_file():
        here = here.parent
    return next((folder for folder in (here, *here.parents) if (folder / ROOT_FILE).is_file()), None)


def load(start: Path | str = ".") -> Workspace:
    """Read the workspace at or above a path.

    Raises:
        UsageError: there is none.
    """
    root = find_root(start)
    if root is None:
        message = f"no {ROOT_FILE} in this folder or above it"
        raise UsageError(message, hint="start one with cx init, or measure a file: cx score FILE --metric nps=Q1")
    reading = _Reading(root)
    for path in _files(root):
        reading.read(path)
    return reading.workspace()


def _files(root: Path) -> Iterator[Path]:
    """All YAML files that the model may know, sorted; folders with a dot, exports and measurements aren't entered."""
    for path in sorted(root.iterdir(), key=lambda path: path.name):
        if path.name.startswith("."):
            continue
        if path.is_dir() and (path.name in FOLDERS or path.name in UNCHECKED_FOLDERS):
            yield from sorted((p for p in path.iterdir() if p.suffix in (".yaml", ".yml")), key=lambda p: p.name)
        elif path.suffix in (".yaml", ".yml"):
            yield path


class _Reading:
    """What has been read of a workspace so far."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.documents: dict[str, Document] = {}
        self.entities: list[tuple[Loc, model.Part]] = []
        self.loose: dict[str, list[str]] = {}
        self.findings: list[Finding] = []
        self.unreadable: list[str] = []
        self.unchecked: list[str] = []

    def read(self, path: Path) -> None:
        file = path.relative_to(self.root).as_posix()
        if not path.is_file() or (path.is_symlink() and not path.resolve().is_relative_to(self.root.resolve())):
            self._add(Finding(Loc(file), "a link leads out of the workspace", "", "CFG102", CODES["CFG102"].slug))
            return
        try:
            text = decode(path.read_bytes())
            node = compose(text)
            written = value(node)
        except TextFaultError as fault:
            self.unreadable.append(file)
            slug = CODES[fault.code].slug
            self.findings.append(
                Finding(Loc(file), fault.message, fault.hint, fault.code, slug, position=fault.position)
            )
            return
        except OSError as error:
            self.unreadable.append(file)
            self._add(Finding(Loc(file), (error.strerror or "unreadable").lower(), "", "YML101", CODES["YML101"].slug))
            return
        self.documents[file] = Document(file, text, node)
        self._understand(file, path, written)

    def _understand(self, file: str, path: Path, written: dict[str, Any]) -> None:
        folder = path.parent.name if path.parent != self.root else ""
        if folder in UNCHECKED_FOLDERS or (not folder and path.stem in UNCHECKED):
            self.unchecked.append(file)
            self._loose_ids(written)
        elif folder:
            self._entity(FOLDERS[folder], {"id": path.stem, **written}, Loc(file))
        elif path.stem in FILES:
            self._file(path.stem, written, file)
        else:
            hint = suggestion(path.stem, (*FILES, *UNCHECKED)).replace("'?", f"{path.suffix}'?")
            message = "no file of a strategy is called so"
            self._add(
                Finding(
                    Loc(file),
                    message,
                    hint or "rename it, or move it out of the workspace",
                    "CFG101",
                    CODES["CFG101"].slug,
                )
            )

    def _file(self, stem: str, written: dict[str, Any], file: str) -> None:
        kind = FILES[stem]
        head = {key: item for key, item in written.items() if key not in kind.lists}
        self._entity(kind.head or model.Part, head, Loc(file))
        for key, entity in kind.lists.items():
            items = written.get(key, [])
            if not isinstance(items, list):
                message, hint = f"a list is wanted under '{key}'", "begin each entry with '- '"
                self._add(Finding(Loc(file) / key, message, hint, "SCH104", CODES["SCH104"].slug))
                continue
            for at, item in enumerate(items):
                self._entity(entity, item, Loc(file) / key / at)

    def _entity(self, kind: type[model.Part], written: Any, loc: Loc) -> None:
        entity, findings = schema.read(kind, written, loc)
        if entity is not None:
            self.entities.append((loc, entity))
        elif isinstance(written, dict) and isinstance(written.get("id"), str):
            for name in KINDS.get(kind, ()):
                self.loose.setdefault(name, []).append(str(written["id"]))
            self._loose_inside(written)
        for finding in findings:
            self._add(finding)

    def _loose_inside(self, written: Any) -> None:
        """Ids inside an entity that couldn't be read still count, so that one fault isn't reported twice."""
        names = {"stages": "stage", "touchpoints": "touchpoint", "pains": "insight", "opportunities": "insight"}
        if isinstance(written, dict):
            for key, item in written.items():
                if key in names and isinstance(item, list):
                    ids = [str(one["id"]) for one in item if isinstance(one, dict) and "id" in one]
                    self.loose.setdefault(names[key], []).extend(ids)
                self._loose_inside(item)
        elif isinstance(written, list):
            for item in written:
                self._loose_inside(item)

    def _loose_ids(self, written: dict[str, Any]) -> None:
        for key, kind in UNCHECKED_LISTS.items():
            items = written.get(key)
            for item in items if isinstance(items, list) else ():
                if isinstance(item, dict) and isinstance(item.get("id"), str):
                    self.loose.setdefault(kind, []).append(str(item["id"]))

    def _add(self, finding: Finding) -> None:
        document = self.documents.get(finding.loc.file)
        self.findings.append(replace(finding, position=document.position(finding.loc)) if document else finding)

    def workspace(self) -> Workspace:
        config = next((part for _, part in self.entities if isinstance(part, model.Config)), None)
        workspace = Workspace(
            self.root,
            config or model.Config(name=self.root.name),
            self.documents,
            tuple(self.entities),
            {kind: tuple(ids) for kind, ids in self.loose.items()},
            (),
            tuple(self.unreadable),
            tuple(self.unchecked),
        )
        if not self.unreadable:  # a file that can't be read may declare any name
            for finding in references.check(workspace):
                self._add(finding)
        return replace(workspace, findings=tuple(sorted(self.findings, key=lambda finding: finding.order)))


def named(path: Path) -> str:
    """A path as the user would write it from where they are."""
    relative = os.path.relpath(path)
    return relative if not relative.startswith("..") else str(path)
