"""The words that we write ourselves around a citation, in bokmål, nynorsk and English.

Quotes are never translated; this is only what stands beside them.
"""

from __future__ import annotations

from typing import Literal

Locale = Literal["nb", "nn", "en"]

#: name → (bokmål, nynorsk, English). Braces are filled in by the caller.
_WORDINGS: dict[str, tuple[str, str, str]] = {
    "no_date": ("u.å.", "u.å.", "n.d."),
    "cited_in": ("sitert i", "sitert i", "as cited in"),
    "pdf_page": ("PDF-side {pages}", "PDF-side {pages}", "PDF page {pages}"),
    "pdf_pages": ("PDF-side {pages}", "PDF-side {pages}", "PDF pages {pages}"),
    "chapter": ("kap. {number}", "kap. {number}", "sec. {number}"),
    "heading": ("avsnittet «{title}»", "avsnittet «{title}»", "section “{title}”"),
    "note_contents": (
        "Sidetallet er lest av innholdsfortegnelsen.",
        "Sidetalet er lese av innhaldslista.",
        "The page number is read off the table of contents.",
    ),
    "note_between": (
        "Sidetallene er lest av innholdsfortegnelsen: Sitatet står et sted på sidene {pages}.",
        "Sidetala er lesne av innhaldslista: Sitatet står ein stad på sidene {pages}.",
        "The page numbers are read off the table of contents: "
        "the quote stands somewhere on pages {pages}.",
    ),
    "note_offset": (
        "Sidetallet er regnet ut av en forskyvning som er oppgitt for dokumentet.",
        "Sidetalet er rekna ut av ei forskyving som er oppgitt for dokumentet.",
        "The page number is worked out from an offset given for the document.",
    ),
    "note_pdf_page": (
        "Det trykte sidetallet er ikke kjent. Tallet viser siden i PDF-filen.",
        "Det trykte sidetalet er ikkje kjent. Talet viser sida i PDF-fila.",
        "The printed page number is not known. The number is the page of the PDF file.",
    ),
    "note_runs_over": (
        "Sitatet går over to sider, og bare den ene sidens trykte tall er kjent.",
        "Sitatet går over to sider, og berre det trykte talet på den eine sida er kjent.",
        "The quote runs over two pages, and only one of them has a known printed number.",
    ),
    "note_section": (
        "Sidetallet er ikke kjent. Stedet er oppgitt med overskrift.",
        "Sidetalet er ikkje kjent. Staden er oppgitt med overskrift.",
        "The page number is not known. The place is given by its heading.",
    ),
    "note_nowhere": (
        "Verken sidetall eller overskrift er kjent.",
        "Verken sidetal eller overskrift er kjent.",
        "Neither a page number nor a heading is known.",
    ),
    "note_ocr": (
        "Teksten er lest maskinelt av et bilde av siden (OCR). Kontroller sitatet mot originalen.",
        "Teksten er lesen maskinelt av eit bilete av sida (OCR). "
        "Kontroller sitatet mot originalen.",
        "The text was read by machine from a picture of the page (OCR). "
        "Check the quote against the original.",
    ),
    "note_informant": (
        "Sagt av en informant.",
        "Sagt av ein informant.",
        "Said by an informant.",
    ),
    "note_informant_named": (
        "Sagt av en informant: {attribution}.",
        "Sagt av ein informant: {attribution}.",
        "Said by an informant: {attribution}.",
    ),
    "note_secondary": (
        "Gjengitt etter en annen kilde, som bør oppsøkes.",
        "Attgjeve etter ei anna kjelde, som bør oppsøkjast.",
        "Rendered after another source, which should be looked up.",
    ),
    "note_others": (
        "En del av sitatet har en annen stemme: {voices}.",
        "Ein del av sitatet har ei anna stemme: {voices}.",
        "A part of the quote is in another voice: {voices}.",
    ),
    "references": ("Referanser", "Referansar", "References"),
    "quotes": ("Sitater", "Sitat", "Quotes"),
    "stands_in": ("Avsnitt: {path}.", "Avsnitt: {path}.", "Section: {path}."),
    "not_found": ("Ikke funnet", "Ikkje funne", "Not found"),
    "own_note": ("Merknad: {note}", "Merknad: {note}", "Note: {note}"),
    "receipt": ("Søkekvittering", "Søkjekvittering", "Search receipt"),
    "yes": ("ja", "ja", "yes"),
    "no": ("nei", "nei", "no"),
    "remark_ocr": (
        "Siden er lest maskinelt fra et bilde (OCR). Kontroller sitatet mot originalen.",
        "Sida er lesen maskinelt frå eit bilete (OCR). Kontroller sitatet mot originalen.",
        "The page was read by machine from a picture (OCR). Check the quote against the original.",
    ),
    "remark_footnote": (
        "Et fotnotetall i kilden er utelatt, slik det skal være.",
        "Eit fotnotetal i kjelda er utelate, slik det skal vere.",
        "A footnote number in the source is left out, as it should be.",
    ),
    "remark_page_unknown": (
        "Sidetallet kan ikke kontrolleres: Det trykte sidetallet er ikke kjent her.",
        "Sidetalet kan ikkje kontrollerast: Det trykte sidetalet er ikkje kjent her.",
        "The page cannot be checked: the printed page number is not known here.",
    ),
    "remark_pdf_page_cited": (
        "Tallet som er oppgitt, er siden i PDF-filen, ikke den trykte siden.",
        "Talet som er oppgitt, er sida i PDF-fila, ikkje den trykte sida.",
        "The number given is the page of the PDF file, not the printed page.",
    ),
    "remark_cited_work_unknown": (
        "Verket det vises til, er ikke i samlingen.",
        "Verket det blir vist til, er ikkje i samlinga.",
        "The work cited is not in the collection.",
    ),
    "remark_source_differs": (
        "Det nærmeste stedet er i et annet dokument enn det som er oppgitt.",
        "Den næraste staden er i eit anna dokument enn det som er oppgitt.",
        "The nearest place is in another document than the one cited.",
    ),
    "remark_page_differs": (
        "Det nærmeste stedet er på en annen side enn den som er oppgitt.",
        "Den næraste staden er på ei anna side enn den som er oppgitt.",
        "The nearest place is on another page than the one cited.",
    ),
    "voice_informant": ("informant", "informant", "informant"),
    "voice_secondary": (
        "gjengitt fra en annen kilde",
        "attgjeve frå ei anna kjelde",
        "second-hand",
    ),
    "voice_summary": ("sammendrag", "samandrag", "summary"),
    "voice_method": ("metode", "metode", "method"),
    "voice_author": ("forfatterne", "forfattarane", "the authors"),
    "in_part": ("delvis {voices}", "delvis {voices}", "in part {voices}"),
    "table": ("Tabell {number}", "Tabell {number}", "Table {number}"),
    "not_found_here": (
        "ikke funnet – beste treff {place}, under grensen",
        "ikkje funne – beste treff {place}, under grensa",
        "not found – the best hit is {place}, below the threshold",
    ),
    "nothing_here": (
        "ikke funnet – ingen treff",
        "ikkje funne – ingen treff",
        "not found – no hits",
    ),
    "weak_here": ("usikkert", "usikkert", "uncertain"),
    "compared": (
        "Funnet i {found} av {documents} dokumenter.",
        "Funne i {found} av {documents} dokument.",
        "Found in {found} of {documents} documents.",
    ),
}
_COLUMN: dict[Locale, int] = {"nb": 0, "nn": 1, "en": 2}


def wording(name: str, locale: Locale, **facts: object) -> str:
    """Return our own words for ``name`` with ``facts`` filled in.

    Raises:
        KeyError: Nothing is worded under that name.
    """
    return _WORDINGS[name][_COLUMN[locale]].format(**facts)
