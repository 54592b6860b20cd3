"""Collects suggestions for typing help: titles, headings, concepts and frequent words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import log2

from api.schemas.reader import SuggestionKind
from index.query.thesaurus import Concept, Thesaurus, words_of
from index.searcher import Searcher
from index.text.stopwords import STOPWORDS
from index.text.tokens import fold, tokenize
from ingest.models import Bibliography, Document, DocumentId

TITLE_WEIGHT = 10.0
#: Weight of a heading of level 0; one less for each level below.
HEADING_WEIGHT = 4.0
#: Added to a concept's name, which is likelier meant than a word that is merely frequent.
CONCEPT_WEIGHT = 2.0
#: Rarer words are not suggested.
MIN_OCCURRENCES = 4
MIN_LETTERS = 4
#: Other names of a concept that are shown beside it.
MAX_OTHER_NAMES = 3
#: Longer headings are not suggested.
MAX_HEADING_CHARS = 160


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A text that the user may mean.

    Attributes:
        collections: Collections in which it occurs.
        weight: The higher, the likelier it is meant.
        document_id, section_start: Document and section of a title or heading.
        note: Authors and year of a title, document of a heading, other names of a term.
    """

    text: str
    kind: SuggestionKind
    collections: frozenset[str]
    weight: float = 0.0
    document_id: DocumentId | None = None
    section_start: int | None = None
    note: str | None = None


def titles(searcher: Searcher) -> Iterator[Suggestion]:
    """Yield every document's title, with authors and year."""
    for document_id in searcher.document_ids:
        facts = searcher.bibliography(document_id)
        names = ", ".join(author.family for author in facts.leading)
        yield Suggestion(
            facts.title,
            "title",
            frozenset({facts.collection}),
            TITLE_WEIGHT,
            document_id,
            note=" ".join(part for part in (names, _year(facts)) if part) or None,
        )


def headings(searcher: Searcher) -> Iterator[Suggestion]:
    """Yield every heading, with its document's title and year. Reads every document."""
    for document_id in searcher.document_ids:
        yield from headings_of(searcher.document(document_id))


def headings_of(document: Document) -> Iterator[Suggestion]:
    """Yield the headings of one document that hold words and are short enough."""
    facts = document.bibliography
    note = " ".join(part for part in (facts.title, _year(facts)) if part)
    for section in document.parsed.sections:
        if words_of(section.title) and len(section.title) <= MAX_HEADING_CHARS:
            yield Suggestion(
                section.title,
                "heading",
                frozenset({facts.collection}),
                HEADING_WEIGHT - section.level,
                document.document_id,
                section.start,
                note,
            )


def terms(searcher: Searcher) -> Iterator[Suggestion]:
    """Yield the names of concepts that occur in the corpus, and its frequent words."""
    spoken = {name: _Words(words) for name, words in _words_by_collection(searcher).items()}
    yield from _names(Thesaurus.load(), spoken)
    yield from _frequent(searcher, spoken)


def _year(facts: Bibliography) -> str:
    return f"({facts.issued})" if facts.issued else ""


def _words_by_collection(searcher: Searcher) -> dict[str, Counter[str]]:
    """Count each word as it is written, per collection."""
    counted: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for passage in searcher.passages:
        collection = searcher.bibliography(passage.document_id).collection
        counted[collection].update(
            token.surface for token in tokenize(passage.text) if token.kind == "word"
        )
    return counted


class _Words:
    """The words of one collection, countable by their beginning."""

    def __init__(self, written: Counter[str]) -> None:
        self.written = written
        folded: Counter[str] = Counter()
        for surface, count in written.items():
            for part in words_of(surface):
                folded[part] += count
        self._words = sorted(folded)
        self._sums = [0, *accumulate(folded[word] for word in self._words)]

    def count_beginning(self, word: str) -> int:
        """Count the words that begin so: «leder» counts «ledere» and «lederbakgrunn» too."""
        first = bisect_left(self._words, word)
        after = bisect_right(self._words, word + "\U0010ffff")
        return self._sums[after] - self._sums[first]

    def count(self, label: Sequence[str]) -> int:
        """Return an upper bound of how often a name of several words occurs."""
        return min((self.count_beginning(word) for word in label), default=0)


def _names(thesaurus: Thesaurus, spoken: Mapping[str, _Words]) -> Iterator[Suggestion]:
    for concept in thesaurus.concepts.values():
        for text in dict.fromkeys(label.text for label in concept.labels):
            counts = {name: words.count(words_of(text)) for name, words in spoken.items()}
            where = frozenset(name for name, count in counts.items() if count)
            if where:
                weight = CONCEPT_WEIGHT + log2(1 + sum(counts.values()))
                yield Suggestion(text, "term", where, weight, note=_other_names(concept, text))


def _other_names(concept: Concept, text: str) -> str | None:
    others = dict.fromkeys(label.text for label in concept.labels if label.text != text)
    return ", ".join(list(others)[:MAX_OTHER_NAMES]) or None


def _frequent(searcher: Searcher, spoken: Mapping[str, _Words]) -> Iterator[Suggestion]:
    """Yield each word's most frequent form, if some collection has it often enough."""
    lemma = searcher.analyzer.lemma
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    where: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for collection, words in spoken.items():
        for surface, count in words.written.items():
            form = fold(surface)
            if len(form) >= MIN_LETTERS and form not in STOPWORDS and not form[0].isdigit():
                base = lemma(form)
                forms[base][surface] += count
                where[base][collection] += count
    for base, surfaces in forms.items():
        frequent = [name for name, n in where[base].items() if n >= MIN_OCCURRENCES]
        if frequent:
            ((text, _),) = surfaces.most_common(1)
            weight = log2(1 + sum(where[base].values()))
            yield Suggestion(text, "term", frozenset(frequent), weight)
