"""The kind of statement that a question asks for, in bokmål, nynorsk and English."""

from __future__ import annotations

import re

from index.statements.cues import StatementKind

#: Kinds with the questions that ask for them; the first that fits decides.
ASKED: tuple[tuple[StatementKind, str], ...] = (
    (
        "hypothesis",
        r"\bhypotes\w*|\bhypothes\w*|\banta(?:r|kelse\w*|gelse\w*|kelsar)\b|\bassum\w+"
        r"|\b(?:forventet|forventer|ventar|venta)\b.{0,20}\b(?:forsk\w+|de|dei|at)\b"
        r"|\b(?:tror|trur)\b.{0,20}\b(?:forsk\w+|forfatter\w*|de)\b"
        r"|\b(?:mulige?|moglege?|possible)\ (?:forklaring|årsak|explanation|cause)\w*",
    ),
    (
        "question",
        r"\bproblemstilling\w*|\bforsk(?:n?ings)spørsmål\w*|\bresearch\ questions?\b"
        r"|\b(?:spørsmål\w*|spurt\w*|spurde|spør\w*|intervjuguide\w*|spørjeskjema\w*|påstand\w*"
        r"|questions?|questionnaire\w*|ask(?:s|ed)?|interview\ guide|statements?)\b",
    ),
    (
        "definition",
        r"\b(?:menes|meiner\ ein|meinast|mener|mente|meant)\ .{0,40}\b(?:med|by)\b|\bdefin\w+"
        r"|\b(?:hva|kva|what)\b.{0,50}\b(?:betyr|tyder|vil\ si|heter|heiter|kalles|kallast"
        r"|mean)\b"
        r"|^\W*(?:hva|kva|hvem|kven|what|who)\ (?:er|is|are|was)\ (?:(?:en|et|ei|ein|eit|an?)\ )?"
        r"[\w-]+(?:\ [\w-]+)?(?:\ for\ (?:noe|noko))?\W*$",
    ),
    (
        "recommendation",
        r"\b(?:bør|burde|anbefal\w+|tilrå\w*|foreslå\w*|føreslå\w*|råd|forslag\w*|tiltak"
        r"|recommend\w*|should|suggest\w*|advice|advised?)\b"
        r"|\b(?:må|skal)\b.{0,20}\b(?:til\ for|på\ plass\ for)\ (?:å|at)\b",
    ),
    (
        "method",
        r"\b(?:metode\w*|utvalge?\w*|intervjue[tr]\w*|svarprosent\w*|datainnsamling\w*"
        r"|method\w*|sample|interviewed|response\ rate|recruited|litteratursøk\w*)\b"
        r"|\b(?:hvordan|korleis|how)\b.{0,30}\b(?:målt|målte|undersøkt|studert|talt|rekna"
        r"|measured|counted|studied)\b",
    ),
)
_PATTERNS = [(kind, re.compile(pattern, re.IGNORECASE | re.VERBOSE)) for kind, pattern in ASKED]


def asked_for(question: str) -> StatementKind:
    """Return the kind of statement that answers a question: a finding, unless it says else."""
    return next((kind for kind, pattern in _PATTERNS if pattern.search(question)), "finding")
