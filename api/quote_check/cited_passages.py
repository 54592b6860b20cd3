"""Passages of the pages that a draft cites, and words on them that nearly are a short quotation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from api.citations.provenance import provenance_of
from api.quote_check.cited_pages import is_physical_page, page_fits
from api.quote_check.comparison import compare
from api.quote_check.matching import Match
from api.quote_check.segments import literal_segment
from api.quote_check.verdicts import Claim
from api.quote_check.words import Side, Word, words_of
from ingest.models import Document, Passage

#: Of a quotation so short, too few words follow each other for an alignment.
_SHORT_WORDS = range(3, 6)
#: A word in common must be as long: «er» and «det» stand on every page.
_TELLING_LETTERS = 5


def cited_passages(
    documents: Sequence[Document], claims: Sequence[Claim]
) -> Iterator[tuple[int, Passage]]:
    """Passages on the cited pages, each with its document's place; all where no page is cited."""
    for claim in claims:
        for n in sorted(claim.documents):
            for passage in documents[n].passages:
                if _on_cited_page(claim, passage):
                    yield n, passage


def short_match(documents: Sequence[Document], claims: Sequence[Claim], text: str) -> Match | None:
    """Words of a cited page of which a short quotation changes one: «er stort» for «er lite»."""
    words = literal_segment(text).words
    if len(words) not in _SHORT_WORDS:
        return None
    paged = [claim for claim in claims if claim.work.pages]
    for n, passage in cited_passages(documents, paged):
        found = _all_but_one(words, words_of(passage.text, passage.start))
        if found:
            source = documents[n]
            comparison = compare(Side(text, words), Side(source.text, found))
            place = provenance_of(source, found[0].start, found[-1].end)
            return Match("near", (n,), (place,), comparison)
    return None


def _all_but_one(words: Sequence[Word], source: Sequence[Word]) -> Sequence[Word]:
    """The first words of the source that hold all but one of ``words``, in any order."""
    wanted = Counter(word.key for word in words)
    for first in range(len(source) - len(words) + 1):
        window = source[first : first + len(words)]
        shared = wanted & Counter(word.key for word in window)
        telling = any(len(key) >= _TELLING_LETTERS for key in shared)
        if telling and shared.total() >= len(words) - 1:
            return window
    return ()


def _on_cited_page(claim: Claim, passage: Passage) -> bool:
    work = claim.work
    if not work.pages:
        return True
    fits = page_fits(work.pages, passage.pages, unit=work.unit)
    return is_physical_page(work.pages, passage.pages) if fits is None else fits
