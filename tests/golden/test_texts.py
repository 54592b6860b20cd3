"""Versions of what is made of a text: terms, passages and voices."""

from __future__ import annotations

from typing import Any

from index.text.analyzer import ANALYZER_VERSION, Analyzer
from ingest.models import (
    Block,
    BlockKind,
    DocumentId,
    ParsedDocument,
    Passage,
    PassageId,
    Sentence,
)
from ingest.passages.chunking import CHUNKER_VERSION, chunk
from ingest.voices.labelling import VOICE_VERSION, label_voices
from tests.golden.records import check_recorded, facts_of
from tests.typeset import prose

WORDS = """\
Arbeids- og velferdsetaten fikk 1 000 nye søkjarar i 2014, jf. folketrygdloven § 11-6.
Veilederne på NAV-kontoret skriv oppfølgingsplanar; «deltakarane» bruker 2,63 timer.
The caseworkers' plans were signed by two managers. Ungdomsgarantien gjaldt under-30-åringer.
Idéen om kaféen kom frå N.A.V.-kontoret hos J.P. Bråten og André.
"""


def chunked() -> list[Any]:
    """Passages of a text that needs more than one, laid out without a parser."""
    paragraphs = [prose(n, 7) for n in range(6)]
    text = "\n\n".join(paragraphs)
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Block("paragraph", at, at + len(paragraph)))
        at += len(paragraph) + 2
    parsed = ParsedDocument(text=text, blocks=tuple(blocks))
    passages = chunk(DocumentId("golden"), parsed, language="nb")
    return [
        [
            *facts_of(p, "passage_id", "start", "end", "section", "kind", "context"),
            [(s.start, s.end) for s in p.sentences],
        ]
        for p in passages
    ]


def voiced() -> list[Any]:
    """Voices of passages that are given: a quote under its introduction, prose around it."""
    lines = (
        "En veileder sier det slik:",
        "Vi får ikke tid til å følge opp dem som trenger det mest.",
        "Ifølge Hansen (2019) er ledelsen delt. «Vi er to», sa en av lederne.",
        "Kontoret har tolv ansatte.",
    )
    kinds: tuple[BlockKind, ...] = ("paragraph", "quote", "paragraph", "paragraph")
    text, blocks, sentences = "\n\n".join(lines), [], []
    at = 0
    for line, kind in zip(lines, kinds, strict=True):
        blocks.append(Block(kind, at, at + len(line)))
        sentences.append(Sentence(at, at + len(line)))
        at += len(line) + 2
    parsed = ParsedDocument(text=text, blocks=tuple(blocks))
    passage = Passage(
        PassageId("p"), DocumentId("d"), text, 0, len(text), sentences=tuple(sentences)
    )
    return [
        [
            *facts_of(p, "voice", "attribution"),
            [facts_of(v, "start", "end", "voice", "attribution") for v in p.voices],
        ]
        for p in label_voices(parsed, (passage,), language="nb")
    ]


class TestVersions:
    def test_of_the_analyzer_stands_for_its_terms(self) -> None:
        terms = Analyzer({"NAV": 3, "kontoret": 2}).index_terms(WORDS)
        check_recorded("ANALYZER_VERSION", ANALYZER_VERSION, terms)

    def test_of_the_chunker_stands_for_its_passages(self) -> None:
        check_recorded("CHUNKER_VERSION", CHUNKER_VERSION, chunked())

    def test_of_the_voices_stands_for_their_spans(self) -> None:
        check_recorded("VOICE_VERSION", VOICE_VERSION, voiced())
