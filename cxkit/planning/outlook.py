"""How likely the plan reaches a target: a start that isn't quite known, promised effects, and delays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from cxkit.planning.draws import SEED, WORLDS, Spread, chances, draw, likely, spread
from cxkit.stats.normal import z_value

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from cxkit.model import Initiative, Range
    from cxkit.planning.planned import Schedule

_DAYS_A_WEEK = 7


@dataclass(frozen=True, slots=True)
class Start:
    """Where a metric stands today.

    Args:
        value: the latest measurement, or the declared baseline.
        at: the last day it covers; what went live by then is in it already.
        low: lower end of its interval; None where it was declared without one.
        high: upper end.
        confidence: of the interval, 0 to 1.
        measured: whether it was measured; else it was declared.
    """

    value: float
    at: date
    low: float | None = None
    high: float | None = None
    confidence: float = 0.95
    measured: bool = False


@dataclass(frozen=True, slots=True)
class Promise:
    """A change that an initiative promises of the metric.

    Args:
        initiative: id.
        live: its go-live, or the day after its last activity; None where no day is known.
        by: the day by which the change is whole; None: at once.
        change: in the metric's own unit.
        counts: `yes`; or why it doesn't: `in the start already`, `after the target's day`, `no day`, `open end`.
    """

    initiative: str
    live: date | None
    by: date | None
    change: Range
    counts: str = "yes"


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the plan promises for a target.

    Args:
        chance: in how many of 10,000 worlds the true value is at or beyond the target on its day, 0 to 1.
        value: the true value on that day.
        worst: with every promise at its bad end, and all as late as the delay allows.
        best: with every promise at its good end, and no delay.
        start: where it begins.
        promises: what was counted, and what wasn't.
    """

    chance: float
    value: Spread
    worst: float
    best: float
    start: Start
    promises: tuple[Promise, ...]


@dataclass(frozen=True, slots=True)
class Reached:
    """An objective and how likely it is reached.

    Args:
        objective: id.
        target: wanted value; None where there is none.
        by: its day.
        outlook: None where nothing can be said.
        reason: why not, or why nothing was promised, in words.
    """

    objective: str
    target: float | None
    by: date | None
    outlook: Outlook | None
    reason: str = ""


def promises_for(
    metric: str, initiatives: Sequence[Initiative], plan: Schedule, start: Start, goal: date, today: date
) -> tuple[Promise, ...]:
    """All that initiatives promise of a metric, and whether it counts; stopped ones promise nothing."""
    found = []
    for one in initiatives:
        if one.stopped is not None and one.stopped.at <= today:
            continue
        live = one.go_live or plan.over(one.id)
        for effect in one.promised:
            if effect.metric == metric:
                counts = _counts(effect.change, live, start, goal)
                found.append(Promise(one.id, live, effect.by, effect.change, counts))
    return tuple(found)


def _counts(change: Range, live: date | None, start: Start, goal: date) -> str:
    if likely(change) is None:
        return "open end"
    if live is None:
        return "no day"
    if live <= start.at:
        return "in the start already"
    return "yes" if live <= goal else "after the target's day"


def outlook(
    name: str,
    start: Start,
    target: float,
    goal: date,
    promises: Sequence[Promise],
    *,
    better: Literal["higher", "lower"],
    bounds: tuple[float, float] | None = None,
    delay: Range | None = None,
    seed: int = SEED,
) -> Outlook:
    """Count the worlds in which a target is reached.

    In each world the start is drawn from its interval, each promise from its range, and each initiative's delay from
    `delay`, all independently of each other. A promise counts whole once its initiative is live, or grows evenly until
    its `by`. Nothing else is assumed to move the metric.

    Args:
        name: of the objective; the same name and seed give the same worlds.
        start: where the metric stands.
        target: wanted value.
        goal: its day.
        promises: those that count are those marked `yes`.
        better: whether higher or lower values are better.
        bounds: lowest and highest possible value of the metric.
        delay: weeks by which each go-live slips, 9 chances in 10; below 0 counts as 0. None: none slips.
        seed: another seed draws other worlds.

    Example:
        >>> from datetime import date
        >>> from cxkit.model import Range
        >>> one = Promise("desk", date(2027, 1, 1), None, Range(low=3, high=7))
        >>> found = outlook("ease", Start(60, date(2026, 10, 1)), 65, date(2027, 12, 31), [one], better="higher")
        >>> found.chance, found.value.likely
        (0.5, 65.0)
    """
    import numpy as np

    counted = [one for one in promises if one.counts == "yes"]
    values = np.full(WORLDS, start.value) if start.low is None or start.high is None else _started(name, start, seed)
    slips = {one.initiative: _slipped(one.initiative, delay, seed) for one in counted}
    middle, worst, best = start.value, start.value, start.value
    rising = better == "higher"
    for one in counted:
        scores = chances(f"{name} {one.initiative}", seed)
        values = values + draw(one.change, scores) * _arrived(one, goal, slips[one.initiative])
        usual = np.array([max(0.0, likely(delay) or 0.0) if delay else 0.0])
        middle += (likely(one.change) or 0.0) * float(_arrived(one, goal, usual)[0])
        late = np.array([max(0.0, delay.high or 0.0) if delay else 0.0])
        ends = one.change.low or 0.0, one.change.high or 0.0
        worst += (ends[0] if rising else ends[1]) * float(_arrived(one, goal, late)[0])
        best += (ends[1] if rising else ends[0]) * float(_arrived(one, goal, np.zeros(1))[0])
    if bounds:
        values = np.clip(values, *bounds)
        middle, worst, best = (min(max(value, bounds[0]), bounds[1]) for value in (middle, worst, best))
    reached = values >= target if rising else values <= target
    return Outlook(float(reached.mean()), spread(values, middle), worst, best, start, tuple(promises))


def slipped_at_most(weeks: float, initiatives: Sequence[str], delay: Range, seed: int = SEED) -> float:
    """In how many worlds no initiative slips by more than so many weeks."""
    import numpy as np

    worst = np.zeros(WORLDS)
    for name in initiatives:
        worst = np.maximum(worst, _slipped(name, delay, seed))
    return float((worst <= weeks).mean())


def _started(name: str, start: Start, seed: int) -> Any:
    wide = ((start.high or 0.0) - (start.low or 0.0)) / 2
    return start.value + chances(f"{name} start", seed) * wide / z_value(start.confidence)


def _slipped(initiative: str, delay: Range | None, seed: int) -> Any:
    """Weeks by which an initiative is late in each world: one draw for all that it promises."""
    import numpy as np

    if delay is None:
        return np.zeros(WORLDS)
    return np.maximum(draw(delay, chances(f"delay {initiative}", seed)), 0.0)


def _arrived(one: Promise, goal: date, weeks: Any) -> Any:
    """The share of a promise that is there on the target's day, given how late its initiative is."""
    import numpy as np

    if one.live is None:
        return np.zeros(len(weeks))
    days = (goal - one.live).days - weeks * _DAYS_A_WEEK
    grows = (one.by - one.live).days if one.by and one.by > one.live else 0
    if not grows:
        return (days >= 0).astype(float)
    return np.clip(days / grows, 0.0, 1.0)


def within_budgets(
    costs: Sequence[tuple[str, Range]], money: Mapping[str, float], seed: int = SEED
) -> dict[str, float]:
    """In how many worlds one-time costs stay within amounts of money.

    Args:
        costs: key of each cost line of the business cases and its range; one key varies as in the case.
        money: name of an amount and the amount.
        seed: another seed draws other worlds.
    """
    import numpy as np

    total = np.zeros(WORLDS)
    for key, amount in costs:
        total = total + draw(amount, chances(key, seed))
    return {name: float((total <= limit + 1e-9).mean()) for name, limit in money.items()}
