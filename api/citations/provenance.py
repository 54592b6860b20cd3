"""A stretch of the corpus as a place that can be cited, and whether a cited page fits it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.models import (
    Document,
    DocumentId,
    PageRange,
    Passage,
    PassageId,
    Voice,
    VoiceSpan,
)
from ingest.passage_voices import other_voices, voice_at

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand, with everything that a citation of them needs.

    Attributes:
        start, end: Half-open offsets into the document's canonical text.
        section: Titles of the headings around it, outermost first.
        ocr: Whether any of its pages was read from a picture.
        voices: Stretches of it that are somebody else's words than most of it.
    """

    document_id: DocumentId
    passage_id: PassageId | None
    start: int
    end: int
    pages: PageRange
    section: tuple[str, ...]
    voice: Voice
    attribution: str | None
    ocr: bool
    voices: tuple[VoiceSpan, ...] = ()


def place_of(document: Document, start: int, end: int) -> Place:
    """Describe ``document.text[start:end]``."""
    pages = document.parsed.pages_of(start, end)
    passage = _passage_at(document.passages, start)
    voice, attribution = voice_at(passage, start, end) if passage else ("author", None)
    return Place(
        document_id=document.document_id,
        passage_id=passage.passage_id if passage else None,
        start=start,
        end=end,
        pages=pages,
        section=document.parsed.section_path(start),
        voice=voice,
        attribution=attribution,
        ocr=_any_ocr(document, pages) or bool(passage and passage.ocr),
        voices=other_voices(passage, start, end, (voice, attribution)) if passage else (),
    )


def _passage_at(passages: Sequence[Passage], offset: int) -> Passage | None:
    after = bisect_right(passages, offset, key=lambda passage: passage.start)
    if after and offset < passages[after - 1].end:
        return passages[after - 1]
    return None


def _any_ocr(document: Document, pages: PageRange) -> bool:
    if pages.first is None:
        return False
    last = pages.last if pages.last is not None else pages.first
    return any(page.ocr for page in document.parsed.pages if pages.first <= page.number <= last)


def page_fits(cited: Sequence[tuple[str, str]], pages: PageRange, *, pdf: bool) -> bool | None:
    """Whether any cited range of pages meets the pages where the words stand.

    Args:
        cited: First and last page of each range as written; empty for no page.
        pdf: Whether the writer says that they are pages of the PDF.

    Returns:
        ``None`` when it cannot be told: no page is cited, or no label is known.
    """
    if not cited:
        return None
    if pdf:
        if pages.first is None:
            return None
        last = pages.last if pages.last is not None else pages.first
        return any(_meet(first, end, str(pages.first), str(last)) for first, end in cited)
    known = [label for label in (pages.first_label, pages.last_label) if label]
    if not known:
        return None
    fits = any(_meet(first, end, known[0], known[-1]) for first, end in cited)
    runs_on = len(known) == 1 and pages.first != pages.last
    return True if fits else None if runs_on else False


def is_physical_page(cited: Sequence[tuple[str, str]], pages: PageRange) -> bool:
    """Whether what is cited is the page's number in the PDF and not the printed one."""
    if pages.first is None:
        return False
    last = pages.last if pages.last is not None else pages.first
    return any(_meet(first, end, str(pages.first), str(last)) for first, end in cited)


def _meet(first: str, last: str, known_first: str, known_last: str) -> bool:
    """Whether two ranges of page labels have a page in common."""
    numbers = [_page_number(label) for label in (first, last, known_first, known_last)]
    kinds = {kind for kind, _ in numbers}
    if len(kinds) > 1 or "other" in kinds:
        return {first.casefold(), last.casefold()} & {
            known_first.casefold(), known_last.casefold()
        } != set()  # fmt: skip
    cited_first, cited_last, from_page, to_page = (number for _, number in numbers)
    return cited_first <= to_page and from_page <= cited_last


def _page_number(label: str) -> tuple[str, int]:
    bare = label.strip().casefold()
    if bare.isdigit():
        return "arabic", int(bare)
    if re.fullmatch("[ivxlcdm]+", bare):
        values = [_ROMAN[letter] for letter in bare]
        following = [*values[1:], 0]
        return "roman", sum(
            -one if one < two else one for one, two in zip(values, following, strict=True)
        )
    return "other", 0
