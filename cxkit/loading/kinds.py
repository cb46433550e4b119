"""Which file holds what: heads, lists of entities, folders, and what an id of each model can be referred to as."""

from __future__ import annotations

from typing import NamedTuple

from cxkit import model
from cxkit.loading.parts import kinds_inside


class FileKind(NamedTuple):
    """A strategy file: the model of its head, and its lists of entities."""

    head: type[model.Part] | None
    lists: dict[str, type[model.Part]]


FILES: dict[str, FileKind] = {
    "cx": FileKind(model.Config, {}),
    "strategy": FileKind(
        model.Strategy,
        {
            "values": model.Value,
            "business_objectives": model.BusinessObjective,
            "goals": model.Goal,
            "objectives": model.Objective,
        },
    ),
    "governance": FileKind(
        model.Governance,
        {
            "departments": model.Department,
            "roles": model.Role,
            "stakeholders": model.StakeholderGroup,
            "forums": model.Forum,
            "decisions": model.Decision,
        },
    ),
    "segments": FileKind(model.Segments, {"segments": model.Segment}),
    "feedback": FileKind(
        model.Feedback,
        {"sources": model.Source, "studies": model.Study, "loops": model.Loop, "advocacy": model.Advocacy},
    ),
    "metrics": FileKind(None, {"metrics": model.Metric}),
    "capabilities": FileKind(model.Capabilities, {"capabilities": model.Capability, "systems": model.System}),
    "recommendations": FileKind(model.Recommendations, {"recommendations": model.Recommendation}),
    "roadmap": FileKind(model.Roadmap, {"teams": model.Team, "phases": model.Phase, "initiatives": model.Initiative}),
    "risks": FileKind(model.Risks, {"risks": model.Risk}),
    "training": FileKind(model.Training, {"courses": model.Course}),
    "communication": FileKind(model.Communication, {"messages": model.Message}),
}

FOLDERS: dict[str, type[model.Part]] = {
    **{name: kind for file in FILES.values() for name, kind in file.lists.items()},
    "personas": model.Persona,
    "journeys": model.Journey,
    "reviews": model.Review,
}

KINDS: dict[type[model.Part], tuple[str, ...]] = {
    model.Value: ("value",),
    model.BusinessObjective: ("business-objective",),
    model.Goal: ("goal",),
    model.Objective: ("objective",),
    model.Competitor: ("competitor",),
    model.Trend: ("trend", "insight"),
    model.Department: ("department",),
    model.Role: ("role", "party"),
    model.StakeholderGroup: ("stakeholder", "party"),
    model.Forum: ("forum",),
    model.Decision: ("decision",),
    model.Segment: ("segment",),
    model.Persona: ("persona",),
    model.Journey: ("journey",),
    model.Stage: ("stage",),
    model.Touchpoint: ("touchpoint",),
    model.Pain: ("pain", "insight"),
    model.Opportunity: ("opportunity", "insight"),
    model.Source: ("source", "proof"),
    model.Study: ("study", "proof"),
    model.Loop: ("loop",),
    model.Advocacy: ("advocacy",),
    model.Metric: ("metric",),
    model.Capability: ("capability",),
    model.System: ("system",),
    model.Recommendation: ("recommendation",),
    model.Team: ("team",),
    model.Phase: ("phase",),
    model.Initiative: ("initiative",),
    model.Activity: ("activity",),
    model.Risk: ("risk",),
    model.Course: ("course",),
    model.Message: ("message",),
}

EITHER = {"party-or-forum": ("party", "forum"), "segment-or-party": ("segment", "party")}

WORDS = {"party": "role or stakeholder group", "insight": "pain, opportunity or trend", "proof": "source or study"}

INSIDE = {
    "stages": ("stage",),
    "touchpoints": ("touchpoint",),
    "pains": ("pain", "insight"),
    "opportunities": ("opportunity", "insight"),
    "activities": ("activity",),
    "competitors": ("competitor",),
    "trends": ("trend", "insight"),
}
"""Lists inside entities whose items have ids."""


def declared_in(file: str) -> frozenset[str]:
    """The kinds of names that a file may declare; a file that can't be read leaves them open.

    Example:
        >>> sorted(declared_in("risks.yaml"))
        ['risk']
    """
    folder, _, name = file.rpartition("/")
    models = _written_in(file)
    inner = {
        "journeys": ("stages", "touchpoints", "pains", "opportunities"),
        "initiatives": ("activities",),
        "roadmap": ("activities",),
        "strategy": ("competitors", "trends"),
    }.get(folder or name.rsplit(".", 1)[0], ())
    names = {each for one in models for each in KINDS.get(one, ())} | {each for key in inner for each in INSIDE[key]}
    return frozenset(names | ({"attribute"} if name.startswith("segments.") else set()))


def held_in(file: str) -> frozenset[type[model.Part]]:
    """The models whose parts a file may hold, those inside others included.

    Example:
        >>> model.Pain in held_in("journeys/buy.yaml"), model.Pain in held_in("training.yaml")
        (True, False)
    """
    kind = FILES.get(file.rsplit(".", 1)[0])
    heads = [kind.head] if kind and kind.head else []
    return frozenset().union(*(kinds_inside(one) for one in (*heads, *_written_in(file))))


def _written_in(file: str) -> list[type[model.Part]]:
    """The models of a file's lists, or of its folder."""
    folder, _, name = file.rpartition("/")
    if folder:
        return [FOLDERS[folder]] if folder in FOLDERS else []
    kind = FILES.get(name.rsplit(".", 1)[0])
    return list(kind.lists.values()) if kind else []
