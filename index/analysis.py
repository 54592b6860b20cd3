"""Text to terms: the one analyzer, for documents and for queries.

Each token gives terms of three kinds, so that a search can weigh them apart:

``stem``   the word as written, stemmed;
``lemma``  its base form, nynorsk brought to bokmål, stemmed;
``part``   the base form and, where it is a compound, those of its parts.

Function words give no terms, nor do signs. The same text always gives the same terms.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

import snowballstemmer

from index.compounds import Part, Splitter
from index.lexicon import Lexicon, load_lexicon
from index.nynorsk import Lemmatizer
from index.stopwords import STOPWORDS
from index.tokens import Token, hyphen_parts, number_forms, tokenize

#: Stored with every index. Raise it when the same text would give other terms.
ANALYZER_VERSION = "1"

TermKind = Literal["stem", "lemma", "part"]
KINDS: tuple[TermKind, ...] = ("stem", "lemma", "part")


@dataclass(frozen=True, slots=True)
class Term:
    """What is indexed and looked up. ``str(term)`` is its name in the index."""

    kind: TermKind
    text: str

    def __str__(self) -> str:
        return f"{self.kind[0]}:{self.text}"


@dataclass(frozen=True, slots=True)
class AnalyzedToken:
    """A token and its terms; none for a function word.

    Attributes:
        start, end: ``text[start:end] == surface``.
        form: The surface in lower case, without invisible characters.
    """

    start: int
    end: int
    surface: str
    form: str
    terms: tuple[Term, ...]

    def texts(self, kind: TermKind) -> tuple[str, ...]:
        """The texts of the terms of one kind, the whole word first."""
        return tuple(term.text for term in self.terms if term.kind == kind)


class Analyzer:
    """Analyses text. Remembers every word it has met; holds no other state.

    Args:
        frequencies: The words of the corpus as written and how often they occur. They
            help to tell names from compounds; store them with the index, so that
            queries are analysed as the documents were.
    """

    def __init__(
        self, frequencies: Mapping[str, int] | None = None, lexicon: Lexicon | None = None
    ) -> None:
        self._lexicon = lexicon or load_lexicon()
        self._lemmatizer = Lemmatizer(self._lexicon)
        self._splitter = Splitter(self._lemmatizer, frequencies=frequencies)
        self._norwegian: Callable[[str], str] = snowballstemmer.stemmer("norwegian").stemWord
        self._english: Callable[[str], str] = snowballstemmer.stemmer("english").stemWord
        self._terms: dict[str, tuple[Term, ...]] = {}
        self._stems: dict[str, str] = {}

    def analyze(self, text: str) -> list[AnalyzedToken]:
        """The tokens of ``text`` in order, with their terms."""
        tokens = list(tokenize(text))
        followers = [*tokens[2:], None, None]
        return [
            AnalyzedToken(
                token.start, token.end, token.surface, token.form, self._token_terms(token, after)
            )
            for token, after in zip(tokens, followers, strict=True)
        ]

    def terms(self, text: str) -> list[str]:
        """The names of all terms of ``text``, in order, as an index wants them."""
        return [str(term) for token in self.analyze(text) for term in token.terms]

    def lemma(self, form: str) -> str:
        """The bokmål base form of a word in lower case, or the word if it is unknown."""
        return self._lemmatizer.lemma(form) or self._lexicon.english(form) or form

    def parts(self, form: str) -> tuple[Part, ...]:
        """What a compound is made of: «lederbakgrunn» is «leder» and «bakgrunn»."""
        return self._splitter.split(form)

    def _token_terms(self, token: Token, after: Token | None) -> tuple[Term, ...]:
        if token.kind == "number":
            return _all_kinds(number_forms(token.form))
        if token.kind == "section":
            figures = re.findall(r"\d+", token.form)
            return _all_kinds(["§" + re.sub(r"[§\s]", "", token.form), "paragraf", *figures])
        terms = self._word_terms(token.form)
        if token.hung and after and (parts := self.parts(after.form)):
            shared = after.form[parts[-1].start :]  # «arbeids- og velferdsetaten»: «etaten»
            terms = (*self._word_terms(token.form + shared), *terms)
        return terms

    def _word_terms(self, form: str) -> tuple[Term, ...]:
        if form not in self._terms:
            self._terms[form] = tuple(dict.fromkeys(self._new_terms(form)))
        return self._terms[form]

    def _new_terms(self, form: str) -> Iterator[Term]:
        if form in STOPWORDS:
            return
        pieces = hyphen_parts(form)
        if len(pieces) > 1:
            yield from self._new_terms("".join(pieces))
            for piece in pieces:
                yield from self._new_terms(piece)
            return
        yield Term("stem", self._stem(form))
        lemma = self.lemma(form)
        parts = self.parts(lemma)
        base = "+".join(self._stem(part.lemma) for part in parts) or self._stem(lemma)
        yield Term("lemma", base)
        yield Term("part", base)
        for stems in self._part_stems(lemma, parts):
            yield Term("part", stems)

    def _part_stems(self, word: str, parts: tuple[Part, ...]) -> Iterator[str]:
        """Stems of the parts, and of neighbours that are a known word together.

        «Sykefraværsoppfølging» also holds «sykefravær».
        """
        for first in range(len(parts)):
            for last in range(first, len(parts)):
                stems = [self._stem(part.lemma) for part in parts[first : last + 1]]
                together = word[parts[first].start : parts[last].end]
                if len(stems) == 1 or (
                    len(stems) < len(parts) and self._lexicon.norwegian(together)
                ):
                    yield "+".join(stems)

    def _stem(self, word: str) -> str:
        if word not in self._stems:
            english = self._lexicon.english(word) is not None
            self._stems[word] = (self._english if english else self._norwegian)(word)
        return self._stems[word]


def _all_kinds(texts: list[str]) -> tuple[Term, ...]:
    return tuple(Term(kind, text) for kind in KINDS for text in dict.fromkeys(texts))
