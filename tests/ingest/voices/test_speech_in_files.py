"""Speech without quotation marks, read from files of each kind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.models import DocumentId
from ingest.parsers import parser_for
from ingest.passages.chunking import chunk
from ingest.voices.labelling import label_voices, voice_at

PROSE = "Vi besøkte fire skoler i to kommuner og snakket med lærere og ledere ved hver av dem."
DIALOGUES = {
    "bokmål": (
        "– Vi rekker ikke over alt som skal gjøres, sukker en rådgiver ved en stor skole.",
        "Intervjuer: Hva gjør dere da?",
        "Lærer 2: Da må vi bare velge bort noen av timene, og det er alltid de samme.",
    ),
    "nynorsk": (
        "– Eg har ikkje hatt ein einaste roleg dag i år, seier ein av lærarane.",
        "I: Kva ville ha hjelpt?",
        "V: Det hadde hjelpt om vi var to om kvar klasse, i alle fall på mandagar.",
    ),
    "English": (
        "– We never know who will be here tomorrow, said one teacher.",
        "Q: What do you do then?",
        "A: I just call the head teacher, and we sort it out on the phone.",
    ),
}


def write_word(path: Path, lines: tuple[str, ...]) -> None:
    word = docx.Document()
    for line in lines:
        word.add_paragraph(line)
    word.save(str(path))


def write_text(path: Path, lines: tuple[str, ...]) -> None:
    path.write_text("\n\n".join(lines) + "\n", encoding="utf-8")


def write_pdf(path: Path, lines: tuple[str, ...]) -> None:
    canvas = Canvas(str(path))
    for n, line in enumerate(lines):
        canvas.drawString(72 + 24 * (n > 1), 760 - 40 * n, line)
    canvas.save()


@pytest.mark.parametrize("dialogue", DIALOGUES)
@pytest.mark.parametrize(
    ("name", "write"),
    [("a.docx", write_word), ("a.pdf", write_pdf), ("a.txt", write_text), ("a.md", write_text)],
)
def test_is_the_informants_and_the_question_is_no_finding(
    tmp_path: Path, name: str, write: Callable[[Path, tuple[str, ...]], None], dialogue: str
) -> None:
    lines = DIALOGUES[dialogue]
    write(tmp_path / name, (PROSE, *lines, PROSE))
    parsed = parser_for(tmp_path / name).parse(tmp_path / name)
    passages = label_voices(parsed, chunk(DocumentId("a"), parsed))
    voices = []
    for words in (
        lines[0][4:24],
        lines[1].split(": ")[1],
        lines[2].split(": ")[1][:20],
        PROSE[:30],
    ):
        at = parsed.text.rindex(words)
        passage = next(p for p in passages if p.start <= at < p.end)
        voices.append(voice_at(passage, at, at + len(words)))
    assert [said.voice for said in voices] == ["informant", "method", "informant", "author"]
    assert voices[0].attribution in ("rådgiver", "lærarane", "teacher")
    assert voices[2].attribution == lines[2].split(":")[0]
    assert voices[3].confidence < 1.0
