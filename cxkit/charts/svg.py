"""The few pieces every picture is made of."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from html import escape

from cxkit.clean import markup

_REGULAR, _BOLD, _WIDE = 0.60, 0.66, 1.0


def n(value: float) -> str:
    """A coordinate with one digit.

    Example:
        >>> n(12.04), n(-0.01), n(3.25)
        ('12', '0', '3.2')
    """
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def words(text: str) -> str:
    """Text that stands in a picture."""
    return escape(markup(text), quote=True)


def width_of(text: str, size: float = 12, *, bold: bool = False) -> float:
    """How wide a text may get, by the widest fallback font; signs of East Asia are as wide as they are high."""
    each = _BOLD if bold else _REGULAR
    return size * sum(_WIDE if unicodedata.east_asian_width(sign) in "WF" else each for sign in text)


def wrap(text: str, room: float, size: float = 12, *, bold: bool = False) -> list[str]:
    """A text in lines that fit; a word that fits no line is broken, and nothing is left out.

    Example:
        >>> wrap("More owners recommend us", 100)
        ['More owners', 'recommend us']
    """
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if width_of(longer, size, bold=bold) <= room:
            lines[-1] = longer
            continue
        if lines[-1]:
            lines.append("")
        for sign in word:
            if lines[-1] and width_of(lines[-1] + sign, size, bold=bold) > room:
                lines.append("")
            lines[-1] += sign
    return lines


def line(x1: float, y1: float, x2: float, y2: float, kind: str, stroke: float = 1, dash: str = "") -> str:
    """A straight line; a stroke's width stands in the attribute, where a style can't override the others."""
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return f'<path class="{kind}" d="M{n(x1)} {n(y1)}L{n(x2)} {n(y2)}" fill="none" stroke-width="{stroke:g}"{dashed}/>'


def whisker(low: float, high: float, x: float, kind: str, cap: float = 3.5) -> str:
    """An upright interval with caps."""
    path = f"M{n(x)} {n(low)}V{n(high)}M{n(x - cap)} {n(low)}h{n(2 * cap)}M{n(x - cap)} {n(high)}h{n(2 * cap)}"
    return f'<path class="{kind}" d="{path}" fill="none" stroke-width="1.5"/>'


def diamond(x: float, y: float, size: float, kind: str, stroke: float = 0) -> str:
    """A square on its corner."""
    outline = f' stroke-width="{stroke:g}"' if stroke else ""
    path = f"M{n(x)} {n(y - size)}l{n(size)} {n(size)}l{n(-size)} {n(size)}l{n(-size)} {n(-size)}z"
    return f'<path class="{kind}" d="{path}"{outline}/>'


def text(x: float, y: float, told: str, kind: str = "", anchor: str = "") -> str:
    """A line of text; `kind` are classes, `anchor` is `middle` or `end`."""
    classes = f' class="{kind}"' if kind else ""
    anchored = f' text-anchor="{anchor}"' if anchor else ""
    return f'<text{classes} x="{n(x)}" y="{n(y)}"{anchored}>{words(told)}</text>'


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
