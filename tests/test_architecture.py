"""Imports point one way; the map names only what is there."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.commands import ROOT

#: Beside itself, what a package may import of ours. ``ingest.store`` is how the corpus
#: is read; what ``api`` may import of ``ingest`` beyond that is what the commands run.
MAY_IMPORT: dict[str, tuple[str, ...]] = {
    "ingest": (),
    "index": (
        "ingest.models",
        "ingest.boxes",
        "ingest.errors",
        "ingest.notes",
        "ingest.passage_voices",
        "ingest.store",
    ),
    "api": (
        "ingest.models",
        "ingest.boxes",
        "ingest.errors",
        "ingest.notes",
        "ingest.passage_voices",
        "ingest.store",
        "ingest.file_names",
        "ingest.jobs",
        "ingest.library",
        "ingest.manifest",
        "ingest.metadata.adding",
        "ingest.parsers",
        "ingest.pipeline",
        "ingest.reports",
        "ingest.sandbox.parent",
        "ingest.sandbox.pool",
        "ingest.sources",
        "ingest.validation",
        "index",
    ),
}
#: The rooms of each package, layer by layer: one imports only from layers before its own.
#: A room is a folder or a module directly in its package.
LAYERS: dict[str, tuple[tuple[str, ...], ...]] = {
    "ingest": (
        ("boxes", "notes", "file_names"),
        ("errors", "models", "validation"),
        ("encoding", "zip_guard", "duplicates", "passage_voices", "manifest", "store", "jobs"),
        ("blocks", "formulas", "open_xml", "passages", "reports"),
        ("parsers", "voices"),
        ("sandbox",),
        ("reading",),
        ("library",),
        ("metadata", "pipeline"),
        ("sources",),
    ),
    "index": (
        ("text",),
        ("models", "filters", "vectors", "evaluation", "statements"),
        ("query", "lexical", "facets"),
        ("generations",),
        ("ranking",),
        ("outcome",),
        ("searcher",),
        ("evidence",),
    ),
    "api": (
        ("wordings",),
        ("settings",),
        ("citations",),
        ("quote_check",),
        ("schemas", "table_excerpts"),
        ("questions", "reader"),
        ("llm", "answering", "engine"),
        ("comparing", "upkeep"),
        ("views",),
        ("service",),
        ("receipts", "streaming"),
        ("collection",),
        ("errors",),
        ("serving",),
        ("routes",),
        ("mcp", "app"),
        ("commands", "openapi"),
        ("cli",),
    ),
}
#: More modules than a reader can keep in mind at once are two rooms.
MAX_MODULES = 16
#: One library, one place: its types and its exceptions stay inside.
HOME_OF: dict[str, tuple[str, ...]] = {
    "pdfplumber": ("ingest/parsers/pdf/",),
    "docx": (
        "ingest/parsers/word/",
        "api/collection/exporting",
        "api/quote_check/draft_files",
    ),
    "pptx": ("ingest/parsers/powerpoint/",),
    "trafilatura": ("ingest/parsers/html/",),
    "datasketch": ("ingest/duplicates.py",),
    "sqlite3": (
        "ingest/jobs/",
        "ingest/sources/ledger.py",
        "ingest/store/",
        "index/vectors/cache.py",
    ),
    "faiss": ("index/vectors/faiss_index.py",),
    "rank_bm25": ("index/lexical/bm25.py",),
    "sentence_transformers": ("index/vectors/", "index/ranking/reranking.py"),
    "simplemma": ("index/text/", "ingest/blocks/cleaning.py"),
    "fastapi": ("api/",),
    "citeproc": ("api/citations/",),
}


def modules() -> list[Path]:
    return [path for package in MAY_IMPORT for path in sorted((ROOT / package).rglob("*.py"))]


def imports_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def dotted(path: Path) -> str:
    """The module's name, as it is imported."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def room_of(module: str) -> str:
    """The room of ``package.room.…``."""
    return module.split(".")[1]


class TestRooms:
    @pytest.mark.parametrize("package", sorted(LAYERS))
    def test_are_all_in_the_table(self, package: str) -> None:
        there = {room_of(name) for name in map(dotted, (ROOT / package).rglob("*.py"))}
        assert there - {"__init__"} == {room for layer in LAYERS[package] for room in layer}

    def test_hold_no_more_than_can_be_kept_in_mind(self) -> None:
        rooms = {path.parent for path in modules()}
        sizes = {
            room.relative_to(ROOT).as_posix(): sum(
                path.name != "__init__.py" for path in room.glob("*.py")
            )
            for room in rooms
        }
        assert {room: size for room, size in sizes.items() if size > MAX_MODULES} == {}


class TestImports:
    @pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(ROOT)))
    def test_point_one_way(self, path: Path) -> None:
        package = path.relative_to(ROOT).parts[0]
        allowed = (package, *MAY_IMPORT[package])
        ours = [name for name in imports_of(path) if name.split(".")[0] in MAY_IMPORT]
        strays = [n for n in ours if not any(n == a or n.startswith(f"{a}.") for a in allowed)]
        assert strays == []

    @pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(ROOT)))
    def test_come_from_rooms_below(self, path: Path) -> None:
        package, *_ = path.relative_to(ROOT).parts
        layer = {room: n for n, rooms in enumerate(LAYERS[package]) for room in rooms}
        name = dotted(path)
        if (own := room_of(name)) == "__init__":
            return
        strays = [
            imported
            for imported in imports_of(path)
            if imported.startswith(f"{package}.")
            and room_of(imported) != own
            and layer[room_of(imported)] >= layer[own]
        ]
        assert strays == []

    def test_reach_route_handlers_from_the_app_alone(self) -> None:
        importers = {
            dotted(path)
            for path in modules()
            for name in imports_of(path)
            if f"{name}.".startswith("api.routes.") and path.parent.name != "routes"
        }
        assert importers == {"api.app"}

    @pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(ROOT)))
    def test_keep_each_library_in_its_place(self, path: Path) -> None:
        name = path.relative_to(ROOT).as_posix()
        strays = [
            imported
            for imported in imports_of(path)
            for library, homes in HOME_OF.items()
            if imported.split(".")[0] == library and not name.startswith(homes)
        ]
        assert strays == []


class TestTheSearcher:
    def test_is_asked_by_passage_and_never_reached_through(self) -> None:
        """Rows, vectors and postings are the index's own: another backend has none of them."""
        inner = {"generation", "ranker", "_generation", "_ranker"}
        strays = [
            f"{path.relative_to(ROOT)}:{node.lineno}"
            for path in [*(ROOT / "api").rglob("*.py"), *(ROOT / "index/evidence").rglob("*.py")]
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Attribute)
            and node.attr in inner
            and isinstance(node.value, ast.Name | ast.Attribute | ast.Call)
            and "searcher" in ast.unparse(node.value)
        ]
        assert strays == []


class TestTheMap:
    def test_names_only_paths_that_are_there(self) -> None:
        text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
        named = re.findall(r"`((?:ingest|index|api|ui|tests|bench|docs|corpus)/[\w./-]*)`", text)
        assert named
        assert [path for path in named if not (ROOT / path).exists()] == []
