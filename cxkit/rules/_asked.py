"""Who was asked about anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.model import Initiative, Risks, Strategy, Study

if TYPE_CHECKING:
    from cxkit.loading.workspace import Workspace


def asked_of(workspace: Workspace) -> set[str]:
    """Parties and segments consulted for the strategy, an initiative or risks, or that took part in a study."""
    asked = {name for _, head in workspace.walk(Strategy) for name in head.consulted}
    asked |= {name for _, head in workspace.walk(Risks) for name in head.consulted}
    asked |= {name for _, one in workspace.walk(Initiative) for name in one.consulted}
    return asked | {name for _, study in workspace.walk(Study) for name in study.participants}
