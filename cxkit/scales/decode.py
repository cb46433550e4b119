"""Decode raw values once each: into points of a scale, no answer, or a fault that stops the run."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cxkit.scales.distribution import Distribution
from cxkit.scales.ends import numbers_beside, words_beside
from cxkit.scales.fault import fault
from cxkit.scales.labels import fraction_of, split, stars_in, whole_number
from cxkit.scales.nonanswers import is_nonanswer, numbered_nonanswer
from cxkit.scales.vocabulary import folded, ordered, side

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from cxkit.scales.scale import Scale
    from cxkit.stats.weights import Cell

BLANK = "blank"
NONANSWER = "says no answer"
UNANSWERED = "no answer by the file's own codes"
_DECIMAL = re.compile(r"[+-]?\d{1,15}\.\d+\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class Decoding:
    """How the raw values of a question are to be read.

    Args:
        scale: points that count.
        labels: words or codes → point, as declared.
        missing: raw values that mean no answer, as declared.
        positive: raw values that mean yes, as declared, where the question says yes or no.
        decimals: whether numbers between the points count too.
        codes: code → words, as the export or a codebook explains them.
        unanswered: codes that the export itself declares to mean no answer.
        question: as asked; it may say what the ends of the scale mean.
        words: whether words may be read by their meaning; not where low is good, as for effort.
        lexicon: words of texts and their values, as declared, where texts are judged.
    """

    scale: Scale
    labels: Mapping[str, int] = field(default_factory=dict)
    missing: frozenset[str] = frozenset()
    positive: frozenset[str] = frozenset()
    decimals: bool = False
    codes: Mapping[str, str] = field(default_factory=dict)
    unanswered: frozenset[str] = frozenset()
    question: str = ""
    words: bool = True
    lexicon: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    """What each raw value of a column means.

    Args:
        points: raw value → point.
        reasons: raw value → why it is no answer.
        scale: of the points.
        notes: how values were read that aren't plain numbers, a sentence each.
    """

    points: Mapping[str | None, float]
    reasons: Mapping[str | None, str]
    scale: Scale
    notes: tuple[str, ...] = ()

    def distribution(self, raw: Mapping[str | None, Cell], *, weighted: bool = False) -> Distribution:
        """Points of a scale from some of the raw values."""
        cells: dict[float, Cell] = {}
        excluded: dict[str, int] = {}
        for value, cell in raw.items():
            point = self.points.get(value)
            if point is not None:
                cells[point] = cells[point].plus(cell) if point in cells else cell
            else:
                reason = self.reasons[value]
                excluded[reason] = excluded.get(reason, 0) + cell.n
        return Distribution(dict(sorted(cells.items())), self.scale, dict(sorted(excluded.items())), weighted)


def decode(
    raw: Mapping[str | None, Cell], decoding: Decoding, *, column: str, kpi: str, option: str, weighted: bool = False
) -> Distribution:
    """Points of a scale from the raw values of a whole column; see `decide`."""
    counts = {value: cell.n for value, cell in raw.items()}
    return decide(counts, decoding, column=column, kpi=kpi, option=option).distribution(raw, weighted=weighted)


def decide(counts: Mapping[str | None, int], decoding: Decoding, *, column: str, kpi: str, option: str) -> Reading:
    """What each raw value of a column means.

    A cell is trimmed (no-break spaces too). In this order: a declared missing value is no answer; a declared label is
    its point; a code that the export explains has the number in its words, else the place of its words on a scale of
    that length, else itself; a whole number on the scale is its point; a word of the fixed list is no answer; a label
    has the number at either of its ends, a fraction of the highest point, or its stars; ends in words have the number
    that the question gives them; ordered words of a known scale of that length have their place, if no number stands
    beside them.

    Args:
        counts: raw value → rows; None is the empty cell.
        decoding: as declared.
        column: name to print.
        kpi: name to print.
        option: how the metric was asked for, such as `--metric nps=NETPRO`; the hints continue it.

    Raises:
        UndecidedError: a number off the scale, or words that nothing explains.
    """
    run = _Run(decoding)
    for value in counts:
        run.declared(value)
    for step in (run.by_codes, run.by_number, run.by_list, run.by_label, run.by_question, run.by_words):
        step()
    if run.left or run.contradicted:
        numbers = bool(run.plain)
        raise fault({value: counts[value] for value in run.left}, decoding.scale, column, kpi, option,
                    contradicted=run.contradicted, numbers=numbers, decimals=decoding.decimals)  # fmt: skip
    notes = tuple(f"{column}: {note}" for note in run.notes)
    return Reading(run.points, run.reasons, decoding.scale.upright, notes)


class _Run:
    """One column: what is decided so far, and what is left."""

    def __init__(self, decoding: Decoding) -> None:
        self.decoding = decoding
        self.scale = decoding.scale
        self.labels = {folded(label): point for label, point in decoding.labels.items()}
        self.missing = {folded(value): value for value in decoding.missing}
        self.codes = {folded(code): words for code, words in decoding.codes.items()}
        self.points: dict[str | None, float] = {}
        self.reasons: dict[str | None, str] = {}
        self.left: dict[str, str] = {}
        self.plain: set[int] = set()
        self.contradicted = False
        self.notes: list[str] = []

    def declared(self, value: str | None) -> None:
        text = folded(value or "")
        number = whole_number(text)
        keys = [text] if number is None else [text, str(number)]
        missing = next((self.missing[key] for key in keys if key in self.missing), None)
        label = next((self.labels[key] for key in keys if key in self.labels), None)
        if missing is not None:
            self.reasons[value] = f"declared missing: {missing}"
        elif label is not None:
            self.points[value] = label
        elif not text:
            self.reasons[value] = BLANK
        elif any(key in self.decoding.unanswered for key in keys):
            self.reasons[value] = UNANSWERED
        else:
            self.left[value or ""] = text

    def by_codes(self) -> None:
        """Codes that the export explains: the number in the words, else their place, else the code itself."""
        coded = {value: words for value, text in self.left.items() if (words := self._words_of(text)) is not None}
        for value, words in coded.items():
            if self._is_none(words):
                self._reason(value, NONANSWER)
        open_ = {value: words for value, words in coded.items() if value in self.left}
        numbered = {value: n for value, words in open_.items() if (n := self._point_of_code(words)) is not None}
        meant = [words for words in self.codes.values() if not self._is_none(words)]
        alike = len(set(meant)) < len(meant)  # two codes with the same words are two answers all the same
        places = None if alike else self._places(meant, some=True) or self._places(open_.values(), some=True)
        if numbered:
            self._take(numbered, "codes were read by the number in the words that explain them")
        elif places and open_:
            points = {value: self.scale.low + places[words] for value, words in open_.items()}
            self._take(points, "codes were read by the words that explain them")
        else:
            for value, words in open_.items():
                number = whole_number(self.left[value])
                if number is not None and number in self.scale:
                    self._oppose(self.scale.place(number), words)

    def by_number(self) -> None:
        for value, text in list(self.left.items()):
            number = whole_number(text)
            if number is not None and number in self.scale:
                self.plain.add(number)
                self.points[value] = self.scale.place(number)
            elif self.decoding.decimals and _DECIMAL.match(text) and self.scale.low <= float(text) <= self.scale.high:
                self.points[value] = self.scale.place(float(text))
            else:
                continue
            del self.left[value]

    def by_list(self) -> None:
        for value, text in list(self.left.items()):
            if whole_number(text) is None and self._is_none(value):
                self._reason(value, NONANSWER)

    def by_label(self) -> None:
        found: dict[str, int] = {}
        for value in self.left:
            point = self._point_in(value)
            if point is None:
                parts = (fraction_of(value, self.scale.high), stars_in(value, self.scale.high))
                point = next((self.scale.place(n) for n in parts if n is not None and n in self.scale), None)
            if point is not None:
                found[value] = point
        self._take(found, "labels were read by the number in them")

    def by_question(self) -> None:
        """Ends in words, whose numbers the question names: `10 - strongly agree, 1 - strongly disagree`."""
        question = folded(self.decoding.question)
        found: dict[str, int] = {}
        for value, text in self.left.items():
            numbers = numbers_beside(question, text)
            if len(numbers) == 1 and (number := numbers.pop()) in self.scale and number not in self.plain:
                found[value] = self.scale.place(number)
        self._take(found, "words were read by the numbers that the question gives them")
        for point in {self.scale.low, self.scale.high} if self.plain else ():
            for words in words_beside(question, point):
                self._oppose(self.scale.place(point), words)

    def by_words(self) -> None:
        if self.plain or not self.left:
            return
        places = self._places(self.left)
        if places:
            points = {value: self.scale.low + place for value, place in places.items()}
            self._take(points, "words were read by their order on a scale of that length")

    @staticmethod
    def _is_none(label: str) -> bool:
        number, words = split(label)
        return is_nonanswer(label) if number is None else numbered_nonanswer(words)

    def _words_of(self, text: str) -> str | None:
        number = whole_number(text)
        return self.codes.get(text) if number is None else self.codes.get(text, self.codes.get(str(number)))

    def _point_of_code(self, words: str) -> int | None:
        number = whole_number(words)
        return self._point_in(words) if number is None or number not in self.scale else self.scale.place(number)

    def _point_in(self, label: str) -> int | None:
        number, words = split(label)
        if number is None or number not in self.scale:
            return None
        point = self.scale.place(number)
        self._oppose(point, words)
        return point

    def _oppose(self, point: int, words: str) -> None:
        """Note where words at an end of the scale mean the other end."""
        ends = {self.scale.low: 1, self.scale.high: -1}
        if self.decoding.words and ends.get(point) == side(words):
            self.contradicted = True

    def _places(self, words: Iterable[str], *, some: bool = False) -> dict[str, int] | None:
        listed = list(words)
        return ordered(listed, len(self.scale), some=some) if listed and self.decoding.words else None

    def _take(self, points: Mapping[str, int], how: str) -> None:
        for value, point in points.items():
            self.points[value] = point
            del self.left[value]
        if points:
            self.notes.append(f"{len(points)} different {how}: points {_listed(set(points.values()))}")

    def _reason(self, value: str, reason: str) -> None:
        self.reasons[value] = reason
        del self.left[value]


def _listed(points: Collection[int]) -> str:
    return ", ".join(str(point) for point in sorted(points))
