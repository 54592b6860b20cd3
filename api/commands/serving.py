"""``funn serve | doctor``: start the server, and check the installation."""

from __future__ import annotations

import socket
import threading
from typing import TYPE_CHECKING, Annotated

import typer

from api.commands.help import WordedCommand
from api.commands.output import console, print_json, say
from api.commands.parameters import JsonOption
from ingest.errors import FunnError

if TYPE_CHECKING:
    from api.settings import Settings

#: A minute in all.
MAX_TRIES = 240
SECONDS_BETWEEN_TRIES = 0.25


class PortInUseError(FunnError):
    """Another program listens on the server's port."""


def register(app: typer.Typer) -> None:
    """Add the commands to ``app``."""
    app.command(cls=WordedCommand)(serve)
    app.command(cls=WordedCommand)(doctor)


def serve(
    host: Annotated[str | None, typer.Option(metavar="metavar_address", help="help_host")] = None,
    port: Annotated[
        int | None, typer.Option(min=1, max=65535, metavar="metavar_number", help="help_port")
    ] = None,
    open_page: Annotated[bool, typer.Option("--open", help="help_open")] = False,
) -> None:
    """Start the server over the live index, with the page."""
    from api.settings import load_settings

    settings = load_settings().serving_at(host, port)
    check_port(settings.host, settings.port)
    from api.app import create_app
    from api.serving.server import run_server

    app = create_app(settings)
    _announce(settings, has_page=app.state.page.is_built)
    if open_page:
        threading.Thread(target=_open_when_up, args=(settings,), daemon=True).start()
    run_server(settings, app)


def _announce(settings: Settings, *, has_page: bool) -> None:
    """Print the page's address, and a warning if the server is open to others without a key."""
    terminal = console(stderr=True)
    terminal.print(say("cli_serving", address=settings.address))
    if not has_page:
        terminal.print(say("cli_page_not_built"))
    if not settings.is_local and not settings.keys:
        terminal.print(say("cli_open_to_all"))


def _open_when_up(settings: Settings) -> None:
    """Wait until the server listens, then open the page. Gives up after a minute."""
    import time
    import webbrowser
    from urllib.parse import urlsplit

    name = urlsplit(settings.address).hostname or settings.host
    for _ in range(MAX_TRIES):
        try:
            with socket.create_connection((name, settings.port), timeout=1):
                webbrowser.open(settings.address)
                return
        except OSError:
            time.sleep(SECONDS_BETWEEN_TRIES)


def check_port(host: str, port: int) -> None:
    """Find out before anything is loaded whether the port is free.

    Raises:
        PortInUseError: It is not.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise PortInUseError(
                "port_in_use", host=host, port=port, cause=str(error.strerror), other=port + 1
            ) from error


def doctor(
    deep: Annotated[bool, typer.Option("--deep", help="help_deep")] = False,
    json: JsonOption = False,
) -> None:
    """Check the installation; say for each fault what mends it."""
    from api.settings import load_settings, reader_language
    from api.upkeep.checkup import examine

    findings = examine(load_settings(), reader_language(), deep=deep)
    if json:
        print_json([{"what": f.what, "ok": f.ok, "detail": f.detail} for f in findings])
    else:
        for finding in findings:
            mark = say("cli_holds" if finding.ok else "cli_fails")
            console().print(f"{mark:<4}", style="green" if finding.ok else "red", end="")
            console().print(f"{finding.what}: {finding.detail}", markup=False)
    raise typer.Exit(0 if all(finding.ok for finding in findings) else 1)
