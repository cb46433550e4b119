"""The few pieces every picture is made of."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from cxkit.clean import markup

_WIDTH_OF_SIGN = 0.60


def n(value: float) -> str:
    """A coordinate with one digit."""
    return (
        f"{value + 0.0:.1f}".removesuffix(".0").replace("-0", "0")
        if abs(value) < 0.05
        else f"{value:.1f}".removesuffix(".0")
    )


def words(text: str) -> str:
    """Text that stands in a picture."""
    return escape(markup(text), quote=True)


def width_of(text: str, size: float = 12) -> float:
    """How wide a text may get, by the widest fallback font."""
    return len(text) * size * _WIDTH_OF_SIGN


def picture(kind: str, width: float, height: float, title: str, body: str, desc: str = "") -> str:
    """A whole picture with its name and description for readers who can't see it."""
    told = f"<desc>{words(desc)}</desc>" if desc else ""
    return (
        f'<svg class="{kind}" viewBox="0 0 {n(width)} {n(height)}" width="{n(width)}" height="{n(height)}" role="img" '
        f'aria-label="{words(title)}"><title>{words(title)}</title>{told}{body}</svg>'
    )


@dataclass(frozen=True, slots=True)
class Axis:
    """From values to places."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """Where a value lies, never outside."""
        if self.high == self.low:
            return (self.start + self.end) / 2
        share = min(1.0, max(0.0, (value - self.low) / (self.high - self.low)))
        return self.start + share * (self.end - self.start)
