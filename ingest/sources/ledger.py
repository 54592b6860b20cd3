"""Memory of sources in SQLite, beside the store: their settings, and what each has brought."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ingest.sources.records import SourceError

_SCHEMA = """
CREATE TABLE IF NOT EXISTS sources (
    name TEXT PRIMARY KEY, settings TEXT NOT NULL,
    cursor TEXT, since TEXT, synced TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS brought (
    source TEXT NOT NULL REFERENCES sources(name) ON DELETE CASCADE,
    key TEXT NOT NULL, document TEXT NOT NULL, file TEXT NOT NULL,
    stamp TEXT NOT NULL, digest TEXT NOT NULL, entry TEXT NOT NULL, state TEXT NOT NULL,
    PRIMARY KEY (source, key)
) STRICT;
"""


@dataclass(frozen=True, slots=True)
class Brought:
    """A work that a source has brought.

    Attributes:
        document: Id of its entry in the manifest.
        file: As the manifest names it.
        stamp: Of facts and file as the source had them.
        digest: SHA-256 of the file as it was brought.
        entry: The entry as it was written, by which a person's own changes are known.
        state: ``writing`` until manifest and file are written; ``written``; ``gone`` where the
            source has it no longer, and nobody has asked for it to be taken out; ``elsewhere``
            for a work that the manifest had from another place, which is left alone;
            ``taken_out`` for one that a person has taken out of the manifest.
    """

    key: str
    document: str
    file: str
    stamp: str
    digest: str = ""
    entry: Mapping[str, Any] = field(default_factory=dict)
    state: str = "written"


@dataclass(frozen=True, slots=True)
class Registered:
    """A source with its settings and how far it has come."""

    name: str
    settings: Mapping[str, Any]
    cursor: str | None
    since: str | None
    synced: str | None
    count: int


class Ledger:
    """The memory, opened for the time of one command.

    Raises:
        SourceError: The file cannot be opened or is no such memory.
    """

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._path = path
        with self._connected() as connection:
            connection.executescript(_SCHEMA)

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        try:
            with closing(sqlite3.connect(self._path, timeout=30)) as connection:
                connection.execute("PRAGMA foreign_keys = ON")
                with connection:
                    yield connection
        except sqlite3.DatabaseError as error:
            raise SourceError("ledger_unusable", path=str(self._path), cause=str(error)) from error

    def sources(self) -> list[Registered]:
        """Return all sources, by name."""
        query = """SELECT name, settings, cursor, since, synced,
            (SELECT count(*) FROM brought WHERE source = name AND state IN ('written', 'gone'))
            FROM sources ORDER BY name"""
        with self._connected() as connection:
            rows = connection.execute(query).fetchall()
        return [Registered(row[0], json.loads(row[1]), *row[2:]) for row in rows]

    def source(self, name: str) -> Registered:
        """Return one source.

        Raises:
            SourceError: There is none of that name.
        """
        known = {source.name: source for source in self.sources()}
        if name not in known:
            names = ", ".join(known) or "–"
            raise SourceError("source_unknown", name=name, known=names)
        return known[name]

    def register(self, name: str, settings: Mapping[str, Any]) -> None:
        """Remember a source.

        Raises:
            SourceError: The name is in use.
        """
        if any(source.name == name for source in self.sources()):
            raise SourceError("source_exists", name=name)
        with self._connected() as connection:
            connection.execute(
                "INSERT INTO sources (name, settings) VALUES (?, ?)",
                (name, json.dumps(settings, ensure_ascii=False)),
            )

    def forget(self, name: str) -> None:
        """Forget a source and what it brought; the manifest is not changed."""
        with self._connected() as connection:
            connection.execute("DELETE FROM sources WHERE name = ?", (name,))

    def brought(self, name: str) -> dict[str, Brought]:
        """Return what a source has brought, by the source's key."""
        query = """SELECT key, document, file, stamp, digest, entry, state
            FROM brought WHERE source = ? ORDER BY rowid"""
        with self._connected() as connection:
            rows = connection.execute(query, (name,)).fetchall()
        return {
            key: Brought(key, document, file, stamp, sha, json.loads(entry), state)
            for key, document, file, stamp, sha, entry, state in rows
        }

    def keep(self, name: str, works: Sequence[Brought], gone: Sequence[str] = ()) -> None:
        """Write works, and take out those with the keys of ``gone``, in one transaction."""
        rows = [
            (name, w.key, w.document, w.file, w.stamp, w.digest,
             json.dumps(w.entry, ensure_ascii=False), w.state)
            for w in works
        ]  # fmt: skip
        with self._connected() as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO brought VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows
            )
            connection.executemany(
                "DELETE FROM brought WHERE source = ? AND key = ?", [(name, key) for key in gone]
            )

    def advance(
        self, name: str, *, cursor: str | None, since: str | None, synced: str | None
    ) -> None:
        """Remember how far a source has come; ``None`` for ``synced`` leaves it as it is."""
        with self._connected() as connection:
            connection.execute(
                "UPDATE sources SET cursor = ?, since = ?, synced = coalesce(?, synced)"
                " WHERE name = ?",
                (cursor, since, synced, name),
            )
