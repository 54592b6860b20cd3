"""Cases of voices: speech without quotation marks."""

from __future__ import annotations

from pathlib import Path

from bench.faults.case import case
from bench.voice import labelled_passages
from ingest.models import VoiceSpan
from ingest.voices.labelling import voice_at


def _said(path: Path, *starts: str) -> list[VoiceSpan]:
    """Return the voice of the words from each start to the end of its clause."""
    parsed, passages = labelled_passages(path)
    found = []
    for start in starts:
        at = parsed.text.index(start)
        passage = next(p for p in passages if p.start <= at < p.end)
        found.append(voice_at(passage, at, at + len(start)))
    assert all(p.voice != "author" or p.voice_confidence < 1 for p in passages), "too certain"
    return found


def _names(found: VoiceSpan, name: str) -> None:
    assert found.voice == "informant", found
    assert name in (found.attribution or "").lower(), found


@case("w18-stemmer.docx")
def speech_in_word(folder: Path) -> None:
    """Require the dash's and the label's speakers, and no voice for the question."""
    dash, label, question = _said(
        folder / "w18-stemmer.docx",
        "Jeg savner et fagmiljø",
        "Da stopper egentlig alt opp",
        "Hva skjer når lederen er borte?",
    )
    _names(dash, "veilederne")
    _names(label, "veileder 2")
    assert question.voice not in ("informant", "author"), question


@case("p24-tankestrek-intervju.pdf")
def speech_in_pdf(folder: Path) -> None:
    """Require the same of a PDF, in an indented stretch."""
    dash, label, question, prose = _said(
        folder / "p24-tankestrek-intervju.pdf",
        "Vi har ikke tid til å følge opp alle",
        "Da ringer jeg lederen min",
        "Hva gjør du når det haster?",
        "Saksbehandlerne beskriver en hverdag",
    )
    _names(dash, "veileder")
    _names(label, "veileder 3")
    assert question.voice not in ("informant", "author"), question
    assert prose.voice == "author", prose
