"""Names, years and numbered things of a question, and what of it the corpus never mentions.

They hold an answer in place: «andelen i Danmark i 2014» is not answered by another country or
another year, and «versjon 4» not by a third.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from index.query.concepts import QueryConcept
from index.query.expansion import FROM_ENGLISH_OTHER
from index.query.interpreter import InterpretedQuery
from index.text.language import FUNCTION_WORDS, Language
from index.text.lexicon import load_lexicon

#: Letters that a numbered word and its inflections share at least; and how many its ending has.
_LEAST_STEM, _ENDING = 4, 3

_WORD = re.compile(r"\w+")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_NUMBERED = re.compile(
    r"\b([^\W\d_]{3,}(?:-[^\W\d_]+)*)[ \u00a0](\d+(?:\.\d+)*)\b"
    r"(?![ \u00a0]?(?:%|[^\W\d_]*(?:prosent|pst|cent|kroner|kr|år|dag|uke|veke|måned|månad|time"
    r"|year|day|week|month|hour)|\d))",
    re.IGNORECASE,
)
#: Words before a number that it does not number.
_BEFORE_NUMBERS = frozenset(
    re.findall(
        r"\w+",
        """over under enn than til mellom between fra frå from per minst høyst rundt circa cirka
        about fyller før etter after before siden since blant among nesten almost januar februar
        mars april mai juni juli august september oktober november desember january february
        march may june july october december""",
    )
)


@dataclass(frozen=True, slots=True)
class NumberedThing:
    """A word of a question and the number that follows it: «versjon 4»."""

    word: str
    number: str

    def stands_in(self, text: str) -> bool:
        """Return whether a text has the word, in any form, with this number after it."""
        stem = self.word[: max(_LEAST_STEM, len(self.word) - _ENDING)]
        pattern = rf"\b{re.escape(stem)}\w*\W{{1,3}}{re.escape(self.number)}(?![\d]|[.,]\d)"
        return re.search(pattern, text, re.IGNORECASE) is not None


def numbered_things(question: str) -> Iterator[NumberedThing]:
    """Yield the words of a question that a number follows, years and amounts left out."""
    functional = FUNCTION_WORDS["nb"] | FUNCTION_WORDS["nn"] | FUNCTION_WORDS["en"]
    for word, number in _NUMBERED.findall(question):
        form = word.casefold()
        if not _YEAR.fullmatch(number) and form not in functional | _BEFORE_NUMBERS:
            yield NumberedThing(word, number)


def is_year(concept: QueryConcept) -> bool:
    """Return whether a concept is a year."""
    return _YEAR.fullmatch(concept.words) is not None


def is_name(concept: QueryConcept) -> bool:
    """Return whether a concept has a capital that no sentence gives it."""
    words = _WORD.findall(concept.words)
    return any(
        word[0].isupper() and (concept.start > 0 or load_lexicon().is_name(word.casefold()))
        for word in words
    )


def is_proper_name(concept: QueryConcept) -> bool:
    """Return whether a concept is a name and not only an abbreviation."""
    return is_name(concept) and any(
        word[0].isupper() and not word.isupper() for word in _WORD.findall(concept.words)
    )


def absent_things(query: InterpretedQuery, occurs: Sequence[bool]) -> tuple[QueryConcept, ...]:
    """Return the names, years and things of a question that no passage has in any way.

    A verb or an adjective of the reader's own is no thing: the reports may say the same in
    other words. A word that may be mistyped is passed over, and so is one of an English
    question whose Norwegian is not known.

    Args:
        occurs: Whether any passage has any variant of each concept.
    """
    mistyped = query.spellings.suggestions
    return tuple(
        concept
        for concept, found in zip(query.concepts, occurs, strict=True)
        if not (found or concept.asks or concept.words in mistyped)
        and (is_year(concept) or _is_known_name(concept) or _is_thing(concept, query.language))
    )


def _is_known_name(concept: QueryConcept) -> bool:
    """Return whether a concept is a name that Norwegian has no other word for."""
    words = _WORD.findall(concept.words.casefold())
    return is_name(concept) and not any(map(load_lexicon().is_english_only, words))


def _is_thing(concept: QueryConcept, language: Language) -> bool:
    """Return whether a concept is a noun, of an English one whether its Norwegian is."""
    if language != "en":
        return _any_noun([concept.words])
    translated = (v.words for v in concept.variants if v.weight >= FROM_ENGLISH_OTHER)
    return _any_noun(words for words in translated if words != concept.words)


def _any_noun(names: Iterable[str]) -> bool:
    lexicon = load_lexicon()
    return any(
        lexicon.is_noun(word.casefold()) for words in names for word in _WORD.findall(words)[-1:]
    )
