"""How likely the plan reaches its targets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cxkit.api.results import gather
from cxkit.api.today import today
from cxkit.errors import UsageError
from cxkit.loading.load import load
from cxkit.model import Range, Roadmap
from cxkit.model.values import days
from cxkit.planning.cases import Case
from cxkit.planning.draws import SEED, WORLDS
from cxkit.planning.outlook import slipped_at_most, within_budgets

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from cxkit.planning.outlook import Reached, Start
    from cxkit.planning.plan import Plan


@dataclass(frozen=True, slots=True)
class Simulation:
    """All objectives, and whether money and time in reserve are enough.

    Args:
        name: the company.
        as_of: the day taken as today.
        reached: objectives in the order of their impact.
        delay: weeks by which each go-live slips; None: none does.
        seed: of the worlds.
        money: `budgets` and `budgets and reserve` → in how many worlds one-time costs of accepted cases stay within.
        time: in how many worlds no go-live slips by more than the time in reserve; None without delay or reserve.
    """

    name: str
    as_of: date
    reached: tuple[Reached, ...]
    delay: Range | None
    seed: int
    money: dict[str, float]
    time: float | None

    def as_dict(self) -> dict[str, Any]:
        """The versioned shape `cx/1` that scripts rely on."""
        return {
            "schema": "cx/1", "command": "simulate", "as_of": self.as_of.isoformat(), "worlds": WORLDS,
            "seed": self.seed, "delay_weeks": [self.delay.low, self.delay.high] if self.delay else None,
            "objectives": [_reached(one) for one in self.reached], "money": self.money, "time": self.time,
        }  # fmt: skip


def simulate(
    path: Path | str = ".", *, as_of: str | date | None = None, delay: str | None = None, seed: int | None = None
) -> Simulation:
    """Simulate the plan of the workspace at or above a path.

    Args:
        path: in the workspace.
        as_of: the day taken as today.
        delay: weeks by which each go-live may slip, 9 chances in 10, such as `0..8`; none: no delay is assumed.
        seed: another seed draws other worlds; none: always the same ones.

    Raises:
        UsageError: there is no workspace, or the delay is no closed range.
    """
    slip = _delay(delay)
    seed = SEED if seed is None else seed
    results = gather(load(path), today(as_of))
    plan = results.plan
    reserve = results.workspace.head(Roadmap).reserve.time
    with_days = [one.id for one in plan.initiatives if plan.schedule.span(one.id) or one.go_live]
    return Simulation(
        results.workspace.config.name,
        results.as_of,
        tuple(results.outlook(one, slip, seed) for one in results.objectives),
        slip,
        seed,
        _money(plan, seed),
        slipped_at_most(days(reserve) / 7, with_days, slip, seed) if slip and reserve else None,
    )


def _delay(written: str | None) -> Range | None:
    if not written:
        return None
    from pydantic import ValidationError

    try:
        found = Range.model_validate(written)
    except ValidationError:
        found = None
    if found is None or found.low is None or found.high is None:
        message = f"'{written}' is no range of weeks"
        raise UsageError(message, hint="write --delay 0..8: nine chances in ten that a go-live slips by up to 8 weeks")
    return found


def _money(plan: Plan, seed: int) -> dict[str, float]:
    """Whether budgets are enough for the one-time costs of what the roadmap carries out."""
    carried = [one for one in plan.cases if isinstance(one, Case) and one.timing.initiatives]
    costs = [(line.key, line.once[0]) for one in carried for line in one.lines if line.side == "cost" and line.once]
    names = {name for one in carried for name in one.timing.initiatives}
    budgets = [one.budget for one in plan.initiatives if one.id in names and one.budget is not None]
    if not costs or len(budgets) < len(names):
        return {}
    limits = {"budgets": sum(budgets)}
    reserve = plan.workspace.head(Roadmap).reserve.budget
    if reserve:
        limits["budgets and reserve"] = sum(budgets) + reserve
    return within_budgets(costs, limits, seed)


def _reached(one: Reached) -> dict[str, Any]:
    found = one.outlook
    told: dict[str, Any] = {
        "objective": one.objective, "target": one.target, "by": one.by.isoformat() if one.by else None,
        "reason": one.reason or None, "chance": None,
    }  # fmt: skip
    if found is None:
        return told
    return {
        **told, "chance": found.chance, "value": found.value.likely, "low": found.value.low, "high": found.value.high,
        "worst": found.worst, "best": found.best,
        "start": _start(found.start),
        "promises": [
            {
                "initiative": each.initiative, "live": each.live.isoformat() if each.live else None,
                "by": each.by.isoformat() if each.by else None, "low": each.change.low, "high": each.change.high,
                "counts": each.counts,
            }
            for each in found.promises
        ],
    }  # fmt: skip


def _start(start: Start) -> dict[str, Any]:
    return {
        "value": start.value, "at": start.at.isoformat(), "low": start.low, "high": start.high,
        "measured": start.measured,
    }  # fmt: skip
