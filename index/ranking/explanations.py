"""Explanations of hits: the reasons a passage was found, and the words to highlight."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import groupby

from index.lexical.positions import Word
from index.models import Highlight, Reason, ReasonKind
from index.query.concepts import QueryConcept, Variant
from index.text.phrases import find_phrase
from ingest.models import Passage, Sentence

#: The first letter of a term's name → how the word met the question.
_KIND_OF_TERM: dict[str, ReasonKind] = {"s": "term", "l": "lemma", "p": "compound_part"}
#: Kinds of reasons, the one that counts most first.
_ORDER: tuple[ReasonKind, ...] = (
    "phrase",
    "term",
    "lemma",
    "compound_part",
    "thesaurus",
    "spelling",
    "nearest_sentence",
)
#: Other names of one concept that a hit's explanation gives.
MAX_NAMES = 2


@dataclass(frozen=True, slots=True)
class Match:
    """A span of a passage that matches the question."""

    start: int
    end: int
    reason: Reason


@dataclass(frozen=True, slots=True)
class _Meeting:
    """A word of the passage that is a word of a variant, by the term ``name``."""

    word: Word
    name: str

    @property
    def kind(self) -> ReasonKind:
        return _KIND_OF_TERM[self.name[0]]


#: The concepts and variants that a term belongs to, by its name.
_Places = defaultdict[str, list[tuple[int, int]]]


class Explainer:
    """One question, ready to be looked for in passages."""

    def __init__(self, concepts: Sequence[QueryConcept], phrases: Sequence[str]) -> None:
        self._concepts = concepts
        self._phrases = phrases
        self._own: _Places = defaultdict(list)
        self._others: _Places = defaultdict(list)
        for i, concept in enumerate(concepts):
            for j, variant in enumerate(concept.variants):
                places = self._own if variant.relation is None else self._others
                for name, _ in variant.terms:
                    places[name].append((i, j))

    def explain(
        self, passage: Passage, words: Iterable[Word], nearest: Sentence | None
    ) -> tuple[tuple[Reason, ...], tuple[Highlight, ...]]:
        """Say why ``passage`` was found.

        Args:
            words: Those of the passage that have a term of the question.
            nearest: The sentence closest in meaning.

        Returns:
            Reasons, each once, and highlights as offsets into the canonical text, in order.
        """
        matches = [*self._phrase_matches(passage), *self._word_matches(passage.text, words)]
        reasons = list(dict.fromkeys(match.reason for match in matches))
        at = passage.start
        marks = {Highlight(at + m.start, at + m.end, m.reason.kind) for m in matches}
        if nearest:
            text = passage.text[nearest.start - at : nearest.end - at]
            reasons.append(Reason("nearest_sentence", "", text))
            marks.add(Highlight(nearest.start, nearest.end, "nearest_sentence"))
        reasons.sort(key=lambda reason: _ORDER.index(reason.kind))
        return tuple(reasons), tuple(sorted(marks, key=lambda m: (m.start, m.end, m.kind)))

    def _phrase_matches(self, passage: Passage) -> Iterator[Match]:
        for phrase in self._phrases:
            for start, end in find_phrase(passage.text, phrase):
                yield Match(start, end, Reason("phrase", phrase, passage.text[start:end]))

    def _word_matches(self, text: str, words: Iterable[Word]) -> Iterator[Match]:
        """For each concept its own words; only where there are none, its other names."""
        own = _meetings(words, self._own)
        met = own | _meetings(words, self._others, except_for=frozenset(i for i, _ in own))
        for i, places in groupby(sorted(met), key=lambda place: place[0]):
            concept = self._concepts[i]
            found = [(concept.variants[j], met[i, j].values()) for _, j in places]
            if found[0][0].relation is None:
                yield from (_own_match(concept, m, text) for _, meetings in found for m in meetings)
            else:
                yield from _other_names(concept, found)


def _meetings(
    words: Iterable[Word], places: _Places, *, except_for: Set[int] = frozenset()
) -> dict[tuple[int, int], dict[int, _Meeting]]:
    """Find the words that belong to a variant, by concept and variant, and by their start.

    Args:
        except_for: Concepts that are passed over.
    """
    met: defaultdict[tuple[int, int], dict[int, _Meeting]] = defaultdict(dict)
    for word in words:
        for name in word.names:
            for place in places.get(name, ()):
                if place[0] not in except_for and word.start not in met[place]:
                    met[place][word.start] = _Meeting(word, name)
    return dict(met)


def _own_match(concept: QueryConcept, meeting: _Meeting, text: str) -> Match:
    start, end = meeting.word.start, meeting.word.end
    return Match(start, end, Reason(meeting.kind, concept.words, text[start:end]))


def _other_names(
    concept: QueryConcept, found: Iterable[tuple[Variant, Iterable[_Meeting]]]
) -> Iterator[Match]:
    """Yield the variants that weigh most, of those that occur with all their words."""
    said = 0
    for variant, meetings in sorted(found, key=lambda pair: -pair[0].weight):
        whole = [m for m in meetings if m.kind != "compound_part"]
        if len({m.name for m in whole}) < variant.tokens or said == MAX_NAMES:
            continue
        said += 1
        kind: ReasonKind = "spelling" if variant.relation == "spelling" else "thesaurus"
        relation = None if kind == "spelling" else variant.relation
        reason = Reason(kind, concept.words, variant.words, relation)
        yield from (Match(m.word.start, m.word.end, reason) for m in whole)
