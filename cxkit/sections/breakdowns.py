"""Where figures without an objective differ between segments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.render.blocks import Columns
from cxkit.sections._breakdowns import picture
from cxkit.sections._figures import objective_of
from cxkit.sections._section import section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.render.blocks import Block
    from cxkit.results import Results

_ABREAST = 3


@section("breakdowns", title="By segment", order=32)
def breakdowns(results: Results) -> Iterator[Block | str]:
    """The latest figures by segment of metrics that no objective draws above."""
    yield "Groups too small to be shown are rolled up, so that nothing is recovered by subtraction."
    metrics = [metric for metric in results.metrics if metric.segments and objective_of(results, metric) is None]
    pictures = [picture(metric) for metric in metrics]
    for at in range(0, len(pictures), _ABREAST):
        row = pictures[at : at + _ABREAST]
        yield Columns(tuple((one,) for one in row), (4,) * len(row))
