"""The contract for answers: hits, the quotes made of them, and why each was found.

All offsets are half-open and count characters of the document's canonical text, which
is at ``/api/documents/{id}/text``.
"""

from __future__ import annotations

from pydantic import Field

from api.schemas.documents import (
    DocumentSummary,
    PagesOut,
    PassageOut,
    SentenceOut,
    StatementSpanOut,
    VoiceSpanOut,
)
from api.schemas.llm import GeneratedOut
from api.schemas.questions import Schema, WarningOut
from api.schemas.receipts import ReceiptOut
from index.models import AnswerStatus, ReasonKind
from index.statements.cues import StatementKind
from index.text.language import Language
from ingest.models import LabelOrigin, Voice


class ReasonOut(Schema):
    """A reason why a passage was found: the words asked for and those they matched."""

    kind: ReasonKind
    query: str
    matched: str
    relation: str | None = None


class HighlightOut(Schema):
    """A span to mark, as offsets into the canonical text."""

    start: int
    end: int
    kind: ReasonKind


class ScorePartsOut(Schema):
    """Components of the score, each about 0 to 1."""

    lexical: float
    passage_vector: float
    sentence_vector: float


class HitOut(Schema):
    """A passage with its rank, from 1."""

    rank: int
    score: float
    passage: PassageOut
    document: DocumentSummary
    parts: ScorePartsOut
    best_sentence: SentenceOut | None
    statement: StatementKind | None = Field(
        description="Kind of statement of the best sentence; null where there is none."
    )
    why: list[ReasonOut]
    highlights: list[HighlightOut]


class FacetOut(Schema):
    """One value of a facet, with how many of the matching passages have it."""

    value: str
    label: str
    count: int


class SearchOut(Schema):
    """The answer to ``GET /api/search``."""

    query: str
    language: Language
    hits: list[HitOut]
    facets: dict[str, list[FacetOut]]
    status: AnswerStatus
    probability: float = Field(description="That the corpus holds an answer, 0 to 1.")
    notes: list[str]
    warnings: list[WarningOut] = Field(description="Personal data in the question: what, where.")
    suggestions: dict[str, list[str]]
    generation: str
    took_ms: float


class QuotedTableOut(Schema):
    """The table that a quote is rows of, to be shown as a table."""

    id: str
    number: str | None
    caption: str | None
    page: int | None
    label: str | None
    header: list[str]
    rows: list[list[str]]
    highlighted_rows: list[int] = Field(description="The quoted ones, counted from 0.")


class QuoteOut(Schema):
    """Words that occur in a document, exactly so, at ``start``..``end``."""

    text: str
    document_id: str
    passage_id: str
    start: int
    end: int
    pages: PagesOut
    page: int | None = Field(description="As `pages.first`; goes with the next version.")
    label: str | None = Field(description="Printed pages, 32–34; goes with the next version.")
    origin: LabelOrigin = Field(description="As `pages.origin`; goes with the next version.")
    section: list[str]
    voice: Voice
    attribution: str | None
    voices: list[VoiceSpanOut] = Field(description="Parts that are in another voice than most.")
    statement: StatementKind | None = Field(
        description="Kind of statement of most of it; null for rows of a table and the like."
    )
    statements: list[StatementSpanOut] = Field(description="Parts of another kind than most.")
    answering: SentenceOut | None = Field(description="The sentence that answers, to emphasise.")
    cut_before: bool = Field(
        description="It begins inside a quotation that is too long to be shown whole. A mark of "
        "omission goes before the quote and is no part of it."
    )
    cut_after: bool = Field(description="The same where it ends.")
    table: QuotedTableOut | None = Field(description="Where the quote is rows of a table.")
    score: float = Field(description="Order among quotes, 0 to 1.")
    citation: str
    citation_note: str | None = Field(description="Cautions to a careful reader.")
    context_before: str
    context_after: str
    ocr: bool


class QuoteGroupOut(Schema):
    """The quotes from one document, as indexes into ``quotes``, from 0."""

    document_id: str
    quotes: list[int]


class AnswerOut(Schema):
    """The answer to ``POST /api/answers``."""

    question: str
    language: Language
    status: AnswerStatus
    probability: float
    message: str = Field(description="The status in words, in the language of the question.")
    quotes: list[QuoteOut] = Field(description="Strongest first.")
    groups: list[QuoteGroupOut] = Field(description="The same by document, strongest first.")
    hits: list[HitOut]
    notes: list[str]
    warnings: list[WarningOut] = Field(description="Personal data in the question: what, where.")
    receipt: ReceiptOut
    generated: GeneratedOut | None = None
    generation: str
    took_ms: float
