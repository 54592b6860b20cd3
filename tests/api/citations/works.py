"""Works of several types, cited at pages of choice."""

from __future__ import annotations

from typing import Any

from api.citations.citing import cite
from api.citations.provenance import Provenance
from api.wordings import Locale
from ingest.models import Bibliography, DocumentId, PageRange, Person

REPORT = Bibliography(
    type="report",
    title="Vilkår for veiledning",
    subtitle="En studie av fire kontorer i Østfold",
    author=(Person("Østby", "Åse"), Person("Ness-Dahl", "Ærlend"), Person("Moe", "Kari")),
    issued=2016,
    publisher="Instituttet",
    publisher_place="Oslo",
    collection_title="AFI-rapport",
    number="02/2016",
    isbn="978-82-7609-371-1",
    issn="0807-0865",
)


ARTICLE = Bibliography(
    type="article-journal",
    title="Hvorfor lykkes ikke NAV-kontorene?",
    author=(Person("Østby", "Åse"), Person("Ness-Dahl", "Ærlend"), Person("Moe", "Kari")),
    issued=2016,
    container_title="Tidsskrift for arbeid & velferd",
    volume="33",
    issue="1-2",
    page="5-23",
    doi="10.1234/arbeid_2016.02",
)


THESIS = Bibliography(
    type="thesis",
    title="Samarbeid i NAV: 50 % eller mer?",
    author=(Person("Lie", "Berit"),),
    issued=2012,
    genre="Masteroppgave",
    publisher="Høgskolen i Østfold",
    language="nn",
)


YEARLESS = Bibliography(
    type="report",
    title="Årsrapport",
    author=(Person("Arbeids- og velferdsdirektoratet"),),
    url="https://example.org/a_b?c=1&d=%20",
)


NAMELESS = Bibliography(
    type="document", title="Retningslinjer for oppfølging", issued=2019, publisher="KS"
)


ENGLISH = Bibliography(
    type="book",
    title="The front line of the welfare state",
    author=(Person("Hill", "Ann"), Person("van Berg", "Rik")),
    issued=2014,
    publisher="Press",
    language="en",
)


LAW = Bibliography(
    type="legislation", title="Lov om sosiale tjenester", issued=2009, number="LOV-2009-12-18-131"
)


#: A chapter of a second edition, its book as a whole, and a translation.
CHAPTER = Bibliography(
    type="chapter",
    title="Døra som står åpen",
    author=(Person("Vik", "Siri"),),
    issued=2017,
    container_title="Tretten blikk på førstelinja",
    page="41–58",
    publisher="Bakke forlag",
    editor=(Person("Nor", "Ada"), Person("Aune", "Geir")),
    edition="2",
    original_date=2008,
)


ANTHOLOGY = Bibliography(
    type="book",
    title="Tretten blikk på førstelinja",
    issued=2017,
    publisher="Bakke forlag",
    editor=(Person("Nor", "Ada"), Person("Aune", "Geir")),
    edition="2",
)


TRANSLATION = Bibliography(
    type="book",
    title="Bak skranken",
    author=(Person("Hill", "Ann"),),
    issued=2011,
    publisher="Bakke forlag",
    translator=(Person("Moe", "Eva"),),
    original_date=1984,
)


WORKS = (REPORT, ARTICLE, THESIS, YEARLESS, NAMELESS, ENGLISH, LAW)


def page(first: str, last: str | None = None) -> PageRange:
    return PageRange(9, 9 if last is None else 11, first, last or first, "running_number")


def at(pages: PageRange, **facts: Any) -> Provenance:
    return Provenance(DocumentId("d"), None, 0, 0, pages, **facts)


def in_text(style: str, locale: Locale = "nb", work: Bibliography = REPORT) -> str:
    return cite(work, at(page("32", "34")), style=style, locale=locale).in_text


def entry(style: str, locale: Locale = "nb", work: Bibliography = REPORT) -> str:
    return cite(work, at(page("32")), style=style, locale=locale).bibliography_entry
