"""Norwegian compounds and the parts they are made of.

A word is cut where its first and its last part together are likeliest, judged by how
many words of the lexicon begin and end with them («arbeids-» begins 320 words,
«-kontor» ends 138: ``compound_parts.tsv``). It is a compound if that cut is likely
enough for a word of its length, and if the word does not itself begin or end many
others, as «kultur» and «innhold» do. The linking s or e belongs to the part before it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from index.text.compound_parts import (
    BOUND_FIRSTS,
    INSEPARABLE,
    LEXICALISED,
    NEGATION,
    NOUN_ENDINGS,
    PARTICLES,
    PREFIXES,
    SUFFIXES,
    PartCounts,
    bound_head,
    places,
    read_part_counts,
)
from index.text.nynorsk import Lemmatizer
from index.text.stopwords import STOPWORDS

#: Letters of a word that may be cut: shorter ones are no compounds, longer ones no words.
MIN_WORD_LETTERS, MAX_WORD_LETTERS = 5, 60

# Counts given to a part beyond those of the table, by what is known of it.
_BOUND, _WORD, _LINKED, _NAME, _FORM = 3.0, 0.5, 0.3, 0.2, 0.1
# Costs, in negative log likelihood. Norwegian compounds branch to the left far more
# often than to the right, so a compound as last part costs more than one as first.
_LEFT_BRANCH, _RIGHT_BRANCH, _KNOWN_RIGHT_BRANCH = 1.0, 7.0, 2.0
_SHORT_PART, _SHARED_LETTER = 0.5, 4.0
_MAX_DEPTH = 2
#: Words and pieces of words whose parts are cached.
_WORD_CACHE_SIZE = 1 << 18
_MAX_PREFIXED = 7  # letters after a prefix, as in «be-skrive»
# The most that a cut may cost: for eight letters, for each further letter, and less
# for words that are themselves parts of many (times the log of how many).
_LIMIT, _LIMIT_PER_LETTER, _ESTABLISHED = 25.0, 2.0, 4.0
_PARTICLE_LIMIT, _PARTICLE_ESTABLISHED = 19.0, 2.0


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a word, its linking letter included, and its base form in bokmål."""

    start: int
    end: int
    lemma: str


@dataclass(frozen=True, slots=True)
class Cut:
    """A place to cut a word in two.

    Attributes:
        at: Where the last part begins; the first part ends there.
        shared: 1 where a letter belongs to both («kredittakar»: kreditt, takar), and
            the last part begins one letter before ``at``.
        cost: Negative log likelihood.
    """

    at: int
    shared: int
    cost: float


class Splitter:
    """Cuts compounds, and caches their parts. The same word always gives the same parts.

    Args:
        counts: How often each part makes compounds.
        frequencies: Words of the corpus as written, and how often. A word that the
            lexicon lacks may be a part if the corpus has it alone; one that the
            corpus only writes with a capital is a name and stays whole.
    """

    def __init__(
        self,
        lemmatizer: Lemmatizer,
        counts: PartCounts | None = None,
        frequencies: Mapping[str, int] | None = None,
    ) -> None:
        self._lemmatizer = lemmatizer
        self._lexicon = lemmatizer.lexicon
        self._counts = counts or read_part_counts()
        written = frequencies or {}
        self._words = {word for word, count in written.items() if word.islower() and count > 1}
        self._names = {word.casefold() for word in written if not word.islower()} - set(written)
        remember = lru_cache(maxsize=_WORD_CACHE_SIZE)
        self._first_cost = remember(self._new_first_cost)
        self._head_cost = remember(self._new_head_cost)
        self._cheapest_cut = remember(self._new_cheapest_cut)

    def split(self, word: str) -> tuple[Part, ...]:
        """Return the parts of a compound in lower case that mean something, or none.

        Parts that are compounds are cut in turn: «sykefraværsoppfølging» gives «syke»,
        «fraværs» and «oppfølging». What only an adverb or a negation sets apart stays
        whole, though it has a boundary: neither half of «oppfølging» says what it is.
        Offsets are into ``word``.
        """
        cut = self.cut(word)
        if cut is None or word[: cut.at] in INSEPARABLE:
            return ()
        return (*self._first_parts(word[: cut.at]), *self._head_parts(word, cut.at - cut.shared))

    def cut(self, word: str) -> Cut | None:
        """Find the main boundary of a compound; ``None`` if the word is none.

        The base form decides, where the lexicon has one that begins like the word:
        «kontorene» is «kontor», and never «kontor» + «ene».
        """
        base = self._lexicon.norwegian(word)
        if not MIN_WORD_LETTERS <= len(word) <= MAX_WORD_LETTERS or self._is_whole(
            word, base or word
        ):
            return None
        cut = self._cheapest_cut(base or word, 0)
        if cut is None or cut.at + 1 >= len(word) or not word.startswith((base or word)[: cut.at]):
            cut = self._cheapest_cut(word, 0)
        if cut is None or cut.cost > self._limit(word, base or word, word[: cut.at]):
            return None
        return cut

    def may_be_first(self, first: str) -> bool:
        """Say if anything supports ``first`` as a first part, linking letter included."""
        return self._first_count(first) > 0

    def _is_whole(self, word: str, base: str) -> bool:
        forms = {word, base, self._lemmatizer.lemma(word)}
        if not forms.isdisjoint(STOPWORDS | LEXICALISED):
            return True
        if self._lexicon.norwegian(word):
            return any(
                base.startswith(prefix)
                and len(base) - len(prefix) <= _MAX_PREFIXED
                and self._lexicon.norwegian(base[len(prefix) :])
                for prefix in PREFIXES
            )
        is_name = word in self._names or self._lexicon.is_name(word)
        return is_name or self._lexicon.english(word) is not None

    def _family(self, word: str, base: str) -> float:
        """Count the words that begin or end with this one, by any of its bases."""
        forms = {word, base, self._lemmatizer.lemma(word) or word}
        for ending in NOUN_ENDINGS:
            form = word.removesuffix(ending)
            if self._lexicon.norwegian(form) == form:
                forms.add(form)
        return max(
            self._counts.head.get(form, 0.0)
            + sum(self._counts.first.get(form + link, 0.0) for link in ("", "s", "e"))
            for form in forms
        )

    def _limit(self, word: str, base: str, first: str) -> float:
        family = self._family(word, base)
        by_length = _LIMIT_PER_LETTER * (len(base) - 8)
        if first in PREFIXES:
            return 0.0
        if first in PARTICLES or first == NEGATION:
            return _PARTICLE_LIMIT + by_length - _PARTICLE_ESTABLISHED * math.log1p(family)
        return _LIMIT + by_length - _ESTABLISHED * math.log1p(family)

    def _first_parts(self, first: str) -> tuple[Part, ...]:
        """Split a first part further if it is a compound that ends in a link."""
        for stem in (first, first.removesuffix("s")):
            if parts := self.split(stem):
                last = parts[-1]
                return (*parts[:-1], Part(last.start, len(first), last.lemma))
        lemma = self._lemmatizer.to_bokmal(self._first_lemma(first))
        return (Part(0, len(first), lemma),)

    def _head_parts(self, word: str, start: int) -> tuple[Part, ...]:
        head = word[start:]
        if parts := self.split(head):
            return tuple(Part(start + p.start, start + p.end, p.lemma) for p in parts)
        lemma = self._lemmatizer.lemma(head) or bound_head(head) or head
        return (Part(start, len(word), lemma),)

    def _first_lemma(self, first: str) -> str:
        """Return a first part without its linking letter; it is not inflected otherwise.

        Where the letter may belong to the word («buss-», «barne-»), the form that ends
        more words of the lexicon is taken.
        """
        unlinked = first[:-1]
        if first in BOUND_FIRSTS or first[-1] not in "se" or not self._lexicon.norwegian(unlinked):
            return first
        is_base = self._lexicon.norwegian(first) == first
        ends = self._counts.head
        return max(
            (first, unlinked) if is_base else (unlinked, first), key=lambda form: ends.get(form, 0)
        )

    def _new_cheapest_cut(self, word: str, depth: int) -> Cut | None:
        cuts = (self._cost(word, at, shared, depth) for at, shared in places(word, self._lexicon))
        return min((cut for cut in cuts if cut), key=lambda cut: cut.cost, default=None)

    def _cost(self, word: str, at: int, shared: int, depth: int) -> Cut | None:
        first = self._first_cost(word[:at], depth)
        if first == math.inf:
            return None
        cost = first + self._head_cost(word[at - shared :], depth) + shared * _SHARED_LETTER
        return Cut(at, shared, cost) if cost < math.inf else None

    def _new_first_cost(self, first: str, depth: int) -> float:
        costs = [self._surprise(self._first_count(first)), self._branch_cost(first, depth)]
        if first.endswith("s"):
            costs.append(self._branch_cost(first[:-1], depth))
        return min(costs) + (_SHORT_PART if len(first) < 4 else 0.0)

    def _branch_cost(self, first: str, depth: int) -> float:
        if depth >= _MAX_DEPTH or len(first) < MIN_WORD_LETTERS:
            return math.inf
        cut = self._cheapest_cut(first, depth + 1)
        return cut.cost + _LEFT_BRANCH if cut else math.inf

    def _first_count(self, first: str) -> float:
        """Add up the evidence for a first part: its count, and the kind of word it is."""
        words, unlinked = self._lexicon.norwegian, first[:-1]
        counted = self._counts.first.get(first) or self._counts.first.get(
            self._lemmatizer.to_bokmal(first), 0.0
        )
        if first in BOUND_FIRSTS or first in PARTICLES or first == NEGATION:
            return counted + _BOUND
        base = words(first)
        if base == first:
            return counted + _WORD
        if len(first) > 3 and first[-1] in "se":
            base_of_unlinked = words(unlinked)
            if base_of_unlinked and (first[-1] == "s" or base_of_unlinked == unlinked):
                return counted + _LINKED
        if base:
            return counted + _FORM
        if len(first) > 3 and self._stands_alone(first):
            return counted + _NAME
        return 0.0

    def _stands_alone(self, first: str) -> bool:
        """Find a name, or a word of the corpus that the lexicon lacks; with -s or not."""
        return any(
            self._lexicon.is_name(word) or word in self._words
            for word in (first, first.removesuffix("s"))
        )

    def _new_head_cost(self, head: str, depth: int) -> float:
        costs = [self._head_surprise(head)]
        if depth < _MAX_DEPTH and len(head) > MIN_WORD_LETTERS:
            cut = self._cheapest_cut(head, depth + 1)
            costs.append(cut.cost + _RIGHT_BRANCH if cut else math.inf)
        return min(costs) + (_SHORT_PART if len(head) < 4 else 0.0)

    def _head_surprise(self, head: str) -> float:
        base = self._lexicon.norwegian(head) or bound_head(head)
        lemma = self._lemmatizer.lemma(head) or base
        if lemma is None or base in SUFFIXES:
            return math.inf
        counted = max(self._counts.head.get(form, 0.0) for form in (head, base or head, lemma))
        surprise = self._surprise(counted + (_WORD if base == head else _FORM))
        if len(head) > 6:
            cut = self._cheapest_cut(head, _MAX_DEPTH)
            if cut and cut.cost < _PARTICLE_LIMIT:
                surprise += _KNOWN_RIGHT_BRANCH
        return surprise

    def _surprise(self, count: float) -> float:
        return -math.log(count / self._counts.total) if count else math.inf


def split(
    word: str, lemmatizer: Lemmatizer, frequencies: Mapping[str, int] | None = None
) -> tuple[Part, ...]:
    """Cut one word; for many, keep a ``Splitter``."""
    return Splitter(lemmatizer, frequencies=frequencies).split(word)
