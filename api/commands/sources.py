"""``funn sources add | list | sync | remove``: documents from folders, Zotero and archives."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.commands.help import WordedCommand, WordedGroup
from api.commands.output import console, note_line, print_json, say
from api.commands.parameters import JsonOption

if TYPE_CHECKING:
    from api.settings import Settings
    from ingest.sources.ledger import Ledger
    from ingest.sources.opening import SourceSettings
    from ingest.sources.records import Outcome
    from ingest.sources.syncing import SyncReport

#: Fate of a work in a dry run → the line that says so.
_WOULD = {"added": "cli_sync_would_add", "changed": "cli_sync_would_change"}
#: Fate of a work → the line that says so.
_LINES = {
    "added": "cli_sync_added", "changed": "cli_sync_changed", "elsewhere": "cli_sync_elsewhere",
    "failed": "cli_sync_failed", "gone": "cli_sync_gone", "removed": "cli_sync_removed",
}  # fmt: skip

Name = Annotated[str, typer.Argument(metavar="metavar_source", help="help_source")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="help_dry_run")]


class _Command(WordedCommand):
    family = "sources_"


def register(app: typer.Typer) -> None:
    """Add the group of commands to ``app``."""
    group = typer.Typer(name="sources", cls=WordedGroup, no_args_is_help=True)
    for command, name in ((add, "add"), (show, "list"), (sync, "sync"), (remove, "remove")):
        group.command(name=name, cls=_Command)(command)
    app.add_typer(group)


def _option(name: str, metavar: str, help_key: str) -> Any:
    return typer.Option(name, metavar=metavar, help=help_key)


def add(
    name: Name,
    kind: Annotated[str, typer.Argument(metavar="metavar_kind", help="help_source_kind")],
    place: Annotated[
        str | None, typer.Argument(metavar="metavar_place", help="help_source_place")
    ] = None,
    files: Annotated[Path | None, _option("--files", "metavar_folder", "help_source_files")] = None,
    part: Annotated[str | None, _option("--part", "metavar_part", "help_source_part")] = None,
    form: Annotated[str, _option("--form", "metavar_format", "help_source_form")] = "oai_dc",
    filters: Annotated[
        list[str] | None, _option("--filter", "metavar_filter", "help_source_filter")
    ] = None,
    key_from: Annotated[
        str | None, _option("--key-from", "metavar_variable", "help_source_key")
    ] = None,
    collection: Annotated[
        str, _option("--collection", "metavar_collection", "help_source_collection")
    ] = "research",
    language: Annotated[
        str | None, _option("--language", "metavar_language", "help_source_language")
    ] = None,
    max_file_mb: Annotated[int, _option("--max-file-mb", "metavar_number", "help_source_mb")] = 300,
) -> None:
    """Remember a source; nothing is brought yet."""
    from ingest.sources.opening import USUAL_PLACES, checked_settings

    is_path = kind in ("folder", "export")
    where = place or USUAL_PLACES.get(kind, "")
    settings = checked_settings(
        {
            "name": name, "kind": kind, "place": str(Path(where).resolve()) if is_path else where,
            "files": str(files.resolve()) if files else None, "part": part, "form": form,
            "query": _filters(filters or []), "key_from": key_from, "collection": collection,
            "language": language, "max_file_mb": max_file_mb,
        }
    )  # fmt: skip
    with _ledger() as (ledger, _):
        ledger.register(name, settings.model_dump(mode="json", exclude={"name"}))
    console().print(say("cli_source_added", name=name, place=settings.place), markup=False)


def show(json: JsonOption = False) -> None:
    """List the sources, with what each has brought."""
    with _ledger() as (ledger, _):
        sources = ledger.sources()
    if json:
        print_json(
            [
                {"name": s.name, **s.settings, "synced": s.synced, "documents": s.count,
                 "unfinished": s.cursor is not None}
                for s in sources
            ]
        )  # fmt: skip
        return
    for source in sources:
        key = "cli_source_unfinished" if source.cursor else "cli_source_line"
        facts = {"kind": source.settings["kind"], "place": source.settings["place"]}
        synced = source.synced or say("cli_source_never")
        line = say(key, name=source.name, count=source.count, synced=synced, **facts)
        console().print(line, markup=False)
    if not sources:
        console().print(say("cli_source_none"), markup=False)


def sync(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="metavar_source", help="help_sources")
    ] = None,
    dry_run: DryRun = False,
    remove_gone: Annotated[bool, typer.Option("--remove", help="help_remove_gone")] = False,
    whole: Annotated[bool, typer.Option("--whole", help="help_sync_whole")] = False,
    watch: Annotated[bool, typer.Option("--watch", help="help_sync_watch")] = False,
    poll: Annotated[bool, typer.Option("--poll", help="help_sync_poll")] = False,
    json: JsonOption = False,
) -> None:
    """Bring what is new and changed in the sources; what is gone is named, or taken out."""
    from ingest.sources.opening import SourceSettings
    from ingest.sources.watching import changes

    with _ledger() as (ledger, settings):
        chosen = [ledger.source(name) for name in names] if names else ledger.sources()
        sources = [SourceSettings(name=s.name, **s.settings) for s in chosen]
        flags = {"dry_run": dry_run, "remove": remove_gone, "whole": whole}
        reports = [_synced(ledger, settings, s, flags, json=json) for s in sources]
        if json:
            print_json([_facts(report) for report in reports])
    folders = [source for source in sources if source.kind == "folder"]
    if watch and folders:
        console().print(say("cli_sync_watching"), markup=False)
        for _ in changes([Path(source.place) for source in folders], poll=poll):
            with _ledger() as (ledger, settings):
                for source in folders:
                    _synced(ledger, settings, source, flags, json=json)
    raise typer.Exit(1 if any(r.paused or r.count("failed") for r in reports) else 0)


def remove(
    name: Name,
    documents: Annotated[bool, typer.Option("--documents", help="help_with_documents")] = False,
    dry_run: DryRun = False,
    json: JsonOption = False,
) -> None:
    """Forget a source; its documents stay, or go with it."""
    from ingest.sources.opening import SourceSettings
    from ingest.sources.syncing import forget

    with _ledger() as (ledger, settings):
        known = ledger.source(name)
        report = forget(
            ledger,
            SourceSettings(name=name, **known.settings),
            settings.manifest,
            settings.folders,
            documents=documents,
            dry_run=dry_run,
        )
    if json:
        print_json(_facts(report))
        return
    for outcome in report.outcomes:
        _show(outcome)
    if not dry_run:
        console().print(say("cli_source_forgotten", name=name), markup=False)


@contextmanager
def _ledger() -> Iterator[tuple[Ledger, Settings]]:
    """Open the memory of sources, under the lock of its runs."""
    from api.settings import load_settings
    from ingest.sources.ledger import Ledger
    from ingest.sources.syncing import held

    settings = load_settings()
    with held(settings.home):
        yield Ledger(settings.home / "sources.db"), settings


def _filters(given: list[str]) -> dict[str, tuple[str, ...]]:
    """Read ``name=value`` pairs; a name may come several times.

    Raises:
        typer.BadParameter: One has no equals sign.
    """
    found: dict[str, tuple[str, ...]] = {}
    for pair in given:
        name, equals, value = pair.partition("=")
        if not (name and equals and value):
            raise typer.BadParameter(say("cli_filter_wrong", given=pair), param_hint="--filter")
        found[name] = (*found.get(name, ()), value)
    return found


def _synced(
    ledger: Ledger,
    settings: Settings,
    source: SourceSettings,
    flags: dict[str, bool],
    *,
    json: bool,
) -> SyncReport:
    """Run one source, saying what happens as it does."""
    from api.settings import named_secrets
    from ingest.sources.opening import open_source
    from ingest.sources.syncing import sync as run

    opened = open_source(source, named_secrets())
    report = run(
        ledger,
        source,
        opened,
        settings.manifest,
        settings.folders,
        dry_run=flags["dry_run"],
        remove=flags["remove"],
        whole=flags["whole"],
        on_outcome=None if json else partial(_show, dry_run=flags["dry_run"]),
    )
    if not json:
        _show_total(report)
    return report


def _show(outcome: Outcome, *, dry_run: bool = False) -> None:
    if outcome.action not in _LINES:
        return
    key = _WOULD.get(outcome.action) if dry_run else None
    line = say(key or _LINES[outcome.action], document=outcome.document or "–", title=outcome.title)
    terminal = console()
    terminal.print(line, markup=False)
    for note in outcome.notes:
        terminal.print(f"  {note_line(note)}", markup=False)


def _show_total(report: SyncReport) -> None:
    terminal = console()
    key = "cli_sync_dry_total" if report.dry_run else "cli_sync_total"
    facts = {a: report.count(a) for a in ("added", "changed", "unchanged", "elsewhere", "failed")}
    gone = report.count("gone")
    terminal.print(
        say(key, name=report.name, gone=gone, removed=report.count("removed"), **facts),
        markup=False,
    )
    if gone:
        terminal.print(say("cli_sync_gone_stays", name=report.name), markup=False)
    if report.paused:
        terminal.print(say("cli_sync_paused", name=report.name, reason=report.paused), markup=False)


def _facts(report: SyncReport) -> dict[str, Any]:
    """Return a report as JSON values, its notes in words."""
    return {
        "source": report.name,
        "dry_run": report.dry_run,
        "paused": note_line(report.paused) if report.paused else None,
        "documents": [
            {
                "action": outcome.action,
                "key": outcome.key,
                "id": outcome.document or None,
                "title": outcome.title,
                "notes": [note_line(note) for note in outcome.notes],
            }
            for outcome in report.outcomes
        ],
    }
