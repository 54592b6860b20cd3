"""Finds a quotation's citation in a draft: behind it, in a note, or in what leads up to it.

The nearest wins: brackets or a note behind the quotation in its own sentence, then the
author named before it. A page alone takes its author from what leads up to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from api.quote_check.drafts.draft_citations import (
    CitedWork,
    FoundCitation,
    narrative_before,
    parse_citation,
)
from api.quote_check.drafts.draft_quotes import DraftQuote, with_replaced

_BRACKETS = re.compile(r"\((?P<round>(?:[^()]|\([^()]*\))*)\)|\[(?P<square>[^\[\]^]*@[^\[\]]*)\]")
_NOTE = re.compile(
    r"\A[\s.,;:»”\"]{0,3}(?:\[\^(?P<id>[^\]\s]+)\]|\^\[(?P<inline>[^\]]*)\]|(?P<sign>[¹²³⁰⁴-⁹]+))"
)
_NOTE_TEXT = re.compile(r"^\[\^(?P<id>[^\]\s]+)\]:\s*(?P<text>[^\n]*(?:\n[ \t]+[^\n]+)*)", re.M)
_SIGNED_NOTE = re.compile(r"^(?P<id>[¹²³⁰⁴-⁹]+)\s*(?P<text>\S[^\n]*)", re.M)
_SENTENCE_END = re.compile(r"[.!?…][»”\"')\]]*(?=\s+[«“\"(>]?[A-ZÆØÅ]|\s*\Z)|\n[ \t]*\n")
_ABBREVIATION = re.compile(
    r"(?:\b(?:s|ss|p|pp|jf|jfr|mfl|fl|al|nr|kap|ca|eks|bl|dvs|osv|mv|red|st|meld|prop|ed|eds|vol|"
    r"u|å|n|d|ibid|op|cit|cf|sst|[A-ZÆØÅ]))\.$",
    re.IGNORECASE,
)
_REFERENCES_HEADING = re.compile(
    r"^[#* \t\d.]{0,12}(?:referans\w*|litteratur\w*|kilde\w*|kjelde\w*|bibliogra\w*|references|"
    r"works cited)[* \t:]*$",
    re.I | re.M,
)
_ANY_HEADING = re.compile(r"^#{1,6}\s", re.M)
_NOTHING_BETWEEN = re.compile(r"[\s.,;:»”\"*_]*")
#: Distance from a quotation to its citation, at most, in characters.
_MAX_REACH = 400
#: Text before a quotation that is searched for its citation, at most, in characters.
_MAX_PARAGRAPH = 4000


def citations_of(draft: str, quotes: Sequence[DraftQuote]) -> list[FoundCitation | None]:
    """Find the citation of each quotation, in order; ``None`` where there is none near it."""
    notes = {found["id"]: found for found in _NOTE_TEXT.finditer(draft)}
    notes |= {found["id"]: found for found in _SIGNED_NOTE.finditer(draft)}
    quiet = with_replaced(draft, [quote for quote in quotes if quote.kind == "inline"], _hushed)
    citations: list[FoundCitation | None] = []
    before: FoundCitation | None = None
    for quote in quotes:
        found = _citation_of(draft, quiet, quote, notes)
        if found is not None:
            found = _with_same_again(found, before)
            before = found
        citations.append(found)
    return citations


def titles_among(draft: str, quotes: Sequence[DraftQuote]) -> frozenset[DraftQuote]:
    """Return what is marked as a quotation but is a title in a citation or list of references."""
    lists = list(_reference_lists(draft))
    return frozenset(
        quote
        for quote in quotes
        if any(low <= quote.start < high for low, high in lists) or _inside_citation(draft, quote)
    )


def _inside_citation(draft: str, quote: DraftQuote) -> bool:
    nearby = max(0, quote.start - _MAX_REACH), quote.end + _MAX_REACH
    return any(
        found.start() < quote.start and quote.end < found.end() and _in_brackets(found, 0)
        for found in _BRACKETS.finditer(draft, *nearby)
    )


def _reference_lists(draft: str) -> Iterator[tuple[int, int]]:
    """From a heading such as «Referanser» to the next heading, or the end."""
    end = 0
    for found in _REFERENCES_HEADING.finditer(draft):
        if found.start() < end:
            continue
        following = _ANY_HEADING.search(draft, found.end())
        end = following.start() if following else len(draft)
        yield found.end(), end


def _hushed(text: str) -> str:
    """As long as ``text`` and beginning like it, with nothing in it that cites or ends."""
    return text[:1] + "x" * (len(text) - 1)


def _with_same_again(found: FoundCitation, before: FoundCitation | None) -> FoundCitation:
    """«Ibid., s. 3» is the work cited before, at another page."""
    if before is None:
        return found
    known = before.works[0]
    works = tuple(
        replace(work, names=known.names, year=known.year, key=known.key)
        if work.same_again
        else work
        for work in found.works
    )
    return replace(found, works=works)


def _citation_of(
    draft: str, quiet: str, quote: DraftQuote, notes: Mapping[str, re.Match[str]]
) -> FoundCitation | None:
    sentence_start, sentence = _leading_sentence(quiet, quote)
    leading = narrative_before(sentence, sentence_start)
    if quote.citing is not None:
        cites, place = draft[slice(*quote.citing)], quote.citing[0]
        behind = _in_note(cites, place, notes) or parse_citation(cites, place)
    else:
        behind = _directly_behind(quiet, quote, notes)
    if behind is None and leading is not None and leading.works[-1].pages:
        return leading
    if behind is None and quote.kind == "inline" and draft[quote.end - 1] not in ".!?":
        behind = _later_in_sentence(quiet, quote)
    if behind is None:
        return leading
    return _completed(behind, leading or _named_earlier(quiet, quote), sentence)


def _completed(
    behind: FoundCitation, leading: FoundCitation | None, sentence: str
) -> FoundCitation:
    """Give a page or year without a name the author named before the quotation."""
    return replace(behind, works=tuple(_filled(work, leading, sentence) for work in behind.works))


def _filled(work: CitedWork, leading: FoundCitation | None, sentence: str) -> CitedWork:
    if work.names or work.key or work.same_again:
        return work
    if leading is None:
        return replace(work, hint=sentence)
    named = leading.works[-1]
    return replace(work, names=named.names, key=named.key, year=work.year or named.year)


def _directly_behind(
    quiet: str, quote: DraftQuote, notes: Mapping[str, re.Match[str]]
) -> FoundCitation | None:
    start = quote.end + (1 if quote.kind == "inline" else 0)
    reach = quiet[start : start + _MAX_REACH]
    noted = _in_note(reach, start, notes)
    if noted is not None:
        return noted
    found = _BRACKETS.search(reach)
    if found is None or not _NOTHING_BETWEEN.fullmatch(reach[: found.start()]):
        return None
    return _in_brackets(found, start)


def _later_in_sentence(quiet: str, quote: DraftQuote) -> FoundCitation | None:
    reach = quiet[quote.end + 1 : quote.end + 1 + _MAX_REACH]
    stop = _sentence_end(reach)
    for found in _BRACKETS.finditer(reach):
        if found.start() > stop:
            return None
        citation = _in_brackets(found, quote.end + 1)
        if citation is not None:
            return citation
    return None


def _in_brackets(found: re.Match[str], offset: int) -> FoundCitation | None:
    inside = found["round"] if found["round"] is not None else found["square"]
    return parse_citation(inside, offset + found.start() + 1)


def _in_note(reach: str, start: int, notes: Mapping[str, re.Match[str]]) -> FoundCitation | None:
    mark = _NOTE.match(reach)
    if mark is None:
        return None
    if mark["inline"] is not None:
        return parse_citation(mark["inline"], start + mark.start("inline"))
    note = notes.get(mark["id"] or mark["sign"])
    return parse_citation(note["text"], note.start("text")) if note else None


def _sentence_end(text: str) -> int:
    """Return the end of the sentence that ``text`` begins in the middle of."""
    depth_free = _BRACKETS.sub(lambda found: "_" * len(found[0]), text)
    for found in _SENTENCE_END.finditer(depth_free):
        if not _ABBREVIATION.search(depth_free[: found.start() + 1]):
            return found.start()
    return len(text)


def _leading_sentence(quiet: str, quote: DraftQuote) -> tuple[int, str]:
    """The sentence that leads up to the quotation, as far as it has come."""
    start, text = _text_before(quiet, quote)
    place = 0
    flat = _BRACKETS.sub(lambda found: "_" * len(found[0]), text)
    for found in _SENTENCE_END.finditer(flat):
        over = quote.kind == "inline" or found.end() < len(flat.rstrip())
        if over and not _ABBREVIATION.search(flat[: found.start() + 1]):
            place = found.end()
    return start + place, text[place:]


def _named_earlier(quiet: str, quote: DraftQuote) -> FoundCitation | None:
    """The last work named anywhere in the same paragraph before the quotation."""
    start, text = _text_before(quiet, quote)
    named = narrative_before(text, start)
    for found in _BRACKETS.finditer(text):
        citation = _in_brackets(found, start)
        if citation and citation.works[0].names and (not named or citation.start > named.end):
            named = citation
    return named


def _text_before(quiet: str, quote: DraftQuote) -> tuple[int, str]:
    """The paragraph before the quotation; for a block quote, the one that leads up to it."""
    end = quote.start - (1 if quote.kind == "inline" else 0)
    earliest = max(0, end - _MAX_PARAGRAPH)
    text = quiet[earliest:end]
    if quote.kind == "block":
        text = text.rstrip()
    breaks = list(re.finditer(r"\n[ \t]*\n", text))
    start = breaks[-1].end() if breaks else 0
    return earliest + start, text[start:]
