"""``funn add``: drafts manifest entries for new files."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.commands.output import JsonOption, console, print_json

if TYPE_CHECKING:
    from ingest.metadata.adding import AddReport


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command()(add)


def add(
    paths: Annotated[list[Path], typer.Argument(exists=True, help="Files and folders.")],
    json: JsonOption = False,
) -> None:
    """Draft manifest entries from title page and colophon; what was guessed is marked."""
    from api.settings import load_settings
    from ingest.metadata.adding import add as draft

    report = draft(paths, load_settings().manifest)
    if json:
        print_json(asdict(report))
    else:
        _show(report)
    raise typer.Exit(1 if report.failed else 0)


def _show(report: AddReport) -> None:
    terminal = console()
    for entry in report.added:
        check = f"; check {', '.join(entry.unsure)}" if entry.unsure else ""
        terminal.print(f"added {entry.document_id}: {entry.file}{check}", markup=False)
        if entry.advice:
            terminal.print(f"  {entry.advice}", markup=False)
    for file, document_id in report.already:
        terminal.print(f"listed already as {document_id}: {file}", markup=False)
    for file, reason in report.failed:
        terminal.print(f"not added, {file}: {reason}", markup=False)
    for file in report.passed_over:
        terminal.print(f"passed over, of no kind that Funn reads: {file}", markup=False)
