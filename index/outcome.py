"""The outcome of one search, with the scores that the reading of its hits goes on from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from index.models import AnswerStatus, FacetValue, Hit
from index.query.parser import ParsedQuery
from index.ranking.ranker import Scored
from index.text.language import Language
from ingest.models import PassageId
from ingest.notes import Note


@dataclass(frozen=True, slots=True)
class SearchOutcome:
    """Everything one search found out.

    Attributes:
        query: The words searched for.
        language: The language that the question was taken to be written in.
        probability: That the corpus holds an answer, 0 to 1, calibrated.
        notes: What was done beyond the request, or could not be done.
        suggestions: Words of the question that the corpus does not know, with words
            that it does.
        generation: The index generation that answered.
        voices: The voices that the search was confined to; none where every voice counts.
        parsed: The query taken apart, its filters merged with those of the request.
        scored: The question against every passage; ``None`` where it holds filters only.
        signs: The signs that the probability was judged by; see ``index.ranking.signs``.
        judged: The probability of each sentence of a passage that it answers, for the
            passages whose sentences were judged; see ``index.evidence.ordering``.
    """

    query: str
    language: Language
    hits: tuple[Hit, ...]
    facets: Mapping[str, tuple[FacetValue, ...]]
    status: AnswerStatus
    probability: float
    notes: tuple[Note, ...] = ()
    suggestions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    generation: str = ""
    voices: tuple[str, ...] = ()
    parsed: ParsedQuery = field(default_factory=lambda: ParsedQuery(""))
    scored: Scored | None = field(default=None, repr=False, compare=False)
    signs: Mapping[str, float] = field(default_factory=dict, repr=False)
    judged: Mapping[PassageId, NDArray[np.float64]] = field(
        default_factory=dict, repr=False, compare=False
    )
