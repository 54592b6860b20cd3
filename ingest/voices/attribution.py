"""Attribution of a quotation to a speaker or source, from the text around it.

The cues are in ``ingest.voices.cues``. A quotation that no cue decides stays undecided;
``ingest.voices.labelling`` may then look at the quotations beside it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.models import Voice
from ingest.voices.cues import CUES, Setting
from ingest.voices.rules import (
    CITED_IN_RUNNING_TEXT,
    NARRATIVE_CITATION,
    OWN_WORK,
    POINTER_IN_BRACKET,
    REPORTING_DOCUMENT,
    SOURCE_REPORTS,
)

_ASIDE = re.compile(r"\([^()\d]*\)")
_ARTICLE = re.compile(r"^(?:en|ei|ein|eit|et|den|det|de|the|a|an|av|våre?)\s+", re.I)
_SAME_WORK = re.compile(r"^\W*(?:ibid|op\. ?cit)\b", re.I)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A voice, the cue that decided it, and its confidence (0 to 1)."""

    voice: Voice
    attribution: str | None
    confidence: float
    cue: str


def attribute(setting: Setting) -> Verdict | None:
    """Attribute a quotation; ``None`` where no cue applies."""
    for cue in CUES:
        if setting.words < cue.min_words:
            continue
        who = cue.find(setting)
        if who is not None:
            return Verdict(cue.voice, _tidied(who), cue.confidence, cue.name)
    return None


def source_of(sentence: str) -> Verdict | None:
    """Return the source that a sentence without quotation marks reports, if any.

    A pointer («se Hansen 2014») and a comparison with one's own findings do not.
    """
    if OWN_WORK.search(_ASIDE.sub("", sentence)):
        return None
    narrative = NARRATIVE_CITATION.search(sentence)
    if narrative:
        told = SOURCE_REPORTS.search(sentence)
        return Verdict("secondary", narrative["who"], 0.85 if told else 0.6, "names_its_source")
    for bracket in CITED_IN_RUNNING_TEXT.finditer(sentence):
        if not POINTER_IN_BRACKET.search(bracket["who"]):
            return Verdict("secondary", _tidied(bracket["who"]), 0.6, "source_in_brackets")
    document = REPORTING_DOCUMENT.search(sentence)
    if document:
        return Verdict("secondary", _tidied(document["who"]), 0.55, "document_states")
    return None


def _tidied(who: str) -> str | None:
    """Return the name without its article; ``None`` for a reference back like «ibid»."""
    flat = " ".join(who.split()).strip(" ,.;:–-*")
    return None if _SAME_WORK.match(flat) else _ARTICLE.sub("", flat) or None
