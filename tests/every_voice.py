"""A small corpus whose passages have every voice, most kinds and several formats."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import docx
import pptx

from api.commands.output import progress
from api.settings import Settings
from api.upkeep.corpus_build import index_corpus, ingest_corpus
from ingest.models import DocumentId
from ingest.store import CorpusStore
from tests.ingest.parsers.opendocument.files import write_odt
from tests.typeset import Sheets, prose

MANIFEST = """\
version: 1
documents:
  - {id: md-doc, file: a.md, title: Kontorene, issued: 2019, type: report,
     author: [{family: Ås, given: Kari}, {family: Bø, given: Ola}], publisher: Instituttet}
  - {id: html-doc, file: b.html, title: Ledelse, issued: 2020, type: webpage,
     author: [{family: Direktoratet}], url: "https://example.org/ledelse"}
  - {id: text-doc, file: c.txt, title: Notat om tid, issued: 2021, author: [{family: Moe}]}
  - {id: word-doc, file: d.docx, title: Oppgaven, issued: 2022, type: thesis,
     genre: Masteroppgave, author: [{family: Lie, given: Berit}], publisher: Høgskolen}
  - {id: pdf-doc, file: e.pdf, title: Arkivet, issued: 2023, author: [{family: Øy, given: Per}]}
  - {id: slides-doc, file: f.pptx, title: Foredraget, issued: 2024, author: [{family: Dal}]}
  - {id: odt-doc, file: g.odt, title: Rundskrivet, issued: 2018, type: report,
     author: [{family: Eik, given: Mia}], publisher: Etaten}
"""
REPORT = """\
# Sammendrag

Kontorene som ble slått sammen, fikk kortere ventetid. Samarbeidet med kommunen ble tettere.

# 1 Metode

Vi intervjuet tolv veiledere og fire ledere høsten 2018. Intervjuene ble skrevet ut ordrett.

# 2 Funn

Kontorene har fått flere oppgaver siden reformen. En av veilederne sier det slik:

> «Vi får ikke tid til å følge opp dem som trenger det mest, og det går utover alle sammen.»

Lederne er mer fornøyde enn veilederne. De peker på at ventetiden er blitt kortere.[^1]

## 2.1 Oppgaver

- samtaler med søkere som kommer til kontoret
- vedtak om penger til livsopphold
- møter med arbeidsgivere i kommunen

Tabell 1: Ansatte ved kontorene

| Kontor | Ansatte |
|---|---|
| Nord | 12 |
| Sør | 7 |

# 3 Tidligere forskning

Lipsky beskriver hvordan de som møter folk, lager politikken:

> «Avgjørelsene til dem som arbeider i førstelinjen, blir i praksis den offentlige politikken.»
> (Lipsky, 1980, s. 12)

# Referanser

Lipsky, M. (1980). Street-level bureaucracy. New York: Russell Sage.

[^1]: Ventetiden er regnet ut av kontorenes egne lister over søkere.
"""
PAGE = """\
<!doctype html><html lang="nb"><head><title>Ledelse</title></head><body><main>
<h1>Ledelse i små kontorer</h1>
<p>Lederne i små kontorer gjør alt selv. De tar telefonen og skriver vedtakene.</p>
<p>En leder forteller:</p>
<blockquote><p>«Jeg rekker aldri det jeg hadde tenkt, men jeg kjenner alle.»</p></blockquote>
<h2>Metode</h2><p>Vi besøkte seks kontorer og snakket med alle som var på jobb den dagen.</p>
<table><caption>Tabell 2: Besøk</caption><tr><th>Kontor</th><th>Dager</th></tr>
<tr><td>Vest</td><td>3</td></tr><tr><td>Øst</td><td>2</td></tr></table>
</main></body></html>
"""
NOTE = """\
Notat om tid

Veilederne bruker halve dagen på skjema. Resten av dagen går til møter og telefoner.

\f

Ingen har målt hvor lang tid et møte tar. Det burde noen gjøre før neste omlegging.
"""
THESIS = (
    ("Heading 1", "Sammendrag"),
    ("Normal", "Oppgaven handler om tillit mellom to tjenester som deler kontor."),
    ("Heading 1", "Analyse"),
    ("Normal", "Tilliten vokste langsomt. Begge sider holdt noe tilbake det første året."),
    ("Normal", "En ansatt forklarte det slik:"),
    ("Quote", "«Vi visste ikke hvem som bestemte, så vi spurte ingen.»"),
)

SLIDES = (
    ("Hva vi fant", "Brukerne venter kortere enn før, men de møter flere ulike ansatte."),
    ("Hva det betyr", "Kontinuitet må planlegges, den kommer ikke av seg selv."),
)
#: Physical page of the PDF that counts as read from a picture.
OCR_PAGE = 3
CAPTION_STYLE = (
    '<office:styles><style:style style:name="Caption" style:family="paragraph"/></office:styles>'
)
CIRCULAR = """
<text:h text:outline-level="1">Oversikt</text:h>
<text:p>Rundskrivet samler reglene om tilrettelegging. Det gjelder alle kontorer.</text:p>
<text:h text:outline-level="1">Figurer</text:h>
<text:p text:style-name="Caption">Figur 1: Saker som venter mer enn tre uker.</text:p>
"""


def build_every_voice(folder: Path) -> Settings:
    """Write the corpus and index it with the hashing embedder."""
    corpus = folder / "corpus"
    corpus.mkdir()
    (folder / "corpus_manifest.yaml").write_text(MANIFEST, "utf-8")
    for name, text in (("a.md", REPORT), ("b.html", PAGE), ("c.txt", NOTE)):
        (corpus / name).write_text(text, "utf-8")
    _write_word(corpus / "d.docx")
    _write_pdf(corpus / "e.pdf")
    _write_slides(corpus / "f.pptx")
    write_odt(corpus / "g.odt", CIRCULAR, styles=CAPTION_STYLE)
    settings = Settings(
        manifest=folder / "corpus_manifest.yaml", home=folder / "home", embedder="hashing"
    )
    with progress(quiet=True) as bars:
        ingest_corpus(settings, bars, workers=1)
        _read_a_page_by_ocr(settings)
        index_corpus(settings, bars)
    return settings


def _read_a_page_by_ocr(settings: Settings) -> None:
    """Mark a page of the PDF as OCR does, which would need a program of its own."""
    store = CorpusStore(settings.store_path)
    document = store.document(DocumentId("pdf-doc"))
    pages = tuple(
        replace(page, ocr=True, ocr_confidence=91.0) if page.number == OCR_PAGE else page
        for page in document.parsed.pages
    )
    passages = tuple(
        replace(passage, ocr=True)
        if passage.pages.first and passage.pages.first <= OCR_PAGE <= (passage.pages.last or 0)
        else passage
        for passage in document.passages
    )
    parsed = replace(document.parsed, pages=pages)
    read = replace(document, parsed=parsed, passages=passages)
    ordinal = store.document_ids().index(document.document_id)
    store.put(read, ordinal=ordinal, fingerprint="read by ocr")
    store.close()


def _write_word(path: Path) -> None:
    document = docx.Document()
    for style, text in THESIS:
        document.add_paragraph(text, style=style)
    document.save(str(path))


def _write_slides(path: Path) -> None:
    show = pptx.Presentation()
    for title, line in SLIDES:
        slide = show.slides.add_slide(show.slide_layouts[1])
        slide.shapes.title.text = title
        slide.placeholders[1].text_frame.text = line
    show.save(str(path))


def _write_pdf(path: Path) -> None:
    """Four pages of prose under a title page: printed numbers one behind the physical ones."""
    sheets = Sheets(path)
    sheets.text(72, 200, "Arkivet", size=24)
    for n in range(1, 5):
        sheets.next_page()
        sheets.block(72, 100, 400, prose(n, 6))
        sheets.text(300, 800, str(n))
    sheets.save()
