"""The strategy as frozen pydantic models, one module per artifact; no files, no lines, no frames."""

from cxkit.model.capabilities import Capabilities, Capability, System
from cxkit.model.config import Config
from cxkit.model.entity import Because, Part, Ref
from cxkit.model.feedback import Advocacy, Feedback, Loop, Question, Source, Study
from cxkit.model.governance import Decision, Department, Forum, Governance, Role, StakeholderGroup
from cxkit.model.journeys import Handover, Journey, Opportunity, Pain, Stage, Touchpoint
from cxkit.model.metrics import Metric
from cxkit.model.people import Communication, Course, Message, Theme, Training
from cxkit.model.recommendations import Recommendation, Recommendations
from cxkit.model.reviews import Review, ReviewedItem
from cxkit.model.risks import Contingency, Risk, Risks
from cxkit.model.roadmap import Activity, Initiative, Phase, Roadmap, Team
from cxkit.model.segments import Persona, Segment, Segments
from cxkit.model.strategy import BusinessObjective, Competitor, Goal, Objective, Strategy, Trend, Value
from cxkit.model.trigger import Trigger
from cxkit.model.values import Action, Benchmark, Entity, Evidence, Figure, Impact, Range, Rate, Target

__all__ = [
    "Action", "Activity", "Advocacy", "Because", "Benchmark", "BusinessObjective", "Capabilities", "Capability",
    "Communication", "Competitor", "Config", "Contingency", "Course", "Decision", "Department", "Entity", "Evidence",
    "Feedback", "Figure", "Forum", "Goal", "Governance", "Handover", "Impact", "Initiative", "Journey", "Loop",
    "Message", "Metric", "Objective", "Opportunity", "Pain", "Part", "Persona", "Phase", "Question", "Range", "Rate",
    "Recommendation", "Recommendations", "Ref", "Review", "ReviewedItem", "Risk", "Risks", "Roadmap", "Role",
    "Segment", "Segments", "Source", "Stage", "StakeholderGroup", "Strategy", "Study", "System", "Target", "Team",
    "Theme", "Touchpoint", "Training", "Trend", "Trigger", "Value",
]  # fmt: skip
