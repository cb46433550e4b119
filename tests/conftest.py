"""What all tests share: where real data and hostile input lie, and fixed settings."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

ROOT = Path(__file__).parents[1]

# The same examples each time, so that a change and nothing else makes a test fail; CX_EXAMPLES looks for new ones.
EXAMPLES = os.environ.get("CX_EXAMPLES")
settings.register_profile("cx", deadline=None, max_examples=int(EXAMPLES or 40), derandomize=EXAMPLES is None)
settings.load_profile("cx")


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


@pytest.fixture(scope="session")
def written_demo(tmp_path_factory) -> Path:
    """The example company with its answers, nothing recorded; for copying only."""
    from cxkit.api.demo import example

    root = tmp_path_factory.mktemp("written") / "demo"
    for name, data in example().items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)
    return root


@pytest.fixture(scope="session")
def recorded_demo(written_demo: Path, tmp_path_factory) -> Path:
    """The same with its owners' and contacts' waves recorded; for reading and copying only."""
    from cxkit.api.score_source import score_source

    root = tmp_path_factory.mktemp("recorded") / "demo"
    shutil.copytree(written_demo, root)
    for source in ("owners", "contacts"):
        for path in sorted((root / "exports" / source).glob("*.csv")):
            score_source([str(path)], root=root, as_of="2026-11-22", record=True)
    return root


@pytest.fixture(scope="session")
def whole_demo(tmp_path_factory) -> Path:
    """The example company as `cx demo` leaves it, every wave recorded; for reading and copying only."""
    from cxkit.api.demo import demo

    return demo(tmp_path_factory.mktemp("whole") / "demo").root


@pytest.fixture
def demo(written_demo: Path, tmp_path: Path) -> Path:
    """The example company with its answers, nothing recorded."""
    return Path(shutil.copytree(written_demo, tmp_path / "demo"))


@pytest.fixture
def hedgerow(shared: Path, tmp_path: Path) -> Path:
    """The whole reference workspace, in a folder that may be written to."""
    root = tmp_path / "hedgerow"
    shutil.copytree(shared / "workspace", root)
    for path in [root, *root.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)
    return root


TEXTS = {
    "strategy.yaml": "vision mission says name means expects focus known_for measure because constraints",
    "segments.yaml": "name because get do location",
    "personas": "name summary needs expects goals challenges motivations prefers says thinks does feels gains",
    "journeys": "name needs does thinks expects strengths backstage uses says because carries loses",
    "governance.yaml": "name held_by may change_process when",
    "feedback.yaml": "name population says what link",
    "metrics.yaml": "name because",
    "capabilities.yaml": "name",
    "training.yaml": "name because",
    "communication.yaml": "name says",
    "reviews": "what says because wins",
    "recommendations.yaml": "name what because",
    "roadmap.yaml": "name deliverable says",
    "risks.yaml": "name what watch how says because",
    "cx.yaml": "name",
}
"""File or folder → keys whose values are free texts."""


@pytest.fixture(scope="session")
def plant():
    """A function that writes words of its own into the free texts of a workspace, and tells where they stand."""
    return plant_texts


def plant_texts(root: Path, word: Callable[[int], str], files: Collection[str] = tuple(TEXTS)) -> dict[str, str]:
    planted: dict[str, str] = {}
    for file in sorted(root.rglob("*.yaml")):
        names = set(TEXTS.get(file.relative_to(root).parts[0], "").split())
        if file.relative_to(root).parts[0] not in files:
            continue
        text = file.read_text(encoding="utf-8")
        spots: list[tuple[int, int, str]] = []
        _spots(yaml.compose(text), str(file.relative_to(root)), names, False, spots)
        for start, end, place in sorted(spots, reverse=True):
            told = word(len(planted))
            planted[place] = told
            text = f"{text[:start]}{json.dumps(told, ensure_ascii=False)}{text[end:]}"
        file.write_text(text, encoding="utf-8")
    return planted


def _spots(node: yaml.Node, place: str, names: set[str], free: bool, spots: list[tuple[int, int, str]]) -> None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            _spots(value, f"{place}.{key.value}", names, key.value in names, spots)
    elif isinstance(node, yaml.SequenceNode):
        for at, one in enumerate(node.value):
            _spots(one, f"{place}[{at}]", names, free, spots)
    elif free:
        spots.append((node.start_mark.index, node.end_mark.index, place))
