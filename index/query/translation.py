"""A question in English or nynorsk → about the same question in bokmål, word for word.

The embedding model brings two languages together less well than two texts of one
language, and the reports are in Norwegian. A translation that no reader would call
Norwegian («hvor mange intervju og kontor besøk er storby studie basert på») is nearer to
the passage that answers than the English question is. It is never shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from index.query.cognates import cognate
from index.query.dictionary import Dictionary, load_dictionary
from index.query.expansion import Expansion, Normaliser
from index.text.language import FUNCTION_WORDS, Language
from index.text.nynorsk import read_pairs, respell

#: Weight of a word from the dictionary; a word of the user's own has 1.
FROM_DICTIONARY = 0.9

_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
_POSSESSIVE = re.compile("['’]s$")
_SAME_THING = frozenset({"translation", "synonym", "abbreviation", "earlier_name"})
#: Function words of nynorsk and of bokmål: what the lemmatiser leaves alone.
_PAIRS = """
    kva/hva kven/hvem kvifor/hvorfor korfor/hvorfor korleis/hvordan kor/hvor kvar/hver kvart/hvert
    kvarandre/hverandre ikkje/ikke dei/de ein/en eit/et ei/en frå/fra vart/ble verte/bli vert/blir
    noko/noe nokon/noen nokre/noen eg/jeg me/vi ho/hun hennar/hennes deira/deres dykkar/deres
    desse/disse berre/bare meir/mer mykje/mye fleire/flere fleste/flest føre/før då/da sjølv/selv
    vere/være vore/vært blei/ble fekk/fikk gjer/gjør gjere/gjøre saman/sammen einskilde/enkelte
    tekne/tatt teke/tatt seier/sier no/nå òg/også utan/uten sidan/siden eigen/egen same/samme
    anna/annet korkje/verken difor/derfor dersom/hvis
"""
#: Endings of nynorsk words in the form of a question, and those of their base forms.
_INFLECTIONS = (
    *(("ane", ""), ("ene", ""), ("ar", ""), ("er", ""), ("en", ""), ("et", ""), ("a", "")),
    *(("ane", "e"), ("ene", "e"), ("a", "e"), ("ar", "e"), ("er", "e")),
    *(("te", "e"), ("t", "e"), ("t", "")),
)
#: Letters of the shortest stem that an ending is taken from.
SHORTEST_STEM = 4
_NYNORSK = dict(pair.split("/") for pair in _PAIRS.split())


def _bases(form: str) -> Iterator[str]:
    """Yield the base forms that a nynorsk word may be an inflected form of."""
    for end, start in _INFLECTIONS:
        if form.endswith(end) and len(form) - len(end) >= SHORTEST_STEM:
            yield form.removesuffix(end) + start


@dataclass(frozen=True, slots=True)
class Translation:
    """A question in bokmål words.

    Attributes:
        expansions: Norwegian words for what the thesaurus does not know.
    """

    text: str
    expansions: tuple[Expansion, ...] = ()


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words of the question, at ``start`` to ``end``, and their Norwegian."""

    start: int
    end: int
    norwegian: str
    from_dictionary: bool = False


class Translator:
    """Translates questions. Holds no state."""

    def __init__(
        self,
        lemma: Normaliser,
        is_bokmal: Callable[[str], bool],
        dictionary: Dictionary | None = None,
    ) -> None:
        """Take what is known of words, which are given in lower case.

        Args:
            lemma: The bokmål base form of a word.
            is_bokmal: Returns whether bokmål has the word in this form.
            dictionary: The one that comes with the package, unless given.
        """
        self._lemma = lemma
        self._is_bokmal = is_bokmal
        self._dictionary = dictionary or load_dictionary()

    @property
    def labels(self) -> list[str]:
        """Every word or phrase of the dictionary that may come out."""
        return self._dictionary.norwegian

    def translate(
        self, text: str, language: Language, expansions: Sequence[Expansion]
    ) -> Translation | None:
        """Translate a question; ``None`` if it is in bokmål already.

        Args:
            expansions: What the thesaurus says of the question.
        """
        if language == "nn":
            return Translation(_WORD.sub(self._from_nynorsk, text))
        if language == "nb":
            return None
        pieces = list(self._from_english(text, expansions))
        words = " ".join(piece.norwegian for piece in pieces if piece.norwegian)
        known = [(e.start, e.end) for e in expansions]
        return Translation(words, tuple(_expansions(text, pieces, known)))

    def _from_nynorsk(self, match: re.Match[str]) -> str:
        word = match.group()
        form = word.casefold()
        if form in _NYNORSK:
            return _NYNORSK[form]
        if word[0].isupper() and match.start() > 0:
            return word
        if form in read_pairs():  # first: bokmål's word lists have nynorsk words too, as «sjå»
            return read_pairs()[form]
        for base in _bases(form):
            if base in read_pairs():
                return read_pairs()[base]
        respelled = respell(form)
        if self._is_bokmal(form) and (respelled == form or not self._is_bokmal(respelled)):
            return word
        base = self._lemma(form)
        return respelled if base == form else base

    def _from_english(self, text: str, expansions: Sequence[Expansion]) -> Iterator[_Piece]:
        """Take the longest that the thesaurus or the dictionary knows, from left to right."""
        tokens = list(_WORD.finditer(text))
        concepts = _preferred(expansions)
        place = 0
        while place < len(tokens):
            start, end = tokens[place].span()
            length, norwegian = self._look_up(tokens[place : place + self._dictionary.longest])
            concept = concepts.get(start)
            inside = sum(t.start() < concept.end for t in tokens[place:]) if concept else 0
            named = concept and not _is_functional(text[start:end]) and _is_name(concept, inside)
            if concept and (inside > length or (inside == length and named)):
                as_written = text[start : concept.end]
                label = as_written if as_written.isupper() else concept.label
                yield _Piece(start, concept.end, label)
                place += inside
            elif norwegian is not None:
                yield _Piece(start, tokens[place + length - 1].end(), norwegian, True)
                place += length
            else:
                yield self._unknown(text, start, end)
                place += 1

    def _unknown(self, text: str, start: int, end: int) -> _Piece:
        """Translate a word that neither knows: to its Norwegian cognate, or not, as a name."""
        word = text[start:end]
        is_name = not word.islower() and start > 0
        norwegian = None if is_name else cognate(word.casefold(), self._is_bokmal)
        if norwegian is None or norwegian == word.casefold():
            return _Piece(start, end, word)
        return _Piece(start, end, norwegian, from_dictionary=True)

    def _look_up(self, tokens: Sequence[re.Match[str]]) -> tuple[int, str | None]:
        """Return the longest sequence of ``tokens`` in the dictionary: its length and Norwegian."""
        words = [_POSSESSIVE.sub("", token.group().casefold()) for token in tokens]
        for length in range(len(words), 0, -1):
            norwegian = self._dictionary.look_up(words[:length])
            if norwegian is not None:
                return length, norwegian
        return 0, None


def _preferred(expansions: Sequence[Expansion]) -> dict[int, Expansion]:
    """The Norwegian label that weighs most, by where the words for it start."""
    best: dict[int, Expansion] = {}
    for expansion in expansions:
        if expansion.language != "en" and expansion.relation in _SAME_THING:
            known = best.get(expansion.start)
            if known is None or known.weight < expansion.weight:
                best[expansion.start] = expansion
    return best


def _expansions(
    text: str, pieces: Sequence[_Piece], known: Sequence[tuple[int, int]]
) -> Iterator[Expansion]:
    """Yield the dictionary's words, but for function words and what the thesaurus knows."""
    for piece in pieces:
        words = text[piece.start : piece.end]
        overlaps = any(
            piece.start < end and start < piece.end and (piece.start, piece.end) != (start, end)
            for start, end in known
        )
        if piece.from_dictionary and piece.norwegian and not overlaps and not _is_functional(words):
            yield Expansion(
                concept_id="",
                matched=words,
                start=piece.start,
                end=piece.end,
                label=piece.norwegian,
                relation="translation",
                weight=FROM_DICTIONARY,
                language="nb",
            )


def _is_name(concept: Expansion, words: int) -> bool:
    """Return whether the thesaurus is to be preferred to the dictionary for so many words.

    «explain», which it has beside «cause», is a word of its own; and so is «how many».
    """
    return words > 1 or concept.by_chief_name


def _is_functional(words: str) -> bool:
    return all(word in FUNCTION_WORDS["en"] for word in words.casefold().split())
