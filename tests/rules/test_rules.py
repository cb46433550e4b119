"""The catalogue of rules: documented, unique, and every example does what it says."""

from __future__ import annotations

import re
import subprocess
import textwrap
from datetime import date
from pathlib import Path

import pytest
import yaml

from cxkit.api.validate import check
from cxkit.codes import CODES
from cxkit.loading.load import load
from cxkit.rules import RULES

DAY = date(2026, 10, 31)
CLEAN = Path(__file__).with_name("clean.yaml")
ALL = [pytest.param(rule, id=rule.name) for rule in RULES.all()]


def plain(text: str) -> dict:
    return yaml.load(text, Loader=yaml.BaseLoader) or {}


def examples(page: str) -> dict[str, str]:
    found = re.split(r"^(Bad|Good):\n", page, flags=re.MULTILINE)
    return {word: textwrap.dedent(block) for word, block in zip(found[1::2], found[2::2], strict=True)}


def write(root: Path, example: str) -> None:
    files = plain(CLEAN.read_text())
    parts = re.split(r"^# file: (\S+)\n", example, flags=re.MULTILINE)
    assert not parts[0].strip(), "an example begins with '# file: NAME'"
    for name, text in zip(parts[1::2], parts[2::2], strict=True):
        if not name.endswith(".yaml"):
            files[name] = text
            continue
        held = {} if "/" in name else files.get(name, {})
        files[name] = {key: item for key, item in {**held, **plain(text)}.items() if item != ""}
    for name, held in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(held if isinstance(held, str) else unquoted(held))


def unquoted(held: object) -> str:
    """Flow style with every text as it was: BaseLoader gave texts, and a text like '5' must stay plain."""
    if isinstance(held, dict):
        return "{" + ", ".join(f"{key}: {unquoted(item)}" for key, item in held.items()) + "}"
    if isinstance(held, list):
        return "[" + ", ".join(unquoted(item) for item in held) + "]"
    text = str(held)
    return text if re.fullmatch(r"[\w.<>%*/ -]+", text) else '"' + text.replace('"', '\\"') + '"'


def found(root: Path) -> dict[str, list[str]]:
    codes: dict[str, list[str]] = {}
    for finding in check(load(root), DAY).findings:
        assert finding.position is not None
        assert finding.hint
        codes.setdefault(finding.code, []).append(f"{finding.loc.file}: {finding.message}")
    return codes


def test_clean_workspace_is_clean(tmp_path: Path) -> None:
    write(tmp_path, "")
    assert found(tmp_path) == {}


def test_example_company_is_clean(demo: Path) -> None:
    assert found(demo) == {}


def test_reference_strategy_is_clean(shared: Path) -> None:
    assert found(shared / "workspace") == {}


@pytest.mark.parametrize("rule", ALL)
def test_examples_are_true(rule, tmp_path: Path) -> None:
    blocks = examples(rule.page)
    assert set(blocks) == {"Bad", "Good"}
    for word, block in blocks.items():
        root = tmp_path / word
        write(root, block)
        if rule.name == "export-in-git":
            subprocess.run(["git", "init", "-q", str(root)], check=True)
            subprocess.run(["git", "-C", str(root), "add", "."], check=True)
        codes = found(root)
        reading = {code: said for code, said in codes.items() if code in CODES}
        assert not reading, "an example must load without findings of reading"
        assert (rule.code in codes) == (word == "Bad"), codes


@pytest.mark.parametrize("rule", ALL)
def test_documented(rule) -> None:
    assert re.fullmatch(r"[A-Z]{3}\d{3}", rule.code)
    assert rule.title.endswith(".")
    assert len(rule.name) <= 40
    assert rule.since


def test_codes_are_unique() -> None:
    codes = [rule.code for rule in RULES.all()] + list(CODES)
    assert len(codes) == len(set(codes))
    slugs = [rule.name for rule in RULES.all()]
    assert len(slugs) == len(set(slugs))
