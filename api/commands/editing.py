"""``funn edit | remove | pages | undo``: changes of the manifest that lose nothing in it."""

from __future__ import annotations

from difflib import unified_diff
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.commands.help import WordedCommand
from api.commands.output import console, print_json, say
from api.commands.parameters import JsonOption

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.library.changes import Change
    from ingest.models import ParsedDocument

DocumentId = Annotated[str, typer.Argument(metavar="metavar_document", help="help_document_id")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="help_dry_run")]


def register(app: typer.Typer) -> None:
    """Add the commands to ``app``."""
    for command in (edit, remove, pages, undo):
        app.command(cls=WordedCommand)(command)


def edit(
    document: DocumentId,
    fields: Annotated[
        list[str] | None, typer.Argument(metavar="metavar_fields", help="help_fields")
    ] = None,
    confirm: Annotated[bool, typer.Option("--confirm", help="help_confirm")] = False,
    dry_run: DryRun = False,
    json: JsonOption = False,
) -> None:
    """Set fields of an entry, or show them. What is set or confirmed is no guess any more."""
    from ingest.library.fields import confirming_edit, written_values

    entry = _entry(document)
    values = written_values(fields or ())
    confirmed = entry.get("unsure") or () if confirm else ()
    change = confirming_edit(document, entry, values, confirmed=confirmed)
    if change.values:
        _make([change], dry_run=dry_run, as_json=json)
    elif json:
        print_json(entry)
    else:
        _show_entry(entry)


def remove(
    documents: Annotated[
        list[str], typer.Argument(metavar="metavar_document", help="help_document_id")
    ],
    dry_run: DryRun = False,
    json: JsonOption = False,
) -> None:
    """Take documents out of the manifest. Their files stay where they are."""
    from ingest.library.changes import RemoveEntry

    _make([RemoveEntry(document) for document in documents], dry_run=dry_run, as_json=json)


def pages(
    document: DocumentId,
    printed: Annotated[
        str | None, typer.Argument(metavar="metavar_pages", help="help_printed_pages")
    ] = None,
    dry_run: DryRun = False,
    json: JsonOption = False,
) -> None:
    """Show the printed number of each page, or set where the printed numbers begin."""
    from ingest.library.changes import EditEntry
    from ingest.library.page_numbers import offset_written, page_labels

    entry = _entry(document)
    offset = entry.get("page-offset") if printed is None else offset_written(printed)
    labels = page_labels(_parsed(document), offset)
    if not json:
        for number, label in labels:
            line = say("cli_page_numbers", number=number, label=label or "–")
            console().print(line, markup=False)
    if printed is not None:
        _make([EditEntry(document, {"page-offset": offset})], dry_run=dry_run, as_json=json)
    elif json:
        print_json([{"page": number, "printed": label} for number, label in labels])


def undo(
    number: Annotated[
        int | None, typer.Argument(metavar="metavar_number", help="help_undo_number")
    ] = None,
    listed: Annotated[bool, typer.Option("--list", help="help_undo_list")] = False,
    json: JsonOption = False,
) -> None:
    """Take back a change of the manifest; what was edited by hand since is kept."""
    from dataclasses import asdict

    from api.settings import load_settings
    from ingest.library.manifest_file import undo_change, versions_of

    path = load_settings().manifest
    versions = versions_of(path) if listed else [undo_change(path, number)]
    if json:
        print_json([asdict(version) for version in versions])
        return
    for version in versions:
        for kind, document in version.changes:
            line = say(
                "cli_change" if listed else "cli_undone",
                number=version.number,
                kind=say(f"manifest_change_{kind}"),
                document=document,
                at=version.at,
            )
            console().print(line, markup=False)


def _entry(document: str) -> dict[str, Any]:
    """Return the values of an entry as they are written."""
    from api.settings import load_settings
    from ingest.library.manifest_file import entry_values_in

    return entry_values_in(load_settings().manifest, document)


def _parsed(document: str) -> ParsedDocument:
    """Read the document's own file, without labels from the manifest."""
    from api.settings import load_settings
    from ingest.errors import ParseError
    from ingest.manifest import find_sources, load_manifest
    from ingest.metadata.adding import read_safely

    settings = load_settings()
    for source in find_sources(load_manifest(settings.manifest), settings.folders):
        if source.document_id == document and source.path:
            return read_safely(source.path)
    raise ParseError("file_missing", file=str(_entry(document).get("file")))


def _make(changes: Sequence[Change], *, dry_run: bool, as_json: bool) -> None:
    """Make changes and show the lines of the manifest that differ."""
    from api.settings import load_settings
    from ingest.library.manifest_file import change_manifest

    settings = load_settings()
    changed = change_manifest(settings.manifest, changes, dry_run=dry_run)
    before, after = changed.before.splitlines(), changed.after.splitlines()
    compared = unified_diff(before, after, n=0, lineterm="")
    difference = [line for line in compared if line[:3] not in ("---", "+++")]
    if as_json:
        print_json({"dry_run": dry_run, "version": changed.version, "difference": difference})
        return
    terminal = console()
    for line in difference:
        terminal.print(line, markup=False)
    key = "cli_manifest_dry_run" if dry_run else "cli_manifest_written"
    terminal.print(say(key, path=str(settings.manifest)), markup=False)


def _show_entry(entry: dict[str, Any]) -> None:
    from rich.table import Table

    table = Table(box=None, show_header=False, pad_edge=False)
    guessed = set(entry.get("unsure") or ())
    for name, value in entry.items():
        shown = "; ".join(map(_shown, value)) if isinstance(value, list) else str(value)
        table.add_row(name, shown, say("cli_guessed") if name in guessed else "")
    console().print(table)


def _shown(value: Any) -> str:
    return ", ".join(map(str, value.values())) if isinstance(value, dict) else str(value)
