"""The ``funn`` command. Heavy imports stand inside the commands that need them.

Exit codes: 0 all is well; 1 something failed and was said; 2 the command line is wrong;
3 the corpus holds no answer (``funn ask``) or no passage (``funn search``).
"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from api.commands import (
    adding,
    agents,
    asking,
    backups,
    building,
    editing,
    evaluating,
    jobs,
    quoting,
    receipts,
    serving,
    sources,
)
from api.commands.help import WordedGroup, show_fault
from ingest.errors import FunnError

app = typer.Typer(
    name="funn",
    cls=WordedGroup,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"funn {version('funn')}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool,
        typer.Option("--version", help="help_version", callback=_print_version, is_eager=True),
    ] = False,
) -> None:
    """Funn answers questions with what research reports say, word for word."""


for module in (
    *(building, adding, editing, jobs, sources, asking, quoting, receipts, serving, backups),
    *(agents, evaluating),
):
    module.register(app)


def main() -> None:
    """Run the command; print our own errors in the user's language, without a traceback."""
    try:
        raise SystemExit(app(prog_name="funn", standalone_mode=False))
    except typer.TyperException as error:
        raise SystemExit(show_fault(error)) from None
    except typer.Abort:
        raise SystemExit(1) from None
    except FunnError as error:
        from api.settings import reader_language
        from api.wordings import shown_note

        print(f"funn: {shown_note(error.note, reader_language())}", file=sys.stderr)
        raise SystemExit(1) from None
    except BrokenPipeError:
        raise SystemExit(0) from None


if __name__ == "__main__":
    main()
