"""Hits → quotes that answer, each verified against the canonical text.

A ``Quote`` cannot be made unless its words stand where it says: the check is in its
constructor, so there is no way round it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.models import AnswerStatus, Hit, SearchOutcome
from index.searcher import Searcher
from ingest.errors import UnresolvedCitationError
from ingest.models import (
    Document,
    PageRange,
    Passage,
    PassageId,
    Sentence,
    Voice,
)

#: A quote is read in one breath: about this many words, unless one sentence has more.
QUOTE_WORDS = 45
#: All quotes together: what a caseworker reads between two meetings.
ANSWER_WORDS = 220
MAX_QUOTES = 6
#: So much text before and after, for whoever wants to see what stands around it.
CONTEXT_CHARS = 160
#: A quote whose score is under this share of the best one's says something else.
RELATIVE_FLOOR = 0.55


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a document, exactly as they stand there.

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
    context_before: str
    context_after: str
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
    """What the corpus says to a question. No quotes where it says nothing."""

    outcome: SearchOutcome
    status: AnswerStatus
    message: str
    quotes: tuple[Quote, ...]


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
        quotes = list(choose_quotes(outcome.hits, searcher))
    message = MESSAGES[outcome.language][outcome.status]
    return Answer(outcome, outcome.status, message, tuple(quotes))


def choose_quotes(hits: Sequence[Hit], searcher: Searcher) -> Iterator[Quote]:
    """Quote the best stretch of each hit until the reader has enough."""
    words = 0
    for n, hit in enumerate(hits):
        if n >= MAX_QUOTES or hit.score < RELATIVE_FLOOR * hits[0].score:
            return
        quote = quote_from(hit, searcher.document(hit.passage.document_id))
        words += len(quote.text.split())
        if n and words > ANSWER_WORDS:
            return
        yield quote


def quote_from(hit: Hit, document: Document) -> Quote:
    """Quote a hit's best sentence, with neighbours while there is room."""
    passage = hit.passage
    start, end = widen(passage, hit.best_sentence)
    voice, attribution = voice_at(passage, start, end)
    return make_quote(document, passage, start, end, voice, attribution, hit.score)


def make_quote(
    document: Document,
    passage: Passage,
    start: int,
    end: int,
    voice: Voice,
    attribution: str | None,
    score: float,
) -> Quote:
    """Cut a quote out of the canonical text, with what stands around it."""
    text = document.text
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
        context_before=_tail(text[max(passage.start, start - CONTEXT_CHARS) : start]),
        context_after=_head(text[end : min(passage.end, end + CONTEXT_CHARS)]),
        ocr=passage.ocr,
        score=score,
    )


def widen(passage: Passage, best: Sentence | None) -> tuple[int, int]:
    """Take sentences after, then before, the best one, up to ``QUOTE_WORDS`` words."""
    sentences = passage.sentences
    if not sentences:
        return passage.start, passage.end
    first = last = sentences.index(best) if best in sentences else 0

    def words(a: int, b: int) -> int:
        start, end = sentences[a].start - passage.start, sentences[b].end - passage.start
        return len(passage.text[start:end].split())

    while True:
        if last + 1 < len(sentences) and words(first, last + 1) <= QUOTE_WORDS:
            last += 1
        elif first > 0 and words(first - 1, last) <= QUOTE_WORDS:
            first -= 1
        else:
            return sentences[first].start, sentences[last].end


def voice_at(passage: Passage, start: int, end: int) -> tuple[Voice, str | None]:
    """Whose words a stretch of a passage holds: a span that covers most of it decides."""
    for span in passage.voices:
        shared = min(end, span.end) - max(start, span.start)
        if shared * 2 > end - start and span.confidence >= 0.5:
            return span.voice, span.attribution
    return passage.voice, passage.attribution


def _tail(text: str) -> str:
    """Whole words only at the left edge."""
    return text if len(text) < CONTEXT_CHARS else text.partition(" ")[2]


def _head(text: str) -> str:
    """Whole words only at the right edge."""
    return text if len(text) < CONTEXT_CHARS else text.rpartition(" ")[0]
