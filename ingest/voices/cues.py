"""Rules that find the speaker or source of a quotation in the text around it.

``CUES`` is the table: each cue has a name, looks in one place, and gives a voice and a
confidence. The first that is found decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from ingest.models import Voice
from ingest.voices.leadins import name_before, speaker_before
from ingest.voices.leadouts import name_after, speaker_after
from ingest.voices.quotations import Form
from ingest.voices.rules import (
    ACCORDING_TO,
    CITATION_IN_BRACKET,
    CITED_IN_RUNNING_TEXT,
    NARRATIVE_CITATION,
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
from ingest.voices.subjects import SPEECH_VERB, is_person

#: Most words of a term («brannslukking»); it is attributed only to an adjacent name.
MAX_TERM_WORDS = 3
#: Most words of a title.
MAX_TITLE_WORDS = 16
#: Most characters between a quotation and its speaker.
SPEAKER_REACH_CHARS = 170


#: Most words from one quotation to the next that share a lead-in.
MAX_WORDS_SINCE = 6


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
_PRONOUN_SAYS = re.compile(rf"{PRONOUN}\b.{{0,60}}?{SAYS}|{SAYS}(?:\s\w+)?\s{PRONOUN}", re.I | re.S)
_AFTER_PRONOUN = re.compile(
    rf"{_CONNECTED}(?:{SAYS}(?:\s\w+)?\s{PRONOUN}|{PRONOUN}.{{0,25}}?{SAYS})",
    re.I | re.S,
)
_ROLE = re.compile(ROLE, re.I)
#: Words that open a remark in brackets, not a name.
_NO_NAME_FIRST = re.compile(
    r"(?:etter|før|blant|hos|som|og|eller|les|dvs|i|på|av|med|til|for|fra|frå|jf|uten|både|"
    r"after|before|among|as|and|or|i\.e|of|with|to|for|from)\b",
    re.IGNORECASE,
)
#: Place and publisher of a book: «New York: Norton, 1987».
_IMPRINT = re.compile(r"[A-ZÆØÅ][\w., ]{1,40}:\s[A-ZÆØÅ]")
_SAID = re.compile(SAYS, re.I)
#: Another quotation in the lead-in, made blank, and the authors' words since it.
_ANOTHER_BEFORE = re.compile(r"[«“„\"]\s+[»”“\"](?P<since>[^«»“”„\"]*)$")
_ADJACENT = re.compile(rf"(?:{SAYS}|\b(?:at|that|som|om|og)|:|,)\W*$", re.I)


def sounds_spoken(text: str) -> bool:
    """Return whether the words are typical of speech."""
    return SPEECH.search(text) is not None


def _speaker(match: re.Match[str] | None) -> str | None:
    """Return the person a pattern found, unless the word only has the shape of one."""
    return match["who"] if match is not None and is_person(match) else None


def _has_person(pattern: re.Pattern[str], text: str) -> bool:
    return any(_speaker(match) is not None for match in pattern.finditer(text))


def _cited_in_bracket(setting: Setting) -> str | None:
    bracket = setting.bracket
    cited = CITATION_IN_BRACKET.search(bracket) and not POINTER_IN_BRACKET.search(bracket)
    return bracket if cited else None


def _role_in_bracket(setting: Setting) -> str | None:
    roles = _ROLE.findall(setting.bracket)
    no_name = _NO_NAME_FIRST.match(setting.bracket)
    return setting.bracket if roles and not no_name and len(setting.bracket.split()) <= 10 else None


def _any_bracket_behind_a_block(setting: Setting) -> str | None:
    bracket = setting.bracket
    named = (
        setting.form == "block"
        and bracket[:1].isupper()
        and not bracket.isupper()
        and len(bracket.split()) <= 6
    )
    return bracket if named and not POINTER_IN_BRACKET.search(bracket) else None


def _title(setting: Setting) -> str | None:
    inner = setting.text.strip('«»“”„"*‘’ ')
    sentence_like = inner[-1:] in ".!" or ". " in inner
    if setting.form == "block" or setting.words > MAX_TITLE_WORDS or sentence_like:
        return None
    if setting.form == "italics" and _IMPRINT.match(setting.bracket):
        return ""
    before = setting.before[-SPEAKER_REACH_CHARS:]
    if TITLE_NOUN.search(before) or _is_slanted_title(setting, inner, before):
        return ""
    # Words quoted from within a sentence begin small; a name keeps its capital.
    mid_sentence = re.search(r"\w\s*$", before) and not _SAID.search(
        before + setting.after[:SPEAKER_REACH_CHARS]
    )
    is_name = mid_sentence and inner[:1].isupper() and not sounds_spoken(inner)
    return "" if is_name else None


def _is_slanted_title(setting: Setting, inner: str, before: str) -> bool:
    """Say whether italics are a work's title with its author and year behind."""
    named = setting.form == "italics" and inner[:1].isupper() and _cited_in_bracket(setting)
    return bool(named) and not (_SAID.search(before) or before.rstrip(" *").endswith(":"))


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
    return speaker_after(setting.after) or None


def _speaker_before(setting: Setting) -> str | None:
    if _is_distant_term(setting) or _follows_another(setting):
        return None
    return speaker_before(setting.before) or None


def _follows_another(setting: Setting) -> bool:
    """Say whether the lead-in was another quotation's, and the authors have gone on since.

    «A», og at «B» is one lead-in; «A», men det ville ha ført til «B» is not.
    """
    another = _ANOTHER_BEFORE.search(setting.before)
    if another is None:
        return False
    since = another["since"]
    return len(since.split()) > MAX_WORDS_SINCE and not SPEECH_VERB.search(since)


def _person_after(setting: Setting) -> str | None:
    """Match a person beside the verb behind a quotation, whoever it is."""
    after = setting.after[:SPEAKER_REACH_CHARS]
    matches = (pattern.match(after) for pattern in (_THEN_SPEAKER, _SPEAKER_SAYS))
    return "" if any(_speaker(match) is not None for match in matches) else None


def _person_before(setting: Setting) -> str | None:
    """Match a person beside a verb before a quotation, whoever it is."""
    before = setting.before[-SPEAKER_REACH_CHARS:]
    if _is_distant_term(setting):
        return None
    patterns = (_ACCORDING_TO_SPEAKER, PASSIVE_AGENT, _BEFORE_SPEAKER, _VERB_THEN_SPEAKER)
    return "" if any(_has_person(pattern, before) for pattern in patterns) else None


def _is_distant_term(setting: Setting) -> bool:
    before = setting.before[-SPEAKER_REACH_CHARS:]
    return setting.words <= MAX_TERM_WORDS and not _ADJACENT.search(before)


def _person_before_colon(setting: Setting) -> str | None:
    """Match a person before a colon: speech, but without a stated speaker."""
    return "" if _has_person(_BEFORE_COLON, setting.before[-SPEAKER_REACH_CHARS:]) else None


def _named_speaker(setting: Setting) -> str | None:
    return name_after(setting.after) or name_before(setting.before)


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
    Cue("person_after", "informant", 0.85, _person_after, min_words=2),
    Cue("author_in_text", "secondary", 0.9, _author_in_text),
    Cue("speaker_before", "informant", 0.9, _speaker_before, min_words=2),
    Cue("person_before", "informant", 0.85, _person_before, min_words=2),
    Cue("person_before_colon", "informant", 0.7, _person_before_colon),
    Cue("document", "secondary", 0.75, _document),
    Cue("bracket_behind_block", "informant", 0.7, _any_bracket_behind_a_block),
    Cue("citation_before", "secondary", 0.6, _cited_before),
    Cue("named_speaker", "informant", 0.7, _named_speaker),
    Cue("pronoun_says", "informant", 0.7, _pronoun),
    Cue("passive_report", "informant", 0.6, _passive),
)
