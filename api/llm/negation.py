"""Compares a claim with its evidence: one may deny what the other affirms."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from index.text.language import Language

#: ``soft`` words deny by their meaning («mangler»): read either way.
Polarity = Literal["denied", "soft", "affirmed"]

_NORWEGIAN = r"ikke|ikkje|ei|ingen|inga|inkje|intet|ingenting|aldri|uten|utan|verken|hverken|korkje"
_ENGLISH = r"not|no|never|without|neither|nor|none|nobody|nothing|nowhere|cannot|\w+n['’]t"
_DENIES: dict[bool, re.Pattern[str]] = {
    # «no» is «now» in nynorsk, and «ei» is its article.
    False: re.compile(rf"\b(?:{_NORWEGIAN.replace('ei|', '')})\b", re.IGNORECASE),
    True: re.compile(rf"\b(?:{_ENGLISH})\b", re.IGNORECASE),
}
_SOFT = re.compile(
    r"\b(?:mangl\w+|manko\w*|fravær\w*|fråvær\w*|lack\w*|absence|absent|sjeld[ae]n\w*|rarely"
    r"|seldom|hardly|neppe|knapt|lite|få|few|little|unngå\w*|avoid\w*|fail\w*|i liten grad"
    r"|fritatt|slutte\w*|savn\w+|u(?:klar|enig|sikker|mulig|mogleg|likt?|tydelig|tydeleg)\w*"
    r"|im?possible|unclear|uncertain|unable)\b",
    re.IGNORECASE,
)
#: «ikke bare» affirms, and more.
_NO_DENIAL = re.compile(
    r"\b(?:ikke (?:bare|kun|minst)|ikkje (?:berre|minst)|not (?:only|just|least)"
    r"|uten tvil|utan tvil|without doubt|no doubt)\b",
    re.IGNORECASE,
)
#: Border of two statements, so that «ikke» in the one leaves the other.
_STATEMENT = re.compile(
    r"(?:;|\s[–—])\s|,\s(?=(?:og|and)\s)"
    r"|[,\s]\s?(?=(?:men|mens|medan|but|while|whereas|although|selv om|sjølv om)\s)",
    re.IGNORECASE,
)
#: Border of two clauses. Less certain: a denial reaches over «at», and a relative clause
#: may carry the point.
_CLAUSE = re.compile(r"[,:]\s|\s(?=(?:som|fordi|which|who|because|since)\s)", re.IGNORECASE)

#: Share of the nearest statement's nearness from which another may be meant as well.
MIN_NEARNESS_SHARE = 0.5

Agreement = Literal["agrees", "uncertain", "contradicts"]
Nearness = Callable[["Evidence"], float]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence that is cited, with its language."""

    text: str
    language: Language


def polarity(text: str, language: Language) -> Polarity:
    """Tell if a text denies something."""
    bare = _NO_DENIAL.sub(" ", text)
    if _DENIES[language == "en"].search(bare):
        return "denied"
    return "soft" if _SOFT.search(bare) else "affirmed"


def statements(text: str) -> list[str]:
    """Cut a sentence where a contrast begins."""
    return _pieces(_STATEMENT, text)


def agreement(claim: Polarity, evidence: Sequence[Evidence], nearness: Nearness) -> Agreement:
    """Compare the polarity of a statement with that of its evidence.

    Args:
        nearness: Share of the claim's concepts that a text has.
    """
    said = [Evidence(s, e.language) for e in evidence for s in statements(e.text)]
    near = _nearest(said, nearness)
    found = polarity(near.text, near.language)
    if claim == "denied":
        if found == "denied":
            return "agrees"
        everywhere = {polarity(e.text, e.language) for e in evidence}
        return "contradicts" if everywhere == {"affirmed"} else "uncertain"
    if found != "denied":
        enough = max(MIN_NEARNESS_SHARE * nearness(near), MIN_NEARNESS_SHARE)
        close = (e for e in said if nearness(e) >= enough)
        denied_too = any(polarity(e.text, e.language) == "denied" for e in close)
        return "uncertain" if denied_too and claim == "affirmed" else "agrees"
    clauses = [Evidence(c, near.language) for c in _pieces(_CLAUSE, near.text)]
    clause = _nearest(clauses, nearness)
    denied = polarity(clause.text, clause.language) == "denied"
    return "contradicts" if denied and claim == "affirmed" else "uncertain"


def _nearest(texts: Sequence[Evidence], nearness: Nearness) -> Evidence:
    return max(texts, key=nearness)


def _pieces(cut: re.Pattern[str], text: str) -> list[str]:
    return [piece for piece in cut.split(text) if piece.strip()] or [text]
