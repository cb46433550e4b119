"""Standard errors where one respondent answers several times, or where a sample was drawn by strata.

The unit drawn is the respondent (the cluster), not the answer: answers of one person are alike, and to treat them as
independent makes intervals too narrow.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from cxkit.stats.moments import Moments
    from cxkit.stats.weights import Cell, Number


class Clusters(NamedTuple):
    """What the respondents of a distribution share.

    Args:
        n: respondents.
        weight: of all answers.
        products: (point, point) → Σ over respondents of the weight they gave to the one times that to the other; each
            pair once, the smaller point first.
    """

    n: int
    weight: float
    products: Mapping[tuple[float, float], Number]

    def plus(self, other: Clusters) -> Clusters:
        """Those of both, as if nobody stood in both.

        Example:
            >>> Clusters.of([{1.0: 2}, {1.0: 1}]).plus(Clusters.of([{1.0: 1, 2.0: 2}]))
            Clusters(n=3, weight=6.0, products={(1.0, 1.0): 6, (1.0, 2.0): 2, (2.0, 2.0): 4})
        """
        products = {pair: float(value) for pair, value in self.products.items()}
        for pair, value in other.products.items():
            products[pair] = products.get(pair, 0.0) + float(value)
        whole = {pair: int(value) if value == int(value) else value for pair, value in products.items()}
        return Clusters(self.n + other.n, self.weight + other.weight, dict(sorted(whole.items())))

    @classmethod
    def single(cls, cells: Mapping[float, Cell]) -> Clusters:
        """Of answers that are each one respondent's only one.

        Example:
            >>> from cxkit.stats.weights import Cell
            >>> Clusters.single({0.0: Cell.of(3), 1.0: Cell.of(2)})
            Clusters(n=5, weight=5.0, products={(0.0, 0.0): 3.0, (1.0, 1.0): 2.0})
        """
        products = {(point, point): float(cell.weight2) for point, cell in sorted(cells.items())}
        return cls(sum(cell.n for cell in cells.values()), sum(float(cell.weight) for cell in cells.values()), products)

    @classmethod
    def of(cls, respondents: Iterable[Mapping[float, float]]) -> Clusters:
        """From each respondent's point → weight.

        Example:
            >>> Clusters.of([{1.0: 2, 3.0: 1}, {1.0: 1}]).products
            {(1.0, 1.0): 5, (1.0, 3.0): 2, (3.0, 3.0): 1}
        """
        n, total, products = 0, 0.0, dict[tuple[float, float], float]()
        for weights in respondents:
            n, total = n + 1, total + sum(weights.values())
            points = sorted(weights)
            for at, one in enumerate(points):
                for two in points[at:]:
                    products[one, two] = products.get((one, two), 0) + weights[one] * weights[two]
        return cls(n, total, dict(sorted(products.items())))


def clustered_n(clusters: Clusters) -> float:
    """Respondents, worth less where some have more weight than others: (ΣW)² / ΣW².

    Example:
        >>> clustered_n(Clusters.of([{1.0: 2}, {0.0: 2}, {1.0: 1, 0.0: 1}]))
        3.0
    """
    squares = math.fsum((1 if one == two else 2) * float(product) for (one, two), product in clusters.products.items())
    return clusters.weight**2 / squares if squares else 0.0


def clustered_se(cells: Mapping[float, Cell], clusters: Clusters, value: Callable[[float], float]) -> float:
    """Standard error of the weighted mean of `value(point)`, the respondent being the unit drawn.

    V = m/(m−1) · Σ_c (A_c − ȳ W_c)² / (Σw)², A and W a respondent's sums of wy and w. Infinite for one respondent.

    Args:
        cells: point → answers.
        clusters: of the same answers.
        value: what an answer on a point counts.

    Source: as `svymean` of R's survey package with `svydesign(ids = ~customer)` (Lumley, Complex Surveys, 2010).

    Example:
        >>> from cxkit.stats.weights import Cell
        >>> people = Clusters.of([{1.0: 2}, {0.0: 2}, {1.0: 2}, {0.0: 2}])
        >>> round(clustered_se({1.0: Cell.of(4), 0.0: Cell.of(4)}, people, float), 6)
        0.288675
    """
    if clusters.n < 2:
        return math.inf
    total = math.fsum(float(cell.weight) for cell in cells.values())
    mean = math.fsum(float(cell.weight) * value(point) for point, cell in cells.items()) / total
    squares = math.fsum(
        (1 if one == two else 2) * float(product) * (value(one) - mean) * (value(two) - mean)
        for (one, two), product in clusters.products.items()
    )
    return math.sqrt(clusters.n / (clusters.n - 1) * max(0.0, squares)) / total


def stratified_se(strata: Sequence[tuple[Moments, float | None]]) -> float:
    """Standard error of the weighted mean over strata, each with its population where that is known.

    V = Σ_h (1 − n_h/N_h) · n_h/(n_h−1) · Σ_i (u_i − ū_h)², u = w(y − ȳ) / Σw.

    Args:
        strata: the sums of each stratum, and how many people it holds (None: many more than answered).

    Source: Lumley, Complex Surveys (2010); as `svymean` with `strata` and `fpc`.

    Example:
        >>> from cxkit.stats.moments import Moments
        >>> round(stratified_se([(Moments.of([(1.0, 1.0), (3.0, 1.0)]), 4), (Moments.of([(5.0, 1.0)] * 2), None)]), 4)
        0.3536
    """
    total = math.fsum(stratum.weight for stratum, _ in strata)
    mean = math.fsum(stratum.wy for stratum, _ in strata) / total
    variance = 0.0
    for stratum, population in strata:
        if stratum.n < 2:
            return math.inf
        left = 1 - stratum.n / population if population else 1.0
        summed = stratum.wy - mean * stratum.weight
        squares = stratum.w2yy - 2 * mean * stratum.w2y + mean**2 * stratum.weight2
        spread = max(0.0, squares - summed**2 / stratum.n)
        variance += left * stratum.n / (stratum.n - 1) * spread
    return math.sqrt(variance) / total
