"""What all tests share: where real data and hostile input lie, and fixed settings."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def find_shared() -> Path | None:
    """The folder of real data beside the checkout, or the one CX_SHARED names."""
    named = os.environ.get("CX_SHARED")
    folder = Path(named) if named else ROOT.parent / "shared"
    return folder if folder.is_dir() else None


@pytest.fixture(scope="session")
def shared() -> Path:
    folder = find_shared()
    if folder is None:
        pytest.skip("needs the folder of real data beside the checkout, or CX_SHARED")
    return folder


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    """The example company with its answers, nothing recorded."""
    from cxkit.api.demo import example

    root = tmp_path / "demo"
    for name, data in example().items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)
    return root
