"""The kind of statement that a sentence is, by cues that can be read in a table.

What the sentence says of itself, the title it lies under and the voice it is in each add
weight to a kind; the heaviest wins, and a sentence that says nothing is a description.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache

from index.statements.asserted import DESCRIPTIONS, FINDINGS, METHODS
from index.statements.cues import CueTable, StatementKind
from index.statements.open_ended import DEFINITIONS, HYPOTHESES, QUESTIONS, RECOMMENDATIONS
from index.statements.sections import expected_in, is_glossary
from ingest.models import Voice

#: Weight of a description that nothing speaks for: lighter kinds are not shown.
PLAIN = 1.9
#: Weight of a finding for words of an interviewee: they were collected to be found in.
INFORMANT = 8.0
#: Weight that a voice adds to its kind.
VOICES: dict[Voice, tuple[StatementKind, float]] = {
    "informant": ("finding", INFORMANT),
    "summary": ("finding", 2.2),
    "method": ("method", 3.0),
}
#: Share of their weight that further cues of a kind add to the heaviest.
FURTHER = 0.5
#: Words of an entry of a list of terms that is no sentence.
MOST_WORDS = 25
#: Weight of a definition for an entry of a list of terms.
ENTRY = 4.0

#: Marks that no word goes with: kind, weight, a character of it, and its pattern.
MARKS: tuple[tuple[StatementKind, float, str, re.Pattern[str]], ...] = (
    ("question", 6.0, "?", re.compile(r"\?[\s»”\"'’)\]]*$")),
    ("finding", 1.6, "%", re.compile(r"\d\s?%")),
    ("finding", 1.6, "p", re.compile(r"\bp\s?[<=>]\s?[.,0]")),
    # Words of an informant that the voices have not heard as theirs.
    (
        "finding",
        2.2,
        "»",
        re.compile(r"^[^«“]*»|»\W{0,3}(?:sier|seier|hevder|fortel\w*|,)|^«.*»\W*$"),
    ),
    # A work that is cited.
    (
        "description",
        0.8,
        "(",
        re.compile(r"\((?:[^()]*\D)?(?:19|20)\d\d\w?(?:\D[^()]*)?\)"),
    ),
)

_CUES = CueTable(
    (
        *QUESTIONS,
        *DEFINITIONS,
        *RECOMMENDATIONS,
        *HYPOTHESES,
        *METHODS,
        *FINDINGS,
        *DESCRIPTIONS,
    )
)
_ENTRY = re.compile(r"^\W*[\w(][^.:;?!]{1,50}:\s+\S")
_VERB = re.compile(
    r"\b(?:er|var|har|hadde|kan|skal|vil|må|blir|ble|is|are|was|were|has|have|can|will|be)\b"
)


@lru_cache(maxsize=8192)
def kind_of(text: str, section: tuple[str, ...] = (), voice: Voice = "author") -> StatementKind:
    """Return the kind of statement that one sentence is.

    Args:
        text: The sentence.
        section: Titles around it, outermost first.
        voice: Of most of the sentence.
    """
    weights = weigh(text, section, voice)
    return max(weights, key=lambda kind: weights[kind])


def weigh(text: str, section: tuple[str, ...], voice: Voice) -> dict[StatementKind, float]:
    """Return the weight of each kind that anything speaks for; a description always."""
    lower = text.lower()
    met: defaultdict[StatementKind, list[float]] = defaultdict(list)
    met["description"].append(PLAIN)
    for cue in _CUES.met_by(lower):
        met[cue.kind].append(cue.weight)
    for kind, weight, character, mark in MARKS:
        if character in text and mark.search(text):
            met[kind].append(weight)
    weights = {
        kind: max(found) + FURTHER * (sum(found) - max(found)) for kind, found in met.items()
    }
    expected = VOICES.get(voice) or expected_in(section)
    if expected:
        weights[expected[0]] = weights.get(expected[0], 0.0) + expected[1]
    if is_glossary(section) and _is_entry(text, lower):
        weights["definition"] = weights.get("definition", 0.0) + ENTRY
    return weights


def _is_entry(text: str, lower: str) -> bool:
    """Return whether a sentence under a list of terms is «term: meaning», or has no verb."""
    if _ENTRY.match(text):
        return not text.rstrip().endswith(":")
    return not _VERB.search(lower) and len(lower.split()) <= MOST_WORDS
