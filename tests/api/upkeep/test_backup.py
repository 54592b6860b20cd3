"""A backup: of one moment, whole or refused, and it answers the same elsewhere."""

from __future__ import annotations

import random
import threading
from pathlib import Path
from typing import Any

import pytest

from api.engine import Engine
from api.schemas.questions import QuestionIn
from api.service import answer_now
from api.settings import Settings
from api.upkeep.backup import BackupError, restore_backup, write_backup
from api.upkeep.checkup import examine
from ingest.errors import StoreError
from ingest.store import CorpusStore
from tests.commands import funn_here
from tests.workplace import LATER, LEADER, Workplace


def told(settings: Settings) -> Any:
    searcher = Engine(settings).searcher()
    answer = answer_now(QuestionIn(question="Hvilken bakgrunn har lederen?"), searcher, "nb")
    return [
        [(quote.text, quote.citation, quote.voice) for quote in answer.quotes],
        [(hit.passage.id, hit.score) for hit in answer.hits],
        [searcher.document(i) for i in searcher.document_ids],
    ]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Workplace:
    return Workplace(tmp_path_factory.mktemp("place"))


@pytest.fixture(scope="module")
def backup(place: Workplace) -> Path:
    return write_backup(place.settings, place.folder / "kept.funn").path


@pytest.fixture
def elsewhere(place: Workplace, tmp_path: Path) -> Settings:
    moved = {"home": tmp_path / "home", "manifest": tmp_path / "corpus_manifest.yaml"}
    return place.settings.model_copy(update=moved)


class TestABackup:
    def test_answers_the_same_elsewhere(
        self, place: Workplace, backup: Path, elsewhere: Settings
    ) -> None:
        report = restore_backup(elsewhere, backup)
        assert report.documents == 2
        assert told(elsewhere) == told(place.settings)
        assert elsewhere.manifest.read_text() == place.settings.manifest.read_text()
        found = {finding.detail for finding in examine(elsewhere, "nb", deep=True)}
        assert any("hver fil er lest til slutten" in detail for detail in found)

    def test_is_of_one_moment_while_a_build_writes(
        self, tmp_path: Path, elsewhere: Settings
    ) -> None:
        (tmp_path / "here").mkdir()
        place = Workplace(tmp_path / "here")
        errors: list[BaseException] = []

        def build() -> None:
            try:
                for n in range(4):
                    place.replace((LATER, LEADER)[n % 2])
            except BaseException as error:
                errors.append(error)

        building = threading.Thread(target=build)
        building.start()
        n = 0
        while building.is_alive() or n == 0:
            write_backup(place.settings, tmp_path / "kept.funn")
            restore_backup(elsewhere, tmp_path / "kept.funn", replace=True)
            CorpusStore(elsewhere.store_path, read_only=True).check()
            assert len(Engine(elsewhere).searcher().document_ids) == 2
            n += 1
        building.join()
        assert errors == []

    def test_replaces_nothing_unasked(self, place: Workplace, backup: Path) -> None:
        with pytest.raises(BackupError, match="backup_would_replace"):
            restore_backup(place.settings, backup)

    @pytest.mark.parametrize("n", range(12))
    def test_that_is_damaged_is_refused(
        self, place: Workplace, backup: Path, elsewhere: Settings, tmp_path: Path, n: int
    ) -> None:
        content, chance = bytearray(backup.read_bytes()), random.Random(n)
        at = chance.randrange(len(content))
        if n % 3 == 2:
            del content[at:]
        else:
            content[at] ^= 1 << chance.randrange(8)
        (tmp_path / "damaged").write_bytes(content)
        try:
            restore_backup(elsewhere, tmp_path / "damaged")
        except BackupError:
            assert not elsewhere.store_path.exists()
        else:  # a letter of the archive's own, between the files
            assert told(elsewhere) == told(place.settings)

    def test_of_a_damaged_store_is_not_written(self, tmp_path: Path) -> None:
        place = Workplace(tmp_path)
        with CorpusStore(place.settings.store_path)._db as db:
            db.execute("UPDATE documents SET text = 'x' WHERE id = 'a-doc'")
        with pytest.raises(StoreError, match="document_damaged"):
            write_backup(place.settings, tmp_path / "kept.funn")
        assert not (tmp_path / "kept.funn").exists()

    def test_is_written_and_brought_back_by_the_commands(
        self, place: Workplace, tmp_path: Path
    ) -> None:
        kept = str(tmp_path / "kept.funn")
        assert funn_here(place.home, "backup", kept, **place.environment).returncode == 0
        done = funn_here(tmp_path / "home", "restore", kept, **place.environment)
        assert (done.returncode, done.stderr) == (0, "")
        again = funn_here(tmp_path / "home", "restore", kept, **place.environment)
        assert again.returncode == 1
        assert "--replace" in again.stderr
        none = funn_here(tmp_path / "other", "restore", str(tmp_path / "none"), **place.environment)
        assert none.returncode == 1
        assert "none" in none.stderr
