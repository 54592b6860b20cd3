"""Quotes in a terminal: the words, whose they are, and where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.commands.output import console
from api.wordings import Locale, wording

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from api.comparison_schemas import ComparisonOut, FindingOut
    from api.schemas import AnswerOut, QuotedTableOut, QuoteOut

#: How far a quote's citation stands in.
INDENT = 3


def show_answer(answer: AnswerOut) -> None:
    """Print an answer: what it is worth, then its quotes, strongest first."""
    terminal = console()
    terminal.print(answer.message, style="bold", markup=False)
    for quote in answer.quotes:
        _show_quote(terminal, quote, answer.language)


def show_comparison(compared: ComparisonOut) -> None:
    """Print what each document says, gaps included."""
    terminal = console()
    terminal.print(compared.message, style="bold", markup=False)
    for finding in compared.documents:
        _show_finding(terminal, finding, compared.language)


def _show_finding(terminal: Console, finding: FindingOut, locale: Locale) -> None:
    document = finding.document
    year = f" ({document.year})" if document.year else ""
    terminal.print()
    terminal.print(f"{document.title}{year}", style="bold", markup=False)
    if finding.message:
        terminal.print(finding.message, style="italic", markup=False)
    for quote in finding.quotes:
        _show_quote(terminal, quote, locale)


def _show_quote(terminal: Console, quote: QuoteOut, locale: Locale) -> None:
    from rich.padding import Padding

    terminal.print()
    terminal.print(_table(quote.table, locale) if quote.table else _words(quote))
    whose = _whose(quote, locale)
    terminal.print(Padding(quote.citation + (f" · {whose}" if whose else ""), (0, 0, 0, INDENT)))
    place = " › ".join(quote.section)
    terminal.print(Padding(place, (0, 0, 0, INDENT)), style="dim", markup=False)


def _words(quote: QuoteOut) -> Text:
    """The quote with what stands around it, dimmed: it is no part of the quote."""
    from rich.text import Text

    words = Text(f"{quote.context_before} ".lstrip(), style="dim")
    words.append(f"«{quote.text}»", style="bold not dim")
    words.append(f" {quote.context_after}".rstrip())
    return words


def _table(quoted: QuotedTableOut, locale: Locale) -> Table:
    """The quoted rows under the table's header."""
    from rich.table import Table
    from rich.text import Text

    number = wording("table", locale, number=quoted.number) if quoted.number else ""
    caption = quoted.caption or ""
    title = caption if caption.startswith(number) else f"{number}: {caption}"
    rows = [quoted.rows[n] for n in quoted.highlighted_rows]
    table = Table(
        title=Text(title or number), title_justify="left", show_header=bool(quoted.header)
    )
    columns = max(len(row) for row in [quoted.header, *rows])
    for n in range(columns):
        table.add_column(Text(quoted.header[n]) if n < len(quoted.header) else "")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    return table


def _whose(quote: QuoteOut, locale: Locale) -> str:
    """Whose words they are, where they are not simply the authors'."""
    parts = []
    if quote.voice != "author":
        parts.append(_named(quote.voice, quote.attribution, locale))
    others = dict.fromkeys(_named(v.voice, v.attribution, locale) for v in quote.voices)
    if others:
        parts.append(wording("in_part", locale, voices=", ".join(others)))
    return "; ".join(parts)


def _named(voice: str, attribution: str | None, locale: Locale) -> str:
    name = wording(f"voice_{voice}", locale)
    return f"{name}: {attribution}" if attribution else name
