"""Bytes become text that is safe to scan: encoding declared or UTF-8, no NUL, one kind of line end."""

from __future__ import annotations

import codecs
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cxkit.errors import DataError, UsageError

if TYPE_CHECKING:
    from cxkit.readers._reader import Head

_CHUNK = 4 * 1024 * 1024
_PIECE = 256 * 1024
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def encoding_of(head: Head) -> str:
    """The declared encoding, what a byte order mark says, or UTF-8."""
    if head.encoding:
        try:
            return codecs.lookup(head.encoding).name
        except LookupError:
            message = f"no encoding is called '{head.encoding}'"
            raise UsageError(message, hint="common ones: utf-8, cp1252, latin-1, utf-16") from None
    return next((name for bom, name in _BOMS if head.start.startswith(bom)), "utf-8")


def checked(head: Head, encoding: str) -> tuple[str, Any]:
    """The path of a UTF-8 text that holds no NUL byte, and what keeps it alive; transcoded where need be.

    Raises:
        DataError: a byte isn't of that encoding, with its line, or a NUL byte stands in the text.
    """
    if encoding in ("utf-8", "utf-8-sig"):
        _check_utf8(head)
        return head.scan_path, None
    return _transcode(head, encoding)


def mixed_ends(path: str) -> bool:
    """Whether the lines of a text end in several ways: in CR LF, in LF and in CR."""
    kinds: set[bytes] = set()
    with Path(path).open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            if chunk.endswith(b"\r"):
                chunk += stream.read(1)
            alone = chunk.replace(b"\r\n", b"")
            kinds |= {b"\r\n"} if len(alone) < len(chunk) else set()
            kinds |= {end for end in (b"\n", b"\r") if end in alone}
            if len(kinds) > 1:
                return True
    return False


def normalised(path: str) -> tuple[str, Any]:
    """A copy in which every line ends in one line feed."""
    spool = tempfile.NamedTemporaryFile(prefix="cx-", suffix=".csv")  # noqa: SIM115 - lives as long as the responses
    with Path(path).open("rb") as stream:
        held = b""
        while chunk := stream.read(_CHUNK):
            chunk = held + chunk
            held = b""
            if chunk.endswith(b"\r"):
                stripped = chunk.rstrip(b"\r")
                chunk, held = stripped, chunk[len(stripped) :]
            spool.write(_one_line_end(chunk))
        spool.write(_one_line_end(held))
    spool.flush()
    return spool.name, spool


def _one_line_end(chunk: bytes) -> bytes:
    return chunk.replace(b"\r\r\n", b"\n").replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def _check_utf8(head: Head) -> None:
    """Every byte is looked at; a chunk of plain ASCII, as most are, costs a fraction of decoding it."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    done = 0
    with Path(head.scan_path).open("rb", buffering=0) as stream:
        while chunk := stream.read(_PIECE):
            try:
                if not (chunk.isascii() and not decoder.getstate()[0]):
                    decoder.decode(chunk)
            except UnicodeDecodeError as error:
                raise _wrong_byte(head, _line(head, done + error.start), error) from None
            if b"\x00" in chunk:
                raise _nul(head, _line(head, done + chunk.index(b"\x00")), chunk)
            done += len(chunk)
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        raise _wrong_byte(head, _line(head, done), error) from None


def _line(head: Head, offset: int) -> int:
    """The line that a byte stands on."""
    line = 1
    with Path(head.scan_path).open("rb") as stream:
        while offset > 0 and (chunk := stream.read(min(offset, _CHUNK))):
            line += chunk.count(b"\n")
            offset -= len(chunk)
    return line


def _wrong_byte(head: Head, line: int, error: UnicodeDecodeError) -> DataError:
    byte = error.object[error.start]
    likely = "cp1252" if all(value not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) for value in error.object) else "latin-1"
    return DataError(
        f"byte {byte:02X} isn't UTF-8",
        hint=f"probably --encoding {likely}; to keep it, encoding: {likely} at the source",
        code="DAT103",
        place=f"{head.path}:{line}",
    )


def _nul(head: Head, line: int, chunk: bytes) -> DataError:
    if chunk[:200].count(b"\x00") >= len(chunk[:200]) // 3:
        return DataError(
            "every second byte is NUL: this is UTF-16 without a byte order mark",
            hint="add --encoding utf-16-le",
            code="DAT103",
            place=f"{head.path}:{line}",
        )
    return DataError(
        "a NUL byte stands in the text",
        hint="export it again, or remove that byte",
        code="DAT109",
        place=f"{head.path}:{line}",
    )


def _transcode(head: Head, encoding: str) -> tuple[str, Any]:
    spool = tempfile.NamedTemporaryFile(prefix="cx-", suffix=".csv")  # noqa: SIM115 - lives as long as the responses
    decoder = codecs.getincrementaldecoder(encoding)()
    line = 1
    with Path(head.scan_path).open("rb") as stream:
        while True:
            chunk = stream.read(_CHUNK)
            try:
                text = decoder.decode(chunk, final=not chunk)
            except UnicodeError:
                message = f"a byte near here isn't {encoding}"
                raise DataError(
                    message, hint="try another --encoding", code="DAT103", place=f"{head.path}:{line}"
                ) from None
            if "\x00" in text:
                message = "a NUL character stands in the text"
                raise DataError(message, hint="try another --encoding", code="DAT109", place=f"{head.path}:{line}")
            line += text.count("\n")
            spool.write(text.encode("utf-8", "surrogatepass"))
            if not chunk:
                break
    spool.flush()
    return spool.name, spool
