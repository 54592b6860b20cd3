"""BibTeX and BibLaTeX: braces, LaTeX escapes, names with «von», paths of files."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from typing import Any

from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares.names import (
    InvalidNameError,
    parse_single_name_into_parts,
    split_multiple_persons_names,
)
from pylatexenc.latex2text import LatexNodes2Text

from ingest.sources.values import (
    address,
    clean,
    doi,
    filled,
    isbn,
    issn,
    language,
    people,
    person,
    split_title,
    year,
)

_TYPES = {
    "techreport": "report", "report": "report", "phdthesis": "thesis", "mastersthesis": "thesis",
    "thesis": "thesis", "article": "article-journal", "periodical": "article-journal",
    "book": "book", "mvbook": "book", "collection": "book", "proceedings": "book",
    "incollection": "chapter", "inbook": "chapter", "bookinbook": "chapter",
    "inproceedings": "paper-conference", "conference": "paper-conference",
    "online": "webpage", "electronic": "webpage", "www": "webpage", "unpublished": "manuscript",
    "booklet": "pamphlet", "legislation": "legislation", "standard": "standard",
    "letter": "personal_communication",
}  # fmt: skip
_GENRES = {"phdthesis": "PhD", "mastersthesis": "Master"}
_IN_A_WORK = frozenset({"article-journal", "chapter", "paper-conference"})
#: A path, between colons that no backslash keeps.
_FILE_PARTS = re.compile(r"(?<!\\):")
_FILES = re.compile(r"(?<!\\);")
_KEPT = re.compile(r"\\([:;\\{}_&%#$])")

_to_text = LatexNodes2Text(math_mode="text", keep_comments=True)


def read_bibtex(text: str) -> tuple[list[tuple[str, dict[str, str]]], int]:
    """Read the entries of a BibTeX file.

    Returns:
        (key, fields with lower-case names and the type as ``entrytype``) of each entry, and
        how many entries are broken.
    """
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # counted, and told by us
    logging.getLogger("pylatexenc").setLevel(logging.CRITICAL)
    library = parse_string(text.lstrip("\ufeff"))
    entries = [
        (
            entry.key,
            {f.key.casefold(): str(f.value) for f in entry.fields}
            | {"entrytype": entry.entry_type.casefold()},
        )
        for entry in library.entries
    ]
    return entries, len(library.failed_blocks)


def from_bibtex(fields: Mapping[str, str]) -> dict[str, Any]:
    """Return the facts of one entry under the manifest's names; empty without a title."""

    def text(*names: str) -> str | None:
        return next((plain(fields[n]) for n in names if fields.get(n)), None)

    title, subtitle = text("title"), text("subtitle")
    if not subtitle:
        title, subtitle = split_title(title)
    if not title:
        return {}
    given = fields["entrytype"]
    kind = _TYPES.get(given, "document")
    return filled(
        {
            "type": kind,
            "title": title,
            "subtitle": subtitle,
            **{role: names_of(fields.get(role, "")) for role in ("author", "editor", "translator")},
            "issued": year(text("date", "year")),
            "original-date": year(text("origdate")),
            "edition": text("edition"),
            "publisher": text("publisher", "institution", "school", "organization"),
            "publisher-place": text("location", "address"),
            "collection-title": text("series"),
            "container-title": text("journaltitle", "journal", "booktitle")
            if kind in _IN_A_WORK
            else None,
            "volume": text("volume"),
            "issue": text("issue", "number") if kind == "article-journal" else None,
            "number": text("number") if kind not in _IN_A_WORK else None,
            "page": (text("pages") or "").replace("--", "–") or None,
            "genre": text("type") or _GENRES.get(given),
            **_identified(fields),
        }
    )


def _identified(fields: Mapping[str, str]) -> dict[str, Any]:
    """Return the numbers and addresses of an entry, its language and its licence."""
    return {
        "ISBN": isbn(plain(fields.get("isbn", ""))),
        "ISSN": issn(plain(fields.get("issn", ""))),
        "DOI": doi(plain(fields.get("doi", ""))),
        "URL": address(fields.get("url", "").replace("\\", "")),
        "language": next(
            filter(None, (language(fields.get(n)) for n in ("langid", "language", "hyphenation"))),
            None,
        ),
        "license": plain(fields.get("rights") or fields.get("license", "")),
    }


def names_of(value: str) -> list[dict[str, str]]:
    """Return the people of an author field; a name in braces is an institution."""
    found = []
    for name in split_multiple_persons_names(value):
        if name.startswith("{") and name.endswith("}") and _is_one_group(name):
            found.append(person(plain(name)))
            continue
        try:
            parts = parse_single_name_into_parts(name, strict=False)
        except InvalidNameError:
            found.append(person(plain(name)))
            continue
        family = " ".join([*parts.von, *parts.last])
        found.append(person(plain(family), plain(" ".join([*parts.first, *parts.jr]))))
    return people(found)


def _is_one_group(name: str) -> bool:
    """Return whether the first brace is closed by the last."""
    depth = 0
    for n, character in enumerate(name):
        depth += (character == "{") - (character == "}")
        if depth == 0:
            return n == len(name) - 1
    return False


def plain(value: str) -> str | None:
    """Return a value without LaTeX; as it is where LaTeX cannot be read."""
    try:
        return clean(_to_text.latex_to_text(value))
    except (ValueError, IndexError, RecursionError):
        return clean(value)


def files_of_bibtex(fields: Mapping[str, str]) -> list[str]:
    """Return the paths in the ``file`` field: «Title:path:type;…», or a path alone."""
    found = []
    for part in filter(None, _FILES.split(fields.get("file", ""))):
        pieces = _FILE_PARTS.split(part)
        # A drive's colon («C:\…») that was not kept by a backslash parts the path as well.
        path = ":".join(pieces[1:-1]) if len(pieces) > 2 else pieces[0]
        found.append(_KEPT.sub(r"\1", path).strip())
    return [path for path in found if path]
