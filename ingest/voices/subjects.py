"""Subjects of a sentence: the people and pronouns that may be said to speak in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.voices.rules import LEAD_SAYS, NO_ROLE, PERSON_NAME, WHO

#: Words that may stand before a person without changing its place in the sentence.
DETERMINER_WORD = (
    r"(?:den|det|de|dei|en|ei|ein|én|et|eit|denne|dette|disse|desse|hver|kvar|noen|nokon|nokre|"
    r"mange|flere|fleire|alle|begge|samme|same|annen|anna|annan|andre|første|fyrste|"
    r"siste|ene|eine|to|tre|fire|fem|sin|sitt|sine|hans|hennes|hennar|våre?|vår|deres|the|a|an|"
    r"this|these|those|one|our|their|his|her|another|some|several|many|most|two|three|"
    r"fleste|\w+(?:lige?|lege?|ske|nale?|faglige?|ansatte?|tilsette?))"
)
_DETERMINERS = re.compile(rf"(?:(?<![\w-]){DETERMINER_WORD}\s+)*$", re.IGNORECASE)
_PARTITIVE = re.compile(
    r"(?:\b(?:en|ei|ein|én|ett|to|tre|fire|fem|annen|anna|annan|andre|flere|fleire|noen|nokre|"
    r"mange|fleste|ingen|begge|mest|one|two|some|several|many|most|all|both)\s+(?:av|of)\s+)$",
    re.IGNORECASE,
)
#: Words after which a person is the subject of a clause of the sentence's own level.
_OPENS_CLAUSE = re.compile(
    r"(?:^|[,;:–—(.]|\s-|\b(?:og|men|eller|mens|medan|som|slik|samtidig|også|òg|her|nemlig|"
    r"i dette tilfellet?|for eksempel|for example|and|but|while|as|yet|also))\s*$",
    re.IGNORECASE,
)
_OPENS_EMBEDDED = re.compile(
    r"\b(?:at|hvordan|korleis|hvor|kor|hvorfor|kvifor|når|fordi|om|hvis|dersom|der|da|då|hva|kva|"
    r"enn|that|how|when|because|if|whether|where|what|than)\s*$",
    re.IGNORECASE,
)
#: Words between a verb and its inverted subject.
ADVERBS = (
    r"(?:\s(?:også|òg|så|da|videre|vidare|imidlertid|likevel|derfor|difor|dessuten|dermed|"
    r"samtidig|det|dette|meg|oss|for eksempel|til dømes|ifølge|also|however|then|it|me|us))"
)
#: A verb that may lead in a quotation.
SPEECH_VERB = re.compile(LEAD_SAYS, re.IGNORECASE)
_ONLY_ADVERBS = re.compile(rf"{ADVERBS}{{0,3}}\s*", re.IGNORECASE)
_MENTION = re.compile(WHO, re.IGNORECASE)
#: Pronouns for a speaker whom another sentence names.
PERSONAL = (
    r"(?:jeg|eg|vi|du|dere|han|hun|ho|hen|de|dei|vedkommende|vedkomande|I|we|you|he|she|they)"
)
#: Pronouns for a speaker without a name.
INDEFINITE = (
    r"(?:en|ei|ein|én|noen|nokon|nokre|flere|fleire|andre|mange|"
    r"(?:en|ei|ein|én) (?:annen|anna|annan|tredje)|one|another|some|others|several)"
    r"(?:\s(?:av|of)\s(?:dem|dei|disse|desse|them|these)\b)?"
)
_PRONOUN_SUBJECT = re.compile(
    rf"(?<![\w-])(?P<pronoun>{PERSONAL}|{INDEFINITE})(?={ADVERBS}{{0,1}}\s{LEAD_SAYS})",
    re.IGNORECASE,
)
_PRONOUN_AFTER = re.compile(
    rf"{ADVERBS}{{0,2}}\s(?P<pronoun>{PERSONAL}|{INDEFINITE})\b(?!\s(?:av|of)\b)", re.IGNORECASE
)
_IS_PERSONAL = re.compile(PERSONAL, re.IGNORECASE)
#: A subject before the verb: who stands behind it is then spoken to.
_SUBJECT_BEFORE = re.compile(rf"(?<=\s)[A-ZÆØÅ]\w+\s$|(?i:(?:^|[\s,(]){PERSONAL}\s$)")


@dataclass(frozen=True, slots=True)
class Subject:
    """A person or pronoun that may be the subject of a speech verb.

    Attributes:
        who: The name; "" for an indefinite pronoun, ``None`` for a personal one.
        embedded: In a clause of its own: «at en veileder», «hvordan hun».
    """

    start: int
    end: int
    who: str | None
    embedded: bool


def is_person(match: re.Match[str]) -> bool:
    """Say whether a match of ``WHO`` is a person and not a word of the same shape."""
    who = match["who"]
    before, rest = match.string[: match.start("who")], match.string[match.end("who") :]
    if _is_proper_name(who, before) or (who.lower() == "eleven" and re.match(r"\s\w+s\b", rest)):
        return False
    if not NO_ROLE.match(who):
        return True
    if who[0].isupper() and re.match(rf"\s(?:har|hadde|er|skal|vil|kan|{LEAD_SAYS})\b", rest, re.I):
        return True
    if who.lower() in ("mor", "far") and re.match(r"\stil\b", rest):
        return True
    return re.search(r"\b(?:en|ei|ein|én|et|eit|hver|a|an|the|our)\s$", before, re.I) is not None


def _is_proper_name(who: str, before: str) -> bool:
    """Say whether a word of a role's shape has the capital of a name («Supermann»).

    Not at the start of a sentence, nor with a number or letter behind («Veileder 2»).
    """
    return (
        re.fullmatch(r"[A-ZÆØÅ][a-zæøå]+", who) is not None
        and re.search(r"[a-zæøå],?\s$", before) is not None
    )


def subjects(text: str) -> Iterator[Subject]:
    """Return what may be a subject, in the order of the text."""
    people = list(people_in(text))
    only_determiners = [
        p
        for p in _pronouns(text)
        for person in people
        if p.start < person.start
        and not text[p.start : person.start][: _determiners(text[p.start : person.start])].strip()
    ]
    found = [*people, *(p for p in _pronouns(text) if p not in only_determiners)]
    yield from sorted(found, key=lambda subject: subject.start)


def people_in(text: str) -> Iterator[Subject]:
    """Return the people that may be a subject, in the order of the text."""
    verbs = list(SPEECH_VERB.finditer(text))
    for match in _MENTION.finditer(text):
        if not is_person(match):
            continue
        start, end = match.span("who")
        if match["who"][:3].lower() == "av ":
            start += 3
        lead = _before_noun_phrase(text[:start])
        if lead is None:
            continue
        who = text[start:end]
        inverted = any(
            _ONLY_ADVERBS.fullmatch(lead, verb.end())
            and not _SUBJECT_BEFORE.search(lead, 0, verb.start())
            for verb in verbs
            if verb.end() <= len(lead)
        )
        if _OPENS_EMBEDDED.search(lead):
            yield Subject(start, end, who, embedded=True)
        elif inverted or (_OPENS_CLAUSE.search(lead) and not _only_coordinated(lead, text[end:])):
            yield Subject(start, end, _with_name(text, start, who), embedded=False)


def _only_coordinated(lead: str, rest: str) -> bool:
    """Say whether «og» joins a person to another one, and no verb of its own follows."""
    return re.search(r"\w\s(?:og|eller|and|or)\s*$", lead) is not None and not re.match(
        rf"(?:\s\w+){{0,3}}?\s{LEAD_SAYS}", rest, re.IGNORECASE
    )


def _before_noun_phrase(lead: str) -> str | None:
    """Return what is before a person's noun phrase: «en av de» left out.

    ``None`` for a person behind a preposition «av» that does not belong to the phrase.
    """
    lead = lead[: _determiners(lead)]
    partitive = _PARTITIVE.search(lead)
    if partitive:
        lead = lead[: partitive.start()]
        return lead[: _determiners(lead)]
    return None if re.search(r"\b(?:av|of)\s*$", lead, re.IGNORECASE) else lead


def _determiners(lead: str) -> int:
    match = _DETERMINERS.search(lead)
    return match.start() if match else len(lead)


def _with_name(text: str, start: int, who: str) -> str:
    """Return the person with the name that a role is in apposition to: «Kari Lie, leder i»."""
    name = re.search(rf"(?P<name>{PERSON_NAME}),\s$", text[:start])
    return f"{name['name']}, {who}" if name else who


def _pronouns(text: str) -> Iterator[Subject]:
    for match in _PRONOUN_SUBJECT.finditer(text):
        yield _pronoun(text, *match.span("pronoun"))
    for verb in SPEECH_VERB.finditer(text):
        match_after = _PRONOUN_AFTER.match(text, verb.end())
        if match_after:
            yield _pronoun(text, *match_after.span("pronoun"))


def _pronoun(text: str, start: int, end: int) -> Subject:
    personal = _IS_PERSONAL.fullmatch(text[start:end])
    embedded = _OPENS_EMBEDDED.search(text[:start]) is not None
    return Subject(start, end, None if personal else "", embedded=embedded)
