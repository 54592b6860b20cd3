"""Signs that the corpus answers a question, from what search has found out already.

Each means the same in every corpus: shares, ranks, whether something is there. Only the
nearness of the nearest sentence is a level, and it stands beside how near the rest lies.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence, Set
from dataclasses import dataclass
from functools import partial
from math import log

import numpy as np
from numpy.typing import NDArray

from index.query.concepts import QueryConcept, Variant
from index.query.named_things import (
    absent_things,
    is_name,
    is_proper_name,
    is_year,
    numbered_things,
)
from index.query.quantities import asked_quantity, gives
from index.ranking.lexical_scores import LexicalScores
from index.ranking.ranker import Scored

#: Hits that the nearest sentences are taken from, and those whose texts are read.
HITS_CONSIDERED, HITS_READ = 10, 3
#: Nearest sentences whose mean is compared with the rest.
NEAREST_SENTENCES = 3
#: Best passages by words among which the best one by meaning is looked for.
BEST_BY_WORDS = 3
#: Least weight of another name that means the same; broader and related ones weigh less.
SAME_MEANING = 0.5
#: Value of ``mentioned_nowhere`` for a thing: the reports may have another word for it.
THING = 0.5
#: Value of ``lacks_quantity`` where the quantity is given.
GIVEN = -0.1

Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts of the corpus that signs are looked for in.

    Attributes:
        text_of: The words of a row's passage.
        sentence_of: The words of the sentence of it that is nearest to the question.
        terms_of: The names of the terms of words, from the analyzer.
        documents: The number of each passage's document.
    """

    text_of: Callable[[int], str]
    sentence_of: Callable[[int], str]
    terms_of: Callable[[str], Collection[str]]
    documents: NDArray[np.int64]


def signs_of(scored: Scored, rows: Rows, texts: Texts) -> dict[str, float]:
    """Read off the signs that the passages let through hold an answer; none without any.

    Args:
        rows: Those that the filters let through, best first.

    Returns:
        ``nearest_sentence``: similarity of the nearest sentence among the best hits, by
        untuned weights. ``nearest_above_mean``: how far the nearest three lie above the mean
        of all passages. ``words_and_meaning_agree``: 1 if the best passage by its sentence is
        among the best by words. ``met_together``: how much of the question one passage holds
        at most; a word that nearly no passage has counts 1, one that half of them have
        little. ``lacks_quantity``: 1 if a quantity is asked for and neither the nearest
        sentences nor the best passages give one of its kind; a little below 0 if they do.
        ``missing_anchors``: up to 1 for names, years and numbered things that the best hits
        lack, half if another passage of their documents has them. ``mentioned_nowhere``: 1 if
        a name or a year of the question occurs in none of the passages, half if a thing.
        ``said_in_one_sentence``: whether a nearest sentence holds every word of the question,
        or another name for it, and any quantity asked for.
    """
    if not len(rows):
        return {}
    untuned = scored.untuned_similarity
    nearest = np.sort(untuned[rows[:HITS_CONSIDERED]])[::-1]
    sentences = [texts.sentence_of(row) for row in _likeliest(scored, rows[:HITS_CONSIDERED])]
    said = any(map(partial(_says_all, scored, texts.terms_of), sentences))
    return {
        "nearest_sentence": float(nearest[0]),
        "nearest_above_mean": float(nearest[:NEAREST_SENTENCES].mean() - untuned[rows].mean()),
        "words_and_meaning_agree": float(_agree(scored, rows)),
        "met_together": _met_together(scored.query.concepts, scored.words, rows),
        "lacks_quantity": _lacks_quantity(scored.query.text, sentences, rows, texts),
        "missing_anchors": _missing_anchors(scored, rows, texts),
        "mentioned_nowhere": _mentioned_nowhere(scored, rows),
        "said_in_one_sentence": float(said),
    }


def occurring(scored: Scored, rows: Rows | None = None) -> list[bool]:
    """Return whether each concept of a question occurs in any of the rows, or anywhere."""
    held = scored.words.held if rows is None else scored.words.held[:, rows]
    return [bool(passages.any()) for passages in held]


def _likeliest(scored: Scored, top: Rows) -> tuple[int, int]:
    """Return the rows with the nearest sentence, and with the highest score."""
    return int(top[scored.untuned_similarity[top].argmax()]), int(top[0])


def _agree(scored: Scored, rows: Rows) -> bool:
    words, meaning = scored.components.lexical[rows], scored.cosine_sentence[rows]
    best_by_words = np.argsort(-words, kind="stable")[:BEST_BY_WORDS]
    return bool(words.any()) and int(meaning.argmax()) in best_by_words


def _met_together(concepts: Sequence[QueryConcept], words: LexicalScores, rows: Rows) -> float:
    """Weigh each concept by how few of the rows have it, 0 to 1; words that only ask weigh 0."""
    met = words.met[:, rows]
    having = (met >= SAME_MEANING).sum(axis=1)
    size = len(rows) + 1.0
    rarity = np.clip(np.log(size / (having + 0.5)) / log(size), 0.0, 1.0)
    rarity[[concept.asks for concept in concepts]] = 0.0
    return float((rarity @ met).max())


def _lacks_quantity(question: str, sentences: Sequence[str], rows: Rows, texts: Texts) -> float:
    """Mean over the nearest sentences and the best passages, of which a table may be one."""
    asked = asked_quantity(question)
    if asked is None:
        return 0.0
    passages = (texts.text_of(row) for row in rows[:HITS_READ].tolist())
    given = [
        any(gives(asked.kind, text) for text in place) for place in (sentences, list(passages))
    ]
    return sum(GIVEN if found else 1.0 for found in given) / len(given)


def _missing_anchors(scored: Scored, rows: Rows, texts: Texts) -> float:
    concepts, met = scored.query.concepts, scored.words.met
    anchors = [n for n, c in enumerate(concepts) if is_year(c) or is_proper_name(c)]
    numbered = list(numbered_things(scored.query.text))
    if not anchors and not numbered:
        return 0.0
    best = rows[:HITS_READ]
    around = rows[np.isin(texts.documents[rows], texts.documents[best])]
    here, near = met[:, best].max(axis=1)[anchors], met[:, around].max(axis=1)[anchors]
    missing = float((0.5 * (1.0 - here) + 0.5 * (1.0 - near)).sum())
    for thing in numbered:
        missing += not any(thing.stands_in(texts.text_of(row)) for row in around.tolist())
    return min(1.0, missing)


def _mentioned_nowhere(scored: Scored, rows: Rows) -> float:
    absent = absent_things(scored.query, occurring(scored, rows))
    return max((1.0 if is_year(c) or is_name(c) else THING for c in absent), default=0.0)


def _says_all(scored: Scored, terms_of: Callable[[str], Collection[str]], sentence: str) -> bool:
    """Return whether a sentence holds every concept of a question of two or more."""
    asked = asked_quantity(scored.query.text)
    concepts = [concept for concept in scored.query.concepts if not concept.asks]
    if len(concepts) < 2 or (asked and not gives(asked.kind, sentence)):
        return False
    names = frozenset(terms_of(sentence))
    return all(any(_holds(names, v) for v in concept.variants) for concept in concepts)


def _holds(names: Set[str], variant: Variant) -> bool:
    """Return whether the terms ``names`` hold all words of a variant that means the same."""
    lemmas = {name for name, _ in variant.terms if name[0] == "l"}
    return variant.weight >= SAME_MEANING and bool(lemmas) and lemmas <= names
