"""Documents and passages in SQLite, by id.

``ingest`` writes it; ``index`` and ``api`` read it. WAL and foreign keys are on. A
document is replaced in one transaction, so that a reader never sees a part of one.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from ingest.boxes import WordBoxes
from ingest.errors import StoreError, UnknownIdError
from ingest.models import (
    Bibliography,
    Document,
    DocumentId,
    DuplicatePair,
    Passage,
    PassageId,
)
from ingest.store.file import StoreFile, forget_contents
from ingest.store.rows import (
    bibliography_of,
    document_row,
    parsed_of,
    passage_of,
    rows_of,
)
from ingest.store.schema import (
    OLDER_PAGE_UNIT,
    PAGE_UNIT_SINCE,
    WORD_BOXES_SINCE,
    seal_documents,
)


class CorpusStore(StoreFile):
    """Documents and passages by id. Safe to use from several threads."""

    # Writing -------------------------------------------------------------------------

    def put(
        self,
        document: Document,
        *,
        ordinal: int,
        fingerprint: str,
        seconds: float = 0.0,
        path: Path | None = None,
    ) -> None:
        """Write a document with everything in it, in place of an earlier one of that id."""
        made = (ordinal, fingerprint, seconds, str(path or ""))
        with self._db as db:
            db.execute("DELETE FROM documents WHERE id = ?", (document.document_id,))
            _insert(db, "documents", [document_row(document, *made)])
            for table, rows in rows_of(document):
                _insert(db, table, rows)
            seal_documents(db, [document.document_id])
            forget_contents(db)

    def remove(self, document_ids: Iterable[DocumentId]) -> None:
        """Delete documents with all that belongs to them. Unknown ids are ignored."""
        with self._db as db:
            db.executemany("DELETE FROM documents WHERE id = ?", [(i,) for i in document_ids])
            forget_contents(db)

    def set_order(self, document_ids: Sequence[DocumentId]) -> None:
        """Keep the documents in the manifest's order."""
        with self._db as db:
            db.executemany(
                "UPDATE documents SET ordinal = ? WHERE id = ?",
                [(n, i) for n, i in enumerate(document_ids)],
            )
            forget_contents(db)

    def put_duplicates(self, pairs: Iterable[DuplicatePair]) -> None:
        """Write the pairs of duplicates in place of the earlier ones."""
        rows = [(pair.first, pair.second, pair.kind, pair.similarity) for pair in pairs]
        with self._db as db:
            db.execute("DELETE FROM duplicates")
            db.executemany("INSERT INTO duplicates VALUES (?, ?, ?, ?)", rows)
            forget_contents(db)

    # Reading -------------------------------------------------------------------------

    def fingerprints(self) -> dict[DocumentId, str]:
        """Return the fingerprint of each document, in the manifest's order."""
        rows = self._db.execute("SELECT id, fingerprint FROM documents ORDER BY ordinal, id")
        return {DocumentId(row["id"]): row["fingerprint"] for row in rows}

    def digest(self) -> str:
        """Return one digest of the whole corpus: equal digests mean equal passages."""
        lines = [f"{i} {fingerprint}\n" for i, fingerprint in sorted(self.fingerprints().items())]
        return hashlib.sha256("".join(lines).encode()).hexdigest()

    def document_ids(self) -> list[DocumentId]:
        """Return the ids of all documents, in the manifest's order."""
        return list(self.fingerprints())

    def duplicates(self) -> list[DuplicatePair]:
        """Return the pairs of documents that share much of their text."""
        rows = self._db.execute("SELECT * FROM duplicates ORDER BY first, second")
        return [DuplicatePair(*row) for row in rows]

    def files(self) -> dict[DocumentId, str]:
        """Return each document's file name as the manifest gives it."""
        rows = self._db.execute("SELECT id, file FROM documents ORDER BY ordinal, id")
        return {DocumentId(row["id"]): row["file"] for row in rows}

    def seconds(self, document_id: DocumentId) -> float:
        """Return the time that the document took to read, in seconds."""
        return float(self._document_row(document_id)["seconds"])

    def source_path(self, document_id: DocumentId) -> Path:
        """Return the path of the document's file when it was read."""
        return Path(self._document_row(document_id)["path"])

    def document(self, document_id: DocumentId) -> Document:
        """Read one document with everything in it.

        Raises:
            UnknownIdError: There is no such document.
            StoreError: It is not as it was written: nothing of it may be quoted.
        """
        self._check_document(document_id)
        row = self._document_row(document_id)
        return Document(
            document_id=document_id,
            file=row["file"],
            bibliography=bibliography_of(json.loads(row["bibliography"])),
            parsed=parsed_of(row, partial(self._of, document_id)),
            digest=row["digest"],
            passages=tuple(self.passages(document_id)),
        )

    def word_boxes(self, document_id: DocumentId) -> WordBoxes:
        """Read the rectangles of a document's words on its pages.

        Empty for a document without pages, and for one that was read by a version of the
        program that did not keep them: `funn build` reads such a document again.

        Raises:
            UnknownIdError: There is no such document.
            StoreError: The stored boxes are damaged.
        """
        self._document_row(document_id)
        rows = [] if self._version < WORD_BOXES_SINCE else self._of(document_id, "word_boxes")
        try:
            return WordBoxes.unpacked(rows[0]["packed"]) if rows else WordBoxes()
        except ValueError as error:
            raise StoreError(
                "store_damaged", path=str(self.path), document=document_id, cause=str(error)
            ) from error

    def bibliography(self, document_id: DocumentId) -> Bibliography:
        """Read only the bibliographic facts of a document."""
        return bibliography_of(json.loads(self._document_row(document_id)["bibliography"]))

    def passages(self, document_id: DocumentId | None = None) -> Iterator[Passage]:
        """Read all passages, or one document's, in the order of the manifest and the text."""
        where = "WHERE p.document_id = ?" if document_id else ""
        rows = self._db.execute(
            f"SELECT p.*, {self._page_unit} FROM passages p JOIN documents d "
            f"ON d.id = p.document_id {where} ORDER BY d.ordinal, d.id, p.ordinal",
            (document_id,) if document_id else (),
        )
        for row in rows:
            yield passage_of(row, self._sentences(row["id"]))

    def passage(self, passage_id: PassageId) -> Passage:
        """Read one passage.

        Raises:
            UnknownIdError: There is no such passage.
        """
        row = self._db.execute(
            f"SELECT p.*, {self._page_unit} FROM passages p JOIN documents d "
            "ON d.id = p.document_id WHERE p.id = ?",
            (passage_id,),
        ).fetchone()
        if row is None:
            raise UnknownIdError("passage_replaced", passage=passage_id)
        return passage_of(row, self._sentences(row["id"]))

    @property
    def _page_unit(self) -> str:
        """Return the SQL of the page unit in ``documents d``, derived in an older store."""
        if self._version >= PAGE_UNIT_SINCE:
            return "d.page_unit"
        return f"{OLDER_PAGE_UNIT.format(id='d.id', file='d.file')} AS page_unit"

    def _sentences(self, passage_id: str) -> list[sqlite3.Row]:
        query = 'SELECT "start", "end" FROM sentences WHERE passage_id = ? ORDER BY "start"'
        rows: list[sqlite3.Row] = self._db.execute(query, (passage_id,)).fetchall()
        return rows

    def _document_row(self, document_id: DocumentId) -> sqlite3.Row:
        row: sqlite3.Row | None = self._db.execute(
            f"SELECT d.*, {self._page_unit} FROM documents d WHERE d.id = ?", (document_id,)
        ).fetchone()
        if row is None:
            raise UnknownIdError("document_not_stored", document=document_id)
        return row

    def _of(
        self, document_id: DocumentId, table: str, order: str = "document_id"
    ) -> list[sqlite3.Row]:
        query = f'SELECT * FROM {table} WHERE document_id = ? ORDER BY "{order}"'
        rows: list[sqlite3.Row] = self._db.execute(query, (document_id,)).fetchall()
        return rows


def _insert(db: sqlite3.Connection, table: str, rows: Sequence[Sequence[Any]]) -> None:
    if rows:
        marks = ", ".join("?" * len(rows[0]))
        db.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
