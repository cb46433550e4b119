"""Each trap of traps.yaml, as an export through the whole path."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from cxkit import score
from cxkit.errors import CxError

CASES = yaml.safe_load(Path(__file__).with_name("traps.yaml").read_text(encoding="utf-8"))
KNOWN = {"value", "low", "high", "n", "n_effective", "better", "excluded", "note", "error", "within", "at", "also"}


def spread(cells):
    """`E1..22` is a run of names, `7x22` a run of cells."""
    for cell in cells:
        run = re.fullmatch(r"([A-Z])(\d+)\.\.(\d+)", str(cell))
        times = re.fullmatch(r"(\d+)x(\d+)", str(cell))
        if run:
            yield from (f"{run[1]}{at}" for at in range(int(run[2]), int(run[3]) + 1))
        elif times:
            yield from [times[1]] * int(times[2])
        else:
            yield str(cell)


def written(case, path):
    lines = [",".join(spread(case.get("columns", ["q"])))]
    for times, cells in case["rows"]:
        lines += [",".join(f'"{cell}"' for cell in spread(cells))] * times
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["trap"][:60])
def test_we_do_not_share_it(case, tmp_path):
    expect, never = case["expect"], case.get("never", {})
    assert not {*expect, *never} - KNOWN
    options = {name: case[name] for name in ("weight", "customer", "period") if name in case}
    try:
        found = score(written(case, tmp_path / "export.csv"), [case["metric"]], **options)
        figure = next(one for one in found.figures if "at" not in expect or one.period == expect["at"])
        said = figure.reason or ""
    except CxError as error:
        figure, said = None, f"{getattr(error, 'code', '')} {error}"
    if "error" in expect:
        assert expect["error"] in said
        return
    assert figure is not None, said
    assert figure.estimate is not None, said
    estimate, reach = figure.estimate, expect.get("within", 1e-9)
    for name in ("value", "low", "high", "n", "n_effective"):
        if name in expect:
            assert getattr(estimate, name) == pytest.approx(expect[name], abs=reach)
        if name in never:
            assert abs(getattr(estimate, name) - never[name]) > 0.02, "the trap"
    assert never.get("also") is None or abs(estimate.value - never["also"]) > 0.02
    assert estimate.better == expect.get("better", estimate.better)
    assert any(expect.get("note", "") in note for note in (*estimate.notes, ""))
    if "excluded" in expect:
        assert {one.reason: one.rows for one in figure.excluded} == expect["excluded"]
