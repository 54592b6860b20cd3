"""What a question asks for: a kind of statement, a side, whose opinion."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.statements.cues import StatementKind
from index.statements.holders import Group, holder_asked, is_held_by_others
from index.statements.sides import Side, side_asked, speaks_against

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


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question asks for.

    Attributes:
        side: "for" or "against", where it asks for one side alone.
        holder: The group whose thoughts or feelings it asks for.
    """

    kind: StatementKind = "finding"
    side: Side | None = None
    holder: Group | None = None

    def is_missed_by(self, text: str) -> bool:
        """Return whether a text speaks for the other side, or for others than are asked about."""
        return bool(
            (self.side and speaks_against(text, self.side))
            or (self.holder and is_held_by_others(text, self.holder))
        )


def read_question(question: str) -> Asked:
    """Read off a question what it asks for."""
    return Asked(asked_for(question), side_asked(question), holder_asked(question))


def asked_for(question: str) -> StatementKind:
    """Return the kind of statement that answers a question: a finding, unless it says else."""
    return next((kind for kind, pattern in _PATTERNS if pattern.search(question)), "finding")
