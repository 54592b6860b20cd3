"""``funn eval``: asks a file of questions, writes the run and measures it."""

from __future__ import annotations

import json as jsonlib
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.commands.help import WordedCommand
from api.commands.output import progress, say
from api.commands.parameters import file_option, must_be_file, number_option, path_argument

if TYPE_CHECKING:
    from index.searcher import Searcher


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command("eval", cls=WordedCommand)(evaluate)


def evaluate(
    gold: Annotated[list[Path], file_option("--gold", "help_gold", must_be_file)],
    run: Annotated[Path, file_option("--run", "help_run")],
    more_gold: Annotated[
        list[Path] | None, path_argument("metavar_file", "help_more_gold", must_be_file)
    ] = None,
    k: Annotated[int, number_option("-k", "help_hits", 100)] = 10,
    vs: Annotated[Path | None, file_option("--vs", "help_vs", must_be_file)] = None,
    out: Annotated[Path | None, file_option("--out", "help_figures")] = None,
) -> None:
    """Ask every question in GOLD and write what was found; print the figures."""
    from api.engine import Engine
    from api.settings import load_settings
    from index.evaluation.measures import compare, load_run, report, score_run
    from index.evaluation.qrels import load_questions

    questions = load_questions([*gold, *(more_gold or [])])
    searcher = Engine(load_settings()).searcher()
    searcher.search_text("oppvarming", k=k)  # the first query pays for what is loaded late
    with progress(quiet=False) as bars, run.open("w", encoding="utf-8") as stream:
        task = bars.add_task(say("cli_asking"), total=len(questions), rate="")
        for question in questions:
            line = run_line(searcher, question.question_id, question.text, k)
            stream.write(jsonlib.dumps(line, ensure_ascii=False) + "\n")
            bars.advance(task)
    figures = score_run(questions, load_run(run))
    typer.echo(report(figures))
    if vs:
        typer.echo(compare(questions, load_run(run), load_run(vs)))
    if out:
        out.write_text(jsonlib.dumps(figures, ensure_ascii=False, indent=1) + "\n", "utf-8")


def run_line(searcher: Searcher, question_id: str, text: str, k: int) -> dict[str, Any]:
    """Return one line of a run: hits with source, words and page; status; probability; time."""
    from index.evidence.ordering import search
    from index.query.parser import parse_query

    started = time.perf_counter()
    outcome = search(searcher, parse_query(text), k=k)
    elapsed = (time.perf_counter() - started) * 1000
    return {
        "id": question_id,
        "hits": [
            {
                "doc": searcher.file(hit.passage.document_id).rsplit("/", 1)[-1].rsplit(".", 1)[0],
                "text": hit.passage.text,
                "page": hit.passage.pages.first_label or hit.passage.pages.first,
                "passage": hit.passage.passage_id,
                "score": round(hit.score, 6),
            }
            for hit in outcome.hits
        ],
        "status": outcome.status,
        "score": round(outcome.probability, 6),
        "ms": round(elapsed, 2),
    }
