"""Bibliographic facts as BibTeX, RIS and CSL-JSON, for reference managers."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from types import MappingProxyType

import rispy
from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.model import Entry, Field

from api.citations.csl_items import csl_item, full_title
from ingest.models import ROLES, Bibliography, Person

Notes = Mapping[Bibliography, Sequence[str]]
NO_NOTES: Notes = MappingProxyType({})

_ASCII = str.maketrans(
    {"æ": "ae", "ø": "o", "å": "a", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "ł": "l", "ŋ": "n"}
)
#: First words of a title that would make a poor key.
_UNTELLING: frozenset[str] = frozenset(
    re.findall(
        r"\w+",
        "a an and at av da de den der det dei eit ei en et for fra frå from har hos how hva kva i "
        "in med mot når of og om on på som the to til ved what with",
    )
)
_BIBTEX_TYPES: dict[str, str] = {
    "report": "techreport",
    "article-journal": "article",
    "book": "book",
    "chapter": "incollection",
    "paper-conference": "inproceedings",
    "pamphlet": "booklet",
    "standard": "techreport",
}
_RIS_TYPES: dict[str, str] = {
    "report": "RPRT",
    "thesis": "THES",
    "article-journal": "JOUR",
    "book": "BOOK",
    "chapter": "CHAP",
    "paper-conference": "CPAPER",
    "webpage": "ELEC",
    "legislation": "STAT",
    "manuscript": "MANSCPT",
    "pamphlet": "PAMP",
    "standard": "STAND",
    "personal_communication": "PCOMM",
    "speech": "SLIDE",
}
_LATEX_SPECIALS = re.compile(r"[\\&%$#_{}~^]")
#: A bare brace would end the field that it stands in, even behind a backslash.
_LATEX_ESCAPES = {
    "\\": r"{\textbackslash}",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
    "{": r"{\textbraceleft}",
    "}": r"{\textbraceright}",
}
_BRACES = re.compile(r"[{}\\]")
#: C0 and C1 controls, and what some readers take for the end of a line.
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
#: What BibTeX would divide a name or a list of names at.
_NAME_DIVIDERS = re.compile(r",|\band\b", re.IGNORECASE)
#: A word with a capital that a BibTeX style would make small: «NAV-kontor», «Oslo».
_CAPITALISED = re.compile(r"(?<=[\s(«\"–-])[^\W\d_]*[A-ZÆØÅ][\w-]*|^\w+[A-ZÆØÅ][\w-]*")
_LANGUAGE_NAMES: dict[str, str] = {
    "nb": "norwegian", "nn": "nynorsk", "en": "english", "se": "samin",
    "sv": "swedish", "da": "danish", "de": "german",
}  # fmt: skip


def ascii_of(text: str) -> str:
    """Small letters a to z and digits, nothing else: «Fossestøl» → "fossestol"."""
    folded = unicodedata.normalize("NFKD", text.casefold().translate(_ASCII))
    return re.sub(r"[^a-z0-9]", "", folded)


def citation_keys(bibliographies: Sequence[Bibliography]) -> dict[Bibliography, str]:
    """Name each work for a reference manager: "fossestol2016betingelser".

    Made of the facts alone, so a work keeps its key. Where two would share one, the
    later in the order given gets "b", "c" … behind it.
    """
    keys: dict[Bibliography, str] = {}
    for work in dict.fromkeys(bibliographies):
        words = [ascii_of(word) for word in re.findall(r"\w+", work.title)]
        telling = [word for word in words if word and word not in _UNTELLING] or words or [""]
        name = ascii_of(work.leading[0].family) if work.leading else ""
        base = f"{name}{work.issued or 'uaa'}{telling[0]}"
        key, letter = base, ord("b")
        while key in keys.values():
            key, letter = f"{base}{chr(letter)}", letter + 1
        keys[work] = key
    return keys


def to_csl_json(bibliographies: Sequence[Bibliography]) -> str:
    """CSL-JSON: one array, one object a work."""
    works = [csl_item(work, key) for work, key in citation_keys(bibliographies).items()]
    return json.dumps(works, ensure_ascii=False, indent=2) + "\n"


def to_bibtex(bibliographies: Sequence[Bibliography], notes: Notes = NO_NOTES) -> str:
    """BibTeX in UTF-8, LaTeX's own characters escaped, capitals protected in titles.

    Args:
        notes: Lines for a work's ``annote`` field, for instance its chosen quotes.
    """
    library = Library()
    for work, key in citation_keys(bibliographies).items():
        fields = [
            Field(name, line)
            for name, value in _bibtex_fields(work, notes.get(work, ())).items()
            if (line := one_line(value))
        ]
        library.add(Entry(_bibtex_type(work), key, fields))
    return str(write_string(library))


def _bibtex_type(work: Bibliography) -> str:
    if work.type == "thesis":
        doctoral = re.search(r"doktor|ph\.?d|dr\.", (work.genre or "").lower())
        return "phdthesis" if doctoral else "mastersthesis"
    return _BIBTEX_TYPES.get(work.type, "misc")


def _bibtex_fields(work: Bibliography, notes: Sequence[str]) -> dict[str, str | None]:
    """BibTeX's field names; which of them takes the publisher depends on the entry type."""
    kind = _bibtex_type(work)
    publisher = {"techreport": "institution", "mastersthesis": "school", "phdthesis": "school"}
    container = "journal" if kind == "article" else "booktitle"
    series = " ".join(part for part in (work.collection_title, work.genre) if part)
    typed = kind in {"techreport", "mastersthesis", "phdthesis"}
    return {
        "title": _CAPITALISED.sub(r"{\g<0>}", _latex(full_title(work))),
        **{role: " and ".join(map(_bibtex_name, getattr(work, role))) for role in ROLES},
        "year": str(work.issued) if work.issued is not None else None,
        "origdate": str(work.original_date) if work.original_date is not None else None,
        "edition": _latex(work.edition),
        publisher.get(kind, "publisher"): _latex(work.publisher),
        "address": _latex(work.publisher_place),
        container: _latex(work.container_title),
        "volume": _latex(work.volume),
        "number": _latex(work.issue if kind == "article" else work.number),
        "pages": re.sub("[-–]+", "--", _latex(work.page)),
        ("type" if typed else "series"): _latex(series),
        "isbn": _latex(work.isbn),
        "issn": _latex(work.issn),
        "doi": _without_braces(work.doi),
        "url": _without_braces(work.url),
        "language": _LANGUAGE_NAMES.get(work.language, _latex(work.language)),
        "annote": _latex("; ".join(notes)),
    }


def _bibtex_name(person: Person) -> str:
    """Put an institution in braces, or BibTeX would take its last word for a surname."""
    if person.given is None:
        return f"{{{_latex(person.family)}}}"
    return ", ".join(
        f"{{{_latex(part)}}}" if _NAME_DIVIDERS.search(part) else _latex(part)
        for part in (person.family, person.given)
    )


def _without_braces(address: str | None) -> str:
    """Percent-encode what would end a BibTeX field; the rest of an address stays as it is."""
    return _BRACES.sub(lambda found: f"%{ord(found[0]):02X}", address or "")


def one_line(text: str | None) -> str:
    """Put the text on one line: a line of its own would be a field or a record of its own."""
    return " ".join(_CONTROLS.sub(" ", text or "").split())


def _latex(text: str | None) -> str:
    return _LATEX_SPECIALS.sub(
        lambda found: _LATEX_ESCAPES.get(found[0], "\\" + found[0]), text or ""
    )


class _PlainRisWriter(rispy.RisWriter):  # type: ignore[misc]
    """Without the line that numbers each entry: it is no part of RIS."""

    def set_header(self, count: int) -> str:  # noqa: ARG002 - rispy calls it so
        """Stand before each entry."""
        return ""


def to_ris(bibliographies: Sequence[Bibliography], notes: Notes = NO_NOTES) -> str:
    """RIS.

    Args:
        notes: Lines for a work's ``N1`` fields, for instance its chosen quotes.
    """
    works = citation_keys(bibliographies).items()
    entries = [_ris_entry(work, key, notes.get(work, ())) for work, key in works]
    return str(rispy.dumps(entries, implementation=_PlainRisWriter))


def _ris_entry(work: Bibliography, key: str, notes: Sequence[str]) -> dict[str, object]:
    first, _, last = (work.page or "").replace("–", "-").partition("-")
    entry: dict[str, object] = {
        "type_of_reference": _RIS_TYPES.get(work.type, "GEN"),
        "id": key,
        "authors": list(map(_ris_name, work.author)),
        "secondary_authors": list(map(_ris_name, work.editor)),
        "subsidiary_authors": list(map(_ris_name, work.translator)),
        "title": full_title(work),
        "year": str(work.issued) if work.issued is not None else "",
        "original_publication": str(work.original_date or ""),
        "edition": work.edition,
        "publisher": work.publisher,
        "place_published": work.publisher_place,
        "secondary_title": work.container_title,
        "tertiary_title": work.collection_title,
        "volume": work.volume,
        "number": work.issue or work.number,
        "start_page": first,
        "end_page": last,
        "type_of_work": work.genre,
        "issn": "; ".join(part for part in (work.isbn, work.issn) if part),
        "doi": work.doi,
        "urls": [work.url] if work.url else [],
        "language": work.language,
        "notes": list(notes),
    }
    return {
        name: list(map(one_line, value)) if isinstance(value, list) else one_line(str(value))
        for name, value in entry.items()
        if value
    }


def _ris_name(person: Person) -> str:
    return f"{person.family}, {person.given}" if person.given else person.family
