"""The texts of a corpus that an index holds: those encoded, and those of each field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ingest.models import Bibliography, Passage

#: The parts of a passage that are searched for words, each with postings of its own.
FIELDS = ("text", "section", "title", "context")
#: Fewest words, split at spaces, of a sentence that gets a vector: shorter ones say too
#: little to answer anything.
MIN_SENTENCE_WORDS = 3


@dataclass(frozen=True, slots=True)
class SentenceTexts:
    """The texts that are encoded for sentences, and where each sentence is.

    Attributes:
        texts: With caption and header in front where the sentence is a row of a table or chart.
        places: One row per text: passage, start and end. Rows of a passage are adjacent.
    """

    texts: list[str]
    places: NDArray[np.int64]


def passage_text(passage: Passage, facts: Bibliography) -> str:
    """Return the text that is encoded for a passage: title, section, caption, then its words."""
    heading = ". ".join([facts.title, *passage.section])
    return "\n".join(part for part in (heading, context_beside(passage), passage.text) if part)


def context_beside(passage: Passage) -> str:
    """Return caption and header of a table, without those that its passage itself holds."""
    flat = " ".join(passage.text.split())
    parts = passage.context.splitlines()
    return "\n".join(part for part in parts if " ".join(part.split()) not in flat)


def sentence_texts(passages: Sequence[Passage]) -> SentenceTexts:
    """Gather the sentences that are worth a vector of their own."""
    texts, places = [], []
    for row, passage in enumerate(passages):
        for sentence in passage.sentences:
            words = passage.text[sentence.start - passage.start : sentence.end - passage.start]
            if len(words.split()) >= MIN_SENTENCE_WORDS:
                headed = passage.kind in ("table", "figure") and passage.context
                texts.append(f"{passage.context}\n{words}" if headed else words)
                places.append((row, sentence.start, sentence.end))
    return SentenceTexts(texts, np.array(places, dtype=np.int64).reshape(-1, 3))


def field_texts(passage: Passage, facts: Bibliography) -> Iterator[str]:
    """Yield the text of each field, in the order of ``FIELDS``."""
    yield passage.text
    yield " ".join(passage.section)
    yield f"{facts.title} {facts.subtitle or ''}"
    yield context_beside(passage)
