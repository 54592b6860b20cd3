"""A manifest with two small documents that can be replaced, as users replace theirs."""

from __future__ import annotations

from pathlib import Path

from fastapi.testclient import TestClient

from api.app import create_app
from api.commands.output import progress
from api.engine import Engine
from api.settings import Settings
from api.upkeep.corpus_build import build_corpus

MANIFEST = """\
version: 1
documents:
  - {id: a-doc, file: a.md, title: Kontoret, issued: 2020, author: [{family: Ås}]}
  - {id: b-doc, file: b.md, title: Ledelse, issued: 2021, author: [{family: Bø}]}
"""
OFFICE = "# Innledning\n\nKontoret har tolv ansatte. De fleste er sosionomer.\n"
LEADER = "# Funn\n\nLederen har bakgrunn fra kommunen. Det betyr mye for kontoret.\n"
LATER = "# Metode\n\nVi intervjuet tretti ansatte på kontoret om ledelse og bakgrunn.\n"


class Workplace:
    """A corpus of two documents with the hashing embedder, which is built in half a second."""

    def __init__(self, folder: Path, *, office: str = OFFICE, leader: str = LEADER) -> None:
        self.folder = folder
        self._served: list[Engine] = []
        (folder / "corpus").mkdir()
        (folder / "corpus_manifest.yaml").write_text(MANIFEST, "utf-8")
        self.settings = Settings(
            manifest=folder / "corpus_manifest.yaml", home=folder / "home", embedder="hashing"
        )
        (folder / "corpus" / "a.md").write_text(office, "utf-8")
        self.replace(leader)

    def replace(self, leader: str) -> None:
        """Replace the text of ``b-doc``, and build."""
        (self.folder / "corpus" / "b.md").write_text(leader, "utf-8")
        with progress(quiet=True) as bars:
            build_corpus(self.settings, bars, workers=1)
        for engine in self._served:
            # The next request opens the new generation, instead of the seconds of making it
            # ready beside the old one: that is tested with the engine.
            engine.swaps_behind = False

    @property
    def home(self) -> Path:
        return self.settings.home

    @property
    def environment(self) -> dict[str, str]:
        """Return the environment variables that point ``funn`` to it."""
        return {"FUNN_MANIFEST": str(self.settings.manifest), "FUNN_EMBEDDER": "hashing"}

    def engine(self) -> Engine:
        return Engine(self.settings)

    def client(self) -> TestClient:
        app = create_app(self.settings)
        self._served.append(app.state.engine)
        return TestClient(app)
