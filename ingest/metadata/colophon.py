"""Facts that a report states with a label: «Forfatter(e):», «ISBN», «Rapport nr.: 02/2016».

Labels are those of Norwegian and English colophons, bokmål and nynorsk, alone on a line,
before a colon, in a table's first cell, or at the start of a line among other labels.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.manifest import check_isbn, check_issn
from ingest.metadata.front_matter import FrontLine
from ingest.metadata.names import persons_in

_LABELS: dict[str, tuple[str, ...]] = {
    "title": (
        "tittel", "rapporttittel", "rapportens tittel", "prosjekttittel", "oppgavens tittel",
        "title", "report title", "project title", "tittel på oppgaven", "oppgåvetittel",
    ),
    "subtitle": ("undertittel", "subtitle"),
    "author": (
        "navn", "namn", "name", "forfatter", "forfattere", "forfattar", "forfattarar",
        "rapportforfatter",
        "rapportforfattere", "forfattergruppe", "author", "authors", "skrevet av", "skrive av",
        "skriven av", "written by", "utarbeidet av", "utarbeidd av", "prepared by", "kandidat",
        "student", "studenter", "studentar", "oppgave skrevet av", "saksbehandler",
        "saksbehandlar", "referent", "forfatter og student",
    ),
    "editor": (
        "redaktør", "redaktører", "redaktørar", "redigert av", "editor", "editors", "edited by",
        "red", "hovedredaktør",
    ),
    "translator": (
        "oversetter", "oversettere", "omsetjar", "omsetjarar", "oversatt av", "omsett av",
        "translation", "translator", "translated by", "oversettelse", "omsetjing",
        "norsk oversettelse", "norsk omsetjing",
    ),
    "publisher": (
        "utgiver", "utgivar", "utgjevar", "utgitt av", "utgjeve av", "utgitt ved", "publisher",
        "published by", "utgivende institusjon", "institusjon", "institution", "forlag",
        "utgiver og copyright", "utførende institusjon", "forskningsinstitusjon", "lærested",
        "universitet", "høgskole", "all rights", "alle rettigheter",
    ),
    "commissioner": (
        "oppdragsgiver", "oppdragsgivere", "oppdragsgivar", "oppdragsgjevar", "commissioned by",
        "awarding authority", "client", "contractor", "finansiert av", "finansiering",
    ),
    "number": (
        "rapport nr", "rapportnr", "rapportnummer", "rapport nummer", "report no",
        "report number", "report nr", "notat nr", "arbeidsnotat nr", "publikasjonsnr",
        "publikasjonsnummer", "publikasjon nr", "nr",
    ),
    "date": (
        "dato", "date", "utgivelsesdato", "utgivelsesår", "utgjevingsår", "utgivelse", "utgitt",
        "utgjeve", "publisert", "publiseringsdato", "published", "publication date", "år", "year",
        "innlevert", "innleveringsdato", "submitted", "trykkeår", "utgave", "møtedato",
    ),
    "series": ("serie", "serietittel", "rapportserie", "skriftserie", "series", "report series"),
    "url": ("url", "lenke", "lenkje", "permanent lenke", "permalink", "handle", "nettadresse",
            "persistent url"),
    "other": (
        "prosjektnummer", "prosjektnr", "project number", "antall sider", "sidetall", "sidetal",
        "number of pages", "gradering", "classification", "versjon", "version", "versjonsnr",
        "temaområde", "emneord", "stikkord", "nøkkelord", "keywords", "resymé", "sammendrag",
        "samandrag", "abstract", "summary",
        "prosjektleder", "prosjektleiar", "project manager", "kvalitetssikring", "isbn", "issn",
        "telefon", "e-post", "epost", "webadresse", "forsidefoto", "foto", "omslag", "trykk",
        "opplag", "språk", "language", "til stede", "møteleder", "veileder", "veileiar",
        "rettleiar", "supervisor", "emne", "emnekode", "studium", "fakultet", "godkjenning",
        "bakgrunnsinformasjon", "kandidatnummer",
        "studentnummer", "semester", "veiledere", "hovedveileder", "biveileder", "vegleiar",
        "rettleiarar", "supervisors", "candidate number", "kandidatnr", "student number",
        "medveileder", "studieprogram", "studieretning", "sensor", "intern veileder",
        "ekstern veileder",
        "front page photo", "layout", "design",
    ),
}  # fmt: skip
_FIELD_OF = {label: name for name, labels in _LABELS.items() for label in labels}
_LABEL_WORDS = max(len(label.split()) for label in _FIELD_OF)
_RUN_TOGETHER = re.compile(
    r"\s+(?=©)|\s+(?=(?:"
    + "|".join(re.escape(label.capitalize()) for label in sorted(_FIELD_OF, key=len, reverse=True))
    + r")(?:\([a-z]{1,3}\))?\s?:)|\s+(?=(?:ISBN|ISSN)\b)"
)
#: Labels that name the column of a table more often than a person.
_COLUMN_NAMES = frozenset({"navn", "namn", "name"})
_MARKS = re.compile(r"[*_#]+")
_PLURAL = re.compile(r"[/-]?\((?:e|ar|r|s|er|ne)\)")
_LONGEST_LABEL_CHARS = 60
#: Fewest labels on a colophon page, where a label needs no colon.
_COLOPHON_LABELS = 3
_FOLLOWING = {"author": 10, "title": 3}
#: Largest relative difference in height between letters of one size.
_SAME_SIZE = 0.04

_ISBN = re.compile(
    r"ISBN(?:[-\s]?1[03])?[\s:.(a-zA-ZæøåÆØÅ,)-]{0,30}?((?:97[89][\s–-]?)?\d[\d\s–-]{7,14}[\dXx])"
)
_ISSN = re.compile(r"ISSN[\s:.(a-zA-ZæøåÆØÅ,)-]{0,25}?(\d{4}\s?[–-]?\s?\d{3}[\dXx])")
_ISBN_END = re.compile(r"^((?:97[89][\s–-]?)?(?:\d[\s–-]?){9}[\dXx])")
_DOI = re.compile(r"\b(10\.\d{4,9}/[^\s\"<>«»]+)")
_HANDLE = re.compile(
    r"(?:https?://)?((?:hdl\.handle\.net|urn\.nb\.no|www\.duo\.uio\.no|www\.regjeringen\.no"
    r"|(?:www\.)?brage\.[\w.]+|[\w-]+\.brage\.unit\.no)/[^\s\"<>«»)]+)"
)
_ELECTRONIC = re.compile(r"pdf|e-?bok|elektronisk|digital|nett|online|web", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stated:
    """A value that the document states under a label.

    Attributes:
        label: As printed, in lower case, without its plural.
    """

    name: str
    label: str
    value: str
    page: int | None


def parted(lines: Sequence[FrontLine]) -> list[FrontLine]:
    """Split lines that were run together: before each label with a colon, before each ©."""
    return [
        replace(line, text=text, cells=(text,), rows=(text,)) if text != line.text else line
        for line in lines
        for text in (_RUN_TOGETHER.split(line.text) if len(line.cells) < 2 else [line.text])
    ]


def is_labelled(line: FrontLine, *, bare: bool) -> bool:
    """Return whether a line begins with a label; ``bare`` where the label needs no colon."""
    return _split_label(line, bare=bare) is not None


def colophon_pages(lines: Sequence[FrontLine]) -> frozenset[int | None]:
    """Return the pages with so many labels that a label there needs no colon."""
    counts = Counter(line.page for line in lines if _split_label(line, bare=True))
    return frozenset(page for page, count in counts.items() if count >= _COLOPHON_LABELS)


def read_colophon(lines: Sequence[FrontLine]) -> list[Stated]:
    """Read every labelled value, in the order of the text."""
    pages = colophon_pages(lines)
    stated = []
    for n, line in enumerate(lines):
        bare = line.page in pages
        found = _split_label(line, bare=bare)
        if found is None or found[0] == "other":
            continue
        name, label, value = found
        values = [value] if value else list(_values_below(lines[n + 1 :], name, bare))
        if name == "author" and value:
            values = [*_author_rows(line, value), *_more_authors(line, lines[n + 1 :])]
        if name == "title":
            values = [" ".join(values)]
        stated += [Stated(name, label, text, line.page) for text in values if text]
    return stated


def _split_label(line: FrontLine, *, bare: bool) -> tuple[str, str, str] | None:
    """Return field, label and value of a line; the value is "" if it is on the lines below.

    Args:
        bare: True if a label needs no colon after it.
    """
    text = _MARKS.sub("", line.text).strip()
    if text.startswith("©"):
        return None
    if len(line.cells) > 2 and _label(line.cells[0]) in _COLUMN_NAMES:
        return None
    if len(line.cells) > 1 and (label := _label(line.cells[0])):
        return _FIELD_OF[label], label, " ".join(line.cells[1:]).strip()
    head, colon, value = text.partition(":")
    if colon and len(head) <= _LONGEST_LABEL_CHARS and (label := _label(head)):
        return _FIELD_OF[label], label, value.strip()
    if label := _label(text):
        return _FIELD_OF[label], label, ""
    return _split_bare(text) if bare else None


def _split_bare(text: str) -> tuple[str, str, str] | None:
    """Split «Dato November 2018» after the longest label that it begins with."""
    words = text.split()
    for count in range(min(_LABEL_WORDS, len(words) - 1), 0, -1):
        label = _label(" ".join(words[:count]))
        value = " ".join(words[count:])
        if label and (value[0].isupper() or value[0].isdigit() or value[0] in '(«"'):
            return _FIELD_OF[label], label, value
    return None


def _label(head: str) -> str | None:
    """Return the label that the words before a colon are, in any of its languages."""
    for part in re.split(r"\s*[/|]\s*", _PLURAL.sub("", _MARKS.sub("", head)).casefold()):
        label = part.strip(" .:;-–")
        if label in _FIELD_OF:
            return label
    return None


def _values_below(lines: Sequence[FrontLine], name: str, bare: bool) -> Iterator[str]:
    """Return the lines between a label without a value and the next label."""
    for line in lines[: _FOLLOWING.get(name, 1)]:
        if _split_label(line, bare=bare) or line.is_running or line.kind == "heading":
            return
        for row in line.rows if name == "author" and line.rows else (line.text,):
            yield _MARKS.sub("", row).strip()


def _author_rows(line: FrontLine, value: str) -> list[str]:
    """Return the printed lines of a value, if each names people; else the value as a whole."""
    label_words = len(line.text.split()) - len(value.split())
    rows = []
    for row in line.rows:
        words = row.split()
        rows.append(" ".join(words[max(label_words, 0) :]))
        label_words -= len(words)
    rows = [row for row in rows if row]
    return rows if all(map(persons_in, rows)) else [value]


def _more_authors(line: FrontLine, below: Sequence[FrontLine]) -> Iterator[str]:
    """Return people on the lines below a labelled one, set in the same size."""
    for other in below[: _FOLLOWING["author"]]:
        if other.page != line.page or other.kind != line.kind:
            return
        if not _same_size(other, line) or not all(map(persons_in, other.rows)):
            return
        yield from other.rows


def _same_size(one: FrontLine, other: FrontLine) -> bool:
    if one.size is None or other.size is None:
        return False
    return abs(one.size - other.size) < _SAME_SIZE * other.size


def isbns_in(lines: Sequence[FrontLine]) -> tuple[list[str], list[str]]:
    """Return ISBNs with a right and with a wrong check digit, electronic editions first."""
    right: list[tuple[bool, str]] = []
    wrong: list[str] = []
    for line in lines:
        found = list(_ISBN.finditer(line.text))
        ends = [*(one.start() for one in found[1:]), len(line.text)]
        for one, end in zip(found, ends, strict=False):
            value = _tidy(_ISBN_END.match(one[1]))
            if not value:
                continue
            around = line.text[one.start() : end]
            try:
                right.append((not _ELECTRONIC.search(around), check_isbn(value)))
            except ValueError:
                wrong.append(value)
    return list(dict.fromkeys(value for _, value in sorted(right, key=lambda r: r[0]))), wrong


def _tidy(found: re.Match[str] | None) -> str:
    return re.sub(r"[\s–]+", "-", found[1].strip()).upper() if found else ""


def issns_in(lines: Sequence[FrontLine]) -> list[str]:
    """Return ISSNs with a right check digit, written as 1234-5678."""
    valid = []
    for line in lines:
        for found in _ISSN.finditer(line.text):
            digits = re.sub(r"[\s–-]", "", found[1]).upper()
            try:
                valid.append(check_issn(f"{digits[:4]}-{digits[4:]}"))
            except ValueError:
                continue
    return list(dict.fromkeys(valid))


def doi_in(lines: Sequence[FrontLine]) -> str | None:
    """Return the document's own DOI: the first one on its first pages."""
    for line in lines:
        found = _DOI.search(line.text)
        if found:
            return found[1].rstrip(".,;)]")
    return None


def handle_in(lines: Sequence[FrontLine]) -> str | None:
    """Return a persistent address of the document itself, not of its publisher."""
    for line in lines:
        found = _HANDLE.search(line.text)
        if found:
            return f"https://{found[1].rstrip('.,;')}"
    return None
