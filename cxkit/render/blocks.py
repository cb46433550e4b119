"""What a report is made of. Every text is untrusted: the printers clean and escape it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Tone = Literal["", "soft", "signal", "code", "quote"]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table.

    Args:
        text: what it says.
        note: a second, softer line.
        verdict: `met`, `missed` or `cannot_tell`; drawn with its sign and its word.
        svg: a picture of ours; the text stands for it where pictures can't be shown.
        tone: how the text is meant.
    """

    text: str = ""
    note: str = ""
    verdict: str = ""
    svg: str = ""
    tone: Tone = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under heads; heads that end in `#` head a column of numbers (the sign isn't printed)."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A sentence or several."""

    text: str
    tone: Tone = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within a section."""

    text: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A question and its answer, large: what a board reads first."""

    question: str
    answer: str
    why: str
    verdict: str = ""


@dataclass(frozen=True, slots=True)
class Points:
    """A list of short things, each with what it means below."""

    entries: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of ours, what it shows, and the same figures as a table."""

    svg: str
    finding: str
    line: str
    table: Table


Block = Table | Paragraph | Heading | Answer | Points | Picture


@dataclass(frozen=True, slots=True)
class Part:
    """A section: its anchor, its title, one sentence beside it, its blocks."""

    name: str
    title: str
    lede: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report.

    Args:
        title: the company.
        subtitle: its vision.
        facts: label and text, for the head.
        parts: sections in order.
        language: of the wording.
    """

    title: str
    subtitle: str
    facts: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]
    language: str = "en"


WORDS = {"met": "met", "missed": "missed", "cannot_tell": "can't tell"}
