"""Find and read a workspace: every file on its own, so that one fault hides nothing else."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cxkit import model
from cxkit.codes import CODES
from cxkit.errors import UsageError
from cxkit.findings import Finding, Fix, Loc
from cxkit.loading import references, schema
from cxkit.loading.document import Document
from cxkit.loading.index import Index
from cxkit.loading.kinds import FILES, FOLDERS, INSIDE, KINDS
from cxkit.loading.text import TextFaultError, compose, decode, value
from cxkit.loading.workspace import Partial, Workspace
from cxkit.model.config import SCHEMA
from cxkit.model.meant import identifier
from cxkit.registry import closest, suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT_FILE = "cx.yaml"
_SUFFIXES = (".yaml", ".yml")


def find_root(start: Path | str = ".") -> Path | None:
    """The folder that holds cx.yaml: this one or the nearest above it."""
    here = Path(start).resolve()
    if here.is_file():
        here = here.parent
    return next((folder for folder in (here, *here.parents) if (folder / ROOT_FILE).is_file()), None)


def load(start: Path | str = ".", *, instead: Mapping[str, bytes] | None = None) -> Workspace:
    """Read the workspace at or above a path.

    Args:
        start: a file or folder in it.
        instead: file → what it shall hold, for those that are looked at before they are written.

    Raises:
        UsageError: there is none.
    """
    root = find_root(start)
    if root is None:
        message = f"no {ROOT_FILE} in this folder or above it"
        raise UsageError(message, hint="start one with cx init, or measure a file: cx score FILE --metric nps=Q1")
    reading = _Reading(root, instead or {})
    with no_collection():
        for path in strategy_files(root):
            reading.read(path)
        return reading.workspace()


def newer(version: int) -> UsageError:
    """The failure for a workspace that a newer cx wrote."""
    message = f"this strategy is of schema {version}, and this cx knows {SCHEMA}"
    return UsageError(message, hint="take a newer cx: pip install --upgrade cxkit")


def _older(version: int) -> UsageError:
    message = f"this strategy is of schema {version}, and this cx reads {SCHEMA}"
    return UsageError(message, hint="see what would change: cx migrate")


@contextmanager
def no_collection() -> Iterator[None]:
    """Hold the garbage collector: what is read holds no cycles, and looking for some costs a third of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def strategy_files(root: Path) -> Iterator[Path]:
    """All YAML files and inner folders of the strategy, sorted; exports and measurements aren't entered."""
    for path in sorted(root.iterdir(), key=lambda path: path.name):
        if path.name.startswith("."):
            continue
        if path.is_dir() and path.name in FOLDERS:
            inside = (one for one in path.iterdir() if not one.name.startswith("."))
            yield from sorted((p for p in inside if p.suffix in _SUFFIXES or p.is_dir()), key=lambda p: p.name)
        elif path.suffix in _SUFFIXES:
            yield path


def _unless_taken(finding: Finding, workspace: Workspace) -> Finding:
    """A finding whose fix would give an id that something has already, or would have too, is left to its author."""
    index, wanted = workspace.index, finding.instead
    taken = finding.code == "SCH110" and (
        any(wanted in ids for ids in index.by_id.values()) or any(ids.count(wanted) > 1 for ids in index.loose.values())
    )
    return replace(finding, instead="") if taken else finding


class _Reading:
    """What has been read of a workspace so far."""

    def __init__(self, root: Path, instead: Mapping[str, bytes]) -> None:
        self.root, self.instead = root, instead
        self.documents: dict[str, Document] = {}
        self.entities: list[tuple[Loc, model.Part]] = []
        self.loose: dict[str, list[str]] = {}
        self.findings: list[Finding] = []
        self.unreadable: list[str] = []
        self.lost: list[str] = []
        self.partial: list[Partial] = []
        self.stems: dict[Path, str] = {}

    def read(self, path: Path) -> None:
        """Read one file, and note what is wrong with it."""
        file = path.relative_to(self.root).as_posix()
        if path.is_symlink() and not path.resolve().is_relative_to(self.root.resolve()):
            self._fault(Loc(file), "CFG102", "a link leads out of the workspace", "copy the file into it")
            return
        if path.is_dir():
            self._fault(Loc(file), "CFG104", "a folder inside a folder isn't read", "move its files one folder up")
            return
        other = self.stems.setdefault(path.with_suffix(""), file)
        if other != file:
            self._fault(Loc(file), "CFG103", f"it stands for the same as {other}", "keep one of them")
            return
        written = self._written(file, path)
        if written is not None:
            self._understand(file, path, written)

    def _written(self, file: str, path: Path) -> dict[str, Any] | None:
        try:
            text = decode(self.instead[file] if file in self.instead else path.read_bytes())
            self.documents[file] = Document(file, text)
            written: dict[str, Any] = value(compose(text))
        except TextFaultError as fault:
            self.unreadable.append(file)
            slug = CODES[fault.code].slug
            found = Finding(
                Loc(file), fault.message, fault.hint, fault.code, slug, position=fault.position, fix=fault.fix
            )
            self.findings.append(found)
            return None
        except OSError as error:
            self.unreadable.append(file)
            self._fault(Loc(file), "YML101", (error.strerror or "it can't be read").lower(), "look at its rights")
            return None
        return written

    def _understand(self, file: str, path: Path, written: dict[str, Any]) -> None:
        if path.parent != self.root:
            if "id" in written:
                message = "no id is written in a file of its own: the file's name is the id"
                self._own_id(Loc(file) / "id", message, same=path.stem == written["id"])
            self._entity(FOLDERS[path.parent.name], {**written, "id": path.stem}, Loc(file))
        elif path.stem in FILES:
            self._file(path.stem, written, file)
        else:
            hint = suggestion(path.stem, tuple(FILES)).replace("'?", f"{path.suffix}'?")
            message = "no file of a strategy is called so"
            self._fault(Loc(file), "CFG101", message, hint or "rename it, or move it out of the workspace")

    def _own_id(self, loc: Loc, message: str, *, same: bool) -> None:
        """An id in a file of its own: superfluous where it is the file's name, else a question."""
        edit = self.documents[loc.file].without(loc) if same else None
        fix = Fix("delete this key", (edit,)) if edit else None
        hint = "delete this key" if same else "delete this key, or rename the file"
        self.findings.append(Finding(loc.key(), message, hint, "SCH101", CODES["SCH101"].slug, fix=fix))

    def _file(self, stem: str, written: dict[str, Any], file: str) -> None:
        kind = FILES[stem]
        known = {*kind.lists, *(info.alias or name for name, info in (kind.head or model.Part).model_fields.items())}
        if any(closest(key, kind.lists) for key in written.keys() - known):  # a list that lies below a misspelt key
            self.lost.append(file)
        head = {key: item for key, item in written.items() if key not in kind.lists}
        self._entity(kind.head or model.Part, head, Loc(file), tuple(kind.lists))
        for key, entity in kind.lists.items():
            items = written.get(key, [])
            if not isinstance(items, list):
                message, hint = f"a list is wanted under '{key}'", "begin each entry with '- '"
                self._fault(Loc(file) / key, "SCH104", message, hint)
                self.lost.append(file)
                continue
            for at, item in enumerate(items):
                self._entity(entity, item, Loc(file) / key / at)

    def _entity(self, kind: type[model.Part], written: Any, loc: Loc, beside: tuple[str, ...] = ()) -> None:
        part, findings, left_out = schema.read(kind, written, loc, beside)
        if part is not None:
            self.entities.append((loc, part))
        if findings:
            self.partial.extend(Partial(loc.file, loc.path, route) for route in left_out)
            self._loose_ids(kind, written)
            self.findings.extend(findings)

    def _loose_ids(self, kind: type[model.Part], written: Any) -> None:
        """Ids of a faulty entity, and of what stands in it, still count, so that one fault isn't reported twice."""
        if isinstance(written, dict) and isinstance(written.get("id"), str):
            for name in KINDS.get(kind, ()):
                self._loose_id(name, str(written["id"]))
        self._loose_inside(written)

    def _loose_id(self, kind: str, written: str) -> None:
        meant = identifier(written)  # as it will be called once it is mended
        self.loose.setdefault(kind, []).extend((written, meant) if meant not in ("", written) else (written,))

    def _loose_inside(self, written: Any) -> None:
        items = (
            written.items() if isinstance(written, dict) else enumerate(written if isinstance(written, list) else ())
        )
        for key, item in items:
            for kind in INSIDE.get(str(key), ()) if isinstance(item, list) else ():
                for one in item:
                    if isinstance(one, dict) and "id" in one:
                        self._loose_id(kind, str(one["id"]))
            self._loose_inside(item)

    def _fault(self, loc: Loc, code: str, message: str, hint: str) -> None:
        self.findings.append(Finding(loc, message, hint, code, CODES[code].slug))

    def workspace(self) -> Workspace:
        """All that was read, its references followed."""
        config = next((part for _, part in self.entities if isinstance(part, model.Config)), None)
        if config is not None and config.schema_ != SCHEMA:
            raise newer(config.schema_) if config.schema_ > SCHEMA else _older(config.schema_)
        workspace = Workspace(
            self.root,
            config or model.Config(name=self.root.name),
            self.documents,
            Index(tuple(self.entities), {kind: tuple(ids) for kind, ids in self.loose.items()}),
            unreadable=tuple(self.unreadable),
            partial=tuple(self.partial),
        )
        whole = replace(workspace, unreadable=(*self.unreadable, *self.lost))
        found = (_unless_taken(finding, workspace) for finding in (*self.findings, *references.check(whole)))
        placed = workspace.all_placed(found)
        return replace(whole, findings=tuple(sorted(placed, key=lambda finding: finding.order)))
