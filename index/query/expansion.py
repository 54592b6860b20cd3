"""Widens a query with the thesaurus: other names for what it asks about, each with a weight.

Labels are found by their words, whatever the inflection, the longest first: «NAV office
managers» is one concept and not three. Norwegian and English labels are kept apart,
since «men» and «by» are words of both. The weights are constants, below.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from index.query.thesaurus import Concept, Label, LabelLanguage, Thesaurus, words_of
from index.text.language import FUNCTION_WORDS, Language

Relation = Literal[
    "synonym", "translation", "abbreviation", "earlier_name", "narrower", "broader", "related"
]
#: Takes a word in lower case to the form under which its inflections meet.
Normaliser = Callable[[str], str]

#: Weights of expansions; a word of the user's own has 1. An English word does not occur
#: in a Norwegian report, so its translation weighs almost as much.
FROM_ENGLISH, FROM_ENGLISH_OTHER = 0.95, 0.8
BOKMAL_AND_NYNORSK, TO_ENGLISH = 0.8, 0.4
SYNONYM, ENGLISH_SYNONYM, ABBREVIATION, EARLIER_NAME = 0.6, 0.3, 0.8, 0.5
NARROWER, BROADER, RELATED = 0.3, 0.15, 0.1

_WORD = re.compile(r"['’]s\b|(?:[^\W_]|\u00ad)+")
_PAUSE = re.compile(r"[.,;:?!()]")
_ARTICLES = frozenset({"the", "a", "an"})
#: Abbreviations this short are words too («se», «mi»): they count in capitals only.
_SHORT_ABBREVIATION = 2
_STEM_CACHE_SIZE = 1 << 15  # words
#: Endings and British or American spelling, folded in this order.
_ENGLISH_FORMS = tuple(
    (re.compile(pattern), form)
    for pattern, form in (
        (r"(?<=..)ies$", "y"),
        (r"(?<=ss)es$", ""),
        (r"(?<=..[^sui])s$", ""),
        (r"(?<=....)(?:ing|ed|e)$", ""),
        (r"(?<=...)is(?=$|ation)", "iz"),
        (r"(?<=..)our", "or"),
        (r"(?<=...)ll", "l"),
        (r"centr", "center"),
        (r"amm$", "am"),
    )
)
_Side = Literal["no", "en"]


@dataclass(frozen=True, slots=True)
class Expansion:
    """Another name for a span of the query.

    Attributes:
        matched: The words of the span, at ``start`` to ``end``.
        label: The name to search for as well, in ``language``.
        relation: How ``label`` is related to ``matched``.
        weight: Above 0, below 1. Labels with the same ``start`` are variants: count
            the best of them that a passage holds, not their sum.
        by_chief_name: Whether ``matched`` is, letter for letter, the name by which the
            concept goes first, and not one that is near it.
    """

    concept_id: str
    matched: str
    start: int
    end: int
    label: str
    relation: Relation
    weight: float
    language: LabelLanguage
    by_chief_name: bool = False


@dataclass(frozen=True, slots=True)
class _Token:
    """A word of a text, with its place, in lower case, and normalised."""

    start: int
    end: int
    word: str
    key: str


@dataclass(frozen=True, slots=True)
class _Match:
    """Words of the query and the labels that they are; ``repeated`` have the same words."""

    tokens: Sequence[_Token]
    labels: Sequence[Label]
    repeated: Sequence[Label]


class _Lexicon:
    """The labels of one side by their normalised words."""

    def __init__(self, side: _Side, labels: Iterable[Label], normalise: Normaliser) -> None:
        self.side = side
        self._normalise = normalise
        self.labels: defaultdict[tuple[str, ...], list[Label]] = defaultdict(list)
        self.longest: defaultdict[str, int] = defaultdict(int)
        for label in labels:
            key = tuple(token.key for token in self.tokens(label.text))
            self.labels[key].append(label)
            self.longest[key[0]] = max(self.longest[key[0]], len(key))

    def tokens(self, text: str) -> list[_Token]:
        """The words of ``text``, without English articles and the genitive's «'s»."""
        found = []
        for match in _WORD.finditer(text):
            word = match.group().replace("\u00ad", "").casefold()
            if word[:1] in "'’" or (self.side == "en" and word in _ARTICLES):
                continue
            found.append(_Token(match.start(), match.end(), word, self._normalise(word)))
        return found


class Expander:
    """A thesaurus made ready for queries with the analyzer's way to normalise words."""

    def __init__(
        self,
        thesaurus: Thesaurus,
        normalise: Normaliser,
        normalise_english: Normaliser | None = None,
    ) -> None:
        """Index every label once.

        Args:
            normalise: For Norwegian words: the analyzer's stem or base form.
            normalise_english: For English words; ``stem_english`` unless given.
        """
        self._concepts = thesaurus.concepts
        labels = [label for c in thesaurus.concepts.values() for label in c.labels]
        norwegian = (label for label in labels if label.language != "en")
        english = (label for label in labels if label.language in ("en", "mul"))
        self._lexicons: dict[_Side, _Lexicon] = {
            "no": _Lexicon("no", norwegian, normalise),
            "en": _Lexicon("en", english, normalise_english or stem_english),
        }

    @property
    def labels(self) -> list[str]:
        """Every name that a query may be widened with."""
        return [label.text for concept in self._concepts.values() for label in concept.labels]

    def expand(self, query: str, language: Language) -> tuple[Expansion, ...]:
        """Give other names for the concepts that ``query`` names, in the query's order.

        Labels of the query's own language are found first; those of the other fill in
        where nothing was found. A function word never names a concept, and no label
        comes back that only repeats the words it was found by.
        """
        sides: tuple[_Side, _Side] = ("en", "no") if language == "en" else ("no", "en")
        found: list[Expansion] = []
        taken: list[_Token] = []
        for side in sides:
            for match in self._matches(query, side, language, taken):
                taken += match.tokens
                found += self._expansions(query, match)
        return tuple(sorted(found, key=lambda e: (e.start, -e.weight, e.label)))

    def _matches(
        self, query: str, side: _Side, language: Language, taken: Sequence[_Token]
    ) -> list[_Match]:
        lexicon = self._lexicons[side]
        gone = {token.start for token in taken}
        tokens = [token for token in lexicon.tokens(query) if token.start not in gone]
        functional = FUNCTION_WORDS[language] | FUNCTION_WORDS["en" if side == "en" else "nb"]
        found, place = [], 0
        while place < len(tokens):
            match = _longest(lexicon, query, tokens[place:], functional)
            if match:
                found.append(match)
            place += len(match.tokens) if match else 1
        return found

    def _expansions(self, query: str, match: _Match) -> Iterable[Expansion]:
        start, end = match.tokens[0].start, match.tokens[-1].end
        words = query[start:end]
        named = {label.concept_id: label for label in reversed(match.labels)}
        written = tuple(token.word for token in match.tokens)
        best: dict[str, Expansion] = {}
        for concept_id, matched in named.items():
            by_chief_name = matched.preferred and words_of(matched.text) == written
            for label, relation, weight in self._offers(matched):
                if words_of(label.text) == written or label in match.repeated:
                    continue
                share = weight / len(named)
                known = best.get(label.text)
                if known is None or known.weight < share:
                    best[label.text] = Expansion(
                        concept_id,
                        words,
                        start,
                        end,
                        label.text,
                        relation,
                        share,
                        label.language,
                        by_chief_name,
                    )
        return best.values()

    def _offers(self, matched: Label) -> Iterator[tuple[Label, Relation, float]]:
        """Every label around ``matched``: of its own concept, then of those near it."""
        concept = self._concepts[matched.concept_id]
        for label in concept.labels:
            if label != matched:
                yield label, *_within(matched, label)
        around: tuple[tuple[Iterable[str], Relation, float], ...] = (
            (concept.successors, "earlier_name", EARLIER_NAME),
            (concept.predecessors, "earlier_name", NARROWER),
            (concept.narrower, "narrower", NARROWER),
            (concept.broader, "broader", BROADER),
            (concept.related, "related", RELATED),
        )
        for concept_ids, relation, weight in around:
            for concept_id in concept_ids:
                for label in _chief_labels(self._concepts[concept_id]):
                    yield label, relation, weight


@lru_cache(maxsize=_STEM_CACHE_SIZE)
def stem_english(word: str) -> str:
    """Fold an English word so that a question meets a label: «organised», «organizing».

    Coarse on purpose. The form is never shown and need not be a word.
    """
    for pattern, form in _ENGLISH_FORMS:
        word = pattern.sub(form, word)
    return word


def _longest(
    lexicon: _Lexicon, query: str, tokens: Sequence[_Token], functional: frozenset[str]
) -> _Match | None:
    """The longest label that ``tokens`` begin with, and everything that bears it."""
    reach = min(lexicon.longest.get(tokens[0].key, 0), len(tokens))
    for n in range(1, reach):
        if _PAUSE.search(query, tokens[n - 1].end, tokens[n].start):
            reach = n
            break
    for length in range(reach, 0, -1):
        words = tokens[:length]
        alike = lexicon.labels.get(tuple(token.key for token in words), [])
        labels = alike
        if length == 1:
            written = query[words[0].start : words[0].end]
            labels = [label for label in alike if _stands_alone(label, written, functional)]
        if labels:
            return _Match(words, _exact(labels, words) or labels, alike)
    return None


def _stands_alone(label: Label, written: str, functional: frozenset[str]) -> bool:
    word = written.casefold()
    if label.kind == "abbreviation" and (len(word) <= _SHORT_ABBREVIATION or word in functional):
        return written.isupper()
    return word not in functional


def _exact(labels: Sequence[Label], words: Sequence[_Token]) -> list[Label]:
    """Return the labels that the words repeat letter for letter."""
    written = tuple(token.word for token in words)
    return [label for label in labels if words_of(label.text) == written]


def _within(matched: Label, offered: Label) -> tuple[Relation, float]:
    """Return the relation of two labels of one concept, and the weight of the second."""
    if offered.language == "en":
        same = matched.language == "en"
        return ("synonym", ENGLISH_SYNONYM) if same else ("translation", TO_ENGLISH)
    if "earlier_name" in (matched.kind, offered.kind):
        return "earlier_name", EARLIER_NAME
    if "abbreviation" in (matched.kind, offered.kind):
        return "abbreviation", ABBREVIATION
    if matched.language == offered.language:
        return "synonym", SYNONYM
    if matched.language == "en":
        first = offered.preferred and offered.language == "nb"
        return "translation", FROM_ENGLISH if first else FROM_ENGLISH_OTHER
    return "translation", BOKMAL_AND_NYNORSK


def _chief_labels(concept: Concept) -> list[Label]:
    """Return a neighbouring concept's preferred bokmål name and abbreviation."""
    return [
        label
        for label in concept.labels
        if label.preferred and label.language in ("nb", "mul") and label.kind != "earlier_name"
    ]
