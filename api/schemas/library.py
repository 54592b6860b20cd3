"""The contract for the library: its entries, their changes, and the jobs that read them in."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from api.schemas.questions import RequestSchema, Schema

EntryState = Literal["waiting", "needs_review", "indexed", "failed", "missing", "skipped"]
JobState = Literal["waiting", "running", "done", "failed", "cancelled"]


class ListedEntryOut(Schema):
    """An entry of the manifest in short, with its state."""

    id: str
    file: str
    title: str
    issued: str | None
    collection: str
    unsure: list[str] = Field(description="Fields that were guessed and not confirmed.")
    state: EntryState
    reason: str = Field(description="Why it is in that state; empty where it is as it should be.")


class EntriesOut(Schema):
    """A page of the library's entries."""

    entries: list[ListedEntryOut]
    total: int = Field(description="Entries that match, on all pages.")
    states: dict[EntryState, int] = Field(description="Entries of each state, before filtering.")


class EntryOut(Schema):
    """An entry as it is written, under the manifest's own names."""

    values: dict[str, Any]
    unsure: list[str]
    editable: list[str] = Field(description="Names of the fields that can be set.")


class EntryEdit(RequestSchema):
    """New values of an entry."""

    values: dict[str, Any] = Field(
        default_factory=dict, max_length=60, description="By field; null removes a field."
    )
    seen: dict[str, Any] | None = Field(
        None, description="Values that the editor saw: if one has changed since, 409."
    )
    confirmed: list[str] = Field(
        default_factory=list, max_length=60, description="Guessed fields that are right."
    )
    dry_run: bool = False


class ChangedOut(Schema):
    """A change of the manifest that was made, or would be."""

    version: int | None = Field(description="Its number, for undoing; null in a dry run.")


class VersionOut(Schema):
    """A change that can be undone."""

    number: int
    at: str
    changes: list[tuple[str, str]] = Field(description="(add, edit or remove; document id).")


class PageNumberOut(Schema):
    """A page of the file with its printed number."""

    page: int
    printed: str | None


class JobOut(Schema):
    """A piece of work: a file to add, or a build."""

    number: int
    kind: str
    subject: str = Field(description="Name of the file.")
    state: JobState
    attempts: int
    reason: str


class JobsOut(Schema):
    """The newest jobs, and the number in each state."""

    jobs: list[JobOut]
    counts: dict[JobState, int]


class QueuedOut(Schema):
    """A file that was taken in and waits to be read."""

    file: str
    job: int
