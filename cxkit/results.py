"""Everything a report may use: the strategy, its findings, the recorded figures and what they say of the objectives."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from cxkit.planning.draws import SEED
from cxkit.planning.outlook import Reached, Start, outlook, promises_for

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from cxkit.findings import Finding, Severity
    from cxkit.history.drivers import RecordedDrivers
    from cxkit.loading.workspace import Workspace
    from cxkit.model import Contingency, Message, Metric, Objective, Range, Risk, Trigger
    from cxkit.planning.plan import Plan
    from cxkit.scan.request import Ledger
    from cxkit.stats.decomposition import MixAndRate
    from cxkit.stats.trend import Trend
    from cxkit.verdicts.change import Change
    from cxkit.verdicts.target import Verdict
    from cxkit.verdicts.trigger import Stand


@dataclass(frozen=True, slots=True)
class Validation:
    """What was found.

    Args:
        workspace: what was checked.
        findings: by file, line, column and code.
        as_of: the day taken as today.
        notes: what wasn't checked, a sentence each.
        hidden: why findings aren't shown → how many.
        seconds: what was done → how long it took.
    """

    workspace: Workspace
    findings: tuple[Finding, ...]
    as_of: date
    notes: tuple[str, ...]
    hidden: Mapping[str, int] = field(default_factory=dict)
    seconds: Mapping[str, float] = field(default_factory=dict)

    def count(self, severity: Severity) -> int:
        """How many findings weigh exactly so."""
        return sum(finding.severity == severity for finding in self.findings)

    def fails(self, at: Severity) -> bool:
        """Whether any finding weighs as much or more."""
        return any(finding.severity >= at for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Point:
    """One published figure of a period.

    Where it is withheld, `value`, `low`, `high` and `n` are None and `reason` says why.

    Args:
        period: label, such as `2026-q3`.
        end: last day of the period.
        revision: of the metric's definition; points of different revisions are never joined by a line.
        low_base: fewer than 30 answers.
        census: all who could have answered did; there is no interval.
        response_rate: share of those invited who answered, in per cent, where that is known.
    """

    period: str
    end: date
    value: float | None
    low: float | None
    high: float | None
    n: int | None
    revision: int = 1
    reason: str | None = None
    low_base: bool = False
    census: bool = False
    response_rate: float | None = None


@dataclass(frozen=True, slots=True)
class SegmentPoint:
    """A figure of one segment in the latest period.

    Args:
        attribute: what the segments differ in.
        name: its value, `other` where groups were rolled up.
        point: the figure.
        change: since the period before.
        rest: against all other segments of the attribute together.
    """

    attribute: str
    name: str
    point: Point
    change: Change | None = None
    rest: Change | None = None


class Parts(NamedTuple):
    """Where a change comes from; each kind of parts adds up to it.

    Args:
        ends: of a net share what each end brought, by name.
        groups: attribute → what changed because its groups grew or shrank (mix), and what changed within them (rate).
    """

    ends: Mapping[str, float]
    groups: Mapping[str, MixAndRate]


class RankedDrivers(NamedTuple):
    """What went with the answers, as recorded.

    Args:
        period: label of the newest period for which it is known.
        confidence: of its intervals, 0 to 1.
        found: the questions.
    """

    period: str
    confidence: float
    found: RecordedDrivers


@dataclass(frozen=True, slots=True)
class MetricResult:
    """A metric with all that was recorded of it.

    Args:
        metric: as declared.
        kpi_title: such as `Net Promoter Score`.
        statistic: such as `top-two-box`; printed beside the value.
        unit: `points`, `%`, `1-5`.
        better: `higher` or `lower`.
        bounds: lowest and highest possible value.
        formula: how it is computed, in words.
        population: who could be asked, in words.
        series: published figures, oldest first.
        change: of the latest period since the one before, where both are of one definition.
        change_from: label of that period before; also where the two can't be compared.
        segments: of the latest period.
        excluded: reason → rows without an answer in the latest period.
        confidence: of the intervals, 0 to 1.
        method: of the intervals.
        reason: why nothing was recorded, in words; empty where something was.
        feeling: mean answer of the latest period with its interval, laid evenly from the ends of its scale to −2 and 2;
            None where the answers aren't points on a scale. Journeys hold it against the emotion as drawn.
        parts: where the change comes from; None where it has no parts.
        trend: per period, over four or more periods of one definition.
        drivers: what went with its answers, of the latest definition; None where none are declared or recorded.
    """

    metric: Metric
    kpi_title: str
    statistic: str
    unit: str
    better: Literal["higher", "lower"]
    bounds: tuple[float, float]
    formula: str
    population: str
    series: tuple[Point, ...]
    change: Change | None
    change_from: str | None
    segments: tuple[SegmentPoint, ...]
    excluded: Mapping[str, int]
    confidence: float
    method: str
    reason: str = ""
    feeling: tuple[float, float, float] | None = None
    parts: Parts | None = None
    trend: Trend | None = None
    drivers: RankedDrivers | None = None

    @property
    def latest(self) -> Point | None:
        """The newest published figure."""
        return self.series[-1] if self.series else None


@dataclass(frozen=True, slots=True)
class ObjectiveResult:
    """An objective against its dated path.

    Args:
        objective: as declared.
        metric: what was measured; None where its metric is unknown.
        owner: the name of who answers for it.
        rank: place by declared impact, 1 comes first.
        start: date and value of the baseline.
        goal: date and value of the target.
        expected: what the path says for the end of the measured period; None before it starts.
        checkpoint: the last dated checkpoint that has passed; None before the first one.
        next: the next dated checkpoint, or the target.
        verdict: of the latest figure against `expected`; None where there is nothing to judge.
        reason: why there is no verdict, in words.
        decides_n: answers in a wave that would decide a 'can't tell' at this gap.
        decides_gap: the gap that the present number of answers would decide.
        latest: the newest figure of the objective's own population; None where none was published.
    """

    objective: Objective
    metric: MetricResult | None
    owner: str
    rank: int
    start: tuple[date, float] | None
    goal: tuple[date, float] | None
    expected: float | None
    checkpoint: tuple[date, float] | None
    next: tuple[date, float] | None
    verdict: Verdict | None
    reason: str = ""
    decides_n: int | None = None
    decides_gap: float | None = None
    latest: Point | None = None

    @property
    def unit(self) -> str:
        """Of its metric; empty where that is unknown."""
        return self.metric.unit if self.metric else ""

    @property
    def begin(self) -> Start | None:
        """Where its metric stands: the latest figure of its own population, or the declared baseline.

        A figure of the whole metric can't stand for a part of it; there, the baseline is taken.
        """
        latest = self.latest if "." not in (self.objective.metric or "") else None
        if self.metric and latest and latest.value is not None:
            return Start(latest.value, latest.end, latest.low, latest.high, self.metric.confidence, measured=True)
        baseline = self.objective.baseline
        if baseline is None or baseline.value is None or baseline.at is None:
            return None
        return Start(baseline.value, baseline.at, baseline.low, baseline.high)


@dataclass(frozen=True, slots=True)
class Alarm:
    """The trigger of a risk's contingency plan, and whether it has fired.

    Args:
        risk: whose plan it sets going.
        plan: prevention, correction, money, and who is told.
        trigger: as declared.
        stand: whether it has fired, by the recorded figures.
        metric: what it watches; None where that is unknown.
        points: the figures that were looked at, oldest first.
        messages: of communication.yaml, to those who must be told, about risks or contingency plans.
        answered: the day on which something was done after it fired; None where nothing was.
    """

    risk: Risk
    plan: Contingency
    trigger: Trigger
    stand: Stand
    metric: MetricResult | None
    points: tuple[Point, ...]
    messages: tuple[Message, ...]
    answered: date | None = None

    @property
    def fired(self) -> bool:
        """Whether the plan should be under way."""
        return self.stand.word == "fired"


@dataclass(frozen=True, slots=True)
class RecordResult:
    """Where recorded figures come from.

    Args:
        file: the record, relative to the workspace.
        source: id of the source.
        period: label.
        tool: version of cxkit that wrote it.
        definition: hash of the definitions.
        ledgers: rows in and out of each export, with its SHA-256.
    """

    file: str
    source: str
    period: str
    tool: str
    definition: str
    ledgers: tuple[Ledger, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """All of it, as of a day."""

    workspace: Workspace
    as_of: date
    confidence: float
    findings: tuple[Finding, ...]
    metrics: tuple[MetricResult, ...]
    objectives: tuple[ObjectiveResult, ...]
    plan: Plan
    records: tuple[RecordResult, ...] = field(default_factory=tuple)
    alarms: tuple[Alarm, ...] = field(default_factory=tuple)

    def outlook(self, one: ObjectiveResult, delay: Range | None = None, seed: int = SEED) -> Reached:
        """How likely the plan reaches an objective's target; without a delay, every go-live holds its day."""
        name, metric, start = one.objective.id, one.objective.metric, one.begin
        if one.goal is None or metric is None:
            return Reached(name, None, None, None, "it has no dated target on a metric")
        goal, target = one.goal
        if start is None:
            return Reached(name, target, goal, None, "nothing was measured, and its baseline has no value or day")
        if goal <= start.at:
            return Reached(name, target, goal, None, "its day has passed: cx status judges what was measured")
        plan = self.plan
        promises = promises_for(metric, plan.initiatives, plan.schedule, start, goal, self.as_of)
        measured = one.metric if one.metric and one.metric.series else None
        better = measured.better if measured else "higher"
        if one.start is not None and one.start[1] != target:
            better = "higher" if target > one.start[1] else "lower"
        bounds = measured.bounds if measured and "." not in metric else None
        found = outlook(name, start, target, goal, promises, better=better, bounds=bounds, delay=delay, seed=seed)
        return Reached(name, target, goal, found, "" if promises else "no initiative promises to change it")

    def metric(self, name: str) -> MetricResult | None:
        """The result of the metric with this id (`first-orders.emotion` finds `first-orders`)."""
        whole = name.split(".", 1)[0]
        return next((result for result in self.metrics if result.metric.id == whole), None)

    def alarm(self, risk: str) -> Alarm | None:
        """The trigger of the risk with this id; None where it has none, or can't happen any more."""
        return next((one for one in self.alarms if one.risk.id == risk), None)
