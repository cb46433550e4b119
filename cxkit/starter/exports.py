"""Answers of an invented company's customers, from a seeded generator: the same bytes everywhere."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_SEED = 7
_QUARTERS = (
    ("2025-q4", date(2025, 10, 1)),
    ("2026-q1", date(2026, 1, 1)),
    ("2026-q2", date(2026, 4, 1)),
    ("2026-q3", date(2026, 7, 1)),
)
_COUNTRIES = (("DE", 0.715), ("AT", 0.175), ("CH", 0.107), ("LI", 0.003))
_WORDS = (
    "",
    "",
    "",
    "Quick and friendly",
    "I had to explain it twice",
    "Did my invoice arrive?",
    "All good",
    "Took a while",
)
_RECOMMEND = (
    (2, 1, 2, 2, 3, 8, 7, 14, 20, 19, 22),
    (2, 1, 2, 2, 3, 8, 6, 14, 20, 20, 22),
    (2, 1, 2, 2, 3, 7, 6, 14, 20, 20, 23),
    (2, 1, 2, 2, 3, 7, 6, 13, 20, 21, 23),
)
_CONTENT = ((3, 6, 17, 45, 29), (3, 6, 17, 45, 29), (3, 6, 16, 45, 30), (3, 5, 15, 46, 31))
_EASY = ((5, 6, 8, 18, 22, 24, 17), (5, 6, 8, 18, 22, 24, 17), (5, 6, 9, 17, 22, 24, 17), (5, 7, 9, 17, 22, 23, 17))
_SATISFIED = ((5, 8, 15, 42, 30), (4, 7, 14, 43, 32), (4, 6, 12, 44, 34), (3, 5, 9, 44, 39))


def exports() -> dict[str, bytes]:
    """Export files by name: two surveys, four quarters each."""
    files: dict[str, bytes] = {}
    for at, (quarter, start) in enumerate(_QUARTERS):
        random = Random(f"{_SEED}-{quarter}")  # noqa: S311 - invented answers, no secret
        files[f"exports/owners/{quarter}.csv"] = _owners(random, start, at)
        files[f"exports/contacts/{quarter}.csv"] = _contacts(random, start, at)
    return files


def _owners(random: Random, start: date, at: int) -> bytes:
    lines = ["response,firm,answered_at,plan,country,q_recommend,q_content,words"]
    for number in range(1190 + 15 * at):
        recommend = _answer(random, _RECOMMEND[at], 0, blank=0.02)
        content = _answer(random, _CONTENT[at], 1, blank=0.01, word="N/A")
        country = _draw(random, [name for name, _ in _COUNTRIES], [share for _, share in _COUNTRIES])
        plan = _draw(random, ["solo", "team"], [0.66, 0.34])
        words = _draw(random, _WORDS, [1] * len(_WORDS))
        lines.append(
            f"o{at}{number:05d},f{number * 37 % 45000:05d},{_time(random, start)},{plan},{country},"
            f"{recommend},{content},{words}"
        )
    return ("\n".join(lines) + "\n").encode()


def _contacts(random: Random, start: date, at: int) -> bytes:
    lines = ["response,firm,answered_at,plan,q_easy,q_satisfied,words"]
    for number in range(910 + 20 * at):
        easy = _answer(random, _EASY[at], 1, blank=0.02)
        easy = {"1": "Strongly disagree", "7": "Strongly agree"}.get(easy, easy)
        satisfied = _answer(random, _SATISFIED[at], 1, blank=0.0, word="0", rate=0.04)
        plan = _draw(random, ["solo", "team"], [0.6, 0.4])
        words = _draw(random, _WORDS, [1] * len(_WORDS))
        lines.append(
            f"c{at}{number:05d},f{number * 53 % 45000:05d},{_time(random, start)},{plan},{easy},{satisfied},{words}"
        )
    return ("\n".join(lines) + "\n").encode()


def _answer(
    random: Random, weights: Sequence[int], first: int, *, blank: float, word: str = "", rate: float = 0.01
) -> str:
    chance = random.random()
    if chance < blank:
        return ""
    if word and chance < blank + rate:
        return word
    return str(first + int(_draw(random, [str(point) for point in range(len(weights))], weights)))


def _draw(random: Random, values: Sequence[str], weights: Sequence[float]) -> str:
    """One value by its weight, from one `random()`: the stream that every version of Python keeps."""
    reach = random.random() * sum(weights)
    for value, weight in zip(values, weights, strict=True):
        reach -= weight
        if reach < 0:
            return value
    return values[-1]


def _time(random: Random, start: date) -> str:
    day = start + timedelta(days=int(random.random() * 89))
    return f"{day.isoformat()}T{8 + int(random.random() * 12):02d}:{int(random.random() * 60):02d}:00Z"
