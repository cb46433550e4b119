"""Who counts in a survey of Qualtrics, in its own exports and in copies of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.readers._table import excluded, position

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxkit.readers._responses import Exclusion

_STATUS = {
    "preview": ("1", "17", "Survey Preview", "Offline Survey Preview"),
    "test": ("2", "Survey Test"),
    "spam": ("8", "9", "12", "40", "Spam", "Survey Preview Spam", "Imported Spam", "EX Spam"),
}
_REAL = (
    "0", "4", "16", "32", "36", "48", "IP Address", "Imported", "Offline", "EX", "EX Imported", "EX Offline",
    "IP-Adresse", "Adresse IP", "Dirección IP", "Endereço IP", "Indirizzo IP", "IP-adres", "IPアドレス",
)  # fmt: skip
_UNFINISHED = ("0", "false", "falsch", "faux", "falso", "onwaar")


def left_out(names: Sequence[str]) -> list[Exclusion]:
    """Previews, tests and spam; a `Status` in words that aren't known stops the run.

    Of other languages only the word for an ordinary response, 'IP address', is known: it can't be mistaken.
    """
    status = position(names, "Status", "Response Type")
    channel = position(names, "DistributionChannel", "distribution_channel")
    found = [one for reason, values in _STATUS.items() for one in excluded(reason, status, *values)]
    found += excluded("preview", channel, "preview")
    found += excluded("test", channel, "test")
    return found + excluded("unknown Status", status, *_REAL, when="not in", reject=True)


def finished(names: Sequence[str]) -> list[Exclusion]:
    """Who didn't finish."""
    return excluded("partial", position(names, "Finished"), *_UNFINISHED)
