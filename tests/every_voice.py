"""A small corpus whose passages have every voice, most kinds and several formats."""

from __future__ import annotations

from pathlib import Path

import docx

from api.commands.output import progress
from api.settings import Settings
from api.upkeep.corpus_build import build_corpus
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


def build_every_voice(folder: Path) -> Settings:
    """Write the corpus and index it with the hashing embedder."""
    corpus = folder / "corpus"
    corpus.mkdir()
    (folder / "corpus_manifest.yaml").write_text(MANIFEST, "utf-8")
    for name, text in (("a.md", REPORT), ("b.html", PAGE), ("c.txt", NOTE)):
        (corpus / name).write_text(text, "utf-8")
    _write_word(corpus / "d.docx")
    _write_pdf(corpus / "e.pdf")
    settings = Settings(
        manifest=folder / "corpus_manifest.yaml", home=folder / "home", embedder="hashing"
    )
    with progress(quiet=True) as bars:
        build_corpus(settings, bars, workers=1)
    return settings


def _write_word(path: Path) -> None:
    document = docx.Document()
    for style, text in THESIS:
        document.add_paragraph(text, style=style)
    document.save(str(path))


def _write_pdf(path: Path) -> None:
    """Four pages of prose under a title page: printed numbers one behind the physical ones."""
    sheets = Sheets(path)
    sheets.text(72, 200, "Arkivet", size=24)
    for n in range(1, 5):
        sheets.next_page()
        sheets.block(72, 100, 400, prose(n, 6))
        sheets.text(300, 800, str(n))
    sheets.save()
