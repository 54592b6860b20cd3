"""Digests of what the corpus store holds, by which damage to a row is noticed.

SQLite notices a damaged tree, not a damaged letter. So every document has a digest of all
its rows, and the order of the documents and their duplicates have one together.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence
from typing import Any

#: Bytes of a digest: no two contents of one store will share one by chance.
DIGEST_BYTES = 16
#: The rows of a document, table by table. Its place among the others is not its own.
_QUERIES = (
    "SELECT id, file, digest, fingerprint, bibliography, text, encoding, warnings, seconds, path,"
    " page_unit FROM documents WHERE id = ?",
    "SELECT * FROM pages WHERE document_id = ? ORDER BY number",
    'SELECT * FROM page_spans WHERE document_id = ? ORDER BY "start"',
    "SELECT * FROM sections WHERE document_id = ? ORDER BY ordinal",
    "SELECT * FROM blocks WHERE document_id = ? ORDER BY ordinal",
    "SELECT * FROM tables WHERE document_id = ? ORDER BY id",
    "SELECT * FROM passages WHERE document_id = ? ORDER BY ordinal, id",
    "SELECT s.* FROM passages p JOIN sentences s ON s.passage_id = p.id"
    ' WHERE p.document_id = ? ORDER BY p.ordinal, p.id, s."start"',
)
_WORD_BOXES = "SELECT packed FROM word_boxes WHERE document_id = ?"
_ORDER = (
    "SELECT id, ordinal, fingerprint, content_digest FROM documents ORDER BY id",
    "SELECT first, second, kind, similarity FROM duplicates ORDER BY first, second",
)


def content_digest(db: sqlite3.Connection, document_id: str) -> str:
    """Digest every row of a document, in hex: its text, places, passages and voices."""
    digest = hashlib.blake2b(digest_size=DIGEST_BYTES)
    for query in _QUERIES:
        digest.update(_packed(_rows(db, query, document_id)))
    for (packed,) in _rows(db, _WORD_BOXES, document_id):
        digest.update(bytes(packed))
    return digest.hexdigest()


def order_digest(db: sqlite3.Connection) -> str:
    """Digest the documents in their order, with their own digests, and the duplicates."""
    digest = hashlib.blake2b(digest_size=DIGEST_BYTES)
    for query in _ORDER:
        digest.update(_packed(_rows(db, query)))
    return digest.hexdigest()


def _rows(db: sqlite3.Connection, query: str, *keys: str) -> Sequence[tuple[Any, ...]]:
    cursor = db.cursor()
    cursor.row_factory = None  # plain tuples, whose ``repr`` has every value with its type
    rows: list[tuple[Any, ...]] = cursor.execute(query, keys).fetchall()
    return rows


def _packed(rows: Sequence[tuple[Any, ...]]) -> bytes:
    return (repr(rows) + "\n").encode("utf-8", "surrogatepass")
