"""Rules that find the speaker or source of a quotation in the text around it.

``CUES`` is the table: each cue has a name, looks in one place, and gives a voice and a
confidence. The first that is found decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from ingest.models import Voice
from ingest.voices.quotations import Form
from ingest.voices.rules import (
    ACCORDING_TO,
    CITATION_IN_BRACKET,
    CITED_IN_RUNNING_TEXT,
    NARRATIVE_CITATION,
    NO_ROLE,
    PASSIVE_AGENT,
    PASSIVE_REPORT,
    POINTER_IN_BRACKET,
    PRONOUN,
    REPORTING_DOCUMENT,
    ROLE,
    SAYS,
    SCALE_IN_SENTENCE,
    SPEECH,
    SURVEY_ITEM,
    TITLE_NOUN,
    WHO,
)

#: Most words of a term («brannslukking»); it is attributed only to an adjacent name.
MAX_TERM_WORDS = 3
#: Most words of a title.
MAX_TITLE_WORDS = 16
#: Most characters between a quotation and its speaker.
SPEAKER_REACH_CHARS = 170


@dataclass(frozen=True, slots=True)
class Setting:
    """A quotation and the text around it, other quotations blanked out.

    Attributes:
        text: The quotation, marks included.
        before: The sentence up to it; or the sentence before, where that introduces it.
        after: From it to the end of the sentence, or to the next quotation.
        bracket: The text in brackets directly after it, else "".
    """

    text: str
    before: str
    after: str
    bracket: str
    form: Form

    @property
    def words(self) -> int:
        return len(self.text.split())


@dataclass(frozen=True, slots=True)
class Cue:
    """One rule that attributes a quotation.

    ``find`` returns the attribution ("" for a speaker without a name), or ``None``
    where the cue is not there.
    """

    name: str
    voice: Voice
    confidence: float
    find: Callable[[Setting], str | None]
    min_words: int = MAX_TERM_WORDS + 1


_BEFORE_SPEAKER = re.compile(rf"{WHO}(?=.{{0,110}}?{SAYS})", re.I | re.S)
_BEFORE_COLON = re.compile(rf"{WHO}(?=.{{0,110}}?:\W*$)", re.I | re.S)
_VERB_THEN_SPEAKER = re.compile(rf"{SAYS}.{{0,60}}?{WHO}", re.I | re.S)
_ACCORDING_TO_SPEAKER = re.compile(rf"{ACCORDING_TO}\s(?:[\w-]+\s){{0,3}}?{WHO}", re.I)
_CONNECTED = r"^\W{0,6}(?:(?:som|slik|for|as)\s)?(?!av\b)"
_THEN_SPEAKER = re.compile(rf"^\W{{0,6}}{SAYS}(?!\s(?:om|noe)\b).{{0,30}}?{WHO}", re.I | re.S)
_SPEAKER_SAYS = re.compile(rf"{_CONNECTED}{WHO}.{{0,60}}?{SAYS}", re.I | re.S)
_DASH_SPEAKER = re.compile(rf"^\W*[–—-]\s*(?:en|ei|et)?\s*{WHO}", re.I)
_PRONOUN_SAYS = re.compile(rf"{PRONOUN}\b.{{0,60}}?{SAYS}|{SAYS}(?:\s\w+)?\s{PRONOUN}", re.I | re.S)
_AFTER_PRONOUN = re.compile(
    rf"{_CONNECTED}(?:{SAYS}(?:\s\w+)?\s{PRONOUN}|{PRONOUN}.{{0,25}}?{SAYS})",
    re.I | re.S,
)
_NAMED = re.compile(
    rf"{SAYS}\s(?P<who>[A-ZÆØÅ][\w-]+(?:\s[A-ZÆØÅ][\w.-]+){{1,3}})"
    rf"|(?P<who2>[A-ZÆØÅ][\w-]+(?:\s[A-ZÆØÅ][\w.-]+){{1,3}})\s{SAYS}"
)
_ROLE = re.compile(ROLE, re.I)
_DETERMINER = re.compile(r"\b(?:en|ei|ein|én|et|eit|hver|a|an|the|our)\s$", re.I)
_SPOKEN_OF = re.compile(r"\b(?:med|til|mot|om|for|overfor|rundt|uten|utan|with|to|about)\s$", re.I)
_SAID = re.compile(SAYS, re.I)
_ADJACENT = re.compile(rf"(?:{SAYS}|\b(?:at|that|som|om|og)|:|,)\W*$", re.I)


def sounds_spoken(text: str) -> bool:
    """Return whether the words are typical of speech."""
    return SPEECH.search(text) is not None


def _speaker(match: re.Match[str] | None) -> str | None:
    """Return the person a pattern found, unless the word only has the shape of one."""
    if match is None:
        return None
    who = match["who"]
    ambiguous = NO_ROLE.match(who) and not _DETERMINER.search(match.string[: match.start("who")])
    return None if ambiguous else who


def _first_speaker(pattern: re.Pattern[str], text: str) -> str | None:
    """Return the match nearest the quotation that names a person: the last one in ``text``.

    A person who is spoken of or with («samtale med brukerne») is passed over for the speaker.
    """
    found = [match for match in pattern.finditer(text) if _speaker(match) is not None]
    speaking = [match for match in found if not _SPOKEN_OF.search(text[: match.start("who")])]
    return (speaking or found)[-1]["who"] if found else None


def _cited_in_bracket(setting: Setting) -> str | None:
    bracket = setting.bracket
    cited = CITATION_IN_BRACKET.search(bracket) and not POINTER_IN_BRACKET.search(bracket)
    return bracket if cited else None


def _role_in_bracket(setting: Setting) -> str | None:
    roles = _ROLE.findall(setting.bracket)
    return setting.bracket if roles and len(setting.bracket.split()) <= 10 else None


def _any_bracket_behind_a_block(setting: Setting) -> str | None:
    bracket = setting.bracket
    named = setting.form == "block" and bracket[:1].isupper() and len(bracket.split()) <= 6
    return bracket if named and not POINTER_IN_BRACKET.search(bracket) else None


def _title(setting: Setting) -> str | None:
    inner = setting.text.strip('«»“”„"*‘’ ')
    sentence_like = inner[-1:] in ".!" or ". " in inner
    if setting.form == "block" or setting.words > MAX_TITLE_WORDS or sentence_like:
        return None
    before = setting.before[-SPEAKER_REACH_CHARS:]
    if TITLE_NOUN.search(before):
        return ""
    # Words quoted from within a sentence begin small; a name keeps its capital.
    mid_sentence = re.search(r"\w\s*$", before) and not _SAID.search(
        before + setting.after[:SPEAKER_REACH_CHARS]
    )
    is_name = mid_sentence and inner[:1].isupper() and not sounds_spoken(inner)
    return "" if is_name else None


def _survey_item(setting: Setting) -> str | None:
    before = setting.before[-2 * SPEAKER_REACH_CHARS :]
    asked = SURVEY_ITEM.search(before)
    rated = re.search(r"\butsagn\w*", before, re.I) and SCALE_IN_SENTENCE.search(
        before + setting.after
    )
    return "" if setting.form != "block" and (asked or rated) else None


def _author_in_text(setting: Setting) -> str | None:
    before = list(NARRATIVE_CITATION.finditer(setting.before[-2 * SPEAKER_REACH_CHARS :]))
    after = NARRATIVE_CITATION.search(setting.after[:80])
    if before:
        return before[-1]["who"]
    return after["who"] if after else None


def _document(setting: Setting) -> str | None:
    match = REPORTING_DOCUMENT.search(setting.before[-SPEAKER_REACH_CHARS:])
    return match["who"] if match else None


def _speaker_after(setting: Setting) -> str | None:
    after = setting.after[:SPEAKER_REACH_CHARS]
    matches = (pattern.match(after) for pattern in (_THEN_SPEAKER, _SPEAKER_SAYS, _DASH_SPEAKER))
    return next((who for match in matches if (who := _speaker(match)) is not None), None)


def _speaker_before(setting: Setting) -> str | None:
    before = setting.before[-SPEAKER_REACH_CHARS:]
    if setting.words <= MAX_TERM_WORDS and not _ADJACENT.search(before):
        return None
    for pattern in (_ACCORDING_TO_SPEAKER, PASSIVE_AGENT, _BEFORE_SPEAKER, _VERB_THEN_SPEAKER):
        who = _first_speaker(pattern, before)
        if who is not None:
            return who
    return None


def _person_before_colon(setting: Setting) -> str | None:
    """Match a person before a colon: speech, but without a stated speaker."""
    return (
        None if _first_speaker(_BEFORE_COLON, setting.before[-SPEAKER_REACH_CHARS:]) is None else ""
    )


def _named_speaker(setting: Setting) -> str | None:
    match = _NAMED.search(setting.after[:80]) or _NAMED.search(
        setting.before[-SPEAKER_REACH_CHARS:]
    )
    return (match["who"] or match["who2"]) if match else None


def _pronoun(setting: Setting) -> str | None:
    found = _AFTER_PRONOUN.match(setting.after[:80]) or _PRONOUN_SAYS.search(
        setting.before[-SPEAKER_REACH_CHARS:]
    )
    return "" if found else None


def _passive(setting: Setting) -> str | None:
    near = setting.before[-SPEAKER_REACH_CHARS:] + " " + setting.after[:80]
    return "" if PASSIVE_REPORT.search(near) else None


def _cited_before(setting: Setting) -> str | None:
    match = CITED_IN_RUNNING_TEXT.search(setting.before[-2 * SPEAKER_REACH_CHARS :])
    return match["who"] if match and not POINTER_IN_BRACKET.search(match["who"]) else None


CUES: tuple[Cue, ...] = (
    Cue("title_or_name", "author", 0.8, _title, min_words=1),
    Cue("citation_in_bracket", "secondary", 0.95, _cited_in_bracket, min_words=3),
    Cue("role_in_bracket", "informant", 0.95, _role_in_bracket, min_words=2),
    Cue("survey_item", "author", 0.8, _survey_item),
    Cue("speaker_after", "informant", 0.9, _speaker_after, min_words=2),
    Cue("author_in_text", "secondary", 0.9, _author_in_text),
    Cue("speaker_before", "informant", 0.9, _speaker_before, min_words=2),
    Cue("person_before_colon", "informant", 0.7, _person_before_colon),
    Cue("document", "secondary", 0.75, _document),
    Cue("bracket_behind_block", "informant", 0.7, _any_bracket_behind_a_block),
    Cue("citation_before", "secondary", 0.6, _cited_before),
    Cue("named_speaker", "informant", 0.7, _named_speaker),
    Cue("pronoun_says", "informant", 0.7, _pronoun),
    Cue("passive_report", "informant", 0.6, _passive),
)
