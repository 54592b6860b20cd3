"""What search hands on: hits with their reasons, facets, and what became of the question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from ingest.models import DocumentId, Passage, PassageId, Sentence

AnswerStatus = Literal["answered", "weak_evidence", "no_evidence"]
ReasonKind = Literal[
    "phrase", "term", "lemma", "compound_part", "thesaurus", "spelling", "nearest_sentence"
]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a passage was found.

    Attributes:
        query: The words of the question.
        matched: What they met in the passage.
        relation: For a thesaurus match, how the two are related ("translation").
    """

    kind: ReasonKind
    query: str
    matched: str
    relation: str | None = None


@dataclass(frozen=True, slots=True)
class Highlight:
    """A stretch to mark, as half-open offsets into the document's canonical text."""

    start: int
    end: int
    kind: ReasonKind


@dataclass(frozen=True, slots=True)
class ScoreParts:
    """What a fused score is made of, each calibrated to about 0 to 1."""

    lexical: float
    passage_vector: float
    sentence_vector: float


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage with its place in a ranking. Ranks start at 1."""

    rank: int
    score: float
    passage: Passage
    parts: ScoreParts
    best_sentence: Sentence | None = None
    why: tuple[Reason, ...] = ()
    highlights: tuple[Highlight, ...] = ()


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet and how many of the matching passages have it."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class SearchOutcome:
    """Everything one search found out.

    Attributes:
        language: What the question was taken to be written in.
        probability: That the corpus holds an answer, 0 to 1, calibrated.
        notes: What was done beyond what was asked, or could not be, for the reader.
        suggestions: Words of the question that the corpus does not know, with words
            that it does.
        generation: The index generation that answered.
        voices: What the search was confined to; none where every voice counts.
    """

    query: str
    language: Literal["nb", "nn", "en"]
    hits: tuple[Hit, ...]
    facets: Mapping[str, tuple[FacetValue, ...]]
    status: AnswerStatus
    probability: float
    notes: tuple[str, ...] = ()
    suggestions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    generation: str = ""
    voices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RankedPassage:
    """A line of a run: which passage, in what place, with what score."""

    passage_id: PassageId
    document_id: DocumentId
    rank: int
    score: float
