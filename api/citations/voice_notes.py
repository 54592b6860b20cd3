"""What a careful reader should be told of whose words a quote holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from api.wordings import Locale, wording
from ingest.models import Voice, VoiceSpan

#: What points to a work named earlier in a text names none here.
_SAME_WORK = re.compile(r"^(?:ibid|op\. ?cit|samme sted|same stad)\b", re.IGNORECASE)


def points_back(attribution: str) -> bool:
    """Whether an attribution only points to a work that the text has named earlier."""
    return _SAME_WORK.match(attribution) is not None


def voice_notes(
    voice: Voice, attribution: str | None, voices: Sequence[VoiceSpan], locale: Locale
) -> Iterator[str]:
    """Say whose words the quote is, and whose a part of it, each in a full sentence.

    Taken away from the page, a quote has no marks of its voices any more.
    """
    if voice == "informant":
        name = "note_informant_named" if attribution else "note_informant"
        yield wording(name, locale, attribution=attribution)
    if voice == "secondary" and (not attribution or points_back(attribution)):
        yield wording("note_secondary", locale)
    others = dict.fromkeys(
        wording(f"voice_{span.voice}", locale)
        + (f" ({span.attribution})" if span.attribution else "")
        for span in voices
    )
    if others:
        yield wording("note_others", locale, voices=", ".join(others))
