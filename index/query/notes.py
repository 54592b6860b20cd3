"""Corrections of words that the corpus does not know, and notes on how a query was read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

from index.query.spelling import Misspelling, Speller
from index.text.language import Language
from ingest.notes import Note

#: Edits that a known word may be from a mistyped one to be searched for as well.
MAX_DISTANCE_EDITS = 1


@dataclass(frozen=True, slots=True)
class Spellings:
    """Known words for the words of a question that the corpus does not know.

    Attributes:
        suggestions: Words of the corpus by the word that was typed.
        meant: Words that are searched for as well, by the start of the typed word.
        notes: One for each word that was searched for as well.
    """

    suggestions: Mapping[str, tuple[str, ...]]
    meant: Mapping[int, tuple[str, ...]]
    notes: tuple[Note, ...]


NO_SPELLINGS = Spellings({}, {}, ())


def spell(text: str, language: Language, speller: Speller) -> Spellings:
    """Look for typing errors and left-out accents. An English word is no error."""
    names = {start: (name,) for start, name in speller.accented_names(text)}
    if language == "en":
        return Spellings({}, names, ())
    unknown = speller.check(text)
    near = [(word, word.suggestions[0].word) for word in unknown if _is_near(word)]
    return Spellings(
        suggestions={word.word: tuple(s.word for s in word.suggestions) for word in unknown},
        meant=names | {word.start: (meant,) for word, meant in near},
        notes=tuple(
            Note.of("query_spelling_added", typed=word.word, meant=meant) for word, meant in near
        ),
    )


def no_phrase(phrases: Sequence[str]) -> Note:
    """Say that no passage holds the exact phrases."""
    return Note.of("query_phrase_missing", phrases=_quoted(phrases))


def phrase_first(phrases: Sequence[str]) -> Note:
    """Say that passages without the exact phrases come after those that have them."""
    return Note.of("query_phrase_first", phrases=_quoted(phrases))


def phrase_lifted(phrases: Sequence[str]) -> Note:
    """Say that passages with the exact phrases got a little more."""
    return Note.of("query_phrase_lifted", phrases=_quoted(phrases))


def nothing_left() -> Note:
    """Say that filters and words to leave out leave no passage."""
    return Note.of("query_nothing_left")


def mentioned_nowhere(words: Sequence[str]) -> Note:
    """Say that the corpus never mentions some things that the question asks about."""
    return Note.of("query_mentioned_nowhere", words=_quoted(words))


def _quoted(phrases: Sequence[str]) -> Note:
    """Join the phrases as a note, since each language has quotation marks of its own."""
    first, *rest = (Note.of("query_phrase", phrase=phrase) for phrase in phrases)
    return reduce(lambda left, right: Note.of("query_phrases", left=left, right=right), rest, first)


def _is_near(word: Misspelling) -> bool:
    return word.suggestions[0].distance <= MAX_DISTANCE_EDITS
