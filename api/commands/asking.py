"""``funn search | ask | compare``: the corpus from the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from api.commands.help import WordedCommand
from api.commands.output import console, print_json, say
from api.commands.parameters import JsonOption, number_option

if TYPE_CHECKING:
    from api.schemas.answers import HitOut, SearchOut
    from api.schemas.questions import WarningOut

NOTHING_FOUND = 3

Words = Annotated[str, typer.Argument(metavar="metavar_question", help="help_question")]


def register(app: typer.Typer) -> None:
    """Add the commands to ``app``."""
    app.command(cls=WordedCommand)(search)
    app.command(cls=WordedCommand)(ask)
    app.command(cls=WordedCommand)(compare)


def search(
    query: Words,
    k: Annotated[int, number_option("-k", "help_hits", 100)] = 10,
    json: JsonOption = False,
) -> None:
    """Find passages. Fields and "exact phrases" may stand in the query."""
    from api.engine import Engine
    from api.service import search_now
    from api.settings import load_settings, reader_language

    found = search_now(query, Engine(load_settings()).searcher(), k, locale=reader_language())
    if json:
        print_json(found.model_dump(mode="json"))
    else:
        _show_search(found)
    raise typer.Exit(0 if found.hits else NOTHING_FOUND)


def ask(
    question: Words,
    k: Annotated[int, number_option("-k", "help_passages_read", 100)] = 10,
    json: JsonOption = False,
) -> None:
    """Answer a question with quotes, each with its citation."""
    from api.commands.showing import show_answer
    from api.engine import Engine
    from api.schemas.questions import QuestionIn
    from api.service import answer_now
    from api.settings import load_settings, reader_language

    check_question(question)
    locale = reader_language()
    asked = QuestionIn(question=question, k=k)
    answer = answer_now(asked, Engine(load_settings()).searcher(), locale)
    if json:
        print_json(answer.model_dump(mode="json"))
    else:
        show_warnings(answer.warnings)
        show_answer(answer, locale)
    raise typer.Exit(NOTHING_FOUND if answer.status == "no_evidence" else 0)


def compare(
    question: Words,
    documents: Annotated[
        list[str] | None,
        typer.Option("--doc", metavar="metavar_document", help="help_documents"),
    ] = None,
    k: Annotated[int, number_option("-k", "help_quotes_each", 5)] = 2,
    json: JsonOption = False,
) -> None:
    """Ask each document by itself: what does it say, or does it say nothing?"""
    from api.commands.showing import show_comparison
    from api.engine import Engine
    from api.schemas.comparisons import ComparisonIn
    from api.service import compare_now
    from api.settings import load_settings, reader_language

    check_question(question)
    wanted = ComparisonIn(question=question, documents=documents or [], k=k)
    locale = reader_language()
    compared = compare_now(wanted, Engine(load_settings()).searcher(), locale)
    if json:
        print_json(compared.model_dump(mode="json"))
    else:
        show_warnings(compared.warnings)
        show_comparison(compared, locale)
    raise typer.Exit(0 if any(found.quotes for found in compared.documents) else NOTHING_FOUND)


def check_question(question: str) -> None:
    """Refuse what cannot be asked before the model is loaded.

    Raises:
        QueryError: Empty or too long.
    """
    from index.query.parser import parse_query

    parse_query(question)


def _show_search(found: SearchOut) -> None:
    terminal = console()
    show_warnings(found.warnings)
    for note in found.notes:
        terminal.print(note, style="italic", markup=False)
    if not found.hits:
        terminal.print(say("cli_no_hits"), markup=False)
    for hit in found.hits:
        _show_hit(hit)


def show_warnings(warnings: list[WarningOut]) -> None:
    for message in dict.fromkeys(warning.message for warning in warnings):
        console(stderr=True).print(message, style="yellow", markup=False)


def _show_hit(hit: HitOut) -> None:
    from rich.text import Text

    terminal, passage = console(), hit.passage
    terminal.print()
    cited = f"{hit.rank}. {passage.citation}"
    if hit.statement not in (None, "description"):
        cited += f" · {say(f'statement_{hit.statement}')}"
    terminal.print(cited, style="bold", markup=False)
    terminal.print(f"   {' › '.join(passage.section)}", style="dim", markup=False)
    text = Text(passage.text)
    for mark in hit.highlights:
        text.stylize("bold", mark.start - passage.start, mark.end - passage.start)
    terminal.print(text)
    if hit.why:
        why = "; ".join(f"{reason.query} → {reason.matched}" for reason in hit.why[:5])
        terminal.print(f"   {say('cli_matched', reasons=why)}", style="dim", markup=False)
