"""How many answers a difference takes, and which difference a number of answers shows.

Answers are returned unrounded; who prints them rounds up. Confidence is two-sided, power one-sided, both 0 to 1.
"""

from __future__ import annotations

import math

from cxkit.stats.crossing import crossing
from cxkit.stats.normal import quantile, z_value

_MANY = 2000


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
    """Answers in each of two waves that show a step in a net share: n = (z_{α/2} + z_β)² (s₁² + s₂²) / δ².

    Sauro and Lewis take 3 off, which the adjusted Wald interval adds; a score interval adds none, so nothing is.

    Source: Sauro and Lewis, Quantifying the User Experience (2016).

    Example:
        >>> math.ceil(net_sample_size(0.61, 0.61, 0.05))
        3831
    """
    return _both(confidence, power) ** 2 * (spread_before + spread_after) / step**2 if step else math.inf


def net_detectable(
    spread_before: float,
    spread_after: float,
    n_before: float,
    n_after: float,
    confidence: float = 0.95,
    power: float = 0.8,
) -> float:
    """The smallest step in a net share (or in a large sample's mean) that two waves of these sizes show.

    Example:
        >>> round(net_detectable(0.61, 0.61, 800, 800), 3)
        0.109
    """
    if not (n_before > 0 and n_after > 0):
        return math.inf
    return detectable(math.sqrt(spread_before / n_before + spread_after / n_after), confidence, power)


def detectable(error: float, confidence: float = 0.95, power: float = 0.8) -> float:
    """The smallest difference that shows, from its standard error: (z_{α/2} + z_β) · SE.

    Example:
        >>> round(detectable(0.039051, 0.95), 3)
        0.109
    """
    return _both(confidence, power) * error


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


def share_detectable(
    before: float, n: float, confidence: float = 0.95, power: float = 0.8, *, rising: bool = True
) -> float:
    """The smallest rise of a share (or fall, above 0 too) that two waves of n answers show; infinite where none is.

    Example:
        >>> round(share_detectable(0.5, 76.70693, power=0.9), 4)
        0.25
    """
    sign, room = (1, 1 - before) if rising else (-1, before)
    if not room > 0 or share_sample_size(before, before + sign * room, confidence, power) > n:
        return math.inf
    return crossing(lambda step: n - share_sample_size(before, before + sign * step, confidence, power), 0.0, room)


def mean_sample_size(sd: float, step: float, confidence: float = 0.95, power: float = 0.8) -> float:
    """Answers in each of two waves that show a step in a mean, by Student's t; 2 or more.

    Args:
        sd: standard deviation of an answer, the same in both waves; above 0.
        step: in the same unit.
        confidence: two-sided.
        power: the chance to see the step.

    Source: as `power.t.test` of R; beyond 2,000 answers the normal formula, plus z²/4 (Guenther 1981).

    Example:
        >>> round(mean_sample_size(1, 1, power=0.9), 4)
        22.0211
    """
    if not step:
        return math.inf
    normal = 2 * (_both(confidence, power) * sd / step) ** 2 + z_value(confidence) ** 2 / 4
    if normal > _MANY:
        return normal
    return crossing(lambda n: _t_power(n, abs(step) / sd, confidence) - power, 2.0, normal + 10)


def mean_detectable(sd: float, n: float, confidence: float = 0.95, power: float = 0.8) -> float:
    """The smallest step in a mean that two waves of n answers show, by Student's t; infinite below 2 answers.

    Example:
        >>> round(mean_detectable(1, 22.02110, power=0.9), 4)
        1.0
    """
    if n < 2:
        return math.inf
    normal = _both(confidence, power) * math.sqrt(2 / n)
    if n > _MANY:
        return sd * _both(confidence, power) * math.sqrt(2 / (n - z_value(confidence) ** 2 / 4))
    return sd * crossing(lambda step: _t_power(n, step, confidence) - power, 0.0, 20 * normal)


def one_wave_sample_size(spread_of_answer: float, gap: float, confidence: float = 0.95) -> float:
    """Answers in one wave whose interval reaches `gap` to either side, so that it decides: n = z² s² / d².

    Args:
        spread_of_answer: variance of one answer: of a net share `spread`, of a share p(1−p), of a mean sd².
        gap: between value and target, in the unit whose square the variance has.
        confidence: of the interval.

    Example:
        >>> round(one_wave_sample_size(0.61, 0.057))
        721
    """
    return math.inf if gap == 0 else z_value(confidence) ** 2 * spread_of_answer / gap**2


def one_wave_detectable(spread_of_answer: float, n: float, confidence: float = 0.95) -> float:
    """The gap between value and target that one wave of n answers decides: d = z·√(s² / n).

    Example:
        >>> round(one_wave_detectable(0.61, 721), 3)
        0.057
    """
    return z_value(confidence) * math.sqrt(spread_of_answer / n) if n > 0 else math.inf


def _both(confidence: float, power: float) -> float:
    return z_value(confidence) + quantile(power)


def _t_power(n: float, steps: float, confidence: float) -> float:
    """The chance that two waves of n show a step of so many standard deviations, on its own side."""
    from scipy.special import nctdtr, stdtrit

    df = 2 * (n - 1)
    return 1 - float(nctdtr(df, math.sqrt(n / 2) * steps, stdtrit(df, (1 + confidence) / 2)))
