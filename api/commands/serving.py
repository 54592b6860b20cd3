"""``funn serve | doctor``: start the server, and say what is wrong with an installation."""

from __future__ import annotations

import socket
from typing import Annotated

import typer

from api.commands.output import JsonOption, console, print_json
from ingest.errors import FunnError


class PortInUseError(FunnError):
    """Something else listens where the server should."""


def register(app: typer.Typer) -> None:
    """Add the commands to ``app``."""
    app.command()(serve)
    app.command()(doctor)


def serve(
    host: Annotated[str | None, typer.Option(help="Default: FUNN_HOST, else 127.0.0.1.")] = None,
    port: Annotated[
        int | None, typer.Option(min=1, max=65535, help="Default: FUNN_PORT, else 8000.")
    ] = None,
) -> None:
    """Start the server over the live index."""
    from api.settings import load_settings

    settings = load_settings()
    host, port = host or settings.host, port or settings.port
    check_port(host, port)
    import uvicorn

    from api.app import create_app

    console(stderr=True).print(f"Funn answers at http://{host}:{port} (stop with Ctrl+C)")
    uvicorn.run(create_app(settings), host=host, port=port, log_level="warning", access_log=False)


def check_port(host: str, port: int) -> None:
    """Find out before anything is loaded whether the port is free.

    Raises:
        PortInUseError: It is not.
    """
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise PortInUseError(
                f"{host}:{port} cannot be used ({error.strerror}). Stop what listens there, or "
                f"choose another with `funn serve --port {port + 1}` or FUNN_PORT."
            ) from error


def doctor(json: JsonOption = False) -> None:
    """Check the installation; say for each fault what mends it."""
    from api.checkup import examine
    from api.settings import load_settings

    findings = examine(load_settings())
    if json:
        print_json([{"what": f.what, "ok": f.ok, "detail": f.detail} for f in findings])
    else:
        for finding in findings:
            mark = "[green]ok[/]  " if finding.ok else "[red]no[/]  "
            console().print(mark, end="")
            console().print(f"{finding.what}: {finding.detail}", markup=False)
    raise typer.Exit(0 if all(finding.ok for finding in findings) else 1)
