"""Which recommendation comes first, and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from cxkit.model import Capability, Course, Initiative, Recommendation
    from cxkit.model.values import Impact
    from cxkit.planning.planned import Schedule


@dataclass(frozen=True, slots=True)
class Gap:
    """A capability that a recommendation rests on and that isn't there yet; levels 1 to 5.

    Args:
        capability: id.
        needed: the level it must have.
        today: the assessed level; None where nobody assessed it.
        built_by: ids of the initiatives and courses that raise it to the level; none where nobody does.
        ready: the day the last of them is over or due; None where no day is known.
    """

    capability: str
    needed: int
    today: float | None
    built_by: tuple[str, ...]
    ready: date | None


@dataclass(frozen=True, slots=True)
class Priority:
    """A recommendation in the order of doing.

    Args:
        recommendation: id.
        rank: 1 comes first; None for a rejected one, and where impact or effort weren't judged.
        impact: mean of the impacts on satisfaction, loyalty and business that were judged, 1 to 5.
        effort: 1 to 5.
        feasibility: 1 to 5.
        acceptability: of the party that is least willing, 1 to 5; None where nobody was asked.
        least_willing: that party, or those parties.
        gaps: what it rests on and isn't there yet.
        outcome: `accepted`, `rejected` or `deferred`; empty where nobody decided.
    """

    recommendation: str
    rank: int | None
    impact: float | None
    effort: int | None
    feasibility: int | None
    acceptability: int | None
    least_willing: tuple[str, ...]
    gaps: tuple[Gap, ...]
    outcome: str


def priorities(
    recommendations: Sequence[Recommendation],
    capabilities: Sequence[Capability],
    initiatives: Sequence[Initiative],
    courses: Sequence[Course],
    plan: Schedule,
) -> tuple[Priority, ...]:
    """Recommendations in the order of doing.

    Most impact for the effort comes first (impact − effort), then more impact, then what is more feasible, then what
    the least willing party accepts more, then by id. Unjudged ones come after, rejected ones last.

    Example:
        >>> from cxkit.model import Recommendation
        >>> from cxkit.planning.planned import Schedule
        >>> ones = [Recommendation(id=name, name=name, impact=impact, effort=effort)
        ...         for name, impact, effort in (("big", 5, 5), ("quick", 3, 1), ("slow", 2, 5))]
        >>> [(one.recommendation, one.rank) for one in priorities(ones, [], [], [], Schedule((), (), (), ()))]
        [('quick', 1), ('big', 2), ('slow', 3)]
    """
    known = {one.id: one for one in capabilities}
    judged = [(one, mean_impact(one.impact), _least(one)) for one in recommendations]
    ranked = sorted(judged, key=lambda each: _order(*each))
    found: list[Priority] = []
    for one, impact, least in ranked:
        counts = impact is not None and one.effort is not None and not one.rejected
        found.append(
            Priority(
                one.id,
                len([other for other in found if other.rank]) + 1 if counts else None,
                impact,
                one.effort,
                one.feasibility,
                least,
                tuple(sorted(party for party, score in one.acceptability.items() if score == least)),
                _gaps(one, known, initiatives, courses, plan),
                one.decision.outcome if one.decision else "",
            )
        )
    return tuple(found)


def mean_impact(impact: Impact | None) -> float | None:
    """The mean of what was judged; None where nothing was."""
    given = [one for one in (impact.satisfaction, impact.loyalty, impact.business) if one] if impact else []
    return sum(given) / len(given) if given else None


def _least(one: Recommendation) -> int | None:
    return min(one.acceptability.values(), default=None)


def _order(
    one: Recommendation, impact: float | None, least: int | None
) -> tuple[bool, bool, float, float, int, int, str]:
    known = impact is not None and one.effort is not None
    gain = (impact or 0.0) - (one.effort or 0)
    return one.rejected, not known, -gain, -(impact or 0.0), -(one.feasibility or 0), -(least or 0), one.id


def _gaps(
    one: Recommendation,
    known: dict[str, Capability],
    initiatives: Sequence[Initiative],
    courses: Sequence[Course],
    plan: Schedule,
) -> tuple[Gap, ...]:
    found = []
    for name, needed in sorted(one.requires.items()):
        capability = known.get(name)
        today = capability.baseline.value if capability and capability.baseline else None
        if today is not None and today >= needed:
            continue
        ready = {task.id: plan.span(task.id) for task in initiatives if task.builds.get(name, 0) >= needed}
        days = [span[1] for span in ready.values() if span]
        taught = [course for course in courses if course.builds.get(name, 0) >= needed]
        days += [course.target.by for course in taught if course.target and course.target.by]
        builders = tuple(sorted({*ready, *(course.id for course in taught)}))
        found.append(Gap(name, needed, today, builders, max(days, default=None)))
    return tuple(found)
