"""A library of 200 works by each way, kept in step; what a source may and may not do."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from ingest.library.manifest_file import change_manifest
from ingest.manifest import load_manifest
from ingest.sources.records import SourceError
from ingest.sources.syncing import held
from tests.commands import ROOT
from tests.ingest.sources.library import COMMENT, Library, counts
from tests.ingest.sources.servers import NvaServer, ZoteroServer, pdf, running

WORKS = 200
TITLES = ("Ålefiske i elva", "Småbåter ved kysten", "Skolevei om vinteren")


@dataclass
class Original:
    """A library of references with a file each, written out in one of four ways."""

    way: str
    place: Path
    server: ZoteroServer | None = None

    def __post_init__(self) -> None:
        self.works = {n: f"Rapport nummer {n:03} om ålefisk & «småbåt»" for n in range(WORKS)}
        self.content = {n: pdf(f"{n}") for n in range(WORKS)}
        self.write()

    def file(self, n: int) -> Path:
        return self.place / "files" / str(n) / f"Nordmann - 2020 - {self.works[n][:40]}.pdf"

    def write(self) -> None:
        for n in self.works:
            if not self.file(n).exists() or self.file(n).read_bytes() != self.content[n]:
                for old in self.file(n).parent.glob("*"):
                    old.unlink()
                self.file(n).parent.mkdir(parents=True, exist_ok=True)
                self.file(n).write_bytes(self.content[n])
        if self.way != "zotero":
            text = getattr(self, f"_{self.way}")()
            (self.place / f"library.{self.way}").write_text(text, "utf-8")
        elif self.server:
            self._serve(self.server)

    def _relative(self, n: int) -> str:
        return self.file(n).relative_to(self.place).as_posix()

    def _json(self) -> str:
        return json.dumps(
            [
                {"id": f"k{n}", "type": "report", "title": title, "language": "nb",
                 "author": [{"family": "Nordmann", "given": "Kari"}],
                 "issued": {"date-parts": [[2020]]}}
                for n, title in self.works.items()
            ]
        )  # fmt: skip

    def _ris(self) -> str:
        return "".join(
            f"TY  - RPRT\nID  - k{n}\nTI  - {title}\nAU  - Nordmann, Kari\nPY  - 2020\nLA  - nb\n"
            f"L1  - {self._relative(n)}\nER  - \n\n"
            for n, title in self.works.items()
        )

    def _bib(self) -> str:
        return "".join(
            f"@techreport{{k{n},\n title = {{{title.replace('&', chr(92) + '&')}}},\n"
            " author = {Nordmann, Kari},\n year = {2020},\n langid = {norsk},\n"
            f" file = {{Full tekst:{self._relative(n)}:application/pdf}}\n}}\n"
            for n, title in self.works.items()
        )

    def _serve(self, server: ZoteroServer) -> None:
        before, server.items = server.items, {}
        for n, title in self.works.items():
            creator = {"creatorType": "author", "lastName": "Nordmann", "firstName": "Kari"}
            server.put(f"K{n}", itemType="report", title=title, creators=[creator], date="2020",
                       language="nb", collections=["A", "B"])  # fmt: skip
            server.put(f"F{n}", itemType="attachment", parentItem=f"K{n}", linkMode="imported_file",
                       contentType="application/pdf", filename=self.file(n).name,
                       md5=str(hash(self.content[n])))  # fmt: skip
        assert before is not server.items


@pytest.fixture(params=["json", "ris", "bib", "zotero"])
def original(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Original]:
    place = tmp_path / "original"
    place.mkdir()
    with ExitStack() as stack:
        made: list[Original] = []

        def file_url(key: str) -> str:
            return f"file://{quote(str(made[0].file(int(key[1:]))))}"

        server = ZoteroServer(file_url) if request.param == "zotero" else None
        if server:
            stack.callback(server.close)
        made.append(Original(request.param, place, server))
        yield made[0]


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "home")


def added(library: Library, original: Original) -> Any:
    if original.server:
        return library.add("zotero", "zotero", original.server.library)
    return library.add("eksport", "export", original.place / f"library.{original.way}")


class TestALibraryOf200:
    def test_is_brought_kept_in_step_and_leaves_other_documents_alone(
        self, library: Library, original: Original
    ) -> None:
        settings = added(library, original)
        assert counts(library.sync(settings, dry_run=True)) == {"added": WORKS}
        assert len(library.entries()) == 1
        assert counts(library.sync(settings)) == {"added": WORKS}
        entry = library.entries()["Rapport nummer 007 om ålefisk & «småbåt»"]
        assert (entry.type, entry.issued, entry.language) == ("report", 2020, "nb")
        assert [str(a.to_person()) for a in entry.author] == ["Kari Nordmann"]
        assert library.bytes_of(entry.title) == original.content[7]

        before = library.manifest.read_bytes()
        assert counts(library.sync(settings)) == {"unchanged": WORKS}
        assert library.manifest.read_bytes() == before

        original.works[3] = "Rapport nummer 003 i ny utgave"
        original.content[5] = pdf("another text, under the same id")
        del original.works[9]
        original.write()
        report = library.sync(settings)
        assert counts(report) == {"unchanged": WORKS - 3, "changed": 2, "gone": 1}
        assert library.bytes_of(original.works[5]) == original.content[5]
        assert original.works[3] in library.entries()
        assert len(library.entries()) == WORKS + 1  # nothing is removed unasked

        assert counts(library.sync(settings, remove=True))["removed"] == 1
        assert len(library.entries()) == WORKS
        assert "Egen rapport" in library.entries()
        assert COMMENT in library.manifest.read_text("utf-8")


class TestAFolder:
    def _filled(self, library: Library, tmp_path: Path) -> tuple[Path, Any]:
        folder = tmp_path / "mappe"
        (folder / "under").mkdir(parents=True)
        for n, name in enumerate(("a.md", "under/b æøå (1).md", "c.md")):
            (folder / name).write_text(f"# {TITLES[n]}\n\nTekst {n}.", "utf-8")
        for path in folder.rglob("*.md"):
            os.utime(path, (1, 1))
        return folder, library.add("mappe", "folder", folder)

    def test_is_read_for_facts_and_seen_again_by_path(
        self, library: Library, tmp_path: Path
    ) -> None:
        folder, settings = self._filled(library, tmp_path)
        assert counts(library.sync(settings)) == {"added": 3}
        assert set(TITLES) <= library.entries().keys()
        assert counts(library.sync(settings)) == {"unchanged": 3}
        (folder / "c.md").unlink()
        assert counts(library.sync(settings, remove=True)) == {"unchanged": 2, "removed": 1}
        assert TITLES[2] not in library.entries()

    def test_may_have_its_files_renamed(self, library: Library, tmp_path: Path) -> None:
        folder, settings = self._filled(library, tmp_path)
        library.sync(settings)
        (folder / "c.md").rename(folder / "under" / "d.md")
        library.sync(settings, remove=True)
        library.sync(settings, remove=True)
        assert library.entries()[TITLES[2]].file == "mappe/d.md"
        assert len(library.entries()) == 4

    def test_that_vanishes_takes_nothing_with_it(self, library: Library, tmp_path: Path) -> None:
        folder, settings = self._filled(library, tmp_path)
        library.sync(settings)
        kept = folder.rename(tmp_path / "away")
        with pytest.raises(SourceError, match="source_folder_gone"):
            library.sync(settings, remove=True)
        folder.mkdir()  # mounted, and empty
        with pytest.raises(SourceError, match="source_empty"):
            library.sync(settings, remove=True)
        assert len(library.entries()) == 4
        assert kept.is_dir()

    def test_leaves_a_file_that_is_being_written(self, library: Library, tmp_path: Path) -> None:
        folder, settings = self._filled(library, tmp_path)
        (folder / "new.md").write_text("# Halv", "utf-8")
        report = library.sync(settings)
        assert counts(report) == {"added": 3, "failed": 1}
        assert "Halv" not in library.entries()

    def test_inside_the_corpus_folder_is_not_copied(self, library: Library) -> None:
        folder = library.corpus / "inn"
        folder.mkdir()
        path = folder / "x.md"
        path.write_text("# Inne\n\nTekst.", "utf-8")
        os.utime(path, (1, 1))
        settings = library.add("inn", "folder", folder)
        assert counts(library.sync(settings)) == {"added": 1}
        assert library.entries()["Inne"].file == "inn/x.md"
        library.forget(settings, documents=True, dry_run=False)
        assert path.is_file()
        assert "Inne" not in library.entries()


class TestAPersonsOwnChanges:
    def _one(self, library: Library, tmp_path: Path, **facts: Any) -> Any:
        self._write(tmp_path, **facts)
        return library.add("eksport", "export", tmp_path / "one.json")

    def _write(self, tmp_path: Path, content: bytes = pdf("one"), **facts: Any) -> None:
        (tmp_path / "one.pdf").write_bytes(content)
        item = {"id": "one", "type": "report", "title": "Rapporten", "attachments": ["one.pdf"]}
        (tmp_path / "one.json").write_text(json.dumps([item | facts]), "utf-8")

    def test_stay_where_the_source_changes_the_same_field(
        self, library: Library, tmp_path: Path
    ) -> None:
        settings = self._one(library, tmp_path, publisher="Første", genre="Notat")
        library.sync(settings)
        library.edit("Rapporten", publisher="Rettet for hånd")
        self._write(tmp_path, publisher="Andre", genre="Rapport")
        report = library.sync(settings)
        entry = library.entries()["Rapporten"]
        assert (entry.publisher, entry.genre) == ("Rettet for hånd", "Rapport")
        assert "source_fields_kept" in {note.code for note in report.outcomes[0].notes}

    def test_stay_in_a_file_that_was_replaced_by_hand(
        self, library: Library, tmp_path: Path
    ) -> None:
        settings = self._one(library, tmp_path)
        library.sync(settings)
        path = library.corpus / library.entries()["Rapporten"].file
        path.write_bytes(pdf("by hand"))
        self._write(tmp_path, pdf("from the source"))
        library.sync(settings)
        assert path.read_bytes() == pdf("by hand")

    def test_that_take_an_entry_out_are_not_undone(self, library: Library, tmp_path: Path) -> None:
        settings = self._one(library, tmp_path)
        library.sync(settings)
        library.drop("Rapporten")
        self._write(tmp_path, publisher="Ny")
        assert counts(library.sync(settings)) == {"elsewhere": 1}
        assert "Rapporten" not in library.entries()

    def test_are_told_of_when_the_source_has_no_language(
        self, library: Library, tmp_path: Path
    ) -> None:
        library.sync(self._one(library, tmp_path))
        assert library.entries()["Rapporten"].unsure == ["language"]

    def test_made_an_entry_of_the_same_work_which_is_left_alone(
        self, library: Library, tmp_path: Path
    ) -> None:
        library.edit("Egen rapport", DOI="10.1234/Same")
        settings = self._one(library, tmp_path, DOI="https://doi.org/10.1234/same")
        assert counts(library.sync(settings)) == {"elsewhere": 1}
        (tmp_path / "one.json").write_text("[]", "utf-8")
        assert library.sync(settings, remove=True).outcomes == ()
        assert "Egen rapport" in library.entries()


class TestARunThatIsKilled:
    """At any moment between the first note of a work and the last."""

    @pytest.mark.parametrize("after", [True, False])
    def test_in_the_midst_of_writing_is_finished_by_the_next(
        self, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: bool
    ) -> None:
        settings = TestAPersonsOwnChanges()._one(library, tmp_path)

        def killed(*given: Any) -> None:
            if after:
                change_manifest(*given)
            raise KeyboardInterrupt

        with monkeypatch.context() as patch:
            patch.setattr("ingest.sources.bringing.change_manifest", killed)
            with pytest.raises(KeyboardInterrupt):
                library.sync(settings)
        assert ("Rapporten" in library.entries()) == after
        assert counts(library.sync(settings)) == {"added": 1}
        assert counts(library.sync(settings)) == {"unchanged": 1}
        assert len(library.entries()) == 2
        assert len(list(library.corpus.rglob("*.pdf"))) == 1

    def test_by_force_loses_and_doubles_nothing(self, tmp_path: Path) -> None:
        with running(NvaServer(page_size=4)) as server:
            assert isinstance(server, NvaServer)
            for n in range(40):
                server.put(f"n{n}", f"Rapport om sak {n}", f"2024-01-{n:02}", file=pdf(f"{n}"))
                server.files[f"/signed/n{n}"].wait_s = 0.05
            manifest = tmp_path / "corpus_manifest.yaml"
            environment = {
                **os.environ, "FUNN_HOME": str(tmp_path / "home"), "FUNN_MANIFEST": str(manifest),
            }  # fmt: skip
            funn = [sys.executable, "-m", "api.cli", "sources"]
            quiet: dict[str, Any] = {
                "env": environment, "cwd": ROOT, "stdout": subprocess.DEVNULL
            }  # fmt: skip
            subprocess.run([*funn, "add", "nva", "nva", server.url], check=True, **quiet)
            for _ in range(3):
                server.asked.clear()
                process = subprocess.Popen([*funn, "sync"], **quiet)
                while len(server.asked) < 20 and process.poll() is None:
                    time.sleep(0.01)
                process.kill()
                process.wait()
            subprocess.run([*funn, "sync"], check=True, **quiet)
            entries = load_manifest(manifest).documents
            assert sorted(e.title for e in entries) == sorted(
                f"Rapport om sak {n}" for n in range(40)
            )
            files = sorted(path.read_bytes() for path in (tmp_path / "corpus").rglob("*.pdf"))
            assert files == sorted(pdf(f"{n}") for n in range(40))


class TestTwoRuns:
    def test_do_not_meet(self, tmp_path: Path) -> None:
        with held(tmp_path), pytest.raises(SourceError, match="sources_busy"), held(tmp_path):
            pass


class TestForgetting:
    def test_leaves_the_documents_unless_they_are_to_go(
        self, library: Library, tmp_path: Path
    ) -> None:
        settings = TestAPersonsOwnChanges()._one(library, tmp_path)
        library.sync(settings)
        file = library.corpus / library.entries()["Rapporten"].file
        report = library.forget(settings, documents=True, dry_run=True)
        assert counts(report) == {"gone": 1}
        assert "Rapporten" in library.entries()
        library.forget(settings, documents=True, dry_run=False)
        assert list(library.entries()) == ["Egen rapport"]
        assert not file.exists()
        assert library.ledger.sources() == []
