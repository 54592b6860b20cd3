"""A small corpus with an index over hashed words, built in a moment."""

from __future__ import annotations

from pathlib import Path

from index.generations.writer import build_index
from index.vectors.cache import EmbeddingCache
from index.vectors.embedder import HashingEmbedder
from ingest.blocks.assembly import RawBlock, assemble, raw_block
from ingest.models import Bibliography, Document, DocumentId
from ingest.passages.chunking import chunk
from ingest.store import CorpusStore

TEXTS = {
    "ledelse": [
        ("1 Ledelse", "Kontoret har delt ledelse. To ledere styrer kontoret sammen."),
        ("2 Møter", "Lederne møtes hver mandag. Møtene varer en time."),
        ("3 Lederskap", "Lederskapet er tydelig. Ledelsen er delt mellom stat og kommune."),
    ],
    "brukere": [
        ("1 Oppfølging", "Brukerne får oppfølging av en veileder. Veilederen ringer ofte."),
        ("2 Program", "Mange er i kvalifiseringsprogrammet. Programmet varer i to år."),
    ],
    "haandbok": [("1 Søk", "Skriv ord i feltet. Ledelse er et ord som kan søkes etter.")],
}


def document(name: str) -> Document:
    blocks: list[RawBlock] = []
    for title, text in TEXTS[name]:
        blocks += [raw_block("heading", title, level=1), raw_block("paragraph", text)]
    parsed = assemble(blocks)
    collection = "handbook" if name == "haandbok" else "research"
    facts = Bibliography(type="report", title=name, issued=2010, collection=collection)
    passages = chunk(DocumentId(name), parsed, language="nb")
    return Document(DocumentId(name), f"{name}.md", facts, parsed, "0" * 64, passages)


def build_small_index(home: Path) -> Path:
    """Build the index below ``home`` and return its folder."""
    store = CorpusStore(home / "corpus.db")
    for ordinal, name in enumerate(TEXTS):
        store.put(document(name), ordinal=ordinal, fingerprint=name)
    cache = EmbeddingCache(home / "embeddings.db")
    build_index(store, home / "index", HashingEmbedder(), cache)
    return home / "index"
