"""Finds proper names and acronyms of a claim that its evidence does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from api.llm.vocabulary import Vocabulary, met
from index.query.concepts import QueryConcept
from index.text.language import Language
from index.text.lexicon import load_lexicon
from index.text.tokens import fold, hyphen_parts

_WORD = re.compile(r"[^\W\d_](?:[\w'’]|-(?=\w))*")
#: Text before the first word of a sentence, or of a quotation in it.
_OPENS = re.compile(r"(?:^|[.!?:…]\s|[«“\"(–—])[\s«“\"(*–—-]*$")
_GENITIVE = re.compile(r"(?:'s|’s|'|’|s)$")
#: Words that English writes with a capital and Norwegian does not.
_CUSTOMARY = """
    i i'm i've monday tuesday wednesday thursday friday saturday sunday january february march
    april may june july august september october november december norwegian norwegians norway
    english table figure chapter yes no
"""
_CAPITAL_BY_CUSTOM = frozenset(_CUSTOMARY.split())


def stray_names(
    claim: str,
    language: Language,
    concepts: Sequence[QueryConcept],
    terms: Set[str],
    evidence: str,
    vocabulary: Vocabulary,
) -> list[str]:
    """Return the names of a claim that its evidence does not have.

    Args:
        concepts: Concepts of the claim.
        terms: Terms of the evidence.
        evidence: Words of the evidence, with those of its title, authors and section.
    """  # fmt: skip
    known = set(_forms(evidence))
    strays: list[str] = []
    for start, word in _capitals(claim, language, vocabulary):
        parts = [p for p in re.split("[-\u2010\u2011]", word) if p[:1].isupper()] or [word]
        if all(_has(known, part) for part in parts) or _is_called_otherwise(start, concepts, terms):
            continue
        strays.append(word)
    return strays


def _capitals(claim: str, language: Language, vocabulary: Vocabulary) -> Iterator[tuple[int, str]]:
    """Yield the words that have a capital because they are names, each with its start."""
    for match in _WORD.finditer(claim):
        word = match.group()
        if not any(c.isupper() for c in word):
            continue
        if language == "en" and fold(word) in _CAPITAL_BY_CUSTOM:
            continue
        only_first = word[0].isupper() and not any(c.isupper() for c in word[1:])
        opens = _OPENS.search(claim, 0, match.start())
        if only_first and opens and vocabulary.is_ordinary(word, language):
            continue
        yield match.start(), word


def _forms(evidence: str) -> Iterator[str]:
    """Yield the words of the evidence in lower case, in parts and without the genitive."""
    for match in _WORD.finditer(evidence):
        form = fold(match.group())
        for word in (form, *hyphen_parts(form)):
            yield word
            yield _GENITIVE.sub("", word)


def _has(known: Set[str], name: str) -> bool:
    form = fold(name)
    return form in known or _GENITIVE.sub("", form) in known


def _is_called_otherwise(start: int, concepts: Sequence[QueryConcept], terms: Set[str]) -> bool:
    """Tell if the evidence has another name: «Hovudutvalet» for Hovedutvalget, NAV in full."""
    return any(
        concept.start <= start < concept.end
        and (len(concept.variants) > 1 or load_lexicon().norwegian(fold(concept.words)))
        and met(concept, terms) == 1.0
        for concept in concepts
    )
