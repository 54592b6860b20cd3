"""Why a passage was found, and what to mark in it, in words a caseworker understands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.analysis import AnalyzedToken, Analyzer
from index.models import Highlight, Reason, ReasonKind
from index.query import find_phrase
from index.slots import Alternative, Slot
from ingest.models import Passage, Sentence

#: The first letter of a term's name → how the word met the question.
_KIND_OF_TERM: dict[str, ReasonKind] = {"s": "term", "l": "lemma", "p": "compound_part"}
#: What counts most is said first.
_ORDER: tuple[ReasonKind, ...] = (
    "phrase",
    "term",
    "lemma",
    "compound_part",
    "thesaurus",
    "spelling",
    "nearest_sentence",
)


@dataclass(frozen=True, slots=True)
class Match:
    """A word of a passage that met a slot of the question."""

    start: int
    end: int
    reason: Reason


def explain(
    passage: Passage,
    slots: Sequence[Slot],
    phrases: Sequence[str],
    analyzer: Analyzer,
    nearest: Sentence | None,
) -> tuple[tuple[Reason, ...], tuple[Highlight, ...]]:
    """Say why ``passage`` was found.

    Args:
        nearest: The sentence closest in meaning, given where it says something that the
            words do not.

    Returns:
        Reasons, each once, and highlights as offsets into the canonical text, in order.
    """
    matches = [*_phrases(passage, phrases), *_words(passage, slots, analyzer)]
    reasons = list(dict.fromkeys(match.reason for match in matches))
    marks = [Highlight(match.start, match.end, match.reason.kind) for match in matches]
    if nearest:
        words = passage.text[nearest.start - passage.start : nearest.end - passage.start]
        reasons.append(Reason("nearest_sentence", "", words))
        marks.append(Highlight(nearest.start, nearest.end, "nearest_sentence"))
    reasons.sort(key=lambda reason: _ORDER.index(reason.kind))
    return tuple(reasons), tuple(sorted(set(marks), key=lambda mark: (mark.start, mark.end)))


def _phrases(passage: Passage, phrases: Sequence[str]) -> Iterator[Match]:
    for phrase in phrases:
        for start, end in find_phrase(passage.text, phrase):
            reason = Reason("phrase", phrase, passage.text[start:end])
            yield Match(passage.start + start, passage.start + end, reason)


def _words(passage: Passage, slots: Sequence[Slot], analyzer: Analyzer) -> Iterator[Match]:
    tokens = analyzer.analyze(passage.text)
    for slot in slots:
        for token in tokens:
            reason = _reason(slot, token)
            if reason:
                yield Match(passage.start + token.start, passage.start + token.end, reason)


def _reason(slot: Slot, token: AnalyzedToken) -> Reason | None:
    """How a token meets a slot: by the user's own words if it can."""
    names = [str(term) for term in token.terms]
    for alternative in slot.alternatives:
        kind = _meets(alternative, names)
        if kind and alternative.relation is None:
            return Reason(kind, slot.words, token.surface)
        if kind and kind != "compound_part":
            matched = f"{token.surface}"
            return Reason("thesaurus", slot.words, matched, alternative.relation)
    return None


def _meets(alternative: Alternative, names: Sequence[str]) -> ReasonKind | None:
    terms = {name for name, _ in alternative.terms}
    return next((_KIND_OF_TERM[name[0]] for name in names if name in terms), None)
