"""Print a document as one self-contained HTML file: no script, no request, a strict policy.

A kind of block is one template in templates/, found by the name of its class; each kind may have its own style sheet in
css/, and all of them are put together in the order of their names.
"""

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
    css = _css()
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    template = _environment().get_template("page.html.j2")
    return str(template.render(document=document, css=css, digest=digest, unique=_Unique())) + "\n"


class _Unique:
    """Names of frames for readers who jump from one to the next: a name said before gets a number."""

    def __init__(self) -> None:
        self._said: dict[str, int] = {}

    def __call__(self, name: str) -> str:
        times = self._said[name] = self._said.get(name, 0) + 1
        return f"{name} ({times})" if times > 1 else name


@cache
def _css() -> str:
    sheets = sorted(files("cxkit.render").joinpath("css").iterdir(), key=lambda sheet: sheet.name)
    return "".join(sheet.read_text(encoding="utf-8") for sheet in sheets if sheet.name.endswith(".css"))


@cache
def _environment() -> Any:
    from jinja2 import Environment, FunctionLoader, StrictUndefined
    from markupsafe import Markup

    def ours(svg: str) -> Markup:
        """The one place where text isn't escaped: pictures that `cxkit.charts` drew, whose words it has escaped."""
        return Markup(svg)  # noqa: S704

    templates = files("cxkit.render").joinpath("templates")
    environment = Environment(
        loader=FunctionLoader(lambda name: templates.joinpath(name).read_text(encoding="utf-8")),
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, finalize=_finalize,
    )  # fmt: skip
    environment.globals["words"] = WORDS
    environment.filters["ours"] = ours
    environment.filters["kind"] = lambda block: type(block).__name__.lower()
    return environment


def _finalize(value: Any) -> Any:
    return markup(value) if type(value) is str else value
