"""Tests of whether a sentence can be understood without the sentences around it."""

from __future__ import annotations

import re
from collections.abc import Sequence

#: Words at the beginning of a sentence that point back to another one.
_POINTS_BACK = re.compile(
    r"""[\s«"“(–-]*(?:
        dette|desse|disse|denne|dei|de|den|det\ (?!er\ (?:viktig|mange|mulig|mogleg)\b)
        |han|hun|ho|hans|hennes|hennar|deres|deira
        |slik|slike|sånn|derfor|difor|dermed|likevel|imidlertid|derimot|men|og|også|òg
        |samtidig|her|der|da|då|videre|vidare|dessuten|i\ tillegg|for\ eksempel|for\ det\ andre
        |begge|førstnevnte|sistnevnte|heller\ ikke
        |this|these|they|it|he|she|his|her|their|such|thus|therefore|however|but|and|also
    )(?=[\s,])""",
    re.IGNORECASE | re.VERBOSE,
)
_INTRODUCES = re.compile(r":[\s»\"”]*$")

#: Marks that open and close a quotation or a bracket.
_PAIRS = (("«", "»"), ("“", "”"), ("(", ")"), ("[", "]"))
#: Sentences after the one that opens it.
LONGEST_SPEECH = 12


def dangles(sentence: str) -> bool:
    """Return whether a sentence begins with an unresolved reference («Dette», «De»)."""
    return bool(_POINTS_BACK.match(sentence)) or sentence[:1].islower()


def introduces(sentence: str) -> bool:
    """Return whether a sentence announces the next one: «En veileder sier det slik:»."""
    return bool(_INTRODUCES.search(sentence))


def is_question(sentence: str) -> bool:
    """Return whether a sentence is a question."""
    return sentence.rstrip(' »"”)').endswith("?")


def speeches(sentences: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Find the first and last sentence of each quotation or bracket of several, in order.

    Only marks that tell an opening from a closing count: Norwegian texts also close with ”
    what they have opened with ”. A mark that is not closed soon is taken for a slip.
    """
    found: list[tuple[int, int]] = []
    for opening, closing in _PAIRS:
        begun: int | None = None
        for n, sentence in enumerate(sentences):
            for mark in re.findall(f"[{re.escape(opening + closing)}]", sentence):
                if mark == opening:
                    begun = n
                elif begun is not None:
                    found += [(begun, n)] if begun < n <= begun + LONGEST_SPEECH else []
                    begun = None
    return tuple(sorted(found))
