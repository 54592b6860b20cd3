"""What the server keeps open: made once, for all who ask, and anew when the corpus changes."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from api.serving.warming import warm_up
from ingest.errors import IndexStoreError
from tests.workplace import LATER, Workplace


@pytest.fixture
def workplace(tmp_path: Path) -> Workplace:
    return Workplace(tmp_path)


class EndsAfter(threading.Event):
    """Is set when it has been asked ``steps`` times."""

    def __init__(self, steps: int) -> None:
        super().__init__()
        self.steps, self.asked = steps, 0

    def is_set(self) -> bool:
        self.asked += 1
        return self.asked >= self.steps


class TestEngine:
    def test_makes_one_quote_checker_for_all_who_ask_at_once(self, workplace: Workplace) -> None:
        engine = workplace.engine()
        with ThreadPoolExecutor(8) as threads:
            made = list(threads.map(lambda _: engine.quote_checker(), range(8)))
        assert len({id(checker) for checker in made}) == 1

    def test_makes_everything_anew_when_another_generation_goes_live(
        self, workplace: Workplace
    ) -> None:
        engine = workplace.engine()
        before = engine.quote_checker(), engine.catalogue(), engine.suggester()
        workplace.replace(LATER)
        after = engine.quote_checker(), engine.catalogue(), engine.suggester()
        assert not any(old is new for old, new in zip(before, after, strict=True))
        assert [known.text for known in engine.suggester().suggest("meto")] == ["Metode"]

    def test_does_not_let_an_old_generation_answer_for_a_damaged_one(
        self, workplace: Workplace
    ) -> None:
        engine = workplace.engine()
        engine.searcher()
        workplace.replace(LATER)
        live = (workplace.settings.index_path / "CURRENT").read_text("utf-8").strip()
        (workplace.settings.index_path / live / "passages.faiss").write_bytes(b"")
        with pytest.raises(IndexStoreError):
            engine.searcher()

    def test_lets_the_old_one_answer_until_the_new_one_is_warm(self, workplace: Workplace) -> None:
        engine = workplace.engine()
        old = engine.searcher()
        engine.catalogue()
        engine.swaps_behind = True
        workplace.replace(LATER)
        assert engine.searcher() is old
        assert engine.searcher() is old
        swapping = [thread for thread in threading.enumerate() if thread.name == "swap"]
        assert len(swapping) <= 1
        for thread in swapping:
            thread.join(60)
        new = engine.searcher()
        assert new is not old
        assert engine._catalogues._made.keys() == {old.meta.name, new.meta.name}
        names = new._ranker._interpreter._finder._label.cache_info().currsize
        assert names > 1000

    def test_behind_too_lets_no_old_one_answer_for_a_damaged_one(
        self, workplace: Workplace
    ) -> None:
        engine = workplace.engine()
        engine.searcher()
        engine.swaps_behind = True
        workplace.replace(LATER)
        live = (workplace.settings.index_path / "CURRENT").read_text("utf-8").strip()
        (workplace.settings.index_path / live / "passages.faiss").write_bytes(b"")
        engine.searcher()
        for thread in threading.enumerate():
            if thread.name == "swap":
                thread.join(60)
        with pytest.raises(IndexStoreError):
            engine.searcher()

    def test_is_warm_after_one_answer(self, workplace: Workplace) -> None:
        engine = workplace.engine()
        warm_up(engine)
        assert engine.open_generation is not None
        assert set(engine.catalogue().documents) == {"a-doc", "b-doc"}

    def test_warms_up_without_an_index_and_says_what_is_missing(
        self, workplace: Workplace, caplog: pytest.LogCaptureFixture
    ) -> None:
        (workplace.settings.index_path / "CURRENT").unlink()
        warm_up(workplace.engine())
        assert "index_missing" in caplog.text

    def test_begins_nothing_more_when_the_app_has_ended(self, workplace: Workplace) -> None:
        engine, ended = workplace.engine(), threading.Event()
        ended.set()
        warm_up(engine, ended)
        assert engine.open_generation is None

    def test_ends_with_the_app_in_the_middle_of_the_names_it_learns(
        self, workplace: Workplace
    ) -> None:
        ended = EndsAfter(steps=20)
        warm_up(workplace.engine(), ended)
        assert ended.asked == 20

    def test_ends_with_the_app(self, workplace: Workplace) -> None:
        with workplace.client():
            pass
        assert "warm-up" not in {thread.name for thread in threading.enumerate()}
