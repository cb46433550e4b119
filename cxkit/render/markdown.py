"""Print a document as Markdown that reads well on a git host."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cxkit.clean import markdown as clean
from cxkit.render.blocks import WORDS, Cell, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cxkit.render import blocks
    from cxkit.render.blocks import Block, Document

_SIGNS = {"met": "✔", "missed": "✘", "cannot_tell": "◐"}


def markdown(document: Document) -> str:
    """The document as text; pictures become the tables of their figures."""
    lines = [f"# {clean(document.title)}", "", clean(document.subtitle), ""]
    lines += [f"- **{clean(label)}** {clean(text)}" for label, text in document.facts]
    for part in document.parts:
        lines += ["", f"## {clean(part.title)}", "", clean(part.lede)]
        for block in part.blocks:
            lines += ["", *_block(block)]
    return "\n".join(lines).rstrip() + "\n"


def _block(block: Block) -> list[str]:
    write: Callable[[Any], list[str]] = globals()[f"_{type(block).__name__.lower()}"]
    return write(block)


def _paragraph(block: blocks.Paragraph) -> list[str]:
    return [f"> {clean(block.text)}" if block.tone == "quote" else clean(block.text)]


def _heading(block: blocks.Heading) -> list[str]:
    return [f"### {clean(block.text)}"]


def _answer(block: blocks.Answer) -> list[str]:
    lines = [f"**{clean(block.question)}** {clean(block.answer)}{_verdict(block.verdict)}", "", clean(block.why)]
    return [*lines, "", f"> {clean(block.quote)}"] if block.quote else lines


def _points(block: blocks.Points) -> list[str]:
    mark = "1." if block.numbered else "-"
    return [f"{mark} **{clean(head)}** {clean(text)}".rstrip() for head, text in block.entries]


def _tally(block: blocks.Tally) -> list[str]:
    return [", ".join(f"{_verdict(word).strip()} {clean(text)}".strip() for word, text in block.entries)]


def _facts(block: blocks.Facts | blocks.Fields) -> list[str]:
    return _labelled(block.entries)


_fields = _facts


def _labelled(entries: Iterable[tuple[str, Cell]]) -> list[str]:
    return [f"- **{clean(label)}** {_cell(cell)}".rstrip() for label, cell in entries]


def _cards(block: blocks.Cards) -> list[str]:
    lines = []
    for card in block.cards:
        label = f"{clean(card.label)}: " if card.label else ""
        lines += [f"### {label}{clean(card.title)}", "", clean(card.lead), "", *_labelled(card.facts), ""]
    return lines[:-1]


def _tree(block: blocks.Tree) -> list[str]:
    return _branches(block.branches, 0)


def _branches(branches: tuple[blocks.Branch, ...], depth: int) -> list[str]:
    lines = []
    for branch in branches:
        lines += [f"{'  ' * depth}- {_cell(branch.cell)}", *_branches(branch.branches, depth + 1)]
    return lines


def _picture(block: blocks.Picture) -> list[str]:
    return [f"**{clean(block.finding)}** {clean(block.line)}", "", *_table(block.table)]


def _columns(block: blocks.Columns) -> list[str]:
    lines = []
    for column in block.columns:
        for one in column:
            lines += [*_block(one), ""]
    return lines[:-1]


def _stagemap(block: blocks.StageMap) -> list[str]:
    """Turned on its side: a row for each touchpoint reads better without a frame that scrolls."""
    stages = [Cell(name, need) for name, need, touchpoints in block.stages for _ in range(touchpoints)]
    rows = [row for row in block.rows if not row.svg]
    table = Table(
        ("Stage", *(row.label for row in rows)),
        tuple((stage, *(row.cells[at] for row in rows)) for at, stage in enumerate(stages)),
    )
    return [*_table(table), "", f"**{clean(block.table.caption)}**", "", *_table(block.table)]


def _table(table: Table) -> list[str]:
    heads = " | ".join(clean(head.removesuffix("#")) for head in table.heads)
    rule = " | ".join("---:" if head.endswith("#") else "---" for head in table.heads)
    return [f"| {heads} |", f"| {rule} |", *(_row(row, len(table.heads)) for row in table.rows)]


def _row(row: tuple[Cell, ...] | str, width: int) -> str:
    if isinstance(row, str):
        return f"| **{clean(row)}** |{' |' * (width - 1)}"
    return f"| {' | '.join(_cell(cell) for cell in row)} |"


def _cell(cell: Cell) -> str:
    text = f"{_verdict(cell.verdict).strip()} {clean(cell.text)}".strip()
    if cell.note and not cell.svg:
        text = f"{text} ({clean(cell.note)})" if text else clean(cell.note)
    for part in () if cell.svg else cell.parts:
        told = _cell(part)
        text += f"{'' if not text else ' ' if part.inline else '; '}{told}" if told else ""
    return text


def _verdict(word: str) -> str:
    return f" {_SIGNS[word]} {WORDS[word]}" if word else ""
