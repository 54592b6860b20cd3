"""Bibliographic facts of a document, as a citation needs them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """An author, editor or translator. An institution has only a ``family`` name."""

    family: str
    given: str | None = None

    def __str__(self) -> str:
        return f"{self.given} {self.family}" if self.given else self.family


#: Fields that hold people.
ROLES = ("author", "editor", "translator")


@dataclass(frozen=True, slots=True)
class Bibliography:
    """The bibliographic facts of a document, under the names that CSL gives them.

    ``collection`` is ours: the part of the corpus that a search is limited to. The editors
    of a chapter are those of the book that it stands in.
    """

    type: str
    title: str
    author: tuple[Person, ...] = ()
    issued: int | None = None
    subtitle: str | None = None
    publisher: str | None = None
    publisher_place: str | None = None
    collection_title: str | None = None
    container_title: str | None = None
    volume: str | None = None
    issue: str | None = None
    page: str | None = None
    number: str | None = None
    genre: str | None = None
    isbn: str | None = None
    issn: str | None = None
    doi: str | None = None
    url: str | None = None
    language: str = "nb"
    collection: str = "research"
    data_collected: str | None = None
    editor: tuple[Person, ...] = ()
    translator: tuple[Person, ...] = ()
    edition: str | None = None
    original_date: int | None = None

    @property
    def leading(self) -> tuple[Person, ...]:
        """The people whose names stand first: the authors, or the editors of a whole work."""
        if self.author or self.container_title:
            return self.author
        return self.editor
