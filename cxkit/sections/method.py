"""How the numbers were made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.model import Because
from cxkit.render.blocks import Cell, Heading, Paragraph, Table
from cxkit.render.numbers import count, period
from cxkit.sections._figures import benchmark_words
from cxkit.sections._names import holder, lines, name
from cxkit.sections._section import section
from cxkit.sections._where import conditions
from cxkit.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.model import Metric
    from cxkit.render.blocks import Block
    from cxkit.results import MetricResult, Results

METHODS = {
    "score": "Tango's score interval",
    "wilson": "Wilson's score interval",
    "t": "Student's t",
    "bca bootstrap": "bias-corrected bootstrap, fixed seed",
    "census": "none: everyone answered",
    "by respondent": "respondents as units",
    "finite population": "of a population that is no larger than it is",
    "one more answer": "as if one more had answered otherwise, since all were alike",
    "ratio": "by the linearised ratio of two sums",
    "linearised": "by linearisation",
    "sandwich": "with the sampling of customers and the fitting of the models in it",
    "kaplan-meier": "Kaplan and Meier's curve",
    "log-log": "limits on the log(−log) scale",
    "order statistics": "order statistics",
}
"""Parts of a method's name, in words."""


@section("method", title="How the numbers were made", order=90)
def method(results: Results) -> Iterator[Block | str]:
    """Formulas in words, populations, exclusions, the row ledger and the hashes of the data."""
    yield f"Everything on this page was computed from plain text and recorded counts, by cxkit {__version__}."
    level = f"{results.confidence * 100:g}\u202f%"
    group = results.workspace.config.privacy.group
    yield Paragraph(
        f"An interval at {level} holds the true value in {level} of such samples. It speaks of chance "
        "in sampling only, and not of those who never answer: a low response rate can move a score further "
        "than any interval shows, so it stands beside the number of answers where it is known."
    )
    yield Paragraph(
        "‘Met’ means that the whole interval is at or beyond the path on the last day of the period; ‘missed’, "
        "that the whole interval is short of it; everything else is ‘can't tell’. A change needs evidence: "
        "its p-value, adjusted for all segments looked at, lies below the level."
    )
    yield Paragraph(
        f"Groups of fewer than {group} people are rolled up with others, so that nothing is recovered by subtraction; "
        "figures on fewer than 30 answers are marked ‘low base’."
    )
    if results.metrics:
        yield Heading("Metrics")
        yield Table(
            ("Metric", "Formula", "Who could be asked", "Asked", "Compared with", "Interval", "No answer"),
            tuple(_metric(results, one) for one in results.metrics),
        )
    if results.records:
        yield Heading("Rows in, rows out")
        rows = []
        for record in results.records:
            for ledger in record.ledgers:
                out = "; ".join(
                    f"{count(n)} {reason}" for reason, n in (*ledger.excluded.items(), *ledger.rejected.items())
                )
                rows.append(
                    (
                        Cell(period(record.period), name(results.workspace, "source", record.source)),
                        Cell(count(ledger.rows)),
                        Cell(count(ledger.used)),
                        Cell(out or "none"),
                        Cell((ledger.sha256 or "")[:16], "SHA-256 of the export", tone="code"),
                        Cell(record.definition[:12], f"made by cxkit {record.tool}", tone="code"),
                    )
                )
        yield Table(("Wave", "Read#", "Used#", "Excluded or rejected", "Data", "Definition"), tuple(rows))


def _metric(results: Results, one: MetricResult) -> tuple[Cell, ...]:
    metric = one.metric
    no_answer = "; ".join(f"{count(n)} {reason}" for reason, n in one.excluded.items())
    who = holder(results.workspace, metric.owner) or "nobody"
    told = f"{one.kpi_title}, revision {metric.revision}" if metric.revision > 1 else one.kpi_title
    return (
        Cell(metric.name, f"{told}; owner: {who}"),
        Cell(one.formula or "not computed by this version"),
        Cell(one.population or "not said", "; ".join((*_narrowed(results, metric), *_known(results, metric)))),
        _asked(results, metric),
        _compared(results, metric),
        Cell(", ".join(METHODS.get(part, part) for part in one.method.split(", ")) or "none yet"),
        Cell(no_answer or ("none" if one.series else "not measured")),
    )


def _narrowed(results: Results, metric: Metric) -> list[str]:
    parts = [name(results.workspace, "segment", metric.segment)] if metric.segment else []
    return [*parts, *conditions(results.workspace, metric.where)]


def _known(results: Results, metric: Metric) -> list[str]:
    """How many people that is, and by what their answers are weighted."""
    sources = [source for one in metric.source if (source := results.workspace.get("source", one))]
    sizes = [metric.size] if metric.size else [source.size for source in sources]
    told = [f"{count(size.value)} people" for size in sizes if size and size.value is not None]
    columns = ["a column of weights" for source in sources if "weight" in source.columns]
    margins = [f"shares of {one}" for source in sources for one in source.margins]
    weighted = ", ".join(dict.fromkeys((*columns, *margins)))
    return [*told, f"weighted by {weighted}"] if weighted else told


def _asked(results: Results, metric: Metric) -> Cell:
    """The wording of each question with its scale, or where rows come from."""
    sources = [source for one in metric.source if (source := results.workspace.get("source", one))]
    questions = [source.questions[one] for source in sources for one in metric.question if one in source.questions]
    if not questions:
        return lines((source.name for source in sources), "no source")
    return Cell(
        parts=tuple(
            Cell(f"“{one.text}”" if one.text else "wording not said", one.scale.replace("..", "–") if one.scale else "")
            for one in questions
        )
    )


def _compared(results: Results, metric: Metric) -> Cell:
    if isinstance(metric.benchmark, Because):
        return Cell("nobody", metric.benchmark.because, tone="soft")
    return lines((benchmark_words(results, one) for one in metric.benchmark), "nobody")
