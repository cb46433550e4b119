"""The first survey of a blank strategy: what customers are asked, and the columns of an export that hold it."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cxkit.errors import UsageError
from cxkit.loading.splice import written
from cxkit.registry import suggestion
from cxkit.starter.fill import filled

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from cxkit.readers._responses import Responses
    from cxkit.scan.profile import Profile


class _Ask(NamedTuple):
    question: str
    text: str
    scale: str
    name: str
    objective: str
    more: str = ""


_ASKS = {
    "nps": _Ask(
        "recommend",
        "How likely are you to recommend us to a friend or colleague?",
        "0..10",
        "Recommendation",
        "More customers recommend us",
    ),
    "csat": _Ask("satisfied", "How satisfied are you with us?", "1..5", "Satisfaction", "More customers are satisfied"),
    "ces": _Ask(
        "easy",
        "It was easy to get done what I wanted.",
        "1..7",
        "Ease",
        "More customers find it easy",
        "    version: 2                  # 2 asks for ease (higher is better), 1 for effort\n",
    ),
}
ASKS = tuple(_ASKS)
"""What customers may be asked from the first day."""
_ENDS = {5: "1..5", 7: "1..7", 10: "1..10"}


class Export(NamedTuple):
    """What was recognised in an export.

    Args:
        name: of the file.
        responses: how it is laid out.
        profiles: what its columns hold.
    """

    name: str
    responses: Responses
    profiles: tuple[Profile, ...]

    @property
    def scores(self) -> dict[str, tuple[int, int]]:
        """Columns of whole numbers that may be scores: lowest and highest; by header where it is unique."""
        headers = [profile.column.name for profile in self.profiles]
        return {
            _column(profile, headers): (min(profile.numbers), max(profile.numbers))
            for profile in self.profiles
            if profile.kind.startswith("score") and not profile.words
        }


def recognised(path: Path | str) -> Export:
    """Look at an export as `cx score --inspect` does.

    Raises:
        UsageError: there is no such file.
        DataError: it can't be read.
    """
    from cxkit.api.score import describe
    from cxkit.scan.profile import profiles

    where = Path(path).expanduser()
    responses = describe([str(where)])
    return Export(where.name, responses, profiles(responses))


def first_survey(asks: Sequence[str], export: Path | str | None, day: date) -> dict[str, str]:
    """The pieces of feedback.yaml, metrics.yaml and strategy.yaml that follow from the first answers.

    Args:
        asks: `nps`, `csat`, `ces`; none is fine.
        export: of the survey.
        day: of creation.

    Raises:
        UsageError: something else is asked.
    """
    kpis = asked(asks)
    seen = recognised(export) if export is not None else None
    first = {"kpi": kpis[0], "objective": _ASKS[kpis[0]].objective} if kpis else {}
    return {
        "objectives": _piece("objective", first, day) if kpis else _nothing("objectives"),
        "sources": _piece("source", {"layout": _layout(kpis, seen)}, day) if kpis or seen else _nothing("sources"),
        "metrics": f"metrics:\n{''.join(map(_metric, kpis))}" if kpis else _nothing("metrics"),
        "metric": first.get("kpi", "…"),
    }


def asked(words: Sequence[str]) -> tuple[str, ...]:
    """What is asked, in a fixed order.

    Raises:
        UsageError: a word stands for nothing that can be asked from the start.
    """
    for word in words:
        if word not in _ASKS:
            hint = suggestion(word, ASKS) or f"write some of: {', '.join(ASKS)}; or none"
            message = f"'{word}' isn't something that can be asked from the start"
            raise UsageError(message, hint=hint)
    return tuple(kpi for kpi in ASKS if kpi in words)


def _piece(name: str, values: Mapping[str, str], day: date) -> str:
    return filled(files("cxkit.starter").joinpath("first", f"{name}.yaml").read_text(encoding="utf-8"), values, day)


def _nothing(key: str) -> str:
    return f"{f'{key}: []':<32}# cx new {key[:-1]} ID\n"


def _metric(kpi: str) -> str:
    ask = _ASKS[kpi]
    return (
        f"  - id: {kpi}\n    name: {ask.name}\n    kpi: {kpi}\n{ask.more}    source: customer-survey\n"
        f"    question: {ask.question}\n    period: quarter\n    owner: cx-lead\n"
    )


def _layout(kpis: Sequence[str], seen: Export | None) -> str:
    lines = [f"    files: exports/survey/*{Path(seen.name).suffix if seen else '.csv'}"]
    if seen and seen.responses.reader not in ("table", "parquet"):
        lines.append(f"    reader: {seen.responses.reader}")
    if not kpis:
        return "".join(f"{line}\n" for line in lines)
    lines.append(
        "    questions:" + ("" if seen else "                  # text as you ask it, and its column in the export")
    )
    taken: set[str] = set()
    for kpi in kpis:
        lines += _question(kpi, seen, taken)
    return "".join(f"{line}\n" for line in lines)


def _question(kpi: str, seen: Export | None, taken: set[str]) -> Iterator[str]:
    ask = _ASKS[kpi]
    found = _candidates(kpi, seen, taken) if seen else {}
    yield f"      {ask.question}:"
    yield f'        text: "{ask.text}"'
    if len(found) == 1:
        column, scale = next(iter(found.items()))
        taken.add(column)
        yield f"        column: {written(column)}"
        yield f"        scale: {scale}"
        return
    among = ", ".join(written(column) for column in list(found)[:8])
    told = f"one of {among}" if among else "its header, or #7 for the seventh column"
    yield f"        # column: …             # {told}"
    yield f"        scale: {ask.scale}"


def _candidates(kpi: str, seen: Export, taken: set[str]) -> dict[str, str]:
    """Columns that may hold the answers, and their scales; from 0 on for nps, from 1 on for the others."""
    free = {column: ends for column, ends in seen.scores.items() if column not in taken}
    if kpi == "nps":
        return {column: "0..10" for column, (low, high) in free.items() if low == 0 and 7 < high <= 10}
    return {
        column: next(scale for top, scale in _ENDS.items() if high <= top)
        for column, (low, high) in free.items()
        if low >= 1 and high <= (7 if kpi == "ces" else 10)
    }


def _column(profile: Profile, headers: Sequence[str]) -> str:
    name = profile.column.name
    return name if name and headers.count(name) == 1 else f"#{profile.column.position + 1}"
