"""What was recognised in an export, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.clean import term
from cxkit.cli.words import count

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from cxkit.readers._responses import Responses
    from cxkit.scan.profile import Profile


def inspection(responses: Responses, profiles: Sequence[Profile], wanted: Collection[str] = ()) -> str:
    """The file and its columns; cell texts that fewer than five rows hold aren't shown."""
    rows = profiles[0].rows if profiles else 0
    name = term(responses.name)
    lines = [f"file       {name}: {len(responses.columns)} columns, {count(rows)} rows; reader: {responses.reader}"]
    lines += [f"note       {term(note)}" for note in responses.notes]
    for profile in profiles:
        if wanted and profile.column.name not in wanted and f"#{profile.column.position + 1}" not in wanted:
            continue
        lines.append("")
        lines.append(
            f"#{profile.column.position + 1:<4} {term(profile.column.name) or '(no name)'}: {profile.kind}; "
            f"{count(profile.distinct)} different values, {count(profile.blank)} blank"
        )
        shown = [f"{value} {count(n)}" for value, n in profile.numbers.items()]
        shown += [f"'{term(value)}' {count(n)}" for value, n in profile.words.items()]
        if shown:
            lines.append(f"      {' · '.join(shown)}")
        if profile.withheld and (profile.numbers or profile.words):
            lines.append(f"      {profile.withheld} more values, each in fewer than 5 rows, aren't shown")
    return "\n".join(lines) + "\n"
