"""The kinds of statement in a span of a document, sentence by sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from index.statements.cues import StatementKind
from index.statements.kinds import kind_of
from ingest.models import Passage, PassageKind, Sentence
from ingest.passage_voices import voice_at

#: Passages that state nothing by themselves: cells, titles of figures, entries of lists.
NO_STATEMENT: frozenset[PassageKind] = frozenset({"table", "caption", "reference"})


@dataclass(frozen=True, slots=True)
class StatementSpan:
    """Consecutive sentences of one kind, as offsets into the canonical text."""

    start: int
    end: int
    kind: StatementKind


def statement_of(passage: Passage, sentence: Sentence) -> StatementKind | None:
    """Return the kind of one sentence of a passage, ``None`` where nothing is stated."""
    if passage.kind in NO_STATEMENT:
        return None
    text = passage.text[sentence.start - passage.start : sentence.end - passage.start]
    voice, _ = voice_at(passage, sentence.start, sentence.end)
    return kind_of(text, passage.section, voice)


def statements_in(passages: Sequence[Passage], start: int, end: int) -> tuple[StatementSpan, ...]:
    """Return the kinds of the sentences in ``start:end``, alike ones in a row as one span.

    A sentence that the span cuts is judged as a whole.
    """
    found: list[StatementSpan] = []
    for passage in passages:
        for sentence in passage.sentences or (Sentence(passage.start, passage.end),):
            left, right = max(start, sentence.start), min(end, sentence.end)
            kind = statement_of(passage, sentence) if left < right else None
            if kind is None:
                continue
            if found and found[-1].kind == kind:
                found[-1] = StatementSpan(found[-1].start, right, kind)
            else:
                found.append(StatementSpan(left, right, kind))
    return tuple(found)


def prevailing(spans: Sequence[StatementSpan]) -> StatementKind | None:
    """Return the kind of most of the characters; of two the one that comes first."""
    covered: Counter[StatementKind] = Counter()
    for span in spans:
        covered[span.kind] += span.end - span.start
    return covered.most_common(1)[0][0] if covered else None
