"""Workbooks and SPSS files are parsed in a limited child process: the parent gets text, or a sentence."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cxkit.errors import DataError, UsageError
from cxkit.readers._table import Table

if TYPE_CHECKING:
    from cxkit.readers._reader import Head

MEMORY = 2 * 1024**3
SECONDS = 120
_FILES = 64
_SPOOL = 4 * 1024**3
_FIRST = 50
_FIELD = 16 * 1024 * 1024
_CALLED = {"excel": "workbook", "spss": "SPSS file"}


def worked(head: Head, form: str) -> Table:
    """The first records of a file that a child process turned into text.

    Raises:
        DataError: it can't be read, or the child died at its limits.
        UsageError: SPSS files need the extra `spss`.
    """
    if form == "spss" and find_spec("pyreadstat") is None:
        message = "SPSS files are read by pyreadstat, which isn't installed"
        raise UsageError(message, hint="install it: pip install 'cxkit[spss]', or export as CSV")
    spool = tempfile.NamedTemporaryFile(prefix="cx-", suffix=".csv")  # noqa: SIM115 - lives as long as the responses
    told = _run(head, form, spool)
    if "refused" in told:
        raise DataError(told["refused"], hint=told["hint"], code=told["code"], place=head.path)
    csv.field_size_limit(_FIELD)
    with Path(spool.name).open(encoding="utf-8", newline="") as stream:
        rows = tuple(tuple(row) for row in islice(csv.reader(stream), _FIRST))
    if not rows:
        message = f"the {_CALLED[form]} holds no cells"
        raise DataError(message, hint="export it again", code="DAT111", place=head.path)
    return Table(
        rows, tuple(range(1, len(rows) + 1)), ",", locate=lambda: (spool.name, spool),
        texts={int(at): text for at, text in told.get("texts", {}).items()},
        labels={int(at): labels for at, labels in told.get("labels", {}).items()},
        missing={int(at): frozenset(codes) for at, codes in told.get("missing", {}).items()},
        rejected=told.get("rejected", {}), bad_line=told.get("bad_line", 0),
        notes=tuple(told.get("notes", ())), by_row=True,
    )  # fmt: skip


def _run(head: Head, form: str, spool: Any) -> dict[str, Any]:
    ask = json.dumps({"form": form, "sheet": head.sheet})
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path), "PYTHONUTF8": "1"}
    with Path(head.scan_path).open("rb") as source:
        try:
            done = subprocess.run(
                [sys.executable, "-m", "cxkit.readers._worker", ask],
                stdin=source, stdout=spool, stderr=subprocess.PIPE, env=environment, timeout=SECONDS + 10, check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            raise _died(head, form) from None
    last = done.stderr.decode("utf-8", "replace").rstrip().rpartition("\n")[2]
    try:
        told = json.loads(last) if done.returncode == 0 else None
    except ValueError:
        told = None
    if not isinstance(told, dict):
        raise _died(head, form)
    return told


def _died(head: Head, form: str) -> DataError:
    return DataError(
        f"the {_CALLED[form]} can't be read within {MEMORY // 1024**3} GiB and {SECONDS} seconds, or it is damaged",
        hint="open it and save it as CSV",
        code="DAT115",
        place=head.path,
    )


def main(ask: str) -> None:
    """In the child: limits, then parse what stands on standard input; the last line of stderr says how it went."""
    _limit()
    told = json.loads(ask)
    try:
        if told["form"] == "spss":
            from cxkit.readers._spss import to_csv

            said = to_csv(sys.stdin.buffer, sys.stdout)
        else:
            from cxkit.readers._workbook import to_csv as sheet_to_csv

            said = sheet_to_csv(sys.stdin.buffer, sys.stdout, told["sheet"])
        sys.stdout.flush()
    except DataError as error:
        said = {"refused": error.message, "hint": error.hint, "code": error.code}
    sys.stderr.write("\n" + json.dumps(said) + "\n")


def _limit() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits
        return
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_NOFILE, _FILES),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, _SPOOL),
    ):
        hard = resource.getrlimit(what)[1]
        resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


if __name__ == "__main__":
    main(sys.argv[1])
