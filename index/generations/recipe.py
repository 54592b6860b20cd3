"""The build recipe: a digest of everything in the code that decides what an index holds.

Stored with every generation. One that was built by another recipe is built anew; vectors
are cached by their text, so only texts that the new recipe words differently are encoded.
"""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache

from index.generations.contents import (
    FIELDS,
    MIN_SENTENCE_WORDS,
    field_texts,
    passage_text,
    sentence_texts,
)
from index.generations.directory import FORMAT_VERSION
from index.lexical.bm25 import K1, B
from index.text.analyzer import ANALYZER_VERSION
from ingest.models import Bibliography, DocumentId, Passage, PassageId, Sentence

#: Hex digits of the digest.
_DIGITS = 16
_FACTS = Bibliography(type="report", title="Tittel", subtitle="Undertittel")


@lru_cache(maxsize=1)
def build_recipe() -> str:
    """Digest the recipe: fields, BM25's parameters, encoded texts, analyzer and format.

    The rules for texts are digested by what they make of two specimen passages, so that
    a change to one needs no number raised by hand.
    """
    specimens = (_specimen("prose"), _specimen("table"))
    recipe = {
        "format": FORMAT_VERSION,
        "analyzer": ANALYZER_VERSION,
        "bm25": [K1, B],
        "fields": FIELDS,
        "min_sentence_words": MIN_SENTENCE_WORDS,
        "passage_texts": [passage_text(specimen, _FACTS) for specimen in specimens],
        "field_texts": [list(field_texts(specimen, _FACTS)) for specimen in specimens],
        "sentence_texts": sentence_texts(specimens).texts,
        "sentence_places": sentence_texts(specimens).places.tolist(),
    }
    packed = json.dumps(recipe, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(packed.encode()).hexdigest()[:_DIGITS]


def _specimen(kind: str) -> Passage:
    """Make a passage with every part that an index reads, and sentences of 1 to 6 words."""
    sentences = [" ".join(["ord"] * words) + "." for words in range(1, 7)]
    text, start = " ".join(sentences), 100
    ends = [start + len(" ".join(sentences[: n + 1])) for n in range(len(sentences))]
    places = tuple(
        Sentence(end - len(sentence), end) for sentence, end in zip(sentences, ends, strict=True)
    )
    return Passage(
        PassageId(kind),
        DocumentId("specimen"),
        text,
        start,
        start + len(text),
        section=("Kapittel", "Avsnitt"),
        kind="table" if kind == "table" else "prose",
        sentences=places,
        context="Tabell 1",
    )
