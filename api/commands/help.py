"""Help and faults of the command line, in the language of the command's user.

A command's help is the message ``help_command_<name>``; the ``help`` and ``metavar`` of its
options and arguments are keys of messages too. Typer makes its commands anew for every call,
so words are put in when they are made: help, usage and shell completion then have the same.
"""

from __future__ import annotations

import sys
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperCommand, TyperGroup

from api.commands.output import console, note_line, say
from ingest.parsers import endings_read

if TYPE_CHECKING:
    from rich.panel import Panel

#: Options that Typer adds by itself: their names, and the messages for them.
TYPERS_OWN = {
    "install_completion": "help_install_completion",
    "show_completion": "help_show_completion",
    "help": "help_help",
}

_ENDINGS = ", ".join(endings_read())


class WordedCommand(TyperCommand):
    """A command with help and faults in the user's language.

    Attributes:
        family: Begins the keys of its words: commands of a group may be named as others are.
    """

    family = ""
    allow_extra_args = True  # ``parse_args`` refuses them

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        _put_words(self)

    def get_params(self, ctx: Any) -> Any:
        return [_worded(param) for param in super().get_params(ctx)]

    def get_help(self, ctx: Any) -> str:
        return help_page(ctx)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        try:
            rest = super().parse_args(ctx, args)
        except typer.TyperException as error:
            raise _in_context(error, ctx) from error.__cause__
        if rest and not ctx.resilient_parsing:
            raise typer.BadParameter(say("usage_too_many", words=" ".join(rest)), ctx=ctx)
        return rest


class WordedGroup(TyperGroup):
    """The program or a group of commands, with help and faults in the user's language."""

    family = ""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        _put_words(self)
        self.subcommand_metavar = say("metavar_command")

    def get_params(self, ctx: Any) -> Any:
        return [_worded(param) for param in super().get_params(ctx)]

    def get_help(self, ctx: Any) -> str:
        return help_page(ctx)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except typer.TyperException as error:
            raise _in_context(error, ctx) from error.__cause__

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if not ctx.resilient_parsing and self.get_command(ctx, args[0]) is None:
            near = get_close_matches(args[0], self.commands)
            key = "usage_no_such_command_near" if near else "usage_no_such_command"
            fault = say(key, name=args[0], near=", ".join(near))
            raise typer.BadParameter(fault, ctx=ctx)
        return super().resolve_command(ctx, args)


def _put_words(command: Any) -> None:
    command.help = say(f"help_command_{command.family}{command.name.replace('-', '_')}")
    command.options_metavar = say("metavar_options")


def _worded(param: Any) -> Any:
    """Put words in the place of an option's or argument's keys. Doing it twice does no harm."""
    if not getattr(param, "has_words", False):
        param.help = say(TYPERS_OWN.get(param.name, param.help), endings=_ENDINGS)
        param.metavar = param.metavar and say(param.metavar)
        param.has_words = True
    return param


def _in_context(error: Any, ctx: Any) -> Any:
    error.ctx = getattr(error, "ctx", None) or ctx
    return error


def help_page(ctx: Any) -> str:
    """Return the help of a command as it is printed."""
    command, terminal = ctx.command, console()
    params = [param for param in command.get_params(ctx) if not param.hidden]
    panels = (
        _panel("help_arguments", [_row(p) for p in params if p.param_type_name == "argument"]),
        _panel("help_options", [_row(p) for p in params if p.param_type_name == "option"]),
        _panel("help_commands", [(c.name, c.help) for c in _commands(command)]),
    )
    with terminal.capture() as page:
        terminal.print()
        terminal.print(f" {usage(ctx)}", style="bold", markup=False)
        terminal.print(f"\n {command.help}\n", markup=False)
        for panel in filter(None, panels):
            terminal.print(panel)
    return page.get()


def usage(ctx: Any) -> str:
    """Return the line that shows how a command is called."""
    command = ctx.command
    pieces = [ctx.command_path, command.options_metavar]
    for param in command.get_params(ctx):
        if param.param_type_name == "argument":
            name = _name(param) + ("..." if param.nargs != 1 else "")
            pieces.append(name if param.required else f"[{name}]")
    if isinstance(command, TyperGroup):
        pieces.append(command.subcommand_metavar)
    return f"{say('help_usage')} {' '.join(pieces)}"


def _commands(command: Any) -> list[Any]:
    return list(command.commands.values()) if isinstance(command, TyperGroup) else []


def _row(param: Any) -> tuple[str, str]:
    """Return an option's or argument's name, and its help with limits and default."""
    if param.param_type_name == "argument":
        name = _name(param)
    else:
        name = " ".join(filter(None, [", ".join(sorted(param.opts)), param.metavar]))
    facts = []
    if param.min is not None and param.max is not None:
        facts.append(f"{param.min}–{param.max}")
    if param.default is not None and not getattr(param, "is_flag", False):
        facts.append(say("help_default", value=str(param.default)))
    if param.required and param.param_type_name == "option":
        facts.append(say("help_required"))
    return name, f"{param.help} ({'; '.join(facts)})" if facts else param.help


def _panel(title: str, rows: list[tuple[str, str]]) -> Panel | None:
    """Lay names and their help out in two columns."""
    if not rows:
        return None
    from rich.panel import Panel
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(style="bold cyan", no_wrap=True)
    table.add_column(ratio=1)
    for name, text in rows:
        table.add_row(Text(name), Text(text))
    return Panel(table, title=say(title), title_align="left", border_style="dim")


def _name(param: Any) -> str:
    """Name an option or argument as the user writes or reads it."""
    if param.param_type_name == "option":
        return str(max(param.opts, key=len))
    return str(param.metavar or param.name)


def show_fault(error: Any) -> int:
    """Print how the command is called and what is wrong; return the exit status."""
    if type(error).__name__ == "NoArgsIsHelpError":
        print(error.message)
        return int(error.exit_code)
    if ctx := getattr(error, "ctx", None):
        print(usage(ctx), file=sys.stderr)
        print(say("usage_see_help"), f"{ctx.command_path} --help", file=sys.stderr)
    print(f"funn: {fault_line(error)}", file=sys.stderr)
    return int(error.exit_code)


def fault_line(error: Any) -> str:
    """Word a fault of the command line: Typer's by their kind; ours have words already."""
    param = getattr(error, "param", None)
    name = _name(param) if param else getattr(error, "param_hint", None)
    if hasattr(error, "param_type"):
        return say("usage_missing", name=str(name))
    if hasattr(error, "possibilities"):
        return say("usage_no_such_option", name=error.option_name)
    if hasattr(error, "option_name"):
        return say("usage_option_value", name=error.option_name)
    if what := _wrong_value(error):
        return say("usage_value_wrong", name=str(name), what=what)
    if isinstance(error, typer.BadParameter):
        return f"{name}: {error.message}" if name else error.message
    return say("usage_wrong")


def _wrong_value(error: Exception) -> str:
    """Word what a validator found wrong with a value, if that is the fault."""
    from pydantic import ValidationError

    from ingest.validation import fault_note

    cause = error.__cause__
    return note_line(fault_note(cause.errors()[0])) if isinstance(cause, ValidationError) else ""
