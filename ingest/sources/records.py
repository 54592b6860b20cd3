"""Records: what a source yields, whichever kind of source it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, Protocol

from ingest.errors import FunnError
from ingest.notes import Note

#: Writes a file to the path that it is given, and returns the name that it was offered under.
Fetch = Callable[[Path], str]


class SourceError(FunnError):
    """A source cannot be reached, or says what cannot be understood."""


class SourcePausedError(SourceError):
    """A source that was away on the way: what came is kept, and the next run goes on from there."""


class SourceRetryError(SourceError):
    """A file that cannot be brought today and may be tomorrow."""


@dataclass(frozen=True, slots=True)
class OfferedFile:
    """A file that a record offers.

    Attributes:
        stamp: Changes when the bytes may have changed.
        fetch: Writes it. Raises ``SourceError`` or ``OSError``.
        size: Bytes, where they are known beforehand.
    """

    name: str
    stamp: str
    fetch: Fetch
    size: int | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """One work of a source.

    Attributes:
        key: The source's own lasting id of it.
        facts: Bibliographic facts under the manifest's names; empty where only the file tells.
        files: The best first; the first that can be read is brought.
        remarks: Faults that a person should know, such as an attachment that is not there.
        deleted: The source says that it has withdrawn the work.
    """

    key: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    files: tuple[OfferedFile, ...] = ()
    remarks: tuple[Note, ...] = ()
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class Batch:
    """Records that came together.

    Attributes:
        cursor: Place to go on from once these are kept; ``None`` at the end.
        since: Newest change that the source had seen here, for the next incremental run.
        complete: Only of the last batch: the run listed all that the source has, so that
            what it brought earlier and did not list is gone from it.
    """

    records: tuple[Record, ...]
    cursor: str | None = None
    since: str | None = None
    complete: bool = False


Action = Literal["added", "changed", "unchanged", "elsewhere", "failed", "gone", "removed"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Fate of one work in a run.

    Attributes:
        document: Id in the manifest; empty for one that was not brought.
        notes: Reasons, and what a person should look at.
    """

    action: Action
    key: str
    document: str
    title: str
    notes: tuple[Note, ...] = ()


class Source(Protocol):
    """A source that can be asked for records."""

    def batches(self, cursor: str | None, since: str | None) -> Iterator[Batch]:
        """Yield records from ``cursor`` on, those changed after ``since`` where it can tell.

        Raises:
            SourceError: It cannot be reached or understood.
        """
        ...
