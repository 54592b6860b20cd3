"""Checks every claim of a model against the sentences that it cites, by rule.

A claim is dropped for one number, name or «not» that the sentences do not hold, whatever
else may be right with it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from api.llm.models import Claim, Judgement, Source
from api.llm.names import stray_names
from api.llm.negation import Agreement, Evidence, agreement, polarity, statements
from api.llm.numbers import both_named, figures, strays, units_named
from api.llm.vocabulary import Vocabulary, share_met
from api.schemas.llm import Reason
from index.query.concepts import QueryConcept
from index.text.language import Language, detect

#: Least shares of a claim's content words in its evidence: to be shown at all, and to be
#: shown without a mark.
CONTENT_FLOOR, CONTENT_SUPPORTED = 0.34, 0.5
#: Shorter texts, in words, are taken for the language that was asked for.
MIN_LANGUAGE_WORDS = 4
#: Least confidence in another language for rejection: that of one word that only it has.
#: Letters alone often take bokmål for nynorsk.
MIN_OTHER_CONFIDENCE = 0.75

_SEVERITY: tuple[Agreement, ...] = ("agrees", "uncertain", "contradicts")
_QUOTED = re.compile(r"«([^»]*)»|“([^”]*)”|\"([^\"]*)\"|„([^“”]*)[“”]")
_LINK = re.compile(r"(?:https?:|www\.|mailto:|ftp:|data:)\S+|\]\(|<\s*/?\s*[a-z!]|@\w+\.\w", re.I)
_ATTRIBUTES = re.compile(
    r"\b(?:informant\w*|intervju\w*|respondent\w*|interview\w*|ifølge|ifølgje|according"
    r"|si(?:er|tat)\w*|seier|sa|fort[ea]l\w*|opplev\w*|beskriv\w*|skildr\w*|mener?|mein(?:er|te)"
    r"|mente|uttal\w*|says?|said|t[eo]ll?\w*|describe\w*|quot\w*|sitert\w*|vis(?:er|te) til"
    r"|cit(?:ed|es|ing)|en (?:leder|veileder|ansatt|bruker)|jeg|eg)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Hearing:
    """A claim beside its evidence."""

    claim: Claim
    cited: Sequence[Source]
    language: Language
    vocabulary: Vocabulary

    @cached_property
    def text(self) -> str:
        return " ".join(source.text for source in self.cited)

    @cached_property
    def concepts(self) -> Sequence[QueryConcept]:
        return self.vocabulary.concepts(self.claim.text, self.language)

    @cached_property
    def terms(self) -> frozenset[str]:
        texts = ((f"{s.text} {s.context}", s.language) for s in self.cited)
        return frozenset().union(*(self.vocabulary.terms(*text) for text in texts))


def judge(
    claim: Claim, sources: Sequence[Source], language: Language, vocabulary: Vocabulary
) -> Judgement:
    """Judge a claim; the first thing that is wrong with it decides.

    Args:
        sources: All that were sent; the claim's numbers count them from 1.
        language: Of the question, and so of the claim.
    """
    by_number = {source.number: source for source in sources}
    if not claim.complete:
        return Judgement(claim, "dropped", "incomplete")
    if not claim.numbers:
        return Judgement(claim, "dropped", "no_citation")
    if not set(claim.numbers) <= set(by_number):
        return Judgement(claim, "dropped", "unknown_citation")
    cited = [by_number[number] for number in claim.numbers]
    hearing = _Hearing(claim, cited, language, vocabulary)
    if reason := _stray(hearing):
        return Judgement(claim, "dropped", reason)
    return _weigh(hearing)


def speaks(text: str, language: Language) -> bool:
    """Tell if a text is in the language, its quotations aside."""
    own = _QUOTED.sub(" ", text)
    if len(own.split()) < MIN_LANGUAGE_WORDS:
        own = text
    if len(own.split()) < MIN_LANGUAGE_WORDS:
        return True
    found = detect(own)
    return found.language == language or found.confidence < MIN_OTHER_CONFIDENCE


def _stray(hearing: _Hearing) -> Reason | None:
    """Return the kind of the first exact thing in the claim that its evidence lacks."""
    claim = hearing.claim.text
    if _LINK.search(claim):
        return "link"
    if any(not _occurs_in(words, hearing.text) for words in _quotations(claim)):
        return "quotation"
    if _stray_figures(hearing):
        return "number"
    evidence = " ".join(
        f"{source.text} {source.context} {source.about}" for source in hearing.cited
    )
    names = stray_names(
        claim, hearing.language, hearing.concepts, hearing.terms, evidence, hearing.vocabulary
    )
    return "name" if names else None


def _weigh(hearing: _Hearing) -> Judgement:
    """Judge by polarity, wording and voice, which are matters of degree."""
    claim = hearing.claim
    agrees = _agreement(hearing)
    share = share_met(hearing.concepts, hearing.terms)
    if agrees == "contradicts":
        return Judgement(claim, "dropped", "negation")
    if share < CONTENT_FLOOR:
        return Judgement(claim, "dropped", "wording")
    if agrees == "uncertain":
        return Judgement(claim, "marked", "negation")
    if share < CONTENT_SUPPORTED:
        return Judgement(claim, "marked", "wording")
    borrowed = all(source.voice in ("informant", "secondary") for source in hearing.cited)
    if borrowed and not _ATTRIBUTES.search(claim.text):
        return Judgement(claim, "marked", "voice")
    return Judgement(claim, "supported")


def _quotations(claim: str) -> list[str]:
    return ["".join(groups) for groups in _QUOTED.findall(claim)]


def _occurs_in(words: str, text: str) -> bool:
    """Find the words exactly, but for the closing mark, case and white space."""
    wanted = " ".join(words.split()).rstrip(".,;:!? ")
    at = text.casefold().find(wanted.casefold())
    return at >= 0


def _stray_figures(hearing: _Hearing) -> bool:
    evidence = [
        figure
        for source in hearing.cited
        for text in (source.text, source.context)
        for figure in (*figures(text, source.language), *both_named(text))
    ]
    units = frozenset().union(*(units_named(source.context) for source in hearing.cited))
    return bool(strays(figures(hearing.claim.text, hearing.language), evidence, units))


def _agreement(hearing: _Hearing) -> Agreement:
    """Return the worst agreement of any statement of the claim."""
    vocabulary, language = hearing.vocabulary, hearing.language
    evidence = [Evidence(source.text, source.language) for source in hearing.cited]
    verdicts: set[Agreement] = set()
    for statement in statements(hearing.claim.text):
        concepts = vocabulary.concepts(statement, language)

        def nearness(evidence: Evidence, concepts: Sequence[QueryConcept] = concepts) -> float:
            return share_met(concepts, vocabulary.terms(evidence.text, evidence.language))

        verdicts.add(agreement(polarity(statement, language), evidence, nearness))
    return max(verdicts, key=_SEVERITY.index, default="agrees")
