"""Text to terms: the one analyzer, for documents and for queries.

Each token gives terms of three kinds, so that a search can weigh them apart:

``stem``   the word as written, stemmed;
``lemma``  its base form, nynorsk brought to bokmål, stemmed;
``part``   the parts of a compound in the same way, or the word itself if it is none.

Accents are in stems only, so that «kafe» meets «kafé», and «kafé» meets it better. Function
words give no terms, nor do signs. The same text always gives the same terms.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from typing import Literal

import snowballstemmer

from index.text.accents import without_accents
from index.text.compounds import Part, Splitter
from index.text.lexicon import Lexicon, load_lexicon
from index.text.nynorsk import Lemmatizer
from index.text.stopwords import STOPWORDS
from index.text.tokens import Token, hyphen_parts, number_forms, tokenize

#: Stored with every index. Raise it when the same text would give other terms.
ANALYZER_VERSION = "5"

#: Words whose terms are cached.
_WORD_CACHE_SIZE = 1 << 17

TermKind = Literal["stem", "lemma", "part"]
KINDS: tuple[TermKind, ...] = ("stem", "lemma", "part")
_KIND_OF: Mapping[str, TermKind] = {kind[0]: kind for kind in KINDS}


@dataclass(frozen=True, slots=True)
class Term:
    """A term as it is indexed and looked up. ``str(term)`` is its name in the index."""

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
        """Return the texts of the terms of one kind, the whole word first."""
        return tuple(term.text for term in self.terms if term.kind == kind)


class Analyzer:
    """Analyses text. Caches the terms of words; holds no other state.

    Args:
        frequencies: The words of the corpus as written and how often they occur. They
            help to tell names from compounds; store them with the index, so that
            queries are analysed as the documents were.
        vocabulary: The result of ``vocabulary`` for the same corpus, so that its words
            are not split again, which costs a millisecond a word.
    """

    def __init__(
        self,
        frequencies: Mapping[str, int] | None = None,
        lexicon: Lexicon | None = None,
        vocabulary: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        self._vocabulary = vocabulary or {}
        self._lexicon = lexicon or load_lexicon()
        self._lemmatizer = Lemmatizer(self._lexicon)
        self._splitter = Splitter(self._lemmatizer, frequencies=frequencies)
        self._stemming = Lock()
        self._norwegian: Callable[[str], str] = snowballstemmer.stemmer("norwegian").stemWord
        self._english: Callable[[str], str] = snowballstemmer.stemmer("english").stemWord
        self._word_terms = lru_cache(maxsize=_WORD_CACHE_SIZE)(self._new_word_terms)

    def analyze(self, text: str) -> list[AnalyzedToken]:
        """Return the tokens of ``text`` in order, with their terms."""
        tokens = list(tokenize(text))
        followers = [*tokens[2:], None, None][: len(tokens)]
        return [
            AnalyzedToken(
                token.start, token.end, token.surface, token.form, self._token_terms(token, after)
            )
            for token, after in zip(tokens, followers, strict=True)
        ]

    def index_terms(self, text: str) -> list[str]:
        """Return the names of all terms of ``text``, in order, as they are indexed."""
        return [str(term) for token in self.analyze(text) for term in token.terms]

    def vocabulary(self, texts: Iterable[str]) -> dict[str, list[str]]:
        """Return every word of ``texts`` in lower case, with the names of its terms."""
        forms = {t.form for text in texts for t in tokenize(text) if t.kind == "word"}
        return {form: [str(term) for term in self._word_terms(form)] for form in sorted(forms)}

    def lemma(self, form: str) -> str:
        """Return the bokmål base form of a word in lower case, or the word if it is unknown."""
        return self._lemmatizer.lemma(form) or self._lexicon.english(form) or form

    def has_meaning(self, form: str) -> bool:
        """Say if a dictionary has a word in lower case, inflected or as a name."""
        return self._lexicon.knows(form) or self._lemmatizer.lemma(form) is not None

    def parts(self, form: str) -> tuple[Part, ...]:
        """Split a compound: «lederbakgrunn» is «leder» and «bakgrunn»."""
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
            whole = self._word_terms(token.form + shared)
            terms = tuple(dict.fromkeys((*whole, *terms)))
        return terms

    def _new_word_terms(self, form: str) -> tuple[Term, ...]:
        known = self._vocabulary.get(form)
        if known is not None:
            return tuple(Term(_KIND_OF[name[0]], name[2:]) for name in known)
        return tuple(dict.fromkeys(self._new_terms(form)))

    def _new_terms(self, form: str) -> Iterator[Term]:
        if form in STOPWORDS:
            return
        pieces = hyphen_parts(form)
        if len(pieces) > 1:
            whole = self._word_terms("".join(pieces))
            yield from (term for term in whole if term.kind != "part")
            for piece in pieces:
                yield from self._word_terms(piece)
            return
        lemma = self._lemma_or_plain(form)
        bases = [part.lemma for part in self.parts(lemma)] or [lemma]
        stems = [self._stem(without_accents(base)) for base in bases]
        yield Term("stem", self._stem(form))
        yield Term("lemma", "+".join(stems))
        yield from (Term("part", stem) for stem in stems)

    def _lemma_or_plain(self, form: str) -> str:
        """Return the base form of a word, or of the word without accents where it is unknown."""
        lemma, plain = self.lemma(form), without_accents(form)
        return self.lemma(plain) if lemma == form != plain else lemma

    def _stem(self, word: str) -> str:
        english = self._lexicon.english(word) is not None
        # A stemmer works on a state of its own: two threads at once would mix their words.
        with self._stemming:
            return self._english(word) if english else self._norwegian(word)


def _all_kinds(texts: list[str]) -> tuple[Term, ...]:
    return tuple(Term(kind, text) for kind in KINDS for text in dict.fromkeys(texts))
