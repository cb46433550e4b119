"""The report in a real browser: quiet, narrow, and deaf to hostile names."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
import yaml

pytest.importorskip("playwright")
CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Debian's chromium")
SLOTS = {"name", "says", "means", "population", "vision", "mission", "thinks", "does", "what", "held_by"}
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield started
        started.close()


def render(root: Path) -> Path:
    from cxkit.api.report import report
    from cxkit.api.score_source import score_source

    for source in ("owners", "contacts"):
        for path in sorted((root / "exports" / source).glob("*.csv")):
            score_source([str(path)], root=root, as_of="2026-11-22", record=True)
    return report(root, as_of="2026-11-22", output=root / "report.html")


def visit(browser, path: Path, width: int, scheme: str = "light"):
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("dialog", lambda dialog: (said.append("dialog"), dialog.dismiss()))
    page.on("request", lambda request: said.append(request.url) if not request.url.startswith("file:") else None)
    page.add_init_script("window.fired = 0; window.XSS = () => { window.fired += 1; }")
    page.goto(path.as_uri())
    return page, said


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 768, 1200])
def test_quiet_and_inside_its_width(browser, demo: Path, width: int, scheme: str) -> None:
    page, said = visit(browser, render(demo), width, scheme)
    assert said == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("document.querySelectorAll('script, [onclick], [style]').length") == 0
    assert page.evaluate("document.querySelectorAll('h1').length") == 1
    assert page.evaluate("[...document.querySelectorAll('svg[role=img]')].every(s => s.getAttribute('aria-label'))")


def payloads(shared: Path) -> list[str]:
    lines = (shared / "hostile/names/xss.jsonl").read_text().splitlines()
    rows = [json.loads(line) for line in lines if line.strip()]
    return [
        row
        if isinstance(row, str)
        else next(v for k, v in row.items() if k in ("s", "text", "string", "payload", "value"))
        for row in rows
    ]


@pytest.mark.parametrize("policy", [True, False], ids=["with policy", "without"])
def test_hostile_names_execute_nothing(browser, demo: Path, shared: Path, policy: bool) -> None:
    """Every payload in every text of the strategy that a name can stand in."""
    from cxkit.api.report import render as to_page
    from cxkit.api.status import status
    from cxkit.loading.load import load

    path = render(demo)
    strings = payloads(shared)
    assert len(strings) > 100
    counter = iter(range(10_000))

    def hostile(node):
        if isinstance(node, dict):
            return {key: pick() if key in SLOTS and isinstance(one, str) else hostile(one) for key, one in node.items()}
        return [hostile(one) for one in node] if isinstance(node, list) else node

    def pick() -> str:
        part = " ".join(strings[(3 * next(counter) + n) % len(strings)] for n in range(3))
        return re.sub("[^ -~]", "", part)

    for file in ("strategy.yaml", "metrics.yaml", "feedback.yaml", "governance.yaml", "journeys/first-invoice.yaml"):
        # quoted, so that numbers and dates of the original keep their meaning as text is read by field
        body = hostile(yaml.load((demo / file).read_text(), Loader=yaml.BaseLoader))
        (demo / file).write_text(json.dumps(body, ensure_ascii=True))
    assert not load(demo).unreadable
    assert next(counter) > 60
    text = to_page(status(demo, as_of="2026-11-22"), "html")
    assert "&lt;" in text
    if not policy:
        text = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text)
    path.write_text(text)
    page, said = visit(browser, path, 1200)
    page.wait_for_timeout(300)
    assert page.evaluate("window.fired") == 0
    assert said == []


def test_positive_control(browser, shared: Path, tmp_path: Path) -> None:
    """The same strings, unescaped and without a policy, do fire: the harness works."""
    path = tmp_path / "raw.html"
    fired = 0
    for text in payloads(shared):
        path.write_text(f"<!doctype html><body><div title='{text}'>{text}</div>", errors="replace")
        page, _ = visit(browser, path, 800)
        page.wait_for_timeout(15)
        fired += page.evaluate("window.fired") > 0
        page.context.close()
        if fired >= 20:
            break
    assert fired >= 20
