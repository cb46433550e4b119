"""`cx validate` beside the least that any checker must do: compose the YAML and validate the same models."""

from __future__ import annotations

import os
import re
import statistics
import time
from datetime import date
from pathlib import Path

import pytest
import yaml

from cxkit.api.validate import check
from cxkit.loading.load import load
from cxkit.loading.text import value
from cxkit.model import Journey

FILES = 1000
BUDGET = 1.5
ROUNDS = 3
KEEP = ("orders", "helpdesk", "delivery-pulse")

pytestmark = pytest.mark.skipif(not os.environ.get("CX_BENCH"), reason="measured by make bench")


def grown(shared: Path, root: Path) -> list[Path]:
    """The reference strategy with a thousand journeys of about 200 lines, ids and all."""
    for path in (shared / "workspace").rglob("*.yaml"):
        target = root / path.relative_to(shared / "workspace")
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(path.read_bytes())
    text = (shared / "workspace" / "journeys" / "weekly-shop.yaml").read_text()
    text = re.sub(r"severity: \d", "severity: 3", text)  # nothing recommends for the copies
    for at in range(FILES):

        def own(match: re.Match[str], at: int = at) -> str:
            return match[0] if match[2].startswith(KEEP) else f"{match[0]}-{at}"

        journey = re.sub(r"(\bid: |from: |to: )([a-z][a-z-]*)", own, text)
        (root / "journeys" / f"journey-{at}.yaml").write_text(journey)
    return sorted((root / "journeys").iterdir())


def test_ratio(shared: Path, tmp_path: Path) -> None:
    files = grown(shared, tmp_path)
    ratios = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for file in files:
            node = yaml.compose(file.read_text(), Loader=yaml.CSafeLoader)
            Journey.model_validate({**value(node), "id": file.stem})
        least = time.perf_counter() - start
        start = time.perf_counter()
        validation = check(load(tmp_path), date(2026, 10, 31))
        ours = time.perf_counter() - start
        ratios.append(ours / least)
    assert not validation.findings
    print(f"\n{len(files)} files: {statistics.median(ratios):.2f} times composing and validating (all: {ratios})")
    assert statistics.median(ratios) <= BUDGET
