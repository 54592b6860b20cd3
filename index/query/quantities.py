"""Questions for a quantity: what kind they ask for, with which words, and whether a text gives it.

«Hvor mange», «what share» and «når» say what an answer looks like, not what it is about: no
passage needs to hold them, and a figure of their kind speaks for the sentence that has one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

QuantityKind = Literal["number", "share", "money", "date", "duration", "frequency"]


@dataclass(frozen=True, slots=True)
class AskedQuantity:
    """The words that ask for a quantity, at ``start`` to ``end`` of a question."""

    start: int
    end: int
    kind: QuantityKind


_MANY = r"\b(?:(?:hvor|kor)\ (?:mange|mykje|mye)|how\ (?:many|much))"
_SIZE = (
    r"\b(?:(?:hvor|kor)\ (?:stor(?:e|t)?|liten|lite|lita|små|høye?|høyt|høge?|høgt|lave?|låge?)"
    r"|how\ (?:large|big|great|small|high|low)(?:\ an?)?)"
)
_WHAT = (
    r"\b(?:(?:hvilken|hvilket|hva\ (?:er|var)|kva(?:\ for\ (?:ein|eit|ei))?(?:\ (?:er|var))?)"
    r"|(?:what|which)(?:\ (?:is|was)\ the)?)"
)
_SHARE = (
    r"(?:(?:prosent)?andel(?:en)?|prosent(?:del)?(?:en)?|prosentpoeng"
    r"|(?<=stor\ )del|(?<=stor\ )part"
    r"|(?<=large\ a\ )part|per\ ?cent|percentage(?:\ points?)?|share|proportion|fraction)\b"
)
_SUM = (
    r"(?:kroner|kr|pengar|penger|millionar|millioner|euro|dollar|beløp(?:et)?|sum(?:men)?|money)\b"
)
_COUNT = r"(?:antall(?:et)?|tal(?:l|et|let)?|number)(?=\ (?:på|av|of|\w))\b"
_PERIOD = (
    r"(?:tid|år|månader|måneder|veker|uker|dagar|dager|timar|timer|minuttar|minutter"
    r"|time|years|months|weeks|days|hours|minutes)\b"
)
_TIMES = r"(?:ganger|gonger|times)\b"
_COSTS = r"(?:koster?|kosta|kostet|cost)\b"
#: The first that fits decides: «hvor mange prosent» is a share.
_ASKING: Mapping[QuantityKind, str] = {
    "share": rf"(?:{_MANY}|{_SIZE}|{_WHAT})\ {_SHARE}(?:\ (?:av|of)\b)?",
    "money": (
        rf"(?:{_MANY}|{_SIZE}|{_WHAT})\ {_SUM}|\b(?:(?:hvor|kor)\ (?:mye|mykje)|hva|kva)\ {_COSTS}"
        r"|\bhow\ (?:much|expensive)\b(?=.*\bcosts?\b)|\b(?:hvor|kor)\ dyr(?:t|e)?\b"
    ),
    "frequency": (
        rf"\b(?:hvor|kor)\ (?:ofte|hyppig)\b|\bhow\ (?:often|frequently)\b|{_MANY}\ {_TIMES}"
    ),
    "duration": (
        rf"(?:{_MANY}|\b(?:hvor|kor)\ lang)\ {_PERIOD}|\b(?:hvor|kor)\ (?:lenge|lang(?:t|e)?)\b"
        r"|\bhow\ long\b"
    ),
    "date": (
        r"^\W*(?:(?:og|men|så|fra|frå|siden|sidan|and|but|since)\ )?(?:når|når\ tid|when)\b"
        rf"|(?:{_WHAT}|\b(?:i|in)\ (?:hvilket|kva|what|which))"
        r"\ (?:år|årstal\w*|dato|måned|månad|dag|year|date|month|day)\b"
        r"|\bkva\ tid\b|\bnår\ tid\b"
    ),
    "number": (
        rf"{_MANY}\b|{_SIZE}\b|{_WHAT}\ {_COUNT}|\b(?:hvor|kor)\ (?:gammel|gammal|gamle|gamalt)\b"
        r"|\bhow\ old\b"
    ),
}
_ASKED = re.compile(
    "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _ASKING.items()),
    re.IGNORECASE,
)

_NUMERAL = (
    r"(?:\d+(?:[.,\ \u00a0\u202f]\d+)*|tre|fire|fem|seks|sju|syv|åtte|ni|ti|elleve|tolv|tretten"
    r"|fjorten|femten|seksten|sytten|atten|nitten|tjue\w*|tretti\w*|førti\w*|femti\w*|seksti\w*|sytti\w*"
    r"|åtti\w*|nitti\w*|hundre\w*|tusen|million\w*|milliard\w*|dusin|halv(?:t?annet|parten|delen)"
    r"|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fifteen|twenty|thirty"
    r"|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|dozens?)"
)
#: «To» is a number in Norwegian only: before a noun's plural, «av» or a fraction.
_TWO = r"to(?=\ (?:av|tredje\w+|femte\w+|år\b|\w+(?:er|ar|ere|ir)\b))"
_UNIT = (
    r"(?:år|måned\w*|månad\w*|mnd|uker?|veker?|dag(?:er|ar)?|døgn|time[rn]?|timar|minutt\w*|sekund\w*"
    r"|years?|months?|weeks?|days?|hours?|minutes?|seconds?)"
)
_GIVING: Mapping[QuantityKind, str] = {
    "number": rf"\b(?:{_NUMERAL}|{_TWO})\b",
    "share": (
        r"\d[\ \u00a0\u202f]?(?:%|(?:prosent|pst|per\ ?cent)\b)|\b(?:prosent|per\ ?cent)\b"
        r"|\b(?:halvparten|halvdelen|tredel\w*|(?:tredje|fjerde|femte|ti)del\w*|flertallet|fleirtalet"
        r"|mesteparten|majoriteten|half|thirds?|quarters?|majority)\b"
        rf"|\b(?:{_NUMERAL}|{_TWO}|en|ein|one)\ (?:av|of|out\ of)"
        rf"\ (?:de\ |dei\ |the\ )?{_NUMERAL}\b"
    ),
    "money": (
        rf"\b(?:{_NUMERAL})(?:[\ \u00a0\u202f](?:tusen|mill\w*\.?|mrd\.?))?[\ \u00a0\u202f]?"
        r"(?:kroner?|kr|nok|euro|dollar\w*|pund|million\w*|milliard\w*|øre|€|\$)(?!\w)"
        r"|(?:\b(?:kr\.?|nok|usd)|[€$£])[\ \u00a0\u202f]?\d|\d,[-–]"
    ),
    "date": (
        r"\b(?:1[5-9]|20)\d\d\b|\b\d{1,2}\.\ ?\d{1,2}\.(?:\ ?\d{2,4})?|\bkl\.?\ \d"
        r"|\b(?:januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember"
        r"|january|february|march|may|june|july|october|december"
        r"|(?:man|tirs|ons|tors|fre|lør|laur|søn|sun)dag\w*|måndag\w*|tysdag\w*"
        r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
        r"|våren|vår|sommeren|sommaren|høsten|hausten|vinteren|spring|summer|autumn|winter)\b"
    ),
    "duration": (
        rf"\b(?:{_NUMERAL}|{_TWO}|en|et|ett|ein|ei|eit|halvt?|a|an|one)"
        rf"[\ \u00a0\u202f-]{_UNIT}\b"
    ),
    "frequency": (
        r"\b(?:daglig\w*|dagleg\w*|ukentlig\w*|vekentleg\w*|månedlig\w*|månadleg\w*|årlig\w*|årleg\w*"
        r"|halvårl\w+|kvartalsvis|ganger|gonger|gang\ (?:i|per|hver|kvar)|hver(?:t)?|kvar(?:t)?"
        r"|ofte|sjelden|sjeldan|alltid|per\ (?:år|uke|veke|måned|månad|dag|time)"
        r"|daily|weekly|monthly|yearly|annual(?:ly)?|every|each|times|once|twice|often|rarely|seldom)\b"
    ),
}
_GIVES = {kind: re.compile(pattern, re.IGNORECASE) for kind, pattern in _GIVING.items()}
#: Figures that count nothing: of a reference, a place in the text, a law, and years.
_NO_COUNT = re.compile(
    r"\([^()]*\b(?:1[5-9]|20)\d\d[a-z]?\b[^()]*\)|\[\d+\]|§+\ ?\d+(?:-\d+)?"
    r"|\b(?:figur|tabell|kapittel|kap\.|side|s\.|avsnitt|vedlegg|figure|table|chapter|page|section"
    r"|appendix)[\ \u00a0]?\d+(?:[.–-]\d+)*|\b(?:1[5-9]|20)\d\d(?:[-–](?:\d{2}){1,2})?\b",
    re.IGNORECASE,
)


def asked_quantity(question: str) -> AskedQuantity | None:
    """Find the words with which a question asks for a quantity, the first of them."""
    found = _ASKED.search(question)
    if found is None:
        return None
    kind = next(kind for kind in _ASKING if found[kind] is not None)
    return AskedQuantity(found.start(), found.end(), kind)


def gives(kind: QuantityKind, text: str) -> bool:
    """Return whether a text holds a figure of the kind, in digits or in words."""
    if kind in ("number", "share"):
        text = _NO_COUNT.sub(" ", text)
    return _GIVES[kind].search(text) is not None
