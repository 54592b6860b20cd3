"""Makes the words of claims and quotes comparable: other forms, synonyms, translations.

The same analyzer, thesaurus and dictionary as in search, so that «caseworkers» may rest on
«saksbehandlere» and «lederne» on «leder».
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set

from index.query.concepts import QueryConcept, Variant
from index.query.dictionary import load_dictionary
from index.query.interpreter import Interpreter
from index.query.thesaurus import Thesaurus
from index.text.analyzer import Analyzer, TermKind
from index.text.language import FUNCTION_WORDS, Language
from index.text.lexicon import load_lexicon

#: Relations between names of the same thing. A wider, narrower or earlier thing is another.
_SAME_THING = frozenset({"translation", "synonym", "abbreviation"})
_KIND_WEIGHTS: Mapping[TermKind, float] = {"stem": 1.0, "lemma": 1.0, "part": 1.0}
#: Weight of a compound of which only a part occurs in the evidence; a whole one has 1.
_PART = 0.5
_ENGLISH_ENDING = re.compile(r"(?:ing|ly|ed|tion|tions|ity|ness|ment|ments|ers|ors|ies)$")


class Vocabulary:
    """The words of one index generation. Safe to share between threads."""

    def __init__(self, analyzer: Analyzer, frequencies: Mapping[str, int]) -> None:
        """Make ready for claims.

        Args:
            frequencies: Frequencies of the corpus's words, as they are written there.
        """
        self._analyzer = analyzer
        self._frequencies = frequencies
        self._interpreter = Interpreter(
            analyzer, Thesaurus.load(), _KIND_WEIGHTS, relations=_SAME_THING
        )

    def concepts(self, text: str, language: Language) -> Sequence[QueryConcept]:
        """Return the concepts that a text speaks of, each with all its names."""
        return self._interpreter.interpret(text, language).concepts

    def terms(self, text: str, language: Language) -> frozenset[str]:
        """Return the names of all terms of a text; of an English one in Norwegian too."""
        terms = set(self._analyzer.index_terms(text))
        if language == "en":
            for expansion in self._interpreter.interpret(text, language).expansions:
                terms.update(self._analyzer.index_terms(expansion.label))
        return frozenset(terms)

    def is_ordinary(self, word: str, language: Language) -> bool:
        """Tell if a word with a capital is no name but only begins a sentence."""
        form = word.casefold()
        if form in FUNCTION_WORDS[language] or form in ("ja", "nei") or self._frequencies.get(form):
            return True
        if language == "en":
            known = load_dictionary().look_up([form]) is not None
            return known or bool(_ENGLISH_ENDING.search(form))
        return not self._frequencies.get(word) and load_lexicon().norwegian(form) is not None


def met(concept: QueryConcept, terms: Set[str]) -> float:
    """Return how far a text with these terms mentions a concept, 0 to 1."""
    return max(_worded(variant, terms) for variant in concept.variants)


def share_met(concepts: Sequence[QueryConcept], terms: Set[str]) -> float:
    """Return the share of the concepts that the terms mention; numbers are no concepts."""
    things = [concept for concept in concepts if re.search(r"[^\W\d_]", concept.words)]
    return sum(met(concept, terms) for concept in things) / len(things) if things else 1.0


def _worded(variant: Variant, terms: Set[str]) -> float:
    """Return how far the terms have a name, 0 to 1: of several words, the share that occur."""
    names = {name for name, _ in variant.terms}
    whole = {name for name in names if name[0] == "l"}
    if variant.tokens > 1:
        return len(whole & terms) / max(len(whole), 1)
    if whole & terms or any(name[0] == "s" and name in terms for name in names):
        return 1.0
    parts = {name for name in names if name[0] == "p"}
    return _PART if parts & terms else 0.0
