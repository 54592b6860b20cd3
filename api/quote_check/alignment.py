"""Finds the source of a quotation that is not word for word anywhere.

Blocks of equal words are chained where they occur in one document, in the same order and
close together. A chain is an *alignment*: part of the quotation and its source.
One alignment over the whole quotation means changed words; two from different places mean
that the quotation is put together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from rapidfuzz.distance import LCSseq

from api.quote_check.word_index import Ids, QuoteIndex

#: Words that the writer may have left out or put in between two blocks of one alignment.
MAX_GAP_WORDS = 12
_GAP_PER_WORD = 2
_SLACK_WORDS = 2
#: Words that a further alignment must hold to count: fewer are found by chance anywhere.
MIN_ALIGNMENT_WORDS = 5
#: Places of a seed, at most: one that occurs in more says nothing about the source.
_MAX_SEED_PLACES = 200
_SEEDS_KEPT = 3
#: The rarest seeds come first, so what a longer list would add is chance.
_MAX_BLOCKS = 2500
#: Blocks that one is tried behind, at most, nearest first.
_MAX_PREDECESSORS = 150
#: Up to this many words, seeds of two are tried beside seeds of three.
_SHORT_QUOTE_WORDS = 8
#: Candidate places that are looked at closely, best first.
_MAX_CANDIDATES = 24


@dataclass(frozen=True, slots=True)
class Alignment:
    """Words ``quote_first`` to ``quote_last`` of the quotation and the source they follow.

    Attributes:
        first, last: Half-open, in words of the index's row.
        matched: Number of the quotation's words that occur there, in order.
    """

    quote_first: int
    quote_last: int
    document: int
    first: int
    last: int
    matched: int


@dataclass(frozen=True, slots=True)
class _MatchingBlock:
    """Equal words: ``length`` from ``quote`` in the quotation and ``row`` in the corpus."""

    quote: int
    row: int
    length: int


def nearest_alignments(
    index: QuoteIndex,
    sequence: Ids,
    *,
    preferred: frozenset[int] = frozenset(),
    within: tuple[int, int] | None = None,
) -> list[Alignment]:
    """The places that share most words with ``sequence``, best first.

    Args:
        preferred: Documents that win over others with as many words.
        within: Words of the row, half-open, to look among; everywhere if ``None``.
    """
    blocks = list(islice(_blocks(index, sequence, within), _MAX_BLOCKS))
    alignments = [_alignment(index, sequence, chain) for chain in _chains(index, blocks)]
    return sorted(
        alignments,
        key=lambda s: (-s.matched, s.document not in preferred, s.last - s.first, s.first),
    )


def _blocks(
    index: QuoteIndex, sequence: Ids, within: tuple[int, int] | None
) -> Iterator[_MatchingBlock]:
    """Longest blocks of equal words, from seeds of three words, or of two where three fail."""
    for size in (3, 2):
        covered: set[tuple[int, int]] = set()
        for quote, places in _telling_seeds(index, sequence, size, within):
            for row in places:
                if (int(row) - quote, quote) not in covered:
                    block = _longest_block(index, sequence, quote, int(row), size)
                    ends = range(block.quote, block.quote + block.length - size + 1)
                    covered.update((block.row - block.quote, n) for n in ends)
                    yield block
        if covered and len(sequence) > _SHORT_QUOTE_WORDS:
            return


def _telling_seeds(
    index: QuoteIndex, sequence: Ids, size: int, within: tuple[int, int] | None
) -> list[tuple[int, Ids]]:
    """Find places of each few words of the quotation, rarest first, without the commonest.

    The rarest are kept however common they are: some quotations say only common things.
    """
    seeds = [
        (quote, index.positions(sequence[quote : quote + size]))
        for quote in range(len(sequence) - size + 1)
    ]
    if within is not None:
        low, high = within
        seeds = [(n, places[(places >= low) & (places < high)]) for n, places in seeds]
    counts = sorted(len(places) for _, places in seeds if len(places))
    if not counts:
        return []
    limit = max(_MAX_SEED_PLACES, counts[min(_SEEDS_KEPT, len(counts)) - 1])
    telling = [(quote, places) for quote, places in seeds if 0 < len(places) <= limit]
    return sorted(telling, key=lambda seed: len(seed[1]))


def _longest_block(
    index: QuoteIndex, sequence: Ids, quote: int, row: int, size: int
) -> _MatchingBlock:
    """Grow a seed both ways while the words agree."""
    length = size
    while quote + length < len(sequence) and index.ids[row + length] == sequence[quote + length]:
        length += 1
    while quote and row and index.ids[row - 1] == sequence[quote - 1]:
        quote, row, length = quote - 1, row - 1, length + 1
    return _MatchingBlock(quote, row, length)


def _chains(index: QuoteIndex, blocks: Sequence[_MatchingBlock]) -> list[list[_MatchingBlock]]:
    """Put blocks together that follow each other in the quotation and in one document.

    Each block takes the predecessor that makes the longest chain; then the chains are read
    off, best first, no block in two of them.
    """
    ordered = sorted(blocks, key=lambda block: (block.row, block.quote))
    reach = MAX_GAP_WORDS + max((block.length for block in ordered), default=0)
    words = [block.length for block in ordered]
    before: list[int | None] = [None] * len(ordered)
    for n, block in enumerate(ordered):
        for m in range(n - 1, max(-1, n - 1 - _MAX_PREDECESSORS), -1):
            if block.row - ordered[m].row > reach:
                break
            gain = _gain(index, ordered[m], block, words[m])
            if gain and words[m] + gain > words[n]:
                words[n], before[n] = words[m] + gain, m
    chains: list[list[_MatchingBlock]] = []
    used: set[int] = set()
    for n in sorted(range(len(ordered)), key=lambda n: (-words[n], n)):
        chain: list[_MatchingBlock] = []
        place: int | None = n
        while place is not None and place not in used:
            used.add(place)
            chain.append(ordered[place])
            place = before[place]
        if chain:
            chains.append(chain[::-1])
        if len(chains) == _MAX_CANDIDATES:
            break
    return chains


def _gain(index: QuoteIndex, last: _MatchingBlock, block: _MatchingBlock, so_far: int) -> int:
    """Count the words that ``block`` adds behind ``last``; 0 if it cannot follow.

    The wider the gap, the more words must agree on either side of it: a few do so
    anywhere.

    Args:
        so_far: Words in the chain that ends with ``last``.
    """
    quote_gap = block.quote - (last.quote + last.length)
    row_gap = block.row - (last.row + last.length)
    gain = max(0, block.length + min(0, quote_gap, row_gap))
    gap = max(quote_gap, row_gap)
    if gap > min(MAX_GAP_WORDS, _GAP_PER_WORD * min(gain, so_far)) or block.quote <= last.quote:
        return 0
    return gain if index.document_at(last.row) == index.document_at(block.row) else 0


def _alignment(index: QuoteIndex, sequence: Ids, chain: Sequence[_MatchingBlock]) -> Alignment:
    """The chain's place, and how much of what it spans really agrees."""
    document = index.document_at(chain[0].row)
    quote_first, quote_last = chain[0].quote, chain[-1].quote + chain[-1].length
    first, last = chain[0].row, chain[-1].row + chain[-1].length
    matched = words_in_common(index, sequence[quote_first:quote_last], first, last)
    return Alignment(quote_first, quote_last, document, first, last, matched)


def words_in_common(index: QuoteIndex, sequence: Ids, first: int, last: int) -> int:
    """Count the words of ``sequence`` that occur in words ``first`` to ``last``, in order."""
    return int(LCSseq.similarity(sequence.tolist(), index.ids[first:last].tolist()))


def cover(
    index: QuoteIndex,
    sequence: Ids,
    *,
    preferred: frozenset[int] = frozenset(),
    depth: int = 3,
) -> list[Alignment]:
    """The best alignment, and for what it leaves open on either side the best elsewhere.

    Args:
        depth: How many times what is left open is looked at again.

    Returns:
        In the order of the quotation, none overlapping; empty if nothing comes near.
    """
    found = nearest_alignments(index, sequence, preferred=preferred)
    if not found:
        return []
    best = found[0]
    alignments = [best]
    if depth == 0 or best.matched < MIN_ALIGNMENT_WORDS:
        return alignments
    for low, high in ((0, best.quote_first), (best.quote_last, len(sequence))):
        if high - low >= MIN_ALIGNMENT_WORDS:
            rest = cover(index, sequence[low:high], preferred=preferred, depth=depth - 1)
            alignments += [
                replace(part, quote_first=part.quote_first + low, quote_last=part.quote_last + low)
                for part in rest
                if part.matched >= MIN_ALIGNMENT_WORDS
            ]
    return sorted(alignments, key=lambda alignment: alignment.quote_first)


def widened(index: QuoteIndex, alignment: Alignment, length: int) -> tuple[int, int]:
    """The source words that a quotation of ``length`` words may span around a alignment.

    Where the quotation goes on beyond the alignment, a little more than as many words: what
    is one word here may be two there.
    """
    low, high = index.bounds_of(alignment.document)
    before, behind = alignment.quote_first, length - alignment.quote_last
    first = max(low, alignment.first - before - (_SLACK_WORDS if before else 0))
    last = min(high, alignment.last + behind + (_SLACK_WORDS if behind else 0))
    return first, max(first + 1, last)
