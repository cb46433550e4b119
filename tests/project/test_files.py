"""A process that is asked to stop, at whatever instant, leaves no temporary file and no half of one."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from cxkit import files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import FrameType
    from typing import Any

OLD, NEW = b"old\n", b"new\n"


class StopError(BaseException):
    pass


def stopped_at(step: int, call: Callable[[], object]) -> bool:
    """Run `call`, and stop it as a signal does before the bytecode `step` of cxkit/files.py; False if it was faster."""
    steps = 0

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal steps
        if frame.f_code.co_filename != files.__file__:
            return None
        frame.f_trace_opcodes = True
        if event == "opcode":
            steps += 1
            if steps == step:
                sys.settrace(None)
                raise StopError
        return trace

    def run() -> None:
        sys.settrace(trace)
        call()

    # In a thread of its own: stopped inside an `except`, the interpreter keeps that exception for the thread's life.
    with ThreadPoolExecutor(max_workers=1) as thread:
        try:
            thread.submit(run).result()
        except StopError:
            return True
    return False


def replaced(root: Path) -> None:
    files.replace(root / "a.yaml", NEW)


def written(root: Path) -> None:
    files.write_new(root / "b.yaml", NEW)


def there_already(root: Path) -> None:
    (root / "c.yaml").write_bytes(NEW)
    files.write_new(root / "c.yaml", NEW)


def folder(root: Path) -> None:
    files.write_folder(root / "new", {"a/b.yaml": NEW, "c.yaml": NEW})


@pytest.mark.parametrize("write", [replaced, written, there_already, folder])
def test_stopped_before_any_bytecode(write: Callable[[Path], None], tmp_path: Path) -> None:
    for step in range(1, 10_000):
        root = tmp_path / str(step)
        root.mkdir()
        (root / "a.yaml").write_bytes(OLD)
        stopped = stopped_at(step, lambda root=root: write(root))  # type: ignore[misc]
        left = {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}
        assert not [name for name in left if name.endswith(".tmp")], (step, left)
        assert not list(root.rglob("*.tmp")), step
        assert set(left.values()) <= {OLD, NEW}
        assert len([name for name in left if name.startswith("new/")]) in (0, 2)
        if not stopped:
            assert step > 100
            return
    pytest.fail("it never came to its end")
