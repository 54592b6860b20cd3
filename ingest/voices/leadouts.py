"""Speaker that the words after a quotation name: «sier en leder», «som Kari Lie skrev»."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from ingest.voices.rules import (
    ACCORDING_TO,
    LEAD_SAYS,
    NAME_ENDS,
    PASSIVE_VERB,
    PERSON_NAME,
    SAYS,
    SPEAKER_NAME,
    TITLED_NAME,
    WHO,
)
from ingest.voices.subjects import ADVERBS, DETERMINER_WORD, INDEFINITE, PERSONAL, is_person
from ingest.voices.tags import find_tag

#: Most characters behind a quotation that are read.
LEAD_OUT_REACH_CHARS = 170

_NOUN_PHRASE = rf"(?:(?:{DETERMINER_WORD}|av|of)\s)*?{WHO}"
_CONNECTED = r"^\W{0,6}(?:(?:som|slik|for|as)\s)?"
_SAYS_PERSON = re.compile(
    rf"^\W{{0,6}}(?:og\s|and\s)?{LEAD_SAYS}(?!\s(?:om|noe)\b){ADVERBS}{{0,3}}\s{_NOUN_PHRASE}",
    re.IGNORECASE,
)
_PERSON_SAYS = re.compile(
    rf"{_CONNECTED}(?!av\b|of\b){_NOUN_PHRASE}[^.:;]{{0,60}}?{LEAD_SAYS}", re.IGNORECASE
)
_ACCORDING_TO_PERSON = re.compile(
    rf"^\W{{0,6}}(?:(?:er|var|is|was),?\s)?{ACCORDING_TO}\s{_NOUN_PHRASE}", re.IGNORECASE
)
_PASSIVE_AGENT = re.compile(
    rf"^\W{{0,6}}(?:(?:som|slik|blir|ble|er|det)\s){{0,3}}{PASSIVE_VERB}\s(?:det\s)?"
    rf"(?:av|fra|frå|by|from)\s{_NOUN_PHRASE}",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    rf"^\W{{0,6}}(?:som\s)?{PASSIVE_VERB}\s(?:det|som)\b|^\W{{0,6}}(?:som\s)?(?:heter|heiter) det",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    rf"^[\s.]*[–—―-]+\s*(?P<credit>(?:{DETERMINER_WORD}\s)*(?:{WHO}|{PERSON_NAME})[^.!?\n]{{0,60}})"
    r"\.?\s*$",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    rf"^\W{{0,6}}(?:(?:som|slik|as)\s)?(?:{LEAD_SAYS}{ADVERBS}{{0,2}}\s(?:{PERSONAL}|{INDEFINITE})"
    rf"|(?:{PERSONAL}|{INDEFINITE}){ADVERBS}{{0,2}}\s{LEAD_SAYS})\b(?!\s(?:av|of)\b)",
    re.IGNORECASE,
)
_SAYS_NAME = re.compile(
    rf"^\W{{0,6}}{SAYS}(?:\s(?:også|da|så|det))?\s"
    rf"(?P<who>{TITLED_NAME}{NAME_ENDS}|{SPEAKER_NAME}{NAME_ENDS})",
    re.IGNORECASE,
)
_NAME_SAYS = re.compile(rf"^\W{{0,6}}(?:som\s|slik\s|as\s)?(?P<who>{PERSON_NAME})\s{SAYS}", re.I)


@dataclass(frozen=True, slots=True)
class LeadOut:
    """One way in which the words after a quotation name its speaker.

    ``find`` returns the name, "" for a speaker without a name, ``None`` for neither.
    """

    name: str
    find: Callable[[str], str | None]


def speaker_after(after: str) -> str | None:
    """Return the speaker whom the text after a quotation names.

    "" if it has a speaker without a name, ``None`` if it has none.
    """
    text = after[:LEAD_OUT_REACH_CHARS]
    answers = (lead_out.find(text) for lead_out in LEAD_OUTS)
    return next((who for who in answers if who is not None), None)


def name_after(after: str) -> str | None:
    """Return the proper name that the text after a quotation gives its speaker."""
    answers = (lead_out.find(after[:LEAD_OUT_REACH_CHARS]) for lead_out in NAMES_AFTER)
    return next((who for who in answers if who is not None), None)


def credited(behind: str) -> str | None:
    """Return whom a line like «— Veileder, kontor B» credits."""
    match = _CREDIT.match(behind)
    return match["credit"].strip() if match and len(match["credit"].split()) <= 9 else None


def _person(pattern: re.Pattern[str]) -> Callable[[str], str | None]:
    def find(text: str) -> str | None:
        match = pattern.match(text)
        return match["who"].removeprefix("av ") if match and is_person(match) else None

    return find


def _pronoun(text: str) -> str | None:
    return "" if _PRONOUN.match(text) else None


def _name(pattern: re.Pattern[str]) -> Callable[[str], str | None]:
    def find(text: str) -> str | None:
        match = pattern.match(text)
        return match["who"] if match else None

    return find


def _tag(text: str) -> str | None:
    """Find «, sukker en rådgiver»: after the marks, as after a dash."""
    tag = find_tag(text) if text[:1] == "," else None
    return tag.speaker if tag and tag.start == 0 and tag.says else None


LEAD_OUTS: tuple[LeadOut, ...] = (
    LeadOut("says_person", _person(_SAYS_PERSON)),
    LeadOut("according_to_person", _person(_ACCORDING_TO_PERSON)),
    LeadOut("passive_agent", _person(_PASSIVE_AGENT)),
    LeadOut("passive", lambda text: "" if _PASSIVE.match(text) else None),
    LeadOut("person_says", _person(_PERSON_SAYS)),
    LeadOut("pronoun", _pronoun),
    LeadOut("tag", _tag),
    LeadOut("credit", credited),
)
#: Persons by their own name: in a work without interviews they are sources.
NAMES_AFTER: tuple[LeadOut, ...] = (
    LeadOut("says_name", _name(_SAYS_NAME)),
    LeadOut("name_says", _name(_NAME_SAYS)),
)
