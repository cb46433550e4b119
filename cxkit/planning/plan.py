"""A workspace's plan on a day: each part is worked out when it is first asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from cxkit.model import Capability, Course, Initiative, Part, Phase, Recommendation, Recommendations, Review, Risk, Team
from cxkit.planning.capacity import Load, loads
from cxkit.planning.case_lines import timing_of
from cxkit.planning.cases import Case, NoCase, business_case
from cxkit.planning.deeds import Deed, deeds, deeds_of
from cxkit.planning.exposure import Exposure, exposures
from cxkit.planning.priorities import Priority, priorities
from cxkit.planning.progress import Progress, progress_of
from cxkit.planning.schedule import schedule
from cxkit.planning.states import State, initiative_state
from cxkit.planning.workdays import Workdays

if TYPE_CHECKING:
    from datetime import date

    from cxkit.loading.workspace import Workspace
    from cxkit.planning.planned import Schedule

P = TypeVar("P", bound=Part)


@dataclass(frozen=True)
class Plan:
    """What follows from roadmap, calendar, cases and risks on a day.

    Args:
        workspace: the strategy as read.
        today: the day taken as today.
    """

    workspace: Workspace
    today: date

    @cached_property
    def workdays(self) -> Workdays:
        """The company's working days."""
        return Workdays.of(self.workspace.config.calendar)

    @cached_property
    def initiatives(self) -> tuple[Initiative, ...]:
        """All initiatives, in order."""
        return self._all(Initiative)

    @cached_property
    def phases(self) -> tuple[Phase, ...]:
        """All phases, in order."""
        return self._all(Phase)

    @cached_property
    def teams(self) -> tuple[Team, ...]:
        """All teams, in order."""
        return self._all(Team)

    @cached_property
    def schedule(self) -> Schedule:
        """Dates of all activities."""
        return schedule(self.initiatives, self.phases, self.teams, self.workdays, self.today)

    @cached_property
    def loads(self) -> tuple[Load, ...]:
        """Teams booked against what they have, by month."""
        return loads(self.schedule, self.teams, self.workdays)

    @cached_property
    def recommendations(self) -> tuple[Recommendation, ...]:
        """All recommendations, in order."""
        return self._all(Recommendation)

    @cached_property
    def cases(self) -> tuple[Case | NoCase, ...]:
        """The business case of every recommendation that isn't rejected."""
        head = self.workspace.head(Recommendations)
        return tuple(
            business_case(one, head, timing_of(one, self.initiatives, self.schedule, self.today))
            for one in self.recommendations
            if not one.rejected
        )

    @cached_property
    def priorities(self) -> tuple[Priority, ...]:
        """Recommendations in the order of doing."""
        return priorities(
            self.recommendations, self._all(Capability), self.initiatives, self._all(Course), self.schedule
        )

    @cached_property
    def risks(self) -> tuple[Risk, ...]:
        """All risks, in order."""
        return self._all(Risk)

    @cached_property
    def exposures(self) -> tuple[Exposure, ...]:
        """Risks in the order of the register."""
        return exposures(self.risks, self.workspace.config.thresholds.risk_appetite, self.today)

    def state(self, one: Initiative) -> State:
        """The state of an initiative today."""
        return initiative_state(one, self.schedule, self.today)

    @cached_property
    def deeds(self) -> tuple[Deed, ...]:
        """All that is due on some day, earliest first."""
        return deeds(self.initiatives, self.phases, self.risks, self._all(Review), self.schedule, self.today)

    @property
    def late(self) -> tuple[Deed, ...]:
        """What should be done by now and isn't, longest overdue first."""
        return tuple(deed for deed in self.deeds if deed.state == "late")

    def late_of(self, one: Initiative) -> tuple[Deed, ...]:
        """What of an initiative should be done by now and isn't."""
        return tuple(deed for deed in deeds_of(one, self.schedule, self.today) if deed.state == "late")

    def progress(self, one: Initiative) -> Progress:
        """An initiative against its plan."""
        return progress_of(one, self.schedule, self.workdays, self.today)

    def _all(self, kind: type[P]) -> tuple[P, ...]:
        return tuple(part for _, part in self.workspace.walk(kind))
