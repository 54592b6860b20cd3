"""``funn search | ask``: the corpus from the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from api.commands.output import JsonOption, console, print_json

if TYPE_CHECKING:
    from api.question_schemas import WarningOut
    from api.schemas import AnswerOut, HitOut, QuoteOut, SearchOut

NOTHING_FOUND = 3

Words = Annotated[str, typer.Argument(help="Words or a question.")]


def register(app: typer.Typer) -> None:
    """Add the commands to ``app``."""
    app.command()(search)
    app.command()(ask)


def search(
    query: Words,
    k: Annotated[int, typer.Option("-k", min=1, max=100, help="How many hits.")] = 10,
    json: JsonOption = False,
) -> None:
    """Find passages. Fields and "exact phrases" may stand in the query."""
    from api.engine import Engine
    from api.routes.search import search_now
    from api.settings import load_settings

    found = search_now(query, Engine(load_settings()).searcher(), k)
    if json:
        print_json(found.model_dump(mode="json"))
    else:
        _show_search(found)
    raise typer.Exit(0 if found.hits else NOTHING_FOUND)


def ask(
    question: Words,
    k: Annotated[int, typer.Option("-k", min=1, max=100, help="Passages looked at.")] = 10,
    json: JsonOption = False,
) -> None:
    """Answer a question with quotes, each with its citation."""
    from api.engine import Engine
    from api.question_schemas import QuestionIn
    from api.routes.answers import answer_now
    from api.settings import load_settings

    check_question(question)
    answer = answer_now(QuestionIn(question=question, k=k), Engine(load_settings()).searcher())
    if json:
        print_json(answer.model_dump(mode="json"))
    else:
        _show_answer(answer)
    raise typer.Exit(NOTHING_FOUND if answer.status == "no_evidence" else 0)


def check_question(question: str) -> None:
    """Refuse what cannot be asked before the model is loaded.

    Raises:
        QueryError: Empty or too long.
    """
    from index.query import parse_query

    parse_query(question)


def _show_search(found: SearchOut) -> None:
    terminal = console()
    _show_warnings(found.warnings)
    for note in found.notes:
        terminal.print(note, style="italic", markup=False)
    if not found.hits:
        terminal.print("Ingen treff.", markup=False)
    for hit in found.hits:
        _show_hit(hit)


def _show_warnings(warnings: list[WarningOut]) -> None:
    for message in dict.fromkeys(warning.message for warning in warnings):
        console(stderr=True).print(message, style="yellow", markup=False)


def _show_hit(hit: HitOut) -> None:
    from rich.text import Text

    terminal, passage = console(), hit.passage
    terminal.print()
    terminal.print(f"{hit.rank}. {passage.citation}", style="bold", markup=False)
    terminal.print(f"   {' › '.join(passage.section)}", style="dim", markup=False)
    text = Text(passage.text)
    for mark in hit.highlights:
        text.stylize("bold", mark.start - passage.start, mark.end - passage.start)
    terminal.print(text)
    if hit.why:
        why = "; ".join(f"{reason.query} → {reason.matched}" for reason in hit.why[:5])
        terminal.print(f"   traff: {why}", style="dim", markup=False)


def _show_answer(answer: AnswerOut) -> None:
    terminal = console()
    _show_warnings(answer.warnings)
    terminal.print(answer.message, style="bold", markup=False)
    for quote in answer.quotes:
        _show_quote(quote)


def _show_quote(quote: QuoteOut) -> None:
    from rich.text import Text

    terminal = console()
    terminal.print()
    words = Text(f"{quote.context_before} ".lstrip(), style="dim")
    words.append(f"«{quote.text}»", style="bold not dim")
    words.append(f" {quote.context_after}".rstrip())
    terminal.print(words)
    whose = f" · {quote.voice}" + (f": {quote.attribution}" if quote.attribution else "")
    terminal.print(f"   {quote.citation}{whose if quote.voice != 'author' else ''}", markup=False)
    terminal.print(f"   {' › '.join(quote.section)}", style="dim", markup=False)
