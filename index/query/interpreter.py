"""A question as search understands it, made once and passed on to all who ask about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

from index.query.concepts import ConceptFinder, QueryConcept
from index.query.dictionary import Dictionary
from index.query.expansion import Expander, Expansion
from index.query.notes import NO_SPELLINGS, Spellings, spell
from index.query.spelling import Speller
from index.query.thesaurus import Thesaurus
from index.query.translation import Translation, Translator
from index.text.analyzer import Analyzer, TermKind
from index.text.language import Language, detect
from index.text.lexicon import load_lexicon
from index.text.tokens import undotted


@dataclass(frozen=True, slots=True)
class InterpretedQuery:
    """A question, its language and the concepts that it asks about.

    Attributes:
        text: As it was written, but for the full stops of abbreviations.
        expansions: Other names for its words, from the thesaurus and the dictionary.
        translation: The question in bokmål words; ``None`` if it is in bokmål.
        spellings: Suggestions for its mistyped words.
    """

    text: str
    language: Language
    concepts: tuple[QueryConcept, ...]
    expansions: tuple[Expansion, ...] = ()
    translation: Translation | None = None
    spellings: Spellings = NO_SPELLINGS

    @property
    def in_bokmal(self) -> str:
        """The question in bokmål words, or as it was written where it is in bokmål."""
        return self.translation.text if self.translation else self.text


class Interpreter:
    """Interprets questions to one corpus. Safe to share between threads."""

    def __init__(
        self,
        analyzer: Analyzer,
        thesaurus: Thesaurus,
        kind_weights: Mapping[TermKind, float],
        *,
        dictionary: Dictionary | None = None,
        speller: Speller | None = None,
        relations: Set[str] | None = None,
        translates: bool = True,
    ) -> None:
        """Make thesaurus and dictionary ready.

        Args:
            kind_weights: Weight of each kind of term in a variant; 0 leaves the kind out.
            dictionary: The one that comes with the package, unless given.
            speller: Corrects mistyped words; without one none is corrected.
            relations: Kinds of other names to use; all unless given.
            translates: Whether questions in other languages are translated to bokmål.
        """
        lexicon = load_lexicon()
        self._expander = Expander(thesaurus, analyzer.lemma)
        self._translator = Translator(
            analyzer.lemma, lambda form: lexicon.bokmal(form) is not None, dictionary
        )
        self._finder = ConceptFinder(analyzer, kind_weights)
        self._speller = speller
        self._relations = relations
        self._translates = translates

    def warm_up(self) -> Iterator[None]:
        """Analyse every name that a question may be widened with, one a step."""
        yield from self._finder.learn(self._expander.labels)
        yield from self._finder.learn(self._translator.labels)

    def interpret(self, text: str, language: Language | None = None) -> InterpretedQuery:
        """Find the language, other names, spelling and concepts of a question.

        Args:
            language: Detected unless given.
        """
        text = undotted(text)
        language = language or detect(text).language
        found = self._expander.expand(text, language)
        translation = None
        if self._translates:
            translation = self._translator.translate(text, language, found)
        expansions = (*found, *(translation.expansions if translation else ()))
        if self._relations is not None:
            expansions = tuple(e for e in expansions if e.relation in self._relations)
        spellings = spell(text, language, self._speller) if self._speller else NO_SPELLINGS
        concepts = self._finder.concepts_of(text, expansions, spellings.meant)
        return InterpretedQuery(text, language, tuple(concepts), expansions, translation, spellings)
