"""The side that a question takes, and whether a sentence speaks for the other one."""

from __future__ import annotations

import re
from typing import Literal

Side = Literal["for", "against"]

#: Words by which a question asks for one side alone, in bokmål, nynorsk and English.
_ASKED: dict[Side, re.Pattern[str]] = {
    "against": re.compile(
        r"\b(?:ulemp\w*|svakhet\w*|svakheit\w*|innvending\w*|motargument\w*|bakdel\w*|kritikk\w*"
        r"|argument\w* (?:i?mot)|taler (?:i?mot)|talar (?:i?mot)|hindr\w+|hemm\w+|skepsis"
        r"|skeptisk\w*|går ut over|gå ut over|disadvantage\w*|drawback\w*|downside\w*|weakness\w*"
        r"|objection\w*|arguments? against|criticis\w+)\b",
        re.IGNORECASE,
    ),
    "for": re.compile(
        r"\b(?:fordel(?:er|ene|ar|ane|en)?|gevinst\w*|nytte(?:n|verdi\w*)?|argument\w* for"
        r"|taler for|talar for|lønne seg|løne seg|lønner seg|fremm\w+|styrkene?|advantage\w*"
        r"|benefits?|strengths?|upsides?|arguments? for)\b",
        re.IGNORECASE,
    ),
}
#: Words of a sentence that speaks for a side. Negated, they speak for the other.
_SAID: dict[Side, re.Pattern[str]] = {
    "against": re.compile(
        r"\b(?:ulemp\w*|svak\w*|svekke\w*|problem(?:et|er|ene|a)?|problematisk\w*|vanskelig\w*"
        r"|vanskeleg\w*|krevende|krevjande|tungvin\w*|negativ\w*|dårlig\w*|dårleg\w*|utfordr\w+|hindr\w+"
        r"|hemm\w+|sårbar\w*|risiko\w*|mangl\w+|imot|skeptisk\w*|kritisk\w*|merarbeid|belast\w+"
        r"|fare(?:n|r)?|tapt?|disadvantage\w*|drawback\w*|weak\w*|difficult\w*|lack\w*|worse|burden\w*)\b",
        re.IGNORECASE,
    ),
    "for": re.compile(
        r"\b(?:fordel(?:er|ene|ar|ane|en|aktig\w*)?|gevinst\w*|nyttig\w*|nytte|positiv\w*|bedre|betre"
        r"|lettere|lettare|enklere|enklare|tettere|tettare|styrke[rsnt]?|fremmer|fremjar|garanti"
        r"|vellykk\w*|lykkes|lykkast|bra|advantage\w*|benefit\w*|better|easier|strength\w*)\b",
        re.IGNORECASE,
    ),
}
_NEGATED = re.compile(
    r"\b(?:ikke|ikkje|ingen|inga|uten|utan|aldri|verken|not|no|without|never)\s+(?:\w+\s+){0,2}?$",
    re.IGNORECASE,
)
_OTHER: dict[Side, Side] = {"for": "against", "against": "for"}


def side_asked(question: str) -> Side | None:
    """Return the side that a question asks for, ``None`` where it asks for none or both."""
    sides = [side for side, pattern in _ASKED.items() if pattern.search(question)]
    return sides[0] if len(sides) == 1 else None


def speaks_against(text: str, side: Side) -> bool:
    """Return whether a text speaks for the other side, and has no word for this one."""
    said: set[Side] = set()
    for spoken, pattern in _SAID.items():
        for word in pattern.finditer(text):
            negated = _NEGATED.search(text, max(0, word.start() - 40), word.start())
            said.add(_OTHER[spoken] if negated else spoken)
    return _OTHER[side] in said and side not in said
