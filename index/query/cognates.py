"""English words that are Norwegian ones in another spelling: «rationality», «rasjonalitet».

Research shares its Latin and Greek. What the correspondences below give counts only if
bokmål has the word, so that nothing is made up.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import product

#: English endings and what Norwegian may have there.
_ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("isation", ("isering", "isasjon")),
    ("ization", ("isering", "isasjon")),
    ("ation", ("asjon", "ering")),
    ("tion", ("sjon",)),
    ("ssion", ("sjon",)),
    ("sion", ("sjon",)),
    ("ational", ("asjonell", "asjonal")),
    ("tional", ("sjonell",)),
    ("ically", ("isk",)),
    ("ical", ("isk", "ikal")),
    ("ic", ("isk", "ikk")),
    ("ics", ("ikk",)),
    ("ity", ("itet",)),
    ("ism", ("isme",)),
    ("logy", ("logi",)),
    ("logist", ("log",)),
    ("ography", ("ografi",)),
    ("ency", ("ens",)),
    ("ancy", ("ans",)),
    ("ence", ("ens", "anse")),
    ("ance", ("anse", "ans")),
    ("acy", ("itet", "ati")),
    ("it", ("itt",)),
    ("ive", ("iv",)),
    ("ous", ("øs", "")),
    ("ary", ("ær", "ar")),
    ("cy", ("ti", "si")),
    ("cracy", ("krati",)),
    ("ise", ("isere",)),
    ("ize", ("isere",)),
    ("ate", ("ere", "at")),
    ("al", ("al", "ell")),
    ("er", ("er", "or")),
    ("e", ("e", "", "ere")),
    ("y", ("i",)),
    ("", ("", "e")),
)
#: Inside a word; the first that leads to a bokmål word counts.
_LETTERS: tuple[tuple[str, str], ...] = (
    ("ssion", "sjon"),
    ("tion", "sjon"),
    ("ph", "f"),
    ("th", "t"),
    ("rh", "r"),
    ("ch", "k"),
    ("qu", "kv"),
    ("x", "ks"),
)
_SOFT_C = re.compile(r"c(?=[eiyæ])")
_HARD_C = re.compile(r"cc?(?![eiy])")
_PLURAL = re.compile(r"(?<=[^s])s$")
#: Shorter words are alike by chance.
_MIN_LETTERS = 6


def cognate(word: str, is_bokmal: Callable[[str], bool]) -> str | None:
    """The bokmål word that an English one is in another spelling, if there is one.

    Args:
        word: In lower case.
        is_bokmal: Whether bokmål has a word.
    """
    if len(word) < _MIN_LETTERS:
        return None
    for form in dict.fromkeys((word, _PLURAL.sub("", word))):
        for candidate in _candidates(form):
            if is_bokmal(candidate):
                return candidate
    return None


def _candidates(word: str) -> Iterator[str]:
    """Every spelling to try, the likeliest first."""
    for english, endings in _ENDINGS:
        if word.endswith(english) and len(word) - len(english) >= 3:
            stem = word.removesuffix(english)
            for ending, spelled in product(endings, _spellings(stem)):
                yield spelled + ending


def _spellings(stem: str) -> Iterator[str]:
    changed = stem
    for english, norwegian in _LETTERS:
        changed = changed.replace(english, norwegian)
    hard = _HARD_C.sub("k", changed)
    yield hard
    yield _SOFT_C.sub("s", hard)
