"""From schema 0 to schema 1."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.loading.migrations._keys import rekeyed

if TYPE_CHECKING:
    from collections.abc import Mapping


def from_0(texts: Mapping[str, str]) -> dict[str, str | None]:
    """Lead the files of schema 0 to schema 1.

    Schema 0 was the layout of the first trials, before cx was published:

    - Metrics stood in `kpis.yaml`, in a list `kpis`, and said with `formula` what they compute. They stand in
      `metrics.yaml`, in a list `metrics`, and say it with `kpi`.
    - What refers to a metric was called `kpi` or `kpis`. It is called `metric` or `metrics`.
    - Objectives, initiatives, risks and actions had a `status`. State is told by dates, so the word is kept as
      `x-status`, a key of the author's own; where it said that something ended, write `stopped`, `closed` or `done`.
    - `cx.yaml` says `schema: 1`.

    Args:
        texts: file → text.

    Returns:
        The files that change; None for one that is taken away.

    Raises:
        UsageError: an old and a new key stand side by side.
    """
    changed: dict[str, str | None] = {}
    for file, text in texts.items():
        stem, _, ending = file.rpartition(".")
        if stem == "kpis":
            changed[f"metrics.{ending}"] = rekeyed(
                file, text, {"kpis": "metrics", "formula": "kpi", "status": "x-status"}
            )
            changed[file] = None
        elif stem == "cx":
            changed[file] = rekeyed(file, text, {}, {"schema": "1"})
        else:
            after = rekeyed(file, text, {"kpi": "metric", "kpis": "metrics", "status": "x-status"})
            if after != text:
                changed[file] = after
    return changed
