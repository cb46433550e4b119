"""The strategy as frozen pydantic models, one module per artifact; no files, no lines, no frames."""

from cxkit.model.config import Config
from cxkit.model.entity import Because, Part, Ref
from cxkit.model.feedback import Advocacy, Feedback, Loop, Question, Source, Study
from cxkit.model.governance import Decision, Department, Forum, Governance, Role, StakeholderGroup
from cxkit.model.journeys import Handover, Journey, Opportunity, Pain, Stage, Touchpoint
from cxkit.model.metrics import Metric
from cxkit.model.segments import Persona, Segment, Segments
from cxkit.model.strategy import BusinessObjective, Competitor, Goal, Objective, Strategy, Trend, Value
from cxkit.model.values import Benchmark, Evidence, Figure, Range, Rate, Target

__all__ = [
    "Advocacy", "Because", "Benchmark", "BusinessObjective", "Competitor", "Config", "Decision", "Department",
    "Evidence", "Feedback", "Figure", "Forum", "Goal", "Governance", "Handover", "Journey", "Loop", "Metric",
    "Objective", "Opportunity", "Pain", "Part", "Persona", "Question", "Range", "Rate", "Ref", "Role", "Segment",
    "Segments", "Source", "Stage", "StakeholderGroup", "Strategy", "Study", "Target", "Touchpoint", "Trend", "Value",
]  # fmt: skip
