"""Did you mean: words of the corpus that a mistyped word of a query may stand for.

Suggestions only. Nothing here changes a query; whoever uses one says so.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from index.text.accents import without_accents
from index.text.analyzer import Analyzer
from index.text.nynorsk import respell
from index.text.stopwords import STOPWORDS
from index.text.tokens import Token, fold, tokenize

#: Letters. A shorter word has too many neighbours for any to be meant.
MIN_LETTERS = 4
#: (letters, edits): edits that a suggestion may be away, for words of so many letters.
_REACH = ((9, 2), (MIN_LETTERS, 1))
#: Letters. A shorter name is taken for right: it has too many neighbours.
_MIN_NAME = 6

#: Spellings for keyboards without Norwegian letters. Two letters come first.
_PLAIN = (("aa", "a"), ("ae", "a"), ("oe", "o"), ("å", "a"), ("æ", "a"), ("ø", "o"))


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A word of the corpus instead of the one that was typed.

    Attributes:
        distance: Edits between the two: a letter put in, left out, changed, or two
            neighbours swapped.
        frequency: How often the corpus has the word.
    """

    word: str
    distance: int
    frequency: int


@dataclass(frozen=True, slots=True)
class Misspelling:
    """A word of a query that is not known: ``query[start:end] == word``."""

    start: int
    end: int
    word: str
    suggestions: tuple[Suggestion, ...]


class Speller:
    """Suggests words of one corpus.

    Args:
        frequencies: The words of the corpus as written, and how often they occur.
        analyzer: Knows the lexicon and which compounds have known parts.
    """

    def __init__(self, frequencies: Mapping[str, int], analyzer: Analyzer) -> None:
        self._analyzer = analyzer
        self._frequencies: Counter[str] = Counter()
        self._accented_names: dict[str, str] = {}
        for written, count in frequencies.items():
            form = fold(written)
            self._frequencies[form] += count
            plain = without_accents(form)
            if plain in STOPWORDS and form not in STOPWORDS and written[0].isupper():
                self._accented_names[plain] = written
        self._without_accents = {without_accents(word) for word in self._frequencies}
        self._by_length: defaultdict[int, list[str]] = defaultdict(list)
        self._by_first_letter: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
        self._by_plain: defaultdict[str, list[str]] = defaultdict(list)
        for word in self._frequencies:
            if len(word) >= MIN_LETTERS and word not in STOPWORDS:
                self._by_length[len(word)].append(word)
                self._by_first_letter[len(word), word[0]].append(word)
                self._by_plain[_plain(word)].append(word)

    def check(self, query: str, *, limit: int = 3) -> tuple[Misspelling, ...]:
        """The words of ``query`` that nothing knows and that have suggestions."""
        found = (
            (token, self.suggest(token.surface, limit=limit))
            for token in tokenize(query)
            if self._may_be_wrong(token)
        )
        return tuple(
            Misspelling(token.start, token.end, token.surface, suggestions)
            for token, suggestions in found
            if suggestions
        )

    def accented_names(self, query: str) -> Iterator[tuple[int, str]]:
        """Yield where a name is written as a function word, and with its accent: «Andre Dahl»."""
        tokens = list(tokenize(query))
        for n, token in enumerate(tokens):
            name = self._accented_names.get(token.form)
            if name and token.surface[0].isupper() and _stands_as_name(tokens, n, query):
                yield token.start, name

    def is_known(self, word: str) -> bool:
        """Return whether the corpus, a dictionary or a compound of known parts has ``word``.

        The parts must be words of the corpus: «ungdomstem» could be «ungdom» and «tem»,
        but hardly in a corpus without those words.
        """
        form = fold(word)
        if form in STOPWORDS or self._analyzer.has_meaning(form) or self._occurs(form):
            return True
        if respell(form) in self._frequencies:  # nynorsk for what the corpus has in bokmål
            return True
        parts = self._analyzer.parts(form)
        return bool(parts) and all(part.lemma in self._frequencies for part in parts)

    def suggest(self, word: str, *, limit: int = 3) -> tuple[Suggestion, ...]:
        """Words of the corpus near ``word``, the likeliest first; none if it is known."""
        form = fold(word)
        if len(form) < MIN_LETTERS or self._occurs(form):
            return ()
        near = [] if self._analyzer.has_meaning(form) else self._without_norwegian_letters(form)
        if not self.is_known(word):
            near += self._within(form, _reach(word))
        near.sort(key=lambda s: (s.distance, s.word[0] != form[0], -s.frequency, s.word))
        distinct = {suggestion.word: suggestion for suggestion in reversed(near)}
        return tuple(reversed(distinct.values()))[:limit]

    def _occurs(self, form: str) -> bool:
        """Return whether the corpus has a word, with the same accents or others."""
        return form in self._frequencies or without_accents(form) in self._without_accents

    def _within(self, form: str, reach: int) -> list[Suggestion]:
        """Words at most ``reach`` edits away; at two edits the first letter must be right."""
        near: list[Suggestion] = []
        for length in range(len(form) - reach, len(form) + reach + 1):
            nearer = self._by_length[length] if abs(length - len(form)) <= 1 else []
            for words, edits in (
                (nearer, min(reach, 1)),
                (self._by_first_letter[length, form[0]], reach),
            ):
                matches = process.extract(
                    form, words, scorer=OSA.distance, score_cutoff=edits, limit=None
                )
                near += [Suggestion(w, int(d), self._frequencies[w]) for w, d, _ in matches]
        return near

    def _without_norwegian_letters(self, form: str) -> list[Suggestion]:
        """«oekonomi» and «sporsmal» are as good as right, whatever their distance."""
        return [
            Suggestion(word, 1, self._frequencies[word])
            for word in self._by_plain.get(_plain(form), ())
        ]

    def _may_be_wrong(self, token: Token) -> bool:
        return token.kind == "word" and token.form.isalpha() and not token.surface.isupper()


def _stands_as_name(tokens: Sequence[Token], n: int, query: str) -> bool:
    """Return whether a capital is a name's: another follows, or no sentence begins there."""
    if len(tokens) == 1 or (n + 1 < len(tokens) and tokens[n + 1].surface[0].isupper()):
        return True
    between = query[tokens[n - 1].end : tokens[n].start] if n else "."
    return not any(mark in between for mark in ".?!:")


def _reach(word: str) -> int:
    """Return the edits that a suggestion for ``word`` may be away."""
    if word[0].isupper() and not word.isupper():
        return 1 if len(word) >= _MIN_NAME else 0
    return next(edits for letters, edits in _REACH if len(word) >= letters)


def _plain(word: str) -> str:
    for norwegian, plain in _PLAIN:
        word = word.replace(norwegian, plain)
    return word
