"""``funn rerun``: runs a search of a receipt again, or prints it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.commands.help import WordedCommand
from api.commands.output import locale_named, print_json
from api.commands.parameters import JsonOption, LocaleOption, must_be_file, path_argument

if TYPE_CHECKING:
    from api.schemas.receipts import ReceiptOut

DIFFERENT = 1


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command(cls=WordedCommand)(rerun)


def rerun(
    receipt: Annotated[Path, path_argument("metavar_file", "help_receipt", must_be_file)],
    live: Annotated[bool, typer.Option("--live", help="help_live")] = False,
    text: Annotated[bool, typer.Option("--text", help="help_as_text")] = False,
    csv: Annotated[bool, typer.Option("--csv", help="help_as_csv")] = False,
    locale: LocaleOption = None,
    json: JsonOption = False,
) -> None:
    """Ask the question of a receipt again. Exits 1 if not exactly the same comes of it."""
    from api.receipts.texts import receipt_csv, receipt_text, rerun_text

    language = locale_named(locale)
    saved = read_receipt(receipt)
    if text or csv:
        typer.echo(receipt_csv(saved) if csv else receipt_text(saved, language), nl=False)
        return
    from api.engine import Engine
    from api.receipts.rerunning import rerun as run
    from api.settings import load_settings

    rerun_now = run(saved, Engine(load_settings()), "live" if live else "same", language)
    if json:
        print_json(rerun_now.model_dump(mode="json"))
    else:
        typer.echo(rerun_text(rerun_now, language), nl=False)
    raise typer.Exit(0 if rerun_now.same else DIFFERENT)


def read_receipt(path: Path) -> ReceiptOut:
    """Read a receipt: its own file, an answer that holds it, or an export's request.

    Raises:
        QueryError: The file holds none; says what is wrong with it.
    """
    from pydantic import ValidationError

    from api.commands.output import read_json
    from api.schemas.receipts import ReceiptOut
    from ingest.errors import QueryError
    from ingest.notes import Note
    from ingest.validation import fault_note, fault_place

    saved: Any = read_json(path)
    if isinstance(saved, dict) and isinstance(saved.get("receipt"), dict):
        saved = saved["receipt"]
    try:
        return ReceiptOut.model_validate(saved)
    except ValidationError as error:
        first = error.errors()[0]
        where = fault_place(first) or Note.of("whole_file")
        raise QueryError(
            "receipt_unreadable", path=str(path), where=where, what=fault_note(first)
        ) from error
