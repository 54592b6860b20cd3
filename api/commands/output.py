"""Printing of the commands: rich for people, JSON for scripts."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress

    from api.wordings import Locale
    from ingest.notes import Fact, Note


def print_json(value: Any) -> None:
    """Print one JSON value; characters are not escaped."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


def say(key: str, **facts: Fact) -> str:
    """Return a message in the language of the command's user."""
    from api.settings import reader_language
    from api.wordings import wording

    return wording(key, reader_language(), **facts)


def note_line(note: Note) -> str:
    """Word a note in the language of the command's user."""
    from api.settings import reader_language
    from api.wordings import shown_note

    return shown_note(note, reader_language())


def locale_named(name: str | None) -> Locale:
    """Return the language of ``--locale``, else the user's own.

    Raises:
        typer.BadParameter: The language is not one of ours.
    """
    from api.settings import reader_language
    from api.wordings import LOCALES

    if name is None:
        return reader_language()
    for locale in LOCALES:
        if name == locale:
            return locale
    raise typer.BadParameter(say("cli_locale_wrong", given=name), param_hint="--locale")


def read_json(path: Path) -> Any:
    """Read one JSON value from a file.

    Raises:
        QueryError: It holds none; says where it breaks off.
    """
    from ingest.errors import QueryError

    try:
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise QueryError("json_unreadable", path=str(path), cause=str(error)) from error


def console(*, stderr: bool = False) -> Console:
    """Return a terminal to print on; messages that scripts do not read go to standard error."""
    from rich.console import Console

    return Console(stderr=stderr, highlight=False, soft_wrap=False)


@contextmanager
def progress(*, quiet: bool) -> Iterator[Progress]:
    """Show a bar with count, rate and time left, on standard error."""
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        SpinnerColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console(stderr=True), disable=quiet) as bars:
        yield bars
