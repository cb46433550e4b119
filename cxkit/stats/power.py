"""How many answers a difference takes, and which difference a number of answers shows."""

from __future__ import annotations

import math

from cxkit.stats.normal import quantile, z_value

_SMALL_SAMPLE = 3
"""Three answers more than the normal formula: the adjusted interval of a net share adds as many."""


def spread(up: float, down: float) -> float:
    """Variance of one answer to a net share: up + down − (up − down)², shares 0 to 1.

    Example:
        >>> round(spread(0.5, 0.2), 2)
        0.61
    """
    return up + down - (up - down) ** 2


def net_sample_size(
    spread_before: float, spread_after: float, step: float, confidence: float = 0.95, power: float = 0.8
) -> float:
    """Answers in each of two waves that show a step in a net share (or a mean, with its variances).

    n = (z_{α/2} + z_β)² (s₁² + s₂²) / δ² − 3.

    Source: Sauro and Lewis, Quantifying the User Experience (2016), from the adjusted Wald interval.

    Example:
        >>> math.ceil(net_sample_size(0.61, 0.61, 0.05))
        3828
    """
    if step == 0:
        return math.inf
    return (z_value(confidence) + quantile(power)) ** 2 * (spread_before + spread_after) / step**2 - _SMALL_SAMPLE


def net_detectable(
    spread_before: float,
    spread_after: float,
    n_before: float,
    n_after: float,
    confidence: float = 0.95,
    power: float = 0.8,
) -> float:
    """The smallest step in a net share (or a mean) that two waves of these sizes show."""
    variance = spread_before / (n_before + _SMALL_SAMPLE) + spread_after / (n_after + _SMALL_SAMPLE)
    return (z_value(confidence) + quantile(power)) * math.sqrt(variance)


def share_sample_size(before: float, after: float, confidence: float = 0.95, power: float = 0.8) -> float:
    """Answers in each of two waves that show a share going from `before` to `after`, 0 to 1.

    Source: Fleiss, Levin and Paik (2003); as `power.prop.test` of R.

    Example:
        >>> round(share_sample_size(0.5, 0.75, power=0.9), 3)
        76.707
    """
    if before == after:
        return math.inf
    pooled = (before + after) / 2
    null = z_value(confidence) * math.sqrt(2 * pooled * (1 - pooled))
    alternative = quantile(power) * math.sqrt(before * (1 - before) + after * (1 - after))
    return ((null + alternative) / (before - after)) ** 2


def one_wave_sample_size(spread_of_answer: float, gap: float, confidence: float = 0.95) -> float:
    """Answers in one wave whose interval is `gap` wide on either side: n = z² s² / d².

    Example:
        >>> round(one_wave_sample_size(0.61, 0.057))
        721
    """
    return math.inf if gap == 0 else z_value(confidence) ** 2 * spread_of_answer / gap**2
