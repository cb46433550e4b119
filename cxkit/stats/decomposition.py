"""Where a change comes from: which answers moved, and whether customers changed or only their mix."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class NetChange(NamedTuple):
    """A change of a net share: what came from more promoters and what from fewer detractors; they add up to it."""

    promoters: float
    detractors: float


def net_change(earlier: tuple[float, float], later: tuple[float, float]) -> NetChange:
    """Split a change of a net share by its two ends.

    Args:
        earlier: share of promoters and of detractors before, in one unit.
        later: the same after.

    Example:
        >>> net_change((50, 20), (52, 15))
        NetChange(promoters=2, detractors=5)
    """
    return NetChange(later[0] - earlier[0], earlier[1] - later[1])


class MixAndRate(NamedTuple):
    """A change of a mean over groups.

    Args:
        mix: what changed because groups grew or shrank.
        rate: what changed within the groups.
        groups: group → its (mix, rate); a group's mix counts how far it lies from the overall mean.
    """

    mix: float
    rate: float
    groups: Mapping[str, tuple[float, float]]


def mix_and_rate(earlier: Mapping[str, tuple[float, float]], later: Mapping[str, tuple[float, float]]) -> MixAndRate:
    """Split a change of a mean into mix and rate, each valued at the middle of both periods, so nothing is left over.

    A group that is missing in one period counts there with no answers and the value that it has in the other.

    Args:
        earlier: group → (answers or weight, mean).
        later: the same of the later period.

    Source: Kitagawa, Journal of the American Statistical Association 50 (1955).

    Example:
        >>> split = mix_and_rate({"new": (50, 20.0), "old": (50, 60.0)}, {"new": (80, 20.0), "old": (20, 60.0)})
        >>> round(split.mix, 6), round(split.rate, 6)
        (-12.0, 0.0)
    """
    names = sorted({*earlier, *later})
    totals = [math.fsum(n for n, _ in period.values()) for period in (earlier, later)]
    if not all(total > 0 for total in totals):
        message = "a period without answers has no mix"
        raise ValueError(message)
    overall = math.fsum(n * mean / total for period, total in zip((earlier, later), totals, strict=True)
                        for n, mean in period.values()) / 2  # fmt: skip
    groups = {}
    for name in names:
        (n0, mean0) = earlier.get(name, (0.0, later.get(name, (0.0, 0.0))[1]))
        (n1, mean1) = later.get(name, (0.0, mean0))
        share0, share1 = n0 / totals[0], n1 / totals[1]
        groups[name] = (
            (share1 - share0) * ((mean0 + mean1) / 2 - overall),
            (share0 + share1) / 2 * (mean1 - mean0),
        )
    return MixAndRate(
        math.fsum(mix for mix, _ in groups.values()), math.fsum(rate for _, rate in groups.values()), groups
    )
