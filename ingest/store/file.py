"""The corpus store as a file: opened, copied, and checked against its own digests."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

from ingest.errors import StoreError
from ingest.models import DocumentId
from ingest.store.digests import content_digest, order_digest
from ingest.store.schema import (
    CONTENT_DIGEST_SINCE,
    READABLE_VERSIONS,
    SCHEMA_VERSION,
    Connection,
    connect,
    prepare,
    store_error,
    version_of,
)

#: Keys of the table ``facts``.
_INGEST, _CONTENTS = "ingest", "contents"


class StoreFile:
    """A store's file, with a connection for each thread."""

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        """Open the store; create it if it does not exist.

        Raises:
            StoreError: The file is no corpus store, is of another version, or is
                missing while ``read_only``.
        """
        self.path = path
        self._read_only = read_only
        self._local = threading.local()
        if read_only and not path.is_file():
            raise StoreError("store_missing", path=str(path))
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError("store_unusable", path=str(path), cause=str(error)) from error
        version = self._version
        if version not in (0, *READABLE_VERSIONS):
            raise StoreError(
                "store_of_other_version", path=str(path), version=version, known=SCHEMA_VERSION
            )
        if not read_only:
            prepare(self._db)

    @property
    def _version(self) -> int:
        return version_of(self._db)

    @property
    def _db(self) -> Connection:
        connection: Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = connect(self.path, read_only=self._read_only)
            self._local.connection = connection
        return connection

    def close(self) -> None:
        """Close this thread's connection."""
        connection = getattr(self._local, "connection", None)
        if connection is not None:
            connection.close()
            self._local.connection = None

    def copy_to(self, path: Path) -> None:
        """Write a consistent copy of the store, also while another process writes to it.

        Raises:
            StoreError: The store is damaged, or the copy cannot be written.
        """
        try:
            with closing(sqlite3.connect(path)) as target, target:
                self._db.backup(target)
                target.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.Error as error:
            raise store_error(self.path, error) from error

    def begin_ingest(self) -> None:
        """Note that an ingest has begun: until it ends, the store may lack documents."""
        with self._db as db:
            db.execute("INSERT OR REPLACE INTO facts VALUES (?, 'begun')", (_INGEST,))

    def end_ingest(self) -> None:
        """Note that every document of the manifest was looked at, and seal the contents."""
        with self._db as db:
            db.execute("INSERT OR REPLACE INTO facts VALUES (?, 'ended')", (_INGEST,))
            db.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (_CONTENTS, order_digest(db)))

    # Checking ------------------------------------------------------------------------

    @property
    def is_half_read(self) -> bool:
        """Return whether the last ingest was broken off before its end."""
        return self._fact(_INGEST) == "begun"

    def is_whole(self, document_id: DocumentId) -> bool:
        """Return whether all that belongs to a document is as it was written."""
        try:
            self._check_document(document_id)
        except StoreError:
            return False
        return True

    def check(self) -> None:
        """Make sure that everything is as it was written.

        Raises:
            StoreError: Names the file, and the first damaged document or what SQLite found.
        """
        found = self._db.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if found != "ok":
            raise StoreError("store_unreadable", path=str(self.path), cause=str(found))
        for document_id in self._ids():
            self._check_document(document_id)
        sealed = self._fact(_CONTENTS)
        if sealed is not None and sealed != order_digest(self._db):
            raise StoreError("store_contents_changed", path=str(self.path))

    def damaged_documents(self) -> list[DocumentId]:
        """Name the documents that are not as they were written."""
        return [i for i in self._ids() if not self.is_whole(i)]

    def _check_document(self, document_id: DocumentId) -> None:
        if self._version < CONTENT_DIGEST_SINCE:
            return
        query = "SELECT content_digest FROM documents WHERE id = ?"
        row = self._db.execute(query, (document_id,)).fetchone()
        if row is not None and row[0] != content_digest(self._db, document_id):
            raise StoreError("document_damaged", path=str(self.path), document=document_id)

    def _fact(self, key: str) -> str | None:
        if self._version < CONTENT_DIGEST_SINCE:
            return None
        row = self._db.execute("SELECT value FROM facts WHERE key = ?", (key,)).fetchone()
        return None if row is None else str(row[0])

    def _ids(self) -> list[DocumentId]:
        rows = self._db.execute("SELECT id FROM documents ORDER BY ordinal, id").fetchall()
        return [DocumentId(row["id"]) for row in rows]


def forget_contents(db: sqlite3.Connection) -> None:
    """Break the seal on the contents, which change: ``end_ingest`` puts it back."""
    db.execute("DELETE FROM facts WHERE key = ?", (_CONTENTS,))
