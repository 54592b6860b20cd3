"""Builders of small documents, assembled as parsers do."""

from __future__ import annotations

import numpy as np

from index.evidence.features import sentences_of
from index.evidence.spans import HitSentences
from index.models import Hit, ScoreParts
from ingest.blocks.assembly import Piece, RawBlock, RawTable, assemble, raw_block
from ingest.models import (
    Bibliography,
    Document,
    DocumentId,
    Page,
    ParsedDocument,
    Passage,
    Person,
    Sentence,
)
from ingest.notes import Note
from ingest.passages.chunking import chunk
from ingest.voices.labelling import label_voices


def report_blocks() -> list[RawBlock]:
    """Two pages: headings, a paragraph over the page turn, a footnote, a table, a quote."""
    return [
        raw_block("heading", "1 Innledning", page=1, level=1),
        RawBlock(
            "paragraph",
            (
                Piece("Kontoret ligger i byen. Mange av de ansatte har arbeidet der ", page=1),
                Piece("lenge. De fleste trives.", page=2),
            ),
            note_refs=(("1", 22),),
        ),
        RawBlock("footnote", (Piece("Tall fra spørreundersøkelsen.", page=1),), marker="1"),
        raw_block("heading", "1.1 Ledelse", page=2, level=2),
        raw_block("paragraph", "En veileder sier det slik:", page=2),
        raw_block("quote", "Vi får ikke tid til å følge opp dem som trenger det mest.", page=2),
        raw_block("caption", "Tabell 1: Ansatte", page=2),
        RawBlock(
            "table",
            table=RawTable(
                header=("Kontor", "Ansatte"),
                rows=(("Nord", "12"), ("Sør", "7")),
                number="1",
                caption="Tabell 1: Ansatte",
                row_pages=(2, 2),
            ),
        ),
    ]


def parsed_report() -> ParsedDocument:
    """Assemble the blocks; the printed number of page 2 is 1."""
    pages = [Page(1), Page(2, label="1", label_origin="running_number")]
    warnings = [Note.of("no_page_numbers")]
    return assemble(report_blocks(), pages=pages, warnings=warnings, page_unit="page")


def report(document_id: str = "hansen-2019", parsed: ParsedDocument | None = None) -> Document:
    """Make a whole document with passages."""
    parsed = parsed or parsed_report()
    i = DocumentId(document_id)
    passages = label_voices(parsed, chunk(i, parsed, language="nb"), language="nb")
    facts = Bibliography(
        type="report", title="Kontoret", author=(Person("Hansen", "Kari"),), issued=2019
    )
    return Document(i, f"{document_id}.md", facts, parsed, "0" * 64, passages)


def hit(passage: Passage, rank: int = 1) -> Hit:
    return Hit(rank, 1.0 / rank, passage, ScoreParts(0.0, 0.0, 0.0))


def passage_of(*texts: str) -> Passage:
    """A passage of these sentences, with a space between them."""
    text = " ".join(texts)
    sentences, at = [], 0
    for words in texts:
        sentences.append(Sentence(at, at + len(words)))
        at += len(words) + 1
    base = report().passages[0]
    return Passage(
        base.passage_id, base.document_id, text, 0, len(text), sentences=tuple(sentences)
    )


def hit_sentences(
    passage: Passage,
    worth: list[float],
    *,
    rank: int = 1,
    kinds: list[str] | None = None,
    wholes: tuple[tuple[int, int], ...] = (),
) -> HitSentences:
    sentences = sentences_of(passage)
    words = tuple(len(passage.text[s.start : s.end].split()) for s in sentences)
    apart = tuple(kinds or ["paragraph"] * len(sentences))
    return HitSentences(hit(passage, rank), sentences, words, np.array(worth), apart, wholes)


def words(n: int, name: str = "ord") -> str:
    return f"{name.capitalize()} " + " ".join(f"{name}{i}" for i in range(n - 1)) + "."
