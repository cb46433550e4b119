"""Zipped exports and patterns: the same figures as of the files themselves, within bounds."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

import cxkit
from cxkit.errors import DataError

ROWS = "id,score\n" + "".join(f"{at},{at % 11}\n" for at in range(44))


def test_a_zipped_export_is_the_export(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(ROWS)
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("CSV/Survey.csv", ROWS)
        archive.writestr("readme.pdf", "x")
    plain, packed = (cxkit.score(tmp_path / name, ["nps=score"]) for name in ("a.csv", "a.zip"))
    assert packed.figures == plain.figures
    assert packed.measurement.ledgers[0].path.endswith("a.zip/CSV/Survey.csv")


def test_several_parts_and_a_pattern(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("part_1.csv", ROWS)
        archive.writestr("part_2.csv", ROWS)
    for name in ("x1.csv", "x2.csv"):
        (tmp_path / name).write_text(ROWS)
    assert cxkit.score(tmp_path / "a.zip", ["nps=score"]).figures[0].answers.n == 88
    assert cxkit.score(str(tmp_path / "x*.csv"), ["nps=score"]).figures[0].answers.n == 88


def test_bounds(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", "a" * 30_000_000)
    with pytest.raises(DataError) as stopped:
        cxkit.score(tmp_path / "bomb.zip", ["nps=score"])
    assert stopped.value.code == "DAT117"
    with zipfile.ZipFile(tmp_path / "none.zip", "w") as archive:
        archive.writestr("a.pdf", "x")
    with pytest.raises(DataError, match="holds no export"):
        cxkit.score(tmp_path / "none.zip", ["nps=score"])
