"""Print a document as Markdown that reads well on a git host."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.clean import markdown as clean
from cxkit.render.blocks import WORDS, Answer, Heading, Paragraph, Picture, Points, Table

if TYPE_CHECKING:
    from cxkit.render.blocks import Block, Cell, Document

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
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, Paragraph):
        return [f"> {clean(block.text)}" if block.tone == "quote" else clean(block.text)]
    if isinstance(block, Heading):
        return [f"### {clean(block.text)}"]
    if isinstance(block, Answer):
        verdict = f" {_SIGNS[block.verdict]} {WORDS[block.verdict]}" if block.verdict else ""
        return [f"**{clean(block.question)}** {clean(block.answer)}{verdict}", "", clean(block.why)]
    if isinstance(block, Points):
        return [f"- **{clean(head)}** {clean(text)}".rstrip() for head, text in block.entries]
    assert isinstance(block, Picture)  # noqa: S101 - the last kind
    return [f"**{clean(block.finding)}** {clean(block.line)}", "", *_table(block.table)]


def _table(table: Table) -> list[str]:
    heads = " | ".join(clean(head.removesuffix("#")) for head in table.heads)
    rule = " | ".join("---:" if head.endswith("#") else "---" for head in table.heads)
    rows = [f"| {' | '.join(_cell(cell) for cell in row)} |" for row in table.rows]
    return [f"| {heads} |", f"| {rule} |", *rows]


def _cell(cell: Cell) -> str:
    text = f"{_SIGNS[cell.verdict]} {WORDS[cell.verdict]}" if cell.verdict else clean(cell.text)
    return f"{text} ({clean(cell.note)})" if cell.note and text else text or clean(cell.note)
