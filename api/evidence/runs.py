"""Runs of sentences of one hit, and which of them are worth quoting."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from api.evidence.openings import dangles, introduces
from index.models import Hit
from ingest.models import Passage, Sentence

#: So many words more are allowed where a quote could not be understood without them.
UNDERSTANDING_WORDS = 15
#: What a quote counts that begins with a word that points back to what is not quoted.
DANGLING_COUNTS = 0.95
#: A row beside the best one of a table is quoted with it if it is worth half as much.
ROW_COUNTS = 0.5


@dataclass(frozen=True, slots=True)
class Stretch:
    """Consecutive sentences of one hit, at ``start`` to ``end`` of the canonical text.

    Attributes:
        strength: What quotes are ordered by: about the probability that it answers.
    """

    hit: Hit
    start: int
    end: int
    words: int
    strength: float

    @property
    def text(self) -> str:
        """Its words, as they stand."""
        passage = self.hit.passage
        return passage.text[self.start - passage.start : self.end - passage.start]


@dataclass(frozen=True, slots=True)
class Run:
    """Sentences ``first`` to ``last`` of a hit, and the probability that one answers."""

    first: int
    last: int
    worth: float

    def touches(self, other: Run) -> bool:
        """Whether they share a sentence."""
        return self.first <= other.last and other.first <= self.last

    def nests(self, other: Run) -> bool:
        """Whether one lies within the other one."""
        return (self.first - other.first) * (self.last - other.last) <= 0

    def continues(self, other: Run) -> bool:
        """Whether one begins where the other one ends."""
        return self.first == other.last + 1 or other.first == self.last + 1


@dataclass(frozen=True, slots=True)
class Reading:
    """A hit's sentences, one by one.

    Attributes:
        words: How many each has.
        worth: How likely each is to answer.
        kinds: Of the text that each stands in; a run is of one kind.
        speeches: First and last sentence of each quotation that goes over several.
    """

    hit: Hit
    sentences: Sequence[Sentence]
    words: tuple[int, ...]
    worth: NDArray[np.float64]
    kinds: tuple[str, ...]
    speeches: tuple[tuple[int, int], ...] = ()

    def best_runs(self, room: int) -> Iterator[Run]:
        """Runs that do not touch, best first.

        Each is of at most ``room`` words. A single sentence may be longer, and so may a
        run that needs what stands around it to be understood.
        """
        runs = [self._understandable(run, room) for run in self._runs(room)]
        taken: list[Run] = []
        for whole in sorted(runs, key=lambda run: (-self._counts(run), run.first)):
            if not any(whole.touches(other) for other in taken):
                taken.append(whole)
                yield whole

    def best_of(self, run: Run, room: int, taken: Sequence[Run]) -> Run | None:
        """The best part of a run, or more than it, that fits into ``room`` words.

        It touches nothing that is taken. Where what it needs to be understood is taken,
        it goes without: it continues what is quoted already.
        """
        best: Run | None = None
        for part in self._runs(room):
            forms = (self._understandable(part, room), part)
            free = (form for form in forms if not any(form.touches(other) for other in taken))
            fitted = next(free, None)
            if (
                fitted
                and fitted.nests(run)
                and (not best or self._counts(fitted) > self._counts(best))
            ):
                best = fitted
        return best

    def joined(self, one: Run, other: Run) -> Run | None:
        """Two runs as one, if one continues the other in text of the same kind."""
        if not one.continues(other) or self.kinds[one.first] != self.kinds[other.first]:
            return None
        return self._run(min(one.first, other.first), max(one.last, other.last))

    def stretch(self, run: Run, strength: float) -> Stretch:
        """Where a run stands in the canonical text."""
        return Stretch(
            hit=self.hit,
            start=self.sentences[run.first].start,
            end=self.sentences[run.last].end,
            words=self._count(run.first, run.last),
            strength=strength,
        )

    def _runs(self, room: int) -> Iterator[Run]:
        for first in range(len(self.words)):
            for last in range(first, len(self.words)):
                if last > first and not self._may_grow(first, last, room):
                    break
                yield self._run(first, last)

    def _may_grow(self, first: int, last: int, room: int) -> bool:
        """Whether sentence ``last`` may be quoted together with those before it."""
        if not self._fits(first, last, room):
            return False
        worth = self.worth[first : last + 1]
        return self.hit.passage.kind != "table" or worth.min() >= ROW_COUNTS * worth.max()

    def _counts(self, run: Run) -> float:
        dangling = run.first > 0 and (
            dangles(self._text(run.first)) or any(a < run.first <= b for a, b in self.speeches)
        )
        return run.worth * DANGLING_COUNTS if dangling else run.worth

    def _run(self, first: int, last: int) -> Run:
        missed = (1.0 - self.worth[first : last + 1]).tolist()
        return Run(first, last, 1.0 - math.prod(missed))

    def _understandable(self, run: Run, room: int) -> Run:
        """With what «dette» is, or who speaks, and without cutting into a quotation."""
        first, last = run.first, run.last
        if first > 0 and (dangles(self._text(first)) or introduces(self._text(first - 1))):
            first -= 1
        for begins, ends in self.speeches:
            first = begins if begins < first <= ends else first
            last = ends if begins <= last < ends else last
        for grown in ((first, last), (first, run.last), (run.first, last)):
            if self._fits(*grown, room + UNDERSTANDING_WORDS):
                return self._run(*grown)
        return run

    def _fits(self, first: int, last: int, room: int) -> bool:
        of_one_kind = len(set(self.kinds[first : last + 1])) == 1
        return of_one_kind and self._count(first, last) <= room

    def _count(self, first: int, last: int) -> int:
        return sum(self.words[first : last + 1])

    def _text(self, n: int) -> str:
        return text_of(self.hit.passage, self.sentences[n])


def text_of(passage: Passage, sentence: Sentence) -> str:
    """The words of a sentence."""
    return passage.text[sentence.start - passage.start : sentence.end - passage.start]
