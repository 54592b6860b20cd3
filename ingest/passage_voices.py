"""Voices of a span inside a passage: the prevailing one and the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from ingest.models import Passage, Voice, VoiceSpan

#: Lowest confidence at which a span counts as another voice.
SURE_VOICE = 0.5


def voice_at(passage: Passage, start: int, end: int) -> tuple[Voice, str | None]:
    """Return the voice of most of a span inside a passage.

    Text outside of all voice spans is in the voice of the passage.
    """
    covered: defaultdict[tuple[Voice, str | None], int] = defaultdict(int)
    spans = _voices_inside(passage.voices, start, end)
    for span in spans:
        covered[span.voice, span.attribution] += span.end - span.start
    covered[passage.voice, passage.attribution] += end - start - sum(covered.values())
    return max(covered, key=lambda whose: covered[whose])


def other_voices(
    passage: Passage, start: int, end: int, most: tuple[Voice, str | None]
) -> tuple[VoiceSpan, ...]:
    """Return the parts of a span that are in another voice than most of it."""
    spans = _voices_inside(passage.voices, start, end)
    return tuple(span for span in spans if (span.voice, span.attribution) != most)


def is_quoted(passage: Passage, start: int, end: int) -> bool:
    """Say whether another's words in a span are their own, and not the authors' report."""
    inside = _voices_inside(passage.voices, start, end)
    others = [span for span in inside if span.voice == "secondary"]
    return not others or any(span.quoted for span in others)


def _voices_inside(voices: Sequence[VoiceSpan], start: int, end: int) -> list[VoiceSpan]:
    return [
        replace(span, start=max(span.start, start), end=min(span.end, end))
        for span in voices
        if span.start < end and start < span.end and span.confidence >= SURE_VOICE
    ]
