"""Files found by a name that the disk spells otherwise: after a move from a Mac, out of a zip.

«å» is one code point on most disks and two on a Mac's; both are the same name. Other
differences (capitals, quotation marks, spaces, another folder) are not bridged, but the
near name is told.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path

#: Encodings that unpackers take UTF-8 names for.
_MISREAD_AS = ("cp437", "cp850", "cp1252", "latin-1")
_QUOTES = re.compile("[«»“”„‘’‚‹›`´\"']")
_SPACES = re.compile(r"[\s_]+")
#: Fewest shared letters of names that may be mistaken for each other, 0 to 1.
_MIN_LIKENESS = 0.8
#: Most files that are looked through for a near name.
_MAX_FILES = 20_000


def composed(name: str) -> str:
    """Return a name with its letters composed, as names are compared."""
    return unicodedata.normalize("NFC", name)


def find_file(folder: Path, name: str) -> Path | None:
    """Return the file of that name under a folder, however its letters are composed."""
    path = on_disk(folder / name)
    return path if path.is_file() else None


def on_disk(path: Path) -> Path:
    """Return the path as the disk spells it; the path itself where nothing has its name."""
    if path.exists():
        return path
    parent = path.parent if path.parent == path else on_disk(path.parent)
    wanted = composed(path.name)
    found = [there for there in _names_in(parent) if wanted in _readings(there)]
    exact = [there for there in found if composed(there) == wanted]
    chosen = exact if exact else found
    return parent / chosen[0] if len(chosen) == 1 else parent / path.name


def near_name(name: str, folders: Sequence[Path]) -> str | None:
    """Return the name of a file that may have been meant, relative to its folder."""
    there = [file for folder in folders for file in _files_under(folder)]
    wanted = _loose(name)
    for file in there:
        if _loose(file) == wanted:
            return file
    last = wanted.rpartition("/")[2]
    by_last = {_loose(file).rpartition("/")[2]: file for file in reversed(there)}
    ending = last.rpartition(".")[2]
    alike = [known for known in by_last if known.rpartition(".")[2] == ending]
    close = get_close_matches(last, alike, n=1, cutoff=_MIN_LIKENESS)
    return by_last[close[0]] if close else None


def is_readable(name: str) -> bool:
    """Return whether a name can be written at all: it may hold bytes of another encoding."""
    return not any("\ud800" <= character <= "\udfff" for character in name)


def printable(name: str) -> str:
    """Return a name that can be written, with «�» for bytes that no letter has."""
    return name.encode("utf-8", "replace").decode("utf-8") if not is_readable(name) else name


def _readings(name: str) -> Iterator[str]:
    """Yield the names that a name on disk may stand for: itself, or what was misread."""
    yield composed(name)
    if name.isascii():
        return
    for encoding in _MISREAD_AS:
        try:
            yield composed(name.encode(encoding).decode("utf-8"))
        except UnicodeError:
            continue


def _names_in(folder: Path) -> list[str]:
    try:
        return sorted(path.name for path in folder.iterdir() if is_readable(path.name))
    except OSError:
        return []


def _files_under(folder: Path) -> list[str]:
    """Return the files under a folder, by names relative to it."""
    found: list[str] = []
    for place, folders, files in os.walk(on_disk(folder)):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for file in sorted(files):
            name = Path(place, file).relative_to(on_disk(folder)).as_posix()
            if is_readable(name) and not file.startswith("."):
                found.append(name)
        if len(found) >= _MAX_FILES:
            break
    return found


def _loose(name: str) -> str:
    """Return a name without its capitals, quotation marks and kinds of space."""
    bare = _QUOTES.sub("", unicodedata.normalize("NFKC", name).casefold())
    return _SPACES.sub(" ", bare).strip()
