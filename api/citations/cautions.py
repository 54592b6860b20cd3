"""Cautions in a citation's note: who speaks in the quote, and how it was read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from api.citations.provenance import Provenance
from api.wordings import Locale, wording

#: Words that refer to a work named earlier in the text: alone they name none.
_SAME_WORK = re.compile(r"^(?:ibid|op\. ?cit|samme sted|same stad)\b", re.IGNORECASE)


def points_back(attribution: str) -> bool:
    """Say if an attribution only points to a work that the text has named earlier."""
    return _SAME_WORK.match(attribution) is not None


def cautions(provenance: Provenance, locale: Locale) -> Iterator[str]:
    """Name the speaker of a quote and of parts of it, and OCR, each in a full sentence.

    Taken away from the page, a quote has no marks of its voices any more.
    """
    voice, attribution = provenance.voice, provenance.attribution
    if voice == "informant":
        name = "note_informant_named" if attribution else "note_informant"
        yield wording(name, locale, attribution=attribution)
    if voice == "secondary" and (not attribution or points_back(attribution)):
        yield wording("note_secondary", locale)
    others = dict.fromkeys(
        wording(f"voice_{span.voice}", locale)
        + (f" ({span.attribution})" if span.attribution else "")
        for span in provenance.voices
    )
    if others:
        yield wording("note_others", locale, voices=", ".join(others))
    if provenance.ocr:
        yield wording("note_ocr", locale)
