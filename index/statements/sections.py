"""What kind of statement the title of a section leads one to expect."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from index.statements.cues import StatementKind

#: Expected kind, its weight, and words of a title. Of a path the innermost title that says
#: something decides, and what it says is added to what its sentences say of themselves.
TITLES: tuple[tuple[StatementKind, float, str], ...] = (
    (
        "method",
        2.6,
        r"metod|method|\butvalg|\butval\b|datainnsaml|datagrunnlag|\bdata og\b|reliabil|validit"
        r"|måleinstr|prosedyre|procedure|participants|\bsample\b|populasjon|population"
        r"|forskningsdesign|spørreskjema|intervju(?:guide|er\b)|begrensning.* i data|etisk",
    ),
    (
        "recommendation",
        1.0,
        r"anbefal|tilråd|tilrår|\bråd\b|implikasjon|implication|recommend|forslag|\bkrav\b"
        r"|\brequirement|retningslin|guideline|veien videre|vegen vidare|videre forskning",
    ),
    (
        "definition",
        1.0,
        r"begrep|omgrep|definisjon|definition|\bterms\b|ordliste|ordforklar|glossar|forkort",
    ),
    (
        "finding",
        2.2,
        r"result|funn\b|finding|empiri|sammendrag|samandrag|summary|abstract|oppsummer"
        r"|hovedfunn|erfaring|synspunkt|opplev",
    ),
    ("finding", 1.3, r"konklu|conclu|drøft|diskusjon|discussion|kommentar|comments"),
    (
        "description",
        0.5,
        r"innled|innleiing|introdu|bakgrunn|background|teori|theor|rammeverk|formål|føremål"
        r"|problemstilling|forord|føreord|preface|regelverk|lovgiv|presentasjon av prosjekt",
    ),
)
_PATTERNS = [(kind, weight, re.compile(pattern, re.IGNORECASE)) for kind, weight, pattern in TITLES]
_GLOSSARY = re.compile(
    r"definisjon(?:er|ar)|definitions|\bterms\b|begreper|ordliste|ordforklar|glossar"
    r"|forkort(?:els|ing)er|abbreviations",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def expected_in(section: Sequence[str]) -> tuple[StatementKind, float] | None:
    """Return the kind that the section's titles lead one to expect, and its weight."""
    for title in reversed(section):
        for kind, weight, pattern in _PATTERNS:
            if pattern.search(title):
                return kind, weight
    return None


@lru_cache(maxsize=4096)
def is_glossary(section: Sequence[str]) -> bool:
    """Return whether the innermost title names a list of terms with their meanings."""
    return bool(section) and _GLOSSARY.search(section[-1]) is not None
