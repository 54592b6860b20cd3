"""Puts one question to each document: its answer, or honestly that it has none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from api.answering import Quote, quote_of
from index.evidence.question import QuestionFeatures, question_features
from index.evidence.selection import choose, weigh_sentences
from index.filters import Filters
from index.models import AnswerStatus, Hit
from index.query.parser import ParsedQuery, parse_query
from index.ranking.ranker import Scored
from index.searcher import Searcher
from index.text.language import Language
from ingest.errors import UnknownIdError
from ingest.models import DocumentId

#: Passages looked at in each document.
HITS_PER_DOCUMENT = 6


@dataclass(frozen=True, slots=True)
class Finding:
    """One document's answer to the question.

    Attributes:
        status: Judged on this document alone, by the same threshold as an answer.
        quotes: None with ``no_evidence``: a gap is shown as a gap.
        best: The best hit, however weak; ``None`` if no passage matched.
    """

    document_id: DocumentId
    status: AnswerStatus
    probability: float
    quotes: tuple[Quote, ...]
    best: Hit | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Findings of all documents, in the order that they were asked in."""

    question: str
    language: Language
    findings: tuple[Finding, ...]


def compare(
    question: str, documents: Sequence[str], searcher: Searcher, *, quotes: int
) -> Comparison:
    """Ask each document by itself.

    Args:
        documents: Ids; none means all that are searched when no collection is named.
        quotes: How many to show of each document, at most.

    Raises:
        QueryError: The question cannot be understood.
        UnknownIdError: There is no such document.
    """
    query = parse_query(question)
    scored = searcher.score(query.text)
    features = question_features(scored)
    findings = tuple(
        _finding(query, scored, features, document_id, searcher, quotes)
        for document_id in _chosen(documents, searcher)
    )
    return Comparison(question, features.language, findings)


def _chosen(documents: Sequence[str], searcher: Searcher) -> Iterator[DocumentId]:
    known = searcher.document_ids
    for name in documents:
        if name not in known:
            raise UnknownIdError("document_unknown", document=name, known=", ".join(known))
    wanted = searcher.default_collections
    for document_id in dict.fromkeys(map(DocumentId, documents)) or known:
        if documents or searcher.bibliography(document_id).collection in wanted:
            yield document_id


def _finding(
    query: ParsedQuery,
    scored: Scored,
    features: QuestionFeatures,
    document_id: DocumentId,
    searcher: Searcher,
    quotes: int,
) -> Finding:
    # The document replaces one that the question names, so that each is asked the same.
    alone = replace(query, filters=replace(query.filters, documents=()))
    outcome = searcher.search(
        alone, k=HITS_PER_DOCUMENT, filters=Filters(documents=(str(document_id),)), scored=scored
    )
    shown: list[Quote] = []
    if outcome.status != "no_evidence":
        document = searcher.document(document_id)
        weighed = weigh_sentences(features, outcome, searcher)
        spans = choose(weighed, features.asked)[:quotes]
        shown = [quote_of(span, document) for span in spans]
    best = outcome.hits[0] if outcome.hits else None
    return Finding(document_id, outcome.status, outcome.probability, tuple(shown), best)
