"""The contract for search receipts: enough to ask the same again and see what differs.

A receipt goes out with every answer and comes back to be re-run, exported or printed.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from api.schemas.questions import MAX_HITS, FiltersIn, RequestSchema, Schema
from api.wordings import Locale
from index.models import AnswerStatus
from index.text.language import Language

#: Quotes in a receipt, at most: those of the largest comparison, more than an export takes.
MAX_RECEIPT_QUOTES = 1000
MAX_RECEIPT_PASSAGES = 200


class ShownPassage(Schema):
    """A passage that was considered, in the place it had."""

    id: str
    score: float


class ShownQuote(Schema):
    """A quote by its span and the SHA-256 of its words in hex, without the words."""

    document_id: str
    passage_id: str | None
    start: int
    end: int
    sha256: str


Quotes = Annotated[list[ShownQuote], Field(max_length=MAX_RECEIPT_QUOTES)]


class ReceiptOut(Schema):
    """A search with everything that its result depends on, and the result.

    ``corpus`` is the digest of the corpus; ``rules`` holds the SHA-256 of the thesaurus and
    of the fitted numbers that rank and choose. For a comparison, ``filters`` names the
    documents that were asked, ``passages`` holds each one's best, and status and probability
    are those of the document that answers best.
    """

    version: Literal[1] = 1
    kind: Literal["answer", "comparison"] = "answer"
    question: str = Field(description="As asked; personal data masked unless confirmed.")
    masked: bool = Field(description="Whether the question was masked. It cannot be re-run then.")
    filters: FiltersIn = Field(description="All in force, those written in the question too.")
    k: int = Field(
        ge=1,
        le=MAX_HITS,
        description="Passages looked at; in a comparison, quotes of each document.",
    )
    language: Language
    asked: str = Field(description="Date and time, ISO 8601, UTC.")
    funn: str = Field(description="Version of the program.")
    generation: str
    corpus: str
    model: str
    analyzer: str
    rules: dict[str, str]
    status: AnswerStatus
    probability: float
    passages: Annotated[list[ShownPassage], Field(max_length=MAX_RECEIPT_PASSAGES)]
    quotes: Quotes
    chosen: Quotes = Field([], description="Of the quotes, those that were chosen.")


class RerunIn(RequestSchema):
    """A receipt to be run again."""

    receipt: ReceiptOut
    against: Literal["same", "live"] = Field(
        "same", description="The generation that the receipt names, or the live one."
    )


class DifferenceOut(Schema):
    """One fact that is not what it was."""

    what: str
    then: str
    now: str


class RerunOut(Schema):
    """A receipt, run again and compared.

    ``same`` is true where status, probability, passages with their scores, and quotes are
    what they were, bit for bit. ``differences`` also names what may have caused a change.
    """

    same: bool
    message: str
    differences: list[DifferenceOut]
    lost_passages: list[str]
    new_passages: list[str]
    lost_quotes: list[ShownQuote]
    new_quotes: list[ShownQuote]
    receipt: ReceiptOut = Field(description="The receipt of the new run.")


class ReceiptTextIn(RequestSchema):
    """A receipt to be printed."""

    receipt: ReceiptOut
    format: Literal["text", "csv"] = "text"
    locale: Locale = "nb"
