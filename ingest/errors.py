"""Errors as codes with facts, which say where, what and what to do.

The words are in ``api/wordings``, one catalogue a language: an error is worded by whoever
shows it, in the language of the person who reads it.

The tree is small on purpose. A caller catches ``FunnError`` to print one line,
``ParseError`` to note one file and go on.
"""

from __future__ import annotations

from ingest.notes import Fact, Note


class FunnError(Exception):
    """The root of all errors that Funn raises for a user to read.

    Attributes:
        note: The code, a key of the catalogues of words, with the facts that it takes.
    """

    def __init__(self, code: str, /, **facts: Fact) -> None:
        super().__init__(code)
        self.note = Note.of(code, **facts)

    def __str__(self) -> str:
        return str(self.note)


class ManifestError(FunnError):
    """The manifest is wrong; the facts name the line to correct."""


class RemovalError(FunnError):
    """More documents would leave the corpus than may without being asked about."""


class ParseError(FunnError):
    """One file could not be read; the run goes on with the others."""


class UnsupportedFormatError(ParseError):
    """No parser knows this kind of file."""


class NoTextLayerError(ParseError):
    """Pictures of pages and no text: OCR is needed first."""


class EncryptedFileError(ParseError):
    """The file needs a password."""


class ResourceLimitError(ParseError):
    """Reading the file would take more time, memory or disk than is allowed."""


class StoreError(FunnError):
    """The corpus store cannot be opened, or its content is not as expected."""


class IndexStoreError(FunnError):
    """The index directory cannot be used. Not ``IndexError``: that is Python's."""


class IndexNotFoundError(IndexStoreError):
    """There is no index yet: build it first."""


class IndexMismatchError(IndexStoreError):
    """Built with another model, analyzer or corpus than the one in use."""


class EmbedderError(FunnError):
    """The embedding model cannot be loaded or used."""


class QueryError(FunnError):
    """The question or a filter cannot be understood."""


class UnknownIdError(FunnError):
    """No document, passage or page has this id."""


class UnresolvedCitationError(FunnError):
    """An answer cites words that do not occur where it says."""


class LibraryClosedError(FunnError):
    """The library cannot be changed at this address."""


class UploadError(FunnError):
    """A file that was sent cannot be taken in under its name."""
