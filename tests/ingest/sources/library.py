"""A home with manifest and corpus folder, in which sources are synced."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from ingest.library.changes import AddEntry, EditEntry, RemoveEntry
from ingest.library.manifest_file import change_manifest
from ingest.manifest import Manifest, ManifestEntry
from ingest.sources.ledger import Ledger
from ingest.sources.opening import SourceSettings, checked_settings, open_source
from ingest.sources.syncing import SyncReport, forget, sync
from tests.ingest.sources.servers import QUICK

COMMENT = "# kept by hand"


class Library:
    def __init__(self, home: Path) -> None:
        self.manifest, self.corpus = home / "corpus_manifest.yaml", home / "corpus"
        self.corpus.mkdir(parents=True)
        self.manifest.write_text(f"version: 1\n{COMMENT}\ndocuments:\n", "utf-8")
        (self.corpus / "own.md").write_text("# Egen rapport\n\nTekst.", "utf-8")
        own = {"id": "own-report", "file": "own.md", "type": "report", "title": "Egen rapport"}
        change_manifest(self.manifest, [AddEntry(own)])
        self.ledger = Ledger(home / "var" / "sources.db")

    def add(self, name: str, kind: str, place: object, **more: Any) -> SourceSettings:
        settings = checked_settings({"name": name, "kind": kind, "place": str(place), **more})
        self.ledger.register(name, settings.model_dump(mode="json", exclude={"name"}))
        return settings

    def sync(self, settings: SourceSettings, **flags: Any) -> SyncReport:
        source = flags.pop("source", None) or open_source(settings, {}, QUICK)
        return sync(
            self.ledger, settings, source, self.manifest, [self.corpus], **flags
        )  # fmt: skip

    def forget(self, settings: SourceSettings, **flags: bool) -> SyncReport:
        return forget(self.ledger, settings, self.manifest, [self.corpus], **flags)

    def entries(self) -> dict[str, ManifestEntry]:
        """Return the entries by title. Read without line numbers, which takes a tenth as long."""
        found = yaml.load(self.manifest.read_text("utf-8"), yaml.CSafeLoader)
        return {entry.title: entry for entry in Manifest.model_validate(found).documents}

    def edit(self, title: str, **values: Any) -> None:
        change_manifest(self.manifest, [EditEntry(self.entries()[title].id, values)])

    def drop(self, title: str) -> None:
        change_manifest(self.manifest, [RemoveEntry(self.entries()[title].id)])

    def bytes_of(self, title: str) -> bytes:
        return (self.corpus / self.entries()[title].file).read_bytes()


def counts(report: SyncReport) -> dict[str, int]:
    """Return how many works had each fate."""
    found: dict[str, int] = {}
    for outcome in report.outcomes:
        found[outcome.action] = found.get(outcome.action, 0) + 1
    return found
