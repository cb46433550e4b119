"""Every text that can be written in a strategy has its place in the report."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest

from cxkit.api.report import render
from cxkit.api.results import gather
from cxkit.loading.load import load
from cxkit.sections import SECTIONS
from cxkit.sections._section import compose

FILES = {
    "cx.yaml", "strategy.yaml", "segments.yaml", "personas", "journeys", "governance.yaml", "feedback.yaml", "metrics.yaml",
    "capabilities.yaml", "training.yaml", "communication.yaml", "reviews", "roadmap.yaml", "risks.yaml", "recommendations.yaml",
}  # fmt: skip
AS_OF = "2026-11-22"


def report(root: Path, to: str = "html", only: tuple[str, ...] = ()) -> str:
    from cxkit.api.today import today

    return render(gather(load(root), today(AS_OF)), to, only)


@pytest.mark.parametrize("to", ["html", "md"])
def test_every_text_of_the_strategy_is_printed(hedgerow: Path, plant, to: str) -> None:
    planted = plant(hedgerow, lambda at: f"Word{at:04d}x", FILES)
    assert len(planted) > 350
    page = report(hedgerow, to)
    assert {place for place, word in planted.items() if word not in page} == set()


@pytest.mark.parametrize("name", SECTIONS.names())
def test_each_section_stands_alone(demo: Path, name: str) -> None:
    page = report(demo, only=(name,))
    assert re.findall(r'<section id="([\w-]+)"', page) == [name]
    assert len(SECTIONS.get(name).page) > 40


@pytest.mark.parametrize("name", SECTIONS.names())
def test_each_section_stands_without_a_strategy(tmp_path: Path, name: str) -> None:
    """A workspace that has only just begun: sections say what is missing, or stay away; none fails."""
    (tmp_path / "cx.yaml").write_text("schema: 1\nname: New\ncurrency: EUR\n")
    assert f'<section id="{name}"' in report(tmp_path, only=(name,))


def test_numbers_are_written_as_in_the_locale(hedgerow: Path) -> None:
    config = hedgerow / "cx.yaml"
    config.write_text(config.read_text().replace("locale: en-IE", "locale: de"))
    page = html.unescape(report(hedgerow))
    for told in ("52.000", "70.000–95.000\u00a0€", "22.11.2026", "75,5", "€"):
        assert told in page, told
    assert "52,000" not in page
    assert "22 Nov 2026" not in page


def test_sections_come_in_order_and_without_empty_blocks(hedgerow: Path) -> None:
    from cxkit.api.today import today

    document = compose(gather(load(hedgerow), today(AS_OF)))
    names = [part.name for part in document.parts]
    assert names[0] == "summary"
    assert names[-1] == "method"
    assert len(names) == len(set(names))
    assert all(part.lede and part.blocks for part in document.parts)


def test_the_same_bytes_each_time(hedgerow: Path) -> None:
    assert report(hedgerow) == report(hedgerow)


MARKUP = (
    "[a](javascript:alert(1))", "![a](http://example.invalid/x.png)", "<b>x</b>", "| a | b |", "# h", "- x", "1. x", "***",
    "http://example.invalid", "<http://example.invalid>", "`code`", "[a]: http://example.invalid", "a | b", "~~~", "&lt;b&gt;",
)  # fmt: skip
FORBIDDEN = {"html_block", "html_inline", "link_open", "image", "code_inline", "code_block", "fence", "hr", "em_open"}


def test_markdown_of_hostile_names_holds_no_markup(hedgerow: Path, shared: Path, plant) -> None:
    from markdown_it import MarkdownIt

    rows = [json.loads(line) for line in (shared / "hostile/names/xss.jsonl").read_text().splitlines()]
    texts = [*MARKUP, *(re.sub("[^ -~]", " ", row["s"]) for row in rows)]
    planted = plant(hedgerow, lambda at: texts[at % len(texts)])
    assert len(planted) > len(texts)
    tokens = MarkdownIt("commonmark").enable("table").parse(report(hedgerow, "md"))
    kinds = {child.type for token in tokens for child in (token, *(token.children or ()))}
    assert kinds & FORBIDDEN == set()
    assert {"heading_open", "table_open", "strong_open"} <= kinds
