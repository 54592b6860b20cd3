"""Seconds of every test, wall clock and processor: ``pytest --timings FILE``.

Processor time includes programs that the test started and has waited for. With
``--numprocesses`` each process sends its figures to the one that writes the file.
``python -m bench.tests`` makes a table of them.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

#: Test → phase (setup, call, teardown) → seconds by the clock, seconds of processor.
Timings = dict[str, dict[str, tuple[float, float]]]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare ``--timings``."""
    parser.addoption("--timings", metavar="FILE", help="write the seconds of every test to FILE")


def pytest_configure(config: pytest.Config) -> None:
    """Take the time where it is asked for."""
    if path := config.getoption("--timings"):
        config.pluginmanager.register(Stopwatch(Path(path)), "stopwatch")


class Stopwatch:
    """Takes the time of the tests of this process, and gathers that of the others."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.timings: Timings = {}
        self.outcomes: Counter[str] = Counter()

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> Generator[None, Any, Any]:
        return (yield from self._timed(item, "setup"))

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Generator[None, Any, Any]:
        return (yield from self._timed(item, "call"))

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_teardown(self, item: pytest.Item) -> Generator[None, Any, Any]:
        return (yield from self._timed(item, "teardown"))

    def _timed(self, item: pytest.Item, phase: str) -> Generator[None, Any, Any]:
        before = os.times()
        try:
            return (yield)
        finally:
            after = os.times()
            processor = sum(after[:4]) - sum(before[:4])
            wall = after.elapsed - before.elapsed
            self.timings.setdefault(item.nodeid, {})[phase] = round(wall, 3), round(processor, 3)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Count each test once: by its call, or by the phase that kept it from being called."""
        if report.when == "call" or report.outcome != "passed":
            self.outcomes[report.outcome] += 1

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        """Take over what another process measured."""
        self.timings |= getattr(node, "workeroutput", {}).get("timings", {})

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Send what was measured to the process that writes it, or write it."""
        if hasattr(session.config, "workeroutput"):
            session.config.workeroutput["timings"] = self.timings
            return
        measured = {"outcomes": dict(self.outcomes), "tests": self.timings}
        self.path.write_text(json.dumps(measured), "utf-8")
