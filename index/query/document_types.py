"""Kinds of document that a question names: «ifølge masteroppgaven», “the article”."""

from __future__ import annotations

import re
from collections.abc import Mapping

#: CSL type → the words for it in bokmål, nynorsk and English. Reports have none: in a
#: library of reports «rapporten» tells nothing apart.
_NAMED: Mapping[str, re.Pattern[str]] = {
    csl_type: re.compile(rf"\b(?:{words})", re.IGNORECASE)
    for csl_type, words in {
        "thesis": (
            r"(?:master|bachelor|doktor(?:grads)?)(?:oppg[aå]v|student|avhandling|kandidat)"
            r"|avhandling|(?:master|bachelor)['’]s\s(?:thesis|student)|thesis\b|theses\b|dissertation"
        ),
        "article-journal": r"(?:tidsskrift|fag|forsknings)?artik(?:kel|l)(?!-)|articles?\b",
        "book": r"(?:fag|lære)boka?\b|l[aæ]reboken|boka\b|(?:text)?book\b",
        "chapter": r"bokkapi?t(?:tel|l)|book chapter",
    }.items()
}


def types_named(question: str) -> frozenset[str]:
    """Return the CSL types of document that ``question`` names; none for most questions."""
    return frozenset(t for t, pattern in _NAMED.items() if pattern.search(question))
