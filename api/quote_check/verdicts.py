"""Verdict on a match against the works and pages that a draft cites, with remarks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from api.quote_check.cited_pages import is_physical_page, page_fits
from api.quote_check.drafts.draft_citations import CitedWork
from api.quote_check.matching import Match
from api.quote_check.omissions import OmissionRemark, Surroundings, omission_remarks

Verdict = Literal[
    "verbatim",
    "punctuation_only",
    "altered",
    "spliced",
    "wrong_source",
    "wrong_page",
    "not_found",
]
Remark = (
    OmissionRemark
    | Literal[
        "ocr",
        "footnote",
        "page_unknown",
        "pdf_page_cited",
        "cited_work_unknown",
        "source_differs",
        "page_differs",
        "translation",
    ]
)


@dataclass(frozen=True, slots=True)
class Claim:
    """A work that the draft cites, and the documents that it may be."""

    work: CitedWork
    documents: frozenset[int]


@dataclass(frozen=True, slots=True)
class Judgement:
    """A match held against what the draft cites."""

    match: Match
    verdict: Verdict
    remarks: tuple[Remark, ...]

    def preference(self) -> tuple[int, int]:
        """Smaller is better: the place where the citation is right, then no remarks."""
        return _VERDICT_ORDER.index(self.verdict), len(self.remarks)


_VERDICT_ORDER: tuple[Verdict, ...] = (
    "verbatim",
    "punctuation_only",
    "wrong_page",
    "wrong_source",
    "altered",
    "spliced",
    "not_found",
)


def judge(match: Match, claims: Sequence[Claim], around: Surroundings | None = None) -> Judgement:
    """Words first, then source, then page, then punctuation.

    Args:
        around: The draft's own words beside the quotation; ``None`` where it has none.
    """
    source = _source_fits(match, claims)
    page, page_remarks = _pagejudged(match, claims)
    remarks: list[Remark] = []
    if source is False and not any(claim.documents for claim in claims):
        remarks.append("cited_work_unknown")
    verdict = _verdict(match, source, page)
    if verdict == "altered" and source is False:
        remarks.append("source_differs")
    if verdict == "altered" and source is not False and page is False:
        remarks.append("page_differs")
    if verdict not in {"not_found", "spliced"} and source is not False:
        remarks += page_remarks
    if "ocr" in match.comparison.excused or any(place.ocr for place in match.places):
        remarks.append("ocr")
    if "footnote" in match.comparison.excused:
        remarks.append("footnote")
    if verdict not in {"not_found", "spliced"}:
        remarks += omission_remarks(match.omission, around or Surroundings())
    return Judgement(match, verdict, tuple(remarks))


def _verdict(match: Match, source: bool | None, page: bool | None) -> Verdict:
    if match.kind == "far":
        return "not_found"
    if match.kind == "spliced":
        return "spliced"
    if match.kind == "near":
        return "altered"
    if source is False:
        return "wrong_source"
    if page is False:
        return "wrong_page"
    return "verbatim" if match.comparison.same_punctuation else "punctuation_only"


def _source_fits(match: Match, claims: Sequence[Claim]) -> bool | None:
    if not claims:
        return None
    return any(match.documents[0] in claim.documents for claim in claims)


def _pagejudged(match: Match, claims: Sequence[Claim]) -> tuple[bool | None, tuple[Remark, ...]]:
    """Compare the cited pages with the pages of the words; remarks say what is doubtful."""
    pages = match.places[0].pages
    works = [claim.work for claim in claims if match.documents[0] in claim.documents]
    paged = [work for work in works if work.pages]
    fits = [page_fits(work.pages, pages, unit=work.unit) for work in paged]
    if not paged or True in fits:
        return (True if paged else None), ()
    of_a_pdf = pages.unit in {None, "pdf_page"}
    unnamed = [work for work in paged if work.unit is None]
    if of_a_pdf and any(is_physical_page(work.pages, pages) for work in unnamed):
        return (None if None in fits else False), ("pdf_page_cited",)
    return (None, ("page_unknown",)) if None in fits else (False, ())


def unknown_work(claims: Sequence[Claim]) -> tuple[Remark, ...]:
    """The remark that a draft cites only works that the collection has not, if it does."""
    unknown = bool(claims) and not any(claim.documents for claim in claims)
    return ("cited_work_unknown",) if unknown else ()
