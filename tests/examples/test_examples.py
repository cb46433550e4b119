"""Every example: validated, scored, recorded and rendered; what a reader sees of it is a golden beside this file.

`CX_UPDATE=1` writes the goldens anew.
"""

from __future__ import annotations

import hashlib
import io
import os
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from cxkit.api.demo import AS_OF, demo
from cxkit.codes import FAMILIES
from cxkit.starter.exports import RECIPE

ROOT = Path(__file__).parents[2] / "examples"
HERE = Path(__file__).parent
COMPLETE = sorted(path.parent.parent.name for path in ROOT.glob(f"*/{RECIPE}"))


def cx(*arguments: str) -> str:
    """What a command prints, on both streams."""
    from cxkit.cli.app import app

    said = io.StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        try:
            app(args=list(arguments), standalone_mode=False)
        except SystemExit:
            pass
    return said.getvalue()


def same(name: str, text: str) -> None:
    """Compare with a golden, or write it."""
    golden = HERE / name
    if os.environ.get("CX_UPDATE"):
        golden.write_text(text, encoding="utf-8")
    if not golden.exists():
        pytest.skip(f"{name} isn't written yet: CX_UPDATE=1")
    assert text == golden.read_text(encoding="utf-8")


@pytest.fixture(scope="module", params=COMPLETE)
def example(request, tmp_path_factory):
    root = tmp_path_factory.mktemp(request.param) / request.param
    return request.param, demo(root, ROOT / request.param)


def test_there_are_two_complete_ones() -> None:
    assert len(COMPLETE) >= 2


def test_it_is_clean(example) -> None:
    _, made = example
    found = [(one.code, one.loc, one.message) for one in made.validation.findings]
    assert [one for one in found if one[0] != "GOV401"] == []
    assert len(found) == 1, "it stands in no repository here, and that is said once"


def test_every_export_is_recorded(example) -> None:
    _, made = example
    assert made.recorded == len(list((made.root / "measurements").rglob("*.yaml")))
    assert made.recorded > 8


def test_its_report_reads_as_agreed(example) -> None:
    name, made = example
    same(f"{name}.report.md", (made.root / "report.md").read_text(encoding="utf-8"))


def test_its_page_has_the_same_bytes(example) -> None:
    name, made = example
    same(f"{name}.report.html.sha256", hashlib.sha256((made.root / "report.html").read_bytes()).hexdigest() + "\n")


def test_its_status_reads_as_agreed(example) -> None:
    name, made = example
    same(f"{name}.status.txt", cx("status", str(made.root), "--as-of", str(AS_OF)))


def test_the_showcase_of_findings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT / "wobblebrook")
    same("wobblebrook.first.txt", cx("validate", "--as-of", str(AS_OF)))
    told = [cx("validate", "--as-of", str(AS_OF), "--select", family) for family in FAMILIES if family != "DAT"]
    found = "\n".join(text.partition("not shown: ")[0] for text in told)
    assert len({line.split("[")[1][:3] for line in found.splitlines() if ": error[" in line or ": warning[" in line}) > 15
    same("wobblebrook.findings.txt", found)
