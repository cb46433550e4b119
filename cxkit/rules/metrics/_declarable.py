"""KPIs that a strategy may declare before this version can measure them."""

from __future__ import annotations

DECLARABLE = (
    "csi", "servqual", "experience", "fcr", "resolution-time", "response-time", "churn", "retention", "clv",
    "purchase-frequency", "repeat-rate", "sentiment", "health", "share", "mean",
)  # fmt: skip
"""`cx score` says of these that it can't measure them yet."""
