"""Year, publisher and series of a document, from sources of different weight."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ingest.metadata.colophon import Stated
from ingest.metadata.front_matter import FrontLine, FrontMatter
from ingest.metadata.line_kinds import (
    BARE_NUMBER,
    DATE_LINE,
    SERIES_NAME,
    SERIES_NUMBER,
    STATE_PAPER,
    genre_of,
)
from ingest.metadata.names import is_organisation, known_publisher

EARLIEST = 1900
#: A year that is not one end of a span of years.
_YEAR = re.compile(r"(?<![\d–-])(?:19|20)\d\d(?!\d|\s?[–-]\s?(?:19|20)?\d\d)")
#: The year of «2021-03-01», which is no span.
_YEAR_OF_DATE = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|\bcopyright)\s*(?:by\s+)?(?:(?P<first>(?:19|20)\d\d)[\s,.]+(?P<after>.{2,120})|"
    r"(?P<before>.{2,120}?)[\s,.]+(?P<last>(?:19|20)\d\d)\b|(?P<alone>\D{2,120}))",
    re.IGNORECASE,
)
_ACADEMIC = re.compile(
    r"universitet|university|høgskol|høyskol|høgskul|college|handelsh|oslomet|\bntnu\b|\bnmbu\b|"
    r"\bnhh\b|\buit\b",
    re.IGNORECASE,
)
_SCHOOL = re.compile(
    r"\b(?:Universitetet|Høgskolen|Høyskolen|Høgskulen|UNIVERSITETET|HØGSKOLEN|HØYSKOLEN) [iI] "
    r"[A-ZÆØÅ][\w-]+(?: og [A-ZÆØÅ][\w-]+)?|\bUniversity of [A-Z]\w+"
)
_OWN_PART = re.compile(r"fakultet|faculty|department|avdeling|seksjon|program", re.IGNORECASE)
#: A date or a version after an institution's name, as in running feet.
_BEHIND_NAME = re.compile(r"[,;]?\s+(?:versjon|version)?\s*\d.*$", re.IGNORECASE)
#: «Fjellvik forlag 2018», «Oslo: Forlaget, 2018», «Bergen, 2018».
_BESIDE_YEAR = re.compile(
    r"^(?:©\s*)?(?P<name>[^\W\d_a-zæøå][^\d©]{2,60}?)[\s,.:–-]+\(?(?P<year>(?:19|20)\d\d)\)?\.?$"
)
_PLACE = re.compile(
    r"^(?:Oslo|Bergen|Trondheim|Tromsø|Stavanger|Kristiansand|Lillehammer|Kristiania|Bodø|Ås|"
    r"Alta|Hamar|Halden|Drammen|Molde|Volda|Sogndal|Elverum|Kautokeino|København|Copenhagen|"
    r"Stockholm|Göteborg|Lund|London|Oxford|Cambridge|New York|Berlin)\b"
)
_ADDRESS = re.compile(r"\s*(?:https?://|www\.)\S+")
_FAR_FROM_TEXT = 12
#: Weights of the sources of a year; a year is sure from ``_SURE_YEAR`` on.
_LABELLED, _CITED, _COPYRIGHTED, _ON_COVER, _IN_NUMBER, _SIGNED, _EMBEDDED = 5, 6, 3, 4, 3, 2, 1
_SURE_YEAR = 4
_SHORT_LINE_WORDS = 12
#: The year of an edition is read elsewhere.
_EARLIER_EDITION = re.compile(r"\b\d{1,2}\.?\s*(?:utgave|utgåve|utg\.).*", re.IGNORECASE)
_SPACES = re.compile(r"\s*([/:–-])\s*")


@dataclass(frozen=True, slots=True)
class Found:
    """A fact; ``sure`` if a good source states it clearly."""

    value: str | None
    sure: bool = False


def year_of(
    matter: FrontMatter,
    stated: Sequence[Stated],
    embedded: Mapping[str, str],
    *,
    number: str | None = None,
    cited: int | None = None,
) -> tuple[int | None, bool]:
    """Return the year of publication, and True if it is sure.

    Args:
        embedded: Facts embedded in the file; of ``CreationDate`` only the year.
        number: The report number, which often ends or begins with the year.
        cited: The year in the document's reference to itself.
    """
    votes: Counter[int] = Counter()
    for year, weight in set(_year_votes(matter, stated, embedded)):
        votes[year] += weight
    if cited:
        votes[cited] += _CITED
    for found in _YEAR.findall(number or ""):
        votes[int(found)] += _IN_NUMBER
    latest = date.today().year + 1
    ranked = sorted(
        ((weight, year) for year, weight in votes.items() if EARLIEST <= year <= latest),
        reverse=True,
    )
    if not ranked:
        return None, False
    rival = ranked[1][0] if len(ranked) > 1 else 0
    return ranked[0][1], ranked[0][0] >= _SURE_YEAR and ranked[0][0] > rival + 1


def _year_votes(
    matter: FrontMatter, stated: Sequence[Stated], embedded: Mapping[str, str]
) -> Iterator[tuple[int, int]]:
    for one in stated:
        if one.name == "date" and one.label != "utgave":
            yield from ((int(year), _LABELLED) for year in _YEAR.findall(one.value)[:1])
    yield from _printed_votes(matter)
    for year in _YEAR_OF_DATE.findall(embedded.get("OwnDate", ""))[:1]:
        yield int(year), _LABELLED
    for year in _YEAR.findall(embedded.get("CreationDate", "").removeprefix("D:")[:4]):
        yield int(year), _EMBEDDED


def _printed_votes(matter: FrontMatter) -> Iterator[tuple[int, int]]:
    """Yield years that are printed without a label, each with its weight."""
    for line in (*matter.front, *matter.back):
        copyrighted = _COPYRIGHT.search(line.text)
        year = copyrighted and (copyrighted["first"] or copyrighted["last"])
        if year:
            yield int(year), _COPYRIGHTED
    for line in (*matter.front, *matter.back):
        beside = _BESIDE_YEAR.match(line.text)
        if not beside or _COPYRIGHT.search(line.text):
            continue
        if _PLACE.match(beside["name"]) or is_organisation(beside["name"]):
            yield int(beside["year"]), _ON_COVER
    for line in matter.cover[:_FAR_FROM_TEXT]:
        if genre_of(line.text) and len(line.text.split()) <= _SHORT_LINE_WORDS:
            yield from ((int(year), _ON_COVER) for year in _YEAR.findall(line.text)[:1])
    on_cover = set(matter.cover[:_FAR_FROM_TEXT])
    for line in matter.front:
        dated = DATE_LINE.search(_EARLIER_EDITION.sub("", line.text))
        if not dated or len(line.text.split()) > _SHORT_LINE_WORDS:
            continue
        weight = _ON_COVER if line in on_cover else _SIGNED
        yield from ((int(year), weight) for year in _YEAR.findall(dated[0])[:1])


def publisher_of(
    matter: FrontMatter, stated: Sequence[Stated], embedded: Mapping[str, str], *, thesis: bool
) -> Found:
    """Return the publishing institution or house; of a thesis, the university or college."""
    lines = [*matter.front, *matter.back]
    labelled = _labelled_publisher(stated)
    if labelled.value:
        return labelled
    if thesis:
        schools = [name for line in lines if (name := _school(line.text))]
        sure = bool(schools)
        return Found(_capitalised(schools[0]) if sure else _school_spoken_of(lines), sure=sure)
    holder = next((name for line in lines if (name := _holder(line.text))), None)
    if holder:
        return Found(holder, sure=True)
    beside = (_BESIDE_YEAR.match(line.text) for line in lines)
    named = (one["name"].rpartition(":")[2].strip(" ,") for one in beside if one)
    if house := next((name for name in named if is_organisation(name)), None):
        return Found(house, sure=True)
    known = (
        known_publisher(line.text) for line in lines if len(line.text.split()) < _SHORT_LINE_WORDS
    )
    return Found(
        _institutions(matter.cover[:_FAR_FROM_TEXT])
        or embedded.get("Publisher")
        or next((name for name in known if name), None)
        or _school_spoken_of(lines)
    )


def _labelled_publisher(stated: Sequence[Stated]) -> Found:
    for one in stated:
        name = one.value.strip(" .,")
        if one.name == "publisher" and is_organisation(name):
            return Found(name, sure=not one.label.startswith(("all ", "alle ")))
    return Found(None)


def _school_spoken_of(lines: Sequence[FrontLine]) -> str | None:
    """Return the university or college that the front matter names most often."""
    named = Counter(_capitalised(name) for line in lines for name in _SCHOOL.findall(line.text))
    return named.most_common(1)[0][0] if named else None


def _school(text: str) -> str | None:
    """Return the school that a line names, without its faculty, city or year."""
    for part in re.split(r",|\s+[–-]\s+(?!stor)", _BEHIND_NAME.sub("", text)):
        name = part.strip(" .")
        named = _ACADEMIC.search(name) and is_organisation(name) and not _OWN_PART.search(name)
        if named and len(name.split()) <= _SHORT_LINE_WORDS:
            return name
    return None


def _holder(text: str) -> str | None:
    """Return the holder of the copyright, if it is an institution."""
    found = _COPYRIGHT.search(text)
    if not found:
        return None
    name = (found["after"] or found["before"] or found["alone"]).strip(" ,.")
    return name if is_organisation(name) else None


def _institutions(cover: Sequence[FrontLine]) -> str | None:
    """Return the first institution on the cover, with the one that it belongs to."""
    names: list[str] = []
    for line in cover:
        name = _ADDRESS.sub("", _BEHIND_NAME.sub("", line.text)).strip(" .,")
        other = SERIES_NUMBER.search(line.text) or SERIES_NAME.search(line.text)
        if name and is_organisation(name) and not other:
            names.append(_capitalised(name))
        elif names:
            break
    spelled = [name for name in names if not name.isupper()]
    return ", ".join((spelled or names)[:2]) or None


def _capitalised(name: str) -> str:
    """Turn «UNIVERSITETET I BERGEN» into «Universitetet i Bergen»; acronyms stay."""
    if not name.isupper() or len(name.split()) < 2:
        return name.replace(" I ", " i ")
    small = {"i", "og", "for", "av", "på", "of", "and", "the", "in"}
    words = [word.lower() if word.lower() in small else word.capitalize() for word in name.split()]
    return " ".join(words)


def series_of(matter: FrontMatter, stated: Sequence[Stated]) -> tuple[Found, Found]:
    """Return the series and the number in it («AFI-rapport», «02/2016»)."""
    number = next((s.value for s in stated if s.name == "number" and s.value[:1].isdigit()), None)
    series = next((s.value for s in stated if s.name == "series" and s.value), None)
    sure = series is not None
    for line in matter.cover[:_FAR_FROM_TEXT]:
        if paper := STATE_PAPER.match(line.text):
            return Found(paper["series"], sure=True), Found(paper["number"], sure=True)
    for line in (*matter.front, *matter.back):
        found = SERIES_NUMBER.match(line.text)
        if found and line.page in {None, 1, 2, 3} and is_series_number(found):
            number = number or found["number"]
            if found["number"] == number or not series:
                series = series or _series_name(found["series"])
            break
    if number is None:
        bare = (BARE_NUMBER.match(line.text) for line in matter.cover)
        number = next((found["number"] for found in bare if found), None)
    if number and not series:
        named = (SERIES_NAME.search(line.text) for line in matter.front)
        series = next((_lowered(name[0]) for name in named if name), None)
    number = _SPACES.sub(r"\1", number.strip(" .")) if number else None
    return Found(series, sure), Found(number, number is not None and bool(_YEAR.search(number)))


def is_series_number(found: re.Match[str]) -> bool:
    """Return whether a number has «nr.», a year or a stroke beside it, unlike «rapport 5»."""
    return bool(found["mark"] or re.search(r"[/:–-]", found["number"]))


def _lowered(name: str) -> str:
    return name.capitalize() if name.isupper() else name


def _series_name(text: str) -> str:
    return text.strip(" ,.:-–")
