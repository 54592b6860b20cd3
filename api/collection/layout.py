"""A collection of quotes → a document tree, in the form that pandoc reads.

The tree holds words, not markup: nothing in a quote can be taken for an instruction, and
Word and Markdown are written from the same tree.

Source:
    pandoc's document model, hackage.haskell.org/package/pandoc-types, version 1.23.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from api.answering import Quote
from api.citations.citing import DEFAULT_STYLE, Citation, cite, physical_pages
from api.citations.csl_items import LANGUAGE_TAGS
from api.citations.csl_styles import StyledText
from api.citations.reference_lists import Reference, reference_list
from api.citations.styles import STYLES
from api.table_excerpts import TableExcerpt
from api.wordings import Locale, wording

_API_VERSION = [1, 23, 1]
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NO_ATTRIBUTES: list[Any] = ["", [], []]
#: In characters; what is longer is broken into lines.
_WIDEST_COLUMN, _CELL_MARGIN = 45, 4
Node = dict[str, Any]
Receipt = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class QuoteCollection:
    """Chosen quotes in the order that they were put in, and how to cite them.

    Attributes:
        not_found: What was looked for in vain, a sentence each.
    """

    title: str
    quotes: tuple[Quote, ...]
    style: str = DEFAULT_STYLE
    locale: Locale = "nb"
    not_found: tuple[str, ...] = ()


def printable(text: str) -> str:
    """``text`` without what no file can hold: control characters, halves of characters."""
    return _UNPRINTABLE.sub("", text)


def citations_in(collection: QuoteCollection) -> list[tuple[Quote, Citation, Reference]]:
    """Each quote with its citation and the entry of the list that it points to."""
    entries = {entry.bibliography: entry for entry in references_of(collection)}
    return [
        (quote, _cited(collection, quote, entries[quote.bibliography]), entries[quote.bibliography])
        for quote in collection.quotes
    ]


def references_of(collection: QuoteCollection) -> tuple[Reference, ...]:
    """The list of references: each work once, in the style's order."""
    works = [quote.bibliography for quote in collection.quotes]
    return reference_list(works, style=collection.style, locale=collection.locale)


def _cited(collection: QuoteCollection, quote: Quote, entry: Reference) -> Citation:
    return cite(
        quote.bibliography,
        quote.provenance,
        style=collection.style,
        locale=collection.locale,
        number=entry.number,
        distinction=entry.distinction,
    )


def document_tree(
    collection: QuoteCollection, receipts: Sequence[Receipt] = (), *, for_word: bool = False
) -> Node:
    """The collection as pandoc's document tree, ready to be written as JSON.

    Args:
        receipts: Facts of each search, put in tables at the end.
        for_word: Give the title, the list of references and each quote's language in
            the ways that Word has for them and Markdown has not.
    """
    locale = collection.locale
    blocks = [] if for_word else [_heading(collection.title)]
    for quote, citation, entry in citations_in(collection):
        blocks += _quote_blocks(collection, quote, citation, entry, for_word=for_word)
    level = 1 if for_word else 2
    if collection.not_found:
        blocks.append(_heading(wording("not_found", locale), level))
        blocks += [_paragraph(_inlines(gap)) for gap in collection.not_found]
    blocks.append(_heading(wording("references", locale), level))
    blocks += _reference_blocks(collection, for_word=for_word)
    for receipt in receipts:
        blocks += [_heading(wording("receipt", locale), level), _receipt_table(receipt, locale)]
    title = {"t": "MetaInlines", "c": list(_inlines(collection.title))}
    language = {"t": "MetaString", "c": LANGUAGE_TAGS[locale]}
    return {
        "pandoc-api-version": _API_VERSION,
        "meta": {"title": title, "lang": language},
        "blocks": blocks,
    }


def _quote_blocks(
    collection: QuoteCollection,
    quote: Quote,
    citation: Citation,
    entry: Reference,
    *,
    for_word: bool,
) -> Iterator[Node]:
    """The quote set off; behind it the citation and a footnote; below it the own note."""
    rows = quote.table.cells_of(quote.text) if quote.table else ()
    paragraphs = [list(_inlines(part)) for part in re.split(r"\n{2,}", quote.text)]
    if rows:
        paragraphs = [[]]
    elif for_word:
        tag = LANGUAGE_TAGS.get(quote.bibliography.language, quote.bibliography.language)
        paragraphs = [[_span(inlines, tag)] for inlines in paragraphs]
    footnote = {"t": "Note", "c": [_paragraph(_footnote(collection, quote, citation, entry))]}
    if STYLES[collection.style].kind != "note":
        gap = [{"t": "Space"}] if paragraphs[-1] else []
        paragraphs[-1] += [*gap, *_inlines(citation.in_text)]
    paragraphs[-1].append(footnote)
    table = [_quoted_table(quote.table, rows)] if quote.table and rows else []
    yield {"t": "BlockQuote", "c": [*table, *(_paragraph(inlines) for inlines in paragraphs)]}
    if quote.note:
        yield _paragraph(_inlines(wording("own_note", collection.locale, note=quote.note)))


def _quoted_table(excerpt: TableExcerpt, rows: Sequence[Sequence[str]]) -> Node:
    """The rows under the header of their table, its caption above them.

    Columns in which the rows hold nothing are left out, and each is as wide as its words.
    """
    table = excerpt.table
    told = [n for n in range(max(map(len, rows))) if any("".join(row[n : n + 1]) for row in rows)]
    shown = [["".join(cells[n : n + 1]) for n in told] for cells in (table.header, *rows)]
    lengths = [
        min(max(len(cells[n]) for cells in shown) + _CELL_MARGIN, _WIDEST_COLUMN)
        for n in range(len(told))
    ]
    columns = [
        [{"t": "AlignDefault"}, {"t": "ColWidth", "c": length / sum(lengths)}] for length in lengths
    ]
    header, *body = [[_NO_ATTRIBUTES, [_cell(text) for text in cells]] for cells in shown]
    head = [_NO_ATTRIBUTES, [header] if any(shown[0]) else []]
    caption = [{"t": "Plain", "c": list(_inlines(table.caption))}] if table.caption else []
    return {
        "t": "Table",
        "c": [_NO_ATTRIBUTES, [None, caption], columns, head, [[_NO_ATTRIBUTES, 0, [], body]],
              [_NO_ATTRIBUTES, []]],
    }  # fmt: skip


def _footnote(
    collection: QuoteCollection, quote: Quote, citation: Citation, entry: Reference
) -> list[Node]:
    """The citation once more, whole in itself, and how to find and how to take the quote."""
    locale = collection.locale
    told: list[str] = []
    section, pages = quote.provenance.section, quote.provenance.pages
    if section and section[-1] not in citation.in_text:
        told.append(wording("stands_in", locale, path=" › ".join(section)))
    if citation.locator_kind == "page" and pages.first is not None:
        told.append(physical_pages(pages.unit, pages.first, None, locale) + ".")
    told += remarks_on(quote, citation, locale)
    if STYLES[collection.style].kind == "numeric":
        cited = [*_faces(entry.parts), {"t": "Space"}, *_inlines(_sentence(citation.locator))]
    else:
        cited = list(_inlines(_sentence(re.sub(r"^\((.*)\)$", r"\1", citation.in_text))))
    return [*cited, *(node for part in told for node in ({"t": "Space"}, *_inlines(part)))]


def remarks_on(quote: Quote, citation: Citation, locale: Locale) -> Iterator[str]:
    """Yield, a sentence each, how to take a quote that has left its page."""
    if citation.note:
        yield citation.note
    if quote.statement not in (None, "description"):
        kind = wording(f"statement_{quote.statement}", locale)
        yield wording("note_statement", locale, statement=kind)
    if any(quote.cut):
        yield wording("note_cut", locale)


def _sentence(text: str) -> str:
    """With a capital and a full stop, as a sentence of a footnote; nothing stays nothing."""
    if not text:
        return ""
    return text[0].upper() + text[1:] + ("" if text.endswith((".", "?", "!")) else ".")


def _reference_blocks(collection: QuoteCollection, *, for_word: bool) -> Iterator[Node]:
    numbered = STYLES[collection.style].kind == "numeric"
    for entry in references_of(collection):
        if not entry.text:
            continue  # some styles list no personal communication
        number = [*_inlines(f"{entry.number}."), {"t": "Space"}] if numbered else []
        paragraph = _paragraph([*number, *_faces(entry.parts)])
        attributes = ["", [], [["custom-style", "Bibliography"]]]
        yield {"t": "Div", "c": [attributes, [paragraph]]} if for_word else paragraph


def _receipt_table(receipt: Receipt, locale: Locale) -> Node:
    rows = [
        [_NO_ATTRIBUTES, [_cell(name), _cell(_worded(value, locale))]]
        for name, value in receipt.items()
    ]
    columns = [
        [{"t": "AlignLeft"}, {"t": "ColWidth", "c": 0.3}],
        [{"t": "AlignLeft"}, {"t": "ColWidth", "c": 0.7}],
    ]
    body = [_NO_ATTRIBUTES, 0, [], rows]
    caption: list[Any] = [None, []]
    head, foot = [_NO_ATTRIBUTES, []], [_NO_ATTRIBUTES, []]
    return {"t": "Table", "c": [_NO_ATTRIBUTES, caption, columns, head, [body], foot]}


def _cell(text: str) -> list[Any]:
    plain = {"t": "Plain", "c": list(_inlines(text))}
    return [_NO_ATTRIBUTES, {"t": "AlignDefault"}, 1, 1, [plain]]


def _worded(value: object, locale: Locale) -> str:
    """A fact of the receipt as text: lists and nested facts on one line."""
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return wording("yes" if value else "no", locale)
    if isinstance(value, Mapping):
        return "; ".join(f"{name}: {_worded(part, locale)}" for name, part in value.items())
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(_worded(part, locale) for part in value) or "–"
    return str(value)


def _heading(text: str, level: int = 1) -> Node:
    return {"t": "Header", "c": [level, _NO_ATTRIBUTES, list(_inlines(text))]}


def _paragraph(inlines: Sequence[Node] | Iterator[Node]) -> Node:
    return {"t": "Para", "c": list(inlines)}


def _span(inlines: Sequence[Node], language: str) -> Node:
    return {"t": "Span", "c": [["", [], [["lang", language]]], list(inlines)]}


def _faces(parts: Sequence[StyledText]) -> Iterator[Node]:
    for part in parts:
        inlines = list(_inlines(part.text))
        if part.italic:
            yield {"t": "Emph", "c": inlines}
        else:
            yield from inlines


def _inlines(text: str) -> Iterator[Node]:
    """Words, spaces and line breaks; runs of spaces stay inside a word, or they would go."""
    for part in re.split(r"((?<! ) (?! )|\n)", printable(text)):
        if part == " ":
            yield {"t": "Space"}
        elif part == "\n":
            yield {"t": "LineBreak"}
        elif part:
            yield {"t": "Str", "c": part}
