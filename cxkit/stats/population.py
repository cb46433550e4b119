"""Samples from a population that is not much larger."""

from __future__ import annotations

import math
from typing import NamedTuple

_WORTH_CORRECTING = 0.05


def fpc(n: float, population: float) -> float:
    """Finite population correction: the factor 1 − n/N on the variance of an estimate, 0 (all were asked) to 1.

    Args:
        n: answers.
        population: all who could have answered.

    Source: Cochran, Sampling Techniques (1977), section 2.6.

    Example:
        >>> round(fpc(200, 6194), 5)
        0.96771
    """
    if not 0 <= n <= population or population == 0:
        message = f"{n} answers can't come from a population of {population}"
        raise ValueError(message)
    return 1 - n / population


def corrected_n(n_effective: float, n: float, population: float) -> float:
    """The effective n for an interval, n_eff / (1 − n/N), where more than 5 % of the population answered.

    Infinite where all of it did: a census has no sampling error, and no interval.

    Example:
        >>> corrected_n(100, 100, 200), corrected_n(100, 100, 10_000), corrected_n(100, 100, 100)
        (200.0, 100, inf)
    """
    left = fpc(n, population)
    if left == 0:
        return math.inf
    return n_effective / left if n / population > _WORTH_CORRECTING else n_effective


class Frame(NamedTuple):
    """How many people could have answered, and how many of them did; groups of one sample share its frame.

    Args:
        answered: people of the whole sample.
        people: in the population it was drawn from.

    Example:
        >>> Frame(200, 1000).left, Frame(40, 1000).left, Frame(1000, 1000).left
        (0.8, 1.0, 0.0)
    """

    answered: int
    people: float

    @property
    def left(self) -> float:
        """The factor on the variance: 1 where no more than 5 % answered, 0 where all of them did."""
        left = fpc(self.answered, self.people)
        return left if self.answered / self.people > _WORTH_CORRECTING else 1.0

    @property
    def census(self) -> bool:
        """Whether everyone answered, so that nothing is left to chance."""
        return self.answered == self.people

    def plus(self, other: Frame) -> Frame:
        """That of two groups of answers: their own where it is the same, else the one that corrects less.

        Example:
            >>> Frame(200, 1000).plus(Frame(40, 1000))
            Frame(answered=40, people=1000)
        """
        return max(self, other, key=lambda one: (one.left, one))
