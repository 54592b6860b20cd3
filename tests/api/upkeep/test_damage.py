"""Damage on disk: no other answer without a word, no internal error, each one named.

``make soak`` sets ``FUNN_SOAK`` and tries hundreds; here are a few of each kind.
"""

from __future__ import annotations

import contextlib
import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from api.commands.output import progress
from api.engine import Engine
from api.schemas.questions import QuestionIn
from api.service import answer_now
from api.settings import Settings
from api.upkeep.checkup import examine
from api.upkeep.corpus_build import build_corpus, return_to_earlier
from index.generations import reader
from ingest.errors import FunnError, IndexNotFoundError, IndexStoreError, StoreError
from ingest.models import DocumentId
from tests.workplace import Workplace

DAMAGES = int(os.environ.get("FUNN_SOAK", "16"))
QUESTIONS = ("Hvilken bakgrunn har lederen?", "Hvor mange ansatte har kontoret?")


def flip(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content))
    return content[:at] + bytes([content[at] ^ 1 << chance.randrange(8)]) + content[at + 1 :]


def cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content))]


def zero(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content))
    length = min(chance.choice((1, 64, 4096)), len(content) - at)
    return content[:at] + bytes(length) + content[at + length :]


KINDS: tuple[Callable[[bytes, random.Random], bytes], ...] = (flip, flip, cut, zero)


def told(settings: Settings) -> Any:
    """All that is said to a reader, but for names of generations and times."""
    searcher = Engine(settings).searcher()
    answers = [answer_now(QuestionIn(question=asked), searcher, "nb") for asked in QUESTIONS]
    return [
        [(a.status, a.message, a.notes) for a in answers],
        [(q.text, q.citation, q.voice, q.document_id) for a in answers for q in a.quotes],
        [(h.passage.id, h.passage.text, h.score) for a in answers for h in a.hits],
        [(searcher.document(i), searcher.bibliography(i)) for i in searcher.document_ids],
    ]


def rebuild(settings: Settings) -> None:
    with progress(quiet=True) as bars:
        build_corpus(settings, bars, workers=1)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Workplace:
    return Workplace(tmp_path_factory.mktemp("whole"))


@pytest.fixture(scope="module")
def expected(place: Workplace) -> Any:
    return told(place.settings)


@pytest.fixture
def copy(place: Workplace, tmp_path: Path) -> Settings:
    shutil.copytree(place.home, tmp_path / "home")
    return place.settings.model_copy(update={"home": tmp_path / "home"})


def kept_files(home: Path) -> list[Path]:
    files = [path for path in sorted(home.rglob("*")) if path.is_file() and path.stat().st_size]
    return [path for path in files if not path.name.endswith(("-wal", "-shm", ".lock"))]


def faults(settings: Settings) -> list[str]:
    found = examine(settings, "nb", deep=True)
    return [finding.detail for finding in found if not finding.ok]


class TestDamage:
    def test_is_none_in_what_was_just_built(self, copy: Settings) -> None:
        assert faults(copy) == []

    @pytest.mark.parametrize("n", range(DAMAGES))
    def test_is_never_answered_from(self, copy: Settings, expected: Any, n: int) -> None:
        chance = random.Random(n)
        files = kept_files(copy.home)
        path = files[n % len(files)]
        whole = path.read_bytes()
        path.write_bytes(KINDS[n // len(files) % len(KINDS)](whole, chance))
        if path.read_bytes() == whole:
            pytest.skip("zeros were zeroed")
        with contextlib.suppress(FunnError):
            assert told(copy) == expected
        named = faults(copy)
        if copy.index_path in path.parents:
            assert any(path.name in fault for fault in named), path
        try:
            rebuild(copy)
        except FunnError:
            assert named
        else:
            assert told(copy) == expected

    def test_of_a_document_is_noticed_when_it_is_quoted(
        self, copy: Settings, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Also where the file was not compared with its checksums."""
        monkeypatch.setattr(reader, "check_generation", lambda *_: None)
        (stored,) = copy.index_path.glob("*/corpus.db")
        content = stored.read_bytes()
        stored.write_bytes(content.replace(b"Lederen har bakgrunn", b"Lederen har bakgrunm"))
        with pytest.raises(StoreError, match="document_damaged"):
            Engine(copy).searcher().document(DocumentId("b-doc"))

    def test_leaves_the_generation_before_to_answer(self, copy: Settings, place: Workplace) -> None:
        with pytest.raises(IndexNotFoundError):
            return_to_earlier(copy)
        before = told(copy)
        moved = copy.model_copy(update={"manifest": place.folder / "other.yaml"})
        moved.manifest.write_text(copy.manifest.read_text("utf-8").replace("Ledelse", "Lederne"))
        rebuild(moved)
        live = (copy.index_path / "CURRENT").read_text().strip()
        flat = copy.index_path / live / "sentences.npy"
        flat.write_bytes(flip(flat.read_bytes(), random.Random(1)))
        with pytest.raises(IndexStoreError, match="index_file_damaged"):
            told(copy)
        assert any("--earlier" in fault for fault in faults(copy))
        return_to_earlier(copy)
        assert told(copy) == before


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"../../etc\n", b"a\0b", b"x" * 5000])
class TestAnUnreadablePointer:
    def test_is_said_in_words(self, copy: Settings, content: bytes) -> None:
        (copy.index_path / "CURRENT").write_bytes(content)
        with pytest.raises(IndexStoreError, match="generation_missing"):
            Engine(copy).searcher()
        rebuild(copy)
        assert Engine(copy).searcher().document_ids
