"""Hits → quotes that answer, each verified against the canonical text.

A ``Quote`` cannot be made unless its words occur where it says: the check is in its
constructor, so there is no way round it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass

from api.citations.provenance import Provenance, provenance_of
from api.table_excerpts import TableExcerpt, excerpt_of
from index.evidence.enclosures import cuts
from index.evidence.selection import find_evidence
from index.evidence.spans import EvidenceSpan
from index.models import AnswerStatus
from index.outcome import SearchOutcome
from index.searcher import Searcher
from index.statements.cues import StatementKind
from index.statements.spans import StatementSpan, prevailing, statements_in
from ingest.errors import UnresolvedCitationError
from ingest.models import Bibliography, Document, DocumentId, Sentence

#: Text shown before and after a quote, at most, in characters.
CONTEXT_CHARS = 160


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a document, exactly as they occur there.

    Attributes:
        provenance: The span they occur at, with everything that a citation of it needs.
        table: The table that it quotes rows of.
        context_before, context_after: Text around it within its passage.
        answering: The sentence of it that answers, where it was quoted for a question.
        score: Order among quotes of one answer: about the probability that it answers.
        note: Remark by the person who chose it for a collection.

    Raises:
        UnresolvedCitationError: On construction, if they do not.
    """

    text: str
    document: Document
    provenance: Provenance
    table: TableExcerpt | None = None
    context_before: str = ""
    context_after: str = ""
    score: float = 0.0
    answering: Sentence | None = None
    note: str | None = None

    def __post_init__(self) -> None:
        at = self.provenance
        if (
            at.document_id != self.document.document_id
            or self.document.text[at.start : at.end] != self.text
        ):
            raise UnresolvedCitationError(
                "quote_unresolved", document=at.document_id, start=at.start, end=at.end
            )

    @property
    def bibliography(self) -> Bibliography:
        """Bibliographic facts of its document."""
        return self.document.bibliography

    @property
    def statements(self) -> tuple[StatementSpan, ...]:
        """The kinds of statement that it holds, in order."""
        at, passages = self.provenance, self.document.passages
        first = max(bisect_right(passages, at.start, key=lambda passage: passage.start) - 1, 0)
        last = bisect_right(passages, at.end - 1, key=lambda passage: passage.start)
        return statements_in(passages[first:last], at.start, at.end)

    @property
    def statement(self) -> StatementKind | None:
        """The kind of statement of most of it; ``None`` for rows of a table and the like."""
        return prevailing(self.statements)

    @property
    def cut(self) -> tuple[bool, bool]:
        """Cuts at its beginning and end: inside a quotation too long to be shown whole."""
        if self.table:
            return False, False
        return cuts(self.document.text, self.provenance.start, self.provenance.end)


@dataclass(frozen=True, slots=True)
class Answer:
    """The corpus's answer to a question; without quotes if it has none.

    Attributes:
        quotes: Strongest first.
    """

    outcome: SearchOutcome
    status: AnswerStatus
    quotes: tuple[Quote, ...]

    @property
    def by_document(self) -> dict[DocumentId, list[int]]:
        """Indexes of the quotes, from 0, for each document; the strongest one's first."""
        groups: defaultdict[DocumentId, list[int]] = defaultdict(list)
        for n, quote in enumerate(self.quotes):
            groups[quote.document.document_id].append(n)
        return dict(groups)


def answer_question(outcome: SearchOutcome, searcher: Searcher) -> Answer:
    """Choose the sentences that answer and quote them, strongest first.

    With ``no_evidence`` nothing is quoted as an answer; the hits are there to be read.
    """
    quotes: list[Quote] = []
    if outcome.status != "no_evidence":
        found = find_evidence(outcome, searcher)
        quotes = [quote_of(s, searcher.document(s.hit.passage.document_id)) for s in found]
    return Answer(outcome, outcome.status, tuple(quotes))


def quote_of(span: EvidenceSpan, document: Document) -> Quote:
    """Cut evidence out of the canonical text, with the text around it."""
    passage, start, end = span.hit.passage, span.start, span.end
    text = document.text
    table = excerpt_of(document, passage, start, end)
    return Quote(
        text=text[start:end],
        document=document,
        provenance=provenance_of(document, start, end),
        table=table,
        context_before=_tail(text[max(passage.start, start - CONTEXT_CHARS) : start]),
        context_after=_head(text[end : min(passage.end, end + CONTEXT_CHARS)]),
        score=span.strength,
        answering=None if table else span.answering,
    )


def _tail(text: str) -> str:
    """Whole words only at the left edge."""
    return text if len(text) < CONTEXT_CHARS else text.partition(" ")[2]


def _head(text: str) -> str:
    """Whole words only at the right edge."""
    return text if len(text) < CONTEXT_CHARS else text.rpartition(" ")[0]
