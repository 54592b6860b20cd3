"""The contract for comparing documents: one question, one finding for each."""

from __future__ import annotations

from pydantic import Field

from api.schemas.answers import QuoteOut
from api.schemas.documents import DocumentSummary, PagesOut
from api.schemas.questions import RequestSchema, Schema, WarningOut
from api.schemas.receipts import ReceiptOut
from index.models import AnswerStatus
from index.text.language import Language
from ingest.models import LabelOrigin

MAX_DOCUMENTS = 200
MAX_QUOTES = 5


class ComparisonIn(RequestSchema):
    """A question to be put to several documents, each by itself."""

    question: str = Field(
        description="1 to 2,000 characters.",
        examples=["Hva betyr kontorets størrelse for oppfølgingen?"],
    )
    documents: list[str] = Field(
        [], max_length=MAX_DOCUMENTS, description="Ids; none means all of the research."
    )
    k: int = Field(2, ge=1, le=MAX_QUOTES, description="Quotes of each document, at most.")
    confirm: bool = Field(False, description="Keep the question although it holds personal data.")


class BestHitOut(Schema):
    """A document's best passage. Not an answer: it lies below the threshold."""

    passage_id: str
    start: int
    end: int
    citation: str
    pages: PagesOut
    page: int | None = Field(description="As `pages.first`; goes with the next version.")
    label: str | None = Field(description="Printed pages, 32–34; goes with the next version.")
    origin: LabelOrigin = Field(description="As `pages.origin`; goes with the next version.")
    score: float


class FindingOut(Schema):
    """One document's answer to the question, or the fact that it has none."""

    document: DocumentSummary
    status: AnswerStatus
    probability: float = Field(description="That this document holds an answer, 0 to 1.")
    message: str | None = Field(description="Why there are no quotes, or that they are uncertain.")
    quotes: list[QuoteOut] = Field(description="Empty where the document holds no answer.")
    best_hit: BestHitOut | None


class ComparisonOut(Schema):
    """The answer to ``POST /api/compare``."""

    question: str
    language: Language
    message: str = Field(description="In how many documents something was found.")
    documents: list[FindingOut]
    warnings: list[WarningOut] = Field(description="Personal data in the question: what, where.")
    receipt: ReceiptOut = Field(description="What was asked of what; can be run again.")
    generation: str
    took_ms: float
