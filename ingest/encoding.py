"""Bytes → text: detect the encoding of a text file and note it; refuse what is not text."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from pathlib import Path

from charset_normalizer import from_bytes

from ingest.errors import ParseError, ResourceLimitError
from ingest.notes import Note

MAX_TEXT_BYTES = 50 * 1024 * 1024
_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: Encodings of Norwegian text files that are not UTF-8, with the letters and marks that
#: then make up nearly all of what is not ASCII.
_USUAL = ("cp1252", "mac_roman", "cp865")
_EXPECTED = frozenset("æøåÆØÅéèêóòôàäöü«»–—’‘“”…§°•½\u00a0\u00ad")
_EXPECTED_SHARE = 0.8
#: A file with so few broken sequences among its non-ASCII ones is damaged UTF-8.
_DAMAGED_SHARE = 0.01
_SAMPLE_BYTES = 1_000_000
_BINARY_SHARE = 0.02
_TEXT_CONTROLS = b"\t\n\x0b\x0c\r\x1b\x85"


@dataclass(frozen=True, slots=True)
class TextFile:
    """The text of a file.

    Attributes:
        encoding: The encoding that it was read in, by Python's name.
        warnings: Notes on an encoding other than plain UTF-8, and on lost characters.
    """

    text: str
    encoding: str
    warnings: tuple[Note, ...] = ()


def read_text(path: Path, *, max_bytes: int = MAX_TEXT_BYTES) -> TextFile:
    """Read a text file in the encoding that it is in.

    Args:
        max_bytes: A greater file is refused before it is read into memory.

    Raises:
        ResourceLimitError: The file is too big.
        ParseError: The file cannot be opened, is empty, or is not text.
    """
    try:
        size = path.stat().st_size
        if size > max_bytes:
            raise ResourceLimitError(
                "text_too_large",
                file=path.name,
                megabytes=round(size / 1e6),
                limit=round(max_bytes / 1e6),
            )
        content = path.read_bytes()
    except OSError as error:
        cause = error.strerror or type(error).__name__
        raise ParseError("file_not_opened", file=path.name, cause=cause) from error
    found = decode(content, path.name)
    if not found.text.strip():
        raise ParseError("text_empty", file=path.name)
    return found


def decode(content: bytes, name: str) -> TextFile:
    """Decode ``content`` by its byte order mark, else as UTF-8, else by its characters.

    Raises:
        ParseError: ``content`` is not text; ``name`` says which file.
    """
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _decoded(content, encoding, name)
    if b"\x00" not in content[:_SAMPLE_BYTES]:
        try:
            return _checked(TextFile(content.decode("utf-8"), "utf-8"), name)
        except UnicodeDecodeError:
            damaged = _damaged_utf8(content)
            if damaged:
                return _checked(damaged, name)
    sample = content[:_SAMPLE_BYTES]
    if (usual := _usual_encoding(sample)) is not None:
        return _decoded(content, usual, name)
    best = from_bytes(sample).best()
    if best is None:
        raise _not_text(name)
    return _decoded(content, best.encoding, name)


def _usual_encoding(sample: bytes) -> str | None:
    """Return the encoding in which all but ASCII is usual in Norwegian, if there is one."""
    if b"\x00" in sample:
        return None
    shares = {}
    for encoding in _USUAL:
        others = [c for c in sample.decode(encoding, errors="replace") if c > "\x7f"]
        shares[encoding] = sum(c in _EXPECTED for c in others) / max(len(others), 1)
    best = max(_USUAL, key=shares.__getitem__)
    return best if shares[best] >= _EXPECTED_SHARE else None


def _decoded(content: bytes, encoding: str, name: str) -> TextFile:
    text = content.decode(encoding, errors="replace").removeprefix("\ufeff")
    read_as = "utf-8" if encoding == "utf-8-sig" else encoding
    warnings: list[Note] = []
    if read_as != "utf-8":
        warnings.append(Note.of("encoding_not_utf8", encoding=read_as))
    broken = text.count("\ufffd")
    if broken:
        warnings.append(Note.of("characters_unread", count=broken))
    return _checked(TextFile(text, read_as, tuple(warnings)), name)


def _damaged_utf8(content: bytes) -> TextFile | None:
    """Decode UTF-8 with a few broken bytes; ``None`` if it is another encoding."""
    text = content.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    others = len(text) - sum(map(text.count, map(chr, range(128)))) - broken
    if broken > max(1, _DAMAGED_SHARE * others) or others == 0:
        return None
    return TextFile(text, "utf-8", (Note.of("utf8_damaged", count=broken),))


def _checked(found: TextFile, name: str) -> TextFile:
    """Return ``found`` if it is text: hardly any control characters.

    Raises:
        ParseError: It is something else with a text file's ending.
    """
    sample = found.text[:_SAMPLE_BYTES].encode("utf-8", errors="replace")
    kept = sample.translate(None, delete=bytes(set(range(32)) - set(_TEXT_CONTROLS)))
    if len(sample) - len(kept) > _BINARY_SHARE * len(sample):
        raise _not_text(name)
    return found


def _not_text(name: str) -> ParseError:
    return ParseError("text_is_no_text", file=name)
