"""Voice of each passage: the authors', an informant's, another source's.

Three layers. The section's title gives the voice of the running text (``summary`` in
«Sammendrag», ``method`` in «Data og metode», else ``author``). Quotations get the voice
of whoever is quoted (``ingest.voices.attribution``). Sentences that hand on a cited source
without quotation marks are ``secondary`` too, in the authors' own running text.

A passage as a whole is informant's or secondary when more than half of its words are;
what is then not, is marked inside it. Uncertain is ``author`` with low confidence.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ingest.models import ParsedDocument, Passage, PassageKind, Voice, VoiceSpan
from ingest.voices.cells import cell_speech
from ingest.voices.rules import SPEECH_SIGN
from ingest.voices.sections import voice_of_section
from ingest.voices.spans import voice_spans

#: Raise it when the same passages get other voices than before.
VOICE_VERSION = "4"

#: Share of a passage's words above which it takes the voice of the spans in it.
MAJORITY_SHARE = 0.5
#: Lowest confidence of a span that counts for the passage's voice; less is a hint.
MIN_CONFIDENCE = 0.5
#: Certainty of a passage in which others speak, and of one with words of unknown voice.
MIXED, DOUBTFUL = 0.9, 0.6
#: Tables, charts, captions and reference lists are the authors' own arrangement, but for
#: cells of a column that holds what people said (``ingest.voices.cells``).
WITHOUT_QUOTATIONS: frozenset[PassageKind] = frozenset({"table", "figure", "caption", "reference"})


def label_voices(
    parsed: ParsedDocument, passages: Sequence[Passage], *, language: str = "nb"
) -> tuple[Passage, ...]:
    """Give each passage its voice and, inside it, the spans in another voice.

    Args:
        passages: Of this document, as ``ingest.passages.chunking`` made them.
        language: Of the document, for its sentences. The cues of all three languages
            are always looked for: a bokmål report may quote nynorsk and English.

    Returns:
        The passages in the same order. A span that no ``VoiceSpan`` covers is in
        the passage's own voice. Quotations always have a span, also where the passage
        as a whole is in the same voice; the authors' words have one only there.
    """
    spans = voice_spans(parsed, language=language)
    in_cells = cell_speech(parsed)
    labelled = []
    for passage in passages:
        inside: list[VoiceSpan] = []
        own = in_cells if passage.kind in WITHOUT_QUOTATIONS else spans
        for span in own[bisect_right(own, passage.start, key=lambda span: span.end) :]:
            if span.start >= passage.end:
                break
            inside += _clipped(parsed.text, span, passage)
        labelled.append(_labelled(passage, inside))
    return tuple(labelled)


def voice_at(passage: Passage, start: int, end: int) -> VoiceSpan:
    """Return the voice of ``start:end`` (document offsets, inside the passage).

    The span that covers most of it, if that is at least half; else the passage's own
    voice, as a span.
    """
    shared = [(min(end, s.end) - max(start, s.start), n) for n, s in enumerate(passage.voices)]
    if shared and max(shared)[0] * 2 >= end - start:
        return passage.voices[max(shared)[1]]
    return VoiceSpan(start, end, passage.voice, passage.attribution, passage.voice_confidence)


def _clipped(text: str, span: VoiceSpan, passage: Passage) -> Iterator[VoiceSpan]:
    start, end = max(span.start, passage.start), min(span.end, passage.end)
    if start < end and text[start:end].strip():
        yield replace(span, start=start, end=end)


def _labelled(passage: Passage, spans: Sequence[VoiceSpan]) -> Passage:
    base = voice_of_section(passage.section)
    for voice in ("informant", "secondary"):
        own = [span for span in spans if span.voice == voice and span.confidence >= MIN_CONFIDENCE]
        words = sum(_words(passage, span) for span in own)
        if words > MAJORITY_SHARE * len(passage.text.split()):
            longest = max(own, key=lambda span: _words(passage, span))
            rest = _gaps(passage, spans, base)
            return replace(
                passage,
                voice=voice,
                attribution=_common_attribution(own) or longest.attribution,
                voice_confidence=longest.confidence,
                voices=tuple(sorted([*spans, *rest], key=lambda span: span.start)),
            )
    return replace(
        passage, voice=base, voices=tuple(spans), voice_confidence=_certainty(passage, spans)
    )


def _certainty(passage: Passage, spans: Sequence[VoiceSpan]) -> float:
    """Return how sure it is that a passage is its section's, where something in it is spoken."""
    if any(span.confidence < MIN_CONFIDENCE for span in spans):
        return DOUBTFUL
    return MIXED if spans or SPEECH_SIGN.search(passage.text) else 1.0


def _words(passage: Passage, span: VoiceSpan) -> int:
    return len(passage.text[span.start - passage.start : span.end - passage.start].split())


def _common_attribution(spans: Iterable[VoiceSpan]) -> str | None:
    named = {span.attribution for span in spans}
    return named.pop() if len(named) == 1 else None


def _gaps(passage: Passage, spans: Sequence[VoiceSpan], base: Voice) -> Iterator[VoiceSpan]:
    """Return the gaps between the spans: the authors' words in another's passage."""
    position = passage.start
    for start, end in [*((span.start, span.end) for span in spans), (passage.end, passage.end)]:
        between = passage.text[position - passage.start : start - passage.start]
        if any(char.isalnum() for char in between):
            yield VoiceSpan(position, start, base, confidence=MIXED)
        position = end
