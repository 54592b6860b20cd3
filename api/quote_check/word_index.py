"""Every word of the corpus as one row of numbers, to find sequences of words.

Built once. Three neighbouring words are packed into one number and sorted, so that a
sequence is found by bisection and never by reading the corpus.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from api.quote_check.words import word_spans
from ingest.models import Document

Ids = NDArray[np.int64]
#: Three ids are packed into 63 bits.
_BITS = 21
#: Stands between documents and behind the last: equal to no word, known or unknown.
_BORDER = 0
UNKNOWN = -1


@dataclass(frozen=True, slots=True)
class WordRange:
    """A span of one document, in words: ``first`` to ``last``, half-open, of the row."""

    document: int
    first: int
    last: int


class QuoteIndex:
    """Finds sequences of words in a fixed set of documents."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._vocabulary: dict[str, int] = {}
        ids: list[int] = []
        starts: list[int] = []
        ends: list[int] = []
        self._borders: list[int] = []
        for document in documents:
            self._borders.append(len(ids))
            for key, start, end in word_spans(document.text):
                ids.append(self._vocabulary.setdefault(key, len(self._vocabulary) + 1))
                starts.append(start)
                ends.append(end)
            ids.append(_BORDER)
            starts.append(len(document.text))
            ends.append(len(document.text))
        if len(self._vocabulary) >= 1 << _BITS:
            raise ValueError(f"{len(self._vocabulary)} different words: more than can be packed")
        self.ids: Ids = np.array([*ids, _BORDER, _BORDER], dtype=np.int64)
        self._starts = np.array(starts, dtype=np.int64)
        self._ends = np.array(ends, dtype=np.int64)
        packed = (self.ids[:-2] << 2 * _BITS) | (self.ids[1:-1] << _BITS) | self.ids[2:]
        self._order = np.argsort(packed, kind="stable")
        self._sorted = packed[self._order]

    def ids_of(self, keys: Sequence[str]) -> Ids:
        """Numbers of the words; ``UNKNOWN`` for a word that the corpus does not hold."""
        return np.array([self._vocabulary.get(key, UNKNOWN) for key in keys], dtype=np.int64)

    def document_at(self, word: int) -> int:
        """Return the document of a word of the row, as its index in the sequence given."""
        return bisect_right(self._borders, word) - 1

    def bounds_of(self, document: int) -> tuple[int, int]:
        """First word of a document and the one after its last."""
        last = document + 1 == len(self._borders)
        end = len(self._starts) if last else self._borders[document + 1]
        return self._borders[document], end - 1

    def text_span(self, first: int, last: int) -> tuple[int, int]:
        """Offsets, in the document's text, of words ``first`` to ``last``, half-open."""
        return int(self._starts[first]), int(self._ends[last - 1])

    def positions(self, gram: Ids) -> Ids:
        """Return the positions of one, two or three neighbouring words, in rising order."""
        if (gram < 1).any():
            return np.empty(0, dtype=np.int64)
        low = 0
        for place in range(3):
            low = (low << _BITS) | (int(gram[place]) if place < len(gram) else 0)
        width = 1 << _BITS * (3 - len(gram))
        left = np.searchsorted(self._sorted, low, side="left")
        right = np.searchsorted(self._sorted, low + width - 1, side="right")
        return np.sort(self._order[left:right])

    def occurrences(self, sequence: Ids) -> Ids:
        """Return the positions of the whole sequence: those of its first word, rising."""
        length = len(sequence)
        if length == 0 or (sequence < 1).any():
            return np.empty(0, dtype=np.int64)
        size = min(3, length)
        rarest, shift = None, 0
        for place in range(0, length - size + 1):
            found = self.positions(sequence[place : place + size])
            if rarest is None or len(found) < len(rarest):
                rarest, shift = found, place
            if len(rarest) <= 4:
                break
        assert rarest is not None
        candidates = rarest - shift
        candidates = candidates[(candidates >= 0) & (candidates + length <= len(self.ids))]
        for place in range(length):
            candidates = candidates[self.ids[candidates + place] == sequence[place]]
        return candidates

    def first_after(self, sequence: Ids, start: int, stop: int) -> int | None:
        """The first place in ``start`` to ``stop`` where the sequence begins, if any."""
        length = len(sequence)
        stop = min(stop, len(self.ids) - length)
        if length == 0 or stop < start or (sequence < 1).any():
            return None
        matches = np.ones(stop - start + 1, dtype=bool)
        for place in range(length):
            matches &= self.ids[start + place : stop + place + 1] == sequence[place]
        hits = np.flatnonzero(matches)
        return start + int(hits[0]) if len(hits) else None

    def last_before(self, sequence: Ids, start: int, stop: int) -> int | None:
        """The last place in ``start`` to ``stop`` where the sequence begins, if any."""
        found, place = None, self.first_after(sequence, max(start, 0), stop)
        while place is not None:
            found, place = place, self.first_after(sequence, place + 1, stop)
        return found
