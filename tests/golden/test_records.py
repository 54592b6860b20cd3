"""The records of versions are whole, and say what to do when one no longer holds."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.commands import ROOT
from tests.golden.records import GOLDEN, Golden

PACKAGES = ("ingest", "index", "api")
RAISED_BY_HAND = re.compile(r"_?(?:[A-Z]+_)?(?:VERSION|RECIPE|LAYOUT)|version")
#: Versions that stand for no output of ours, and why.
NOT_OURS = {"_API_VERSION": "pandoc's own, which it checks"}


def constants(path: Path) -> Iterator[str]:
    """Yield the names assigned in a module, and those in its classes after the class's name."""
    tree = ast.parse(path.read_text("utf-8"))
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            yield from (f"{node.name}.{name}" for name in names_assigned(node.body))
    yield from names_assigned(tree.body)


def names_assigned(body: list[ast.stmt]) -> Iterator[str]:
    for node in body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            yield node.targets[0].id


class TestEveryVersion:
    def test_that_is_raised_by_hand_has_a_record(self) -> None:
        named = {
            name
            for package in PACKAGES
            for path in (ROOT / package).rglob("*.py")
            for name in constants(path)
            if RAISED_BY_HAND.fullmatch(name.rpartition(".")[2])
        }
        recorded = {name.removeprefix("bundled_model.") for name in GOLDEN}
        assert named - set(NOT_OURS) == recorded


class TestGolden:
    def test_asks_to_raise_the_version_when_only_the_output_changed(self) -> None:
        problem = Golden("X", "1", "aaaa").problem_with("1", "bbbb")
        assert problem is not None
        assert problem.startswith("the output changed: raise X")

    def test_asks_to_record_the_digest_when_the_version_was_raised(self) -> None:
        problem = Golden("X", "1", "aaaa").problem_with("2", "bbbb")
        assert problem == "X is '2': record ('2', 'bbbb') in GOLDEN"
