"""One cleaning function per sink, applied to every text from files on its way to an output.

Order matters: control characters go first, then the sink's own markup is escaped (markup escapers let ESC and C1
through).
"""

from __future__ import annotations

import re

# C0 but TAB and LF, DEL, C1, bidi controls, zero-width and tag characters, lone surrogates, non-characters.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff\ud800-\udfff"
    "\U000e0000-\U000e0fff]"
)
_ZERO_WIDTH_SPACE = "\u200b"
_MARKDOWN = re.compile(r"([!\"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~])")
_FORMULA = re.compile(r"^\s*[=+\-@\t\r\n\x00\uff1d\uff0b\uff0d\uff20]")


def visible(text: str) -> str:
    r"""Show what can't be seen: each control, bidi or invisible character as `U+XXXX`.

    Example:
        >>> visible("a\x1b[31m")
        'aU+001B[31m'
    """
    return _UNSAFE.sub(lambda match: f"U+{ord(match[0]):04X}", text)


def term(text: str) -> str:
    r"""One line for a terminal or a CI log: no control bytes, no line breaks, no workflow commands.

    Example:
        >>> term("one\ntwo ##[error]")
        'one two #\u200b#[error]'
    """
    line = visible(text.replace("\r\n", " ").replace("\n", " ").replace("\r", " ").replace("\t", " "))
    return log_line(line)


def log_line(line: str) -> str:
    """A line in which no CI service reads a command: `::` at its start and `##[` are broken by a space of no width."""
    line = line.replace("##[", f"#{_ZERO_WIDTH_SPACE}#[").replace("##vso[", f"#{_ZERO_WIDTH_SPACE}#vso[")
    return re.sub(r"^(\s*):(?=:)", rf"\1:{_ZERO_WIDTH_SPACE}", line)


def markup(text: str) -> str:
    r"""Text for an HTML or XML document before its own escaping: characters that XML forbids become U+FFFD.

    Example:
        >>> markup("a\x00b")
        'a\ufffdb'
    """
    return re.sub(
        "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff\u202a-\u202e\u2066-\u2069]", "\ufffd", text
    )


def markdown(text: str) -> str:
    r"""Text in a Markdown document: all ASCII punctuation escaped, mentions and issue numbers broken, one line.

    Example:
        >>> markdown("![x](y)")
        '\\!\\[x\\]\\(y\\)'
    """
    line = markup(re.sub(r"\s+", " ", text))
    escaped = _MARKDOWN.sub(r"\\\1", line)
    for sign in "@#":
        escaped = escaped.replace(sign, f"{sign}{_ZERO_WIDTH_SPACE}")
    # Bare addresses and 'GH-1' link themselves on git hosts even when escaped.
    return re.sub(r"(?i)\b(www|https?|ftp|mailto|xmpp|GH)(?=\\?[.:\-])", rf"\1{_ZERO_WIDTH_SPACE}", escaped)


def workflow_data(text: str) -> str:
    r"""The message part of a workflow command (`::error …::MESSAGE`).

    Example:
        >>> workflow_data("50 %\n")
        '50 %25%0A'
    """
    kept = visible(text.replace("\r", "\n").replace("\n", "\ue000")).replace("\ue000", "\n")
    return kept.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def workflow_property(text: str) -> str:
    """A property of a workflow command (`file=…,line=…`).

    Example:
        >>> workflow_property("a:b,c")
        'a%3Ab%2Cc'
    """
    return workflow_data(text).replace(":", "%3A").replace(",", "%2C")


def json_document(document: str) -> str:
    r"""A JSON document printed where a CI service reads commands (`##[…]`) anywhere in a line.

    Example:
        >>> json_document('["##[error]"]')
        '["\\u0023#[error]"]'
    """
    return document.replace("##", "\\u0023#")


def xml_document(document: str) -> str:
    """An XML document printed where a CI service reads commands: same text, no command.

    Example:
        >>> xml_document("<a>##[error]</a>")
        '<a>&#35;#[error]</a>'
    """
    kept = document.replace("##", "&#35;#").replace("\r", "&#13;")
    return re.sub(r"^(\s*):(?=:)", r"\1&#58;", kept, flags=re.MULTILINE)


def csv_cell(text: str) -> str:
    """A cell that a spreadsheet reads as text: what would begin a formula gets a leading apostrophe.

    Example:
        >>> csv_cell("=1+1")
        "'=1+1"
    """
    return f"'{text}" if _FORMULA.match(text) else text
