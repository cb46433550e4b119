"""What was recognised in an export, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.clean import term
from cxkit.cli.words import count, several

if TYPE_CHECKING:
    from collections.abc import Collection

    from cxkit.api.inspect import Inspection


def inspection(seen: Inspection, wanted: Collection[str] = ()) -> str:
    """The file, who counts, its columns, and lines to paste; texts that fewer than five rows hold aren't shown."""
    responses, profiles = seen.responses, seen.profiles
    rows = profiles[0].rows if profiles else 0
    held = f"{several(len(responses.columns), 'column')}, {several(rows, 'row')}"
    lines = [f"file       {term(responses.name)}: {held}; reader: {responses.reader}"]
    lines += [f"left out   {count(n)} {term(reason)}" for reason, n in seen.left_out.items()]
    if seen.partial:
        lines.append(f"partial    {count(seen.partial)}: counted where a question was answered, unless --partials drop")
    if seen.rejected:
        lines.append(f"rejected   {count(seen.rejected)} that can't be read; --max-rejected N allows them")
    headers = {file.header_lines for file in responses.files if file.header_lines > 1}
    lines += [f"headers    {lines_} lines" for lines_ in sorted(headers)]
    zones = sorted({file.zone for file in responses.files if file.zone})
    lines += [f"zone       {term(zone)}" for zone in zones]
    lines += [f"note       {term(note)}" for note in responses.notes]
    for profile in profiles:
        if wanted and profile.column.name not in wanted and f"#{profile.column.position + 1}" not in wanted:
            continue
        order = seen.orders.get(profile.column.position, "")
        lines.append("")
        lines.append(
            f"#{profile.column.position + 1:<4} {term(profile.column.name) or '(no name)'}: "
            f"{profile.kind}{f', {term(order)}' if order else ''}; "
            f"{several(profile.distinct, 'different value')}, {count(profile.blank)} blank"
        )
        if profile.column.text and profile.column.text != profile.column.name:
            lines.append(f"      asked: {term(profile.column.text)}")
        shown = [f"{value} {count(n)}" for value, n in profile.numbers.items()]
        shown += [f"'{term(value)}' {count(n)}" for value, n in profile.words.items()]
        if shown:
            lines.append(f"      {' · '.join(shown)}")
        if profile.withheld and (profile.numbers or profile.words):
            more = "1 more value, in fewer than 5 rows, isn't shown"
            if profile.withheld > 1:
                more = f"{profile.withheld} more values, each in fewer than 5 rows, aren't shown"
            lines.append(f"      {more}")
    if not wanted and seen.metrics:
        lines += ["", "# feedback.yaml (--write writes both files)", *seen.feedback.splitlines()]
        lines += ["", "# metrics.yaml", *seen.metrics.splitlines()]
    return "\n".join(lines) + "\n"
