"""Tests of whether a sentence can be understood without the sentences around it."""

from __future__ import annotations

import re

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


def dangles(sentence: str) -> bool:
    """Return whether a sentence begins with an unresolved reference («Dette», «De»)."""
    return bool(_POINTS_BACK.match(sentence)) or sentence[:1].islower()


def introduces(sentence: str) -> bool:
    """Return whether a sentence announces the next one: «En veileder sier det slik:»."""
    return bool(_INTRODUCES.search(sentence))


def is_question(sentence: str) -> bool:
    """Return whether a sentence is a question."""
    return sentence.rstrip(' »"”)').endswith("?")
