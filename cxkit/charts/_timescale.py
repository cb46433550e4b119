"""A row of days: where each lies, and which months, quarters or years are named above it."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from cxkit.charts.svg import Axis, line, text, width_of

if TYPE_CHECKING:
    from collections.abc import Iterable

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ROOM = 27
_STEPS = (1, 3, 6, 12, 24, 60, 120)


@dataclass(frozen=True, slots=True)
class Timescale:
    """Whole months from the first day to the last, laid between two places."""

    first: date
    last: date
    left: float
    right: float

    @classmethod
    def over(cls, days: Iterable[date], left: float, right: float) -> Timescale:
        """A scale on which all these days lie."""
        known = sorted(days)
        end = known[-1]
        last = end.replace(day=calendar.monthrange(end.year, end.month)[1])
        return cls(known[0].replace(day=1), last, left, right)

    def start(self, day: date) -> float:
        """Where a day begins."""
        return Axis(self.first.toordinal(), self.last.toordinal() + 1, self.left, self.right)(day.toordinal())

    def end(self, day: date) -> float:
        """Where a day ends."""
        return Axis(self.first.toordinal(), self.last.toordinal() + 1, self.left, self.right)(day.toordinal() + 1)

    def holds(self, day: date) -> bool:
        """Whether a day lies on it."""
        return self.first <= day <= self.last

    def heads(self, top: float, bottom: float) -> str:
        """Names of months (or quarters, or years) above, years in bold, with hairlines down to `bottom`."""
        first, last = self.first.year * 12 + self.first.month - 1, self.last.year * 12 + self.last.month - 1
        one = (self.right - self.left) / (last - first + 1)
        step = next((step for step in _STEPS if one * step >= _ROOM), _STEPS[-1])
        body = []
        taken = self.left
        for at in range(first, last + 1):
            year, month = divmod(at, 12)
            if at % step and at != first:
                continue
            x = self.start(date(year, month + 1, 1))
            faint = "" if month % 3 == 0 else ' opacity=".45"'
            body.append(line(x, top, x, bottom, "hair").replace("/>", f"{faint}/>"))
            # a first month that is cut short would stand on the name of the next
            if step < 12 and (at % step == 0 or one * (step - at % step) >= _ROOM):
                body.append(text(x + 4, top - 4, _MONTHS[month], "tick"))
            ends = x + 4 + width_of(str(year), 11, bold=True)
            if (month == 0 or at == first) and x >= taken and ends <= self.right + 6:
                body.append(text(x + 4, top - 19, str(year), "small bold"))
                taken = ends
        return "".join(body)
