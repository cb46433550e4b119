"""The house: cold starts, borders, pages, names."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from cxkit.formats import FORMATS
from cxkit.kpis import KPIS
from cxkit.readers import READERS
from cxkit.rules import RULES
from cxkit.sections import SECTIONS

ROOT = Path(__file__).parents[2]


def loaded(code: str) -> set[str]:
    """Names of all modules after running code in a fresh interpreter."""
    script = f"import sys\n{code}\nprint('\\n'.join(sys.modules), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(done.stderr.split())


def test_version_imports_next_to_nothing() -> None:
    names = loaded("sys.argv = ['cx', '--version']\nfrom cxkit.cli import main\nmain()")
    assert not names & {"typer", "pandas", "duckdb", "pydantic", "yaml", "rich", "numpy"}


def test_import_has_no_weight() -> None:
    assert not loaded("import cxkit") & {"pandas", "duckdb", "pydantic", "typer", "numpy"}


def test_validate_scans_nothing(demo: Path) -> None:
    names = loaded(f"from cxkit import validate\nvalidate({str(demo)!r})")
    assert not names & {"pandas", "duckdb", "numpy", "jinja2", "scipy"}


@pytest.mark.parametrize("package", [RULES, KPIS, READERS, SECTIONS], ids=lambda package: package.noun)
def test_every_unit_has_a_page(package) -> None:
    for unit in package.all():
        assert unit.page.strip(), unit.name
        assert unit.title.strip(), unit.name


def test_formats_are_documented() -> None:
    assert all(printer.__doc__ for printer in FORMATS.all())


def test_no_drawers() -> None:
    names = {path.stem for path in (ROOT / "cxkit").rglob("*.py")}
    assert not names & {"utils", "util", "helpers", "common", "manager", "misc"}


def test_locks_name_no_address() -> None:
    for lock in ROOT.glob("requirements*.lock"):
        text = lock.read_text()
        assert "://" not in text
        assert "--index-url" not in text
        pinned = re.findall(r"^[a-zA-Z0-9._-]+==", text, flags=re.MULTILINE)
        assert len(pinned) > 5
        assert text.count("--hash=sha256:") >= len(pinned)
