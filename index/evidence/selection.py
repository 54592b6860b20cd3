"""Hits → the spans of them that answer, best first.

Every sentence gets a probability of being an answer, from a few features and weights that
were fitted on questions with known evidence. A range of sentences is worth the probability
that any of them answers; the best ranges are quoted, the best of all at most length.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from index.evidence.classifier import load_model
from index.evidence.coherence import is_question
from index.evidence.enclosures import wholes
from index.evidence.features import features_of_hits, kinds_of, sentences_of
from index.evidence.question import QuestionFeatures, question_features
from index.evidence.spans import EvidenceSpan, HitSentences, SentenceRange, text_of
from index.models import Hit
from index.outcome import SearchOutcome
from index.searcher import Searcher
from index.statements.asked import Asked
from index.statements.cues import StatementKind
from index.statements.spans import prevailing, statement_of, statements_in
from ingest.passage_voices import voice_at

#: Words that each quote may have, by its rank: the strongest one may have the most.
#: A single sentence may have more, and so may two ranges that continue each other.
ROOM = (80, 60, 40, 40, 40)
#: Words. The length at which spans are compared with one another.
COMPARED_WORDS = 60
#: Spans of one passage that may be quoted; more would be the passage itself.
SPANS_PER_HIT = 3
#: Factor for each span after a passage's first: another passage says more that is new.
LATER_SPAN_FACTOR = 0.9
#: Hits that quotes are taken from; those further down are there to be read.
HITS_READ = 12
#: Words of all quotes together: what a caseworker reads between two meetings.
ANSWER_WORDS = 226
#: Join a span to the quote it continues from this share of the quote's strength.
JOINED_SHARE = 0.2
#: Drop candidates below this share of the strongest quote's strength.
LEAST_SHARE = 0.03
#: Statements that nothing was found for: they come after findings.
UNFOUNDED: frozenset[StatementKind] = frozenset({"hypothesis", "question"})
#: Asked for, where a question says nothing else.
ANY_FINDING = Asked()
#: Factor for a kind of statement that is not asked for, among quotes of one answer.
OTHER_KIND_FACTOR = 0.5
#: Factor for a caption: it says what a figure shows, not what was found.
CAPTION_FACTOR = 0.2
#: Factor for a question, such as one of an interview guide, where none is asked for.
QUESTION_FACTOR = 0.3
#: Share of the shorter quote's words from which two quotes say the same.
SAME_WORDS = 0.8


@dataclass(frozen=True, slots=True)
class Choice:
    """A range that is to be quoted.

    Attributes:
        strength: Of its strongest part, where it was joined of several.
    """

    hit_sentences: HitSentences
    sentence_range: SentenceRange
    strength: float

    @property
    def span(self) -> EvidenceSpan:
        """The span of the canonical text that it covers."""
        return self.hit_sentences.span(self.sentence_range, self.strength)


def find_evidence(outcome: SearchOutcome, searcher: Searcher) -> list[EvidenceSpan]:
    """Choose what to quote for a question, strongest first, until the reader has enough."""
    scored = outcome.scored or searcher.score(outcome.query)
    question = question_features(scored)
    return choose(weigh_sentences(question, outcome, searcher), question.asked)


def weigh_sentences(
    question: QuestionFeatures,
    outcome: SearchOutcome,
    searcher: Searcher,
) -> list[HitSentences]:
    """Weigh the sentences of the first hits; those in a voice not asked for count nothing."""
    sentences_by_hit: list[HitSentences] = []
    hits = outcome.hits[:HITS_READ]
    for hit, worth in zip(hits, _judged(question, outcome, hits, searcher), strict=True):
        hit_sentences = _read(question, hit, worth, searcher)
        if outcome.voices:
            heard = in_voices(hit_sentences, outcome.voices)
            hit_sentences = replace(hit_sentences, worth=hit_sentences.worth * heard)
        sentences_by_hit.append(hit_sentences)
    return sentences_by_hit


def _judged(
    question: QuestionFeatures, outcome: SearchOutcome, hits: Sequence[Hit], searcher: Searcher
) -> list[NDArray[np.float64]]:
    """Return each sentence's probability of answering, judged here unless the search did."""
    if outcome.judged:
        return [outcome.judged[hit.passage.passage_id] for hit in hits]
    model = load_model()
    return [model.probabilities(table) for table in features_of_hits(question, hits, searcher)]


def in_voices(hit_sentences: HitSentences, voices: Collection[str]) -> NDArray[np.bool_]:
    """Return, for each sentence, whether most of it is in one of ``voices``."""
    whose = [
        voice_at(hit_sentences.hit.passage, s.start, s.end)[0] for s in hit_sentences.sentences
    ]
    return np.array([voice in voices for voice in whose], dtype=bool)


def _read(
    question: QuestionFeatures, hit: Hit, worth: NDArray[np.float64], searcher: Searcher
) -> HitSentences:
    sentences = sentences_of(hit.passage)
    texts = [text_of(hit.passage, sentence) for sentence in sentences]
    kinds = kinds_of(hit.passage, sentences, searcher)
    counts = [_counts(text, kind, question) for text, kind in zip(texts, kinds, strict=True)]
    return HitSentences(
        hit=hit,
        sentences=sentences,
        words=tuple(len(text.split()) for text in texts),
        worth=worth * counts,
        kinds=kinds,
        wholes=wholes(searcher.document(hit.passage.document_id).text, sentences),
    )


def _counts(text: str, kind: str, question: QuestionFeatures) -> float:
    """Return the factor for a caption or a question; other sentences have 1."""
    if kind == "caption":
        return CAPTION_FACTOR
    wanted = question.asked.kind in UNFOUNDED
    return QUESTION_FACTOR if is_question(text) and not wanted else 1.0


def choose(
    sentences_by_hit: Sequence[HitSentences], asked: Asked = ANY_FINDING
) -> list[EvidenceSpan]:
    """Take the strongest spans that say different things and fit into one answer.

    Args:
        asked: The kind of statement, side and opinion asked for: they are put first.
    """
    chosen: list[Choice] = []
    for strength, hit_sentences, sentence_range in _candidates(sentences_by_hit):
        if len(chosen) == len(ROOM) or (chosen and strength < LEAST_SHARE * chosen[0].strength):
            break
        taken = [
            choice.sentence_range for choice in chosen if choice.hit_sentences is hit_sentences
        ]
        fitted = hit_sentences.best_of(sentence_range, ROOM[len(chosen)], taken)
        if fitted and _adds(choice := Choice(hit_sentences, fitted, strength), chosen):
            _put(choice, chosen)
    return in_order([choice.span for choice in chosen], asked)


def in_order(spans: Sequence[EvidenceSpan], asked: Asked) -> list[EvidenceSpan]:
    """Put what is asked for first, then the other side, last what nothing was found for.

    What is moved back gets no more strength than what it is put behind.
    """
    ordered: list[EvidenceSpan] = []
    for span in sorted(spans, key=lambda span: _place(span, asked)):
        least = min((other.strength for other in ordered), default=span.strength)
        ordered.append(replace(span, strength=min(span.strength, least)))
    return ordered


def _place(span: EvidenceSpan, asked: Asked) -> tuple[bool, bool, float]:
    """Return what orders a span among others, the least first; rows of a table are any kind."""
    answering = statement_of(span.hit.passage, span.answering)
    factor = 1.0 if answering in (asked.kind, None) else OTHER_KIND_FACTOR
    missed = answering is not None and asked.is_missed_by(span.text)
    return is_unfounded(span, asked.kind), missed, -factor * span.strength


def is_unfounded(span: EvidenceSpan, asked: StatementKind) -> bool:
    """Return whether a span supposes or asks what it is quoted for, or mostly does so.

    Readers see the kind of most of a quote: what is labelled a hypothesis comes after findings.
    """
    if asked in UNFOUNDED:
        return False
    passage = span.hit.passage
    most = prevailing(statements_in((passage,), span.start, span.end))
    return most in UNFOUNDED or statement_of(passage, span.answering) in UNFOUNDED


def _candidates(
    sentences_by_hit: Sequence[HitSentences],
) -> list[tuple[float, HitSentences, SentenceRange]]:
    """List what may be quoted, strongest first: strength, sentences of the hit, range."""
    found = [
        (sentence_range.worth * LATER_SPAN_FACTOR**nth, hit_sentences, sentence_range)
        for hit_sentences in sentences_by_hit
        for nth, sentence_range in enumerate(
            islice(hit_sentences.best_ranges(COMPARED_WORDS), SPANS_PER_HIT)
        )
        if sentence_range.worth > 0
    ]
    return sorted(found, key=lambda candidate: -candidate[0])


def _adds(choice: Choice, chosen: Sequence[Choice]) -> bool:
    """Return whether it fits into the answer and says something new."""
    span, others = choice.span, [other.span for other in chosen]
    if others and span.words > ANSWER_WORDS - sum(other.words for other in others):
        return False
    return not any(says_the_same(span.text, other.text) for other in others)


def _put(choice: Choice, chosen: list[Choice]) -> None:
    """Add a choice; one that continues another is read together with it, in its place."""
    for place, other in enumerate(chosen):
        if (
            other.hit_sentences is choice.hit_sentences
            and choice.strength >= JOINED_SHARE * other.strength
        ):
            joined = choice.hit_sentences.joined(other.sentence_range, choice.sentence_range)
            if joined:
                chosen[place] = Choice(choice.hit_sentences, joined, other.strength)
                return
    chosen.append(choice)


def says_the_same(one: str, other: str) -> bool:
    """Return whether two texts share nearly all their words."""
    a, b = set(one.casefold().split()), set(other.casefold().split())
    return len(a & b) >= SAME_WORDS * max(min(len(a), len(b)), 1)
