"""What is wrong, missing or can't be measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.render.blocks import Cell, Paragraph, Table
from cxkit.sections._section import section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.render.blocks import Block
    from cxkit.results import Results


@section("findings", title="Findings", order=80)
def findings(results: Results) -> Iterator[Block | str]:
    """All findings of `cx validate`, each with its place and what to do."""
    yield "What is wrong, missing or can't be measured in the strategy's text, each at its place."
    if not results.findings:
        yield Paragraph("None: every rule is content.")
        return
    yield Table(
        ("Weight", "Where", "What", "What to do"),
        tuple(
            (
                Cell(finding.severity.word, tone="signal" if finding.severity.word == "error" else ""),
                Cell(f"{finding.loc.file}{f':{finding.position.line}' if finding.position else ''}", tone="code"),
                Cell(finding.message, f"{finding.code} {finding.slug}"),
                Cell(finding.hint),
            )
            for finding in results.findings
        ),
    )
