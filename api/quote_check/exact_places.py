"""Exact places of a quotation: every segment, word for word, in order, close together.

Where there is none, ``alignment`` looks for what comes near.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from api.quote_check.segments import Gap, Segment
from api.quote_check.word_index import Ids, QuoteIndex

#: Words left out by one ellipsis, at most; more make two quotes.
MAX_ELLIPSIS_WORDS = 300
#: Words that an insertion replaces, at most: «[de ansatte] mente».
MAX_REPLACED_WORDS = 6
#: Places of one common phrase that are looked at, at most.
MAX_PLACES = 500


@dataclass(frozen=True, slots=True)
class Placement:
    """One way to read the whole quotation in one document.

    Attributes:
        document: The document's place in the sequence that the index was built of.
        segments: First word of the row and the one after the last, for each segment.
    """

    document: int
    segments: tuple[tuple[int, int], ...]

    @property
    def first(self) -> int:
        """First word of the row."""
        return self.segments[0][0]

    @property
    def last(self) -> int:
        """The word after the last."""
        return self.segments[-1][1]


def place_exactly(index: QuoteIndex, segments: Sequence[Segment]) -> list[Placement]:
    """Find every place where all segments occur word for word, in order, near each other.

    Returns:
        At most ``MAX_PLACES``, in the order of the corpus.
    """
    sequences = [index.ids_of(segment.keys) for segment in segments]
    if not sequences:
        return []
    anchor = max(range(len(sequences)), key=lambda n: len(sequences[n]))
    gaps = [segment.gap for segment in segments]
    placements = []
    for start in index.occurrences(sequences[anchor])[:MAX_PLACES]:
        placed = _spread(index, sequences, gaps, anchor, int(start))
        if placed is not None:
            placements.append(placed)
    return placements


def _spread(
    index: QuoteIndex, sequences: Sequence[Ids], gaps: Sequence[Gap], anchor: int, start: int
) -> Placement | None:
    """From the longest segment outwards, take the nearest place of each neighbour."""
    document = index.document_at(start)
    low, high = index.bounds_of(document)
    places = {anchor: (start, start + len(sequences[anchor]))}
    for n in range(anchor + 1, len(sequences)):
        end = places[n - 1][1]
        length = len(sequences[n])
        stop = min(end + _reach(gaps[n]), high - length)
        found = index.first_after(sequences[n], end, stop)
        if found is None:
            return None
        places[n] = (found, found + length)
    for n in range(anchor - 1, -1, -1):
        length = len(sequences[n])
        stop = places[n + 1][0] - length
        found = index.last_before(sequences[n], max(low, stop - _reach(gaps[n + 1])), stop)
        if found is None:
            return None
        places[n] = (found, found + length)
    return Placement(document, tuple(places[n] for n in range(len(sequences))))


def _reach(gap: Gap) -> int:
    return MAX_REPLACED_WORDS if gap == "insertion" else MAX_ELLIPSIS_WORDS
