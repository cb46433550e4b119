"""The metrics of a source, as metrics.yaml and feedback.yaml declare them."""

from __future__ import annotations

from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cxkit.api.asked import NO_DECODING, Asked, Item, words_may_be_read
from cxkit.api.feeds import run_of
from cxkit.api.weighing import margin
from cxkit.errors import UsageError
from cxkit.kpis import KPIS
from cxkit.model import Metric, Source
from cxkit.readers import open_codebook
from cxkit.scales.decode import Decoding
from cxkit.scales.scale import Scale
from cxkit.scales.vader import read_lexicon
from cxkit.scan.where import Combination, Comparison

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cxkit.api.weighing import Margin
    from cxkit.kpis._kpi import Kpi
    from cxkit.loading.workspace import Workspace
    from cxkit.model import Question
    from cxkit.scan.where import Condition


_ASKED = ("items", "question", "invitations", "referrals")
"""Feeds that take questions; of several, the first that a KPI has."""
_KEPT = ("items", "invitations", "referrals")
_RECORDED = ("times", "orders", "contracts", "contacts", "texts", "referrals")


def source_of(workspace: Workspace, exports: Sequence[str], named: str | None) -> Source:
    """The source that exports come from: the one named, else the one whose `files` match all of them.

    Raises:
        UsageError: none or several do.
    """
    sources = [source for _, source in workspace.walk(Source)]
    if named is not None:
        found: Source | None = workspace.get("source", named)
        if found is None:
            message = f"feedback.yaml has no source '{named}'"
            raise UsageError(message, hint=f"there are: {', '.join(source.id for source in sources) or 'none'}")
        return found
    matching = [
        source for source in sources if source.files and all(matches(workspace, source, one) for one in exports)
    ]
    if len(matching) == 1:
        return matching[0]
    which = "several sources'" if matching else "no source's"
    message = f"{which} files match {exports[0] if exports else 'nothing'}"
    choices = ", ".join(source.id for source in (matching or sources))
    raise UsageError(message, hint=f"say which: --source ID (there are: {choices or 'none'}), or --metric nps=COLUMN")


def matches(workspace: Workspace, source: Source, export: str) -> bool:
    """Whether an export lies where a source says."""
    try:
        relative = Path(export).resolve().relative_to(workspace.root.resolve()).as_posix()
    except ValueError:
        return False
    return fnmatch(relative, source.files or "")


def asked_of(workspace: Workspace, source: Source, names: Sequence[str]) -> tuple[tuple[Asked, ...], tuple[str, ...]]:
    """The metrics on a source that can be measured, and a sentence for each that can't yet.

    Raises:
        UsageError: a metric that was named isn't one of this source, or nothing can be measured.
    """
    metrics = [metric for metric in workspace.metrics if source.id in metric.source]
    for name in names:
        if name not in [metric.id for metric in metrics]:
            message = f"'{name}' isn't a metric on {source.id}"
            raise UsageError(message, hint=f"there are: {', '.join(metric.id for metric in metrics) or 'none'}")
    asked, notes = [], []
    for metric in metrics:
        if names and metric.id not in names:
            continue
        if metric.kpi not in KPIS.names():
            notes.append(f"{metric.id} isn't measured: this version can't compute {metric.kpi} yet")
            continue
        try:
            asked.append(_asked(source, metric, workspace))
        except UsageError as error:
            if names:
                raise
            notes.append(f"{metric.id} isn't measured: {error.message}; {error.hint}")
    if not asked:
        message = f"nothing on {source.id} can be measured"
        raise UsageError(message, hint=notes[0] if notes else "declare a metric on it in metrics.yaml")
    return tuple(asked), tuple(notes)


def _asked(source: Source, metric: Metric, workspace: Workspace) -> Asked:
    kpi: Kpi = KPIS.get(metric.kpi)
    feed, roles = _feed(source, metric, kpi)
    written = {key: str(value) for key in kpi.declares if (value := getattr(metric, key, None)) is not None}
    if metric.weights is not None and "weights" in written:
        names = metric.question if set(metric.question) == set(metric.weights) else metric.weights
        written["weights"] = "/".join(str(metric.weights[name]) for name in names)
    if written.get("denominator") == "invites" and "invited" in kpi.declares:
        written["invited"] = _invited(source, metric)
    if written.get("hours") == "business":
        written |= _business(metric, workspace)
    declared = kpi.read({**kpi.given.get(feed, {}), **written})
    questions = _questions(source, metric, several=feed == "items") if feed in _ASKED else ()
    items = tuple(
        Item(column, _decoding(workspace, kpi, declared, question))
        for question in questions
        for column in run_of(question.column or "")
    )
    if feed == "texts":
        words = read_lexicon(str(workspace.root / metric.lexicon)) if metric.lexicon else {}
        items = (Item(roles["text"], Decoding(kpi.scale_for(declared), lexicon=words)),)
        feed, roles = "question", {}
    if feed == "referrals":
        roles = {**roles, "promoter": items[0].column}
    one = Asked(
        name=metric.id,
        kpi=kpi,
        declared=declared,
        column=", ".join(item.column for item in items) or roles.get("customer", ""),
        decoding=items[0].decoding if feed == "question" else NO_DECODING,
        option=f"in feedback.yaml, question {metric.question[0] if metric.question else ''}: ",
        breakdowns=tuple(
            (_column(source, attribute),) for attribute in metric.breakdown if attribute in source.attributes
        ),
        population=_population(source, metric, workspace),
        metric=metric,
        attributes={
            attribute.column: (name, dict(attribute.values)) for name, attribute in sorted(source.attributes.items())
        },
        feed=feed,
        items=items if feed in _KEPT else (),
        roles=roles,
        people=_people(source, metric) if feed in ("question", "items") else None,
        invited=_asked_in_all(source, metric) if feed in ("question", "items") else None,
    )
    if kpi.items is not None:
        kpi.items.check([item.decoding.scale.upright for item in items], declared)
    return one


def _business(metric: Metric, workspace: Workspace) -> dict[str, str]:
    """The business hours and holidays of the workspace, as a KPI takes them."""
    calendar = workspace.config.calendar
    if calendar.hours is None:
        message = f"'{metric.id}' is counted in business hours, and cx.yaml doesn't say which they are"
        raise UsageError(message, hint='write calendar: {hours: "mon..fri 09:00-17:00"} in cx.yaml')
    return {"hours": calendar.hours, "holidays": "; ".join(day.isoformat() for day in sorted(calendar.holidays))}


def _mapped(source: Source, metric: Metric, *roles: str) -> dict[str, str]:
    """The columns of these roles, all of which must be mapped."""
    for role in roles:
        if role not in source.columns:
            message = f"{metric.kpi} needs the column of '{role}', and {source.id} doesn't map it"
            raise UsageError(message, hint=f"write columns: {{{role}: COLUMN}} at {source.id} in feedback.yaml")
    return {role: str(source.columns[role]) for role in roles}


def _people(source: Source, metric: Metric) -> float | None:
    """How many could have answered: the metric's own population where its size is said, else all of the source."""
    size = metric.size or source.size
    return size.value if size else None


def _asked_in_all(source: Source, metric: Metric) -> float | None:
    """How many are asked in a period; of a part of them it isn't known how many were."""
    if source.invites is None or metric.period is None or metric.segment or metric.where:
        return None
    return source.invites.in_a(metric.period)


def _invited(source: Source, metric: Metric) -> str:
    """How many the source invites in a period of the metric."""
    if source.invites is None or metric.period is None:
        message = f"'{metric.id}' is counted of invites, and {source.id} doesn't say how many it sends"
        raise UsageError(message, hint=f"write invites: 5000 per quarter at {source.id} in feedback.yaml")
    return str(round(source.invites.in_a(metric.period)))


def margins_of(source: Source) -> tuple[Margin, ...]:
    """What the source's weights are raked to.

    Raises:
        UsageError: a margin is of no column, or its shares don't add up.
    """
    for name in source.margins:
        if name not in source.attributes:
            message = f"the margin of {name} is of an attribute that {source.id} doesn't map to a column"
            raise UsageError(message, hint=f"write attributes: {{{name}: COLUMN}} at {source.id} in feedback.yaml")
    return tuple(
        margin(source.attributes[name].column, name, shares, source.attributes[name].values)
        for name, shares in source.margins.items()
    )


def _feed(source: Source, metric: Metric, kpi: Kpi) -> tuple[str, dict[str, str]]:
    """What a metric is counted from: its questions where it names some, else the columns its KPI needs."""
    asked = next((word for word in kpi.feeds if word in _ASKED), None)
    if asked and asked != "referrals" and (metric.question or not kpi.columns):
        return asked, {}
    if metric.type == "cohort":
        message = f"'{metric.id}' is of cohorts, which go on after their period, so no record of it is ever whole"
        raise UsageError(message, hint="cx score FILE --metric retention=STARTED..ENDED,type=cohort --period month")
    if metric.kpi == "clv" and metric.statistic == "contract":
        return "tenures", _mapped(source, metric, "started", "ended", "amount")
    if metric.type == "survival":
        roles = _mapped(source, metric, "started", "ended")
        return "times", {"began": roles["started"], "ended": roles["ended"]}
    length = kpi.columns.get("length", "").removesuffix("?")
    if length in source.columns and not {kpi.columns["began"], kpi.columns["ended"]} <= source.columns.keys():
        return "lengths", {"length": str(source.columns[length])}
    word = next(word for word in kpi.feeds if word in _RECORDED)
    roles = {}
    for role, named in kpi.columns.items():
        if role == "length":
            continue
        wanted = named.removesuffix("?")
        if wanted in source.columns or not named.endswith("?"):
            roles[role] = _mapped(source, metric, wanted)[wanted]
    if metric.clock == "first":
        roles.pop("reopened", None)
    return word, roles


def _questions(source: Source, metric: Metric, *, several: bool) -> list[Question]:
    if not metric.question or (len(metric.question) != 1 and not several):
        message = f"'{metric.id}' doesn't say which question of {source.id} it rests on"
        raise UsageError(message, hint=f"write question: … (there are: {', '.join(source.questions) or 'none'})")
    found = []
    for name in metric.question:
        question = source.questions.get(name)
        if question is None:
            message = f"'{metric.id}' rests on a question '{name}' that {source.id} doesn't have"
            raise UsageError(message, hint=f"there are: {', '.join(source.questions) or 'none'}")
        if question.column is None:
            message = f"the question '{name}' of {source.id} names no column"
            raise UsageError(message, hint="write column: … as its header stands in the export")
        found.append(question)
    return found


def _decoding(workspace: Workspace, kpi: Kpi, declared: Mapping[str, Any], question: Question) -> Decoding:
    return Decoding(
        Scale.parse(question.scale) if question.scale else kpi.scale_for(declared),
        {**kpi.labels, **question.labels},
        frozenset(question.missing),
        frozenset(question.positive),
        kpi.decimals,
        codes=_codes(workspace, question),
        words=words_may_be_read(kpi.name, declared),
    )


def question_decoding(workspace: Workspace, question: Question) -> Decoding:
    """How answers to a question with a scale of its own are read, whatever KPI is counted on it."""
    return Decoding(
        Scale.parse(question.scale or ""),
        dict(question.labels),
        frozenset(question.missing),
        codes=_codes(workspace, question),
    )


def _codes(workspace: Workspace, question: Question) -> dict[str, str]:
    if question.codebook is None:
        return {}
    return open_codebook(str(workspace.root / question.codebook), question.column or "")


def _column(source: Source, attribute: str) -> str:
    return source.attributes[attribute].column


def _population(source: Source, metric: Metric, workspace: Workspace) -> Condition | None:
    """Rows of the metric's segment and its own filter; attributes that the source doesn't map are its population's."""
    segment = workspace.get("segment", metric.segment) if metric.segment else None
    conditions = {**(segment.where if segment else {}), **metric.where}
    parts: list[Condition] = [
        part
        for name, values in sorted(conditions.items())
        if name in source.attributes or name in source.questions
        for part in _parts(source, name, values)
    ]
    if not parts:
        return None
    return parts[0] if len(parts) == 1 else Combination("and", tuple(parts))


def _parts(source: Source, name: str, values: Sequence[str]) -> Iterable[Condition]:
    column = _column(source, name) if name in source.attributes else str(source.questions[name].column)
    low, dots, high = values[0].partition("..")
    if len(values) == 1 and dots:
        if low:
            yield Comparison(column, ">=", (low,))
        if high:
            yield Comparison(column, "<=", (high,))
        return
    words = source.attributes[name].values if name in source.attributes else {}
    yield Comparison(
        column, "in", tuple(raw for value in values for raw in ([r for r, w in words.items() if w == value] or [value]))
    )


def definition_of(source: Source, asked: Asked) -> dict[str, Any]:
    """What makes two measurements of a metric comparable: a change of it begins a new series."""
    metric = asked.metric
    if metric is None:
        message = "an ad hoc metric has no definition to keep"
        raise ValueError(message)
    told: dict[str, Any] = {
        "kpi": metric.kpi,
        "declared": {key: str(value) for key, value in sorted(asked.declared.items())},
        "source": source.id,
        "population": source.population or "",
        "segment": metric.segment or "",
        "where": {name: list(values) for name, values in sorted(metric.where.items())},
        "weight": source.columns.get("weight", ""),
        **({"margins": sorted(source.margins)} if source.margins else {}),
    }
    if asked.feed == "question" and not metric.question:
        own = {"lexicon": dict(sorted(asked.decoding.lexicon.items()))} if asked.decoding.lexicon else {}
        return told | {"columns": {"text": asked.column}} | own
    if asked.feed == "question":
        return told | question_told(source, metric.question[0], asked.decoding)
    if asked.feed in _KEPT:
        told |= {"columns": dict(sorted(asked.roles.items()))} if asked.roles else {}
        of = [question_told(source, name, item.decoding) for name, item in _first_items(source, asked)]
        return told | {"questions": of}
    return told | {"columns": dict(sorted(asked.roles.items()))}


def who_was_asked(source: Source, asked: Asked) -> dict[str, Any]:
    """What is known of the population and of those invited; it may change from period to period."""
    known = {"invited": asked.invited, "size": asked.people}
    told: dict[str, Any] = {name: _whole(number) for name, number in known.items() if number is not None}
    if source.margins and asked.feed in ("question", "items"):
        told["margins"] = {
            name: {word: _whole(share) for word, share in shares.items()} for name, shares in source.margins.items()
        }
    return told


def _whole(number: float) -> float:
    return int(number) if number == int(number) else number


def _first_items(source: Source, asked: Asked) -> Iterable[tuple[str, Item]]:
    """Each question with the decoding of its first column."""
    at = 0
    for name in asked.metric.question if asked.metric else ():
        yield name, asked.items[at]
        at += len(run_of(source.questions[name].column or ""))


def question_told(source: Source, name: str, decoding: Decoding) -> dict[str, Any]:
    """A question as it was asked and read."""
    return {
        "question": name,
        "text": source.questions[name].text or "",
        "scale": str(decoding.scale),
        "labels": dict(sorted(decoding.labels.items())),
        "missing": sorted(decoding.missing),
        **({"positive": sorted(decoding.positive)} if decoding.positive else {}),
    }
