"""Summaries that a count of raw values can't give, each by its own statement over the rows that count."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from cxkit.api.composites import composites
from cxkit.api.weighing import breakdowns_of, widened
from cxkit.errors import UsageError
from cxkit.scales.distribution import Distribution
from cxkit.scales.scale import Scale
from cxkit.scan.together import Together
from cxkit.stats.weights import Cell

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from cxkit.api.asked import Asked
    from cxkit.api.composites import Groups
    from cxkit.api.weighing import Weighing
    from cxkit.readers._responses import Responses
    from cxkit.scales.decode import Reading
    from cxkit.scan.request import Request, Segment
    from cxkit.scan.respondents import Repeats
    from cxkit.stats.paired import Shared


def gather(
    responses: Responses,
    one: Asked,
    request: Request,
    readings: Sequence[Reading],
    customer: str | None,
    weights: Weighing | None = None,
) -> Mapping[str, Groups]:
    """Part of the metric → group → summary.

    Args:
        responses: files or frame.
        one: a metric that isn't counted from one question.
        request: who counts.
        readings: of its questions, where it has several.
        customer: header of the column that says whose a row is.
        weights: that make the sample look like its population.
    """
    if one.feed == "items":
        columns = {f"q{at}": _position(responses, one, item.column) for at, item in enumerate(one.items)}
        if customer:
            columns["customer"] = responses.column(customer, "--customer ").position
        rows = Together(responses, widened(request), columns)
        from cxkit.scan.combinations import combinations

        plain = [_trimmed(reading) for reading in readings]
        found = combinations(rows, len(readings))
        if weights:
            found = weights.combinations(found, breakdowns_of(responses, request))
        return composites(found, plain, one, weighted=request.weight is not None or weights is not None)
    if request.weight is not None or weights:
        message = f"{one.kpi.name} counts rows as they are; weights don't go with it"
        raise UsageError(message, hint="measure it on its own, without --weight or --margin")
    rows = Together(responses, request, {role: _position(responses, one, name) for role, name in one.roles.items()})
    if one.feed == "money":
        return {"": _money(rows, one, readings)}
    if one.feed == "referrals":
        return {"": _referrals(rows, readings[0])}
    if one.feed == "tenures":
        from cxkit.api.worth import contract_worths

        return {"": dict(contract_worths(rows, one.declared))}
    if one.feed == "cohorts":
        return _cohorts(rows, one)
    return {"": _COUNT[one.feed](rows, one)}


def repeated(
    responses: Responses,
    request: Request,
    customer: str,
    questions: Sequence[tuple[int, Reading]],
    weights: Weighing | None,
) -> list[dict[tuple[Segment, str | None], Repeats]]:
    """For each question the groups in which somebody answered more than once."""
    from cxkit.scan.respondents import repeats

    roles = {"customer": responses.column(customer, "--customer ").position}
    roles |= {f"q{at}": position for at, (position, _) in enumerate(questions)}
    roles |= {f"m{at}": position for at, position in enumerate(request.margins)}
    points = [{raw: p for raw, p in _trimmed(reading).points.items() if raw} for _, reading in questions]
    return repeats(Together(responses, request, roles), points, weights.factors if weights else None)


def answered_twice(
    responses: Responses, request: Request, question: int, customer: str, reading: Reading
) -> dict[tuple[Segment, str], tuple[str, Shared]]:
    """Segment and period → the period before, and the respondents who answered in both."""
    from cxkit.scan.shared import shared

    columns = {"answer": question, "customer": responses.column(customer, "--customer ").position}
    points = {raw: point for raw, point in _trimmed(reading).points.items() if raw and point is not None}
    return shared(Together(responses, request, columns), points)


def _trimmed(reading: Reading) -> Reading:
    """As the rows give raw values: trimmed, NULL where nothing is left."""
    points = {(raw or "").strip() or None: point for raw, point in reading.points.items()}
    return replace(reading, points=points)


def _position(responses: Responses, one: Asked, header: str) -> int:
    return responses.column(header, f"--metric {one.kpi.name}=").position


def _times(rows: Together, one: Asked) -> Groups:
    from cxkit.scan.business import Business
    from cxkit.scan.durations import durations

    if one.declared.get("type") == "survival":
        return dict(durations(rows, days=True))
    hours = one.declared.get("hours", "calendar")
    business = None if hours == "calendar" else Business.of(hours, one.declared.get("holidays", ""))
    return dict(durations(rows, business))


def _lengths(rows: Together, one: Asked) -> Groups:
    from cxkit.scan.lengths import lengths

    said = (
        f"write unit: minutes at {one.metric.id} in metrics.yaml"
        if one.metric
        else f"say it: {one.option},unit=minutes"
    )
    return dict(lengths(rows, one.declared.get("unit", ""), said))


def _orders(rows: Together, one: Asked) -> Groups:
    """Customers by how often they bought; or what they are worth, where amounts are asked for."""
    if "amount" in rows.roles:
        from cxkit.api.worth import worths

        return dict(worths(rows, one.declared))
    from cxkit.scan.orders import orders

    counts: dict[Any, dict[float, int]] = {}
    lost: dict[Any, dict[str, int]] = {}
    for segment, period, reason, times, n in orders(rows, days=one.declared.get("orders", "days") == "days"):
        if reason is None:
            counts.setdefault((segment, period), {})[times] = n
        else:
            own = lost.setdefault((segment, period), {})
            own[reason] = own.get(reason, 0) + n
    return _distributions(counts, lost)


def _contracts(rows: Together, one: Asked) -> Groups:
    from cxkit.scan.contracts import contracts

    word = rows.request.period
    if word is None:
        message = f"{one.kpi.name} of contracts needs a period"
        raise UsageError(message, hint="add --period month, or quarter, or year")
    leaving = one.kpi.name == "churn"
    counts: dict[Any, dict[float, int]] = {}
    lost: dict[Any, dict[str, int]] = {}
    for segment, period, reason, there, gone in contracts(rows, word):
        if reason is not None:
            lost.setdefault((segment, period), {})[reason] = there
        else:
            yes = gone if leaving else there - gone
            counts[segment, period] = {0: there - yes, 1: yes}
    return _distributions(counts, lost)


def _cohorts(rows: Together, one: Asked) -> dict[str, Groups]:
    from cxkit.scan.cohorts import cohorts

    word = rows.request.period
    if word is None:
        message = f"{one.kpi.name} of cohorts needs a period"
        raise UsageError(message, hint="add --period month, or quarter, or year")
    parts: dict[str, dict[Any, dict[float, int]]] = {}
    for segment, period, age, began, there in cohorts(rows, word):
        parts.setdefault(f"after-{age}", {})[segment, period] = {0: began - there, 1: there}
    return {part: _distributions(counts, {}) for part, counts in parts.items()}


def _contacts(rows: Together, one: Asked) -> Groups:
    from cxkit.kpis._times import seconds
    from cxkit.scan.contacts import contacts

    counts: dict[Any, dict[float, int]] = {}
    lost: dict[Any, dict[str, int]] = {}
    for segment, period, reason, settled, n in contacts(rows, seconds(one.declared["within"], one.kpi.name)):
        if reason is None:
            own = counts.setdefault((segment, period), {})
            own[int(settled)] = own.get(int(settled), 0) + n
        else:
            others = lost.setdefault((segment, period), {})
            others[reason] = others.get(reason, 0) + n
    return _distributions(counts, lost)


def _referrals(rows: Together, reading: Reading) -> Groups:
    from cxkit.scan.referrals import referrals

    counts: dict[Any, dict[float, int]] = {}
    lost: dict[Any, dict[str, int]] = {}
    points = {raw: point for raw, point in _trimmed(reading).points.items() if raw}
    for segment, period, reason, made, n in referrals(rows, points):
        if reason is None:
            counts.setdefault((segment, period), {})[made] = n
        else:
            lost.setdefault((segment, period), {})[reason] = n
    return _distributions(counts, lost)


def _money(rows: Together, one: Asked, readings: Sequence[Reading]) -> Groups:
    from cxkit.scan.amounts import flagged, stays, two_amounts

    if one.kpi.name == "clv":
        return dict(stays(rows, {raw: point for raw, point in _trimmed(readings[0]).points.items() if raw}))
    word = str(one.declared.get("type") or one.declared.get("statistic", ""))
    if "revenue" not in word:
        message = f"amounts of {one.kpi.name} give a share of the money, not of the customers"
        raise UsageError(message, hint="add statistic=revenue (churn) or type=gross-revenue (retention)", code="MET301")
    if readings:
        points = {raw: point for raw, point in _trimmed(readings[0]).points.items() if raw}
        return dict(flagged(rows, points, yes=True))
    part = "lost" if one.kpi.name == "churn" else "kept"
    return dict(two_amounts(rows, f"net {part}" if word.startswith("net") else part))


def _distributions(counts: Mapping[Any, Mapping[float, int]], lost: Mapping[Any, Mapping[str, int]]) -> Groups:
    groups: Groups = {}
    for group in sorted({*counts, *lost}, key=str):
        own = {point: Cell.of(n) for point, n in sorted(counts.get(group, {}).items()) if n}
        highest = int(max(own, default=1))
        groups[group] = Distribution(own, Scale(0, max(1, highest)), dict(sorted(lost.get(group, {}).items())))
    return groups


_COUNT: Mapping[str, Callable[[Together, Asked], Groups]] = {
    "times": _times,
    "lengths": _lengths,
    "orders": _orders,
    "contracts": _contracts,
    "contacts": _contacts,
}
