"""`cx themes`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from cxkit.api.themes import Themes

Many = list[str] | None
_WORDS = 6


def themes(
    exports: Annotated[list[str], typer.Argument(help="Export files; - is standard input.", show_default=False)],
    text: Annotated[str, typer.Option(help="Column of the comments.")],
    score: Annotated[str, typer.Option(help="Column of the recommendation, 0 to 10, to compare by theme.")] = "",
    missing: Annotated[Many, typer.Option(help="A value that means no answer in the score; may repeat.")] = None,
    k: Annotated[int, typer.Option(help="Number of themes; 0: the most stable.")] = 0,
    language: Annotated[str, typer.Option(help="en, or any for another language.")] = "en",
    where: Annotated[str, typer.Option(help='Keep some rows: "plan = plus and tenure > 90".')] = "",
    confidence: Annotated[float, typer.Option(help="Level of the intervals.")] = 0.95,
    reader: Annotated[str, typer.Option(help="Reader, where the file doesn't tell.")] = "",
    encoding: Annotated[str, typer.Option(help="Encoding of the text.")] = "",
    delimiter: Annotated[str, typer.Option(help="Delimiter of the text.")] = "",
    format_: Annotated[str, typer.Option("--format", help="table or json.")] = "table",
) -> None:
    """Find what customers write about, and how those score."""
    from cxkit.api.themes import themes as find
    from cxkit.cli.output import choice, out, width

    choice("--format", format_, ("table", "json"))
    found = find(
        exports, text, score=score or None, missing=missing or [], k=k or None, language=language, where=where or None,
        confidence=confidence, reader=reader or None, encoding=encoding or None, delimiter=delimiter or None,
        smallest=_smallest(),
    )  # fmt: skip
    out(found.to_json() if format_ == "json" else _table(found, width()))


def _smallest() -> int:
    """The smallest group whose words are shown: cx.yaml's, where there is a workspace."""
    from cxkit.api.themes import SMALLEST
    from cxkit.errors import UsageError
    from cxkit.loading.load import load

    try:
        return max(SMALLEST, load(".").config.privacy.verbatims)
    except UsageError:
        return SMALLEST


def _nameless(found: Themes) -> str:
    return " and no names" if found.language == "en" else "; names aren't known in this language"


def _keywords(found: Themes) -> list[str]:
    from cxkit.clean import term

    lines = []
    for by in ("promoters", "detractors"):
        words = [one.word for one in found.keywords if one.by == by][:_WORDS]
        if words:
            lines.append(f"{by:<10} write more often: {term(', '.join(words))}")
    return lines


def _fitted(rows: list[list[str]], right: frozenset[int], width: int) -> list[str]:
    """The table; where it is wider than the terminal, the words of each theme stand below its figures."""
    from cxkit.cli.columns import aligned, width_of

    lines = aligned(rows, right)
    if not width or max(map(width_of, lines)) <= width:
        return lines
    figures = aligned([row[:-1] for row in rows], right)
    return [
        figures[0],
        *(part for line, row in zip(figures[1:], rows[1:], strict=True) for part in (line, f"     {row[-1]}")),
    ]


def _table(found: Themes, width: int) -> str:
    from cxkit.clean import term
    from cxkit.cli.ledgers import row_lines
    from cxkit.cli.output import paint
    from cxkit.cli.words import count, interval, number, p_value, signed

    scored = any(theme.difference is not None for theme in found.themes)
    head = ["n", "share", "interval", *(["score", "interval", f"p, of {len(found.themes)}"] if scored else []), "words"]
    rows = [head]
    for theme in found.themes:
        row = [count(theme.n), f"{number(theme.share * 100)} %", interval(theme.low * 100, theme.high * 100)]
        if theme.difference is not None and theme.difference_low is not None and theme.difference_high is not None:
            span = interval(theme.difference_low, theme.difference_high)
            row += [signed(theme.difference), span, p_value(theme.p or 0.0)]
        elif scored:
            row += ["", "", ""]
        rows.append([*row, term(", ".join(theme.words))])
    lines = _fitted(rows, frozenset(range(len(head) - 1)), width)
    lines[0] = paint("place", lines[0])
    title = f"What {term(found.column)} is about · {found.confidence * 100:g} % intervals · {count(found.n)} comments"
    told = "score      net score of those who write of it, minus that of the others, in points"
    return (
        "\n".join(
            [
                paint("place", title),
                *lines,
                f"of none    {count(found.without)} comments",
                *([told] if scored else []),
                *_keywords(found),
                f"shown      words of {found.smallest} different comments or more, no contacts{_nameless(found)}",
                f"stability  {number(found.stability, 2)}: how alike the themes of two halves are, 1 at most",
                *row_lines(found.ledgers, 0),
            ]
        )
        + "\n"
    )
