"""Run the ``funn`` command in tests: in a process of its own, or in this one."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
from pathlib import Path
from subprocess import CompletedProcess
from unittest import mock

from api.cli import main

ROOT = Path(__file__).resolve().parents[1]


def funn(home: Path, *arguments: str, **environment: str) -> CompletedProcess[str]:
    """Run ``funn`` in the checkout, in a process of its own, as users do.

    Starting Python and importing Funn takes seconds: for tests of a start, of the exit
    code, or of what differs between processes. All others use ``funn_here``.
    """
    return subprocess.run(
        [sys.executable, "-m", "api.cli", *arguments],
        cwd=ROOT,
        env=_environment(home, environment),
        capture_output=True,
        text=True,
        check=False,
    )


def funn_here(home: Path, *arguments: str, **environment: str) -> CompletedProcess[str]:
    """Run ``funn`` in this process, with the same arguments, environment and output.

    An exception that ``funn`` would show as a traceback is raised here. ``build`` wants
    ``--workers 1``: this process has threads, so it must not be forked.
    """
    stdout, stderr = io.StringIO(), io.StringIO()
    with (
        mock.patch.dict(os.environ, _environment(home, environment), clear=True),
        mock.patch.object(sys, "argv", ["funn", *arguments]),
        contextlib.chdir(ROOT),
        contextlib.redirect_stdout(stdout),
        contextlib.redirect_stderr(stderr),
    ):
        try:
            main()
            code: object = 0
        except SystemExit as ended:
            code = ended.code
    if isinstance(code, str):  # as Python does where a program ends with words
        print(code, file=stderr)
    status = code if isinstance(code, int) else int(code is not None)
    return CompletedProcess(arguments, status, stdout.getvalue(), stderr.getvalue())


def _environment(home: Path, more: dict[str, str]) -> dict[str, str]:
    others = {name: value for name, value in os.environ.items() if not name.startswith("FUNN_")}
    return {**others, "FUNN_HOME": str(home), "FUNN_LANGUAGE": "nb", **more}
