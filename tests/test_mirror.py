"""Every module of the program has a test where one looks for it, or names the test that runs it.

A module ``index/text/tokens.py`` is tested by ``tests/index/text/test_tokens.py``. A module
that is a part of something tested as a whole has a line in ``covered_by.tsv``.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tests.commands import ROOT

PACKAGES = ("ingest", "index", "api")
COVERED_BY = ROOT / "tests" / "covered_by.tsv"


@cache
def modules() -> frozenset[str]:
    found = [path for package in PACKAGES for path in (ROOT / package).rglob("*.py")]
    return frozenset(
        path.relative_to(ROOT).as_posix() for path in found if path.name != "__init__.py"
    )


def rows() -> list[tuple[str, str]]:
    """Return the lines of the table: a module, and the file of the test that covers it."""
    _, *lines = COVERED_BY.read_text("utf-8").splitlines()
    return [(module, test) for module, test in (line.split("\t") for line in lines)]


def has_own_test(module: str) -> bool:
    path = Path(module)
    return (ROOT / "tests" / path.parent / f"test_{path.name}").is_file()


class TestModules:
    def test_have_a_test_of_their_own_or_a_line_in_the_table(self) -> None:
        covered = dict(rows())
        untested = sorted(m for m in modules() if not has_own_test(m) and m not in covered)
        assert untested == [], "add tests/<same path>/test_<name>.py, or a line in covered_by.tsv"


class TestTheTable:
    def test_lists_only_modules_that_exist_and_have_no_test_of_their_own(self) -> None:
        assert [module for module, _ in rows() if module not in modules()] == []
        assert [module for module, _ in rows() if has_own_test(module)] == []

    def test_names_tests_that_exist(self) -> None:
        assert [test for _, test in rows() if not (ROOT / test).is_file()] == []

    def test_is_sorted_with_each_module_once(self) -> None:
        listed = [module for module, _ in rows()]
        assert listed == sorted(set(listed))
