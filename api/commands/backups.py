"""``funn backup | restore``: one file with all that Funn answers from, and back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from api.commands.help import WordedCommand
from api.commands.output import console, say

BackupFile = Annotated[Path, typer.Argument(metavar="metavar_file", help="help_backup_file")]


def register(app: typer.Typer) -> None:
    """Add the commands to ``app``."""
    app.command(cls=WordedCommand)(backup)
    app.command(cls=WordedCommand)(restore)


def backup(path: BackupFile) -> None:
    """Write store, index and vectors to one file, also while Funn runs."""
    from api.settings import load_settings
    from api.upkeep.backup import write_backup

    done = write_backup(load_settings(), path)
    _show("cli_backed_up", done.path, done.generation, done.documents)


def restore(
    path: BackupFile,
    replace: Annotated[bool, typer.Option("--replace", help="help_replace")] = False,
) -> None:
    """Make FUNN_HOME of a file that `funn backup` wrote."""
    from api.settings import load_settings
    from api.upkeep.backup import restore_backup

    done = restore_backup(load_settings(), path, replace=replace)
    _show("cli_restored", done.path, done.generation, done.documents)


def _show(key: str, path: Path, generation: str, documents: int) -> None:
    line = say(key, path=str(path), generation=generation, documents=documents)
    console().print(line, markup=False)
