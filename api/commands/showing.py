"""Shows quotes in a terminal: the words, their speaker and their place."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from api.commands.output import console
from api.wordings import Locale, wording

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from api.schemas.answers import AnswerOut, QuotedTableOut, QuoteOut
    from api.schemas.comparisons import ComparisonOut, FindingOut

#: Columns by which a quote's citation is indented.
INDENT = 3
#: Stands outside a quote that begins or ends inside a longer quotation.
CUT = "[…]"
#: A table with more columns is shown row by row: in a terminal its cells would be slivers.
MAX_COLUMNS = 6


def show_answer(answer: AnswerOut, locale: Locale | None = None) -> None:
    """Print an answer: its message and notes, then its quotes, strongest first."""
    terminal = console()
    terminal.print(answer.message, style="bold", markup=False)
    for note in answer.notes:
        terminal.print(note, style="italic", markup=False)
    titles = {hit.document.id: hit.document.title for hit in answer.hits}
    for quote in answer.quotes:
        _show_quote(terminal, quote, locale or answer.language, titles.get(quote.document_id))


def show_comparison(compared: ComparisonOut, locale: Locale | None = None) -> None:
    """Print what each document says, gaps included."""
    terminal = console()
    terminal.print(compared.message, style="bold", markup=False)
    for finding in compared.documents:
        _show_finding(terminal, finding, locale or compared.language)


def _show_finding(terminal: Console, finding: FindingOut, locale: Locale) -> None:
    document = finding.document
    year = f" ({document.year})" if document.year else ""
    terminal.print()
    terminal.print(f"{document.title}{year}", style="bold", markup=False)
    if finding.message:
        terminal.print(finding.message, style="italic", markup=False)
    for quote in finding.quotes:
        _show_quote(terminal, quote, locale)


def _show_quote(
    terminal: Console, quote: QuoteOut, locale: Locale, title: str | None = None
) -> None:
    """Print the quote and its citation, with its document's ``title`` if none was printed yet."""
    from rich.padding import Padding
    from rich.text import Text

    terminal.print()
    if quote.table:
        _show_table(terminal, quote.table, locale)
    else:
        terminal.print(_words(quote, around=terminal.is_terminal))
    facts = [quote.citation, _whose(quote, locale), _statement(quote, locale)]
    cited = Text(" · ".join(filter(None, facts)))
    terminal.print(Padding(cited, (0, 0, 0, INDENT)))
    # Two works by the same people in one year are cited alike.
    place = " › ".join([*([title] if title else []), *quote.section])
    for line in (place, quote.citation_note):
        if line:
            terminal.print(Padding(Text(line, "dim"), (0, 0, 0, INDENT)))


def _words(quote: QuoteOut, *, around: bool) -> Text:
    """Return the quote, with the text ``around`` it dimmed if the terminal shows the difference.

    There the sentence that answers is underlined. Marks of omission stand outside the quote.
    """
    from rich.text import Text

    words = Text(f"… {quote.context_before} " if around and quote.context_before else "", "dim")
    if quote.cut_before:
        words.append(f"{CUT} ")
    told = Text(f"«{quote.text}»", style="bold not dim")
    if quote.answering and around:
        begins = 1 - quote.start  # after the opening mark
        told.stylize("underline", quote.answering.start + begins, quote.answering.end + begins)
    words.append(told)
    if quote.cut_after:
        words.append(f" {CUT}")
    if around and quote.context_after:
        words.append(f" {quote.context_after} …")
    return words


def _show_table(terminal: Console, quoted: QuotedTableOut, locale: Locale) -> None:
    """Print the quoted rows under the table's caption and header."""
    number = wording("table", locale, number=quoted.number) if quoted.number else ""
    caption = quoted.caption or ""
    title = caption if caption.startswith(number) else f"{number}: {caption}".strip(": ")
    rows = [quoted.rows[n] for n in quoted.highlighted_rows]
    terminal.print(title or number, style="bold", markup=False)
    if max(len(row) for row in [quoted.header, *rows]) > MAX_COLUMNS:
        for row in rows:
            terminal.print(_row_in_words(quoted.header, row), markup=False)
    else:
        terminal.print(_grid(quoted.header, rows))


def _row_in_words(header: list[str], row: list[str]) -> str:
    """Write a wide row as «first cell – header: cell · header: cell»."""
    cells = [
        f"{name}: {cell}" if name else cell
        for name, cell in zip_longest(header[1:], row[1:], fillvalue="")
        if cell
    ]
    return f"{row[0]} – {' · '.join(cells)}"


def _grid(header: list[str], rows: list[list[str]]) -> Table:
    from rich.table import Table
    from rich.text import Text

    table = Table(show_header=bool(header))
    for n in range(max(len(row) for row in [header, *rows])):
        table.add_column(Text(header[n] if n < len(header) else ""))
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    return table


def _whose(quote: QuoteOut, locale: Locale) -> str:
    """Name the speakers, where they are not simply the authors."""
    parts = []
    if quote.voice != "author":
        parts.append(_named(quote.voice, quote.attribution, locale))
    others = dict.fromkeys(_named(v.voice, v.attribution, locale) for v in quote.voices)
    if others:
        parts.append(wording("in_part", locale, voices=", ".join(others)))
    return "; ".join(parts)


def _statement(quote: QuoteOut, locale: Locale) -> str:
    """Name the kind of statement, where it is more than a description."""
    if quote.statement in (None, "description"):
        return ""
    return wording(f"statement_{quote.statement}", locale)


def _named(voice: str, attribution: str | None, locale: Locale) -> str:
    name = wording(f"voice_{voice}", locale)
    return f"{name}: {attribution}" if attribution else name
