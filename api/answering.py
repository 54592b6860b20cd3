"""Hits → quotes that answer, each verified against the canonical text.

A ``Quote`` cannot be made unless its words stand where it says: the check is in its
constructor, so there is no way round it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from api.table_excerpts import TableExcerpt, excerpt_of
from index.evidence.selection import find_evidence
from index.evidence.spans import Stretch
from index.models import AnswerStatus, SearchOutcome
from index.searcher import Searcher
from ingest.errors import UnresolvedCitationError
from ingest.models import (
    Document,
    DocumentId,
    PageRange,
    PassageId,
    Voice,
    VoiceSpan,
)
from ingest.passage_voices import other_voices, voice_at

#: So much text before and after, for whoever wants to see what stands around it.
CONTEXT_CHARS = 160


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a document, exactly as they stand there.

    Attributes:
        voice, attribution: Whose words most of it is.
        voices: Stretches of it that are somebody else's words than most of it.
        table: The table it is a part of, where it is rows of one.
        score: What quotes are ordered by: about the probability that it answers.

    Raises:
        UnresolvedCitationError: On construction, if they do not.
    """

    text: str
    document: Document
    passage_id: PassageId
    start: int
    end: int
    pages: PageRange
    section: tuple[str, ...]
    voice: Voice
    attribution: str | None
    voices: tuple[VoiceSpan, ...]
    context_before: str
    context_after: str
    table: TableExcerpt | None
    ocr: bool
    score: float

    def __post_init__(self) -> None:
        if self.document.text[self.start : self.end] != self.text:
            raise UnresolvedCitationError(
                f"{self.document.document_id}, {self.start}–{self.end}: the quote does not "
                f"stand there. Run `funn build`; if this stays, it is a fault in Funn."
            )


@dataclass(frozen=True, slots=True)
class Answer:
    """What the corpus says to a question. No quotes where it says nothing.

    Attributes:
        quotes: Strongest first.
    """

    outcome: SearchOutcome
    status: AnswerStatus
    message: str
    quotes: tuple[Quote, ...]

    @property
    def by_document(self) -> dict[DocumentId, list[int]]:
        """Indexes of the quotes, from 0, for each document; the strongest one's first."""
        groups: defaultdict[DocumentId, list[int]] = defaultdict(list)
        for n, quote in enumerate(self.quotes):
            groups[quote.document.document_id].append(n)
        return dict(groups)


MESSAGES: dict[str, dict[AnswerStatus, str]] = {
    "nb": {
        "answered": "Dette sier korpuset:",
        "weak_evidence": "Korpuset har ikke noe sikkert svar på dette. Nærmest kommer:",
        "no_evidence": "Korpuset har ikke noe godt svar på dette.",
    },
    "nn": {
        "answered": "Dette seier korpuset:",
        "weak_evidence": "Korpuset har ikkje noko sikkert svar på dette. Nærast kjem:",
        "no_evidence": "Korpuset har ikkje noko godt svar på dette.",
    },
    "en": {
        "answered": "This is what the corpus says:",
        "weak_evidence": "The corpus has no certain answer to this. What comes closest:",
        "no_evidence": "The corpus has no good answer to this.",
    },
}


def answer_question(outcome: SearchOutcome, searcher: Searcher) -> Answer:
    """Choose the sentences that answer and quote them, strongest first.

    With ``no_evidence`` nothing is quoted as an answer; the hits are there to be read.
    """
    quotes: list[Quote] = []
    if outcome.status != "no_evidence":
        found = find_evidence(outcome, searcher)
        quotes = [quote_of(s, searcher.document(s.hit.passage.document_id)) for s in found]
    message = MESSAGES[outcome.language][outcome.status]
    return Answer(outcome, outcome.status, message, tuple(quotes))


def quote_of(stretch: Stretch, document: Document) -> Quote:
    """Cut a stretch out of the canonical text, with what stands around it."""
    passage, start, end = stretch.hit.passage, stretch.start, stretch.end
    text = document.text
    voice, attribution = voice_at(passage, start, end)
    return Quote(
        text=text[start:end],
        document=document,
        passage_id=passage.passage_id,
        start=start,
        end=end,
        pages=document.parsed.pages_of(start, end),
        section=passage.section,
        voice=voice,
        attribution=attribution,
        voices=other_voices(passage, start, end, (voice, attribution)),
        context_before=_tail(text[max(passage.start, start - CONTEXT_CHARS) : start]),
        context_after=_head(text[end : min(passage.end, end + CONTEXT_CHARS)]),
        table=excerpt_of(document, passage, start, end),
        ocr=passage.ocr,
        score=stretch.strength,
    )


def _tail(text: str) -> str:
    """Whole words only at the left edge."""
    return text if len(text) < CONTEXT_CHARS else text.partition(" ")[2]


def _head(text: str) -> str:
    """Whole words only at the right edge."""
    return text if len(text) < CONTEXT_CHARS else text.rpartition(" ")[0]
