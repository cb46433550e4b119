"""What a touchpoint feels like: as drawn, as wanted, as measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.charts.emotion_curve import Feeling

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxkit.model import Touchpoint
    from cxkit.results import MetricResult, Results


_FEELINGS = ("csat", "experience", "sentiment")


def felt(results: Results, touchpoint: Touchpoint) -> Feeling:
    """Means of the personas now and wanted, and the latest measured mean answer on the same scale."""
    emotion = touchpoint.emotion
    apart = (min(emotion.values()), max(emotion.values())) if len(set(emotion.values())) > 1 else None
    metric = _measured(results, touchpoint)
    latest = metric.latest if metric else None
    return Feeling(
        touchpoint.name,
        _mean(emotion),
        _mean(touchpoint.ideal.emotion),
        touchpoint.moment_of_truth,
        apart,
        metric.feeling if metric else None,
        latest.n or 0 if latest else 0,
        latest.low_base if latest else False,
    )


def _measured(results: Results, touchpoint: Touchpoint) -> MetricResult | None:
    """The latest figure of what was asked about this contact: satisfaction before ease, as it is nearer to a feeling.

    A survey about the whole relationship says nothing of one contact.
    """
    asked = [
        metric
        for one in touchpoint.metrics
        if (metric := results.metric(one)) and metric.feeling is not None
        if all(_of_a_contact(results, source) for source in metric.metric.source)
    ]
    asked.sort(key=lambda metric: metric.metric.kpi not in _FEELINGS)
    return asked[0] if asked else None


def _of_a_contact(results: Results, source: str) -> bool:
    found = results.workspace.get("source", source)
    return found is not None and found.kind == "transactional"


def _mean(emotion: Mapping[str, int]) -> float | None:
    return sum(emotion.values()) / len(emotion) if emotion else None
