"""Negations and reservations that a quotation leaves out: in an ellipsis, or cut off at an edge.

Every word may be right and the sense turned round: «har … anledning til» for «har ikke
anledning til».
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

OmissionRemark = Literal[
    "negation_left_out", "reservation_left_out", "negation_beside", "reservation_beside"
]

_NEGATIONS = (
    "ikke|ikkje|ingen|inga|ingenting|inkje|intet|aldri|uten|utan|neppe|knapt|verken|hverken|"
    "korkje|sjelden|sjeldan|not|never|none|nobody|nothing|neither|nor|without|hardly|scarcely|"
    r"rarely|seldom|cannot|\w+n['’]t"
)
#: «No» is a negation in English and means «now» in Nynorsk.
_ENGLISH_NEGATIONS = f"{_NEGATIONS}|no"
_MODALS = (
    "kan|kunne|kunna|bør|burde|må|måtte|skal|skulle|vil|ville|"
    "can|could|may|might|must|should|would|shall"
)
#: Say that somebody thinks so, or that it only seems so.
_RESERVATIONS = (
    r"se\s+ut\s+(?:til|som)|sjå\s+ut\s+(?:til|som)|s(?:er|åg|å)\s+ut\s+(?:til|som)|"
    r"(?:later|lèt|let)\s+til|tyder\s+på|tyde\s+på|synes|synest|virker\s+som|verkar\s+som|"
    "mener|meiner|mente|meinte|hevder|hevdar|hevdet|hevda|påstår|påstod|tror|trur|trodde|trudde|"
    "antar|antok|antek|trolig|truleg|kanskje|muligens|moglegens|kan\\s?hende|visstnok|"
    "angivelig|angiveleg|tilsynelatende|tilsynelatande|sannsynligvis|sannsynlegvis|ifølge|ifølgje|"
    "seems?|seemed|appears?|appeared|suggests?|suggested|believes?|believed|claims?|claimed|"
    "argues?|argued|alleges?|alleged|allegedly|perhaps|possibly|probably|likely|maybe"
)
#: May stand between such a word and the edge of the quotation.
_BETWEEN = (
    "at|å|som|en|et|ei|eit|noe|noko|noen|nokon|det|den|de|dei|that|to|be|a|an|any|the|is|are|er"
)
#: In the writer's own words before a quotation, also a reservation: «Moes påstand om at …».
_WRITERS_RESERVATIONS = (
    rf"{_RESERVATIONS}|(?:påstand|synspunkt|oppfatning|oppfatting|claim|view|opinion)\w*"
)
_SENTENCE_END = re.compile(r"[.!?…][»”\"’)\]]*(?=\s+[«“\"‘(–—]?[A-ZÆØÅ0-9]|\s*$)|\n\s*\n")
#: Text beside a quotation that is looked at, in characters: in the source and in the draft.
EDGE_CHARS = 120
_WORDS_BESIDE_IN_DRAFT = 6


@dataclass(frozen=True, slots=True)
class Omission:
    """Text of the source that a quotation leaves out.

    Attributes:
        inside: For each ellipsis or insertion, the words that it takes the place of.
        before, after: What stands beside the quotation, up to ``EDGE_CHARS``.
        language: Of the document, two letters.
    """

    inside: tuple[str, ...] = ()
    before: str = ""
    after: str = ""
    language: str = "nb"


NO_OMISSION = Omission()


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The draft's own words before and after a quotation, without its marks."""

    before: str = ""
    after: str = ""


def omission_remarks(omission: Omission, around: Surroundings) -> tuple[OmissionRemark, ...]:
    """Name what the omitted words change; words that the draft says itself are not omitted."""
    english = omission.language == "en"
    return tuple(_remarks(omission, around, _ENGLISH_NEGATIONS if english else _NEGATIONS))


def _remarks(omission: Omission, around: Surroundings, negations: str) -> Iterator[OmissionRemark]:
    left_out = [part for text in omission.inside for part in _of_broken_sentences(text)]
    if any(_holds(negations, part) for part in left_out):
        yield "negation_left_out"
    if any(_holds(f"{_RESERVATIONS}|{_MODALS}", part) for part in left_out):
        yield "reservation_left_out"
    if _beside(omission, around, negations, said=negations):
        yield "negation_beside"
    reservations = f"{_RESERVATIONS}|{_MODALS}"
    if _beside(omission, around, reservations, said=f"{_WRITERS_RESERVATIONS}|{_MODALS}"):
        yield "reservation_beside"


def _of_broken_sentences(text: str) -> tuple[str, ...]:
    """The parts of ``text`` whose sentences are partly quoted; whole sentences change nothing."""
    ends = list(_SENTENCE_END.finditer(text))
    return (text[: ends[0].start()], text[ends[-1].end() :]) if ends else (text,)


def _beside(omission: Omission, around: Surroundings, words: str, *, said: str) -> bool:
    lead = " ".join(around.before.split()[-_WORDS_BESIDE_IN_DRAFT:])
    tail = " ".join(around.after.split()[:_WORDS_BESIDE_IN_DRAFT])
    before = _ends_with(words).search(_last_sentence(omission.before)) is not None
    after = _begins_with(words).match(omission.after) is not None
    return (before and not _holds(said, lead)) or (after and not _holds(said, tail))


def _last_sentence(text: str) -> str:
    ends = list(_SENTENCE_END.finditer(text.rstrip(' «“"‘(')))
    return text[ends[-1].end() :] if ends else text


@lru_cache
def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


def _holds(words: str, text: str) -> bool:
    return _pattern(words).search(text) is not None


@lru_cache
def _ends_with(words: str) -> re.Pattern[str]:
    between = rf"(?:\s+(?:{_BETWEEN}))" + "{0,2}"
    return re.compile(rf"(?<!\w)(?:{words}){between}[\s«“\"‘(]*$", re.IGNORECASE)


@lru_cache
def _begins_with(words: str) -> re.Pattern[str]:
    return re.compile(rf"[\s,»”\"’)]*(?:{words})(?!\w)", re.IGNORECASE)
