"""``funn sources`` from the command line."""

from __future__ import annotations

import json
from pathlib import Path

from tests.commands import funn_here
from tests.ingest.sources.servers import pdf


class TestSources:
    def test_are_added_looked_at_synced_listed_and_forgotten(self, tmp_path: Path) -> None:
        place = tmp_path / "eksport"
        place.mkdir()
        (place / "a.pdf").write_bytes(pdf("a"))
        item = {"id": "a", "type": "report", "title": "Rapporten", "attachments": ["a.pdf"]}
        (place / "library.json").write_text(json.dumps([item]), "utf-8")
        manifest = tmp_path / "corpus_manifest.yaml"

        def funn(*arguments: str) -> tuple[int, str]:
            done = funn_here(
                tmp_path / "home", "sources", *arguments, FUNN_MANIFEST=str(manifest), COLUMNS="200"
            )
            return done.returncode, done.stdout + done.stderr

        assert funn("add", "zot", "export", str(place / "library.json"))[0] == 0
        assert "finnes allerede" in funn("add", "zot", "export", str(place / "library.json"))[1]
        code, said = funn("sync", "--dry-run")
        assert code == 0
        assert "å legge til 1" in said
        assert not manifest.exists()
        code, said = funn("sync", "zot", "--json")
        (report,) = json.loads(said)
        assert [d["action"] for d in report["documents"]] == ["added"]
        assert report["documents"][0]["notes"] == ["Sjekk language."]
        assert "title: Rapporten" in manifest.read_text("utf-8")
        (listed,) = json.loads(funn("list", "--json")[1])
        assert (listed["name"], listed["documents"]) == ("zot", 1)
        assert funn("remove", "zot", "--documents")[0] == 0
        assert "Rapporten" not in manifest.read_text("utf-8")
        assert "Ingen kilder" in funn("list")[1]

    def test_that_are_wrong_are_refused_by_name(self, tmp_path: Path) -> None:
        done = funn_here(tmp_path, "sources", "add", "x", "ftp", "y")
        assert done.returncode == 1
        assert "kind" in done.stderr
        done = funn_here(tmp_path, "sources", "sync", "nobody")
        assert "«nobody»" in done.stderr
        done = funn_here(tmp_path, "sources", "add", "x", "nva", "--filter", "institution")
        assert done.returncode == 2
