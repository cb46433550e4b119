"""Weights that make a sample look like its population: by one margin (post-stratification), or by several (raking)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_ROUNDS = 1000
_NEAR = 1e-10
_WHOLE = 100.0
_ROUNDING = 0.5


class Raked(NamedTuple):
    """Weights of cells.

    Args:
        weights: cell → factor on the weight of each of its answers.
        rounds: how many rounds it took until no margin moved; 1 for a single margin.
    """

    weights: Mapping[tuple[str, ...], float]
    rounds: int


def unsound(shares: Mapping[str, float]) -> str:
    """What is wrong with the shares of a population, in per cent; empty where nothing is.

    Rounded shares needn't add up to 100 exactly: they may miss it by half a point.

    Example:
        >>> unsound({"east": 45, "west": 45}), unsound({"east": 33.3, "west": 66.6})
        ('its shares add up to 90, not to 100', '')
    """
    if bad := sorted(word for word, share in shares.items() if not share > 0):
        return f"the share of '{bad[0]}' isn't above 0"
    total = math.fsum(shares.values())
    return "" if abs(total - _WHOLE) <= _ROUNDING else f"its shares add up to {total:.6g}, not to 100"


def rake(counts: Mapping[tuple[str, ...], float], margins: Sequence[Mapping[str, float]]) -> Raked:
    """Weights whose sums meet every margin, by iterative proportional fitting; one margin is post-stratification.

    Args:
        counts: (value of each attribute) → answers, or the sum of their weights.
        margins: for each attribute, value → people (or share) in the population.

    Raises:
        ValueError: a value has no answers or no margin, or the rounds don't come to an end.

    Source: Deming and Stephan, Annals of Mathematical Statistics 11 (1940); Holt and Smith, Journal of the Royal
    Statistical Society A 142 (1979).

    Example:
        >>> raked = rake({("a", "x"): 10, ("a", "y"): 20, ("b", "x"): 30, ("b", "y"): 40},
        ...              [{"a": 1, "b": 1}, {"x": 1, "y": 1}])
        >>> round(raked.weights["a", "x"] * 10 + raked.weights["a", "y"] * 20, 6)
        50.0
    """
    for at, margin in enumerate(margins):
        seen = {cell[at] for cell, n in counts.items() if n}
        _require_same(seen, set(margin), [value for value, people in margin.items() if people and value not in seen])
    n = math.fsum(counts.values())
    targets = [
        {value: people * n / math.fsum(margin.values()) for value, people in margin.items()} for margin in margins
    ]
    weights = {cell: 1.0 for cell, answers in counts.items() if answers}
    for done in range(1, _ROUNDS + 1):
        furthest = max((_round(weights, counts, at, target) for at, target in enumerate(targets)), default=0.0)
        if furthest < _NEAR:
            return Raked(weights, done - 1)
    message = f"the margins can't all be met: no end after {_ROUNDS} rounds"
    raise ValueError(message)


def _round(
    weights: dict[tuple[str, ...], float], counts: Mapping[tuple[str, ...], float], at: int, target: Mapping[str, float]
) -> float:
    """Meet one margin; returns by how much the furthest value had to move."""
    sums: dict[str, float] = {}
    for cell, weight in weights.items():
        sums[cell[at]] = sums.get(cell[at], 0.0) + counts[cell] * weight
    factors = {value: target[value] / total for value, total in sums.items()}
    for cell in weights:
        weights[cell] *= factors[cell[at]]
    return max(abs(factor - 1) for factor in factors.values())


def _require_same(seen: set[str], declared: set[str], empty: Sequence[str]) -> None:
    if unknown := sorted(seen - declared):
        message = f"the population has no group called {unknown[0]}"
        raise ValueError(message)
    if empty:
        message = f"nobody of {min(empty)} answered, so no weight can stand for them"
        raise ValueError(message)
