"""``funn add``: proposes manifest entries for new files."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.commands.help import WordedCommand
from api.commands.output import console, note_line, print_json, say
from api.commands.parameters import JsonOption, path_argument

if TYPE_CHECKING:
    from collections.abc import Sequence

    from api.settings import Settings
    from ingest.metadata.adding import AddReport


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command(cls=WordedCommand)(add)


def add(
    paths: Annotated[list[Path], path_argument("metavar_path", "help_paths")],
    later: Annotated[bool, typer.Option("--later", help="help_add_later")] = False,
    json: JsonOption = False,
) -> None:
    """Draft manifest entries from title page and colophon; what was guessed is marked."""
    from api.settings import load_settings
    from ingest.metadata.adding import add as add_files

    settings = load_settings()
    if later:
        _let_wait(settings, paths, as_json=json)
        return
    report = add_files(paths, settings.manifest, settings.folders)
    if json:
        print_json(_facts(report))
    else:
        _show(report)
    raise typer.Exit(1 if report.failed else 0)


def _let_wait(settings: Settings, paths: Sequence[Path], *, as_json: bool) -> None:
    """Put the files into the queue of ``funn jobs``."""
    from api.upkeep.library_jobs import queue_files

    numbers = queue_files(settings, paths)
    if as_json:
        print_json({"jobs": numbers})
    else:
        console().print(say("cli_queued", count=len(numbers)), markup=False)


def _facts(report: AddReport) -> dict[str, Any]:
    """Return the report as JSON values, its notes in words."""
    facts = asdict(report)
    for entry, added in zip(facts["added"], report.added, strict=True):
        entry["advice"] = note_line(added.advice) if added.advice else ""
    facts["failed"] = [(file, note_line(reason)) for file, reason in report.failed]
    return facts


def _show(report: AddReport) -> None:
    terminal = console()
    for entry in report.added:
        key = "cli_added_unsure" if entry.unsure else "cli_added"
        fields = ", ".join(entry.unsure)
        line = say(key, document=entry.document_id, file=entry.file, fields=fields)
        terminal.print(line, markup=False)
        if entry.advice:
            terminal.print(f"  {note_line(entry.advice)}", markup=False)
    for file, document_id in report.already:
        terminal.print(say("cli_listed_already", document=document_id, file=file), markup=False)
    for file, reason in report.failed:
        line = say("cli_not_added", file=file, reason=note_line(reason))
        terminal.print(line, markup=False)
    for file in report.passed_over:
        terminal.print(say("cli_passed_over", file=file), markup=False)
