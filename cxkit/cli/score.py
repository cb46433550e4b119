"""`cx score`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Callable

    from cxkit.api.locked import NotRebuilt
    from cxkit.api.score import Score

Many = list[str] | None


def score(
    exports: Annotated[
        Many,
        typer.Argument(
            help="Export files or folders; - is standard input; none: all that lie where feedback.yaml says.",
            show_default=False,
        ),
    ] = None,
    metric: Annotated[Many, typer.Option(help="ID of metrics.yaml, or KPI=COLUMN[,key=value]…; may repeat.")] = None,
    by: Annotated[Many, typer.Option(help="Break down by COLUMN, or A*B; may repeat.")] = None,
    period: Annotated[str, typer.Option(help="Split by day, week, month, quarter, half-year or year.")] = "",
    time: Annotated[str, typer.Option(help="Column with the time of the answer.")] = "",
    where: Annotated[str, typer.Option(help='Keep some rows: "plan = plus and tenure > 90".')] = "",
    weight: Annotated[str, typer.Option(help="Column with the weight of the answer.")] = "",
    margin: Annotated[Many, typer.Option(help="Weight until COLUMN divides like that, in %; may repeat.")] = None,
    customer: Annotated[str, typer.Option(help="Column that says whose answer it is, where some answer twice.")] = "",
    population: Annotated[int, typer.Option(help="How many could have answered in a period.", min=0)] = 0,
    invited: Annotated[int, typer.Option(help="How many were asked in a period.", min=0)] = 0,
    missing: Annotated[Many, typer.Option(help="A value that means no answer; may repeat.")] = None,
    max_rejected: Annotated[str, typer.Option(help="Allow rows that can't be read: N or N%.")] = "0",
    source: Annotated[str, typer.Option(help="Source of feedback.yaml that the exports come from.")] = "",
    reader: Annotated[str, typer.Option(help="Reader, where the file doesn't tell.")] = "",
    encoding: Annotated[str, typer.Option(help="Encoding of the text.")] = "",
    delimiter: Annotated[str, typer.Option(help="Delimiter of the text.")] = "",
    sheet: Annotated[str, typer.Option(help="Sheet of a workbook with several.")] = "",
    partials: Annotated[str, typer.Option(help="Responses of people who didn't finish: keep or drop.")] = "",
    answers: Annotated[str, typer.Option(help="Answers of one customer: all, or the latest in each period.")] = "",
    timezone: Annotated[str, typer.Option(help="Zone whose calendar periods follow.")] = "",
    date_order: Annotated[str, typer.Option(help="dmy, mdy, ymd, excel or excel-1904, where times don't tell.")] = "",
    decimal: Annotated[str, typer.Option(help="comma or point, where weights and money don't tell.")] = "",
    inspect: Annotated[bool, typer.Option("--inspect", help="Show what was recognised; measure nothing.")] = False,
    write: Annotated[bool, typer.Option("--write", help="With --inspect: write the YAML it shows.")] = False,
    as_of: Annotated[str, typer.Option(help="Take this day as today.")] = "",
    confidence: Annotated[float, typer.Option(help="Level of the intervals.")] = 0.0,
    compare: Annotated[str, typer.Option(help="Show beside figures: change since the period, or to the rest.")] = "",
    adjust: Annotated[str, typer.Option(help="p-values of many differences: holm, bh or none.")] = "",
    simultaneous: Annotated[
        bool, typer.Option("--simultaneous", help="Intervals of differences that hold all together.")
    ] = False,
    gate: Annotated[str, typer.Option(help="Exit with 1 at a verdict: missed or cannot-tell.")] = "",
    record: Annotated[bool, typer.Option("--record", help="Keep the figures in measurements/.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="With --record: show what would be kept.")] = False,
    locked: Annotated[
        bool, typer.Option("--locked", help="Exit with 1 where a recorded figure isn't rebuilt.")
    ] = False,
    engine: Annotated[str, typer.Option(help="What counts: duckdb, in this process, or spark.")] = "duckdb",
    format_: Annotated[str, typer.Option("--format", help="table, json, csv or markdown.")] = "table",
) -> None:
    """Measure what customers said: value, interval, n and verdict.

    cx score                                        every source's exports
    cx score exports/pulse/*.csv                    metrics from metrics.yaml
    cx score survey.csv --metric nps=Q1             any file, no workspace
    cx score survey.csv --metric csat=Q7,scale=1..5,missing=0 --by Region
    """
    from cxkit.cli.gate import VERDICTS, gated
    from cxkit.cli.output import choice, err, out
    from cxkit.errors import UsageError

    choice("--format", format_, ("table", "json", "csv", "markdown"))
    choice("--gate", gate, VERDICTS)
    choice("--compare", compare, ("", "period", "rest"))
    texts, files = metric or [], exports or []
    lost: tuple[NotRebuilt, ...] = ()
    everything = False
    how = {"reader": reader, "encoding": encoding, "delimiter": delimiter, "sheet": sheet, "partials": partials}
    if not files and (inspect or any("=" in text for text in texts)):
        message = f"{'--inspect' if inspect else '--metric KPI=COLUMN'} needs an export"
        raise UsageError(message, hint="name the file: cx score FILE …")
    if inspect:
        out(_inspect(files, texts, how, write=write))
        return
    if write:
        message = "--write goes with --inspect"
        raise UsageError(message, hint="cx score FILE --inspect --write")
    shared = {
        "as_of": as_of or None,
        "reader": reader or None,
        "encoding": encoding or None,
        "delimiter": delimiter or None,
        "sheet": sheet or None,
        **({"partials": partials} if partials else {}),
        **({"answers": answers} if answers else {}),
        "timezone": timezone or None,
        "date_order": date_order or None,
        "decimal": decimal or None,
        "max_rejected": _allowed(max_rejected),
        "progress": _progress(),
        "adjust": adjust,
        "simultaneous": simultaneous,
        "engine": engine,
    }
    _check_records(texts, record=record, locked=locked)
    told = ""
    if files and not (texts or source or record or locked):
        texts, told = _told(files, how)
    if any("=" in text for text in texts):
        from cxkit.api.score import score as measure
        from cxkit.api.weighing import read_margin

        scores, failure = [measure(
            files, texts, by=by or [], period=period or None, time=time or None, weight=weight or None,
            margins=dict(map(read_margin, margin or [])), customer=customer or None,
            population=population or None, invited=invited or None,
            missing=missing or [], where=where or None, confidence=confidence or 0.95,
            **shared,  # type: ignore[arg-type]
        )], 0  # fmt: skip
    else:
        for option, given in (
            ("--weight", weight),
            ("--margin", margin),
            ("--customer", customer),
            ("--population", population),
            ("--invited", invited),
            ("--missing", missing),
            ("--period", period),
            ("--time", time),
        ):
            if given:
                message = f"{option} goes with --metric KPI=COLUMN; in a workspace the metric itself says it"
                raise UsageError(message, hint="write it in metrics.yaml or feedback.yaml, or add --metric nps=COLUMN")
        from cxkit.cli.measured import measured

        everything = locked and not files and not source
        scores, lost, failure = measured(files, source, texts, everything=everything, options={
            "by": by or [], "where": where or None, "confidence": confidence or None, "record": record,
            "dry_run": dry_run, "locked": locked, **shared,
        })  # fmt: skip
    err("\r\x1b[K" if shared["progress"] else "")
    if not (everything and format_ == "table"):
        out(_printed(scores, format_, confidence or 0.95, compare, by=bool(by)))
    not_rebuilt = [*(one for score in scores for one in score.not_rebuilt), *lost]
    err(told + "".join(f"note: {note}\n" for one in scores for note in one.notes) + _not_rebuilt(not_rebuilt))
    stopped = gated(gate, (figure.verdict for one in scores for figure in one.figures))
    raise typer.Exit(failure or int(stopped or bool(not_rebuilt)))


def _told(exports: list[str], how: dict[str, str]) -> tuple[list[str], str]:
    """Outside a workspace: what the tool of the exports asks, and a sentence that says so."""
    from cxkit.loading.load import find_root

    if find_root() is not None:
        return [], ""
    from cxkit.api.which_metric import metrics_of_tool

    metrics, sentence = metrics_of_tool(exports, **{key: value for key, value in how.items() if value})
    return list(metrics), f"note: {sentence}\n"


def _check_records(texts: list[str], *, record: bool, locked: bool) -> None:
    from cxkit.errors import UsageError

    if record and locked:
        message = "--record writes figures, and --locked holds them against those written"
        raise UsageError(message, hint="leave one of them out")
    if (record or locked) and any("=" in text for text in texts):
        message = f"{'--record' if record else '--locked'} knows the metrics of metrics.yaml only"
        raise UsageError(message, hint="declare the metric there, then: cx score FILE --record")


def _not_rebuilt(found: list[NotRebuilt]) -> str:
    from cxkit.cli.output import error_line
    from cxkit.codes import CODES

    lines = []
    for one in found:
        message, place = f"{one.metric} of {one.period} {one.why}", one.record or "measurements"
        lines.append(error_line(message, place=place, code="HST206", slug=CODES["HST206"].slug))
    if found:
        lines.append("  help: take the export back from git, or record it anew: cx explain HST206\n")
    return "".join(lines)


def _printed(scores: list[Score], format_: str, confidence: float, compare: str, *, by: bool) -> str:
    if format_ == "json":
        return scores[0].to_json() if len(scores) == 1 else _together(scores)
    if format_ == "csv":
        return _csv(scores)
    if format_ == "markdown":
        return "\n".join(_headed(one, _markdown(one, compare), several=len(scores) > 1) for one in scores)
    return "\n".join(_table(one, confidence, compare, by=by) for one in scores)


def _together(scores: list[Score]) -> str:
    from json import dumps

    whole = {"schema": "cx/1", "command": "score", "scores": [one.as_dict() for one in scores]}
    return dumps(whole, ensure_ascii=True, indent=1) + "\n"


def _csv(scores: list[Score]) -> str:
    import pandas as pd

    from cxkit.clean import csv_cell

    frame = pd.concat([one.to_pandas() for one in scores], ignore_index=True)
    frame = frame.map(lambda cell: csv_cell(cell) if isinstance(cell, str) else cell)
    return str(frame.to_csv(index=False, lineterminator="\n"))


def _headed(score: Score, table: str, *, several: bool) -> str:
    from cxkit.clean import markdown

    return f"### {markdown(score.title)}\n\n{table}" if several else table


def _table(score: Score, confidence: float, compare: str, *, by: bool) -> str:
    from cxkit.cli.breakdowns import breakdowns
    from cxkit.cli.output import width
    from cxkit.cli.waves import waves

    first = next((figure.estimate.confidence for figure in score.figures if figure.estimate), confidence)
    in_workspace = any(one.metric is not None for one in score.asked.values())
    if in_workspace and not by and not compare:
        return waves(score, first, width())
    return breakdowns(score, first, width(), compare)


def _markdown(result: Score, compare: str = "") -> str:
    from cxkit.clean import markdown
    from cxkit.cli.verdicts import change_text
    from cxkit.cli.words import count, limits, number
    from cxkit.render.digits import digits_of

    against = compare or ("period" if any(one.against == "period" for one in result.comparisons) else "rest")
    compared = {(one.metric, one.segment, one.period): one for one in result.comparisons if one.against == against}
    heads = ["Metric", "Period", "Segment", "Value", "Interval", "n"]
    heads += ["Since the period before" if against == "period" else "Against the rest"] if compared else []
    lines = [f"| {' | '.join(heads)} |", f"| {' | '.join(['---'] * 3 + ['---:'] * 3 + ['---'] * bool(compared))} |"]
    for figure in result.figures:
        segment = ", ".join(f"{name} {value}" for name, value in figure.segment) or "all"
        cells = [figure.metric, figure.period or "", segment]
        estimate = figure.estimate
        digits = digits_of(estimate.unit if estimate else "")
        cells += (
            [number(estimate.value, digits), limits(estimate, digits), count(estimate.n)]
            if estimate
            else [figure.reason or "", "", ""]
        )
        if compared:
            one = compared.get((figure.metric, figure.segment, figure.period))
            unit = estimate.unit if estimate else ""
            cells.append(change_text(one.change, unit, since=against == "period") if one else "")
        lines.append(f"| {' | '.join(markdown(cell) for cell in cells)} |")
    return "\n".join(lines) + "\n"


def _inspect(exports: list[str], texts: list[str], options: dict[str, str], *, write: bool) -> str:
    from cxkit.api.asked import ad_hoc
    from cxkit.api.inspect import inspect
    from cxkit.cli.inspect import inspection

    seen = inspect(exports, **{name: value for name, value in options.items() if value})
    if write:
        from cxkit.loading.load import find_root

        return f"wrote {' and '.join(seen.write(find_root() or '.'))}\n"
    return inspection(seen, [one.column for one in ad_hoc(text for text in texts if "=" in text)])


def _allowed(text: str) -> float:
    from cxkit.errors import UsageError

    number = text.strip().rstrip("%").strip()
    if not number.replace(".", "", 1).isdecimal() or not number.isascii():
        message = f"--max-rejected takes a number of rows or a share, not '{text}'"
        raise UsageError(message, hint="write --max-rejected 3 or --max-rejected 0.5%")
    return min(float(number) / 100, 0.999999) if text.strip().endswith("%") else float(int(float(number)))


def _progress() -> Callable[[float], None] | None:
    import sys

    if sys.stderr is None or not sys.stderr.isatty():
        return None

    def show(share: float) -> None:
        filled = round(share * 20)
        sys.stderr.write(f"\rscanning   {'█' * filled}{'░' * (20 - filled)}  {share * 100:3.0f} %")
        sys.stderr.flush()

    return show
