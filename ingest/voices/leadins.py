"""Speaker that the lead-in of a quotation names: the subject of its speech verb.

A person whom the sentence talks about, or to, is no speaker: not after a preposition
(«samtaler med brukerne»), not as the subject of a clause of its own («at brukerne venter»),
not as an object. ``LEAD_INS`` is the table; the first rule that answers decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from ingest.voices.rules import (
    ACCORDING_TO,
    LEAD_SAYS,
    PASSIVE_VERB,
    PERSON_NAME,
    STATEMENT_NOUN,
    WHO,
)
from ingest.voices.subjects import (
    ADVERBS,
    DETERMINER_WORD,
    SPEECH_VERB,
    Subject,
    is_person,
    people_in,
    subjects,
)

#: Most characters of a lead-in that are read.
LEAD_REACH_CHARS = 600
#: Most characters between a proper name and its quotation.
SPEAKER_REACH_CHARS = 170
#: Most words between a speech verb and the quotation that it leads in.
MAX_LEAD_IN_WORDS = 40
#: Most words between an embedded subject's verb and the quotation.
MAX_WORDS_TO_QUOTATION = 3

_PASSIVE = re.compile(rf"\b{PASSIVE_VERB}\b", re.IGNORECASE)
#: A speech verb in the passive: its subject is spoken about, and «av en lærer» speaks.
_BE = re.compile(
    r"\b(?:was|were|is|are|been|being|blir|blei|ble|vart|vert|blitt)\s"
    r"(?:(?:av|by|frå|fra)\s(?:\w+\s){1,4}|\w+\s)?$",
    re.IGNORECASE,
)
#: Behind it «av» opens no agent: «beskrevet som en av lærerne».
_QUANTIFIER = re.compile(
    r"\b(?:en|ei|ein|én|to|tre|mange|flere|fleire|noen|nokre|fleste|one|two|some|many|most)\s$",
    re.IGNORECASE,
)
_AGENT = re.compile(
    rf"\b(?:av|by|fra|frå)\s(?:{DETERMINER_WORD}\s|av\s|of\s)*?{WHO}", re.IGNORECASE
)
#: Where a new clause begins that has a subject of its own.
_NEW_CLAUSE = re.compile(
    r"(?:[,;]\s(?:mens|medan|men|og|while|but|and)|[;:.])\s"
    rf"(?!(?:at|that|om|som|who|which)\b)(?!{LEAD_SAYS})\w",
    re.IGNORECASE,
)
_FIRST_PERSON_SUBJECT = re.compile(r"(?:jeg|eg|vi|du|dere|I|we|you)$", re.IGNORECASE)
_WHO_SAYS = re.compile(
    rf"{WHO},?\s(?:som|who|that)\s(?:\w+\s)?{LEAD_SAYS}(?:\s\w+){{0,3}}\W*$", re.IGNORECASE
)
_FROM = re.compile(
    rf"\b(?:{STATEMENT_NOUN}|{PASSIVE_VERB})\b(?:(?!\b(?:at|that|om|som|how)\b)[^.:;]){{0,40}}?"
    rf"\b(?:av|fra|frå|hos|blant|from|by|of)\s(?:{DETERMINER_WORD}\s|av\s)*?{WHO}",
    re.IGNORECASE,
)
_ACCORDING = re.compile(ACCORDING_TO, re.IGNORECASE)
_ACCORDING_PERSON = re.compile(rf"\s(?:(?:{DETERMINER_WORD}|av|of)\s)*?{WHO}", re.IGNORECASE)
_INQUIRED = re.compile(r"\b(?:informant|respondent|intervjuperson|interviewee)", re.IGNORECASE)
_ANOTHER = re.compile(
    r"\b(?:en|ei|ein|én) (?:annen|anna|annan|tredje)\b|\bandre\b|\ban?other\b", re.IGNORECASE
)
_NAME_SAYS = re.compile(
    rf"\b(?:[Ss]om|[Ss]lik|[Aa]s)\s(?:\w+\s){{0,3}}?(?P<who>{PERSON_NAME})"
    rf"(?:,[^,]{{3,90}},)?\s(?:\w+\s)?{LEAD_SAYS}"
    rf"|(?<!\w)(?P<who2>{PERSON_NAME})(?:,[^,]{{3,90}},)?\s(?:\w+\s)?{LEAD_SAYS}"
)


@dataclass(frozen=True, slots=True)
class LeadIn:
    """One way in which a sentence before a quotation names its speaker.

    ``find`` returns the name, "" for a speaker without a name, ``None`` for neither.
    """

    name: str
    find: Callable[[str], str | None]


def speaker_before(before: str) -> str | None:
    """Return the speaker whom the text before a quotation names.

    "" if it has a speaker without a name, ``None`` if it has none.
    """
    text = before[-LEAD_REACH_CHARS:]
    answers = (lead_in.find(text) for lead_in in LEAD_INS)
    return next((who for who in answers if who is not None), None)


def _who_says(text: str) -> str | None:
    """Find «en vernepleier som sier: », whatever stands before the person."""
    match = _WHO_SAYS.search(text)
    return match["who"] if match and is_person(match) else None


def _according_to(text: str) -> str | None:
    """Find «ifølge en av lederne»; another source than a person is a speaker without a name.

    A speech verb behind it has a subject of its own: «ifølge læreren sa rektor».
    """
    found = list(_ACCORDING.finditer(text))
    if not found or len(SPEECH_VERB.findall(text, found[-1].end())) > 1:
        return None
    person = _ACCORDING_PERSON.match(text, found[-1].end())
    if person is None or not is_person(person):
        return ""
    other = SPEECH_VERB.search(text, person.end()) and _subject_of_verb(text[person.end() :])
    return other or person["who"]


def _statement_from(text: str) -> str | None:
    """Find «en uttalelse fra en leder», «hevdes det av en lærer»."""
    found = [match for match in _FROM.finditer(text) if is_person(match)]
    return found[-1]["who"] if found else None


def _subject_of_verb(text: str) -> str | None:
    """Find «Lederen mener at », «Her sier en lærer: »: the subject of the last speech verb.

    A personal pronoun refers to the sentence's only subject, if there is one.
    """
    found = list(subjects(text))
    verbs = list(SPEECH_VERB.finditer(text))
    if verbs and _PASSIVE.search(text, verbs[-1].end()):
        return ""
    for verb in reversed(verbs):
        words_left = len(text[verb.end() :].split())
        if words_left > MAX_LEAD_IN_WORDS:
            return None
        if _BE.search(text, 0, verb.start()):
            return _agent(text, verb)
        subject = _subject(verb, found, text)
        who = _who(subject, found, text, words_left) if subject else None
        if who is not None:
            return who
    return None


def _who(subject: Subject, among: list[Subject], text: str, words_left: int) -> str | None:
    """Return the name of a verb's subject, "" if it has none, ``None`` to look further back."""
    if subject.who is not None:
        near = not subject.embedded or words_left <= MAX_WORDS_TO_QUOTATION
        return subject.who if near else None
    earlier = {s.who for s in among if s.who and not s.embedded and s.end < subject.start}
    first_person = _FIRST_PERSON_SUBJECT.match(text[subject.start : subject.end])
    return "" if first_person or len(earlier) != 1 else None


def _agent(text: str, verb: re.Match[str]) -> str:
    """Return the agent of a passive verb, beside it on either side; "" if none is named."""
    start = max(text.rfind(".", 0, verb.start()), verb.start() - 60, 0)
    found = [match for match in _AGENT.finditer(text, start, verb.end() + 60) if is_person(match)]
    own = [match for match in found if not _QUANTIFIER.search(text, 0, match.start())]
    return own[-1]["who"] if own else ""


def _subject(verb: re.Match[str], among: list[Subject], text: str) -> Subject | None:
    """Return the subject of a speech verb: right behind it, or else the nearest before it."""
    before = [subject for subject in among if subject.end <= verb.start()]
    between = text[before[-1].end : verb.start()] if before else ""
    beside = bool(before) and len(between.split()) <= 1
    behind = _right_behind(verb, among, text)
    if beside and ((before[-1].embedded and before[-1].who) or "," in between):
        beside = not any(s.start >= verb.end() and s.who for s in among) and behind is None
    if not beside and behind is not None:
        return behind
    if beside:
        return before[-1]
    farther = next((s for s in reversed(before) if not s.embedded), None)
    if farther is not None and _NEW_CLAUSE.search(text, farther.end, verb.start()):
        return Subject(verb.start(), verb.start(), "", embedded=False)
    return farther


def _right_behind(verb: re.Match[str], among: list[Subject], text: str) -> Subject | None:
    """Return the subject that follows a verb with nothing but adverbs between."""
    behind = next((s for s in among if s.start >= verb.end()), None)
    gap = text[verb.end() : behind.start] if behind else ""
    rest = re.sub(rf"{ADVERBS}|\b{DETERMINER_WORD}\b|\b(?:av|of)\b", "", gap, flags=re.I)
    return None if rest.strip() else behind


def name_before(before: str) -> str | None:
    """Return the proper name that the text before a quotation gives its speaker.

    «Som Kari Lie sier», «Kari Lie, styreleder i Lia, skrev».
    """
    found = list(_NAME_SAYS.finditer(before[-SPEAKER_REACH_CHARS:]))
    return (found[-1]["who"] or found[-1]["who2"]) if found else None


def _asked_person_before_colon(text: str) -> str | None:
    """Find «En respondent er usikker på dette:»: an informant opens the sentence."""
    if not text.rstrip(" *").endswith((":", ",")):
        return None
    outer = [subject for subject in people_in(text) if not subject.embedded]
    if not outer or _ANOTHER.search(text, outer[-1].end):
        return None
    return outer[-1].who if _INQUIRED.search(outer[-1].who or "") else None


LEAD_INS: tuple[LeadIn, ...] = (
    LeadIn("who_says", _who_says),
    LeadIn("according_to", _according_to),
    LeadIn("subject_of_verb", _subject_of_verb),
    LeadIn("statement_from", _statement_from),
    LeadIn("asked_person_before_colon", _asked_person_before_colon),
)
