"""The corpus store's file: opened, brought to today's format, its faults named as ours."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from importlib.resources import files
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, NoReturn

from ingest.errors import StoreError
from ingest.store.digests import content_digest

SCHEMA_VERSION = 4
#: Older versions lack only columns and tables; opening them for writing adds those.
READABLE_VERSIONS = (1, 2, 3, SCHEMA_VERSION)
WORD_BOXES_SINCE = 2
PAGE_UNIT_SINCE = 3
CONTENT_DIGEST_SINCE = 4
#: The page unit of a document in an older store, when only PDF and text files had pages.
OLDER_PAGE_UNIT = """CASE WHEN NOT EXISTS (SELECT 1 FROM pages WHERE document_id = {id}) THEN NULL
    WHEN lower({file}) LIKE '%.pdf' THEN 'pdf_page' ELSE 'page' END"""
#: SQLite's codes for a file that cannot be used now but may be whole.
_NOT_DAMAGED = frozenset(
    {
        *(sqlite3.SQLITE_PERM, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_NOMEM),
        *(sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL),
        sqlite3.SQLITE_CANTOPEN,
    }
)


def store_error(path: Path, error: sqlite3.Error) -> StoreError:
    """Return the error to raise for a fault of SQLite's."""
    code = getattr(error, "sqlite_errorcode", None)
    is_damaged = code is None or (code & 0xFF) not in _NOT_DAMAGED
    if code == sqlite3.SQLITE_IOERR_SHORT_READ:
        is_damaged = True
    name = "store_unreadable" if is_damaged else "store_unusable"
    return StoreError(name, path=str(path), cause=str(error))


class Connection(sqlite3.Connection):
    """A connection whose faults are ``StoreError``, also those that come up row by row."""

    path = Path()

    def cursor(self, factory: Any = None) -> Any:
        """Return a cursor with the same faults."""
        return super().cursor(factory or _Cursor)

    def execute(self, *arguments: Any) -> Any:
        """Run a statement."""
        return self.cursor().execute(*arguments)

    def executemany(self, *arguments: Any) -> Any:
        """Run a statement for each of several rows."""
        return self.cursor().executemany(*arguments)

    def executescript(self, *arguments: Any) -> Any:
        """Run several statements."""
        return self.cursor().executescript(*arguments)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> Literal[False]:
        """Commit, or roll back."""
        try:
            return super().__exit__(kind, error, trace)
        except sqlite3.Error as fault:
            raise store_error(self.path, fault) from fault


class _Cursor(sqlite3.Cursor):
    def execute(self, *arguments: Any) -> Any:
        return self._named(super().execute, *arguments)

    def executemany(self, *arguments: Any) -> Any:
        return self._named(super().executemany, *arguments)

    def executescript(self, *arguments: Any) -> Any:
        return self._named(super().executescript, *arguments)

    def fetchone(self) -> Any:
        return self._named(super().fetchone)

    def fetchall(self) -> Any:
        return self._named(super().fetchall)

    def __next__(self) -> Any:
        try:
            return super().__next__()
        except sqlite3.Error as error:
            self._raise(error)

    def _named(self, call: Callable[..., Any], *arguments: Any) -> Any:
        try:
            return call(*arguments)
        except sqlite3.Error as error:
            self._raise(error)

    def _raise(self, error: sqlite3.Error) -> NoReturn:
        raise store_error(getattr(self.connection, "path", Path()), error) from error


def connect(path: Path, *, read_only: bool) -> Connection:
    """Open a connection, which makes the file unless ``read_only``.

    Raises:
        StoreError: The file cannot be opened.
    """
    mode = "ro" if read_only else "rwc"
    try:
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}", uri=True, factory=Connection
        )
    except sqlite3.Error as error:
        raise store_error(path, error) from error
    connection.path = path
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def version_of(db: sqlite3.Connection) -> int:
    """Read the version of the schema; 0 in an empty file."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def prepare(db: Connection) -> None:
    """Make the tables, or bring those of an older version to today's.

    No document is read anew for that. All of it is one transaction: a process that is
    killed in it leaves the older version.

    Raises:
        StoreError: The file is damaged, or cannot be written.
    """
    db.execute("PRAGMA journal_mode = WAL")
    db.executescript(files("ingest.store").joinpath("schema.sql").read_text("utf-8"))
    if version_of(db) == SCHEMA_VERSION:
        return
    db.execute("BEGIN IMMEDIATE")
    with db:
        _migrate(db)
        db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _migrate(db: Connection) -> None:
    columns = {row["name"] for row in db.execute("PRAGMA table_info(documents)")}
    if "page_unit" not in columns:
        db.execute("ALTER TABLE documents ADD COLUMN page_unit TEXT")
        db.execute(
            f"UPDATE documents SET page_unit = {OLDER_PAGE_UNIT.format(id='id', file='file')}"
        )
    if "content_digest" not in columns:
        db.execute("ALTER TABLE documents ADD COLUMN content_digest TEXT")
    if not {"page_unit", "content_digest"} <= columns:  # digests are of all columns
        db.execute("UPDATE documents SET content_digest = NULL")
    undigested = db.execute("SELECT id FROM documents WHERE content_digest IS NULL").fetchall()
    seal_documents(db, [row["id"] for row in undigested])


def seal_documents(db: sqlite3.Connection, document_ids: Sequence[str]) -> None:
    """Write the digest of all that belongs to each document beside it."""
    db.executemany(
        "UPDATE documents SET content_digest = ? WHERE id = ?",
        [(content_digest(db, i), i) for i in document_ids],
    )
