"""«Sjekk sitatene mine»: a verdict on each quotation of a draft.

``verbatim``, ``punctuation_only``, ``altered``, ``spliced``, ``wrong_source``,
``wrong_page`` or ``not_found``. Words first: a changed word weighs more than a wrong
page, and a wrong page more than a comma. What is not checked is counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from api.citations.citing import DEFAULT_STYLE, Citation, cite
from api.citations.provenance import Provenance
from api.quote_check.cited_passages import short_match
from api.quote_check.comparison import DiffSpan
from api.quote_check.drafts.citation_search import citations_of, titles_among
from api.quote_check.drafts.draft_citations import CitedDocuments, CitedWork, FoundCitation
from api.quote_check.drafts.draft_quotes import DraftQuote, find_quotes, whole_quote
from api.quote_check.drafts.quotation_marks import MARK
from api.quote_check.matching import QuoteMatcher
from api.quote_check.omissions import EDGE_CHARS, Surroundings
from api.quote_check.segments import literal_segment
from api.quote_check.translations import Likeness, nearest_on_page, said_of, said_of_all
from api.quote_check.verdicts import Claim, Judgement, Remark, Verdict, judge, unknown_work
from api.quote_check.word_index import QuoteIndex
from api.wordings import Locale, wording
from ingest.models import Bibliography, Document, DocumentId, PageRange

#: Fewer words without a citation are a term or a scare quote, not a quotation.
MIN_WORDS = 3
#: Verdicts that find every word in the source.
_SAME_WORDS = frozenset({"verbatim", "punctuation_only", "wrong_source", "wrong_page"})
#: Places of the same words that are listed; ``place_count`` has the whole number.
MAX_PLACES = 10


@dataclass(frozen=True, slots=True)
class QuoteCheck:
    """Verdict on one quotation of a draft.

    Attributes:
        quote: Its words. ``start, end``: its offsets in the draft, half-open.
        document_id, pages: Place of the words, or of the nearest; ``None`` if there is none.
        similarity: 0 to 1, to the nearest place; 1 for verbatim.
        diff: Quotation and source side by side, in the order of the quotation.
        citation_found: The citation beside it in the draft.
        places: The best place first; for ``spliced`` the places it is made of, in order.
        place_count: Number of places with the same words.
        remarks: Further cautions, as codes; ``remark_texts`` words them.
    """

    quote: str
    start: int
    end: int
    verdict: Verdict
    document_id: DocumentId | None
    pages: PageRange
    similarity: float
    diff: tuple[DiffSpan, ...]
    citation_found: FoundCitation | None
    places: tuple[Provenance, ...]
    place_count: int
    remarks: tuple[Remark, ...]

    def remark_texts(self, locale: Locale = "nb") -> tuple[str, ...]:
        """The remarks as sentences."""
        return tuple(wording(f"remark_{remark}", locale) for remark in self.remarks)


@dataclass(frozen=True, slots=True)
class DraftCheck:
    """A whole draft.

    Attributes:
        checks: In the order of the draft.
        left_out: Words in marks that are no quotation: a term of one or two words
            that cites nothing, a title in a citation or a list of references.
        unclosed: Offsets of marks without their other, of a beginning or of an end.
    """

    checks: tuple[QuoteCheck, ...]
    left_out: tuple[DraftQuote, ...]
    unclosed: tuple[int, ...]


def _not_found(
    quote: DraftQuote, citation: FoundCitation | None, remarks: tuple[Remark, ...]
) -> QuoteCheck:
    """Check of a quotation that nothing in the corpus resembles."""
    return QuoteCheck(
        quote=quote.text,
        start=quote.start,
        end=quote.end,
        verdict="not_found",
        document_id=None,
        pages=PageRange(),
        similarity=0.0,
        diff=(),
        citation_found=citation,
        places=(),
        place_count=0,
        remarks=remarks,
    )


class QuoteChecker:
    """Checks drafts against a fixed set of documents; built once, used by many threads."""

    def __init__(self, documents: Sequence[Document], *, likeness: Likeness | None = None) -> None:
        """Index all words of ``documents``; ``likeness`` finds what a translation may be of."""
        self._documents = tuple(documents)
        self._likeness = likeness
        self._bibliographies = {d.document_id: d.bibliography for d in self._documents}
        self._texts = {d.document_id: d.text for d in self._documents}
        self._matcher = QuoteMatcher(self._documents, QuoteIndex(self._documents))
        self._cited = CitedDocuments(self._documents)

    def check(self, draft: str) -> DraftCheck:
        """Find the quotations of a draft and judge each.

        A short text without any quotation in it is taken for one quotation.
        """
        found = find_quotes(draft)
        unmarked = None if found.quotes or found.unclosed else whole_quote(draft)
        quotes = (unmarked,) if unmarked else found.quotes
        checks: list[QuoteCheck] = []
        left_out: list[DraftQuote] = []
        titles = titles_among(draft, quotes)
        all_translated = said_of_all(draft)
        for quote, citation in zip(quotes, citations_of(draft, quotes), strict=True):
            length = len(literal_segment(quote.text).words)
            too_short = length == 0 or (length < MIN_WORDS and citation is None)
            if too_short or quote in titles:
                left_out.append(quote)
            else:
                check = self._check(quote, citation, _around(draft, quote))
                said = all_translated or said_of(draft, quote, citation)
                checks.append(self._translated(check) if said else check)
        settled = self._settled(draft, found.doubtful)
        if settled:
            checks = _put_in(checks, settled)
            left_out = [quote for quote in left_out if not _any_holds(settled, quote.start)]
        unclosed = [place for place in found.unclosed if not _any_holds(settled, place + 1)]
        return DraftCheck(tuple(checks), tuple(left_out), tuple(unclosed))

    def _settled(self, draft: str, doubtful: Sequence[DraftQuote]) -> list[QuoteCheck]:
        """Check what unclosed marks may quote; keep what the collection holds.

        Words that hold other marks must be the source's to the letter, or the quotations
        between those marks would go unchecked.
        """
        settled: list[QuoteCheck] = []
        for quote in doubtful:
            if not quote.text.strip() or _any_holds(settled, quote.start):
                continue
            if len(literal_segment(quote.text).words) < MIN_WORDS:
                continue
            check = self._check(quote, citations_of(draft, [quote])[0], _around(draft, quote))
            kept = _SAME_WORDS if MARK.search(quote.text) else _SAME_WORDS | {"altered"}
            if check.verdict in kept:
                settled.append(check)
        return settled

    def check_quote(
        self, text: str, *, document_id: DocumentId | None = None, page: str | None = None
    ) -> QuoteCheck:
        """Check one quotation without a draft around it.

        Args:
            document_id, page: The document and printed page that it is cited from.
        """
        quote = DraftQuote(text, 0, len(text), "block")
        if document_id is None and page is None:
            return self._check(quote, None)
        pages = ((page, page),) if page else ()
        work = CitedWork(key=document_id, pages=pages)
        return self._check(quote, FoundCitation("", 0, 0, (work,)))

    def corrected_citation(
        self, check: QuoteCheck, *, style: str = DEFAULT_STYLE, locale: Locale = "nb"
    ) -> Citation | None:
        """Cite the words as they should be; ``None`` if they occur nowhere or are spliced."""
        lost = check.verdict == "not_found" and "translation" not in check.remarks
        if lost or check.verdict == "spliced" or not check.places:
            return None
        place = check.places[0]
        return cite(self.bibliography_of(place.document_id), place, style=style, locale=locale)

    def bibliography_of(self, document_id: DocumentId) -> Bibliography:
        """The facts of a document that was given at the start."""
        return self._bibliographies[document_id]

    def words_at(self, place: Provenance) -> str:
        """Return the words of a place: the canonical slice."""
        return self._texts[place.document_id][place.start : place.end]

    def _check(
        self,
        quote: DraftQuote,
        citation: FoundCitation | None,
        around: Surroundings | None = None,
    ) -> QuoteCheck:
        claims = self._claims(citation)
        preferred = frozenset[int]().union(*(claim.documents for claim in claims))
        matches = self._matcher.matches(quote.text, preferred=preferred)
        if not any(match.kind != "far" for match in matches):
            short = short_match(self._documents, claims, quote.text)
            matches = [short] if short else matches
        if not matches:
            return _not_found(quote, citation, unknown_work(claims))
        judged = min((judge(match, claims, around) for match in matches), key=Judgement.preference)
        best = judged.match
        others = [match.places[0] for match in matches if match is not best]
        found = judged.verdict != "not_found"
        return QuoteCheck(
            quote=quote.text,
            start=quote.start,
            end=quote.end,
            verdict=judged.verdict,
            document_id=best.places[0].document_id if found else None,
            pages=best.places[0].pages if found else PageRange(),
            similarity=best.comparison.similarity,
            diff=best.comparison.diff,
            citation_found=citation,
            places=(*best.places, *others)[:MAX_PLACES],
            place_count=len(matches) if best.kind == "exact" else 0,
            remarks=judged.remarks,
        )

    def _translated(self, check: QuoteCheck) -> QuoteCheck:
        """Remark that a translation is not held word for word; show the nearest cited place."""
        if check.verdict in _SAME_WORDS:
            return check
        remarks: tuple[Remark, ...] = (*check.remarks, "translation")
        if check.verdict == "altered":
            return replace(check, remarks=remarks)
        claims = self._claims(check.citation_found)
        place = nearest_on_page(self._documents, claims, check.quote, self._likeness)
        return replace(
            check,
            verdict="not_found",
            document_id=place.document_id if place else None,
            pages=place.pages if place else PageRange(),
            diff=(),
            places=(place,) if place else (),
            place_count=0,
            remarks=remarks,
        )

    def _claims(self, citation: FoundCitation | None) -> tuple[Claim, ...]:
        works = citation.works if citation else ()
        return tuple(Claim(work, self._cited.matching(work)) for work in works)


def _around(draft: str, quote: DraftQuote) -> Surroundings:
    """The draft beside an inline quotation; a block quote stands for itself."""
    if quote.kind == "block":
        return Surroundings()
    before = draft[max(0, quote.start - 1 - EDGE_CHARS) : max(0, quote.start - 1)]
    return Surroundings(before, draft[quote.end + 1 : quote.end + 1 + EDGE_CHARS])


def _any_holds(checks: Sequence[QuoteCheck], place: int) -> bool:
    return any(check.start <= place < check.end for check in checks)


def _put_in(checks: Sequence[QuoteCheck], settled: Sequence[QuoteCheck]) -> list[QuoteCheck]:
    """Replace the checks that lie inside ``settled``, in the order of the draft."""
    kept = [check for check in checks if not _any_holds(settled, check.start)]
    return sorted([*kept, *settled], key=lambda check: check.start)
