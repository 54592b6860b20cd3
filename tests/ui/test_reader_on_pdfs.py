"""The reader in a browser, on PDFs that others made: what is marked is what is quoted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from api.settings import Settings
from index.vectors.embedder import Embedder
from tests.conftest import build, fresh_home
from tests.ui.browser import needs_browser, needs_packages, run_specs, started_here

#: Of three kinds: a case paper on letter paper, a cropped book chapter, two columns in English.
FILES = (
    "orienteringssak-flytting-2017.pdf",
    "bokkapittel-kjonn-og-akademia-introduksjon.pdf",
    "factsheet-abortions-two-column-EN.pdf",
)


@pytest.fixture(scope="module")
def pdf_server(
    tmp_path_factory: pytest.TempPathFactory, shared: Path, bundled_model: Embedder
) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("pdfs")
    entries = [
        {"id": f"pdf-{n}", "file": file, "type": "report", "title": file, "language": "nb"}
        for n, file in enumerate(FILES, start=1)
    ]
    manifest = folder / "corpus_manifest.yaml"
    manifest.write_text(yaml.safe_dump({"version": 1, "documents": entries}), "utf-8")
    settings = Settings(
        manifest=manifest,
        corpus=(shared / "pdf").absolute(),
        home=fresh_home(folder / "home"),
    )
    build(settings, bundled_model)
    with started_here(settings, bundled_model) as url:
        yield url


@pytest.mark.shared
@needs_packages
@needs_browser
class TestTheReaderOnPdfs:
    def test_marks_what_is_quoted_where_it_stands(self, pdf_server: str, tmp_path: Path) -> None:
        pdfs = " ".join(f"pdf-{n}" for n in range(1, len(FILES) + 1))
        run_specs("e2e/reader-pdf.spec.ts", url=pdf_server, output=tmp_path, pdfs=pdfs)
