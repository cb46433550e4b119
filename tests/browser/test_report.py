"""The report in a real browser: quiet, inside its width, accessible, and deaf to hostile names."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

pytest.importorskip("playwright")
CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Debian's chromium")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
AS_OF = "2026-11-22"
NAMES = {
    "one letter": lambda at: "i",
    "200 letters": lambda at: "Dampfschifffahrtsgesellschaftskapitän" * 6,
    "long sentence": lambda at: "a name that goes on and on, " * 7 + str(at),
    "Arabic": lambda at: f"تجربة العملاء في المتجر رقم {at}",
    "Chinese": lambda at: f"顧客體驗策略顧客體驗策略顧客體驗{at}",
}


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture(params=["measured", "hotels", "whole"])
def page_of(request, tmp_path: Path) -> Path:
    """Both examples with their measurements, and the whole reference workspace without any."""
    if request.param == "measured":
        return measured(request.getfixturevalue("demo"))
    if request.param == "whole":
        return write(request.getfixturevalue("hedgerow"))
    from cxkit.api.demo import demo

    return demo(tmp_path / "ebbline", Path(__file__).parents[2] / "examples" / "ebbline").reports[0]


def measured(root: Path) -> Path:
    from cxkit.api.score_source import score_source

    for source in ("owners", "contacts"):
        for path in sorted((root / "exports" / source).glob("*.csv")):
            score_source([str(path)], root=root, as_of=AS_OF, record=True)
    return write(root)


def write(root: Path) -> Path:
    from cxkit.api.report import report

    return report(root, as_of=AS_OF, output=root / "report.html")


def visit(browser, path: Path, width: int, scheme: str = "light"):
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: (said.append("dialog"), dialog.dismiss()))
    page.on("request", lambda request: said.append(request.url) if not request.url.startswith("file:") else None)
    page.add_init_script("window.fired = 0; window.XSS = () => { window.fired += 1; }")
    page.goto(path.as_uri())
    return page, said


def outside(page) -> list[str]:
    """Texts of pictures that stick out of their frame, by more than what a font may add."""
    return page.evaluate(
        """() => [...document.querySelectorAll('svg[role=img]')].flatMap(svg => {
            const frame = svg.getBoundingClientRect();
            return [...svg.querySelectorAll('text')].filter(text => {
                const box = text.getBoundingClientRect();
                return box.width && (box.left < frame.left - 3 || box.right > frame.right + 3
                    || box.top < frame.top - 4 || box.bottom > frame.bottom + 4);
            }).map(text => svg.getAttribute('class') + ': ' + text.textContent);
        })"""
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_quiet_accessible_and_inside_its_width(browser, page_of: Path, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    for width in (1200, 768, 360):
        page, said = visit(browser, page_of, width, scheme)
        assert said == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate("document.querySelectorAll('script, [onclick], [style]').length") == 0
        assert page.evaluate("document.querySelectorAll('h1').length") == 1
        assert page.evaluate("[...document.querySelectorAll('svg[role=img]')].every(s => s.getAttribute('aria-label'))")
        assert outside(page) == []
        if width != 768:
            page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
            found = Axe().run(page)
            assert found.violations_count == 0, found.generate_report()
        page.context.close()


@pytest.mark.parametrize("name", NAMES)
def test_names_of_any_length_and_script_break_nothing(browser, hedgerow: Path, demo: Path, plant, name: str) -> None:
    for root in (hedgerow, demo):
        plant(root, NAMES[name])
    for path in (write(hedgerow), measured(demo)):
        for width in (1200, 768, 360):
            page, said = visit(browser, path, width)
            assert said == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            assert outside(page) == []
            page.context.close()


@pytest.fixture(scope="session")
def payloads(shared: Path) -> list[str]:
    rows = [json.loads(line) for line in (shared / "hostile/names/xss.jsonl").read_text().splitlines()]
    return [re.sub("[^ -~]", "", row["s"]) for row in rows]


@pytest.mark.parametrize("policy", [True, False], ids=["with policy", "without"])
def test_hostile_names_execute_nothing(browser, hedgerow: Path, demo: Path, plant, payloads, policy: bool) -> None:
    """Every payload in a text of each file of a strategy, and three of them in every text there is."""
    planted = 0

    def three(at: int) -> str:
        return " ".join(payloads[(3 * at + step) % len(payloads)] for step in range(3))

    for root in (hedgerow, demo):
        planted += len(plant(root, three))
    assert planted * 3 > 5 * len(payloads)
    for path in (write(hedgerow), measured(demo)):
        text = path.read_text()
        assert "&lt;script" in text
        if not policy:
            path.write_text(re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text))
        page, said = visit(browser, path, 1200)
        page.wait_for_timeout(300)
        assert page.evaluate("window.fired") == 0
        assert said == []
        assert (
            page.evaluate("document.querySelectorAll('script, img, iframe, object, embed, form, [style]').length") == 0
        )
        page.context.close()


def test_positive_control(browser, payloads, tmp_path: Path) -> None:
    """The same strings, unescaped and without a policy, do fire: the harness works."""
    path = tmp_path / "raw.html"
    fired = 0
    for text in payloads:
        path.write_text(f"<!doctype html><body><div title='{text}'>{text}</div>", errors="replace")
        page, _ = visit(browser, path, 800)
        page.wait_for_timeout(15)
        fired += page.evaluate("window.fired") > 0
        page.context.close()
        if fired >= 20:
            break
    assert fired >= 20


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs poppler's pdftotext")
def test_print_cuts_nothing(browser, page_of: Path, tmp_path: Path) -> None:
    """No word leaves its page, and what the page holds is printed."""
    page, _ = visit(browser, page_of, 1200)
    wanted = page.evaluate(
        "[...document.querySelectorAll('table.map td:last-child .strong, h2, h3')].map(one => one.textContent)"
    )
    board = page.evaluate(
        "[...document.querySelectorAll('table.board tbody th span[dir]:first-child')].map(one => one.textContent)"
    )
    pdf, told = tmp_path / "report.pdf", tmp_path / "report.html"
    page.pdf(path=pdf, prefer_css_page_size=True, print_background=True)
    page.context.close()
    subprocess.run(["pdftotext", "-bbox", str(pdf), str(told)], check=True)
    body = re.sub("<title>.*?</title>", "", told.read_text(), flags=re.DOTALL).split("<body>")[1].split("</body>")[0]
    pages = ET.fromstring(body.replace("<doc>", '<doc xmlns="">'))
    words = []
    for one in pages.iter("page"):
        width, height = float(one.get("width", "0")), float(one.get("height", "0"))
        for word in one.iter("word"):
            words.append(word.text or "")
            box = [float(word.get(side, "0")) for side in ("xMin", "yMin", "xMax", "yMax")]
            assert box[0] >= 20, word.text
            assert box[1] >= 20, word.text
            assert box[2] <= width - 20, word.text
            assert box[3] <= height - 20, word.text
    assert {round(float(one.get("width", "0"))) for one in pages.iter("page")} == {595, 842}
    first = "".join(word.text or "" for word in next(pages.iter("page")).iter("word"))
    assert len(board) >= 4
    assert [one for one in board if re.sub(r"\s", "", one) not in first] == [], "all verdicts stand on the first page"
    printed = re.sub(r"\s", "", "".join(words))
    assert [one for one in wanted if re.sub(r"\s", "", one) not in printed] == []
