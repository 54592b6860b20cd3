"""``funn ingest | index | build``: from files to an index that answers."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from api.commands.help import WordedCommand
from api.commands.output import console, note_line, print_json, progress, say
from api.commands.parameters import JsonOption

if TYPE_CHECKING:
    from api.upkeep.corpus_build import BuildReport
    from index.generations.writer import IndexReport
    from ingest.reports import IngestReport

Workers = Annotated[
    int | None,
    typer.Option("--workers", "-j", min=1, metavar="metavar_number", help="help_workers"),
]

AllowRemoval = Annotated[bool, typer.Option("--allow-removal", help="help_allow_removal")]
R = TypeVar("R")


def register(app: typer.Typer) -> None:
    """Add the commands to ``app``."""
    app.command(cls=WordedCommand)(ingest)
    app.command(cls=WordedCommand)(index)
    app.command(cls=WordedCommand)(build)
    app.command(cls=WordedCommand)(schema)


def ingest(
    workers: Workers = None, allow_removal: AllowRemoval = False, json: JsonOption = False
) -> None:
    """Read what has changed in the corpus. Ends with a report of every document."""
    from api.settings import load_settings
    from api.upkeep.corpus_build import ingest_corpus

    def run(allowed: bool) -> IngestReport:
        with progress(quiet=json) as bars:
            return ingest_corpus(load_settings(), bars, workers=workers, allow_removal=allowed)

    report = _asking_before_removal(run, allowed=allow_removal, may_ask=not json)
    _show_ingest(report, as_json=json)
    raise typer.Exit(1 if report.failed else 0)


def index(
    earlier: Annotated[bool, typer.Option("--earlier", help="help_earlier")] = False,
    json: JsonOption = False,
) -> None:
    """Index what has been read. Encodes only what is new."""
    from api.settings import load_settings
    from api.upkeep.corpus_build import index_corpus, return_to_earlier

    if earlier:
        console().print(say("cli_earlier_is_live", generation=return_to_earlier(load_settings())))
        return

    with progress(quiet=json) as bars:
        report = index_corpus(load_settings(), bars)
    if json:
        print_json(_facts(report))
    else:
        _show_index(report)


def build(
    workers: Workers = None, allow_removal: AllowRemoval = False, json: JsonOption = False
) -> None:
    """Read and index what has changed: ingest, then index."""
    from api.settings import load_settings
    from api.upkeep.corpus_build import build_corpus

    def run(allowed: bool) -> BuildReport:
        with progress(quiet=json) as bars:
            return build_corpus(load_settings(), bars, workers=workers, allow_removal=allowed)

    report = _asking_before_removal(run, allowed=allow_removal, may_ask=not json)
    if json:
        print_json(_facts(report))
    else:
        _show_ingest(report.ingest, as_json=False)
        _show_index(report.index)
    raise typer.Exit(1 if report.ingest.failed else 0)


def _asking_before_removal(run: Callable[[bool], R], *, allowed: bool, may_ask: bool) -> R:
    """Run with leave to remove documents if it was given; else ask, where someone can answer.

    Raises:
        RemovalError: Leave was not given, and no one was there to ask.
    """
    from ingest.errors import RemovalError

    try:
        return run(allowed)
    except RemovalError as error:
        if not (may_ask and sys.stdin.isatty()):
            raise
        console().print(note_line(error.note), markup=False)
        typer.confirm(say("cli_remove_them"), abort=True)
        return run(True)


def schema() -> None:
    """Print the JSON Schema of corpus_manifest.yaml, for editors."""
    from ingest.manifest import json_schema

    print_json(json_schema())


def _facts(report: BuildReport | IngestReport | IndexReport) -> Any:
    from dataclasses import asdict

    from api.upkeep.corpus_build import BuildReport
    from ingest.reports import IngestReport

    if isinstance(report, IngestReport):
        documents = [
            {
                **asdict(d),
                "message": note_line(d.message) if d.message else "",
                "warnings": [note_line(note) for note in d.warnings],
            }
            for d in report.documents
        ]
        return {**asdict(report), "documents": documents}
    if isinstance(report, BuildReport):
        return {"ingest": _facts(report.ingest), "index": _facts(report.index)}
    return asdict(report)


def _show_ingest(report: IngestReport, *, as_json: bool) -> None:
    if as_json:
        print_json(_facts(report))
        return
    from rich.table import Table

    names = ("document", "status", "pages", "sections", "passages", "tables", "seconds")
    table = Table(box=None, header_style="bold", pad_edge=False)
    for n, name in enumerate(names):
        table.add_column(say(f"cli_column_{name}"), justify="right" if n > 1 else "left")
    for d in report.documents:
        counts = [str(n) for n in (d.pages, d.sections, d.passages, d.tables)]
        table.add_row(d.document_id, say(f"ingest_{d.status}"), *counts, f"{d.seconds:.1f}")
    terminal = console()
    terminal.print(table)
    for d in report.documents:
        for note in [*([d.message] if d.message else []), *d.warnings]:
            terminal.print(f"{d.document_id}: {note_line(note)}", markup=False)
    for pair in report.duplicates:
        line = say(
            "cli_duplicate",
            first=pair.first,
            second=pair.second,
            kind=say(f"duplicate_{pair.kind}"),
            share=f"{pair.similarity:.0%}",
        )
        terminal.print(line, markup=False)


def _show_index(report: IndexReport) -> None:
    line = say(
        "cli_indexed" if report.built else "cli_indexed_already",
        generation=report.generation,
        passages=report.passages,
        sentences=report.sentences,
        encoded=report.encoded,
        seconds=f"{report.seconds:.1f}",
    )
    console().print(line, markup=False)
