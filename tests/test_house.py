"""The form of the code: sizes that fit in a head, docstrings that say what a thing does."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.commands import ROOT

PACKAGES = ("ingest", "index", "api", "bench")
MAX_FILE_LINES = 300
MAX_FUNCTION_LINES = 40
#: Excuses a function on its first line, or a file on a line of its own; the reason follows.
LONG = re.compile(r"#\s*long: \S+")
#: A docstring that begins with one of these says what it is about and not what it does.
QUESTION_WORDS = frozenset({"What", "Whose", "Which", "Whether", "How", "Where", "Who"})
#: Docstrings of each package that still begin so. Lower a number when it falls; never raise it.
MAX_QUESTION_DOCSTRINGS = {"ingest": 0, "index": 46, "api": 0, "bench": 31}

#: Longer than allowed today. Take a line away when its file or function is cut; add none.
STILL_LONG = {
    "api/citations/citing.py, cite",
    "api/mcp.py, create_server",
    "api/quote_check/comparison.py, compare",
}

Documented = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def sources(*packages: str) -> list[Path]:
    return [path for package in packages for path in sorted((ROOT / package).rglob("*.py"))]


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def long_functions(source: str) -> Iterator[str]:
    """The functions of a module that are too long and give no reason."""
    lines = source.splitlines()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            header = lines[node.lineno - 1 : node.body[0].lineno - 1]
            if length > MAX_FUNCTION_LINES and not any(LONG.search(line) for line in header):
                yield node.name


def is_long(source: str) -> bool:
    """Say of a file that it is too long and gives no reason on a line of its own."""
    lines = source.splitlines()
    return len(lines) > MAX_FILE_LINES and not any(
        line.startswith("#") and LONG.search(line) for line in lines
    )


def question_docstrings(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        docstring = ast.get_docstring(node) if isinstance(node, Documented) else None
        if docstring and docstring.split()[0].strip("«,.:") in QUESTION_WORDS:
            yield getattr(node, "name", "the module")


class TestSizes:
    def test_of_files_stay_under_300_lines_or_have_a_reason(self) -> None:
        found = {named(path) for path in sources(*PACKAGES) if is_long(path.read_text("utf-8"))}
        assert found - STILL_LONG == set(), (
            "split the file, or write `# long: reason` above its code"
        )

    def test_of_functions_stay_under_40_lines_or_have_a_reason(self) -> None:
        found = {
            f"{named(path)}, {function}"
            for path in sources(*PACKAGES)
            for function in long_functions(path.read_text("utf-8"))
        }
        assert found - STILL_LONG == set(), (
            "split the function, or write `# long: reason` on its first line"
        )

    def test_are_measured_with_docstring_and_excused_by_a_reason_alone(self) -> None:
        body = "    x = 1\n" * MAX_FUNCTION_LINES
        assert list(long_functions(f"def f() -> None:\n{body}")) == ["f"]
        assert list(long_functions(f"def f() -> None:  # long: a table\n{body}")) == []
        assert list(long_functions(f"def f() -> None:  # long:\n{body}")) == ["f"]


class TestTheReadersLanguages:
    def test_are_named_once(self) -> None:
        named_in = [
            named(path)
            for path in sources("api")
            if re.search(r"""["']nb["'],\s*["']nn["'],\s*["']en["']""", path.read_text("utf-8"))
        ]
        assert named_in == ["api/wordings/__init__.py"], "refer to api.wordings.Locale"


class TestDocstrings:
    @pytest.mark.parametrize("package", PACKAGES)
    def test_begin_with_a_verb_or_a_noun(self, package: str) -> None:
        found = [
            f"{named(path)}, {name}"
            for path in sources(package)
            for name in question_docstrings(path.read_text("utf-8"))
        ]
        assert len(found) <= MAX_QUESTION_DOCSTRINGS[package], "\n".join(found)

    def test_are_recognised_by_their_first_word(self) -> None:
        source = '"""What it is."""\ndef f() -> None:\n    """Whatever."""\n'
        assert list(question_docstrings(source)) == ["the module"]
