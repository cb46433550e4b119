"""Print a document as one self-contained HTML file: no script, no request, a strict policy."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from cxkit.clean import markup
from cxkit.render.blocks import WORDS

if TYPE_CHECKING:
    from cxkit.render.blocks import Document


def html(document: Document) -> str:
    """The document as a page that opens from a disk, without a network."""
    css = _resource("report.css")
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    template = _environment().from_string(_resource("report.html.j2"))
    return str(template.render(document=document, css=css, digest=digest, words=WORDS)) + "\n"


@cache
def _resource(name: str) -> str:
    return files("cxkit.render").joinpath(name).read_text(encoding="utf-8")


@cache
def _environment() -> Any:
    from jinja2 import Environment, StrictUndefined
    from markupsafe import Markup

    def ours(svg: str) -> Markup:
        """The one place where text isn't escaped: pictures that `cxkit.charts` drew, whose words it has escaped."""
        return Markup(svg)  # noqa: S704

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, finalize=_finalize
    )
    environment.filters["ours"] = ours
    environment.filters["kind"] = lambda block: type(block).__name__.lower()
    return environment


def _finalize(value: Any) -> Any:
    return markup(value) if type(value) is str else value
