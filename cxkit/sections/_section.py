"""The shape of a section, and the document they make up."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxkit.render.blocks import Block, Document, Part
from cxkit.render.numbers import day
from cxkit.sections import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cxkit.results import Results


@dataclass(frozen=True, slots=True)
class Section:
    """A section: its anchor, its title, its place in the report, and the function that writes it.

    The first paragraph a section yields as its lede is the sentence beside its title.
    """

    name: str
    title: str
    order: int
    write: Callable[[Results], Iterator[Block | str]]
    page: str


def section(name: str, *, title: str, order: int) -> Callable[[Callable[[Results], Iterator[Block | str]]], Section]:
    """Make a section of a function from results to blocks; a text it yields first is its lede."""

    def decorate(write: Callable[[Results], Iterator[Block | str]]) -> Section:
        return Section(name, title, order, write, inspect.getdoc(write) or "")

    return decorate


def compose(results: Results, only: Sequence[str] = ()) -> Document:
    """The report of all sections in order, or of those named.

    Raises:
        UsageError: a section is unknown.
    """
    chosen = [SECTIONS.get(name) for name in only] if only else list(SECTIONS.all())
    parts = tuple(_part(one, results) for one in sorted(chosen, key=lambda one: one.order))
    config = results.workspace.config
    facts = (
        ("As of", day(results.as_of)),
        ("Intervals", f"{results.confidence * 100:g}\u202f%"),
        ("Figures", f"{len(results.records)} recorded waves"),
    )
    vision = results.workspace.strategy.vision or "No vision is written down yet."
    return Document(config.name, vision, facts, parts)


def _part(one: Section, results: Results) -> Part:
    blocks: list[Block] = []
    lede = ""
    for block in one.write(results):
        if isinstance(block, str):
            lede = block
        else:
            blocks.append(block)
    return Part(one.name, one.title, lede, tuple(blocks))
