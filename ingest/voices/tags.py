"""Tags of dialogue: «, sier en lærer», «? spør Kari», «, said one adviser»."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.voices.rules import LEAD_SAYS, NAME_ENDS, SPEAKER_NAME, TITLED_NAME, WHO
from ingest.voices.subjects import ADVERBS, DETERMINER_WORD, INDEFINITE, is_person

#: Any finite verb: between the comma and a person the place itself shows that it is one.
_VERB = (
    rf"(?:{LEAD_SAYS}|\b(?!(?:etter|eller|under|over|enn|der|her|er)\b)"
    r"(?-i:[a-zæøå])\w*(?:er|ar|r|te|de|et|ed|s)\b|\b(?:ler|lo|sa|la|bad|said)\b)"
)
_VERB_MORE = r"(?:\s(?:til|opp|på|fast|fram|frem|seg|inn|ut|med))?"
_NOUN_PHRASE = rf"(?:(?:{DETERMINER_WORD}|av|of)\s)*?{WHO}"
_NAME = (
    rf"(?P<name>(?:{TITLED_NAME}{NAME_ENDS}|{SPEAKER_NAME}{NAME_ENDS})"
    r"(?:\s\(\d{1,2}\)|,\s[a-zæøå][^.,!?]{2,60})?)"
)
_PRONOUN = (
    rf"(?P<pronoun>han|hun|ho|hen|de|dei|vedkommende|he|she|they|{INDEFINITE})\b(?!\s(?:av|of)\b)"
)
_TAG = re.compile(
    rf"(?P<mark>[,?!…]|,?[”»\"])\s(?P<verb>{_VERB}){_VERB_MORE}{ADVERBS}{{0,2}}\s"
    rf"(?:{_NOUN_PHRASE}|{_NAME}|{_PRONOUN})",
    re.IGNORECASE,
)
_PERSON_FIRST = re.compile(
    rf"(?P<mark>[,?!…]|,?[”»\"])\s(?:{_NOUN_PHRASE}|{_NAME}|{_PRONOUN})\s(?:also\s)?(?P<verb>{_VERB})",
    re.IGNORECASE,
)
#: Words with a capital at the start of a sentence that are no name.
_NO_NAME = re.compile(
    r"(?:vi|jeg|eg|du|dere|det|dette|denne|den|de|dei|disse|her|der|nå|no|så|slik|også|mange|alle|"
    r"ingen|we|i|you|this|that|these|those|it|here|there|now|many|all)\b",
    re.IGNORECASE,
)
#: Verbs of speech, also those that tell only how it sounds.
_SAYS = re.compile(
    rf"{LEAD_SAYS}|(?:sukk|smil|rop|hvisk|kviskr|muml|glis|nikk|fnys|skryt|klag|innvend|medgi|"
    r"spøk|advar|forsikr|avslutt|konkluder|presiser|utbry|sigh|whisper|laugh|shout|smile|warn|"
    r"insist|admit|complain)\w*|ler|lo|lær",
    re.IGNORECASE,
)
#: Behind a dash's words: «, sier statsråden»; whoever it is speaks, unless it is a document.
_ANYBODY = re.compile(
    r"(?P<mark>[,?!…])\s(?:sier|seier|sa|spør|spurte|spør|svar(?:er|te|ar)|fortel(?:ler|te|jer)?|"
    r"fortalte|fortalde|mener|mente|meiner|meinte|forklar(?:er|te|ar)|påpek(?:er|te|ar)|"
    r"rop(?:er|te|ar)|says?|said|asks?|asked|explains?|explained)\s"
    r"(?!(?:\w+\s){0,2}\w*(?:rapport|undersøk|studi|lov|forskrift|avtale|tal|analyse|statistikk|"
    r"melding|artikkel|bok|bøk|evaluering|kartlegging|figur|tabell|plan|utgreiing|utredning|"
    r"forskning|forsking|resultat|funn|oversikt|register|regist|data|report|stud|survey|figure|"
    r"result|law|act)[a-zæøå]{0,6}\b)",
    re.IGNORECASE,
)
#: What a person is, until the sentence ends or goes on.
_MORE = re.compile(r"[^.,!?:;–—]{0,60}")


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag in a stretch: ``start`` is where the speech ends, ``end`` where the tag ends.

    ``speaker`` is the name, "" for a pronoun; ``says`` if the verb is one of speech.
    """

    start: int
    end: int
    speaker: str
    says: bool


def find_tag(words: str, *, person_first: bool = False, anybody: bool = False) -> Tag | None:
    """Return the first tag of dialogue in a stretch that a dash opens.

    Args:
        person_first: Look for «Læreren sukker» alone, not for «sukker læreren».
        anybody: Take «, sier» for a tag also where its subject is no known kind of person:
            a speaker without a name.
    """
    patterns = (_PERSON_FIRST,) if person_first else (_TAG, _PERSON_FIRST)
    for pattern in patterns:
        for match in pattern.finditer(words):
            if _is_tag(match, pattern is _PERSON_FIRST, bare=person_first):
                more = _MORE.match(words, match.end())
                end = more.end() if more else match.end()
                mark = match.end("mark") if match["mark"] != "," else match.start("mark")
                says = _SAYS.fullmatch(match["verb"]) is not None
                return Tag(mark, end, _speaker(match), says)
    unknown = _ANYBODY.search(words) if anybody else None
    if unknown is None:
        return None
    mark = unknown.end("mark") if unknown["mark"] != "," else unknown.start("mark")
    more = _MORE.match(words, unknown.end())
    return Tag(mark, more.end() if more else unknown.end(), "", says=True)


def _is_tag(match: re.Match[str], person_first: bool, *, bare: bool) -> bool:
    if match["who"] and not is_person(match):
        return False
    says = _SAYS.fullmatch(match["verb"]) is not None
    if match["name"] and _NO_NAME.match(match["name"]):
        return False
    if person_first:
        return says or (bare and bool(match["who"]))
    return says or bool(match["who"] or match["name"]) or match["pronoun"] in ("han", "hun", "ho")


def _speaker(match: re.Match[str]) -> str:
    who = match["who"] or match["name"] or ""
    return who.removeprefix("av ").strip(" .")
