"""The word lists that simplemma ships: existing forms and their base forms.

Bokmål is asked first, then nynorsk. A form has one base form only there:
«arbeidet» is given as a form of the verb «arbeide». The stem that ``index.text.analyzer``
takes of the base form brings such pairs together again. Two things are put right here:
«leder» and «veileder» are the people, not forms of «led» and «veilede»; and «si» is
what people do, not a form of «sin».
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

#: Definite endings of «-er» and «-ar» words that are nouns of their own.
_AGENT_ENDINGS = {"er": "en", "ar": "en"}
_PUT_RIGHT = {"si": "si"}
#: Definite endings that only nouns take; after «-e» those of the singular may be a verb's.
_ARTICLES, _PLURAL_ARTICLES = ("en", "et", "a"), ("ene", "ane")


class Lexicon:
    """Lookup in the bokmål, nynorsk and English dictionaries of simplemma.

    Words are given in lower case. A name is found by its capitalised form and its
    base form is given in lower case too.
    """

    def __init__(self) -> None:
        factory = DefaultDictionaryFactory()
        self._bokmal: Mapping[str, str] = factory.get_dictionary("nb")
        self._nynorsk: Mapping[str, str] = factory.get_dictionary("nn")
        self._english: Mapping[str, str] = factory.get_dictionary("en")

    def bokmal(self, word: str) -> str | None:
        """Return the base form of a bokmål word; ``None`` where bokmål does not have it."""
        return _base(word, self._bokmal)

    def norwegian(self, word: str) -> str | None:
        """Return the base form of a common word of either written standard, genitives too."""
        for form in (word, word[:-1]) if word.endswith("s") else (word,):
            found = _base(form, self._bokmal) or _base(form, self._nynorsk)
            if found and found[:1].islower():
                return found
        return None

    def english(self, word: str) -> str | None:
        """Return the base form of an English word that Norwegian does not have."""
        return None if self.norwegian(word) else self._english.get(word)

    def english_base(self, word: str) -> str:
        """Return the base form of an English word, whatever Norwegian has; itself if unknown."""
        return self._english.get(word, word)

    def is_noun(self, word: str) -> bool:
        """Say if a form of either written standard is a noun's: its base form takes an article."""
        for words in (self._bokmal, self._nynorsk):
            base = words.get(word)  # of «sliter» that of the verb, which it oftener is
            if not base or not base.isalpha():
                continue
            stem = base.removesuffix("e")
            articles = _PLURAL_ARTICLES if stem != base else _ARTICLES
            if any(words.get(stem + article) == base for article in articles):
                return True
        return False

    def is_name(self, word: str) -> bool:
        """Say if the lists have ``word`` only with a capital: «oslo», «stavanger»."""
        if self.norwegian(word):
            return False
        name = word.capitalize()
        return any(name in words for words in (self._bokmal, self._nynorsk, self._english))

    def is_english_only(self, word: str) -> bool:
        """Say if English has ``word``, as a common word or a name, and Norwegian has neither."""
        name = word.capitalize()
        norwegian = self.norwegian(word) or name in self._bokmal or name in self._nynorsk
        return not norwegian and (word in self._english or name in self._english)

    def knows(self, word: str) -> bool:
        """Say if any of the dictionaries has ``word``, as a common word or a name."""
        return bool(self.norwegian(word) or self._english.get(word)) or self.is_name(word)

    def base_forms(self) -> Iterator[str]:
        """Yield every base form of the two standards, unsorted, with repetitions."""
        yield from self._bokmal.values()
        yield from self._nynorsk.values()


def _base(word: str, words: Mapping[str, str]) -> str | None:
    base = _PUT_RIGHT.get(word) or words.get(word)
    if base and base != word:
        definite = _AGENT_ENDINGS.get(word[-2:])
        if definite and words.get(word + definite) == word:
            return word
    return base


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """Read the lexicon, once for the process (under a second, 110 MB)."""
    return Lexicon()
