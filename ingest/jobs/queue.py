"""A queue of jobs in SQLite: by priority, tried again later, never lost and never done twice.

A worker holds the lock of a *slot* while it lives; the system frees it with the process, also
on ``kill -9``. Whoever takes the slot next finds the job that its last owner left, and puts
it back. A job must therefore be such that starting it again is harmless.
"""

from __future__ import annotations

import fcntl
import json
import sqlite3
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from ingest.errors import FunnError
from ingest.notes import Note

State = Literal["waiting", "running", "done", "failed", "cancelled"]
STATES: tuple[State, ...] = get_args(State)
#: Most workers at the same time, in all processes of one home.
MAX_WORKERS = 2
#: Times that a job is tried before it is left as failed.
MAX_ATTEMPTS = 5
#: Wait before the second try, in seconds; each wait is four times the last.
FIRST_WAIT_S = 2.0
WAIT_FACTOR = 4.0
#: Finished jobs that are remembered.
MAX_FINISHED = 10_000
_BUSY_TIMEOUT_S = 30.0
_SCHEMA = """
CREATE TABLE IF NOT EXISTS jobs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    priority INTEGER NOT NULL,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    not_before REAL NOT NULL DEFAULT 0,
    slot INTEGER,
    reason TEXT,
    changed_at REAL NOT NULL
);
CREATE INDEX IF NOT EXISTS jobs_by_state ON jobs (state, priority, id);
CREATE UNIQUE INDEX IF NOT EXISTS jobs_once ON jobs (kind, subject) WHERE state = 'waiting';
"""


class JobError(FunnError):
    """There is no such job, or it is in another state."""


@dataclass(frozen=True, slots=True)
class Job:
    """A piece of work.

    Attributes:
        kind: The kind of work, e.g. ``add``.
        subject: Its file or document; with ``kind`` the work itself.
        priority: Lower goes first.
        attempts: Times that it was begun.
        reason: Why it is waiting again, or has failed.
        changed_at: Time of the last change of state, in seconds since 1970.
    """

    number: int
    kind: str
    subject: str
    priority: int
    state: State
    attempts: int
    reason: Note | None
    changed_at: float


class JobQueue:
    """The jobs of one home."""

    def __init__(self, home: Path) -> None:
        """Open the queue, and make it where there is none.

        Raises:
            JobError: The folder cannot be written.
        """
        self._folder = home / "jobs"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with self._open() as database:
                database.execute("PRAGMA journal_mode = WAL")
                database.executescript(_SCHEMA)
        except (OSError, sqlite3.Error) as error:
            raise JobError("jobs_unusable", path=str(self._folder), cause=str(error)) from error

    def put(self, kind: str, subject: str, *, priority: int) -> int:
        """Add a job and return its number; that of the same job if it is waiting already."""
        with self._changing() as database:
            known = database.execute(
                "SELECT id FROM jobs WHERE kind = ? AND subject = ? AND state = 'waiting'",
                (kind, subject),
            ).fetchone()
            if known:
                database.execute(
                    "UPDATE jobs SET priority = min(priority, ?) WHERE id = ?", (priority, known[0])
                )
                return int(known[0])
            added = database.execute(
                "INSERT INTO jobs (kind, subject, priority, state, changed_at)"
                " VALUES (?, ?, ?, 'waiting', ?)",
                (kind, subject, priority, time.time()),
            )
            return int(added.lastrowid or 0)

    @contextmanager
    def slot(self, *, workers: int = MAX_WORKERS) -> Iterator[int | None]:
        """Hold a worker's slot, after putting back the job that its last owner left.

        Yields ``None`` where all are taken.
        """
        for number in range(workers):
            with (self._folder / f"worker-{number}.lock").open("a") as lock:
                try:
                    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    continue
                self._put_back(number)
                yield number
                return
        yield None

    def claim(self, slot: int) -> Job | None:
        """Begin the job that is next; ``None`` if none may be begun now."""
        with self._changing() as database:
            found = database.execute(
                "SELECT id FROM jobs WHERE state = 'waiting' AND not_before <= ?"
                " ORDER BY priority, id LIMIT 1",
                (time.time(),),
            ).fetchone()
            if not found:
                return None
            database.execute(
                "UPDATE jobs SET state = 'running', slot = ?, attempts = attempts + 1,"
                " changed_at = ? WHERE id = ?",
                (slot, time.time(), found[0]),
            )
            return _read(database, "WHERE id = ?", found[0])[0]

    def finish(
        self, job: Job, *, reason: Note | None = None, then: tuple[str, str, int] | None = None
    ) -> None:
        """Mark a job as done, and add the job that follows from it in the same step.

        Args:
            then: Kind, subject and priority of the following job.
        """
        with self._changing() as database:
            self._set(database, job.number, "done", reason)
            if then:
                database.execute(
                    "INSERT OR IGNORE INTO jobs (kind, subject, priority, state, changed_at)"
                    " VALUES (?, ?, ?, 'waiting', ?)",
                    (*then, time.time()),
                )
            database.execute(
                "DELETE FROM jobs WHERE state = 'done' AND id <= ?", (job.number - MAX_FINISHED,)
            )

    def fail(self, job: Job, reason: Note, *, may_pass: bool) -> None:
        """Note that a job failed; it waits for another try if its fault may pass."""
        again = may_pass and job.attempts < MAX_ATTEMPTS
        with self._changing() as database:
            if again and not self._has_twin(database, job):
                wait = FIRST_WAIT_S * WAIT_FACTOR ** (job.attempts - 1)
                self._set(database, job.number, "waiting", reason, not_before=time.time() + wait)
            else:
                self._set(database, job.number, "done" if again else "failed", reason)

    def cancel(self, number: int) -> Job:
        """Take a waiting job out of the line.

        Raises:
            JobError: There is none of that number that waits.
        """
        return self._moved(number, "cancelled", ("waiting",))

    def retry(self, number: int) -> Job:
        """Put a failed or cancelled job back into the line, with all its tries.

        Raises:
            JobError: There is none of that number that has failed or was cancelled.
        """
        return self._moved(number, "waiting", ("failed", "cancelled"))

    def jobs(self, *, state: State | None = None, limit: int = 100) -> list[Job]:
        """Return the newest jobs, of one state or all."""
        with self._open() as database:
            if state:
                return _read(database, "WHERE state = ? ORDER BY id DESC LIMIT ?", state, limit)
            return _read(database, "ORDER BY id DESC LIMIT ?", limit)

    def counts(self) -> Mapping[State, int]:
        """Return the number of jobs in each state."""
        with self._open() as database:
            found = dict(database.execute("SELECT state, count(*) FROM jobs GROUP BY state"))
        return {state: int(found.get(state, 0)) for state in STATES}

    def seconds_to_next(self) -> float | None:
        """Return how long it is until a waiting job may be begun; ``None`` if none waits."""
        with self._open() as database:
            query = "SELECT min(not_before) FROM jobs WHERE state = 'waiting'"
            (earliest,) = database.execute(query).fetchone()
        return None if earliest is None else max(earliest - time.time(), 0.0)

    def _moved(self, number: int, state: State, allowed: tuple[State, ...]) -> Job:
        with self._changing() as database:
            found = _read(database, "WHERE id = ?", number)
            if not found or found[0].state not in allowed:
                raise JobError("job_not_in_state", number=number)
            if state == "waiting" and self._has_twin(database, found[0]):
                raise JobError("job_waits_already", number=number)
            database.execute("UPDATE jobs SET attempts = 0 WHERE id = ?", (number,))
            self._set(database, number, state, None)
            return _read(database, "WHERE id = ?", number)[0]

    def _put_back(self, slot: int) -> None:
        """Put back the jobs of a dead worker; one that has killed several is left as failed."""
        with self._changing() as database:
            for job in _read(database, "WHERE state = 'running' AND slot = ?", slot):
                note = Note.of("job_worker_died")
                if job.attempts >= MAX_ATTEMPTS:
                    self._set(database, job.number, "failed", note)
                elif self._has_twin(database, job):
                    self._set(database, job.number, "done", note)
                else:
                    self._set(database, job.number, "waiting", note)

    @staticmethod
    def _has_twin(database: sqlite3.Connection, job: Job) -> bool:
        """Return whether the same work waits already, under another number."""
        query = "SELECT 1 FROM jobs WHERE kind = ? AND subject = ? AND state = 'waiting'"
        return database.execute(query, (job.kind, job.subject)).fetchone() is not None

    @staticmethod
    def _set(
        database: sqlite3.Connection,
        number: int,
        state: State,
        reason: Note | None,
        *,
        not_before: float = 0.0,
    ) -> None:
        database.execute(
            "UPDATE jobs SET state = ?, reason = ?, not_before = ?, slot = NULL, changed_at = ?"
            " WHERE id = ?",
            (
                state,
                json.dumps(reason.to_json()) if reason else None,
                not_before,
                time.time(),
                number,
            ),
        )

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        path = self._folder / "jobs.db"
        with closing(
            sqlite3.connect(path, timeout=_BUSY_TIMEOUT_S, isolation_level=None)
        ) as opened:
            yield opened

    @contextmanager
    def _changing(self) -> Iterator[sqlite3.Connection]:
        """Open a transaction that writes: all of it, or nothing."""
        with self._open() as database:
            database.execute("BEGIN IMMEDIATE")
            try:
                yield database
            except BaseException:
                database.execute("ROLLBACK")
                raise
            database.execute("COMMIT")


def _read(database: sqlite3.Connection, which: str, *facts: object) -> list[Job]:
    names = "id, kind, subject, priority, state, attempts, reason, changed_at"
    rows = database.execute(f"SELECT {names} FROM jobs {which}", facts)
    return [
        Job(
            number, kind, subject, priority, state, attempts,
            Note.from_json(json.loads(reason)) if reason else None, changed_at,
        )
        for number, kind, subject, priority, state, attempts, reason, changed_at in rows
    ]  # fmt: skip
