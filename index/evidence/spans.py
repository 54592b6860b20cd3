"""Runs of sentences of one hit, and which of them are worth quoting."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from index.evidence.coherence import dangles, introduces
from index.models import Hit
from ingest.models import Passage, Sentence

#: Extra words allowed where a quote could not be understood without them.
CONTEXT_WORDS = 15
#: Words of the longest quotation, bracket or broken sentence that is quoted whole.
LONGEST_WHOLE = 190
#: Penalty factor for a quote that starts with an unresolved reference («Dette …»).
DANGLING_FACTOR = 0.95
#: Share of a table's best row from which the row beside it is quoted with it.
ROW_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class EvidenceSpan:
    """Consecutive sentences of one hit, at ``start`` to ``end`` of the canonical text.

    Attributes:
        answering: The one of them that is likeliest to answer.
        strength: About the probability that it answers; orders quotes.
    """

    hit: Hit
    start: int
    end: int
    words: int
    answering: Sentence
    strength: float

    @property
    def text(self) -> str:
        """The words of the span."""
        passage = self.hit.passage
        return passage.text[self.start - passage.start : self.end - passage.start]


@dataclass(frozen=True, slots=True)
class SentenceRange:
    """Sentences ``first`` to ``last`` of a hit, and the probability that one answers."""

    first: int
    last: int
    worth: float

    def touches(self, other: SentenceRange) -> bool:
        """Return whether they share a sentence."""
        return self.first <= other.last and other.first <= self.last

    def nests(self, other: SentenceRange) -> bool:
        """Return whether one lies within the other."""
        return (self.first - other.first) * (self.last - other.last) <= 0

    def continues(self, other: SentenceRange) -> bool:
        """Return whether one begins where the other ends."""
        return self.first == other.last + 1 or other.first == self.last + 1


@dataclass(frozen=True, slots=True)
class _SentenceFacts:
    """Facts of each sentence, computed once, since hundreds of ranges are compared.

    Attributes:
        missed: How likely it is not to answer.
        words_before: The number of words before it; one more value for the end.
        alike_until: The last sentence in a row in text of the same kind.
        points_back: Whether it begins with a word that points to the one before.
        is_introduced: Whether the one before announces it.
        dangles: Whether it should not begin a quote.
    """

    missed: list[float]
    words_before: list[int]
    alike_until: list[int]
    points_back: list[bool]
    is_introduced: list[bool]
    dangles: list[bool]

    @classmethod
    def of(cls, hit_sentences: HitSentences) -> _SentenceFacts:
        texts = [
            text_of(hit_sentences.hit.passage, sentence) for sentence in hit_sentences.sentences
        ]
        points_back = [n > 0 and dangles(text) for n, text in enumerate(texts)]
        return cls(
            missed=(1.0 - hit_sentences.worth).tolist(),
            words_before=[0, *accumulate(hit_sentences.words)],
            alike_until=_alike_until(hit_sentences.kinds),
            points_back=points_back,
            is_introduced=[False, *map(introduces, texts[:-1])],
            dangles=[
                points or any(begins < n <= ends for begins, ends in hit_sentences.wholes)
                for n, points in enumerate(points_back)
            ],
        )


def _alike_until(kinds: Sequence[str]) -> list[int]:
    until = list(range(len(kinds)))
    for n in range(len(until) - 2, -1, -1):
        if kinds[n] == kinds[n + 1]:
            until[n] = until[n + 1]
    return until


@dataclass(frozen=True, slots=True)
class HitSentences:
    """A hit's sentences, one by one.

    Attributes:
        words: How many each has.
        worth: How likely each is to answer.
        kinds: Kind of block of each; a range is of one kind.
        wholes: First and last sentence of what is quoted whole or not at all, as
            ``enclosures.wholes`` has it.
    """

    hit: Hit
    sentences: Sequence[Sentence]
    words: tuple[int, ...]
    worth: NDArray[np.float64]
    kinds: tuple[str, ...]
    wholes: tuple[tuple[int, int], ...] = ()
    _facts: _SentenceFacts = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_facts", _SentenceFacts.of(self))

    def best_ranges(self, room: int) -> Iterator[SentenceRange]:
        """Runs that do not touch, best first.

        Each is of at most ``room`` words. A single sentence may be longer, and so may a
        range that needs the sentences around it to be understood.
        """
        ranges = [
            self._understandable(sentence_range, room) for sentence_range in self._ranges(room)
        ]
        taken: list[SentenceRange] = []
        for whole in sorted(
            ranges, key=lambda sentence_range: (-self._counts(sentence_range), sentence_range.first)
        ):
            if not any(whole.touches(other) for other in taken):
                taken.append(whole)
                yield whole

    def best_of(
        self, sentence_range: SentenceRange, room: int, taken: Sequence[SentenceRange]
    ) -> SentenceRange | None:
        """The best part of a range, or more than it, that fits into ``room`` words.

        It touches nothing that is taken. Where what it needs to be understood is taken,
        it goes without: it continues what is quoted already.
        """
        best: SentenceRange | None = None
        for part in self._ranges(room):
            forms = (self._understandable(part, room), self._closed(part.first, part.last))
            free = (form for form in forms if not any(form.touches(other) for other in taken))
            fitted = next(free, None)
            if (
                fitted
                and fitted.nests(sentence_range)
                and (not best or self._counts(fitted) > self._counts(best))
            ):
                best = fitted
        return best

    def joined(self, one: SentenceRange, other: SentenceRange) -> SentenceRange | None:
        """Two ranges as one, if one continues the other in text of the same kind."""
        if not one.continues(other) or self.kinds[one.first] != self.kinds[other.first]:
            return None
        return self._range(min(one.first, other.first), max(one.last, other.last))

    def span(self, sentence_range: SentenceRange, strength: float) -> EvidenceSpan:
        """Return the span of the canonical text that a range covers."""
        return EvidenceSpan(
            hit=self.hit,
            start=self.sentences[sentence_range.first].start,
            end=self.sentences[sentence_range.last].end,
            words=self._count(sentence_range.first, sentence_range.last),
            answering=self._likeliest(sentence_range),
            strength=strength,
        )

    def _likeliest(self, sentence_range: SentenceRange) -> Sentence:
        worth = self.worth[sentence_range.first : sentence_range.last + 1]
        return self.sentences[sentence_range.first + int(worth.argmax())]

    def _ranges(self, room: int) -> Iterator[SentenceRange]:
        for first, missed in enumerate(self._facts.missed):
            yield SentenceRange(first, first, 1.0 - missed)
            for last in range(first + 1, len(self.words)):
                if not self._may_grow(first, last, room):
                    break
                missed *= self._facts.missed[last]  # noqa: PLW2901  what no sentence so far answers
                yield SentenceRange(first, last, 1.0 - missed)

    def _may_grow(self, first: int, last: int, room: int) -> bool:
        """Return whether sentence ``last`` may be quoted together with those before it."""
        if not self._fits(first, last, room):
            return False
        if self.hit.passage.kind not in ("table", "figure"):
            return True
        worth = self.worth[first : last + 1]
        return bool(worth.min() >= ROW_SHARE * worth.max())

    def _counts(self, sentence_range: SentenceRange) -> float:
        return (
            sentence_range.worth * DANGLING_FACTOR
            if self._facts.dangles[sentence_range.first]
            else sentence_range.worth
        )

    def _range(self, first: int, last: int) -> SentenceRange:
        return SentenceRange(first, last, 1.0 - math.prod(self._facts.missed[first : last + 1]))

    def _understandable(self, sentence_range: SentenceRange, room: int) -> SentenceRange:
        """Complete quotations, and add the sentence that «dette» or a speaker refers to."""
        first, last = sentence_range.first, sentence_range.last
        if self._facts.points_back[first] or self._facts.is_introduced[first]:
            grown = self._closed(first - 1, last)
            if self._fits(grown.first, grown.last, room + CONTEXT_WORDS):
                return grown
        return self._closed(first, last)

    def _closed(self, first: int, last: int) -> SentenceRange:
        """Grow a range until it cuts nothing that can be quoted whole."""
        for begins, ends in self.wholes:
            overlap = begins <= last and first <= ends
            whole = min(first, begins), max(last, ends)
            if overlap and whole != (first, last) and self._can_be_quoted(*whole):
                return self._closed(*whole)
        return self._range(first, last)

    def _can_be_quoted(self, first: int, last: int) -> bool:
        inside = first >= 0 and last < len(self.words)
        return inside and self._fits(first, last, LONGEST_WHOLE)

    def _fits(self, first: int, last: int, room: int) -> bool:
        return last <= self._facts.alike_until[first] and self._count(first, last) <= room

    def _count(self, first: int, last: int) -> int:
        return self._facts.words_before[last + 1] - self._facts.words_before[first]


def text_of(passage: Passage, sentence: Sentence) -> str:
    """The words of a sentence."""
    return passage.text[sentence.start - passage.start : sentence.end - passage.start]
