"""Answers to one question, counted by point: all that a KPI on one question needs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cxkit.stats.clusters import Clusters

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cxkit.scales.scale import Scale
    from cxkit.stats.population import Frame
    from cxkit.stats.weights import Cell


@dataclass(frozen=True, slots=True)
class Distribution:
    """How many answered which point of a scale, and how many rows gave no answer, by reason.

    Args:
        cells: point → count, sum of weights, sum of squared weights; only points on `scale`, in ascending order.
        scale: the scale the points lie on.
        excluded: reason → rows that were used but gave no answer.
        weighted: whether weights were asked for (without, every weight is 1).
        clusters: what each respondent's answers have in common, where some answered several times.
        frame: the population that the sample was drawn from, where its size is known.
    """

    cells: Mapping[float, Cell]
    scale: Scale
    excluded: Mapping[str, int] = field(default_factory=dict)
    weighted: bool = False
    clusters: Clusters | None = None
    frame: Frame | None = None

    @property
    def n(self) -> int:
        """Answers, unweighted."""
        return sum(cell.n for cell in self.cells.values())

    @property
    def units(self) -> int:
        """Respondents, where some answered several times; else answers."""
        return self.clusters.n if self.clusters else self.n

    def count(self, keep: Callable[[float], bool]) -> int:
        """Answers, unweighted, on the points that `keep` accepts."""
        return sum(cell.n for point, cell in self.cells.items() if keep(point))

    def recode(self, value: Callable[[float], float]) -> dict[float, Cell]:
        """Cells by the value of their point, such as −1, 0 and +1; equal values are added."""
        recoded: dict[float, Cell] = {}
        for point, cell in self.cells.items():
            key = float(value(point))
            recoded[key] = recoded[key].plus(cell) if key in recoded else cell
        return dict(sorted(recoded.items()))

    def plus(self, other: Distribution) -> Distribution:
        """The answers of both: distributions of one question add.

        Respondents who stand in both count as two: an interval over merged periods needs the rows again.
        """
        cells = dict(self.cells)
        for point, cell in other.cells.items():
            cells[point] = cells[point].plus(cell) if point in cells else cell
        reasons = dict(self.excluded)
        for reason, rows in other.excluded.items():
            reasons[reason] = reasons.get(reason, 0) + rows
        clusters = None
        if self.clusters or other.clusters:
            one, two = (side.clusters or Clusters.single(side.cells) for side in (self, other))
            clusters = one.plus(two)
        return Distribution(
            dict(sorted(cells.items())),
            self.scale,
            dict(sorted(reasons.items())),
            self.weighted or other.weighted,
            clusters,
            self.frame.plus(other.frame) if self.frame and other.frame else None,
        )
