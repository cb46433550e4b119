"""Count a request in files and frames: the tally, and where each row went."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from cxkit.errors import BugError, DataError
from cxkit.scan.collect import Collected, collect, without_blank
from cxkit.scan.left_out import marks
from cxkit.scan.locate import line_of_record, locate
from cxkit.scan.plan import apart, plan
from cxkit.scan.request import Ledger, Tally
from cxkit.scan.sample import sample
from cxkit.scan.source import OPEN_QUOTE, Source
from cxkit.scan.statement import BAD_WEIGHT, OTHERS, REJECTIONS, UNREADABLE_TIME, Statement, Table, blank_rows, count
from cxkit.scan.where import used

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from cxkit.readers._responses import ExportFile, Responses
    from cxkit.scan.collect import Groups
    from cxkit.scan.request import Request

WRONG_WIDTH = "wrong number of fields"
_MOST_CELLS = 200_000


def scan(
    responses: Responses,
    request: Request,
    *,
    max_rejected: float = 0,
    progress: Callable[[float], None] | None = None,
) -> Tally:
    """Count raw answers in files or a frame.

    Args:
        responses: what to scan.
        request: what to count.
        max_rejected: how many rows may be unreadable: a number, or a share below 1.
        progress: told the share that is done, 0 to 1.

    Raises:
        DataError: rows can't be read and more of them than allowed; nothing is counted in silence.
    """
    conditions = (*used(request.where), *used(request.population))
    names = {name: responses.column(name, "--where ").position for name in conditions}
    groups: Groups = {}
    ledgers = []
    sources: tuple[ExportFile | None, ...] = responses.files or (None,)
    for done, file in enumerate(sources):
        step = None if progress is None else _part(progress, done, len(sources))
        counted, ledger = _scan_one(responses, file, request, names, step)
        _require_few_rejected(responses, file, request, ledger, max_rejected)
        _merge(groups, counted)
        ledgers.append(ledger)
    return Tally(groups, tuple(ledgers), responses.notes)


def _scan_one(
    responses: Responses,
    file: ExportFile | None,
    request: Request,
    names: Mapping[str, int],
    progress: Callable[[float], None] | None,
) -> tuple[Groups, Ledger]:
    source = Source(responses, file)
    if file is not None:
        request = replace(request, own_zone=file.zone_of(request.time))
    columns = file.columns if file else responses.columns
    table = Table(columns, file is None or file.dialect is None, names, marks(file), file.partial if file else None)
    collected, bad_lines = _counted(source, request, table, progress)
    if collected.maybe_blank:
        rows, _ = source.run(blank_rows(request, table))
        if rows:
            collected = without_blank(collected, dict(rows))
    return collected.groups, _ledger(responses, file, collected, bad_lines)


def _counted(
    source: Source, request: Request, table: Table, progress: Callable[[float], None] | None
) -> tuple[Collected, list[tuple[int, str]]]:
    columns = {*request.questions, *(column for columns in request.breakdowns for column in columns)}
    head = sample(source, sorted(columns), width=len(table.columns))
    planned = plan(request, head.distinct)
    counting = count(request, planned, table, head.filled if head.blank else None)
    rows, bad_lines = source.run(counting.statement, progress)
    if len(rows) > _MOST_CELLS and planned != (singly := apart(request)):  # the head promised fewer combinations
        counting = count(request, singly, table, head.filled)
        rows, bad_lines = source.run(counting.statement, progress)
    return collect(rows, counting, table.columns), bad_lines


def _merge(into: Groups, counted: Groups) -> None:
    for group, counts in counted.items():
        known = into.setdefault(group, {})
        for raw, cell in counts.items():
            known[raw] = known[raw].plus(cell) if raw in known else cell


def _ledger(
    responses: Responses,
    file: ExportFile | None,
    collected: Collected,
    bad_lines: Sequence[tuple[int, str]],
) -> Ledger:
    rejections = REJECTIONS | {rule.reason for rule in (file.exclusions if file else ()) if rule.reject}
    states = collected.states
    used_rows = states.get(None, 0) + states.get(OTHERS, 0)
    excluded = Counter(file.excluded if file else {})
    rejected = Counter(file.rejected if file else {})
    for reason, n in states.items():
        if reason is not None and reason != OTHERS:
            (rejected if reason in rejections else excluded)[reason] += n
    if bad_lines:
        rejected[WRONG_WIDTH] = len(bad_lines)
        _require_closed_quotes(file, bad_lines)
    total = used_rows + sum(excluded.values()) + sum(rejected.values())
    ledger = Ledger(
        file.path if file else "frame", responses.reader, total, used_rows, _sorted(excluded), _sorted(rejected),
        partial=collected.partial,
    )  # fmt: skip
    if not ledger.balanced:
        message = "the rows of an export aren't all accounted for"
        raise BugError(message)
    return ledger


def _sorted(reasons: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted(reasons.items()))


def _require_closed_quotes(file: ExportFile | None, bad_lines: Sequence[tuple[int, str]]) -> None:
    open_quotes = [record for record, kind in bad_lines if kind == OPEN_QUOTE]
    if open_quotes and file is not None:
        raise DataError(
            "a quote opens here and isn't closed as it should be",
            hint='double the quotes inside a quoted text (""), or close it; \\" is not CSV',
            code="DAT113",
            place=f"{file.path}:{line_of_record(file, open_quotes[0])}",
        )
    other = [record for record, kind in bad_lines if kind not in ("TOO MANY COLUMNS", "MISSING COLUMNS")]
    if other and file is not None:
        message = "this record can't be read"
        place = f"{file.path}:{line_of_record(file, other[0])}"
        raise DataError(message, hint="export it again", code="DAT112", place=place)


def _require_few_rejected(
    responses: Responses, file: ExportFile | None, request: Request, ledger: Ledger, allowed: float
) -> None:
    rejected = sum(ledger.rejected.values())
    if not rejected or rejected <= (allowed * ledger.rows if allowed < 1 else allowed):
        return
    parts = ", ".join(f"{n} {reason}" for reason, n in ledger.rejected.items())
    message = f"{rejected} of {ledger.rows} rows can't be read: {parts}"
    hint = f"mend the export, or allow them: --max-rejected {rejected}"
    line = f":{file.bad_line}" if file is not None and file.bad_line else ""
    if WRONG_WIDTH in ledger.rejected and file is not None:
        line = f":{first_wrong_width(responses, file)}"
        hint = f"the header names {len(file.stored)} columns; {hint}"
    elif UNREADABLE_TIME in ledger.rejected:
        hint = "write the times of the whole column in one way, best as 2026-09-30 14:05"
        if file is not None and request.time is not None:
            found = locate(file, request.time, _unreadable_time(request))
            if found > 1:
                line = f":{found}"
            else:
                hint = f"the clock of {file.zone or request.zone} skipped such a time, or its order of days is wrong"
    elif BAD_WEIGHT in ledger.rejected:
        hint = f"a weight is a number of 0 or more, written as 1.25; {hint}"
        if file is not None and request.weight is not None:
            line = f":{locate(file, request.weight, _bad_weight)}"
    raise DataError(message, hint=hint, code="DAT201", place=f"{ledger.path}{line}")


def _bad_weight(text: str) -> bool:
    try:
        return bool(text.strip()) and not float(text) >= 0
    except ValueError:
        return True


def _unreadable_time(request: Request) -> Callable[[str], bool]:
    from cxkit.scan.locate import looks_like_time

    order = request.orders.get(-1 if request.time is None else request.time)
    return lambda text: bool(text.strip()) and not looks_like_time(text, order)


def first_wrong_width(responses: Responses, file: ExportFile) -> int:
    """The first line whose record has another number of fields than the header."""
    _, bad = Source(responses, file).run(Statement("SELECT count(*) FROM {source}"))
    return line_of_record(file, bad[0][0]) if bad else 1


def _part(progress: Callable[[float], None], done: int, parts: int) -> Callable[[float], None]:
    return lambda share: progress((done + share) / parts)
