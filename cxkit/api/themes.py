"""What customers write about: themes of their comments, how many write of each, and how those score."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Literal

from cxkit.api.verbatims import names, shared, without_contacts
from cxkit.errors import DataError, UsageError
from cxkit.stats.adjust import adjust
from cxkit.stats.difference import inverted_p_value, square_and_add
from cxkit.stats.keyness import keyness
from cxkit.stats.net import tango
from cxkit.stats.share import wilson

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxkit.readers._responses import Responses
    from cxkit.scan.request import Ledger
    from cxkit.stats.interval import Interval

SMALLEST = 10
"""A word is shown, and a theme, only where it stands in so many comments: fewer could be known by their words."""
_FEWEST = 50
_FEWEST_SIDE = 30
_MOST_THEMES = 8
_SEED = 20161
_HALVES = 6
_WORD = r"(?u)\b[^\W\d_]{3,}\b"
"""Three letters or more."""


@dataclass(frozen=True, slots=True)
class Theme:
    """Comments that share words.

    Args:
        words: that mark it, the strongest first; each stands in ten comments or more.
        n: comments.
        share: of all comments, 0 to 1.
        low: lower limit.
        high: upper limit.
        difference: net score of those who write of it minus that of the others, in points; None without a score.
        difference_low: lower limit.
        difference_high: upper limit.
        p: adjusted for all themes (Holm).
    """

    words: tuple[str, ...]
    n: int
    share: float
    low: float
    high: float
    difference: float | None = None
    difference_low: float | None = None
    difference_high: float | None = None
    p: float | None = None


@dataclass(frozen=True, slots=True)
class Keyword:
    """A word that promoters or detractors use more than the others of the two.

    Args:
        word: it stands in ten different comments or more.
        by: `promoters` or `detractors`.
        g_squared: log-likelihood ratio of the two groups' comments with and without it.
        p: adjusted for all words (Benjamini and Hochberg).
    """

    word: str
    by: Literal["promoters", "detractors"]
    g_squared: float
    p: float


@dataclass(frozen=True, slots=True)
class Themes:
    """Themes by size, and the comments of none.

    Args:
        column: header of the comments.
        themes: largest first.
        n: comments.
        without: comments that belong to no theme.
        stability: how alike the themes of half the comments are, 0 to 1; below 0.5 they are hardly themes.
        confidence: of the intervals.
        ledgers: where the rows went.
        language: `en`, or `any`.
        smallest: comments in which a word must stand, and that a theme must have.
        keywords: the words that tell promoters and detractors apart, the surest first; none without a score.
    """

    column: str
    themes: tuple[Theme, ...]
    n: int
    without: int
    stability: float
    confidence: float
    ledgers: tuple[Ledger, ...]
    language: str = "en"
    smallest: int = SMALLEST
    keywords: tuple[Keyword, ...] = ()

    def to_json(self) -> str:
        """The versioned shape `cx/1`."""
        return json.dumps({"schema": "cx/1", "command": "themes", **asdict(self)}, ensure_ascii=True, indent=1) + "\n"


def themes(
    data: Any,
    text: str,
    *,
    score: str | None = None,
    missing: Sequence[str] = (),
    k: int | None = None,
    language: str = "en",
    where: str | None = None,
    confidence: float = 0.95,
    reader: str | None = None,
    encoding: str | None = None,
    delimiter: str | None = None,
    max_rejected: float = 0,
    smallest: int = SMALLEST,
) -> Themes:
    """Find what comments are about, without reading them out: only words of ten different comments or more are shown.

    Addresses, links, handles and everything with a digit are taken out before anything is counted; so are, in English,
    words that are mostly written with a capital letter inside a sentence, for they may be names.

    Words are weighed by how rare they are (TF-IDF) and taken apart into a few themes (non-negative matrix factors); a
    comment belongs to the theme that explains most of it, or to none. How many themes: the number whose themes come out
    most alike from halves of the comments. Equal comments and equal seeds give equal themes.

    Args:
        data: a path, several paths, or a frame.
        text: column of the comments.
        score: column of the recommendation, 0 to 10, to compare those who write of a theme with the others.
        missing: values that mean no answer, in the score.
        k: number of themes, 2 to 8; None: the most stable.
        language: `en` leaves out English words without a meaning of their own; `any` leaves out the most frequent.
        where: rows to keep.
        confidence: of the intervals.
        reader: name of the reader, where the file doesn't tell.
        encoding: of text files.
        delimiter: of text files.
        max_rejected: rows that may be unreadable.
        smallest: different comments in which a word must stand, 10 or more.

    Raises:
        UsageError: scikit-learn isn't there, or the number of themes can't be.
        DataError: fewer than fifty comments, or no words that ten of them share.

    Source: Lee and Seung, Nature 401 (1999); differences: Tango (1998), squared and added; Holm (1979); keywords:
    Dunning, Computational Linguistics 19 (1993); Benjamini and Hochberg (1995).
    """
    from cxkit.api.score import describe

    _require_text_extra()
    if language not in ("en", "any"):
        message = f"words of the language '{language}' aren't known"
        raise UsageError(message, hint="write en, or any for another language")
    if k is not None and not 2 <= k <= _MOST_THEMES:
        message = f"{k} themes can't be told apart: write 2 to {_MOST_THEMES}"
        raise UsageError(message)
    if smallest < SMALLEST:
        message = f"words of fewer than {SMALLEST} comments could tell who wrote them"
        raise UsageError(message, hint=f"write {SMALLEST} or more")
    responses = describe(data, reader=reader, encoding=encoding, delimiter=delimiter)
    comments, signs, ledgers = _comments(responses, text, score, missing, where, max_rejected)
    if len(comments) < _FEWEST:
        message = f"{len(comments):,} comments are too few for themes"
        raise DataError(message, hint=f"it takes {_FEWEST}; read them", code="DAT202")
    matrix, words = _weighed(comments, language, smallest)
    chosen, stability = _most_stable(matrix) if k is None else (k, _stability(matrix, k))
    belongs, marks = _factored(matrix, chosen)
    found = []
    for number in range(chosen):
        members = [at for at, theme in enumerate(belongs) if theme == number]
        if len(members) < smallest:
            continue
        strongest = marks[number].argsort(kind="stable")[::-1][:6]
        named = tuple(words[at] for at in strongest if marks[number][at] > 0)
        low, high = wilson(len(members), len(comments), confidence)
        told = _difference(signs, set(members), confidence, smallest) if score else None
        found.append((Theme(named, len(members), len(members) / len(comments), low, high), told))
    keywords = _keywords(matrix, words, signs, confidence) if score else ()
    return Themes(
        text, _adjusted(found), len(comments), sum(theme < 0 for theme in belongs), stability, confidence, ledgers,
        language, smallest, keywords,
    )  # fmt: skip


def _keywords(matrix: Any, words: Sequence[str], signs: Sequence[int | None], confidence: float) -> tuple[Keyword, ...]:
    """Words that tell promoters' comments from detractors', by their log-likelihood ratio."""
    sides = [[at for at, sign in enumerate(signs) if sign == side] for side in (1, -1)]
    if min(map(len, sides)) < _FEWEST_SIDE:
        return ()
    counts = [_holding(matrix, side) for side in sides]
    found = [keyness(int(up), len(sides[0]), int(down), len(sides[1])) for up, down in zip(*counts, strict=True)]
    adjusted = adjust([one.p for one in found], "bh")
    told = [
        Keyword(word, "promoters" if one.log_ratio > 0 else "detractors", one.g_squared, p)
        for word, one, p in zip(words, found, adjusted, strict=True)
        if p < 1 - confidence
    ]
    return tuple(sorted(told, key=lambda one: (-one.g_squared, one.word)))


def _holding(matrix: Any, rows: Sequence[int]) -> list[int]:
    """How many of these comments hold each word."""
    return [int(n) for n in (matrix[rows] > 0).sum(axis=0).tolist()[0]]


def _require_text_extra() -> None:
    try:
        import sklearn  # noqa: F401
    except ImportError:
        message = "themes need scikit-learn"
        raise UsageError(message, hint="pip install 'cxkit[text]'") from None


def _comments(
    responses: Responses, text: str, score: str | None, missing: Sequence[str], where: str | None, max_rejected: float
) -> tuple[list[str], list[int | None], tuple[Ledger, ...]]:
    """Comments in alphabetical order, and for each +1 (promoter), 0, −1 (detractor) or None."""
    from cxkit.scales.decode import Decoding, decide
    from cxkit.scales.fault import UndecidedError
    from cxkit.scales.scale import Scale
    from cxkit.scan.combinations import combinations
    from cxkit.scan.request import Request
    from cxkit.scan.tally import scan
    from cxkit.scan.together import Together
    from cxkit.scan.where import parse

    columns = {"q0": responses.column(text, "--text ").position}
    if score:
        columns["q1"] = responses.column(score, "--score ").position
    request = Request((columns["q1"],) if score else (), where=parse(where) if where else None)
    tally = scan(responses, request, max_rejected=max_rejected)
    points: dict[str | None, float] = {}
    if score:
        counts = {raw: cell.n for cells in tally.groups.values() for raw, cell in cells.items()}
        try:
            told = decide(
                counts, Decoding(Scale(0, 10), missing=frozenset(missing)), column=score, kpi="nps", option="--score"
            )
        except UndecidedError as error:
            error.hint, error.place = "if a value means no answer: --missing VALUE", responses.name
            raise
        points = {(raw or "").strip() or None: point for raw, point in told.points.items()}
    rows: list[tuple[str, int | None]] = []
    for one in combinations(Together(responses, request, columns), len(columns)):
        comment = without_contacts(one.raw[0]).strip() if one.raw[0] is not None else ""
        if not comment:
            continue
        point = points.get(one.raw[1]) if score else None
        rows += [(comment, None if point is None else int(point >= 9) - int(point <= 6))] * one.cell.n
    rows.sort(key=lambda row: (row[0], row[1] is None, row[1] or 0))
    return [comment for comment, _ in rows], [sign for _, sign in rows], tally.ledgers


def _weighed(comments: Sequence[str], language: str, smallest: int) -> tuple[Any, list[str]]:
    """Comments by words that enough of them share and that are no names."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    weigher = TfidfVectorizer(
        min_df=smallest, max_df=0.5 if language == "en" else 0.2, sublinear_tf=True,
        stop_words="english" if language == "en" else None, token_pattern=_WORD,
    )  # fmt: skip
    try:
        matrix = weigher.fit_transform(comments)
    except ValueError:
        message = f"no word but the commonest stands in {smallest} comments"
        raise DataError(message, hint="gather more comments, or add --language any", code="DAT202") from None
    words = list(weigher.get_feature_names_out())
    shown = shared(comments, words, smallest) - (names(comments) if language == "en" else frozenset())
    kept = [at for at, word in enumerate(words) if word in shown]
    if len(kept) < 2 * _MOST_THEMES:
        message = f"only {len(kept)} words stand in {smallest} comments or more, too few for themes"
        raise DataError(message, hint="gather more comments", code="DAT202")
    return matrix[:, kept], [words[at] for at in kept]


def _factors(matrix: Any, k: int) -> Any:
    from sklearn.decomposition import NMF

    model = NMF(n_components=k, init="nndsvd", random_state=_SEED, max_iter=600, tol=1e-3)
    return model.fit_transform(matrix), model.components_


def _factored(matrix: Any, k: int) -> tuple[list[int], Any]:
    """The theme of each comment (−1 for none), and how strongly each word marks each theme."""
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        weights, marks = _factors(matrix, k)
    strengths = weights * marks.sum(axis=1)
    best = strengths.argmax(axis=1)
    return [int(theme) if strengths[at, theme] > 1e-9 else -1 for at, theme in enumerate(best)], marks


def _most_stable(matrix: Any) -> tuple[int, float]:
    found = [(_stability(matrix, k), -k) for k in range(3, _MOST_THEMES + 1)]
    stability, k = max(found)
    return -k, stability


def _stability(matrix: Any, k: int) -> float:
    """How alike the words of the themes of two halves are (cosine, matched one to one), over several halvings."""
    import warnings

    import numpy as np
    from scipy.optimize import linear_sum_assignment

    random = np.random.default_rng(_SEED)
    alike = []
    for _ in range(_HALVES):
        order = random.permutation(matrix.shape[0])
        marks = []
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            for half in (order[: len(order) // 2], order[len(order) // 2 :]):
                each = _factors(matrix[np.sort(half)], k)[1]
                marks.append(each / np.maximum(np.linalg.norm(each, axis=1, keepdims=True), 1e-12))
        cosines = marks[0] @ marks[1].T
        rows, columns = linear_sum_assignment(-cosines)
        alike.append(float(cosines[rows, columns].mean()))
    return float(np.mean(alike))


def _difference(
    signs: Sequence[int | None], members: set[int], confidence: float, smallest: int
) -> tuple[float, float, float, float] | None:
    """Net score with the theme minus without it, in points, its limits and its p-value; None for small groups."""
    groups = [
        [sign for at, sign in enumerate(signs) if sign is not None and (at in members) == within]
        for within in (True, False)
    ]
    if min(map(len, groups)) < smallest:
        return None
    counts = [(sum(s > 0 for s in group), sum(s < 0 for s in group), len(group)) for group in groups]

    def at_level(level: float) -> Interval:
        sides = [((up - down) / n, *tango(up, down, n, level)) for up, down, n in counts]
        return square_and_add(sides[0], sides[1])

    low, high = at_level(confidence)
    value = (counts[0][0] - counts[0][1]) / counts[0][2] - (counts[1][0] - counts[1][1]) / counts[1][2]
    return value * 100, low * 100, high * 100, inverted_p_value(at_level)


def _adjusted(found: Sequence[tuple[Theme, tuple[float, float, float, float] | None]]) -> tuple[Theme, ...]:
    from dataclasses import replace

    told = [each for _, each in found if each is not None]
    adjusted = iter(adjust([p for *_, p in told])) if told else iter(())
    themes_ = [
        theme
        if each is None
        else replace(theme, difference=each[0], difference_low=each[1], difference_high=each[2], p=next(adjusted))
        for theme, each in found
    ]
    return tuple(sorted(themes_, key=lambda theme: (-theme.n, theme.words)))
