"""``funn check-quotes | cite | recheck``: quotes on their way into a text."""

from __future__ import annotations

from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING, Annotated

import typer

from api.commands.help import WordedCommand
from api.commands.output import console, locale_named, print_json, read_json, say
from api.commands.parameters import (
    JsonOption,
    LocaleOption,
    file_option,
    must_be_file,
    path_argument,
)

if TYPE_CHECKING:
    from rich.text import Text

    from api.schemas.quotes import DiffOut, QuoteCheckOut

FINE = frozenset({"verbatim", "punctuation_only"})
#: Characters of a quote that are printed to identify it in a collection.
BEGINNING_CHARS = 70

Style = Annotated[str, typer.Option(metavar="metavar_style", help="help_style")]


def register(app: typer.Typer) -> None:
    """Add the commands to ``app``."""
    app.command("check-quotes", cls=WordedCommand)(check_quotes)
    app.command(cls=WordedCommand)(cite)
    app.command("export", cls=WordedCommand)(export_collection)
    app.command(cls=WordedCommand)(recheck)


def check_quotes(
    draft: Annotated[str, typer.Argument(metavar="metavar_file", help="help_draft")],
    style: Style = "norsk-apa-manual",
    json: JsonOption = False,
) -> None:
    """Check every quotation in a draft against the corpus. Exits 1 if one does not hold."""
    from api.engine import Engine
    from api.quote_check.drafts.draft_files import read_draft
    from api.settings import load_settings, reader_language
    from api.views.quotes import draft_check_out

    if draft != "-" and not Path(draft).is_file():
        raise typer.BadParameter(
            say("cli_no_such_file", path=draft), param_hint=say("metavar_file")
        )
    text = read_draft(draft)
    checked = draft_check_out(
        Engine(load_settings()).quote_checker(), text, style, reader_language()
    )
    if json:
        print_json(checked.model_dump(mode="json"))
    else:
        for check in checked.results:
            _show_check(check)
        for place in checked.unclosed:
            beginning = shorten(text[max(0, place - 30) : place + 60], BEGINNING_CHARS)
            line = say("cli_unpaired_mark", words=beginning)
            console().print(f"\n{line}", markup=False)
        summary = say(
            "cli_quotes_checked",
            checked=len(checked.results),
            short=len(checked.left_out),
            unclosed=len(checked.unclosed),
        )
        console().print(f"\n{summary}", markup=False)
    raise typer.Exit(0 if all(check.verdict in FINE for check in checked.results) else 1)


def _show_check(check: QuoteCheckOut) -> None:
    from rich.text import Text

    terminal = console()
    mark = "green" if check.verdict in FINE else "red"
    terminal.print()
    terminal.print(Text(say(f"verdict_{check.verdict}").upper(), style=mark), f"«{check.quote}»")
    if check.diff and check.verdict == "altered":
        terminal.print(_difference(check.diff))
    if check.verdict == "spliced":
        for place in check.places:
            where = " › ".join([place.document_id, *place.section])
            terminal.print(f"   «{place.text}»: {where}", markup=False)
    if check.verdict == "not_found" and check.places:
        terminal.print(f"   {_nearest(check)}", markup=False)
    if check.citation:
        terminal.print(f"   {check.citation}", markup=False)
    for remark in check.remarks:
        terminal.print(f"   {remark}", style="dim", markup=False)


def _nearest(check: QuoteCheckOut) -> str:
    place = check.places[0]
    page = check.label or check.page
    where = say("cli_page", page=page) if page else " › ".join(place.section)
    words = " ".join(place.text.split())
    return say("cli_nearest", words=words, document=place.document_id, place=where)


def _difference(diff: list[DiffOut]) -> Text:
    """Mark the draft's words as «[-…-]», the source's as «{+…+}», also without colours."""
    from rich.text import Text

    line = Text("   ")
    for span in diff:
        if span.op in {"equal", "punctuation"}:
            line.append(f"{span.quoted} ")
        else:
            line.append(f"[-{span.quoted}-] " if span.quoted else "", style="red")
            line.append(f"{{+{span.source}+}} " if span.source else "", style="green")
    return line


def cite(
    passage: Annotated[str, typer.Argument(metavar="metavar_passage", help="help_passage")],
    style: Style = "norsk-apa-manual",
    locale: LocaleOption = None,
    json: JsonOption = False,
) -> None:
    """Cite a passage: in the text, and in the list of references."""
    from api.engine import Engine
    from api.service import cite_passage
    from api.settings import load_settings

    language = locale_named(locale)
    citation = cite_passage(passage, Engine(load_settings()).searcher(), style, language)
    if json:
        print_json(citation.model_dump(mode="json"))
        return
    terminal = console()
    terminal.print(citation.in_text, markup=False)
    terminal.print(citation.bibliography_entry, markup=False)
    if citation.note:
        terminal.print(citation.note, style="dim", markup=False)


def export_collection(
    collection: Annotated[Path, path_argument("metavar_file", "help_collection", must_be_file)],
    out: Annotated[Path, file_option("--out", "help_out", short="-o")],
    format: Annotated[
        str | None, typer.Option(metavar="metavar_format", help="help_format")
    ] = None,
) -> None:
    """Write a saved collection of quotes to a file, every quote verified once more."""
    from api.collection.collecting import collect, format_named, read_collection, receipt_tables
    from api.collection.exporting import export
    from api.engine import Engine
    from api.settings import load_settings

    chosen = read_json(collection)
    wanted = read_collection(chosen)
    kind = format_named(format, out)
    written = export(
        collect(wanted, Engine(load_settings()).searcher()), kind, *receipt_tables(wanted)
    )
    out.write_bytes(written)
    line = say("cli_exported", path=str(out), count=len(wanted.quotes), format=kind)
    console(stderr=True).print(line, markup=False)


def recheck(
    collection: Annotated[Path, path_argument("metavar_file", "help_collection", must_be_file)],
    json: JsonOption = False,
) -> None:
    """Check a saved collection of quotes against the corpus as it is now."""
    from api.collection.collecting import read_collection
    from api.collection.rechecking import recheck_collection
    from api.engine import Engine
    from api.settings import load_settings, reader_language

    wanted = read_collection(read_json(collection))
    if "locale" not in wanted.model_fields_set:
        wanted = wanted.model_copy(update={"locale": reader_language()})
    rechecked = recheck_collection(wanted, Engine(load_settings()))
    if json:
        print_json([report.model_dump(mode="json") for report in rechecked])
    else:
        for n, report in enumerate(rechecked, start=1):
            mark = say("cli_holds" if report.holds else "cli_fails")
            beginning = shorten(report.text, BEGINNING_CHARS, placeholder=" …")
            console().print(f"{mark}  {n}. «{beginning}»", markup=False)
            console().print(f"    {report.document_id}: {report.what}", markup=False)
    raise typer.Exit(0 if all(report.holds for report in rechecked) else 1)
