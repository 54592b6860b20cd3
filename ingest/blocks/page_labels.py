"""Physical pages → printed labels, each with its origin.

A label is what a reader would see on the page, never what could be reckoned from its
neighbours: a chapter's first page often prints no number, and then has none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.blocks.contents import ContentsEntry, match_headings
from ingest.blocks.numerals import roman_value
from ingest.models import LabelOrigin

#: Style of a numeral; for pages numbered inside a chapter, the chapter.
Numeral = str

#: Pages on either side with which a number is compared.
WINDOW_PAGES = 12
#: Pages needed to confirm a number alone on its line, or among words.
SUPPORT_ALONE = 2
SUPPORT_AMONG_WORDS = 3
#: Lowest share of pages with a number alone on its line for which only those count.
MOSTLY_ALONE_SHARE = 0.4
#: Lowest share of pages on which /PageLabels agrees with the printed number.
AGREEMENT_SHARE = 0.9
#: Headings needed to confirm an offset before page labels are derived from the contents list.
CONTENTS_SUPPORT = 3
#: Roman page number minus physical page: covers may be counted, left out or doubled.
FRONT_OFFSETS = range(-4, 2)

_PAGE_WORD = r"(?:side|sida|s\.|page|p\.|pg\.|seite)"
_ALONE = re.compile(r"^[^\w]*(\d{1,5})[^\w%]*$")
_ALONE_ROMAN = re.compile(r"^[^\w]*([ivxlc]{1,8}|[IVXLC]{1,8})[^\w]*$")
_ALONE_SMALL_ROMAN = re.compile(r"^[ivxl]+$")
_NAMED = re.compile(
    rf"(?:^|[^\w]){_PAGE_WORD}\s*:?\s*(\d{{1,4}}|[ivxlc]{{1,8}}|[IVXLC]{{1,8}})(?!\w|[-–.]\d)",
    re.IGNORECASE,
)
#: Page numbers that restart in each chapter: «2-14», «Side A–3», «II-7», «B12».
_IN_CHAPTER = re.compile(
    rf"^[^\w]*(?:{_PAGE_WORD}\s*)?"
    r"((?:(\d{1,2}|[A-ZÆØÅ]|[IVX]{2,4})\s?[-–]\s?|(?-i:([A-ZÆØÅ])))(\d{1,3}))[^\w%]*$",
    re.IGNORECASE,
)
#: A label of /PageLabels: a number, a roman one, or a chapter's; perhaps after «side».
_WORDED_LABEL = re.compile(
    rf"[\W_]*(?:{_PAGE_WORD}[\W_]*)?"
    r"(\d{1,5}[a-zæøå]?|[ivxlc]{1,8}|(?:\d{1,2}|[A-ZÆØÅ]|[IVX]{2,4})\s?[-–.]\s?\d{1,3})[\W_]*",
    re.IGNORECASE,
)
_OF = re.compile(r"(?:^|\s)(\d{1,4})\s?(?:av|of|/|\|)\s?(\d{1,4})\s*$", re.IGNORECASE)
_FIRST = re.compile(r"^(\d{1,4})(?![\d.,:%\w])\s*\W*\s*\S")
_LAST = re.compile(r"\S\s*(?:\s|[|–—•·])(\d{1,4})[^\w%]*$")


@dataclass(frozen=True, slots=True)
class PageLabel:
    """A page's printed label and its origin."""

    label: str | None = None
    origin: LabelOrigin = "unknown"


@dataclass(frozen=True, slots=True)
class _NumberOnPage:
    """One possible page number on a page.

    Attributes:
        offset: Its value less the physical page: constant while pages count on.
        weight: 3 for a number alone or called a page, 1 for one among words.
        words: The words around it, which a running head has on other pages too.
    """

    numeral: Numeral
    printed: str
    offset: int
    weight: int
    words: str = ""

    @property
    def count(self) -> tuple[Numeral, int]:
        return self.numeral, self.offset


def running_labels(lines: Sequence[Sequence[str]]) -> list[str | None]:
    """Find the page number among the lines at each page's head and foot.

    A number counts when pages around it carry on the same count. Counts may start anew
    and change from roman to arabic numerals; a page without a number gets none.

    Args:
        lines: For each page, the strings at its head and foot.

    Returns:
        The label as printed ("45", "iv"), ``None`` for a page that prints none.
    """
    candidates = [
        [candidate for text in texts for candidate in _candidates(text, page)]
        for page, texts in enumerate(lines, start=1)
    ]
    heads = Counter(
        words for page in candidates for words in {candidate.words for candidate in page}
    )
    candidates = [
        [candidate for candidate in page if candidate.weight == 3 or heads[candidate.words] > 1]
        for page in candidates
    ]
    counts = [{candidate.count for candidate in page} for page in candidates]
    if len(candidates) == 1:
        named = [r for r in candidates[0] if r.weight == 3 and r.offset == 0]
        return [named[0].printed if named else None]
    chosen = [_choose(page, number, counts) for number, page in enumerate(candidates)]
    alone = [candidate if candidate and candidate.weight == 3 else None for candidate in chosen]
    if sum(map(bool, alone)) > MOSTLY_ALONE_SHARE * len(alone):
        # Numbers among words count only where they carry on those alone on a line.
        chosen = [r if r and _is_carried(n, r, alone) else None for n, r in enumerate(chosen)]
    chosen = _with_front_matter(chosen, candidates)
    return [
        candidate.printed if candidate and not _is_stray(number, chosen, counts) else None
        for number, candidate in enumerate(chosen)
    ]


def _with_front_matter(
    chosen: Sequence[_NumberOnPage | None], candidates: Sequence[Sequence[_NumberOnPage]]
) -> list[_NumberOnPage | None]:
    """Believe a small roman number alone on a single page before the arabic count begins."""
    begins = next((n for n, r in enumerate(chosen) if r and r.numeral == "arabic"), 0)
    front = [
        own
        or next(
            (
                candidate
                for candidate in candidates[page]
                if _ALONE_SMALL_ROMAN.match(candidate.printed)
                and not candidate.words
                and candidate.offset in FRONT_OFFSETS
            ),
            None,
        )
        for page, own in enumerate(chosen[:begins])
    ]
    return [*front, *chosen[begins:]]


def _is_carried(page: int, own: _NumberOnPage, alone: Sequence[_NumberOnPage | None]) -> bool:
    before = next((candidate for candidate in reversed(alone[:page]) if candidate), None)
    after = next((candidate for candidate in alone[page + 1 :] if candidate), None)
    counts = {candidate.count for candidate in (before, after) if candidate}
    return own.weight == 3 or own.count in counts


def _candidates(text: str, page: int) -> list[_NumberOnPage]:
    """Return every page number that a string may hold, likeliest first."""
    text = " ".join(text.split())
    if inside := _IN_CHAPTER.match(text):
        printed, chapter, letter, number = inside.groups()
        return [_NumberOnPage(f"in {chapter or letter}", printed, int(number) - page, 3)]
    found: list[tuple[str, int]] = []
    for pattern in (_ALONE, _ALONE_ROMAN, _NAMED):
        found += [(match[1], 3) for match in pattern.finditer(text)]
    if not found:
        # «3/40» says the page, «Rapport 3/2019» the year: which of them counts on decides.
        found = [(match[1], 3) for match in _OF.finditer(text)]
        found += [(match[1], 1) for match in (_FIRST.search(text), _LAST.search(text)) if match]
    candidates = []
    for printed, weight in found:
        value = int(printed) if printed.isdigit() else roman_value(printed)
        if value:
            numeral = "arabic" if printed.isdigit() else "roman"
            words = re.sub(r"[\d\W_]+", " ", text.replace(printed, " ")).strip().casefold()
            candidates.append(_NumberOnPage(numeral, printed, value - page, weight, words))
    return candidates


def numbers_in(text: str) -> dict[tuple[Numeral, int], str]:
    """Return every page number that a string may hold, by style and value, as printed."""
    return {
        candidate.count: candidate.printed
        for candidate in _candidates(text, 0)
        if candidate.numeral in {"arabic", "roman"}
    }


def _support(
    count: tuple[Numeral, int], page: int, counts: Sequence[set[tuple[Numeral, int]]]
) -> int:
    """Count the pages within ``WINDOW_PAGES``, this one included, that carry on the same count."""
    first, last = max(0, page - WINDOW_PAGES), min(len(counts), page + WINDOW_PAGES + 1)
    return sum(count in counts[n] for n in range(first, last))


def _choose(
    candidates: Sequence[_NumberOnPage], page: int, counts: Sequence[set[tuple[Numeral, int]]]
) -> _NumberOnPage | None:
    best: tuple[int, _NumberOnPage] | None = None
    for candidate in candidates:
        support = _support(candidate.count, page, counts)
        needed = SUPPORT_ALONE if candidate.weight == 3 else SUPPORT_AMONG_WORDS
        if support >= needed and (best is None or support * candidate.weight > best[0]):
            best = (support * candidate.weight, candidate)
    return best[1] if best else None


def _is_stray(
    page: int, chosen: Sequence[_NumberOnPage | None], counts: Sequence[set[tuple[Numeral, int]]]
) -> bool:
    """Return whether a number interrupts a better supported count on both sides of it."""
    own = chosen[page]
    assert own is not None
    before = next((r for r in reversed(chosen[:page]) if r and r.count != own.count), None)
    after = next((r for r in chosen[page + 1 :] if r and r.count != own.count), None)
    if before is None or after is None or before.count != after.count:
        return False
    around = _support(before.count, page, counts)
    return around >= 3 * _support(own.count, page, counts)


def labels_of(
    candidates: Sequence[Sequence[str]], pdf_labels: Sequence[str] | None = None
) -> list[PageLabel]:
    """Settle each page's label from /PageLabels and from what is printed.

    /PageLabels are believed where they say what the pages print. In a file that prints
    no numbers at all they are all there is; but labels that only count the physical
    pages say nothing then, and are left out.
    """
    printed = running_labels(candidates)
    pdf_labels = [page_number_in(label) or "" for label in pdf_labels or ()]
    seen = [n for n, label in enumerate(printed) if label is not None]
    if not pdf_labels or len(pdf_labels) != len(printed):
        return [_running(label) for label in printed]
    if not seen:
        says_nothing = list(pdf_labels) == [str(n + 1) for n in range(len(pdf_labels))]
        return [
            PageLabel() if says_nothing or not label else PageLabel(label, "pdf_labels")
            for label in pdf_labels
        ]
    same = [_same(printed[n], pdf_labels[n]) for n in seen]
    if sum(same) < AGREEMENT_SHARE * len(seen):
        return [_running(label) for label in printed]
    return [
        PageLabel(label, "pdf_labels") if _same(label, given) else _running(label)
        for label, given in zip(printed, pdf_labels, strict=True)
    ]


def page_number_in(label: str) -> str | None:
    """Return the page number of a label of /PageLabels, without words; ``None`` if it has none."""
    found = _WORDED_LABEL.fullmatch(" ".join(label.split()))
    if found is None:
        return None
    number = found[1]
    is_number = re.search(r"[\d.–-]", number)
    return number if is_number or roman_value(number) else None


def _same(printed: str | None, given: str) -> bool:
    return printed is not None and printed.casefold() == given.casefold().strip()


def _running(label: str | None) -> PageLabel:
    return PageLabel(label, "running_number") if label else PageLabel()


def labels_from_contents(
    headings: Sequence[tuple[str, int]], entries: Sequence[ContentsEntry], pages: int
) -> list[PageLabel]:
    """Derive labels from the contents list, for a file whose pages print none.

    Only where at least three headings are on pages that differ from the list's by one
    and the same offset, and no heading contradicts it; then from the first such page on.

    Args:
        headings: Title and physical page, in order.
    """
    pairs = match_headings([title for title, _ in headings], entries)
    offsets, first = [], pages + 1
    for (_, page), n in zip(headings, pairs, strict=True):
        label = entries[n].label if n is not None else None
        if label and label.isdigit():
            offsets.append(int(label) - page)
            first = min(first, page)
    if len(offsets) < CONTENTS_SUPPORT or len(set(offsets)) != 1:
        return [PageLabel()] * pages
    return [
        PageLabel(str(page + offsets[0]), "table_of_contents") if page >= first else PageLabel()
        for page in range(1, pages + 1)
    ]
