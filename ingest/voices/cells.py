"""Speech in the cells of a table: a column of what informants said, or of meaning units."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.models import ParsedDocument, Table, TableRow, VoiceSpan
from ingest.voices.leadouts import speaker_after
from ingest.voices.rules import FIRST_PERSON, ROLE

#: Fewest words of a cell that is somebody's speech.
MIN_CELL_WORDS = 4
#: Confidence in a cell whose row names the speaker, and in one whose row does not.
NAMED, UNNAMED = 0.85, 0.7
#: Share of a table's other cells that are figures from which it is a survey's.
SURVEY_SHARE = 0.4

#: Headers of columns that hold what people said: «Sitat», «Meningsbærende enhet».
_SPOKEN_COLUMN = re.compile(
    r"\b(?:sitat(?:er|et|ene|a)?|meningsb[æe]rende|mei?ningsein(?:ing|ingar|heit|heiter)|"
    r"meningsenhet(?:er)?|meaning units?|quot(?:e|es|ation|ations)|"
    r"(?:hva|kva|what) .{0,40}\b(?:sa|sier|seier|fortalte|fortalde|said|told))\b",
    re.IGNORECASE,
)
_SPEAKER_COLUMN = re.compile(
    r"^\W*(?:informant|respondent|intervjuperson|deltaker|deltakar|hvem|kven|sagt av|rolle|"
    r"participant|interviewee|speaker|who|said by|role)(?:en|er|s)?\W*$",
    re.IGNORECASE,
)
_SPEAKER = re.compile(
    rf"(?:{ROLE}|[A-ZÆØÅ])(?:[\s-]?[\dA-Z]{{1,3}})?(?:[ ,].{{2,40}})?", re.IGNORECASE
)
_QUOTED = re.compile(r"[«“„\"][^«»“”„\"]{8,}[»”“\"]")
_NAMED_BEHIND = re.compile(rf"\s*\((?P<who>[^()]*{ROLE}[^()]*)\)", re.IGNORECASE)
_FIGURE = re.compile(r"[\d\s.,%()–-]*\d[\d\s.,%()–-]*")


def cell_speech(parsed: ParsedDocument) -> tuple[VoiceSpan, ...]:
    """Return what is spoken in the tables of a document, in the order of the text."""
    found = [span for table in parsed.tables for span in _spoken_in(parsed.text, table)]
    return tuple(sorted(found, key=lambda span: span.start))


def _spoken_in(text: str, table: Table) -> Iterator[VoiceSpan]:
    spoken = [n for n, name in enumerate(table.header) if _SPOKEN_COLUMN.search(name)]
    if not spoken or _is_survey(table, spoken):
        return
    named = [n for n, name in enumerate(table.header) if _SPEAKER_COLUMN.match(name)]
    for row in table.rows:
        cells = list(_cells(text, row))
        speakers = [text[slice(*cells[n])].strip() for n in named if n < len(cells)]
        who = speakers[0] if len(speakers) == 1 and _SPEAKER.fullmatch(speakers[0]) else None
        for n in spoken:
            if n < len(cells):
                yield from _spoken_cell(text, *cells[n], who)


def _is_survey(table: Table, spoken: Sequence[int]) -> bool:
    """Say whether a table holds shares of who agrees: its sentences are the survey's."""
    others = [c for row in table.rows for n, c in enumerate(row.cells) if n not in spoken and c]
    figures = sum(_FIGURE.fullmatch(cell) is not None for cell in others)
    return bool(others) and figures >= SURVEY_SHARE * len(others) and figures > len(table.rows) / 2


def _cells(text: str, row: TableRow) -> Iterator[tuple[int, int]]:
    """Return the offsets of a row's cells."""
    at = row.start
    for cell in text[row.start : row.end].split("\t"):
        yield at, at + len(cell)
        at += len(cell) + 1


def _spoken_cell(text: str, start: int, end: int, who: str | None) -> Iterator[VoiceSpan]:
    """Return the quotations of a cell, or the whole cell where it is in the first person."""
    quoted = list(_QUOTED.finditer(text, start, end))
    for quotation in quoted:
        behind = text[quotation.end() : end]
        bracket = _NAMED_BEHIND.match(behind)
        speaker = bracket["who"] if bracket else speaker_after(behind) or who
        yield _span(quotation.start(), quotation.end(), speaker)
    words = text[start:end].strip()
    if not quoted and len(words.split()) >= MIN_CELL_WORDS and FIRST_PERSON.search(words):
        yield _span(start, end, who)


def _span(start: int, end: int, who: str | None) -> VoiceSpan:
    return VoiceSpan(start, end, "informant", who, NAMED if who else UNNAMED)
