"""Typesets the two parts of the handbook that are not plain text.

    python docs/typeset_handbook.py

Writes ``corpus/handbok-for-den-som-drifter.pdf`` (A4, numbered pages, an unnumbered
title page) and ``corpus/handbook-checking-quotes.docx``. Run it after a change here;
the files are committed, so that nobody needs it in order to search.
"""

from __future__ import annotations

from pathlib import Path

from docx import Document
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

CORPUS = Path(__file__).resolve().parents[1] / "corpus"

OPERATORS_GUIDE: list[tuple[str, str]] = [
    ("h1", "1 Legge inn dokumenter"),
    (
        "p",
        "Korpuset er beskrevet i filen corpus_manifest.yaml. Hvert dokument har en oppføring med "
        "tittel, forfattere, år og utgiver. Kommandoen <i>funn add</i> leser tittelsiden og "
        "kolofonen i en fil og skriver et utkast til oppføring. Det den er usikker på, er merket, "
        "slik at du kan rette det. Det du selv har skrevet, blir aldri overskrevet.",
    ),
    (
        "p",
        "Deretter kjører du <i>funn build</i>. Bare det som er nytt eller endret, blir lest på "
        "nytt. En fil som ikke lar seg lese, stopper ikke de andre: den får én linje i rapporten "
        "med grunnen og med det du kan gjøre.",
    ),
    ("h1", "2 Sidetall som ikke finnes"),
    (
        "p",
        "Noen filer oppgir ikke trykte sidetall. Vet du at filen begynner på side 91, setter du "
        "page-offset til 90 i oppføringen. Henvisningene sier da at sidetallet kommer fra "
        "manifestet. Uten dette viser Funn bare nummeret i filen og sier at det er det.",
    ),
    ("h1", "3 Skannede dokumenter"),
    (
        "p",
        "En skannet side er et bilde. Er tegngjenkjenning installert, leser Funn teksten og merker "
        "den, for en maskin leser av og til feil. Er det ikke installert, står det i rapporten "
        "hvilken kommando som legger det inn.",
    ),
    ("h1", "4 Når noe ikke virker"),
    (
        "p",
        "Kommandoen <i>funn doctor</i> går gjennom installasjonen og sier for hver feil hva som "
        "retter den. Tabellen viser de vanligste.",
    ),
    ("table", ""),
    (
        "p",
        "En indeks bygges alltid ved siden av den som er i bruk, og tas i bruk i ett steg når den "
        "er ferdig. Serveren trenger ikke startes på nytt. Går noe galt underveis, er den gamle "
        "indeksen urørt.",
    ),
]
FAULTS = [
    ["Feil", "Årsak", "Det du gjør"],
    ["Ingen indeks", "Ingenting er bygget ennå", "funn build"],
    ["Indeksen passer ikke", "Modellen er byttet", "funn build"],
    ["Porten er opptatt", "Noe annet lytter der", "funn serve --port 8001"],
    ["Filen ble ikke funnet", "Den ligger et annet sted", "Sett FUNN_CORPUS"],
]

CHECKING_QUOTES: list[tuple[str, str]] = [
    ("Heading 1", "Checking the quotes in a draft"),
    (
        "Normal",
        "A quotation is a promise that these words stand in that place. Funn can read a draft and "
        "keep you to it. Paste the text on the page, or run funn check-quotes on a Word, Markdown "
        "or PDF file.",
    ),
    ("Heading 2", "1 What is recognised as a quotation"),
    (
        "Normal",
        "Words between quotation marks of any kind, Norwegian or English, and indented block "
        "quotations. The citation beside the quotation is read too, so that the source and the "
        "page can be compared with where the words really stand.",
    ),
    ("Heading 2", "2 What is allowed"),
    (
        "Normal",
        "Leaving something out is allowed when it is marked with an ellipsis in brackets. Adding a "
        "word in square brackets is allowed. A capital letter may be changed at the start. Changing"
        " a word, a number or a negation is not, and neither is joining two places into one "
        "sentence without a mark between them.",
    ),
    ("Heading 2", "3 What you get back"),
    (
        "Normal",
        "Each quotation gets a verdict: verbatim, only the punctuation differs, altered, spliced "
        "from two places, wrong source, wrong page, or not found. An altered quotation comes with "
        "the difference marked word by word, and with the true wording and page to copy.",
    ),
]


def typeset_pdf(path: Path) -> None:
    """Write the operator's guide: a title page without a number, then pages 1, 2 …"""
    styles = getSampleStyleSheet()
    body = ParagraphStyle("body", parent=styles["BodyText"], fontSize=11, leading=15, spaceAfter=8)
    story = [
        Spacer(1, 180),
        Paragraph("For den som drifter Funn", styles["Title"]),
        Paragraph("En del av håndboka", body),
        PageBreak(),
    ]
    for kind, text in OPERATORS_GUIDE:
        if kind == "table":
            story += [Paragraph("Tabell 1: Vanlige feil", body), _table(), Spacer(1, 10)]
        else:
            story.append(Paragraph(text, styles["Heading1"] if kind == "h1" else body))
            if text.startswith("Noen filer"):
                story.append(PageBreak())

    def number(canvas: Canvas, _: SimpleDocTemplate) -> None:
        if canvas.getPageNumber() > 1:
            canvas.setFont("Helvetica", 9)
            canvas.drawCentredString(A4[0] / 2, 40, str(canvas.getPageNumber() - 1))

    template = SimpleDocTemplate(
        str(path), pagesize=A4, title="For den som drifter Funn", author="Funn", invariant=1
    )
    template.build(story, onFirstPage=number, onLaterPages=number)


def _table() -> Table:
    table = Table(FAULTS, hAlign="LEFT")
    table.setStyle(
        TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black"), ("FONTSIZE", (0, 0), (-1, -1), 10)])
    )
    return table


def typeset_docx(path: Path) -> None:
    """Write the part on checking quotes as a Word file with real headings."""
    document = Document()
    for style, text in CHECKING_QUOTES:
        document.add_paragraph(text, style=style)
    document.save(str(path))


if __name__ == "__main__":
    typeset_pdf(CORPUS / "handbok-for-den-som-drifter.pdf")
    typeset_docx(CORPUS / "handbook-checking-quotes.docx")
