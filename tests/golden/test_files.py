"""Versions of the files that Funn writes: the corpus store and an index generation."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np

from index.generations.directory import FORMAT_VERSION
from index.generations.writer import build_index
from index.vectors.cache import EmbeddingCache
from index.vectors.embedder import HashingEmbedder
from ingest.models import (
    Bibliography,
    Block,
    Document,
    DocumentId,
    Page,
    PageRange,
    PageSpan,
    ParsedDocument,
    Passage,
    PassageId,
    Section,
    Sentence,
    Span,
    Table,
    TableRow,
    VoiceSpan,
)
from ingest.store import SCHEMA_VERSION, CorpusStore
from tests.golden.records import check_recorded


def stored_document() -> Document:
    """A document with one of everything that the store has a table for."""
    text = "Kontoret ligger i byen.\n\nNord: 12"
    table = Table(
        "t", "1", "Ansatte", ("Kontor", "Tall"), (TableRow(("Nord", "12"), 25, 33),), 25, 33
    )
    parsed = ParsedDocument(
        text=text,
        blocks=(
            Block("paragraph", 0, 23, emphasis=(Span(0, 8),)),
            Block("table", 25, 33, table_id="t"),
        ),
        sections=(Section(1, "1", "Innledning", 0, 33, 1, "i"),),
        pages=(Page(1, "i", "pdf_labels"),),
        page_spans=(PageSpan(0, 33, 1, "i", "i", "pdf_labels"),),
        tables=(table,),
    )
    passage = Passage(
        PassageId("p"),
        DocumentId("d"),
        text,
        0,
        33,
        section=("Innledning",),
        pages=PageRange(1, 1, "i", "i"),
        sentences=(Sentence(0, 23),),
        voices=(VoiceSpan(0, 23, "informant", "leder"),),
    )
    facts = Bibliography(type="report", title="Kontoret", issued=2019)
    return Document(DocumentId("d"), "d.md", facts, parsed, "0" * 64, (passage,))


def stored(folder: Path) -> list[Any]:
    """The tables of the store with their columns, and the JSON kept in them."""
    store = CorpusStore(folder / "corpus.db")
    store.put(stored_document(), ordinal=0, fingerprint="f")
    store.close()
    with closing(sqlite3.connect(folder / "corpus.db")) as db:
        tables = [
            name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type='table'")
        ]
        columns = {t: [row[1:3] for row in db.execute(f"PRAGMA table_info({t})")] for t in tables}
        rows = {t: len(db.execute(f"SELECT * FROM {t}").fetchall()) for t in tables}
        kept = [
            db.execute(f"SELECT {column} FROM {table}").fetchone()[0]
            for table, column in (
                ("blocks", "emphasis"),
                ("tables", "rows"),
                ("passages", "voices"),
            )
        ]
    return [dict(sorted(columns.items())), dict(sorted(rows.items())), kept]


def generation(folder: Path) -> dict[str, Any]:
    """The files of a generation, and the names and types of the arrays in them."""
    store = CorpusStore(folder / "store.db")
    store.put(stored_document(), ordinal=0, fingerprint="f")
    cache = EmbeddingCache(folder / "embeddings.db")
    build_index(store, folder / "index", HashingEmbedder(8), cache)
    (made,) = [path for path in (folder / "index").iterdir() if path.is_dir()]
    files: dict[str, Any] = {}
    for path in sorted(made.iterdir()):
        files[path.name] = ""
        if path.suffix == ".npz":
            with np.load(path) as arrays:
                files[path.name] = {n: (str(arrays[n].dtype), arrays[n].ndim) for n in arrays}
        elif path.suffix == ".npy":
            files[path.name] = np.load(path).tolist()
    for name in ("frequencies.json", "vocabulary.json"):
        files[name] = sorted(json.loads((made / name).read_text("utf-8")).items())[:1]
    store.close()
    cache.close()
    return files


class TestVersions:
    def test_of_the_store_stands_for_its_tables(self, tmp_path: Path) -> None:
        check_recorded("SCHEMA_VERSION", SCHEMA_VERSION, stored(tmp_path))

    def test_of_a_generation_stands_for_its_files(self, tmp_path: Path) -> None:
        check_recorded("FORMAT_VERSION", FORMAT_VERSION, generation(tmp_path))
