"""Speech without quotation marks: behind a dash, a label, or an announcement.

``SPEECH_RULES`` is the table. Each rule is given one block and what is around it, and
returns the stretches that are spoken, with the speaker whom their own lead-in names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ingest.models import ParsedDocument, Voice
from ingest.voices.leadins import speaker_before
from ingest.voices.rules import FIRST_PERSON, SPEECH_SIGN
from ingest.voices.subjects import SPEECH_VERB
from ingest.voices.tags import Tag, find_tag
from ingest.voices.turns import SPEAKING_KINDS, Turn, turns

#: Confidence in speech whose speaker is named beside it, and in speech that is not.
NAMED, UNNAMED = 0.9, 0.7
#: The rule of an item whose bullet may be a dash; beside no speech it is only an item.
LOST_DASH = "lost_dash"
#: Confidence of speech that nobody is named for and nothing announces: a hint only.
HINT = 0.4

#: Most words between a speech verb and the colon that announces speech.
MAX_WORDS_TO_COLON = 4

_DASH = re.compile(r"(?:^|(?<=\n)|(?<=[.?!…:»]\s))(?P<dash>[–—―-]\s+)(?=[A-ZÆØÅ«“\"(\[])")
_COLON = re.compile(r":\s+(?=[A-ZÆØÅ])")
_SENTENCE_END = re.compile(r"[.?!…](?=\s+[A-ZÆØÅ–—]|\s*$)")
_SHORT_SUBJECT = re.compile(r"(?P<lead>[^.?!:]{3,60}[.])\s*$")
_GROUP = re.compile(
    r"(?:ne|ane|ene|erne|ere|arar|anter|enter|ever|ers|nts|ees)(?:\s(?:i|på|ved|in|at)\s.*)?$"
)
_ONE_PERSON = re.compile(r"\b(?:jeg|eg|meg|min|mitt|mine|my|me)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Speech:
    """A stretch that is spoken, without the words that lead it in or out."""

    start: int
    end: int
    block: int
    voice: Voice
    speaker: str | None
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True)
class Scene:
    """One block, and what the rules need of the rest of the document.

    Attributes:
        before: The block before, of those that may hold speech.
        lead: The block before the list that a list item belongs to; else as ``before``.
    """

    parsed: ParsedDocument
    n: int
    text: str
    before: str
    lead: str
    turns: tuple[Turn, ...]

    @property
    def offset(self) -> int:
        return self.parsed.blocks[self.n].start

    def speech(self, a: int, b: int, speaker: str | None, confidence: float, rule: str) -> Speech:
        """Return a stretch of the block as an informant's."""
        voice: Voice = "author" if confidence == HINT else "informant"
        return Speech(
            self.offset + a, self.offset + b, self.n, voice, speaker or None, confidence, rule
        )


@dataclass(frozen=True, slots=True)
class SpeechRule:
    """One way in which speech is set apart without quotation marks."""

    name: str
    find: Callable[[Scene], Iterator[Speech]]


def speech(parsed: ParsedDocument) -> tuple[Speech, ...]:
    """Return the speech without quotation marks in a document, none overlapping."""
    by_block: dict[int, list[Turn]] = {}
    for turn in turns(parsed):
        by_block.setdefault(turn.block, []).append(turn)
    found: list[Speech] = []
    before = lead = ""
    for n, block in enumerate(parsed.blocks):
        if block.kind not in SPEAKING_KINDS:
            passed_over = block.kind in ("footnote", "boilerplate")
            before, lead = (before, lead) if passed_over else ("", "")
            continue
        text = parsed.text[block.start : block.end]
        if block.kind != "list_item" or parsed.blocks[n - 1].kind != "list_item":
            lead = before
        scene = Scene(parsed, n, text, before, lead, tuple(by_block.get(n, ())))
        found += _first_found(scene)
        before = text
    return tuple(_without_lone_hints(found))


def _first_found(scene: Scene) -> list[Speech]:
    for rule in SPEECH_RULES:
        spoken = list(rule.find(scene))
        if spoken:
            return spoken
    return []


def _without_lone_hints(found: list[Speech]) -> Iterator[Speech]:
    """Take a dash without a tag for speech where the dash beside it is speech."""
    sure = {one.block for one in found if one.rule == "dash" and one.confidence > HINT}
    for one in found:
        if one.confidence > HINT:
            yield one
        elif {one.block - 1, one.block, one.block + 1} & sure:
            sure.add(one.block)
            yield Speech(
                one.start, one.end, one.block, "informant", None, UNNAMED, "dash_beside_another"
            )
        elif one.rule != LOST_DASH:
            yield one


def _labels(scene: Scene) -> Iterator[Speech]:
    """Find «Veileder 3: Da ringer jeg lederen.»; an interviewer's question is method."""
    for turn in scene.turns:
        voice: Voice = "method" if turn.asks else "informant"
        yield Speech(turn.start, turn.end, scene.n, voice, turn.label, NAMED, "label")


def _dashes(scene: Scene) -> Iterator[Speech]:
    """Find «– Vi rekker det ikke, sier en lærer.», and «Læreren sukker. – Vi rekker det ikke.»."""
    openings = list(_DASH.finditer(scene.text))
    is_item = scene.parsed.blocks[scene.n].kind == "list_item"
    lost = find_tag(scene.text) if is_item and not openings else None
    if lost is not None and lost.says:  # the parser took the dash for a bullet
        yield from _tagged(scene, 0, 0, scene.text, lost)
    elif is_item and not openings:
        yield from _untagged_item(scene)
    for n, opening in enumerate(openings):
        end = openings[n + 1].start("dash") if n + 1 < len(openings) else len(scene.text)
        start, words = opening.start("dash"), scene.text[opening.end() : end].rstrip()
        tag = find_tag(words, anybody=True)
        if tag is not None:
            yield from _tagged(scene, start, opening.end(), words, tag)
            continue
        last = start + len(opening["dash"]) + len(words)
        before = scene.text[:start] or scene.before
        who = _introduced(before)
        if who is None and _announces(before):
            who = ""
        ends = words[-1:] in ".?!…"
        if who is not None and ends:
            yield scene.speech(start, last, who, NAMED if who else UNNAMED, "dash")
        elif ends and FIRST_PERSON.search(words):
            yield scene.speech(start, last, None, HINT, "dash")


def _untagged_item(scene: Scene) -> Iterator[Speech]:
    """Find speech in an item whose bullet may be a dash: «Læreren sukker.» stands before it."""
    words = scene.text.rstrip()
    if words[-1:] not in ".?!…" or not FIRST_PERSON.search(words):
        return
    is_first = scene.before == scene.lead and not scene.lead.rstrip().endswith(":")
    who = _introduced(scene.lead) if is_first else None
    if who is None:
        yield scene.speech(0, len(words), None, HINT, LOST_DASH)
    else:
        yield scene.speech(0, len(words), who, NAMED if who else UNNAMED, "dash")


def _announced_item(scene: Scene) -> Iterator[Speech]:
    """Find the items of a list in the first person under «En leder fortalte dette:»."""
    lead, words = scene.lead.rstrip("* "), scene.text.rstrip()
    if scene.parsed.blocks[scene.n].kind != "list_item" or not lead.endswith(":"):
        return
    who = _introduced(lead)
    if who and words[:1].isupper() and words[-1:] in ".!…" and _speaks_for(who, words):
        yield scene.speech(0, len(words), who, NAMED, "announced_item")


def _tagged(scene: Scene, start: int, at: int, words: str, tag: Tag) -> Iterator[Speech]:
    """Return what is spoken before a tag, and after it where the sentence goes on so."""
    yield scene.speech(start, at + tag.start, tag.speaker, NAMED, "dash")
    rest = words[tag.end :]
    goes_on = re.match(r",?\s*(?=(?:og|men|at|for|så|and|but|that)\s)[^.?!]*", rest)
    if goes_on and FIRST_PERSON.search(goes_on[0]) and tag.speaker != "":
        first = at + tag.end + len(rest) - len(rest.lstrip(", "))
        yield scene.speech(first, at + tag.end + goes_on.end(), tag.speaker, UNNAMED, "dash")


def _introduced(before: str) -> str | None:
    """Return the speaker of the sentence before a dash, ``None`` if it introduces nothing."""
    last = before.rstrip()
    sentence = re.split(r"(?<=[.?!])\s+", last)[-1]
    if last.endswith(":"):
        return speaker_before(sentence)
    acts = find_tag(f", {sentence}", person_first=True) if len(sentence.split()) <= 6 else None
    return acts.speaker if acts else None


def _announces(before: str) -> bool:
    """Say whether a sentence ends «…, sier han:», whoever that is."""
    sentence = re.split(r"(?<=[.?!])\s+", before.rstrip())[-1]
    verbs = list(SPEECH_VERB.finditer(sentence))
    near = bool(verbs) and len(sentence[verbs[-1].end() :].split()) <= MAX_WORDS_TO_COLON
    return sentence.endswith(":") and near


def _announced_block(scene: Scene) -> Iterator[Speech]:
    """Find a paragraph in the first person under «En leder fortalte dette:»."""
    if not scene.before.rstrip("* ").endswith(":") or not scene.text[:1].isupper():
        return
    who = _introduced(scene.before.rstrip("* "))
    own = scene.parsed.blocks[scene.n].kind == "paragraph" and scene.text.rstrip()[-1:] in ".?!…"
    if who is not None and own and _speaks_for(who, scene.text):
        yield scene.speech(0, len(scene.text), who, NAMED if who else UNNAMED, "announced")


def _announced_inside(scene: Scene) -> Iterator[Speech]:
    """Find «En leder sa det slik: Vi er to etater.» within one paragraph."""
    for colon in _COLON.finditer(scene.text):
        sentence = re.split(r"(?<=[.?!])\s+", scene.text[: colon.start() + 1])[-1]
        ending = _SENTENCE_END.search(scene.text, colon.end())
        end = ending.end() if ending else len(scene.text)
        who = speaker_before(sentence)
        words = scene.text[colon.end() : end]
        verbs = list(SPEECH_VERB.finditer(sentence))
        near = bool(verbs) and len(sentence[verbs[-1].end() :].split()) <= MAX_WORDS_TO_COLON
        plain = not SPEECH_SIGN.search(words) and not words.endswith("?")
        if who and near and plain and _speaks_for(who, words):
            yield scene.speech(colon.end(), end, who, UNNAMED, "announced_inside")


def _speaks_for(who: str, words: str) -> bool:
    """Say whether words may be one speaker's: «vi» under a group may be the authors'."""
    own = _ONE_PERSON if _GROUP.search(who) else FIRST_PERSON
    return own.search(words) is not None


SPEECH_RULES: tuple[SpeechRule, ...] = (
    SpeechRule("label", _labels),
    SpeechRule("announced_item", _announced_item),
    SpeechRule("dash", _dashes),
    SpeechRule("announced", _announced_block),
    SpeechRule("announced_inside", _announced_inside),
)
