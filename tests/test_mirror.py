"""Every module of the program has a test where one looks for it, or is listed with a reason.

A module ``index/text/tokens.py`` is tested by ``tests/index/text/test_tokens.py``, or by
another test of that folder that imports it.
"""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

from tests.commands import ROOT

PACKAGES = ("ingest", "index", "api")
#: Rooms whose modules are parts of one thing, by the test that runs the whole, and why.
ROOMS_TESTED_WHOLE: dict[str, tuple[str, str]] = {
    "api/commands": ("tests/api/test_cli.py", "commands are run as a user runs them"),
    "api/llm": ("tests/api/llm/test_generating.py", "one answer of a model, checked step by step"),
    "api/quote_check": ("tests/api/quote_check/test_checker.py", "steps of one check of a draft"),
    "api/reader": ("tests/api/routes/test_reader.py", "read through the routes, on real files"),
    "api/routes": ("tests/api/test_app.py", "a route is one call; the app is asked over HTTP"),
    "api/schemas": ("tests/api/test_app.py", "declarations; the contract is asked over HTTP"),
    "api/serving": ("tests/api/test_app.py", "middleware, tested around the app"),
    "api/upkeep": ("tests/api/test_cli.py", "run by `funn build` and `funn doctor`"),
    "api/views": ("tests/api/test_app.py", "fill the schemas; seen in what the app answers"),
    "ingest/blocks": ("tests/ingest/blocks/test_assembly.py", "shared steps of every parser"),
    "ingest/metadata": ("tests/ingest/metadata/test_adding.py", "rules of one proposed entry"),
    "ingest/models": ("tests/ingest/models/test_documents.py", "declarations, used together"),
    "ingest/parsers/html": ("tests/ingest/parsers/html/test_parser.py", "parts of one parser"),
    "ingest/parsers/opendocument": (
        "tests/ingest/parsers/opendocument/test_parser.py",
        "parts of one parser",
    ),
    "ingest/parsers/pdf": ("tests/ingest/parsers/pdf/test_parser.py", "parts of one parser"),
    "ingest/parsers/pdf/layout": (
        "tests/ingest/parsers/pdf/layout/test_blocks.py",
        "steps from characters to blocks",
    ),
    "ingest/parsers/pdf/scans": (
        "tests/ingest/parsers/pdf/scans/test_ocr.py",
        "steps of reading a page that is a picture",
    ),
    "ingest/parsers/powerpoint": (
        "tests/ingest/parsers/powerpoint/test_parser.py",
        "parts of one parser",
    ),
    "ingest/parsers/text": (
        "tests/ingest/parsers/text/test_markdown.py",
        "parts of one parser, whose tests are cut by what a file holds",
    ),
    "ingest/parsers/word": (
        "tests/ingest/parsers/word/test_running_text.py",
        "parts of one parser, whose tests are cut by what a file holds",
    ),
    "ingest/passages": ("tests/ingest/passages/test_chunking.py", "steps of chunking"),
    "ingest/voices": ("tests/ingest/voices/test_labelling.py", "rules of one labelling"),
}
#: Modules that a test of another folder covers, and why it is there.
TESTED_ELSEWHERE: dict[str, tuple[str, str]] = {
    "api/citations/cautions.py": ("tests/api/citations/test_citing.py", "part of a citation"),
    "api/openapi.py": (
        "tests/ui/test_source.py",
        "writes the schema that the page's types are made of",
    ),
    "api/questions/filters.py": ("tests/api/test_service.py", "needs a searcher"),
    "api/table_excerpts.py": ("tests/api/collection/test_exporting.py", "seen in exported tables"),
    "index/evidence/spans.py": ("tests/index/evidence/test_selection.py", "what is chosen"),
    "index/generations/reader.py": ("tests/index/test_searcher.py", "opened to be searched"),
    "index/lexical/mapped_arrays.py": ("tests/index/lexical/test_bm25.py", "maps its arrays"),
    "index/models.py": ("tests/index/test_searcher.py", "declarations"),
    "index/ranking/hits.py": ("tests/index/test_searcher.py", "needs a whole search"),
    "index/ranking/ordering.py": ("tests/index/test_searcher.py", "needs a whole search"),
    "index/text/compound_parts.py": ("tests/index/text/test_compounds.py", "lists for compounds"),
    "index/text/phrases.py": ("tests/index/query/test_parser.py", "phrases of a query"),
    "index/text/stopwords.py": ("tests/index/text/test_analyzer.py", "a list"),
    "index/vectors/model_source.py": ("tests/index/vectors/test_embedder.py", "models by name"),
    "index/vectors/sentence_transformer.py": (
        "tests/index/vectors/test_embedder.py",
        "the contract of an embedder, run on every one",
    ),
    "ingest/passage_voices.py": ("tests/api/test_answering.py", "voices of a quote"),
    "ingest/pipeline.py": ("tests/api/test_cli.py", "run by `funn ingest`"),
    "ingest/sandbox/worker.py": ("tests/ingest/sandbox/test_pool.py", "the pool's other end"),
    "ingest/store_rows.py": ("tests/ingest/test_store.py", "rows of the store"),
    "ingest/validation.py": ("tests/api/test_errors.py", "seen in problem details"),
    "ingest/zip_guard.py": (
        "tests/ingest/parsers/word/test_hostile_files.py",
        "guards packed formats",
    ),
}


def modules() -> list[Path]:
    found = [p for package in PACKAGES for p in sorted((ROOT / package).rglob("*.py"))]
    return [path.relative_to(ROOT) for path in found if path.name != "__init__.py"]


@cache
def imports_of(folder: Path) -> frozenset[str]:
    """The modules that the tests in ``folder`` import."""
    names: set[str] = set()
    for path in (ROOT / folder).glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                names |= {node.module, *(f"{node.module}.{a.name}" for a in node.names)}
    return frozenset(names)


def has_test(module: Path) -> bool:
    """Find a test of the module's own name, or one in the same folder that imports it."""
    folder = Path("tests") / module.parent
    dotted = ".".join(module.with_suffix("").parts)
    return (ROOT / folder / f"test_{module.name}").is_file() or dotted in imports_of(folder)


class TestModules:
    def test_have_a_test_or_a_reason(self) -> None:
        untested = [
            module.as_posix()
            for module in modules()
            if not has_test(module)
            and module.as_posix() not in TESTED_ELSEWHERE
            and module.parent.as_posix() not in ROOMS_TESTED_WHOLE
        ]
        assert untested == [], "add tests/<same path>/test_<name>.py"

    def test_are_listed_only_while_they_exist_and_have_no_test_of_their_own(self) -> None:
        there = {module.as_posix(): module for module in modules()}
        assert [name for name in TESTED_ELSEWHERE if name not in there] == []
        assert [name for name in TESTED_ELSEWHERE if has_test(there[name])] == []

    def test_are_listed_with_tests_that_exist(self) -> None:
        listed = [*ROOMS_TESTED_WHOLE.values(), *TESTED_ELSEWHERE.values()]
        assert [test for test, reason in listed if not (ROOT / test).is_file()] == []
        assert [room for room in ROOMS_TESTED_WHOLE if not (ROOT / room).is_dir()] == []
