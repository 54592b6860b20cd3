"""Cases of file names: spelled otherwise on disk, in sub-folders, not there."""

from __future__ import annotations

import runpy
import sys
import tempfile
from pathlib import Path

from bench.faults.case import case, holds
from ingest.manifest import find_sources, load_manifest
from ingest.metadata.adding import add
from ingest.models import ParsedDocument
from ingest.parsers import parser_for


@case("filnavn.py")
def _composed_and_decomposed(folder: Path) -> None:
    with tempfile.TemporaryDirectory() as made:
        arguments, sys.argv = sys.argv, ["filnavn.py", made]
        try:
            runpy.run_path(str(folder / "filnavn.py"), run_name="__main__")
        finally:
            sys.argv = arguments
        sources = find_sources(load_manifest(Path(made, "manifest.yaml")), [Path(made)])
        assert len(sources) == 3, sources
        texts = []
        for source in sources:
            assert source.path is not None, f"not found: {source.entry.file}"
            texts.append(source.path.read_text(encoding="utf-8"))
        holds(texts[1], "Kontoret blaa")
        holds(texts[2], "Kontoret graa")


@case("(funn add)")
def _sub_folders(folder: Path) -> None:  # noqa: ARG001 - the row has no file
    with tempfile.TemporaryDirectory() as made:
        manifest, corpus = Path(made, "manifest.yaml"), Path(made, "felles")
        path = corpus / "rapporter" / "notat.txt"
        path.parent.mkdir(parents=True)
        path.write_text("Notat om råd\n\nKari Berg\n\nKontoret har elleve ansatte.\n", "utf-8")
        report = add([path], manifest, [Path(made, "corpus"), corpus], parse=_parse)
        (entry,) = report.added
        assert entry.file == "rapporter/notat.txt", entry.file
        assert entry.advice is None, entry.advice
        assert find_sources(load_manifest(manifest), [corpus])[0].path == path
        outside = Path(made, "annet.txt")
        outside.write_text("Annet notat\n\nHer er det mer.\n", "utf-8")
        (other,) = add([outside], manifest, [corpus], parse=_parse).added
        assert other.advice is not None


def _parse(path: Path) -> ParsedDocument:
    return parser_for(path).parse(path)
