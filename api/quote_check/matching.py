"""A quotation's words → where in the corpus they come from, and how they compare.

Four outcomes: the words stand there; they come near; they are put together from several
places; or nothing in the corpus resembles them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from api.citations.provenance import Provenance, provenance_of
from api.quote_check.alignment import (
    MIN_ALIGNMENT_WORDS,
    Alignment,
    cover,
    nearest_alignments,
    widened,
    words_in_common,
)
from api.quote_check.comparison import Comparison, DiffSpan, compare
from api.quote_check.exact_places import MAX_ELLIPSIS_WORDS, Placement, place_exactly
from api.quote_check.omissions import EDGE_CHARS, NO_OMISSION, Omission
from api.quote_check.segments import Segment, literal_segment, segments_of
from api.quote_check.tolerances import Excuse
from api.quote_check.word_index import Ids, QuoteIndex
from api.quote_check.words import WORD_CHARACTER, Side, Word, words_of
from ingest.models import Document

Kind = Literal["exact", "near", "spliced", "far"]

#: A part of a quotation counts as standing somewhere when this share of it does.
_STANDS = 0.6
#: Of a whole quotation, the share of words below which it is another text altogether.
_RESEMBLES = 0.55
#: Of quotations too short for a share to say much, nearly all words.
_SHORT_WORDS, _RESEMBLES_SHORT = 5, 0.75
#: A second place must hold nearly all of its alignment to count.
_SPLICED_SHARE = 0.8
#: A part between ellipses may be shorter, but not so short that it stands everywhere.
_FEWEST_SPLICED_WORDS = 3
#: Placements that are compared to the letter, those in the cited documents first.
_MAX_COMPARED = 24
#: A word that the corpus holds more often is in use, and no misreading.
_RARE_COUNT = 3


@dataclass(frozen=True, slots=True)
class Match:
    """One answer to where a quotation comes from.

    Attributes:
        documents: Of each place, its document's place in the sequence given.
        places: One, or for ``spliced`` several in the order of the quotation.
        omission: Text of the one place that the quotation leaves out.
    """

    kind: Kind
    documents: tuple[int, ...]
    places: tuple[Provenance, ...]
    comparison: Comparison
    omission: Omission = NO_OMISSION


class QuoteMatcher:
    """Looks quotations up in a fixed set of documents."""

    def __init__(self, documents: Sequence[Document], index: QuoteIndex) -> None:
        self._documents = documents
        self._index = index

    def matches(self, text: str, *, preferred: frozenset[int] = frozenset()) -> list[Match]:
        """Find the places that the words of ``text`` come from.

        Args:
            text: A quotation without its marks.
            preferred: The documents that it is said to come from.

        Returns:
            Every exact place; or else one match of another kind; or nothing.
        """
        literal = literal_segment(text)
        segments = segments_of(text)
        for reading in ([literal], segments):
            placements = place_exactly(self._index, reading)
            if placements:
                return self._exact(text, reading, placements, preferred)
        return self._inexact(text, segments, preferred)

    def _exact(
        self,
        text: str,
        segments: Sequence[Segment],
        placements: Sequence[Placement],
        preferred: frozenset[int],
    ) -> list[Match]:
        """Sort placements in the cited documents first."""
        ordered = sorted(placements, key=lambda found: found.document not in preferred)
        return [self._placed(text, segments, found) for found in ordered[:_MAX_COMPARED]]

    def _placed(self, text: str, segments: Sequence[Segment], found: Placement) -> Match:
        place = self._place(found.document, found.first, found.last)
        comparisons = [
            self._compared(Side(text, segment.words), found.document, *rows, ocr=place.ocr)
            for segment, rows in zip(segments, found.segments, strict=True)
        ]
        spans = [self._index.text_span(*rows) for rows in found.segments]
        omission = self._omission(found.document, spans)
        return Match("exact", (found.document,), (place,), _together(comparisons), omission)

    def _omission(self, document: int, spans: Sequence[tuple[int, int]]) -> Omission:
        """Text between the spans of a quotation's parts, and beside the first and the last."""
        source = self._documents[document]
        start, end = spans[0][0], spans[-1][1]
        return Omission(
            inside=tuple(source.text[a[1] : b[0]] for a, b in pairwise(spans)),
            before=source.text[max(0, start - EDGE_CHARS) : start],
            after=source.text[end : end + EDGE_CHARS],
            language=source.bibliography.language,
        )

    def _compared(
        self, quote: Side, document: int, first: int, last: int, *, ocr: bool
    ) -> Comparison:
        source = self._documents[document]
        start, end = self._index.text_span(first, last)
        return compare(
            quote,
            Side(source.text, words_of(source.text[start:end], start)),
            closing=not WORD_CHARACTER.search(quote.text, quote.words[-1].end),
            ocr=ocr,
            is_rare=self._is_rare,
        )

    def _is_rare(self, key: str) -> bool:
        return len(self._index.positions(self._index.ids_of([key]))) <= _RARE_COUNT

    def _place(self, document: int, first: int, last: int) -> Provenance:
        start, end = self._index.text_span(first, last)
        return provenance_of(self._documents[document], start, end)

    def _inexact(
        self, text: str, segments: Sequence[Segment], preferred: frozenset[int]
    ) -> list[Match]:
        parts = _parts_between_ellipses(segments)
        found = [cover(self._index, self._ids(part), preferred=preferred) for part in parts]
        anchor = max(
            (n for n in range(len(parts)) if found[n]),
            key=lambda n: max(alignment.matched for alignment in found[n]),
            default=None,
        )
        if anchor is None:
            return []
        spliced = [
            _counting(alignments, len(part)) for alignments, part in zip(found, parts, strict=True)
        ]
        if any(len(alignments) > 1 for alignments in spliced):
            return [self._spliced(text, parts, spliced)]
        return [self._gathered(text, parts, found, anchor)]

    def _gathered(
        self,
        text: str,
        parts: Sequence[Sequence[Word]],
        found: Sequence[Sequence[Alignment]],
        anchor: int,
    ) -> Match:
        """Every part near the anchor, in order; else it is put together from two places."""
        home = max(found[anchor], key=lambda alignment: alignment.matched)
        placed: list[Alignment | None] = []
        for n, part in enumerate(parts):
            near = home if n == anchor else self._near(part, home, before=n < anchor)
            if near is None and found[n]:
                far = max(found[n], key=lambda alignment: alignment.matched)
                if _is_second_place(far, len(part)):
                    pieces = [list(found[anchor][:1]), [far]]
                    shown = [parts[anchor], part]
                    if n < anchor:
                        pieces.reverse()
                        shown.reverse()
                    return self._spliced(text, shown, pieces)
            placed.append(near)
        return self._near_match(text, parts, placed)

    def _near(self, part: Sequence[Word], home: Alignment, *, before: bool) -> Alignment | None:
        """The part's own alignment on its side of the anchor, if enough of it occurs there."""
        if before:
            within = (home.first - MAX_ELLIPSIS_WORDS, home.first)
        else:
            within = (home.last, home.last + MAX_ELLIPSIS_WORDS)
        alignments = nearest_alignments(self._index, self._ids(part), within=within)
        alignments = [found for found in alignments if found.document == home.document]
        if alignments and alignments[0].matched >= _STANDS * len(part):
            return alignments[0]
        return None

    def _near_match(
        self, text: str, parts: Sequence[Sequence[Word]], placed: Sequence[Alignment | None]
    ) -> Match:
        comparisons: list[Comparison] = []
        spans: list[tuple[int, int]] = []
        matched = 0
        for part, alignment in zip(parts, placed, strict=True):
            if alignment is None:
                comparisons.append(_only_quoted(text, part))
                continue
            rows = widened(self._index, alignment, len(part))
            matched += words_in_common(self._index, self._ids(part), *rows)
            ocr = self._place(alignment.document, *rows).ocr
            compared = self._compared(Side(text, part), alignment.document, *rows, ocr=ocr)
            comparisons.append(compared)
            spans.append(compared.span)
        total = sum(len(part) for part in parts)
        together = _together(comparisons)
        least = _RESEMBLES_SHORT if total <= _SHORT_WORDS else _RESEMBLES
        kind: Kind = "near" if matched >= least * total else "far"
        if together.same_words:
            kind = "exact"
        document = next(alignment.document for alignment in placed if alignment)
        start, end = min(span[0] for span in spans), max(span[1] for span in spans)
        place = provenance_of(self._documents[document], start, end)
        return Match(kind, (document,), (place,), together, self._omission(document, spans))

    def _spliced(
        self,
        text: str,
        parts: Sequence[Sequence[Word]],
        alignments: Sequence[Sequence[Alignment]],
    ) -> Match:
        comparisons: list[Comparison] = []
        documents: list[int] = []
        places: list[Provenance] = []
        for part, pieces in zip(parts, alignments, strict=True):
            for piece in pieces:
                words = part[piece.quote_first : piece.quote_last]
                rows = piece.first, piece.last
                place = self._place(piece.document, *rows)
                comparisons.append(
                    self._compared(Side(text, words), piece.document, *rows, ocr=place.ocr)
                )
                documents.append(piece.document)
                places.append(place)
        return Match("spliced", tuple(documents), tuple(places), _together(comparisons))

    def _ids(self, words: Sequence[Word]) -> Ids:
        return self._index.ids_of([word.key for word in words])


def _parts_between_ellipses(segments: Sequence[Segment]) -> list[list[Word]]:
    """Words between ellipses; an insertion alone does not divide what cannot be placed."""
    parts: list[list[Word]] = []
    for segment in segments:
        if segment.gap == "insertion" and parts:
            parts[-1] += segment.words
        else:
            parts.append(list(segment.words))
    return parts


def _counting(alignments: Sequence[Alignment], length: int) -> list[Alignment]:
    """The best alignment, and those others that are too long to be there by chance."""
    best = max(alignments, key=lambda alignment: alignment.matched, default=None)
    return [
        alignment
        for alignment in alignments
        if alignment is best or _is_second_place(alignment, length)
    ]


def _is_second_place(alignment: Alignment, length: int) -> bool:
    span = alignment.quote_last - alignment.quote_first
    least = max(min(length, MIN_ALIGNMENT_WORDS), _FEWEST_SPLICED_WORDS)
    return alignment.matched >= max(least, _SPLICED_SHARE * span)


def _only_quoted(text: str, part: Sequence[Word]) -> Comparison:
    """A part that occurs nowhere near: all of it is the draft's own."""
    printed = Side(text, part).printed(0, len(part))
    return Comparison(False, False, 0.0, (0, 0), (DiffSpan("insert", printed, ""),))


def _together(comparisons: Sequence[Comparison]) -> Comparison:
    """The comparisons of a quotation's parts as one, likeness weighed by what is quoted."""
    weights = [sum(len(span.quoted) for span in c.diff) or 1 for c in comparisons]
    likeness = sum(
        c.similarity * weight for c, weight in zip(comparisons, weights, strict=True)
    ) / sum(weights)
    return Comparison(
        same_words=all(c.same_words for c in comparisons),
        same_punctuation=all(c.same_punctuation for c in comparisons),
        similarity=likeness,
        span=(min(c.span[0] for c in comparisons), max(c.span[1] for c in comparisons)),
        diff=tuple(span for c in comparisons for span in c.diff),
        excused=frozenset[Excuse]().union(*(c.excused for c in comparisons)),
    )
