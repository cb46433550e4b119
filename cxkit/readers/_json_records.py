"""Where the records of a JSON text stand: one a line, one after the other, in an array, or under a key of pages."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cxkit.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Collection, Generator, Iterator

    from cxkit.readers._reader import Head

_CHUNK = 1024 * 1024
_MOST_CHARACTERS = 64 * _CHUNK
_SPACE = " \t\r\n\ufeff"
_LISTS = frozenset(
    {"data", "items", "value", "values", "result", "results", "record", "records", "response", "responses", "reviews",
     "tickets", "conversations", "satisfaction_ratings", "ratings", "issues", "surveys", "payload", "rows"}
)  # fmt: skip
_IDS = frozenset({"id", "_id", "token", "responseId", "response_id", "reviewId", "review_id", "key", "uuid"})
_OF_A_PAGE = frozenset(
    {"next", "next_page", "nextPageToken", "next_page_token", "previous", "previous_page", "end_time", "end_of_stream",
     "after_cursor", "after_url", "count", "total", "totalSize", "total_count", "total_items", "totalReviewCount",
     "page", "page_count", "pages", "paging", "per_page", "has_more", "links", "meta", "done", "@odata.context"}
)  # fmt: skip


class NotARecordError(ValueError):
    """A value that is no record; its text is the reason that the row ledger prints."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the records stand.

    Args:
        lines: whether every line holds one.
        keys: under one of which they stand in each object; none where they stand bare or in an array.
    """

    lines: bool
    keys: frozenset[str] = frozenset()


def place_of(head: Head) -> Place:
    """Where the records of a JSON text stand.

    Raises:
        DataError: it is one document, and which of its lists holds the records isn't said.
    """
    text = head.start.decode("utf-8", "replace").lstrip(_SPACE)
    if text.startswith("["):
        return Place(lines=False)
    first, rest = _first(text)
    if not isinstance(first, dict):
        line = text.partition("\n")[0].rstrip()
        whole_lines = line.endswith("}") and line != "{}" and "\n" in text
        return Place(lines=True) if whole_lines or head.whole else Place(lines=False, keys=_LISTS)
    if rest.strip(_SPACE) or not head.whole:
        is_page = bool(_OF_A_PAGE & first.keys()) and any(isinstance(first[key], list) for key in _LISTS & first.keys())
        return Place(lines=False, keys=_LISTS) if is_page else Place(lines="\n" not in text[: len(text) - len(rest)])
    return _of_a_document(head, first)


def _first(text: str) -> tuple[Any, str]:
    """The first value, and what stands behind it; None where it can't be read or is cut."""
    try:
        value, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return None, text
    return value, text[end:]


def _of_a_document(head: Head, found: dict[str, Any]) -> Place:
    lists = [key for key, value in found.items() if isinstance(value, list)]
    records = [key for key in lists if any(isinstance(one, dict) for one in found[key])]
    chosen = [key for key in lists if key in _LISTS] or (records if len(found) == 1 else [])
    if len(chosen) == 1:
        return Place(lines=False, keys=frozenset(chosen))
    if not records or (not chosen and _IDS & found.keys()):
        return Place(lines=False)
    names = " or ".join(f"'{key}'" for key in (chosen or records)[:4])
    message = f"this is one JSON document, and whether its records stand under {names} isn't said"
    hint = f"take them out: jq -c '.{(chosen or records)[0]}[]' {head.path} > answers.jsonl"
    raise DataError(message, hint=hint, code="DAT102", place=f"{head.path}:1")


def values_at(path: str, named: str, place: Place, decoder: json.JSONDecoder) -> Iterator[tuple[int, Any]]:
    """Line and value of each record, or the error with which its decoder refused it.

    Args:
        path: of a UTF-8 text.
        named: as the user named it.
        place: where records stand.
        decoder: of a record.

    Raises:
        DataError: the text isn't JSON from some line on: what would follow is unknown, so nothing counts.
    """
    with Path(path).open(encoding="utf-8-sig", newline="") as stream:
        text = _Text(stream, named, decoder)
        under = ""
        while text.next_sign():
            if text.next_sign() == "[" and not place.keys:
                yield from text.elements()
            elif place.keys:
                line, found = text.line, (yield from _page(text, place.keys))
                if not found:
                    yield line, NotARecordError("page without records")
                elif under and found != under:
                    raise text.fault("two lists of it may hold the records")
                under = found or under
            else:
                yield text.line, text.value()


def _page(text: _Text, keys: Collection[str]) -> Generator[tuple[int, Any], None, str]:
    """The records under a key of an object; gives the key."""
    under = ""
    for key in text.members():
        if key in keys and text.next_sign() == "[":
            if under:
                raise text.fault("two lists of it may hold the records")
            under = key
            yield from text.elements()
        else:
            text.value()
    return under


@dataclass
class _Text:
    """A JSON text that is read piece by piece."""

    stream: Any
    named: str
    decoder: json.JSONDecoder
    text: str = ""
    at: int = 0
    line: int = 1
    ended: bool = False
    plain: json.JSONDecoder = field(default_factory=json.JSONDecoder)

    def next_sign(self) -> str:
        """The next sign that is no space; empty at the end."""
        while True:
            while self.at < len(self.text) and self.text[self.at] in _SPACE:
                self._go(self.at + 1)
            if self.at < len(self.text) or not self._more():
                return self.text[self.at : self.at + 1]

    def elements(self) -> Iterator[tuple[int, Any]]:
        """Line and value of each element of the array that begins here."""
        yield from ((self.line, self.value()) for _ in self._inside("[", "]"))

    def members(self) -> Iterator[str]:
        """Each key of the object that begins here; its value is to be taken before the next one."""
        for _ in self._inside("{", "}"):
            key = self.value()
            if not isinstance(key, str) or self.next_sign() != ":":
                raise self.fault()
            self._go(self.at + 1)
            self.next_sign()
            yield key

    def _inside(self, opens: str, closes: str) -> Iterator[None]:
        if self.next_sign() != opens:
            raise self.fault()
        self._go(self.at + 1)
        if self.next_sign() != closes:
            yield
            while self.next_sign() == ",":
                self._go(self.at + 1)
                self.next_sign()
                yield
        if self.next_sign() != closes:
            raise self.fault()
        self._go(self.at + 1)

    def value(self) -> Any:
        """The value that begins here, or the error with which the decoder's hooks refuse it."""
        while True:
            found: Any
            try:
                found, end = self.decoder.raw_decode(self.text, self.at)
            except json.JSONDecodeError:
                end = 0
            except (ValueError, RecursionError) as refused:
                found, end = refused, self._end()
            if end and (end < len(self.text) or self.ended):
                self._go(end)
                return found
            if self.ended or len(self.text) - self.at > _MOST_CHARACTERS:
                raise self.fault()
            self._more()

    def _end(self) -> int:
        try:
            return self.plain.raw_decode(self.text, self.at)[1]
        except (ValueError, RecursionError):
            return 0

    def _go(self, to: int) -> None:
        self.line += self.text.count("\n", self.at, to)
        self.at = to

    def _more(self) -> bool:
        piece = self.stream.read(max(_CHUNK, len(self.text) - self.at))
        self.text, self.at = self.text[self.at :] + piece, 0
        self.ended = not piece
        return bool(piece)

    def fault(self, said: str = "it isn't JSON from here on") -> DataError:
        return DataError(said, hint="export it again, whole", code="DAT112", place=f"{self.named}:{self.line}")
