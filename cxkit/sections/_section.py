"""The shape of a section, and the document they make up."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxkit.render.blocks import Block, Document, Paper, Part
from cxkit.render.numbers import count, day, written_as
from cxkit.sections import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cxkit.results import Results


@dataclass(frozen=True, slots=True)
class Section:
    """A section: its anchor, its title, its place in the report, and the function that writes it.

    A text that it yields is the sentence beside its title; a section that yields no block is left out.
    """

    name: str
    title: str
    order: int
    write: Callable[[Results], Iterator[Block | str]]
    page: str
    paper: Paper = ""


def section(
    name: str, *, title: str, order: int, paper: Paper = ""
) -> Callable[[Callable[[Results], Iterator[Block | str]]], Section]:
    """Make a section of a function from results to blocks; a text it yields is its lede.

    Args:
        name: its anchor, and its module's name.
        title: its heading.
        order: its place in the report.
        paper: `new` begins a page in print, `wide` one across.
    """

    def decorate(write: Callable[[Results], Iterator[Block | str]]) -> Section:
        return Section(name, title, order, write, inspect.getdoc(write) or "", paper)

    return decorate


def compose(results: Results, only: Sequence[str] = ()) -> Document:
    """The report of all sections in order, or of those named.

    Raises:
        UsageError: a section is unknown.
    """
    chosen = [SECTIONS.get(name) for name in only] if only else list(SECTIONS.all())
    config = results.workspace.config
    with written_as(config.locale, config.currency or ""):
        parts = [_part(one, results) for one in sorted(chosen, key=lambda one: (one.order, one.name))]
        facts = tuple(_facts(results))
    vision = results.workspace.strategy.vision or "No vision is written down yet."
    return Document(config.name, vision, facts, tuple(part for part in parts if part.blocks or only))


def _facts(results: Results) -> Iterator[tuple[str, str]]:
    yield "As of", day(results.as_of)
    ends = [metric.latest.end for metric in results.metrics if metric.latest]
    yield "Figures to", day(max(ends)) if ends else "nothing recorded yet"
    yield "Intervals", f"{results.confidence * 100:g}\u202f%"
    yield "Recorded waves", count(len(results.records))


def _part(one: Section, results: Results) -> Part:
    blocks: list[Block] = []
    lede = ""
    for block in one.write(results):
        if isinstance(block, str):
            lede = block
        else:
            blocks.append(block)
    return Part(one.name, one.title, lede, tuple(blocks), one.paper)
