"""cxkit holds a customer experience strategy to account: plain text, real answers, honest numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cxkit.version import __version__

if TYPE_CHECKING:
    from cxkit.api.score import score
    from cxkit.api.validate import validate

__all__ = ["__version__", "score", "validate"]


def __getattr__(name: str) -> Any:
    """Import a public function when it is first used, so that `import cxkit` costs nothing."""
    if name in {"score", "validate"}:
        from importlib import import_module

        return getattr(import_module(f"cxkit.api.{name}"), name)
    message = f"module 'cxkit' has no attribute {name!r}"
    raise AttributeError(message)
