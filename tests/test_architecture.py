"""Imports point one way; the map names only what is there."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

#: Beside itself, what a package may import of ours. ``ingest.store`` is how the corpus
#: is read; what ``api`` may import of ``ingest`` beyond that is what the commands run.
MAY_IMPORT: dict[str, tuple[str, ...]] = {
    "ingest": (),
    "index": ("ingest.models", "ingest.boxes", "ingest.errors", "ingest.store"),
    "api": (
        "ingest.models",
        "ingest.boxes",
        "ingest.errors",
        "ingest.store",
        "ingest.manifest",
        "ingest.pipeline",
        "ingest.metadata.adding",
        "ingest.sandbox.pool",
        "ingest.parsers",
        "ingest.parsers.pdf.scans.ocr",
        "ingest.parsers.pdf.scans.page_images",
        "ingest.boxes",
        "index",
    ),
}
#: One library, one place: its types and its exceptions stay inside.
HOME_OF: dict[str, tuple[str, ...]] = {
    "pdfplumber": ("ingest/parsers/pdf",),
    "docx": (
        "ingest/parsers/word",
        "ingest/word/",
        "api/collection/exporting",
        "api/quoting/reading_drafts",
    ),
    "trafilatura": ("ingest/html/",),
    "datasketch": ("ingest/duplicates.py",),
    "sqlite3": ("ingest/store", "index/vectors/cache.py"),
    "faiss": ("index/vectors/faiss_index.py",),
    "rank_bm25": ("index/lexical",),
    "sentence_transformers": ("index/",),
    "simplemma": ("index/", "ingest/blocks/cleaning.py", "ingest/lexicon.py"),
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


class TestImports:
    @pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(ROOT)))
    def test_point_one_way(self, path: Path) -> None:
        package = path.relative_to(ROOT).parts[0]
        allowed = (package, *MAY_IMPORT[package])
        ours = [name for name in imports_of(path) if name.split(".")[0] in MAY_IMPORT]
        strays = [n for n in ours if not any(n == a or n.startswith(f"{a}.") for a in allowed)]
        assert strays == []

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


class TestTheMap:
    def test_names_only_paths_that_are_there(self) -> None:
        text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
        named = re.findall(r"`((?:ingest|index|api|ui|tests|bench|docs|corpus)/[\w./-]*)`", text)
        assert named
        assert [path for path in named if not (ROOT / path).exists()] == []
