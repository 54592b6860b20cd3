"""What is done about words that the corpus does not know, and what is said about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.query.spelling import Misspelling, Speller
from index.text.language import Language

#: So many letters away a word is near enough to be searched for as well.
NEAR = 1

_ALSO: Mapping[Language, str] = {
    "nb": "«{typed}» står ikke i dokumentene. Det er søkt etter «{meant}» også.",
    "nn": "«{typed}» står ikkje i dokumenta. Det er søkt etter «{meant}» òg.",
    "en": "“{typed}” is not in the documents. “{meant}” was searched for as well.",
}
_NO_PHRASE: Mapping[Language, str] = {
    "nb": "Ingen tekst har akkurat ordene {phrases}. Det er søkt etter dem som vanlige ord.",
    "nn": "Ingen tekst har nett orda {phrases}. Det er søkt etter dei som vanlege ord.",
    "en": "No text has exactly the words {phrases}. They were searched for as plain words.",
}
_PHRASE_FIRST: Mapping[Language, str] = {
    "nb": "Tekster som har akkurat ordene {phrases}, står først.",
    "nn": "Tekstar som har nett orda {phrases}, står først.",
    "en": "Texts that have exactly the words {phrases} come first.",
}
_PHRASE_LIFTED: Mapping[Language, str] = {
    "nb": 'Tekster som har akkurat ordene {phrases}, er løftet fram. Skriv "…" for å få dem først.',
    "nn": 'Tekstar som har nett orda {phrases}, er løfta fram. Skriv "…" for å få dei først.',
    "en": 'Texts that have exactly the words {phrases} were lifted. Write "…" to have them first.',
}
_NOTHING_LEFT: Mapping[Language, str] = {
    "nb": "Ingen tekst slipper gjennom filtrene og det som er utelatt. Ta bort noe av det.",
    "nn": "Ingen tekst slepp gjennom filtera og det som er utelate. Ta bort noko av det.",
    "en": "No text passes the filters and what is left out. Take some of it away.",
}


@dataclass(frozen=True, slots=True)
class Spellings:
    """What became of the words that nothing knows.

    Attributes:
        suggestions: Words of the corpus by the word that was typed.
        meant: By where the typed word starts, what is searched for as well.
        notes: Say so, in the language of the question.
    """

    suggestions: Mapping[str, tuple[str, ...]]
    meant: Mapping[int, tuple[str, ...]]
    notes: tuple[str, ...]


def spell(text: str, language: Language, speller: Speller) -> Spellings:
    """Look for typing errors. An English word is none, and is left alone."""
    if language == "en":
        return Spellings({}, {}, ())
    unknown = speller.check(text)
    near = [(word, word.suggestions[0].word) for word in unknown if _is_near(word)]
    return Spellings(
        suggestions={word.word: tuple(s.word for s in word.suggestions) for word in unknown},
        meant={word.start: (meant,) for word, meant in near},
        notes=tuple(_ALSO[language].format(typed=word.word, meant=meant) for word, meant in near),
    )


def no_phrase(phrases: Sequence[str], language: Language) -> str:
    """Say that no passage holds the exact phrases."""
    return _NO_PHRASE[language].format(phrases=_quoted(phrases, language))


def phrase_first(phrases: Sequence[str], language: Language) -> str:
    """Say that passages without the exact phrases come after those that have them."""
    return _PHRASE_FIRST[language].format(phrases=_quoted(phrases, language))


def phrase_lifted(phrases: Sequence[str], language: Language) -> str:
    """Say that passages with the exact phrases got a little more."""
    return _PHRASE_LIFTED[language].format(phrases=_quoted(phrases, language))


def nothing_left(language: Language) -> str:
    """Say that filters and words to leave out leave no passage."""
    return _NOTHING_LEFT[language]


def _quoted(phrases: Sequence[str], language: Language) -> str:
    marks = "“{}”" if language == "en" else "«{}»"
    return ", ".join(marks.format(phrase) for phrase in phrases)


def _is_near(word: Misspelling) -> bool:
    return word.suggestions[0].distance <= NEAR
