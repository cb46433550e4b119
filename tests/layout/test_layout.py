"""The layout: what changes, what stays, and that it comes to rest."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from cxkit.api.fmt import fmt
from cxkit.api.init import TEMPLATES, init
from cxkit.layout.comments import comments
from cxkit.layout.lay_out import lay_out
from cxkit.loading.mend import outline
from cxkit.loading.text import TextFaultError, compose, decode

LONG = "A sentence that goes on and on until it is much too long to stand between brackets, where a comma ends it"
WIDE = ", ".join(f"2026-{month:02}-{day:02}" for month in (1, 2) for day in range(1, 10))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: 1", "a: 1\n"),
        ("a:    1   \n\n\n\nb : 2\n\n\n", "a: 1\n\nb: 2\n"),
        ("\n\na: 1\n", "a: 1\n"),
        ("a:\n- b\n-   c\n", "a:\n  - b\n  - c\n"),
        ("a:\n- b: 1\n  c: 2\n", "a:\n  - b: 1\n    c: 2\n"),
        ("a:\n-   b: 1\n    c: 2\n", "a:\n  - b: 1\n    c: 2\n"),
        ("a:\n    b:\n        c: 1\n", "a:\n  b:\n    c: 1\n"),
        ("a:\n      - - b\n        - c\n", "a:\n  - - b\n    - c\n"),
        ("# top\na:\n    # of b\n    b: 1\n    # of c\n    c: 2\n# end\n", "# top\na:\n  # of b\n  b: 1\n  # of c\n  c: 2\n# end\n"),
        ("a:\n    b: 1\n    # below b\n\n# of c\nc: 2\n", "a:\n  b: 1\n  # below b\n\n# of c\nc: 2\n"),
        ("a: 1      # aligned\nbcd: 2    # as its author wants\n", "a: 1      # aligned\nbcd: 2    # as its author wants\n"),
        ("a: |\n     one\n       two\n\n\n     three  \nb: 1\n", "a: |\n  one\n    two\n\n\n  three  \nb: 1\n"),
        ("a: |\n  one\n\n\n\nb: 1\n", "a: |\n  one\n\nb: 1\n"),
        ("a: |+\n  one\n\n\n\nb: 1\n", "a: |+\n  one\n\n\n\nb: 1\n"),
        ("a: >-\n        one\n        two\n", "a: >-\n  one\n  two\n"),
        ("a:\n    b: |2\n        one\n      two\n", "a:\n  b: |2\n      one\n    two\n"),
        ("a: one\n      two\n", "a: one\n  two\n"),
        ("a:\n   one two\n", "a:\n  one two\n"),
        ("a: 'it''s'\nb: \"x # y\"   # z\n", "a: 'it''s'\nb: \"x # y\"   # z\n"),
        ("a: {b:   1,c: [x,y ,  z]}\n", "a: {b: 1, c: [x, y, z]}\n"),
        ("a: {b: 1,\n    c: 2}   # why\n", "a: {b: 1, c: 2}   # why\n"),
        ("a: {b: 1, # why\n    c:   2}\n", "a: {b: 1, # why\n  c:   2}\n"),
        (f"a: {{b: {LONG.replace(',', '')}, c: 1}}\n", f"a:\n  b: {LONG.replace(',', '')}\n  c: 1\n"),
        (f"a: {{b: '{LONG}', c: 1}}   # why\n", f"a:   # why\n  b: '{LONG}'\n  c: 1\n"),
        (f"a:\n- {{b: '{LONG}', c: {{d: 1}}}} # why\n", f"a:\n  - b: '{LONG}' # why\n    c: {{d: 1}}\n"),
        (f"a: [{WIDE}]\n", f"a: [{', '.join(WIDE.split(', ')[:11])},\n  {', '.join(WIDE.split(', ')[11:])}]\n"),
        ("a: {}\nb: []\n", "a: {}\nb: []\n"),
        ("x-mine: {b:    1}\n", "x-mine: {b: 1}\n"),
        ("a: &here 1\nb:    *here\n", "a: &here 1\nb:    *here\n"),
        ("a: 1\r\nb:\r\n- c\r\n", "a: 1\r\nb:\r\n  - c\r\n"),
        ("a: 1\r\nb: 2\nc: 3\n", "a: 1\r\nb: 2\r\nc: 3\r\n"),
        ("a: 1\rb: 2\r", "a: 1\rb: 2\r"),
        ("a:\n  - b\n\n  # of c\n  - c\n", "a:\n  - b\n\n  # of c\n  - c\n"),
        ("a:\n  -\n    b: 1\n", "a:\n  -\n    b: 1\n"),
        ("? a\n: 1\n", "? a\n: 1\n"),
        ("---\na:   1\n...\n", "---\na: 1\n...\n"),
    ],
)  # fmt: skip
def test_layout(before: str, after: str) -> None:
    assert lay_out(before) == after
    assert lay_out(after) == after


def kept(before: str) -> str:
    after = lay_out(before)
    assert outline(compose(after), {}) == outline(compose(before), {})
    assert comments(after) == comments(before)
    assert lay_out(after) == after
    return after


WORDS = st.sampled_from(
    ["one", "two words", "it's", 'say "so"', "a, b", "x # y", "1.10", "true", "é 日本", LONG, "- dash", "@at"]
)


def scalar(draw: st.DrawFn, *, flow: bool) -> str:
    word = draw(WORDS)
    style = draw(st.sampled_from(["plain", "single", "double"]))
    if style == "single":
        return "'" + word.replace("'", "''") + "'"
    if style == "double" or re.search(r"[,#\[\]{}:@\"]|^-", word) or flow:
        return '"' + word.replace('"', '\\"') + '"'
    return word


def flowing(draw: st.DrawFn, depth: int) -> str:
    gap = " " * draw(st.integers(0, 2))
    kind = draw(st.sampled_from(["scalar", "list", "map"])) if depth else "scalar"
    if kind == "scalar":
        return scalar(draw, flow=True)
    size = draw(st.integers(0, 3))
    if kind == "list":
        return "[" + gap + f",{gap}".join(flowing(draw, depth - 1) for _ in range(size)) + gap + "]"
    return "{" + gap + f",{gap}".join(f"k{n}: {gap}{flowing(draw, depth - 1)}" for n in range(size)) + gap + "}"


def note(draw: st.DrawFn) -> str:
    return draw(st.sampled_from(["", "", "", " # why", "   # 日本: {x}", "  "]))


def block(draw: st.DrawFn, indent: int, depth: int) -> list[str]:
    """Lines of a block mapping or list, in one of the many ways of writing it."""
    pad = " " * indent
    lines: list[str] = []
    is_map = draw(st.booleans()) or indent == 0
    for n in range(draw(st.integers(1, 3))):
        lines += draw(
            st.sampled_from([[], [], [f"{pad}# note {n}"], [""], ["", "   "], [f"{' ' * (indent + 1)}# odd"]])
        )
        gap = " " * draw(st.integers(1, 3))
        head = f"{pad}k{n}:" if is_map else f"{pad}-"
        kind = draw(st.sampled_from(["flow", "scalar", "text", "block", "empty"]))
        if kind == "block" and depth:
            step = draw(st.integers(1, 4))
            inner = block(draw, indent + step + (0 if is_map else 1), depth - 1)
            if is_map:
                lines += [head + note(draw), *inner]
            else:
                while not inner[0].strip() or inner[0].lstrip().startswith("#"):
                    inner.pop(0)
                lines += [head + inner[0][indent + 1 :], *inner[1:]]
        elif kind == "text":
            deep = indent + draw(st.integers(1, 5))
            mark = draw(st.sampled_from(["|", ">", "|-", ">-", "|+", ">+"]))
            body = draw(
                st.lists(st.sampled_from(["one", "# two", "  three", "", "four  ", "k: v", "\tfive", " "]), max_size=4)
            )
            lines += [f"{head} {mark}", " " * deep + "first", *(" " * deep + one if one else "" for one in body)]
        elif kind == "empty":
            lines.append(head + note(draw))
        else:
            value = flowing(draw, 2) if kind == "flow" else scalar(draw, flow=False)
            lines.append(f"{head}{gap}{value}{note(draw)}")
    return lines


@st.composite
def documents(draw: st.DrawFn) -> str:
    return draw(st.sampled_from(["\n", "\n", "\r\n"])).join([*block(draw, 0, 3), ""])


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(documents())
def test_meaning_comments_and_quotes_stay(text: str) -> None:
    try:
        compose(text)
    except TextFaultError:
        assume(False)
    kept(text)


def test_examples_of_every_kind_disarranged(demo: Path) -> None:
    """Pieces of real files, shaken: blanks, notes, gaps, folded texts and broken lists put in."""
    dice = random.Random(20261122)
    texts = [path.read_text() for path in sorted(demo.rglob("*.yaml"))]
    tried = 0
    for _ in range(600):
        lines = dice.choice(texts).split("\n")
        start = dice.randrange(len(lines))
        lines = lines[start : start + dice.randrange(5, 60)]
        for _ in range(dice.randrange(1, 6)):
            at = dice.randrange(len(lines))
            lines[at] = dice.choice(
                [
                    f" {lines[at]}",
                    f"{' ' * dice.randrange(8)}# note\n{lines[at]}",
                    f"   \n\n{lines[at]}",
                    f"{lines[at]}   # c",
                    lines[at].replace(": ", ":    ", 1),
                    lines[at].replace("- ", "-   ", 1),
                    lines[at].replace(", ", ",\n        ", 1),
                ]
            )
        text = "\n".join(lines)
        try:
            compose(text)
        except TextFaultError:
            continue
        tried += 1
        kept(text)
    assert tried > 50


def test_hostile_files_keep_their_meaning(shared: Path) -> None:
    laid = 0
    for path in sorted((shared / "hostile" / "yaml").glob("*.yaml")):
        try:
            text = decode(path.read_bytes())
            compose(text)
        except TextFaultError:
            continue
        kept(text)
        laid += 1
    assert laid > 40


@pytest.mark.parametrize("name", ["demo", "ebbline", "wobblebrook"])
def test_examples_are_laid_out(name: str, tmp_path: Path) -> None:
    """What we show is what cx fmt makes; a file that can't be read is left."""
    root = Path(__file__).parents[2] / ("cxkit/starter/demo" if name == "demo" else f"examples/{name}")
    assert [change.file for change in fmt(root).changes] == []


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("name", ["C", "The Longest Name That Any Company Ever Gave Itself, and Sons: of 1899" * 2])
def test_templates_are_laid_out(template: str, name: str, tmp_path: Path) -> None:
    init(tmp_path / "new", name=name, template=template, as_of="2026-11-22")
    assert [change.file for change in fmt(tmp_path / "new").changes] == []


def test_a_byte_order_mark_stays_and_a_broken_file_is_left(tmp_path: Path) -> None:
    from cxkit.api.mend import write

    (tmp_path / "cx.yaml").write_bytes(b"\xef\xbb\xbfschema:  1\r\nname: C\r\n")
    (tmp_path / "strategy.yaml").write_text("vision: [\n")
    (tmp_path / "journeys").mkdir()
    (tmp_path / "journeys" / "help.yaml").write_text("name:   Help\n")
    found = fmt(tmp_path)
    assert [one.code for one in found.unread] == ["YML103"]
    write(found.root, found.changes)
    assert (tmp_path / "cx.yaml").read_bytes() == b"\xef\xbb\xbfschema: 1\r\nname: C\r\n"
    assert (tmp_path / "strategy.yaml").read_text() == "vision: [\n"
    assert not fmt(tmp_path).changes
    assert fmt(tmp_path / "journeys").files == 1
