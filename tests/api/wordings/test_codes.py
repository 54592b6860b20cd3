"""Every code that is raised or noted has words; every message is used."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from api.wordings import catalogue
from tests.commands import ROOT

PACKAGES = ("ingest", "index", "api")
CODE = re.compile(r"[a-z0-9_.]+")
#: Errors of Python's and the libraries' own, whose text is for programmers.
NOT_OURS = frozenset(
    {"AssertionError", "HTTPException", "KeyError", "NotImplementedError", "TypeError"}
    | {"ValueError", "RuntimeError", "StopIteration", "BadParameter", "Exit", "SystemExit"}
    | {"BadZipFile", "PdfminerException"}
    | {"ToolError", "OSError", "TimeoutError", "MemoryError", "EOFError", "FileNotFoundError"}
)
#: Families of keys that the code puts together, with what they are made of.
FAMILIES = re.compile(
    r"answer_|cli_column_|duplicate_|doctor_|help_command_|ingest_|invalid_|llm_|person_data_|problem_\d"
    r"|job_state_|job_kind_|manifest_change_|recheck_|receipt_|remark_|note_|verdict_|voice_|statement_|locator_|unit_"
    r"|(?:pdf|file)_pages?|slides?$|model_unusable_"
)


def files() -> Iterator[tuple[str, ast.Module]]:
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text("utf-8"))


def name_of(called: ast.expr) -> str:
    return called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")


def first_of(call: ast.Call) -> str | None:
    """The literal that an error or a note is made of; of an f-string, what is fixed in it."""
    if not call.args:
        return None
    first = call.args[0]
    if isinstance(first, ast.Constant) and isinstance(first.value, str):
        return first.value
    if isinstance(first, ast.JoinedStr):
        return " ".join(ast.unparse(first).split())
    return None


def codes() -> Iterator[tuple[str, str]]:
    """(place, code) of each ``raise SomeError("…")`` and ``Note.of("…")``."""
    for name, tree in files():
        for node in ast.walk(tree):
            if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
                ours = name_of(node.exc.func) not in NOT_OURS
                if ours and (code := first_of(node.exc)):
                    prefix = "llm_" if name_of(node.exc.func) == "EndpointError" else ""
                    yield f"{name}:{node.lineno}", prefix + code
            elif (
                isinstance(node, ast.Call)
                and ast.unparse(node.func) == "Note.of"
                and (code := first_of(node))
            ):
                yield f"{name}:{node.lineno}", code


def is_known(code: str) -> bool:
    known = catalogue("nb")
    if code.startswith(("f'", 'f"')):
        stem = re.escape(code[2:-1])
        pattern = re.compile(re.sub(r"\\\{.*?\\\}", "[a-z0-9_]+", stem))
        return any(pattern.fullmatch(key) for key in known)
    return CODE.fullmatch(code) is not None and (code in known or f"{code}.other" in known)


class TestCodes:
    def test_all_have_words(self) -> None:
        assert [f"{place}: {code}" for place, code in codes() if not is_known(code)] == []


class TestMessages:
    def test_are_all_used(self) -> None:
        literals = {
            node.value
            for _, tree in files()
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
        stems = {re.sub(r"\.(one|other)$", "", key) for key in catalogue("nb")}
        assert sorted(s for s in stems - literals if not FAMILIES.match(s)) == []
