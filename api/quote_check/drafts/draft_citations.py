"""The citation next to a quotation in a draft: the works it names, and their documents.

Writers cite in many ways: «(Fossestøl et al., 2016, s. 32)», «Hellang mfl. (2020: 45)»,
«ifølge Hellang (2020) … (s. 45)», "[@hellang2020, s. 45]", footnotes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from api.citations.bibliography_formats import ascii_of, citation_keys
from ingest.models import Bibliography, Document, PageUnit

_YEAR = r"(?:(?:1[5-9]|20)\d{2}|u\.\s?å\.|n\.\s?d\.)"
_NUMBER = r"(?:\d{1,4}|[ivxlc]{1,7}\b)"
_RANGE = rf"{_NUMBER}(?:\s*[-–—]\s*{_NUMBER})?(?:\s?ff?\b\.?)?"
_PDF_WORD = r"\bPDF-sid\w*|\bPDF\s+pages?"
_SLIDE_WORD = r"\blysbild\w*|\blysbilet\w*|\bslides?\b"
_PAGE_WORD = r"\bsid(?:e|ene|a|er)|\bss?\.|\bpp?\.|\bpages?"
_OF_THE_FILE = r"\s+(?:i\s+fil(?:en|a)|(?:of|in)\s+the\s+file)\b"
_RANGES = rf"{_RANGE}(?:(?:\s*,\s*|\s+(?:og|and|&)\s+){_RANGE})*"
_PAGES = re.compile(
    rf"(?:(?P<pdf>{_PDF_WORD})|(?P<slide>{_SLIDE_WORD})|{_PAGE_WORD})\s*(?P<pages>{_RANGES})"
    rf"(?P<file>{_OF_THE_FILE})?",
    re.IGNORECASE,
)
_PAGES_AFTER_YEAR = re.compile(rf"{_YEAR}[a-z]?\)?\s*[:,]\s*(?P<pages>{_RANGE})(?!\w|\.\d)")
_YEAR_IN_TEXT = re.compile(rf"(?<!\d)(?P<year>{_YEAR})[a-z]?(?!\d)")
_SECOND_HAND = re.compile(
    r"\b(?:sitert|gjengitt|gjengjeve|referert|attgjeve|sit\.|cited|quoted)\s+"
    r"(?:i|hos|etter|in|by)\s+",
    re.IGNORECASE,
)
_SAME_AGAIN = re.compile(
    r"\b(?:ibid|ib|samme\s+(?:sted|verk|kilde)|same\s+stad|op\.\s?cit|sst)\b", re.I
)
_KEY = re.compile(r"@(?P<key>[\w:-]+)")
_NAME_WORD = re.compile(r"[A-ZÆØÅÄÖ][\w'’-]+")
#: Begin a sentence or lead up to a name, and are no part of one.
_NO_NAMES = frozenset(
    re.findall(
        r"\w+",
        "som det den de dei etter ifolge folge jf jfr se sja ogsa nar da hos ved av for men og "
        "dette denne disse her der slik the as in see cf according this these both mens nar "
        "forfatterne forfattarane kap kapittel tabell figur",
    )
)
#: A work, where the genitive of its author leads up to it: «Moes rapport (2014)».
_OWNED_WORK = (
    r"(?:(?<=[sS'’.])\s+(?:eg[en]+e?\s+|nye?\s+|own\s+)?(?:rapport|studie|bok|artikkel|avhandling|oppgave|oppgåve|"
    r"undersøkelse|undersøking|analyse|evaluering|påstand|report|study|book|article|paper|thesis|"
    r"evaluation|claim)\w{0,4})?"
)
_NARRATIVE = re.compile(
    rf"(?P<names>[A-ZÆØÅÄÖ][\w'’-]+(?:[\s,&]+(?:[A-ZÆØÅÄÖ][\w'’-]+|og|and|med|et\s+al\.?(?:['’]?s\b)?|"
    rf"m\.?\s?fl\.?(?:['’]?s\b)?|andre(?:s\b)?|others['’]?|i|for|s(?:in|i|itt|ine)\b)){{0,14}})"
    rf"{_OWNED_WORK}[\s,]*\((?P<inside>[^()]*{_YEAR}[^()]*)\)"
)


@dataclass(frozen=True, slots=True)
class CitedWork:
    """One work as a draft names it.

    Attributes:
        names: The words that stand for its authors or title, as written.
        year: As written, without a letter behind it; ``None`` where none stands.
        pages: First and last page of each range as written, equal for one page.
        unit: Unit of the pages, if they are said to be physical ones («PDF-side 5»,
            «lysbilde 7», «side 5 i filen»); ``None`` for printed pages.
        key: A key of a reference manager, where the draft cites by key.
        same_again: «ibid.»: names and year are those of the citation before.
        hint: What leads up to a citation without names; may hold them or may not.
    """

    names: str = ""
    year: str | None = None
    pages: tuple[tuple[str, str], ...] = ()
    unit: PageUnit | None = None
    key: str | None = None
    same_again: bool = False
    hint: str = ""


@dataclass(frozen=True, slots=True)
class FoundCitation:
    """A citation in a draft: ``text`` as written, and the works that it names."""

    text: str
    start: int
    end: int
    works: tuple[CitedWork, ...]


def parse_citation(text: str, start: int = 0) -> FoundCitation | None:
    """Read the words in brackets or in a note as a citation.

    Returns:
        ``None`` where it names no year, no page and no key: «(min utheving)».
    """
    told = _SECOND_HAND.split(text)[-1]
    works = [parse_work(part) for part in re.split(r";|\bog\s+i\s+", told)]
    named = tuple(work for work in works if work is not None)
    if not named:
        return None
    return FoundCitation(text, start, start + len(text), named)


def parse_work(text: str) -> CitedWork | None:
    """Read one work; ``None`` where there is neither year, page, key nor «ibid.»."""
    key = _KEY.search(text)
    year = _YEAR_IN_TEXT.search(text)
    pages = _PAGES.search(text)
    after_year = None if pages else _PAGES_AFTER_YEAR.search(text)
    again = _SAME_AGAIN.search(text)
    if not (key or year or pages or again):
        return None
    ends = [found.start() for found in (key, year, pages, again) if found]
    names = text[: min(ends)] if not key else ""
    span = pages or after_year
    return CitedWork(
        names=names.strip(' (,.:–-«»"“”'),
        year=re.sub(r"\s", "", year["year"]) if year else None,
        pages=_page_ranges(span["pages"]) if span else (),
        unit=_unit_of(pages) if pages else None,
        key=key["key"] if key else None,
        same_again=again is not None,
    )


def _unit_of(pages: re.Match[str]) -> PageUnit | None:
    """Return the unit that a citation names, as our own citations do; else ``None``."""
    if pages["slide"]:
        return "slide"
    if pages["pdf"]:
        return "pdf_page"
    return "page" if pages["file"] else None


def _page_ranges(written: str) -> tuple[tuple[str, str], ...]:
    """«s. 32, 40–41 og 50»: each range. A year that follows pages is none of them."""
    first, *others = re.split(r"\s*,\s*|\s+(?:og|and|&)\s+", written)
    more = [part for part in others if not _YEAR_IN_TEXT.fullmatch(part)]
    return tuple(_page_range(part) for part in (first, *more))


def _page_range(written: str) -> tuple[str, str]:
    """«32–4» is 32 to 34; «32f» is 32 to 33; «32ff» has no end that can be checked."""
    following = re.search(r"(ff?)\.?$", written)
    bare = re.sub(r"\s?ff?\.?$", "", written).strip().lower()
    first, *rest = re.split(r"\s*[-–—]\s*", bare)
    last = rest[0] if rest else first
    if first.isdigit() and last.isdigit() and len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    if following and first.isdigit():
        last = str(int(first) + (1 if following[1] == "f" else 9999))
    return first, last


def narrative_before(text: str, start: int = 0) -> FoundCitation | None:
    """The last «Hellang mfl. (2020, s. 45)» of running text."""
    narratives = list(_NARRATIVE.finditer(text))
    if not narratives:
        return None
    found = narratives[-1]
    work = parse_work(f"{found['names']} {found['inside']}")
    if work is None:
        return None
    work = replace(work, names=found["names"])
    return FoundCitation(found[0], start + found.start(), start + found.end(), (work,))


class CitedDocuments:
    """Documents of the corpus, to be found by a citation in a draft."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._bibliographies = [document.bibliography for document in documents]
        self._names = [_names_of(work) for work in self._bibliographies]
        self._keys = _keys_of(documents)

    def matching(self, work: CitedWork) -> frozenset[int]:
        """Places, in the sequence given, of the documents that ``work`` may mean.

        Author and year decide, and a citation that names no author is matched by its
        year alone. Letters behind a year are passed over: they are the draft's own.
        """
        if work.key:
            found = self._keys.get(work.key.casefold())
            return frozenset() if found is None else frozenset({found})
        years = frozenset(n for n in range(len(self._names)) if self._year_fits(work, n))
        cited = _capitalised(work.names)
        if cited:
            return self._named(cited, years)
        return self._named(_capitalised(work.hint), years) or years

    def _named(self, cited: frozenset[str], years: frozenset[int]) -> frozenset[int]:
        """Documents with one of the names; where there is none, with its genitive taken off."""
        exact = frozenset(n for n in years if cited & self._names[n])
        bare = frozenset(name.removesuffix("s") for name in cited)
        return exact or frozenset(n for n in years if bare & self._names[n])

    def _year_fits(self, work: CitedWork, n: int) -> bool:
        issued = self._bibliographies[n].issued
        if work.year is None:
            return True
        return work.year == str(issued) if work.year[0].isdigit() else issued is None


def _capitalised(text: str) -> frozenset[str]:
    """The words of ``text`` that may be names, in ASCII."""
    return frozenset(ascii_of(word) for word in _NAME_WORD.findall(text)) - _NO_NAMES


def _names_of(work: Bibliography) -> frozenset[str]:
    """Return words that may name a work: its people's names, or its title's first words."""
    families = (person.family for person in work.leading)
    names = {ascii_of(word) for family in families for word in _NAME_WORD.findall(family)}
    if not work.leading:
        names |= {ascii_of(word) for word in re.findall(r"\w{4,}", work.title)[:4]}
    return frozenset(names)


def _keys_of(documents: Sequence[Document]) -> Mapping[str, int]:
    ours = citation_keys([document.bibliography for document in documents])
    keys: dict[str, int] = {}
    for n, document in enumerate(documents):
        keys[ours[document.bibliography].casefold()] = n
        keys[document.document_id.casefold()] = n
    return keys
