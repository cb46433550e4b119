"""How much a pain hurts, as five bars."""

from __future__ import annotations

from cxkit.charts.svg import n, picture


def severity(grade: int, severe: int = 4) -> str:
    """Filled bars for the grade, 1 to 5; in the colour of a signal from `severe` on."""
    kind = "signalfill" if grade >= severe else "softfill"
    bars = [
        f'<rect class="{kind}" x="{n(6 * at)}" y="1" width="4.4" height="8"/>'
        if at < grade
        else f'<rect class="softline" x="{n(6 * at + 0.5)}" y="1.5" width="3.4" height="7" stroke-width="1"/>'
        for at in range(5)
    ]
    return picture("severity", 30, 10, f"severity {grade} of 5", "".join(bars))
