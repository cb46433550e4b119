"""Files written whole or not at all, and paths that stay inside their root."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import TYPE_CHECKING

from cxkit.errors import OutputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_NOFOLLOW = getattr(os, "O_NOFOLLOW", 0)
_CLOEXEC = getattr(os, "O_CLOEXEC", 0)
_DIRECTORY = getattr(os, "O_DIRECTORY", 0)


def inside(root: Path, name: str) -> Path:
    """The path `name` below `root`, symlinks resolved; a `UsageError` where it leaves the root.

    Paths written inside files must stay in the workspace; paths on the command line are the user's own.
    """
    path = (root / name).resolve()
    if Path(name).is_absolute() or not path.is_relative_to(root.resolve()):
        message = "a path in the strategy leads out of the workspace"
        raise UsageError(message, hint="keep it inside the folder that holds cx.yaml", code="CFG102")
    return path


def write_new(path: Path, data: bytes) -> bool:
    """Write an immutable file: durable before it is named, never over another.

    Returns:
        True if it was written, False if a file with these very bytes stood there already.

    Raises:
        OutputError: the disk refused, a symbolic link stands in the way, or another content has that name.
    """
    with _failures(path.parent):
        _make_folder(path.parent)
        folder = os.open(path.parent, os.O_RDONLY | _DIRECTORY | _NOFOLLOW | _CLOEXEC)
        try:
            written = _link_new(folder, path.name, data)
            os.fsync(folder)
        finally:
            os.close(folder)
    return written


def replace(path: Path, data: bytes) -> None:
    """Replace a file's content in one step; the old bytes stay until the new ones are on disk.

    Raises:
        OutputError: the disk refused, or the name is a symbolic link or a folder.
    """
    with _failures(path):
        _make_folder(path.parent)
        folder = os.open(path.parent, os.O_RDONLY | _DIRECTORY | _CLOEXEC)
        try:
            if path.is_symlink() or path.is_dir():
                message = (
                    f"can't write {path}: it is a {'link' if path.is_symlink() else 'folder'}; nothing was changed"
                )
                raise OutputError(message)

            def take_over(temporary: str) -> None:
                if path.exists():
                    os.chmod(temporary, path.stat().st_mode & 0o7777, dir_fd=folder)
                os.replace(temporary, path.name, src_dir_fd=folder, dst_dir_fd=folder)

            _by_temporary(folder, data, take_over)
            os.fsync(folder)
        finally:
            os.close(folder)


def write_folder(target: Path, contents: Mapping[str, bytes]) -> None:
    """Write files that don't exist yet below `target`; refuse, changing nothing, if any of them does.

    A folder that isn't there appears whole: it is built beside its place and renamed.
    """
    taken = [name for name in sorted(contents) if (target / name).exists() or (target / name).is_symlink()]
    if taken:
        message = f"{target / taken[0]} is there already; nothing was changed"
        raise OutputError(message, hint="choose another folder, or move that file away")
    with _failures(target):
        if target.exists():
            _add_all(target, contents)
            return
        build = target.parent / f".cx-{os.getpid()}-{secrets.token_hex(6)}.tmp"
        try:
            try:
                for name in sorted(contents):
                    write_new(build / name, contents[name])
                build.rename(target)
            finally:
                _remove_folder(build)
        except BaseException:  # as in _by_temporary
            _remove_folder(build)
            raise


def replace_all(contents: Mapping[Path, bytes | None]) -> None:
    """Replace several files, all or none; None takes a file away.

    Raises:
        OutputError: one of them can't be written; the others are as they were.
    """
    before = {path: path.read_bytes() if path.is_file() and not path.is_symlink() else None for path in contents}
    done: list[Path] = []
    try:
        # What is taken away goes last, so that no content is ever in no file.
        for path in sorted(contents, key=lambda path: (contents[path] is None, path)):
            _put(path, contents[path])
            done.append(path)
    except OutputError:
        for path in done:
            _put(path, before[path])
        raise


def _put(path: Path, data: bytes | None) -> None:
    if data is not None:
        replace(path, data)
        return
    with _failures(path):
        path.unlink()


def _add_all(target: Path, contents: Mapping[str, bytes]) -> None:
    """Add files to a folder; where one can't be written, those before it are taken away again."""
    done: list[Path] = []
    try:
        for name in sorted(contents):
            write_new(target / name, contents[name])
            done.append(target / name)
    except OutputError:
        for path in done:
            path.unlink(missing_ok=True)
        raise


def _link_new(folder: int, name: str, data: bytes) -> bool:
    written = True

    def link(temporary: str) -> None:
        nonlocal written
        try:
            os.link(temporary, name, src_dir_fd=folder, dst_dir_fd=folder, follow_symlinks=False)
        except FileExistsError:
            _require_same(folder, name, data)
            written = False

    _by_temporary(folder, data, link)
    return written


def _by_temporary(folder: int, data: bytes, name_it: Callable[[str], None]) -> None:
    """Write `data` under a temporary name, let `name_it` give it its own; the temporary name is gone in any case."""
    temporary = f".cx-{os.getpid()}-{secrets.token_hex(6)}.tmp"
    try:
        try:
            _fill(folder, temporary, data)
            name_it(temporary)
        finally:
            _unlink_quietly(folder, temporary)
    except BaseException:
        # A stop asked for by a signal comes once, and may come just before the line that takes the file away.
        _unlink_quietly(folder, temporary)
        raise


def _fill(folder: int, name: str, data: bytes) -> None:
    handle = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NOFOLLOW | _CLOEXEC, 0o644, dir_fd=folder)
    try:
        view = memoryview(data)
        while view:
            view = view[os.write(handle, view) :]
        os.fsync(handle)  # an error here is final: the kernel reports it once
    finally:
        os.close(handle)


def _require_same(folder: int, name: str, data: bytes) -> None:
    handle = os.open(name, os.O_RDONLY | _NOFOLLOW | _CLOEXEC, dir_fd=folder)
    with os.fdopen(handle, "rb") as stream:
        if stream.read() != data:
            message = f"{name} is there already with another content; nothing was changed"
            raise OutputError(message, hint="it was edited by hand, or belongs to another run; take it back from git")


def _make_folder(folder: Path) -> None:
    missing = []
    while not folder.exists():
        missing.append(folder)
        folder = folder.parent
    for new in reversed(missing):
        new.mkdir(exist_ok=True)
        handle = os.open(new.parent, os.O_RDONLY | _DIRECTORY | _CLOEXEC)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _unlink_quietly(folder: int, name: str) -> None:
    try:
        os.unlink(name, dir_fd=folder)
    except OSError:
        return


def _remove_folder(folder: Path) -> None:
    if folder.exists():
        import shutil

        shutil.rmtree(folder, ignore_errors=True)


class _failures:  # noqa: N801 - a context manager that reads as a word
    """Turn an operating system's refusal into a sentence with the path and the cause."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __enter__(self) -> None:
        return None

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, OSError):
            cause = (error.strerror or "the write failed").lower()
            message = f"can't write to {self.path}: {cause}; nothing was changed"
            raise OutputError(message) from error
