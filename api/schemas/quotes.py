"""The contract for checking, citing and exporting quotes."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from api.citations.citing import LocatorKind
from api.citations.styles import StyleKind
from api.quote_check.comparison import DiffOp
from api.quote_check.verdicts import Verdict
from api.schemas.documents import PagesOut
from api.schemas.questions import RequestSchema, Schema
from api.schemas.receipts import ReceiptOut
from api.wordings import Locale
from index.statements.cues import StatementKind
from ingest.models import LabelOrigin, Voice
from ingest.notes import Note

#: A doctoral thesis. Dense with quotations it takes some ten seconds.
MAX_DRAFT_CHARS = 500_000
MAX_EXPORTED_QUOTES = 500
MAX_EXPORTED_RECEIPTS = 50


def _of_a_length_to_check(text: str) -> str:
    if len(text) > MAX_DRAFT_CHARS:
        raise ValueError(Note.of("draft_too_long", length=len(text), most=MAX_DRAFT_CHARS))
    return text


DraftText = Annotated[str, Field(min_length=1), AfterValidator(_of_a_length_to_check)]


class DraftIn(RequestSchema):
    """A draft whose quotations are to be checked."""

    text: DraftText
    style: str = "norsk-apa-manual"
    locale: Locale = "nb"


class DiffOut(Schema):
    """A part that agrees, or the difference between quotation and source there."""

    op: DiffOp
    quoted: str
    source: str


class PlaceOut(Schema):
    """A place in the corpus where the words occur."""

    document_id: str
    passage_id: str | None
    start: int
    end: int
    text: str = Field(description="The words there: the canonical slice.")
    pages: PagesOut
    section: list[str]
    voice: Voice
    attribution: str | None


class QuoteCheckOut(Schema):
    """Verdict on one quotation of the draft.

    ``start`` and ``end`` count characters of the draft; those of ``places`` count in the
    document.
    """

    quote: str
    start: int
    end: int
    verdict: Verdict
    document_id: str | None
    pages: PagesOut
    page: int | None = Field(description="As `pages.first`; goes with the next version.")
    label: str | None = Field(description="Printed pages, 32–34; goes with the next version.")
    origin: LabelOrigin = Field(description="As `pages.origin`; goes with the next version.")
    similarity: float
    diff: list[DiffOut]
    citation: str | None = Field(description="How the words should be cited.")
    citation_found: str | None = Field(description="The citation in the draft, as written.")
    places: list[PlaceOut]
    remarks: list[str]


class DraftCheckOut(Schema):
    """The answer to ``POST /api/quotes/check``; nothing is passed over in silence."""

    results: list[QuoteCheckOut]
    left_out: list[str] = Field(description="Too short to be looked up, and citing nothing.")
    unclosed: list[int] = Field(
        description="Offsets of quotation marks that are never closed, or never opened."
    )


class CitationOut(Schema):
    """Citation of a passage."""

    in_text: str
    bibliography_entry: str
    locator: str
    locator_kind: LocatorKind
    note: str | None
    style: str
    locale: Locale


class ChosenQuoteIn(RequestSchema):
    """A chosen quote: its words and their span."""

    document_id: str
    start: int = Field(ge=0)
    end: int = Field(gt=0)
    text: str = Field(min_length=1, description="Must be the canonical slice, or it is refused.")
    note: str | None = None


class ExportIn(RequestSchema):
    """A collection of quotes to be written to a file."""

    quotes: Annotated[list[ChosenQuoteIn], Field(min_length=1, max_length=MAX_EXPORTED_QUOTES)]
    format: Literal["docx", "markdown", "ris", "bibtex", "csl-json"] = "docx"
    title: str = "Utvalg"
    style: str = "norsk-apa-manual"
    locale: Locale = "nb"
    receipt: ReceiptOut | None = Field(None, description="As given with an answer.")
    receipts: Annotated[list[ReceiptOut], Field(max_length=MAX_EXPORTED_RECEIPTS)] = Field(
        [], description="Where quotes of several searches were collected, theirs."
    )
    not_found: Annotated[list[str], Field(max_length=MAX_EXPORTED_QUOTES)] = Field(
        [], description="Searches that found nothing, a sentence each."
    )


class StyleOut(Schema):
    """A citation style that can be asked for."""

    id: str
    label: str = Field(description="The style's own name, the same in every language.")
    kind: StyleKind
    example: str = Field(description="How it cites a page of a made-up report in the text.")


class StylesOut(Schema):
    """The answer to ``GET /api/styles``."""

    styles: list[StyleOut]
    default: str


class CitedQuoteOut(Schema):
    """A chosen quote with its place today and its citation among the others."""

    text: str
    document_id: str
    document_title: str
    passage_id: str | None
    start: int
    end: int
    pages: PagesOut
    page: int | None = Field(description="As `pages.first`; goes with the next version.")
    label: str | None = Field(description="Printed pages, 32–34; goes with the next version.")
    origin: LabelOrigin = Field(description="As `pages.origin`; goes with the next version.")
    section: list[str]
    voice: Voice
    attribution: str | None
    statement: StatementKind | None = Field(description="Kind of statement of most of it.")
    cut_before: bool = Field(description="It begins inside a quotation that is not shown whole.")
    cut_after: bool = Field(description="The same where it ends.")
    ocr: bool
    citation: str
    citation_note: str | None


class StyledTextOut(Schema):
    """A part of a reference that is wholly italic or wholly upright."""

    text: str
    italic: bool


class ReferenceOut(Schema):
    """An entry of the list of references. ``number`` is printed before it in a numeric style."""

    number: int | None
    runs: list[StyledTextOut]


class CitedCollectionOut(Schema):
    """The answer to ``POST /api/quotes/citations``."""

    quotes: list[CitedQuoteOut | None] = Field(
        description="In the order sent; null where the words no longer occur there."
    )
    references: list[ReferenceOut]
