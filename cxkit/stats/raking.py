"""Weights that make a sample look like its population: by declared counts of groups, or by the margins of several."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_ROUNDS = 1000
_NEAR = 1e-10


class Raked(NamedTuple):
    """Weights of cells.

    Args:
        weights: cell → weight of each of its answers.
        rounds: how many rounds it took.
        effective_n: Kish's effective n under these weights.
    """

    weights: Mapping[tuple[str, ...], float]
    rounds: int
    effective_n: float


def post_stratified(counts: Mapping[str, int], population: Mapping[str, float]) -> dict[str, float]:
    """Weight of an answer in each group: its share of the population over its share of the answers.

    Raises:
        ValueError: a group of the population has no answers, or answers come from a group that it lacks.

    Source: Holt and Smith, Journal of the Royal Statistical Society A 142 (1979).

    Example:
        >>> post_stratified({"east": 30, "west": 70}, {"east": 500, "west": 500})
        {'east': 1.6666666666666667, 'west': 0.7142857142857143}
    """
    _require_same(set(counts), set(population), [group for group in population if not counts.get(group)])
    n, people = sum(counts.values()), math.fsum(population.values())
    return {group: population[group] / people / (counts[group] / n) for group in counts}


def rake(counts: Mapping[tuple[str, ...], int], margins: Sequence[Mapping[str, float]]) -> Raked:
    """Weights whose sums meet every margin, by iterative proportional fitting.

    Args:
        counts: (value of each attribute) → answers.
        margins: for each attribute, value → people (or share) in the population.

    Raises:
        ValueError: a value has no answers or no margin, or the rounds don't come to an end.

    Source: Deming and Stephan, Annals of Mathematical Statistics 11 (1940).

    Example:
        >>> raked = rake({("a", "x"): 10, ("a", "y"): 20, ("b", "x"): 30, ("b", "y"): 40},
        ...              [{"a": 1, "b": 1}, {"x": 1, "y": 1}])
        >>> round(raked.weights["a", "x"] * 10 + raked.weights["a", "y"] * 20, 6)
        50.0
    """
    for at, margin in enumerate(margins):
        seen = {cell[at] for cell, n in counts.items() if n}
        _require_same(seen, set(margin), [value for value, people in margin.items() if people and value not in seen])
    n = sum(counts.values())
    targets = [
        {value: people * n / math.fsum(margin.values()) for value, people in margin.items()} for margin in margins
    ]
    weights = {cell: 1.0 for cell, answers in counts.items() if answers}
    for done in range(1, _ROUNDS + 1):
        furthest = max((_round(weights, counts, at, target) for at, target in enumerate(targets)), default=0.0)
        if furthest < _NEAR:
            squares = math.fsum(counts[cell] * weight**2 for cell, weight in weights.items())
            total = math.fsum(counts[cell] * weight for cell, weight in weights.items())
            return Raked(weights, done, total**2 / squares)
    message = f"the margins can't all be met: no end after {_ROUNDS} rounds"
    raise ValueError(message)


def _round(
    weights: dict[tuple[str, ...], float], counts: Mapping[tuple[str, ...], int], at: int, target: Mapping[str, float]
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
