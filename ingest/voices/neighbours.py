"""Quotations beside each other: one may tell whose the next one is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.voices.attribution import Verdict
from ingest.voices.cues import MAX_TERM_WORDS, Setting
from ingest.voices.quotations import Quotation

#: Cues with a person beside the quotation.
SPEAKER_CUES = frozenset(
    {"role_in_bracket", "speaker_after", "speaker_before", "person_after", "person_before"}
)


@dataclass(frozen=True, slots=True)
class Judged:
    """A quotation, the text around it, and the verdict."""

    quotation: Quotation
    setting: Setting
    verdict: Verdict | None


def names_speaker(one: Judged) -> bool:
    """Say whether a person beside the quotation decided its voice."""
    return one.verdict is not None and one.verdict.cue in SPEAKER_CUES


def beside_another(one: Judged, beside: Sequence[Judged]) -> Verdict | None:
    """Return the voice of a neighbouring quotation in the same paragraph."""
    if one.setting.words <= MAX_TERM_WORDS:
        return None
    for other in beside:
        near = abs(other.quotation.block - one.quotation.block) <= (one.quotation.form == "block")
        verdict = other.verdict
        if near and verdict is not None and verdict.voice != "author":
            return Verdict(verdict.voice, None, 0.6, "beside_another")
    return None
