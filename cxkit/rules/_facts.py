"""What a rule may ask besides the workspace: the day, what git keeps, what was measured. All is read when asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from cxkit.loading.gitfacts import tracked
from cxkit.loading.githistory import History
from cxkit.model.values import when

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from cxkit.errors import DataError
    from cxkit.history.record import Record, RecordedMetric


class Wave(NamedTuple):
    """A metric as recorded for all customers in one period.

    Args:
        period: label, such as 2026-q3.
        end: its last day.
        value: as published.
        low: lower limit of its interval.
        high: upper limit.
        n: answers.
        unit: as printed.
        file: the record it stands in.
        metric: the metric as it was measured.
    """

    period: str
    end: date
    value: float
    low: float
    high: float
    n: int
    unit: str
    file: str
    metric: RecordedMetric

    @property
    def revision(self) -> int:
        """Of the metric's definition."""
        return self.metric.revision


@dataclass(frozen=True)
class Facts:
    """The day taken as today, the repository, and the measurements.

    Args:
        today: never the clock's own; it is given.
        root: the folder that holds cx.yaml.
        listed: the files in git, where those of another commit are meant.
        repository: where the history is asked for, where the root is a copy.
        missed: what a rule asked for and git couldn't tell; whoever runs the rules empties it after each.
    """

    today: date
    root: Path
    listed: tuple[str, ...] | None = None
    repository: Path | None = None
    missed: set[str] = field(default_factory=set)

    @property
    def tracked(self) -> tuple[str, ...]:
        """Files in git, as written from the root; none outside a repository."""
        if self.listed is None and self.git.there and not self.git.answers:
            self.missed.add("tracked")
        return self._tracked

    @property
    def history(self) -> History:
        """The history of the repository around the workspace."""
        if self.git.trouble:
            self.missed.add("history")
        return self.git

    @cached_property
    def git(self) -> History:
        """The same, asked what can be known of it; no rule misses anything by that."""
        return History(self.repository or self.root)

    @cached_property
    def _tracked(self) -> tuple[str, ...]:
        if self.listed is not None:
            return self.listed
        return tracked(self.root) if self.git.there else ()

    @property
    def records(self) -> Mapping[str, Record]:
        """Records that hold, by file."""
        return self._records[0]

    @property
    def damaged(self) -> tuple[DataError, ...]:
        """What is wrong with records that aren't as they were written."""
        return self._records[1]

    @cached_property
    def _records(self) -> tuple[Mapping[str, Record], tuple[DataError, ...]]:
        if not (self.root / "measurements").is_dir():
            return {}, ()
        from cxkit.errors import DataError
        from cxkit.history.store import live, read_each

        records, faults = read_each(self.root)
        try:
            return live(records), faults
        except DataError as error:
            return {}, (*faults, error)

    @cached_property
    def _series(self) -> Mapping[str, tuple[Wave, ...]]:
        found: dict[str, list[Wave]] = {}
        for file, record in self.records.items():
            for name, metric in record.metrics.items():
                whole = next((one for one in metric.figures if not one.segment), None)
                if (
                    whole is None
                    or whole.answers is None
                    or whole.value is None
                    or whole.low is None
                    or whole.high is None
                ):
                    continue
                wave = Wave(
                    record.period, when(record.period), whole.value, whole.low, whole.high, whole.answers.n, metric.unit,
                    file, metric,
                )  # fmt: skip
                found.setdefault(name, []).append(wave)
        return {name: tuple(sorted(waves, key=lambda wave: wave.end)) for name, waves in found.items()}

    def series(self, metric: str) -> tuple[Wave, ...]:
        """All waves of a metric, oldest first; none before it was recorded."""
        return self._series.get(metric, ())
