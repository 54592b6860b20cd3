"""Options and arguments that several commands have, with the checks of their values."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from api.commands.output import say

JsonOption = Annotated[bool, typer.Option("--json", help="help_json")]
LocaleOption = Annotated[str | None, typer.Option(metavar="metavar_language", help="help_locale")]


def number_option(name: str, help_key: str, most: int) -> Any:
    """Declare an option that counts, from 1 to ``most``."""
    return typer.Option(name, min=1, max=most, metavar="metavar_number", help=help_key)


def file_option(
    name: str, help_key: str, check: Callable[[Any], Any] | None = None, *, short: str = ""
) -> Any:
    """Declare an option that names a file."""
    names = [short, name] if short else [name]
    return typer.Option(
        *names, metavar="metavar_file", callback=check, readable=False, help=help_key
    )


def path_argument(metavar: str, help_key: str, check: Callable[[Any], Any] | None = None) -> Any:
    """Declare an argument that names files, or files and folders."""
    return typer.Argument(metavar=metavar, callback=check, readable=False, help=help_key)


def must_be_file(value: Any) -> Any:
    """Refuse paths that lead to no file. A callback of an option or argument.

    Raises:
        typer.BadParameter: There is no such file, or it is a folder.
    """
    for path in [value] if isinstance(value, Path) else value or ():
        if not path.is_file():
            key = "cli_is_folder" if path.exists() else "cli_no_such_file"
            raise typer.BadParameter(say(key, path=str(path)))
    return value
