"""Typing help: titles, headings and terms with words that begin as typed.

Every word typed must begin a word of the suggestion, in any order. ``a``, ``ae`` and ``o``
find «å», «æ» and «ø»; an exact letter ranks first. Where nothing begins so, beginnings one
or two letters away count.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from api.questions.suggestion_sources import Suggestion, headings, terms, titles
from api.schemas.reader import SuggestionKind
from index.searcher import Searcher
from index.text.tokens import fold

MAX_QUERY_CHARS = 200
#: Letters of the shortest beginning that is compared with errors.
MIN_FUZZY_LETTERS = 4
#: Letters from which a beginning may have two errors; shorter ones may have one.
TWO_ERRORS_LETTERS = 8
#: Letters of the longest ending of an inflected word: «-ene», «-ets», «-met».
MAX_ENDING_LETTERS = 3
#: Share of the suggestions that each kind fills before other kinds come.
SHARE: dict[SuggestionKind, float] = {"title": 0.4, "term": 0.5, "heading": 0.5}
_PLAIN = str.maketrans({"å": "a", "æ": "a", "ø": "o", "ä": "a", "ö": "o", "é": "e", "ü": "u"})
_TWO_LETTERS = (("aa", "a"), ("ae", "a"), ("oe", "o"))
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class _Typed:
    """A beginning as typed, folded and plain, and its words."""

    folded: str
    plain: str
    words: tuple[str, ...]
    plain_words: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> _Typed:
        folded = fold(text)
        words = tuple(_WORD.findall(folded))
        return cls(" ".join(words), plain(" ".join(words)), words, tuple(map(plain, words)))


def plain(folded: str) -> str:
    """Spell a word as on a keyboard without Norwegian letters."""
    written = folded.translate(_PLAIN)
    for two, one in _TWO_LETTERS:
        written = written.replace(two, one)
    return written


class Suggester:
    """Suggests from a fixed list; built once, used by many threads."""

    def __init__(self, suggestions: Iterable[Suggestion], by_default: Iterable[str]) -> None:
        """Index the list by the words' beginnings.

        Args:
            by_default: Collections that are suggested from if none is named.
        """
        self._known = list(suggestions)
        self._forms = [_Typed.of(known.text) for known in self._known]
        self._by_default = frozenset(by_default)
        places = sorted(
            (word, n) for n, form in enumerate(self._forms) for word in set(form.plain_words)
        )
        self._words = [word for word, _ in places]
        self._numbers = [n for _, n in places]
        self._beginnings = lru_cache(maxsize=32)(self._beginnings_of)

    @classmethod
    def of(cls, searcher: Searcher) -> Suggester:
        """Collect the suggestions of an index generation."""
        known = [*titles(searcher), *headings(searcher), *terms(searcher)]
        return cls(known, searcher.default_collections)

    def suggest(
        self, text: str, *, limit: int = 8, collections: Set[str] = frozenset()
    ) -> list[Suggestion]:
        """Return at most ``limit`` suggestions, the likeliest first, no text twice."""
        typed = _Typed.of(text[:MAX_QUERY_CHARS])
        if not typed.words:
            return []
        wanted = collections or self._by_default
        found = [n for n in self._matches(typed) if self._known[n].collections & wanted]
        found.sort(key=lambda n: self._rank(n, typed))
        return _shared_out([self._known[n] for n in found], limit)

    def _matches(self, typed: _Typed) -> set[int]:
        exact = [self._starting(word) for word in typed.plain_words]
        return set.intersection(
            *(
                met or self._nearly_starting(word)
                for met, word in zip(exact, typed.plain_words, strict=True)
            )
        )

    def _starting(self, beginning: str) -> set[int]:
        first = bisect_left(self._words, beginning)
        return set(self._numbers[first : bisect_right(self._words, beginning + "\U0010ffff")])

    def _nearly_starting(self, beginning: str) -> set[int]:
        if len(beginning) < MIN_FUZZY_LETTERS:
            return set()
        wrong = 2 if len(beginning) >= TWO_ERRORS_LETTERS else 1
        near = process.extract(
            beginning,
            self._beginnings(len(beginning)),
            scorer=OSA.distance,
            score_cutoff=wrong,
            limit=20,
        )
        least = min((distance for _, distance, _ in near), default=0)
        return {n for word, far, _ in near if far == least for n in self._starting(word)}

    def _beginnings_of(self, length: int) -> list[str]:
        return sorted({word[:length] for word in self._words if len(word) >= length})

    def _rank(self, n: int, typed: _Typed) -> tuple[object, ...]:
        known, form = self._known[n], self._forms[n]
        as_written = all(any(w.startswith(t) for w in form.words) for t in typed.words)
        return (
            not form.plain.startswith(typed.plain),
            not as_written,
            form.plain != typed.plain,
            -known.weight,
            len(known.text),
            known.text,
        )


def _shared_out(ranked: Sequence[Suggestion], limit: int) -> list[Suggestion]:
    """Choose ``limit`` texts in order of rank, each kind within its share at first."""
    distinct: dict[str, Suggestion] = {}
    for known in ranked:
        form = fold(known.text)
        if form not in distinct and not (_is_plain_word(known) and _inflects(form, distinct)):
            distinct[form] = known
    taken: defaultdict[SuggestionKind, int] = defaultdict(int)
    first: list[Suggestion] = []
    rest: list[Suggestion] = []
    for known in distinct.values():
        within = taken[known.kind] < max(1, round(SHARE[known.kind] * limit))
        (first if within else rest).append(known)
        taken[known.kind] += 1
    chosen = {id(known) for known in [*first, *rest][:limit]}
    return [known for known in distinct.values() if id(known) in chosen]


def _is_plain_word(known: Suggestion) -> bool:
    """Tell if a suggestion is a frequent word and no concept's name."""
    return known.kind == "term" and known.note is None


def _inflects(form: str, others: Iterable[str]) -> bool:
    """Tell if a word is one of the others with an ending: «kontoret», «kontor»."""
    return any(
        form.startswith(other) and len(form) - len(other) <= MAX_ENDING_LETTERS for other in others
    )
