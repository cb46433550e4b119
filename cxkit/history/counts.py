"""The counts behind a figure as they are kept: by point of a scale, or the sums of another summary."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from cxkit.scales.distribution import Distribution
from cxkit.scales.scale import Scale
from cxkit.stats.clusters import Clusters
from cxkit.stats.population import Frame
from cxkit.stats.weights import Cell
from cxkit.summaries.money import Money
from cxkit.summaries.scores import Scores
from cxkit.summaries.times import Times
from cxkit.summaries.worths import Worths

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxkit.summaries.summary import Summary

_KINDS: Mapping[str, type[Times | Scores | Money | Worths]] = {
    "times": Times,
    "scores": Scores,
    "money": Money,
    "worths": Worths,
}


def to_data(answers: Summary) -> dict[str, Any]:
    """What is written of the counts; who doesn't count is written by the record."""
    frame = answers.frame if isinstance(answers, Distribution | Scores) else None
    known = {"frame": {"answered": frame.answered, "people": frame.people}} if frame else {}
    if isinstance(answers, Distribution):
        return _distribution(answers) | known
    for name, kind in _KINDS.items():
        if isinstance(answers, kind):
            return {name: answers.as_data()} | known
    message = f"{type(answers).__name__} can't be kept"
    raise TypeError(message)


def summary_from(body: Any) -> Summary:
    """The counts of a figure as read; a `ValueError`, `KeyError` or `TypeError` where there are none."""
    found = _summary_from(body, dict(body.get("excluded", {})))
    if "frame" in body and isinstance(found, Distribution | Scores):
        frame = Frame(int(body["frame"]["answered"]), _number(body["frame"]["people"]))
        return replace(found, frame=frame)
    return found


def _summary_from(body: Any, excluded: Mapping[str, int]) -> Summary:
    for name, kind in _KINDS.items():
        if name in body:
            return kind.from_data(body[name], excluded)
    weighted = any(isinstance(cell, list) for cell in body["cells"].values())
    cells = {
        _number(point): Cell(int(cell[0]), Decimal(cell[1]), Decimal(cell[2])) if weighted else Cell.of(int(cell))
        for point, cell in body["cells"].items()
    }
    scale = Scale.parse(str(body["scale"]))
    return Distribution(dict(sorted(cells.items())), scale, excluded, weighted, _clusters(body.get("respondents")))


def _distribution(answers: Distribution) -> dict[str, Any]:
    data: dict[str, Any] = {
        "scale": str(answers.scale),
        "cells": {
            point: [cell.n, str(cell.weight), str(cell.weight2)] if answers.weighted else cell.n
            for point, cell in answers.cells.items()
        },
    }
    if answers.clusters is not None:
        pairs = [[one, two, float(value)] for (one, two), value in answers.clusters.products.items()]
        data["respondents"] = {"n": answers.clusters.n, "weight": float(answers.clusters.weight), "products": pairs}
    return data


def _clusters(data: Any) -> Clusters | None:
    if data is None:
        return None
    products = {(_number(one), _number(two)): float(value) for one, two, value in data["products"]}
    return Clusters(int(data["n"]), float(data["weight"]), products)


def _number(text: Any) -> float:
    number = float(text)
    return int(number) if number.is_integer() else number
