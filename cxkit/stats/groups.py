"""Whether several groups differ at all: one test for all of them, before any two are told apart."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class Omnibus(NamedTuple):
    """A test of 'all groups are alike'.

    Args:
        statistic: χ², F, or the like; larger for less alike groups.
        df: degrees of freedom; of an F test those above the line.
        df_below: of an F test those below the line, infinite for others.
        p: the probability of so large a statistic where all groups are alike.
    """

    statistic: float
    df: float
    df_below: float
    p: float


def chi_square(table: Sequence[Sequence[float]]) -> Omnibus:
    """Pearson's χ² of groups over kinds of answers: promoters, passives and detractors, or those who count and don't.

    Kinds that nobody gave are left out. No continuity correction.

    Args:
        table: a row a group, a column a kind; counts of people, not weights.

    Source: Pearson, Philosophical Magazine 50 (1900); as `chisq.test(…, correct = FALSE)` of R.

    Example:
        >>> found = chi_square([[83, 3], [90, 3], [129, 7], [70, 12]])
        >>> round(found.statistic, 6), found.df, round(found.p, 6)
        (12.600411, 3, 0.005585)
    """
    from scipy.special import gammaincc

    rows = [sum(row) for row in table]
    columns = [sum(column) for column in zip(*table, strict=True)]
    total = sum(rows)
    if not total or min(rows) <= 0:
        message = "a group without answers can't be tested"
        raise ValueError(message)
    kept = [at for at, column in enumerate(columns) if column > 0]
    df = (len(rows) - 1) * (len(kept) - 1)
    statistic = math.fsum(
        (row[at] - of * columns[at] / total) ** 2 / (of * columns[at] / total)
        for row, of in zip(table, rows, strict=True)
        for at in kept
    )
    return Omnibus(statistic, df, math.inf, float(gammaincc(df / 2, statistic / 2)) if df else 1.0)


def welch(groups: Sequence[tuple[float, float, float]]) -> Omnibus:
    """Welch's analysis of variance: whether means differ, each group with a spread of its own.

    Args:
        groups: answers (or what weighted ones are worth), mean and sample variance of each; two answers or more.

    Source: Welch, Biometrika 38 (1951); as `oneway.test` of R.

    Example:
        >>> found = welch([(10, 1.0, 4.0), (10, 1.0, 9.0)])
        >>> found.statistic, found.p
        (0.0, 1.0)
    """
    from scipy.special import fdtrc

    if any(n < 2 or variance <= 0 for n, _, variance in groups):
        message = "a group whose answers are all alike has no spread to test by"
        raise ValueError(message)
    k = len(groups)
    weights = [n / variance for n, _, variance in groups]
    total = math.fsum(weights)
    mean = math.fsum(w * m for w, (_, m, _) in zip(weights, groups, strict=True)) / total
    uneven = math.fsum((1 - w / total) ** 2 / (n - 1) for w, (n, _, _) in zip(weights, groups, strict=True))
    between = math.fsum(w * (m - mean) ** 2 for w, (_, m, _) in zip(weights, groups, strict=True)) / (k - 1)
    statistic = between / (1 + 2 * (k - 2) * uneven / (k**2 - 1))
    below = (k**2 - 1) / (3 * uneven)
    return Omnibus(statistic, k - 1, below, float(fdtrc(k - 1, below, statistic)))


def wald(groups: Sequence[tuple[float, float]]) -> Omnibus:
    """Cochran's Q: whether values differ by more than their standard errors, for weighted or repeated answers.

    Args:
        groups: value and standard error of each, the latter above 0.

    Source: Cochran, Biometrics 10 (1954).

    Example:
        >>> found = wald([(10.0, 1.0), (13.0, 1.0)])
        >>> round(found.statistic, 6), found.df, round(found.p, 6)
        (4.5, 1, 0.033895)
    """
    from scipy.special import gammaincc

    if any(not error > 0 for _, error in groups):
        message = "a value without a standard error can't be tested"
        raise ValueError(message)
    weights = [error**-2 for _, error in groups]
    mean = math.fsum(w * value for w, (value, _) in zip(weights, groups, strict=True)) / math.fsum(weights)
    statistic = math.fsum(w * (value - mean) ** 2 for w, (value, _) in zip(weights, groups, strict=True))
    df = len(groups) - 1
    return Omnibus(statistic, df, math.inf, float(gammaincc(df / 2, statistic / 2)))
