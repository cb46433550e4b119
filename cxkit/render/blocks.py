"""What a report is made of. Every text is untrusted: the printers clean and escape it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Tone = Literal["", "soft", "strong", "signal", "code", "quote", "italic", "withheld", "big", "lead", "cap"]
Paper = Literal["", "new", "wide"]

WORDS = {"met": "met", "missed": "missed", "cannot_tell": "can't tell"}


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table, or any other short piece of content.

    Args:
        text: what it says.
        note: a second, softer line.
        verdict: `met`, `missed` or `cannot_tell`; drawn with its sign and its word, or before the text with its sign.
        svg: a picture of ours; the text stands for it where pictures can't be shown.
        tone: how the text is meant.
        parts: smaller pieces instead of a text, one below the other.
        inline: as a part: it goes on in the line of the part before it.
    """

    text: str = ""
    note: str = ""
    verdict: str = ""
    svg: str = ""
    tone: Tone = ""
    parts: tuple[Cell, ...] = ()
    inline: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under heads.

    Args:
        heads: those that end in `#` head a column of numbers (the sign isn't printed).
        rows: of cells; a text instead of a row heads the rows below it.
        caption: what it shows.
        kind: `matrix` stands its heads upright, `score` is the scorecard, `board` its short form.
        head: which column names the row.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...] | str, ...]
    caption: str = ""
    kind: Literal["", "matrix", "score", "board"] = ""
    head: int = 0


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
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Points:
    """A list of short things, each with what it means below; numbered where their order counts."""

    entries: tuple[tuple[str, str], ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of each verdict, in a line; a verdict may be empty."""

    entries: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Short labels with what they say beside them."""

    entries: tuple[tuple[str, Cell], ...]


@dataclass(frozen=True, slots=True)
class Fields:
    """Labelled fields between hairlines, three in a row: an empathy map."""

    entries: tuple[tuple[str, Cell], ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One of several equal things: its name, a sentence, and facts."""

    title: str
    lead: str
    facts: tuple[tuple[str, Cell], ...] = ()
    label: str = ""


@dataclass(frozen=True, slots=True)
class Cards:
    """Cards side by side."""

    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """A node of a tree and what hangs on it."""

    cell: Cell
    branches: tuple[Branch, ...] = ()


@dataclass(frozen=True, slots=True)
class Tree:
    """A tree that grows to the right, one column a level."""

    heads: tuple[str, ...]
    branches: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of ours, what it shows, and the same figures as a table."""

    svg: str
    finding: str
    line: str
    table: Table


@dataclass(frozen=True, slots=True)
class MapRow:
    """A row of a stage map: a cell per touchpoint, or one picture over all of them."""

    label: str
    cells: tuple[Cell, ...]
    svg: str = ""


@dataclass(frozen=True, slots=True)
class StageMap:
    """Stages over touchpoints.

    Args:
        name: whose map it is.
        stages: name, need and number of touchpoints of each stage.
        rows: their cells stand in the order of the touchpoints.
        table: the figures of its pictures.
    """

    name: str
    stages: tuple[tuple[str, str, int], ...]
    rows: tuple[MapRow, ...]
    table: Table

    @property
    def width(self) -> int:
        """How many touchpoints there are."""
        return sum(touchpoints for _, _, touchpoints in self.stages)

    @property
    def starts(self) -> tuple[int, ...]:
        """At which touchpoint each stage begins."""
        return tuple(sum(count for _, _, count in self.stages[:at]) for at in range(len(self.stages)))


@dataclass(frozen=True, slots=True)
class Columns:
    """Blocks side by side; `widths` are twelfths of the page, such as 8 and 4. `card` draws a rule around the group."""

    columns: tuple[tuple[Block, ...], ...]
    widths: tuple[int, ...]
    card: bool = False


Block = (
    Table | Paragraph | Heading | Answer | Points | Tally | Facts | Fields | Cards | Tree | Picture | StageMap | Columns
)


@dataclass(frozen=True, slots=True)
class Part:
    """A section: its anchor, its title, one sentence beside it, its blocks, and the paper it is printed on."""

    name: str
    title: str
    lede: str
    blocks: tuple[Block, ...]
    paper: Paper = ""


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
