"""Two documents with known pages, and a checker over them."""

from __future__ import annotations

from dataclasses import replace

from api.quote_check.checker import QuoteCheck, QuoteChecker
from ingest.blocks.assembly import assemble, raw_block
from ingest.models import (
    Bibliography,
    Document,
    DocumentId,
    Page,
    Person,
)

NORD = [
    "Veilederne i Nordbygda sier at oppfølgingen ikke er blitt bedre etter at kontorene ble "
    "slått sammen, men at samarbeidet mellom stat og kommune fungerer i det daglige.",
    "I 2014 svarte 63 prosent av de ansatte at de hadde for liten tid til hver bruker, og bare "
    "én av fem mente at to-ledermodellen gjorde arbeidsdelingen tydelig.",
    "Lederen forteller at tjenesten skal være lett å finne. Derfor står skranken åpen hver "
    "formiddag; resten av dagen må folk bestille time på forhånd.",
    "Kommunen eier bygget (som ble reist i 1978), og staten leier tre etasjer av det. Leien "
    "deles etter antall ansatte, slik at den ene parten aldri betaler alt alene.",
]


SOR = [
    "På Sørstrand har teamet valgt en annen vei. De møter ungdom på skolen og følger dem "
    "gjennom hele det første året, uten at noen må fylle ut flere skjemaer enn nødvendig.",
    "Ansatte med bakgrunn fra sosialkontoret peker på at økonomi og rus henger tett sammen, "
    "og at arbeid sjelden er det første målet for dem som står lengst unna.",
]


REPORT = Bibliography(
    type="report",
    title="Kontorene i nord",
    author=(Person("Nordås", "Kari"), Person("Ødegård", "Per"), Person("Li", "Mei")),
    issued=2016,
)


THESIS = Bibliography(
    type="thesis", title="Ungdom på Sørstrand", author=(Person("Sørlie", "Åse"),), issued=2020
)


def paged(texts: list[str], *, labels: list[str | None], ocr: bool = False) -> Document:
    """One paragraph a page; physical pages from 1."""
    pages = [
        Page(n, label, "running_number" if label else "unknown", ocr=ocr)
        for n, label in enumerate(labels, start=1)
    ]
    blocks = [raw_block("paragraph", text, page=n) for n, text in enumerate(texts, start=1)]
    return Document(DocumentId("doc"), "doc.pdf", REPORT, assemble(blocks, pages=pages))


NORD_DOCUMENT = replace(
    paged(NORD, labels=["31", "32", "33", "34"]), document_id=DocumentId("nordas-2016")
)


SOR_DOCUMENT = Document(
    DocumentId("sorlie-2020"),
    "sor.docx",
    THESIS,
    assemble(
        [raw_block("heading", "4.2 Skolen", level=1), *(raw_block("paragraph", t) for t in SOR)]
    ),
)


CHECKER = QuoteChecker([NORD_DOCUMENT, SOR_DOCUMENT])


def check(text: str, checker: QuoteChecker = CHECKER) -> QuoteCheck:
    (only,) = checker.check(text).checks
    return only


def verdict(quoted: str, citation: str = "") -> str:
    return check(f"Som det heter, «{quoted}»{citation and f' ({citation})'}.").verdict
