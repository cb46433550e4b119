"""A straight line through measured values of several periods, each with its own standard error."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from cxkit.stats.interval import Interval
from cxkit.stats.mean import t_quantile
from cxkit.stats.normal import quantile, tails_of, z_value

if TYPE_CHECKING:
    from collections.abc import Sequence

FEWEST = 4


class Trend(NamedTuple):
    """A slope.

    Args:
        slope: per unit of time.
        interval: of the slope.
        p: two-sided; below 1 − confidence exactly where the interval leaves 0 out.
        error: standard error of the slope.
        scatter: how much wider the values lie about the line than their own errors explain; 1 where they don't.
    """

    slope: float
    interval: Interval
    p: float
    error: float
    scatter: float

    def shows(self, power: float = 0.8) -> float:
        """The smallest slope that would have shown with this power: half the interval, and z_β standard errors.

        Example:
            >>> round(Trend(0.0, Interval(-2.0, 2.0), 1.0, 1.0, 1.0).shows(), 2)
            2.84
        """
        return (self.interval.high - self.interval.low) / 2 + quantile(power) * self.error


def trend(points: Sequence[tuple[float, float, float]], confidence: float = 0.95) -> Trend:
    """The slope of the line of least squares, each value weighted by 1 / its squared standard error.

    Two intervals are drawn, by the values' own errors (normal) and by their scatter about the line (Student's t with
    two degrees less than there are values), and the wider one is given: a few periods that happen to lie on a line
    don't prove one, and neither do many answers where the periods jump.

    Args:
        points: time, value and standard error of each; four or more, the errors above 0, the times not all alike.
        confidence: two-sided.

    Source: as `lm(…, weights = 1/se²)` of R; the larger of both errors as Knapp and Hartung, Statistics in Medicine 22
    (2003), with the correction of Röver, Knapp and Friede (2015).

    Example:
        >>> found = trend([(0, 30.0, 2.0), (1, 32.1, 2.0), (2, 33.9, 2.0), (3, 36.0, 2.0)])
        >>> round(found.slope, 2), [round(limit, 2) for limit in found.interval]
        (1.98, [0.23, 3.73])
    """
    if len(points) < FEWEST or any(not error > 0 for _, _, error in points):
        message = f"a trend takes {FEWEST} values, each with an error"
        raise ValueError(message)
    weights = [error**-2 for _, _, error in points]
    total = math.fsum(weights)
    when = math.fsum(w * t for w, (t, _, _) in zip(weights, points, strict=True)) / total
    mean = math.fsum(w * y for w, (_, y, _) in zip(weights, points, strict=True)) / total
    reach = math.fsum(w * (t - when) ** 2 for w, (t, _, _) in zip(weights, points, strict=True))
    if not reach > 0:
        message = "all values are of one time"
        raise ValueError(message)
    slope = math.fsum(w * (t - when) * (y - mean) for w, (t, y, _) in zip(weights, points, strict=True)) / reach
    left = math.fsum(w * (y - mean - slope * (t - when)) ** 2 for w, (t, y, _) in zip(weights, points, strict=True))
    df = len(points) - 2
    scatter, error = math.sqrt(left / df), 1 / math.sqrt(reach)
    half = error * max(z_value(confidence), scatter * t_quantile(df, confidence))
    p = max(tails_of(abs(slope) / error), _student(abs(slope) / (scatter * error), df) if scatter else 0.0)
    return Trend(slope, Interval(slope - half, slope + half), p, error * max(1.0, scatter), max(1.0, scatter))


def _student(t: float, df: float) -> float:
    from scipy.special import stdtr

    return 2 * float(stdtr(df, -t))
