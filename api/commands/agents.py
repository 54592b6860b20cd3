"""``funn mcp``: the same answers for agents, over standard input and output."""

from __future__ import annotations

import typer

from api.commands.help import WordedCommand


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command(cls=WordedCommand)(mcp)


def mcp() -> None:
    """Serve agents that speak the Model Context Protocol, over standard input and output."""
    from api.engine import Engine
    from api.mcp import create_server
    from api.settings import load_settings

    create_server(Engine(load_settings())).run("stdio")
