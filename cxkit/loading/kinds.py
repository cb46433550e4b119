"""Which file holds what: heads, lists of entities, folders, and what an id of each model can be referred to as."""

from __future__ import annotations

from typing import NamedTuple

from cxkit import model


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
}

FOLDERS: dict[str, type[model.Part]] = {
    "personas": model.Persona,
    "journeys": model.Journey,
    **{name: kind for file in FILES.values() for name, kind in file.lists.items()},
}

UNCHECKED = ("capabilities", "recommendations", "roadmap", "risks", "training", "communication")
"""Files that are read as text, their ids known, but whose fields this version doesn't check."""

UNCHECKED_FOLDERS = ("reviews",)

UNCHECKED_LISTS = {
    "capabilities": "capability",
    "systems": "system",
    "recommendations": "recommendation",
    "teams": "team",
    "phases": "phase",
    "initiatives": "initiative",
    "risks": "risk",
    "courses": "course",
    "messages": "message",
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
}

EITHER = {"party-or-forum": ("party", "forum"), "segment-or-party": ("segment", "party")}

WORDS = {"party": "role or stakeholder group", "insight": "pain, opportunity or trend", "proof": "source or study"}
