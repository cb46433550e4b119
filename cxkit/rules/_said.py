"""What is said of keys that nobody wrote: in the message what a reader then can't know, in the hint the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.listed import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_OF_ANYTHING = {
    "owner": "who owns it", "kind": "what kind it is", "evidence": "what it rests on", "metric": "which metric shows it",
    "baseline": "where it stands today", "target": "which value it aims for",
}  # fmt: skip
_OF: dict[str, dict[str, str]] = {
    "action": {"owner": "who does it", "within": "within what time"},
    "activity": {"team": "which team does it", "work": "how much work it is"},
    "advocacy": {
        "objectives": "which objectives it serves", "source": "where its promoters are found", "what": "what is done",
    },
    "baseline": {"n": "how many answers it rests on", "at": "when it was measured"},
    "benefit": {"because": "what it assumes"},
    "business objective": {"metric or measure": "how it is measured"},
    "course": {"audience": "whom it is for", "skills": "what it teaches", "target": "how many shall complete it, and when"},
    "decision": {"raci": "who takes part in it", "forum": "which forum takes it"},
    "escalation": {"to": "to whom it goes", "within": "within what time"},
    "evidence": {"n": "how much of it", "at": "from when"},
    "forum": {
        "chair": "who chairs it", "members": "who its members are", "quorum": "how many must be present",
        "cadence": "how often it meets",
    },
    "initiative": {
        "phase": "which phase it belongs to", "consulted": "who was asked", "activities": "what work it takes",
        "budget": "what it may cost",
    },
    "journey": {"personas": "who travels it", "stages": "which stages it has"},
    "loop": {
        "within": "how soon someone acts", "where": "which answers it acts on", "forum": "which forum hears the causes",
    },
    "message": {
        "audience": "whom it is for", "about": "what it is about", "says": "what people are told",
        "channel": "over which channel it goes out", "cadence": "how often it goes out",
    },
    "metric": {"period": "how often it is measured"},
    "objective": {"goal": "which goal it serves"},
    "pain": {
        "says": "what hurts", "affects": "how many customers it affects", "severity": "how bad it is",
        "because": "what causes it",
    },
    "persona": {
        "summary": "who they are", "channels": "which channels they choose", "needs": "what they need",
        "expects": "what they expect", "goals": "what they want to achieve", "challenges": "what stands in their way",
        "pains": "what hurts them", "empathy.says": "what they say", "empathy.thinks": "what they think",
        "empathy.does": "what they do", "empathy.feels": "how they feel", "empathy.gains": "what they would gain",
        "segment": "which segment it stands for",
    },
    "phase": {
        "start": "when it begins", "end": "when it ends", "stakeholders": "whom it affects",
        "success": "what must be true at its end",
    },
    "plan": {
        "correct": "what is done when it happens", "inform": "who is told", "budget": "what may be spent",
        "trigger": "when it comes into force",
    },
    "recommendation": {
        "impact": "how much good it would do", "effort": "how much effort it takes", "feasibility": "how feasible it is",
        "acceptability": "who would accept it",
    },
    "review": {
        "forum": "which forum held it", "at": "when it was held", "present": "who was present",
        "reviewed": "what was looked at",
    },
    "risk": {
        "origin": "whether it comes from inside or outside", "category": "what kind of risk it is",
        "objectives or initiatives": "what it endangers",
    },
    "roadmap": {
        "budget": "how much money there is", "reserve.budget": "how much money is kept in reserve",
        "reserve.time": "how much time is kept in reserve",
    },
    "segment": {"size": "how large it is", "where": "who belongs to it"},
    "size": {"at": "when it was counted", "evidence": "where it comes from"},
    "source": {
        "cadence": "how often it comes", "basis": "on what legal ground that is kept", "keep_for": "how long that is kept",
    },
    "stage": {
        "lifecycle": "where in the customer lifecycle it lies", "needs": "what customers need there",
        "touchpoints": "where they meet us",
    },
    "study": {"method": "how it was done", "n": "how many took part", "at": "when it was done"},
    "survey": {
        "population": "whom it shall stand for", "invites": "how many are invited",
        "response_rate": "how many of the invited answer",
    },
    "touchpoint": {
        "channel": "over which channel it happens", "does": "what the customer does there",
        "emotion": "how the customer feels there",
    },
    "trend": {"says": "what changes"},
}  # fmt: skip


def left_open(kind: str, keys: Sequence[str]) -> str:
    """What isn't known of a thing as long as these keys aren't written.

    Example:
        >>> left_open("touchpoint", ["does", "emotion"])
        'what the customer does there or how the customer feels there'
    """
    return listed([_OF.get(kind, {}).get(key) or _OF_ANYTHING[key] for key in keys], "or")


def to_write(keys: Iterable[str]) -> str:
    """The hint: the keys, as they are written.

    Example:
        >>> to_write(["owner", "metric or measure", "reserve.budget", "reserve.time"])
        'write owner: …, metric: … or measure: …, reserve: {budget: …, time: …}'
    """
    inside: dict[str, list[str]] = {}
    for key in keys:
        outer, _, inner = key.partition(".")
        inside.setdefault(outer, []).extend([f"{inner}: …"] if inner else [])
    written = [
        f"{key}: {{{', '.join(inner)}}}" if inner else " or ".join(f"{one}: …" for one in key.split(" or "))
        for key, inner in inside.items()
    ]
    return f"write {', '.join(written)}"
