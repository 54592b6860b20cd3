"""Lines of a front page that are no title: dates, series, institutions, studies, labels."""

from __future__ import annotations

import re

from ingest.blocks.contents import is_contents_title
from ingest.metadata.names import is_organisation

_MONTH = (
    "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember|"
    "january|february|march|may|june|july|october|december|"
    "jan|feb|mar|apr|jun|jul|aug|sept|sep|okt|oct|nov|des|dec"
)
SEASON = r"vår(?:en)?|høst(?:en)?|haust(?:en)?|vår/sommer|spring|autumn|fall|summer|winter"
DATE_LINE = re.compile(
    rf"\b(?:\d{{1,2}}\.?\s*)?(?:{_MONTH})\.?,?\s+(?:\d{{1,2}},?\s+)?(?:19|20)\d\d\b|"
    rf"\b\d{{1,2}}[./-]\d{{1,2}}[./-](?:19|20)?\d\d\b|\b(?:19|20)\d\d-\d\d-\d\d\b|"
    rf"\b(?:{SEASON})\s+(?:19|20)\d\d\b|^\(?(?:19|20)\d\d\)?\.?$",
    re.IGNORECASE,
)
#: «AFI-rapport 02/2016», «Arbeidsnotat nr. 200/2014», «Fafo-rapport 2015:45», «Num. 1/2019».
SERIES_NUMBER = re.compile(
    r"(?P<series>(?:[\w&.,'’ -]{2,60}?)?(?:rapport(?:er|serie)?|reports?|arbeidsnotat|notat|"
    r"notater|working papers?|discussion papers?|skriftserie|publikasjon|temanotat|"
    r"prosjektrapport))\s*"
    r"(?P<mark>(?:nr|no|num|nummer|number)\b\.?\s*:?\s*)?"
    r"(?P<number>\d{1,4}\s?[/:]\s?\d{2,4}|\d{1,3}\s?[-–.]\s?(?:19|20)\d\d|(?:19|20)\d\d\s?[-–]\s?\d{1,3}"
    r"|\d{1,4}(?=\s*$|\s*[,.(]))",
    re.IGNORECASE,
)
BARE_NUMBER = re.compile(
    r"^(?:nr|no|num|nummer|number)\b\.?\s*:?\s*(?P<number>\d{1,4}(?:\s?[/:–-]\s?\d{2,4})?)$",
    re.IGNORECASE,
)
_GENRES: tuple[tuple[str, str], ...] = (
    (r"masteroppg[aå]v|mastergrads?(?:oppg[aå]v|avhandling)|masteravhandling|masterprosjekt|"
     r"master['’]?s? thesis|mastergrads?studi|selvstendig arbeid i masterstudiet|"
     r"^thesis master of", "Masteroppgave"),
    (r"bacheloroppg[aå]v|bachelor['’]?s? thesis|bachelorprogram|bachelorprosjekt",
     "Bacheloroppgave"),
    (r"doktorgradsavhandling|ph\.?\s?d\.?[- ]?(?:avhandling|thesis)|doctoral (?:thesis|"
     r"dissertation)|doktoravhandling|avhandling for graden|philosophiae doctor",
     "Doktorgradsavhandling"),
    (r"hovedoppg[aå]v|hovudoppg[aå]v|hovedfagsoppg[aå]v|hovudfagsoppg[aå]v", "Hovedoppgave"),
)  # fmt: skip
_GENRE = tuple((re.compile(pattern, re.IGNORECASE), genre) for pattern, genre in _GENRES)
_STUDY = re.compile(
    r"program(?:met)? i\b|bachelorprogram|masterprogram|studieprogram|studium|fordypning|"
    r"selvstendig arbeid|sjølvstendig arbeid|samtykker til|studiepoeng|\bstp\b|candidate no|"
    r"kandidatn(?:umme)?r|component of continuous|master of (?:science|philosophy|arts)|"
    r"^mast(?:er)?gradsstudi|emnekode|^emne\b|gruppe \d+$|kull \d|^antall (?:ord|sider)|"
    r"\bMASTER I\b|master i \w+|studiepoeng|kandidatnummer|candidate \d",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(
    r"^(?:forord|føreord|preface|foreword|acknowledge\w*)\b|"
    r"^(?:sammendrag|samandrag|summary|abstract|resymé|emneord|"
    r"innledning|innleiing|introduction|takk|møtereferat|referat|notat|rapport|report|"
    r"høringsnotat|høyringsnotat|faktaark|fact ?sheet|rundskriv|rapporter(?: / reports)?|utredning|"
    r"utgreiing|melding til stortinget|proposisjon til stortinget.*|dokumenttype|saksframlegg|"
    r"saksfremlegg|utkast|draft|versjon\b.*|version\b.*|ny versjon.*|"
    r"side \w+|page \w+|endringslogg|gradering|åpen|open)[.:]?$|"
    r"isbn|issn|doi\b|https?:|www\.|@|©|\(c\)\s|copyright|all rights|alle rettigheter|"
    r"creative commons|"
    r"^\W*\d*\W*$|^(?:like|lignende|relaterte) dokumenter|"
    r"^(?:foto|forsidefoto|front page photo|illustrasjon)",
    re.IGNORECASE,
)
#: «NOU 2021: 3», «Meld. St. 14 (2020–2021)», «Dokument 3:7», «Rundskriv H-14/21».
STATE_PAPER = re.compile(
    r"^(?P<series>NOU|Meld\.?\s?St\.?|St\.?\s?meld\.?|Prop\.?|Ot\.?\s?prp\.?|Innst\.?|Dokument|"
    r"Rundskriv)\s*(?:nr\.?\s*)?"
    r"(?P<number>(?:19|20)\d\d:\s?\d{1,3}|[A-Z]?-?\d{1,3}(?:[:/-]\d{1,4})?(?:\s?[LS]\b)?"
    r"(?:\s*\((?:19|20)\d\d\s?[–-]\s?(?:19|20)?\d\d\))?)$"
)
#: «Oslo 2021», and a line that is a state paper's series alone.
_PLACE_AND_YEAR = re.compile(
    r"^(?:(?:Oslo|Bergen|Trondheim|Tromsø|Stavanger|Kristiansand|Lillehammer|Bodø|Ås|Hamar|Halden|"
    r"Drammen|Elverum|Alta|Volda),?\s+(?:19|20)\d\d|NOU|(?:19|20)\d\d:\s?\d{1,3}|"
    r"\((?:19|20)\d\d\s?[–-]\s?(?:19|20)?\d\d\))$"
)
SERIES_NAME = re.compile(
    r"^.{0,60}?(?:rapportserie|report series|skriftserie|working paper series)\b", re.IGNORECASE
)
_WORDS_BESIDE_DATE = 6
#: Most words of a line that names the kind of thesis.
GENRE_LINE_WORDS = 12


def genre_of(text: str) -> str | None:
    """Return the kind of thesis that a line names."""
    return next((genre for pattern, genre in _GENRE if pattern.search(text)), None)


def is_other(text: str) -> bool:
    """Return whether a line is an institution, a date, a number or a label."""
    return bool(
        _NO_TITLE.search(text)
        or is_organisation(text)
        or SERIES_NUMBER.fullmatch(text)
        or STATE_PAPER.match(text)
        or _PLACE_AND_YEAR.match(text)
        or BARE_NUMBER.match(text)
        or SERIES_NAME.search(text)
        or is_date(text)
        or (genre_of(text) and len(text.split()) <= GENRE_LINE_WORDS)
        or _STUDY.search(text)
        or is_contents_title(text)
    )


def is_date(text: str) -> bool:
    """Return whether a line is a date with hardly more than a place beside it."""
    rest, dates = DATE_LINE.subn("", text)
    return bool(dates) and len(re.findall(r"\w+", rest)) <= _WORDS_BESIDE_DATE
