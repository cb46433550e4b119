"""A family of differences, judged together: up, down, or no evidence of a difference."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, NamedTuple

from cxkit.stats.adjust import HOLM_UP_TO, adjust
from cxkit.stats.difference import inverted_p_value
from cxkit.stats.power import detectable
from cxkit.verdicts.contrast import independent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxkit.verdicts.contrast import Contrast, Side

POWER = 0.8

Adjustment = Literal["", "holm", "bh", "none"]


class Strictness(NamedTuple):
    """How surely a difference must show.

    Args:
        confidence: of one interval, and 1 minus the level of the p-values.
        adjust: how the p-values of a family are adjusted; empty: Holm's up to 20, Benjamini and Hochberg's beyond.
        simultaneous: whether all intervals of a family hold together with this confidence (Bonferroni), and the
            p-values are adjusted likewise.
    """

    confidence: float = 0.95
    adjust: Adjustment = ""
    simultaneous: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """A difference of two estimates, judged.

    Args:
        difference: later minus earlier, in the unit of the figure.
        low: lower limit of its interval.
        high: upper limit.
        p: two-sided; below 1 − confidence exactly where the interval (at this confidence) leaves 0 out.
        p_adjusted: for the comparisons of its family.
        family: how many comparisons that family has.
        smallest_detectable: the smallest change that samples of these sizes show with a power of 80 %, in a family of
            this size.
        word: `up` or `down` where the adjusted p-value is evidence, else `no_evidence`.
        method: of the interval.
        adjusted: how the p-value was adjusted: `holm`, `bh`, `bonferroni` or `none`.
        level: confidence of the interval, above the one asked for where intervals are simultaneous.
    """

    difference: float
    low: float
    high: float
    p: float
    p_adjusted: float
    family: int
    smallest_detectable: float
    word: Literal["up", "down", "no_evidence"]
    method: str = "square-and-add"
    adjusted: str = "none"
    level: float = 0.95

    @property
    def mirrored(self) -> Change:
        """The same difference seen from the other side."""
        words: dict[str, Literal["up", "down", "no_evidence"]] = {"up": "down", "down": "up"}
        return replace(
            self, difference=-self.difference, low=-self.high, high=-self.low, word=words.get(self.word, "no_evidence")
        )


def compare(later: Side, earlier: Side, confidence: float = 0.95) -> Change:
    """The change from one estimate to a later one of other people, alone.

    The interval is squared and added from those of both (MOVER); the p-value inverts it, so both always agree. Beside
    'no evidence' stands the smallest change that could have been seen, so that it isn't read as 'no change'.

    Args:
        later: the newer estimate, or the one of this segment.
        earlier: what it is compared with.
        confidence: of the interval, and 1 minus the level of the p-value.

    Example:
        >>> from cxkit.stats.net import tango
        >>> from cxkit.verdicts.contrast import Side
        >>> first = Side(0.1, lambda level: tango(400, 300, 1000, level), 0.69, 1000)
        >>> second = Side(0.3, lambda level: tango(500, 200, 1000, level), 0.61, 1000)
        >>> compare(second, first).word, compare(first, second).word, compare(first, first).word
        ('up', 'down', 'no_evidence')
    """
    return decide([independent(later, earlier)], Strictness(confidence))[0]


def decide(contrasts: Sequence[Contrast], strictness: Strictness) -> tuple[Change, ...]:
    """Judge the differences of one family: one metric over one segmentation.

    Intervals are those of each difference alone, unless simultaneous ones are asked for: among many of them some miss.

    Args:
        contrasts: in any order; each is judged alike whatever stands beside it in which order.
        strictness: how surely a difference must show.

    Example:
        >>> from cxkit.stats.share import wilson
        >>> from cxkit.verdicts.contrast import Side, fixed, independent
        >>> half = Side(0.6, lambda level: wilson(60, 100, level), 0.24, 100)
        >>> [one.word for one in decide([independent(half, fixed(0.5))] * 2, Strictness())]
        ['no_evidence', 'no_evidence']
    """
    family = len(contrasts)
    p_values = [inverted_p_value(one.interval_at) for one in contrasts]
    adjusted, name = _adjusted(p_values, strictness)
    alone = strictness.confidence
    together = 1 - (1 - alone) / max(1, family)
    level = together if strictness.simultaneous else alone
    changes = []
    for one, p, p_adjusted in zip(contrasts, p_values, adjusted, strict=True):
        low, high = one.interval_at(level)
        shows = detectable(one.error, alone if name == "none" else together, POWER)
        evidence = p_adjusted < 1 - alone
        word: Literal["up", "down", "no_evidence"] = (
            "no_evidence" if not evidence else "up" if one.difference > 0 else "down"
        )
        changes.append(
            Change(one.difference, low, high, p, p_adjusted, family, shows, word, one.method, name, level)
        )  # fmt: skip
    return tuple(changes)


def _adjusted(p_values: Sequence[float], strictness: Strictness) -> tuple[list[float], str]:
    """Adjusted p-values, and how."""
    if strictness.simultaneous:
        return [min(1.0, p * len(p_values)) for p in p_values], "bonferroni"
    if strictness.adjust == "none" or len(p_values) < 2:
        return list(p_values), "none"
    name = strictness.adjust or ("holm" if len(p_values) <= HOLM_UP_TO else "bh")
    return adjust(p_values, name), name
