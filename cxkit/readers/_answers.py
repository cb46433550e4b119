"""Answers that an interface lists one by one, each with the field that it answers, as Typeform's does."""

from __future__ import annotations

from typing import Any


def by_field(listed: list[Any]) -> dict[str, Any]:
    """Field → answer; empty where the list holds anything else, or a field twice.

    A field is called by its reference, else its id. A choice is its label; several are joined by semicolons.

    Example:
        >>> by_field([{"field": {"id": "a1", "ref": "nps"}, "type": "number", "number": "9"}])
        {'nps': '9'}
        >>> by_field([{"field": {"id": "b2"}, "type": "choices", "choices": {"labels": ["App", "Shop"]}}])
        {'b2': 'App; Shop'}
        >>> by_field([{"sku": "a"}])
        {}
    """
    found: dict[str, Any] = {}
    for one in listed:
        about = one.get("field") if isinstance(one, dict) else None
        name = (about.get("ref") or about.get("id")) if isinstance(about, dict) else None
        kind = one.get("type") if isinstance(one, dict) else None
        if not isinstance(name, str) or not isinstance(kind, str) or kind not in one or name in found:
            return {}
        found[name] = _told(one[kind])
    return found


def _told(answer: Any) -> Any:
    if not isinstance(answer, dict):
        return answer
    labels = answer.get("labels")
    several = labels if isinstance(labels, list) else [answer.get("label")]
    words = [word for word in (*several, answer.get("other")) if isinstance(word, str)]
    return "; ".join(words) if words else answer
