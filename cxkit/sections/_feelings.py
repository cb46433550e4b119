"""What a touchpoint feels like: as drawn, as wanted, as measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.charts.emotion_curve import Feeling

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxkit.model import Touchpoint
    from cxkit.results import Point, Results


_FEELINGS = ("csat", "experience", "sentiment")


def felt(results: Results, touchpoint: Touchpoint) -> Feeling:
    """Means of the personas now and wanted, and the latest measured mean answer on the same scale."""
    emotion = touchpoint.emotion
    apart = (min(emotion.values()), max(emotion.values())) if len(set(emotion.values())) > 1 else None
    point = _measured(results, touchpoint)
    return Feeling(
        touchpoint.name,
        _mean(emotion),
        _mean(touchpoint.ideal.emotion),
        touchpoint.moment_of_truth,
        apart,
        point.feeling if point else None,
        point.n or 0 if point else 0,
        point.low_base if point else False,
    )


def _measured(results: Results, touchpoint: Touchpoint) -> Point | None:
    """The latest figure of what was asked about this contact: satisfaction before ease, as it is nearer to a feeling.

    A survey about the whole relationship says nothing of one contact.
    """
    asked = [
        metric
        for one in touchpoint.metrics
        if (metric := results.metric(one)) and metric.latest and metric.latest.feeling is not None
        if all(_of_a_contact(results, source) for source in metric.metric.source)
    ]
    asked.sort(key=lambda metric: metric.metric.kpi not in _FEELINGS)
    return asked[0].latest if asked else None


def _of_a_contact(results: Results, source: str) -> bool:
    found = results.workspace.get("source", source)
    return found is not None and found.kind == "transactional"


def _mean(emotion: Mapping[str, int]) -> float | None:
    return sum(emotion.values()) / len(emotion) if emotion else None
