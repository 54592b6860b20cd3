"""Turns of an interview: words behind a speaker's label («Veileder 2:», «Intervjuer:», «V:»).

A label alone proves little: «Figur 3:», «Oslo:» and «Bruker: person som …» look alike. So a
turn must be by somebody who can speak, sound spoken, or belong to a run of turns that asks
and answers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ingest.models import BlockKind, ParsedDocument
from ingest.voices.rules import ASKS, CLAUSE, FIRST_PERSON, ROLE

#: Blocks that may hold speech without quotation marks.
SPEAKING_KINDS: frozenset[BlockKind] = frozenset({"paragraph", "list_item", "quote"})
#: Most blocks from one turn of a run to the next: an answer may have several paragraphs.
MAX_BLOCKS_BETWEEN = 3
#: Fewest words of a turn whose label says only a role with a number.
MIN_CLAUSE_WORDS = 4

_LABEL = re.compile(
    r"(?:^|(?<=\n)|(?<=[.?!…»”\"]\s))[–—-]?\s?(?P<label>[A-ZÆØÅ][\w/-]*(?:\s[\w/-]+){0,3})\s?:\s+(?=\S)"
)
_INTERVIEWER = re.compile(
    r"(?:intervjuer(?:en)?|intervjuar(?:en)?|interviewer|moderator|forsker(?:en)?|forskar(?:en)?|"
    r"researcher|int)(?: \d)?",
    re.IGNORECASE,
)
_ASKING_LETTER = re.compile(r"[IQSM]\d?")
_LETTER = re.compile(r"[A-ZÆØÅ]{1,2}\d{0,2}")
_ROLE_LABEL = re.compile(rf"{ROLE}", re.IGNORECASE)
_NUMBERED_ROLE = re.compile(rf"{ROLE}\s(?:\d{{1,2}}|[A-ZÆØÅ])", re.IGNORECASE)
_NAME = re.compile(r"[A-ZÆØÅ][a-zæøå]+(?:\s[A-ZÆØÅ][a-zæøå]+)?")
_DEFINES = re.compile(r"(?:En|Ei|Ein|Et|Eit|Den|Det at|Person|A|An|The|Se|Sjå|See)\s")


@dataclass(frozen=True, slots=True)
class Turn:
    """A label and the words behind it, as offsets into the canonical text."""

    block: int
    label: str
    start: int
    end: int
    words: str

    @property
    def asks(self) -> bool:
        """Return whether the words are the interviewer's, by the label."""
        return bool(_INTERVIEWER.fullmatch(self.label) or _ASKING_LETTER.fullmatch(self.label))


@dataclass(frozen=True, slots=True)
class TurnRule:
    """One kind of label that may be a speaker's; ``speaks`` is given the turn and its run."""

    name: str
    speaks: Callable[[Turn, Sequence[Turn]], bool]


def turns(parsed: ParsedDocument) -> tuple[Turn, ...]:
    """Return the turns of interviews in a document, in the order of the text."""
    runs: list[list[Turn]] = []
    for turn in _labelled(parsed):
        if runs and turn.block - runs[-1][-1].block <= MAX_BLOCKS_BETWEEN:
            runs[-1].append(turn)
        else:
            runs.append([turn])
    return tuple(
        turn for run in runs for turn in run if any(rule.speaks(turn, run) for rule in TURN_RULES)
    )


def _labelled(parsed: ParsedDocument) -> list[Turn]:
    found = []
    for n, block in enumerate(parsed.blocks):
        text = parsed.text[block.start : block.end]
        if block.kind not in SPEAKING_KINDS or ":" not in text:
            continue
        labels = [match for match in _LABEL.finditer(text) if _may_speak(match["label"])]
        ends = [*(match.start() for match in labels[1:]), len(text)]
        for match, end in zip(labels, ends, strict=False):
            words = text[match.end() : end].rstrip()
            if words:
                at = block.start + match.end()
                found.append(Turn(n, match["label"], at, at + len(words), words))
    return found


def _may_speak(label: str) -> bool:
    kinds = (_INTERVIEWER, _LETTER, _ROLE_LABEL, _NUMBERED_ROLE, _NAME)
    return any(kind.fullmatch(label) for kind in kinds)


def _is_sentence(turn: Turn) -> bool:
    return turn.words[0].isupper() and turn.words[-1] in ".?!…»”\"'"


def _numbered_role(turn: Turn, _run: Sequence[Turn]) -> bool:
    """Accept «Veileder 3: Da ringer jeg lederen.»: a clause, not a list of who was asked."""
    clause = len(turn.words.split()) >= MIN_CLAUSE_WORDS and CLAUSE.search(turn.words)
    spoken = FIRST_PERSON.search(turn.words) or clause
    return bool(_NUMBERED_ROLE.fullmatch(turn.label) and _is_sentence(turn) and spoken)


def _role(turn: Turn, run: Sequence[Turn]) -> bool:
    """Accept «Mor: Jeg fikk ikke svar.», not «Bruker: En person som mottar tjenester.»."""
    if not _ROLE_LABEL.fullmatch(turn.label) or not _is_sentence(turn):
        return False
    spoken = FIRST_PERSON.search(turn.words) and not _DEFINES.match(turn.words)
    return bool(spoken) or _asked(run)


def _interviewer(turn: Turn, run: Sequence[Turn]) -> bool:
    """Accept «Intervjuer: Hva gjør du da?», and every word of an interviewer among turns."""
    named = _INTERVIEWER.fullmatch(turn.label)
    return bool(named) and _is_sentence(turn) and (turn.words.endswith("?") or len(run) > 1)


def _letter(turn: Turn, run: Sequence[Turn]) -> bool:
    """Accept «I: Hvordan da? V: Vi venter.»: letters that ask and answer."""
    return bool(_LETTER.fullmatch(turn.label)) and _is_sentence(turn) and _asked(run)


def _name(turn: Turn, run: Sequence[Turn]) -> bool:
    """Accept «Kari: Jeg vet ikke.» in a run in which somebody asks, or speaks twice."""
    if not _NAME.fullmatch(turn.label) or not _is_sentence(turn):
        return False
    again = sum(other.label == turn.label for other in run) > 1
    return _asked(run) or (again and any(FIRST_PERSON.search(other.words) for other in run))


def _asked(run: Sequence[Turn]) -> bool:
    """Say whether a run has a question by an interviewer and another one's answer."""
    asking = [turn for turn in run if turn.asks and (ASKS.search(turn.words))]
    return bool(asking) and any(not turn.asks for turn in run)


TURN_RULES: tuple[TurnRule, ...] = (
    TurnRule("interviewer", _interviewer),
    TurnRule("numbered_role", _numbered_role),
    TurnRule("role", _role),
    TurnRule("letter", _letter),
    TurnRule("name", _name),
)
