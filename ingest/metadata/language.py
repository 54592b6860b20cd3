"""Language of a document, by its function words.

A few hundred words are enough, and no model is needed: bokmål, nynorsk and their
neighbours differ in the most frequent words.
"""

from __future__ import annotations

import re
from collections import Counter

_FUNCTION_WORDS: dict[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "nb": "ikke jeg hun dem være hvor en sin fra hva hvordan noe noen meg mer mye uten ble "
        "hvilke hvilken etter mellom gjøre gjør bare selv flere av også kommer skriver",
        "nn": "ikkje eg ho dei vere kor ein eit sin frå kva korleis noko nokon nokre meg meir "
        "mykje utan vart blei etter mellom gjere gjer berre sjølv fleire av òg kjem desse skriv",
        "en": "the of and is that this from which their was with were been these they would",
        "sv": "och att är inte från vad hur något några jag mycket också själv mellan utan ett av",
        "da": "ikke jeg hun dem være hvor en sin fra hvad hvordan noget nogle mig mere meget uden "
        "blev hvilke hvilken efter mellem gøre gør bare selv flere af også kommer skriver",
        "de": "der die das und ist nicht von mit den dem auf für eine wird sich auch werden",
        "se": "ja lea leat dat go mii ahte eai sii leamaš maid maiddái muhto vai",
    }.items()
}
_WORD = re.compile(r"[a-zæøåäöüòéáčđŋšŧž]+")
_SAMPLE_CHARS = 120_000
_FEWEST_WORDS = 12
#: Factor by which its own words outnumber those of any other language, if it is sure.
_CLEAR_LEAD = 3


def language_of(text: str) -> tuple[str, bool]:
    """Return the language of most of the text, and True if it is sure.

    Returns:
        One of the manifest's languages; ``("nb", False)`` for too little text.
    """
    words = Counter(_WORD.findall(_sample(text).casefold()))
    scores = {
        language: sum(words[word] for word in own) for language, own in _FUNCTION_WORDS.items()
    }
    best = max(scores, key=lambda language: (scores[language], language == "nb"))
    if scores[best] < _FEWEST_WORDS:
        return best, False
    own = _FUNCTION_WORDS[best]
    sure = all(
        _count(words, own - other) >= _CLEAR_LEAD * _count(words, other - own)
        for language, other in _FUNCTION_WORDS.items()
        if language != best
    )
    return best, sure


def _count(words: Counter[str], among: frozenset[str]) -> int:
    return sum(words[word] for word in among)


def _sample(text: str) -> str:
    """Return the middle of a long text: the front has abstracts in other languages."""
    if len(text) <= _SAMPLE_CHARS:
        return text
    start = (len(text) - _SAMPLE_CHARS) // 2
    return text[start : start + _SAMPLE_CHARS]
