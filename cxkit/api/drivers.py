"""What goes with a high or low score: shares of the differences in one question that others explain."""

from __future__ import annotations

import json
import math
from dataclasses import asdict, dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from cxkit.errors import DataError, UsageError
from cxkit.scales.decode import Decoding
from cxkit.scales.fault import UndecidedError
from cxkit.scales.scale import Scale
from cxkit.stats.importance import EXACT_UP_TO, correlations, r_squared, relative_weights, shapley
from cxkit.stats.importance_performance import Attribute, Quadrant, quadrants
from cxkit.stats.interval import Interval
from cxkit.stats.mean import t_mean
from cxkit.stats.penalty_reward import PenaltyReward, penalty_reward

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from cxkit.api.answered_all import Answered
    from cxkit.scan.request import Ledger

SEED = 20161
_RESAMPLES = 1000
_FEWEST = 30
_FEWEST_SIDE = 10


@dataclass(frozen=True, slots=True)
class Driver:
    """One question beside the outcome.

    Args:
        column: its header.
        share: of what all of them explain together, 0 to 1.
        low: lower limit of its interval.
        high: upper limit.
        correlation: with the outcome, −1 to 1.
        tied: whether its place among the others can't be told.
        inflation: how many times what the others know of it widens what is known of its slope (VIF); 1 or more, and
            infinite where they say all of it.
        performance: its own mean, 0 (lowest point of its scale) to 100.
        performance_low: lower limit.
        performance_high: upper limit.
        place: in importance against performance: `concentrate here`, `keep up the good work`, `low priority`, `possible
            overkill`, or `undetermined` where an interval crosses a line.
        contrast: what it does to the outcome where it is low and where it is high; None where that can't be told.
    """

    column: str
    share: float
    low: float
    high: float
    correlation: float
    tied: bool
    inflation: float
    performance: float
    performance_low: float
    performance_high: float
    place: Quadrant
    contrast: PenaltyReward | None = None


@dataclass(frozen=True, slots=True)
class Drivers:
    """The questions by their share, largest first.

    Args:
        outcome: header of what they go with.
        explained: share of the differences in it that they explain together (R²), 0 to 1.
        low: lower limit.
        high: upper limit.
        drivers: the questions.
        n: respondents who answered all of them.
        rows: respondents read.
        method: `shapley` or `relative weights`.
        confidence: of the intervals.
        ledgers: where the rows went.
        lines: performance and importance at which places are parted: the means over the questions.
        no_contrast: why low and high answers can't be held against each other, in words; empty where they can.
    """

    outcome: str
    explained: float
    low: float
    high: float
    drivers: tuple[Driver, ...]
    n: int
    rows: int
    method: str
    confidence: float
    ledgers: tuple[Ledger, ...]
    lines: tuple[float, float]
    no_contrast: str = ""

    def to_json(self) -> str:
        """The versioned shape `cx/1`."""
        body = {"schema": "cx/1", "command": "drivers", **asdict(self)}
        for told, one in zip(body["drivers"], self.drivers, strict=True):
            told["contrast"] = one.contrast._asdict() if one.contrast else None
            told["inflation"] = one.inflation if math.isfinite(one.inflation) else None
        return json.dumps(body, ensure_ascii=True, indent=1) + "\n"


def drivers(
    data: Any,
    of: str,
    among: Sequence[str],
    *,
    scale: str | None = None,
    scales: Mapping[str, str] | None = None,
    missing: Sequence[str] = (),
    where: str | None = None,
    weight: str | None = None,
    confidence: float = 0.95,
    reader: str | None = None,
    encoding: str | None = None,
    delimiter: str | None = None,
    max_rejected: float = 0,
) -> Drivers:
    """Rank what goes with a high or low answer to a question.

    Each question's share of R² is its Shapley value (LMG): what it adds, averaged over all orders in which they
    can come; beyond twelve questions Johnson's relative weights, which come close. Both add up to R², and
    neither is upset by questions that go together, as slopes of a regression are. Going together is not causing.

    Each question's mean is held against its share (importance–performance map), and what it does to the outcome where
    it is answered below the middle of its scale against what it does in the highest fifth (penalty–reward contrast):
    some are only noticed when they are bad.

    Args:
        data: a path, several paths, or a frame.
        of: column of the outcome.
        among: columns of the questions.
        scale: of all of them, such as `1..5`.
        scales: column → a scale of its own.
        missing: values that mean no answer.
        where: rows to keep.
        weight: column with weights.
        confidence: of the intervals, by 1,000 bootstrap samples of respondents with a fixed seed.
        reader: name of the reader, where the file doesn't tell.
        encoding: of text files.
        delimiter: of text files.
        max_rejected: rows that may be unreadable.

    Raises:
        UsageError: fewer than two questions, or one twice.
        DataError: an answer can't be read, or fewer than 30 respondents answered all.

    Source: Grömping, Journal of Statistical Software 17 (2006); Johnson, Multivariate Behavioral Research 35 (2000);
    Martilla and James, Journal of Marketing 41 (1977); Mikulić and Prebežac, Managing Service Quality 21 (2011).
    """
    from cxkit.api.answered_all import Answered, answered_all
    from cxkit.api.score import describe
    from cxkit.scan.decimals import decimals
    from cxkit.scan.request import Request
    from cxkit.scan.where import parse

    columns = [of, *among]
    require_different(columns)
    decodings = [_decoding((scales or {}).get(column, scale), missing, column) for column in columns]
    responses = describe(data, reader=reader, encoding=encoding, delimiter=delimiter)
    weighed = responses.column(weight, "--weight ").position if weight else None
    request = Request(
        questions=(),
        weight=weighed,
        decimals=decimals(responses, weighed, set(), None),
        where=parse(where) if where else None,
    )
    try:
        by_period, ledgers = answered_all(
            responses, columns, decodings, request,
            option=f"--of {of} --among {','.join(among)}", max_rejected=max_rejected,
        )  # fmt: skip
    except UndecidedError as error:
        error.hint = (
            "if a value means no answer: --missing VALUE; if its scale is another, write it behind the column: "
            "COLUMN:LOWEST..HIGHEST"
        )
        raise
    answered = by_period.get(None) or Answered([])
    return rank(columns, [one.scale for one in decodings], answered, confidence, ledgers)


def require_different(columns: Sequence[str]) -> None:
    """Refuse an outcome with fewer than two questions beside it, or one that is named twice.

    Raises:
        UsageError: they can't be ranked.
    """
    if len(columns) < 3 or len(set(columns)) < len(columns):
        message = "drivers are ranked among two or more different questions, the outcome not among them"
        raise UsageError(message, hint="write --of OVERALL --among Q1,Q2,Q3")


def rank(
    columns: Sequence[str], scales: Sequence[Scale], answered: Answered, confidence: float, ledgers: tuple[Ledger, ...]
) -> Drivers:
    """Rank the questions behind the first by what those who answered all of them said.

    Args:
        columns: headers, that of the outcome first.
        scales: of each.
        answered: points and weights.
        confidence: of the intervals.
        ledgers: where the rows went.

    Raises:
        DataError: fewer than 30 answered all, or everybody answered a question alike.
    """
    fewest = max(_FEWEST, 3 * len(columns))
    if len(answered.whole) < fewest:
        message = f"only {len(answered.whole):,} respondents answered all {len(columns)} questions"
        raise DataError(message, hint=f"name fewer questions: it takes {fewest}", code="DAT202")
    shares = shapley if len(columns) - 1 <= EXACT_UP_TO else relative_weights
    own = [scale.upright for scale in scales]
    rows = sum(ledger.used for ledger in ledgers)
    return _ranked(columns, own, answered.points, answered.weights, shares, confidence, rows, ledgers)


def _decoding(scale: str | None, missing: Sequence[str], column: str) -> Decoding:
    if scale is None:
        message = f"the scale of {column} isn't said"
        raise UsageError(message, hint="add --scale 1..5, or a scale of its own: --among COLUMN:1..7", code="MET301")
    try:
        return Decoding(Scale.parse(scale), missing=frozenset(missing))
    except ValueError as error:
        raise UsageError(str(error)) from None


def _ranked(
    columns: Sequence[str],
    scales: Sequence[Scale],
    points: Sequence[Sequence[float]],
    weights: Sequence[float],
    shares: Callable[[Any], list[float]],
    confidence: float,
    rows: int,
    ledgers: tuple[Ledger, ...],
) -> Drivers:
    import numpy as np

    table, w = np.array(points, dtype=float), np.array(weights, dtype=float)
    try:
        matrix = correlations(table, w)
    except ValueError:
        alike = next(name for name, column in zip(columns, table.T, strict=True) if column.min() == column.max())
        message = f"everybody answered {alike} alike, so nothing goes with it"
        raise DataError(message, hint="leave it out", code="DAT202") from None
    parts, drawn = _resampled(table, w, shares)
    tail = (1 - confidence) / 2
    limits = np.quantile(parts / parts.sum(axis=1, keepdims=True), [tail, 1 - tail], axis=0)
    whole = np.quantile(drawn, [tail, 1 - tail])
    own = shares(matrix)
    total = sum(own)
    order = sorted(range(len(own)), key=lambda at: -own[at])
    ties = _ties(parts, order, tail)
    means = [_performance(table[:, at], w, scales[at], confidence) for at in range(1, len(columns))]
    placed = [
        Attribute(mean, own[at] / total, within, Interval(float(limits[0][at]), float(limits[1][at])))
        for at, (mean, within) in enumerate(means)
    ]
    lines, places = quadrants(placed)
    contrasts, no_contrast = _contrasts(points, scales, columns, confidence, weighted=len({*weights}) > 1)
    inflations = _inflations(matrix)
    return Drivers(
        outcome=columns[0],
        explained=r_squared(matrix, range(1, len(columns))),
        low=float(whole[0]),
        high=float(whole[1]),
        drivers=tuple(
            Driver(
                columns[at + 1], own[at] / total, *placed[at].importance_interval, float(matrix[0, at + 1]), at in ties,
                inflations[at], placed[at].performance, *placed[at].performance_interval, places[at], contrasts[at],
            )
            for at in order
        ),
        n=len(points),
        rows=rows,
        method="shapley" if shares is shapley else "relative weights",
        confidence=confidence,
        ledgers=ledgers,
        lines=lines,
        no_contrast=no_contrast,
    )  # fmt: skip


def _performance(answers: Any, weights: Any, scale: Scale, confidence: float) -> tuple[float, Interval]:
    """The weighted mean of a question from 0 to 100, and Student's interval by linearisation."""
    import numpy as np

    share = (answers - scale.low) / (scale.high - scale.low) * 100
    mean = float(np.average(share, weights=weights))
    n = len(share)
    se = float(np.sqrt(((weights * (share - mean)) ** 2).sum() * n / (n - 1)) / weights.sum())
    low, high = t_mean(mean, se, n - 1, confidence)
    return mean, Interval(max(0.0, low), min(100.0, high))


def _contrasts(
    points: Sequence[Sequence[float]], scales: Sequence[Scale], columns: Sequence[str], confidence: float, *,
    weighted: bool,
) -> tuple[Sequence[PenaltyReward | None], str]:  # fmt: skip
    """What low and high answers to each question do to the outcome, or why that can't be told."""
    none = [None] * (len(columns) - 1)
    if weighted:
        return none, "low and high answers are held against each other without weights only"
    sides = []
    for at in range(1, len(columns)):
        scale = scales[at]
        middle, top = (scale.low + scale.high) / 2, scale.high - (scale.high - scale.low) / 5
        sides.append([-1.0 if row[at] < middle else 1.0 if row[at] > top else 0.0 for row in points])
        if min(sides[-1].count(-1.0), sides[-1].count(1.0)) < _FEWEST_SIDE:
            return none, f"fewer than {_FEWEST_SIDE} answered {columns[at]} low, or high"
    try:
        found = penalty_reward(
            [row[0] for row in points], sides, lambda side: side < 0, lambda side: side > 0, confidence
        )
    except ValueError as error:
        return none, str(error)
    return found.attributes, ""


def _inflations(matrix: Any) -> list[float]:
    """Variance inflation: the diagonal of the inverse of the questions' correlations."""
    import numpy as np

    own = matrix[1:, 1:]
    if np.linalg.cond(own) > 1e12:
        return [math.inf] * len(own)
    return [float(one) for one in np.diag(np.linalg.inv(own))]


def _resampled(table: Any, weights: Any, shares: Callable[[Any], list[float]]) -> tuple[Any, Any]:
    """Shares of each question, and what all explain, in samples of respondents drawn with replacement."""
    import numpy as np

    random = np.random.default_rng(SEED)
    parts: list[list[float]] = []
    whole: list[float] = []
    while len(parts) < _RESAMPLES:
        chosen = random.integers(0, len(table), len(table))
        try:
            own = shares(correlations(table[chosen], weights[chosen]))
        except ValueError:  # a question that didn't vary in this sample
            continue
        parts.append(own)
        whole.append(sum(own))
    return np.array(parts), np.array(whole)


def _ties(parts: Any, order: Sequence[int], tail: float) -> set[int]:
    """Questions of which the order beside a neighbour isn't the same in nearly all samples."""
    tied: set[int] = set()
    for one, other in pairwise(order):
        if float((parts[:, one] < parts[:, other]).mean()) > tail:
            tied |= {one, other}
    return tied
