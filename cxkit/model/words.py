"""The enumerations: which words a field takes, and what they are used for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Any

from pydantic_core import core_schema

from cxkit.model.scalar import fault, text
from cxkit.registry import closest, suggestion

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler


@dataclass(frozen=True, slots=True)
class Words:
    """Marks a text that must be one of a few words.

    Args:
        known: the words.
        open_: other words may be declared elsewhere, so they aren't refused here.
        said: what is said elsewhere → the word for it here.
    """

    known: tuple[str, ...]
    open_: bool = False
    said: Mapping[str, str] = field(default_factory=dict, hash=False)

    def read(self, value: Any) -> str:
        """The word, or a fault that names the nearest one."""
        word = text(value)
        if word not in self.known and not self.open_:
            plain = " ".join(word.lower().split())
            wanted = self.said.get(plain) or closest(word, self.known)
            hint = f"did you mean '{wanted}'?" if wanted else suggestion(word, self.known)
            message = f"'{word}' isn't a word that stands here"
            raise fault("SCH117", message, hint or f"write one of: {', '.join(self.known)}", instead=wanted)
        return word

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_before_validator_function(self.read, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        told = handler(schema)
        return {**told, ("examples" if self.open_ else "enum"): list(self.known)}


def _words(written: str) -> tuple[str, ...]:
    return tuple(written.split())


CHANNELS = _words(
    "web app email sms push phone chat chatbot messaging social review-site community advertising search store kiosk "
    "in-person event post packaging partner"
)
INSIDE_CHANNELS = _words(
    "huddle team-meeting town-hall one-to-one intranet noticeboard dashboard newsletter letter report"
)
BEFORE_PURCHASE = _words("awareness consideration purchase")
AFTER_PURCHASE = _words("onboarding delivery use support renewal advocacy leaving")
PARTIALS = ("keep", "drop")
CADENCES = (
    "every shift", "daily", "weekly", "fortnightly", "monthly", "quarterly", "half-yearly", "yearly", "continuous",
    "once", "after each review",
)  # fmt: skip
_EVERY = {"day": "daily", "week": "weekly", "month": "monthly", "quarter": "quarterly", "year": "yearly"}
_CADENCES_SAID = {
    **{f"{each} {period}": word for period, word in _EVERY.items() for each in ("every", "each", "per", "once a")},
    "annual": "yearly", "annually": "yearly", "every two weeks": "fortnightly", "every 2 weeks": "fortnightly",
    "every three months": "quarterly", "every 3 months": "quarterly", "every six months": "half-yearly",
    "every 6 months": "half-yearly", "semi-annual": "half-yearly", "semi-annually": "half-yearly",
    "twice a year": "half-yearly", "always on": "continuous", "always-on": "continuous", "ongoing": "continuous",
    "continuously": "continuous", "one-off": "once", "each shift": "every shift",
    "after every review": "after each review",
}  # fmt: skip
"""Two-weekly and twice-weekly are both called bi-weekly, and bi-annual may be either too: these are asked."""
_PERIODS_SAID = {
    **{word: period for period, word in _EVERY.items()}, **{f"{period}s": period for period in _EVERY},
    "half-yearly": "half-year", "annual": "year", "annually": "year", "semester": "half-year",
}  # fmt: skip
SURVEYS = _words("relationship transactional")
FEEDBACK = (*SURVEYS, *_words("review social complaint"))
RECORDS = _words("helpdesk crm orders subscriptions usage operations")
WITH_CUSTOMERS = _words("survey interviews focus-group usability-test diary observation co-creation ab-test pilot")
ON_DATA = _words("data-analysis driver-analysis market-data competitor-benchmark mystery-shopping")
INSIDE = _words("workshop desk-research expert-review")

_WEEKDAYS = {f"{day}day": day[:3] for day in _words("mon tues wednes thurs fri satur sun")}
_MONTHS = _words("january february march april may june july august september october november december")

Channel = Annotated[str, Words((*CHANNELS, *INSIDE_CHANNELS), open_=True)]
"""Words of our own are declared in cx.yaml; a rule looks them up."""
Lifecycle = Annotated[str, Words((*BEFORE_PURCHASE, *AFTER_PURCHASE))]
Dimension = Annotated[str, Words(_words("success effort emotion personalisation loyalty"))]
BusinessKind = Annotated[str, Words(_words("retention revenue cost reputation compliance"))]
RiskCategory = Annotated[str, Words(_words("strategic operational financial reputational regulatory"))]
Origin = Annotated[str, Words(_words("internal external"))]
SourceKind = Annotated[str, Words((*FEEDBACK, *RECORDS, *_words("employee partner panel")))]
Method = Annotated[str, Words((*WITH_CUSTOMERS, *ON_DATA, *INSIDE))]
Covers = Annotated[
    str,
    Words(
        _words("objective-target metric-definition survey-question recommendation initiative budget roadmap risk pain")
    ),
]
Level = Annotated[str, Words(_words("executive manager frontline"))]
PartyKind = Annotated[str, Words(_words("employees customers partners bot"))]
CapabilityKind = Annotated[str, Words(_words("people process technology data budget"))]
Competency = Annotated[
    str, Words(_words("purposeful-leadership compelling-brand-values employee-engagement customer-connectedness"))
]
SystemKind = Annotated[str, Words(_words("crm feedback helpdesk analytics commerce operations people"))]
Skill = Annotated[
    str, Words(_words("communication empathy problem-solving process product values risk-awareness tools"))
]
ABOUT = _words("vision goals roadmap scores wins lessons themes risks contingency changes")
About = Annotated[str, Words(ABOUT)]
Partials = Annotated[str, Words(PARTIALS)]
DATE_ORDERS = ("dmy", "mdy", "ymd", "excel", "excel-1904")
ANSWERS = ("all", "latest")
Answers = Annotated[str, Words(ANSWERS)]
DECIMALS = ("comma", "point")
Decimal = Annotated[str, Words(DECIMALS)]
DateOrder = Annotated[str, Words(DATE_ORDERS)]
Cadence = Annotated[str, Words(CADENCES, said=_CADENCES_SAID)]
Period = Annotated[str, Words(_words("day week month quarter half-year year"), said=_PERIODS_SAID)]
Basis = Annotated[str, Words(_words("consent contract legitimate-interest legal-obligation"))]
Decided = Annotated[str, Words(_words("accepted rejected deferred"))]
Reviewed = Annotated[str, Words(_words("keep change stop close escalate"))]
LoopKind = Annotated[str, Words(("inner", "outer"))]
State = Annotated[str, Words(("current", "future"))]
Worked = Annotated[str, Words(("yes", "partly", "no"))]
Weekday = Annotated[str, Words(tuple(_WEEKDAYS.values()), said=_WEEKDAYS)]
Month = Annotated[str, Words(_MONTHS, said={month[:3]: month for month in _MONTHS})]
Profile = Annotated[str, Words(("starter", "regular", "strict"), said={"standard": "regular", "default": "regular"})]
Weight = Annotated[str, Words(("error", "warning", "info"))]
For = Annotated[str, Words(("business", "customers"))]
ForumReview = Annotated[str, Words(_words("objectives roadmap budget risks issues"))]
