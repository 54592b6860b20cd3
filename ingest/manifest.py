"""Read and validate ``corpus_manifest.yaml``; find the files that it names.

Errors name the line, because the file is edited by hand. The line comes from
ruamel.yaml, which also lets ``funn add`` write an entry without losing a comment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError

from ingest.errors import ManifestError
from ingest.file_names import composed, find_file
from ingest.models import ROLES, Bibliography, DocumentId, Person
from ingest.notes import Note
from ingest.validation import fault_note, fault_place

CslType = Literal[
    "report", "thesis", "article-journal", "book", "chapter", "paper-conference",
    "webpage", "document", "legislation", "manuscript", "pamphlet", "standard",
    "personal_communication", "speech",
]  # fmt: skip
Language = Literal["nb", "nn", "en", "se", "sv", "da", "de"]
EARLIEST_YEAR = 1450


def check_isbn(value: str) -> str:
    """Return ``value`` if its check digit is right. Source: ISO 2108."""
    digits = re.sub(r"[\s-]", "", value).upper()
    if re.fullmatch(r"\d{13}", digits):
        total = sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(digits[:12]))
        wanted = str(-total % 10)
    elif re.fullmatch(r"\d{9}[\dX]", digits):
        total = sum(int(d) * (10 - i) for i, d in enumerate(digits[:9]))
        wanted = "0123456789X"[-total % 11]
    else:
        raise ValueError(Note.of("isbn_not_digits", value=value))
    if digits[-1] != wanted:
        raise ValueError(Note.of("isbn_check_digit", value=value, digit=wanted))
    return value


def check_issn(value: str) -> str:
    """Return ``value`` if its check digit is right. Source: ISO 3297."""
    digits = value.replace("-", "").upper()
    if not re.fullmatch(r"\d{7}[\dX]", digits):
        raise ValueError(Note.of("issn_not_digits", value=value))
    total = sum(int(d) * (8 - i) for i, d in enumerate(digits[:7]))
    wanted = "0123456789X"[-total % 11]
    if digits[-1] != wanted:
        raise ValueError(Note.of("issn_check_digit", value=value, digit=wanted))
    return value


def check_year(value: int) -> int:
    """Return ``value`` if something can have been published in that year."""
    latest = date.today().year + 1
    if not EARLIEST_YEAR <= value <= latest:
        raise ValueError(Note.of("year_impossible", value=value, first=EARLIEST_YEAR, last=latest))
    return value


class Author(BaseModel):
    """A person (``family``, ``given``) or an institution (``literal``)."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    family: str | None = None
    given: str | None = None
    literal: str | None = None

    def to_person(self) -> Person:
        """Return the author as a ``Person``."""
        return Person(family=self.family or self.literal or "", given=self.given)


def check_author(author: Author) -> Author:
    """Return ``author`` if it has exactly one of a family name and a literal name."""
    if bool(author.family) == bool(author.literal):
        raise ValueError(Note.of("author_without_one_name"))
    return author


CheckedAuthor = Annotated[Author, AfterValidator(check_author)]


def _number_as_text(value: object) -> object:
    """Let ``edition: 2`` do for ``edition: "2"``."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


class ManifestEntry(BaseModel):
    """One document: its file, and the facts that a citation needs."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True, str_strip_whitespace=True)

    id: str = Field(
        pattern=r"^[a-z0-9][a-z0-9-]{1,79}$",
        description="Short and lasting, e.g. fossestol-2016-betingelser: links are made of it.",
    )
    file: str = Field(
        min_length=1, description="File name, looked for in corpus/, then $FUNN_CORPUS."
    )
    type: CslType = "report"
    title: str = Field(min_length=1)
    subtitle: str | None = None
    author: list[CheckedAuthor] = Field(default_factory=list)
    editor: list[CheckedAuthor] = Field(
        default_factory=list, description="Editors; of a chapter, those of the book it stands in."
    )
    translator: list[CheckedAuthor] = Field(default_factory=list)
    issued: Annotated[int, AfterValidator(check_year)] | None = Field(
        None, description="Year of this edition."
    )
    original_date: Annotated[int, AfterValidator(check_year)] | None = Field(
        None, alias="original-date", description="Year of the first edition or of the original."
    )
    edition: Annotated[str, BeforeValidator(_number_as_text)] | None = Field(
        None, description="Number of the edition, if not the first, e.g. 2."
    )
    publisher: str | None = None
    publisher_place: str | None = Field(None, alias="publisher-place")
    collection_title: str | None = Field(None, alias="collection-title", description="Series.")
    container_title: str | None = Field(
        None, alias="container-title", description="Journal or book."
    )
    volume: str | None = None
    issue: str | None = None
    page: str | None = None
    number: str | None = None
    genre: str | None = Field(None, description="e.g. Masteroppgave.")
    isbn: Annotated[str, AfterValidator(check_isbn)] | None = Field(None, alias="ISBN")
    issn: Annotated[str, AfterValidator(check_issn)] | None = Field(None, alias="ISSN")
    doi: str | None = Field(None, alias="DOI", pattern=r"^10\.\d{4,9}/\S+$")
    url: str | None = Field(None, alias="URL", pattern=r"^https?://\S+$")
    language: Language = "nb"
    license: str | None = Field(
        None, description="Licence of the file, e.g. https://creativecommons.org/licenses/by/4.0/."
    )
    collection: str = Field("research", pattern=r"^[a-z0-9-]+$")
    data_collected: str | None = Field(
        None, alias="data-collected", description="When the data were collected, e.g. 2014-2015."
    )
    page_offset: int | None = Field(
        None,
        alias="page-offset",
        description="Printed page minus physical page, where the file itself does not tell.",
    )
    skip: str | None = Field(None, description="Why the document is left out of the corpus.")
    note: str | None = None
    unsure: list[str] = Field(
        default_factory=list,
        description="Fields that `funn add` guessed and a person should check.",
    )

    def bibliography(self) -> Bibliography:
        """Return the bibliographic facts."""
        facts = self.model_dump(include=set(Bibliography.__dataclass_fields__) - set(ROLES))
        people = {role: tuple(a.to_person() for a in getattr(self, role)) for role in ROLES}
        return Bibliography(**facts | people)


class Manifest(BaseModel):
    """The whole of ``corpus_manifest.yaml``."""

    model_config = ConfigDict(extra="forbid")

    version: Literal[1] = 1
    documents: list[ManifestEntry]


@dataclass(frozen=True, slots=True)
class Source:
    """A manifest entry with the place its file was found; ``path`` is ``None`` if nowhere."""

    document_id: DocumentId
    entry: ManifestEntry
    path: Path | None


def load_manifest(path: Path) -> Manifest:
    """Read and check a manifest.

    Raises:
        ManifestError: With file, line and what to write instead.
    """
    try:
        raw = YAML().load(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ManifestError("manifest_missing", path=str(path)) from error
    except UnicodeDecodeError as error:
        raise ManifestError("manifest_not_utf8", path=str(path)) from error
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ManifestError(
            "manifest_not_yaml", path=str(path), line=line, cause=str(error.problem)
        ) from error
    if not isinstance(raw, dict):
        raise ManifestError("manifest_without_documents", path=str(path))
    try:
        manifest = Manifest.model_validate(raw)
    except ValidationError as error:
        faults = on_lines(list(_explain(path, raw, error)))
        raise ManifestError("manifest_invalid", faults=faults) from error
    _check_unique(path, raw, manifest)
    return manifest


def _explain(path: Path, raw: Any, error: ValidationError) -> Iterator[Note]:
    """Give each fault its line, its field, and the correction."""
    for fault in error.errors():
        note = fault_note(fault)
        if fault["type"] == "extra_forbidden":
            note = Note.of("manifest_unknown_key", known=", ".join(_known_keys(fault["loc"])))
        yield Note.of(
            "manifest_fault",
            path=str(path),
            line=_line_of(raw, fault["loc"]),
            field=fault_place(fault),
            fault=note,
        )


def on_lines(notes: Sequence[Note]) -> Note:
    """Join notes into one, each on a line of its own."""
    first, *others = notes
    return Note.of("on_two_lines", first=first, others=on_lines(others)) if others else first


def _known_keys(loc: Sequence[int | str]) -> list[str]:
    model: type[BaseModel] = Manifest
    if len(loc) > 1 and loc[0] == "documents":
        model = Author if set(ROLES) & set(loc) else ManifestEntry
    return [field.alias or name for name, field in model.model_fields.items()]


def _line_of(raw: Any, loc: Sequence[int | str]) -> int:
    """Follow ``loc`` into the YAML tree as far as it goes; return that node's line."""
    node, line = raw, 1
    for part in loc:
        try:
            mark = node.lc.key(part) if hasattr(node, "keys") else node.lc.item(part)
            line = mark[0] + 1
            node = node[part]
        except (AttributeError, KeyError, IndexError, TypeError):
            break
    return line


def _check_unique(path: Path, raw: Any, manifest: Manifest) -> None:
    for name in ("id", "file"):
        seen: dict[str, int] = {}
        for n, entry in enumerate(manifest.documents):
            value, line = composed(getattr(entry, name)), _line_of(raw, ("documents", n, name))
            if value in seen:
                raise ManifestError(
                    "manifest_repeats",
                    path=str(path),
                    line=line,
                    field=name,
                    value=value,
                    first_line=seen[value],
                )
            seen[value] = line


def find_sources(manifest: Manifest, folders: Sequence[Path]) -> list[Source]:
    """Look for each entry's file in ``folders``, in that order. First found wins.

    Letters may be composed otherwise on disk than in the manifest.
    """
    return [
        Source(
            document_id=DocumentId(entry.id),
            entry=entry,
            path=next((there for f in folders if (there := find_file(f, entry.file))), None),
        )
        for entry in manifest.documents
    ]


def json_schema() -> dict[str, Any]:
    """JSON Schema of the manifest, for editors that complete and check YAML."""
    schema = Manifest.model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
