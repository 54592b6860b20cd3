"""Tells bokmål, nynorsk and English apart, in a question of four words or a passage.

Function words decide where they can: they are frequent, and «ikkje» or «which» says at
once which language it is. lingua decides the rest, and a short query that nobody can
place is taken for bokmål, the language of most reports.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from lingua import LanguageDetector

Language = Literal["nb", "nn", "en"]

_BOTH = """
    alle alt andre at av da de deg den denne der det dette det din ditt du eller enn er etter
    for fordi få får før først ha han har her hos i ingen inn ja kan kunne la like må man mange
    med meg mellom men min mitt mot når også og om opp over på rundt seg si sin sitt sine sist
    skal skulle slik som så til to tre under ut var ved vi vil ville å bli blir gjennom innen
    både hadde kunne blant dersom fått
"""
_BOKMAL = """
    hva hvem hvilke hvilken hvilket hvor hvordan hvorfor hvorvidt hvert hvis fra de dem dere
    disse en et noen noe noens ikke jeg være vært gjøre gjør gjort mye mer mest flere fleste
    bare selv uten siden ble blitt deres hennes hun ingenting enkelte annet annen samme sammen
    måtte derfor likevel heller imidlertid samt deretter ifølge allerede nå også kun begge egen
    eget hver igjen kom fikk
"""
_NYNORSK = """
    kva kven korleis kvifor kvar kvart kor korvidt kvarandre frå dei dykk desse ein eit ei nokon
    noko nokre ikkje eg vere vore gjere gjer gjort mykje meir mest fleire fleste berre sjølv
    utan sidan vart vorte deira hennar ho ingenting einskilde anna annan same saman måtte difor
    likevel heller derimot dessutan ifølgje allereie no òg også begge eigen eige me dykkar hjå
    korkje om innan vert verte blei fekk skulle ville hadde
"""
_ENGLISH = """
    a about after all also am among an and any are as at be because been before being between both
    but by can could did do does doing during each either ever every for from further had has have
    having he her here him his how however i if in into is it its just may me might more most much
    must my neither no nor not of off on one only or other our out over own per rather same she
    should since so some such than that the their them then there these they this those through to
    too toward towards under until up us very was we were what when where whether which while who
    whom whose why will with within without would you your
"""

#: Words that carry grammar rather than a topic, by language. None of them alone names a
#: concept of the thesaurus.
FUNCTION_WORDS: Mapping[Language, frozenset[str]] = {
    "nb": frozenset(_BOTH.split()) | frozenset(_BOKMAL.split()),
    "nn": frozenset(_BOTH.split()) | frozenset(_NYNORSK.split()),
    "en": frozenset(_ENGLISH.split()),
}
_NORWEGIAN = FUNCTION_WORDS["nb"] | FUNCTION_WORDS["nn"]
_ONLY_ENGLISH = FUNCTION_WORDS["en"] - _NORWEGIAN
_ONLY_NORWEGIAN = _NORWEGIAN - FUNCTION_WORDS["en"]
_ONLY_BOKMAL = FUNCTION_WORDS["nb"] - FUNCTION_WORDS["nn"] - FUNCTION_WORDS["en"]
_ONLY_NYNORSK = FUNCTION_WORDS["nn"] - FUNCTION_WORDS["nb"] - FUNCTION_WORDS["en"]

#: A text of fewer words is too short for lingua's answer to be used as it is.
SHORT_WORDS = 8
#: Least confidence of lingua for a short text to count as another language than bokmål.
#: Set on a hundred queries of one to four words: reports' compounds («trygdeetaten») look
#: like nynorsk up to 0.9, and loans («survey») like English up to 0.97.
SURE_NYNORSK, SURE_ENGLISH, SURE_ENGLISH_WORD = 0.95, 0.85, 0.99

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Detection:
    """A text's language. ``confidence`` is 0 to 1; 0.5 or less is a guess."""

    language: Language
    confidence: float


def detect(text: str) -> Detection:
    """Detect which of the three languages ``text`` is written in. Never fails: see above."""
    written = _without_operators(_WORD.findall(text.replace("\u00ad", "")))
    words = [word.casefold() for word in written]
    english = sum(word in _ONLY_ENGLISH for word in words)
    # «i» is the commonest Norwegian preposition; the English pronoun is a capital.
    norwegian = sum(word in _ONLY_NORWEGIAN for word in words) + written.count("i")
    if english > 2 * norwegian:
        return Detection("en", _share(english, norwegian))
    if norwegian > 2 * english:
        return _written_norwegian(text, words)
    return _by_letters(text, words)


def _without_operators(words: list[str]) -> list[str]:
    """Leave out «AND» among words in small letters, and the «a» of «§ 14a»."""
    small = any(not word.isupper() for word in words)
    kept = [word for word in words if len(word) > 1 or word in ("i", "I")]
    return [w for w in kept if not (small and w.isupper() and w.casefold() in _ONLY_ENGLISH)]


def _written_norwegian(text: str, words: list[str]) -> Detection:
    bokmal = sum(word in _ONLY_BOKMAL for word in words)
    nynorsk = sum(word in _ONLY_NYNORSK for word in words)
    if bokmal > nynorsk:
        return Detection("nb", _share(bokmal, nynorsk))
    if nynorsk > bokmal:
        return Detection("nn", _share(nynorsk, bokmal))
    scores = _lingua_scores(text)
    rest = scores["nb"] + scores["nn"]
    score = scores["nn"] / rest if rest else 0.0
    sure = SURE_NYNORSK if len(words) < SHORT_WORDS else 0.5
    return Detection("nn", score) if score >= sure else Detection("nb", max(1 - score, 0.5))


def _by_letters(text: str, words: list[str]) -> Detection:
    """Decide without function words, or with as many of one language as of another."""
    if not words:
        return Detection("nb", 0.0)
    scores = _lingua_scores(text)
    sure = SURE_ENGLISH if len(words) > 1 else SURE_ENGLISH_WORD
    if scores["en"] >= sure:
        return Detection("en", scores["en"])
    if scores["nn"] >= (SURE_NYNORSK if len(words) < SHORT_WORDS else 0.5):
        return Detection("nn", scores["nn"])
    return Detection("nb", max(scores["nb"], 0.5))


def _share(most: int, least: int) -> float:
    """Compute the confidence from function words, 0.5 to 1: one word alone gives 0.75."""
    return (most + 0.5) / (most + least + 1)


def _lingua_scores(text: str) -> dict[Language, float]:
    from lingua import Language as Known

    names: dict[Known, Language] = {Known.BOKMAL: "nb", Known.NYNORSK: "nn", Known.ENGLISH: "en"}
    values = _detector().compute_language_confidence_values(text)
    return {names[value.language]: value.value for value in values}


@lru_cache(maxsize=1)
def _detector() -> LanguageDetector:
    """Open lingua with our three languages only.

    Low-accuracy mode (trigrams alone) was right about as many of those fifty queries as
    the full one (41 each), loads in 25 ms rather than 640 and needs 100 MB less.
    """
    from lingua import Language as Known
    from lingua import LanguageDetectorBuilder

    known = (Known.BOKMAL, Known.NYNORSK, Known.ENGLISH)
    return LanguageDetectorBuilder.from_languages(*known).with_low_accuracy_mode().build()
