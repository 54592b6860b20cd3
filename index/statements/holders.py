"""Who thinks or feels something: the group that a question asks about, and a sentence's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

Group = Literal["users", "patients", "pupils", "residents", "relatives", "employees", "leaders"]

_PLURAL = r"(?:e|en|ene|ne|er|ar|ane|ens|nes|enes|s)?"
_GROUPS: dict[Group, str] = {
    "users": rf"(?:tjeneste|teneste)?bruk[ea]r{_PLURAL}|klient{_PLURAL}|\w*mottak[ea]r{_PLURAL}"
    rf"|arbeidssøk[ea]r{_PLURAL}|arbeidssøkjar{_PLURAL}|users?|clients?",
    "patients": rf"pasient{_PLURAL}|patients?",
    "pupils": rf"elev{_PLURAL}|student{_PLURAL}|pupils?|students?",
    "residents": rf"inn?byg?gj?[ea]r{_PLURAL}|borg[ea]r{_PLURAL}|residents?|citizens?",
    "relatives": r"pårør(?:ende|ande)|foreldre(?:ne)?|foreldra|parents?|relatives?",
    "employees": rf"\w*(?:ansatt|tilsett)(?:e|ene|es)?|medarbeid[ea]r{_PLURAL}|\w*veileder{_PLURAL}"
    rf"|\w*rettlei[ea]r{_PLURAL}|saks?behandler{_PLURAL}|sakshandsam[ea]r{_PLURAL}"
    rf"|sosialarbeid[ea]r{_PLURAL}|lær[ea]r{_PLURAL}|(?:syke|sjuke)plei[ea]r{_PLURAL}"
    r"|leg(?:er|ene|ar|ane)|employees?|staff|counsell?ors?|(?:social )?workers?"
    r"|teachers?|nurses?|doctors?",
    "leaders": rf"\w*led[e]r{_PLURAL}|\w*leiar{_PLURAL}|ledelsen|leiinga|\w*sjef{_PLURAL}"
    rf"|rådm[ae]nn(?:en|a|ene)?|ordfør[ea]r{_PLURAL}|\w*direktør{_PLURAL}|managers?"
    r"|directors?|mayors?",
}
_HOLDER = re.compile(
    r"\b(?:" + "|".join(f"(?P<{group}>{words})" for group, words in _GROUPS.items()) + r")\b",
    re.IGNORECASE,
)
#: Words of thinking and feeling: somebody is satisfied, finds or fears something.
_ATTITUDE = re.compile(
    r"\b(?:(?:mis)?fornøyde?|(?:mis)?nøgde?|tilfredse?|tilfreds|synes|synest|syns|mener|meiner|opplever"
    r"|opplevde|føler|kjenner seg|trives|trivst|liker|likar|ønsker|ynskjer|frykter|fryktar|erfarer"
    r"|erfarar|vurderer|(?:dis)?satisfied|unhappy|happy|feels?|felt|think|thinks|experience[sd]?|finds?)\b",
    re.IGNORECASE,
)
#: Characters from one of these words back to who it is said of.
_REACH_CHARS = 120
_CLAUSE_END = re.compile(r"[.;:!?]|,\s(?:og|men|mens|and|but|while)\b")


def holder_asked(question: str) -> Group | None:
    """Return whose thoughts or feelings a question asks for, ``None`` where not one group's."""
    groups = set(_holders(question))
    return groups.pop() if len(groups) == 1 else None


def is_held_by_others(text: str, group: Group) -> bool:
    """Return whether a text tells what others think or feel, and of this group nothing."""
    found = set(_holders(text))
    return bool(found) and group not in found


def _holders(text: str) -> Iterator[Group]:
    """Yield the group that each word of thinking or feeling is said of, where one is named.

    That is the nearest before it in its clause; in a question, or after an adverb, the first
    one behind it.
    """
    for attitude in _ATTITUDE.finditer(text):
        before = text[max(0, attitude.start() - _REACH_CHARS) : attitude.start()]
        clause = _CLAUSE_END.split(before)[-1]
        behind = _CLAUSE_END.split(text[attitude.end() : attitude.end() + _REACH_CHARS])[0]
        named = [*_HOLDER.finditer(clause)][-1:] or [*_HOLDER.finditer(behind)][:1]
        for one in named:
            yield one.lastgroup  # type: ignore[misc]  # a group's name, by the pattern
