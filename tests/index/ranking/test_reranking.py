"""Hits read again by a cross-encoder: a small one, made on the spot."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

import index.searcher
from api.engine import Engine
from index.ranking.reranking import open_reranker, rerank
from ingest.errors import EmbedderError
from ingest.models import PassageId
from tests.workplace import Workplace

WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "leder", "kontor", "bruker", "hva", "er"]


class CountingReranker:
    """Scores a passage by how many words of the question it has."""

    def scores(self, question: str, passages: Sequence[str]) -> NDArray[np.float64]:
        words = set(question.split())
        return np.array([float(len(words & set(passage.split()))) for passage in passages])


def write_cross_encoder(folder: Path, labels: int = 1) -> str:
    """A BERT of two layers with random weights, saved as sentence-transformers reads it."""
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizer

    folder.mkdir()
    (folder / "vocab.txt").write_text("\n".join(WORDS), "utf-8")
    config = BertConfig(
        vocab_size=len(WORDS),
        hidden_size=16,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=16,
    )
    config.num_labels = labels
    BertForSequenceClassification(config).save_pretrained(folder)
    BertTokenizer(vocab_file=str(folder / "vocab.txt")).save_pretrained(folder)
    return str(folder)


class TestRerank:
    def test_orders_what_was_read_and_leaves_the_rest(self) -> None:
        texts = ["noe annet", "leder på kontor", "en leder"]
        order = rerank(np.array([7, 3, 5, 9]), "leder kontor", texts, CountingReranker())
        assert order.tolist() == [3, 5, 7, 9]

    def test_keeps_the_order_of_equals(self) -> None:
        order = rerank(np.array([2, 1, 0]), "leder", ["x", "y", "z"], CountingReranker())
        assert order.tolist() == [2, 1, 0]


class TestCrossEncoder:
    def test_gives_one_score_a_passage(self, tmp_path: Path) -> None:
        reranker = open_reranker(write_cross_encoder(tmp_path / "model"))
        scores = reranker.scores("hva er leder", ["leder kontor", "bruker"])
        assert scores.shape == (2,)
        assert np.isfinite(scores).all()

    def test_reads_nothing_where_nothing_was_found(self, tmp_path: Path) -> None:
        reranker = open_reranker(write_cross_encoder(tmp_path / "model"))
        assert reranker.scores("hva", []).shape == (0,)

    def test_refuses_a_model_that_classifies(self, tmp_path: Path) -> None:
        with pytest.raises(EmbedderError, match="reranker_many_scores"):
            open_reranker(write_cross_encoder(tmp_path / "model", labels=3))

    def test_says_what_to_do_about_a_folder_that_holds_no_model(self, tmp_path: Path) -> None:
        with pytest.raises(EmbedderError, match="reranker_unopened"):
            open_reranker(str(tmp_path))


OFFICE = "# {n}\n\nKontoret har {n} ledere, og hver leder møter en bruker på kontoret.\n\n"


@pytest.fixture(scope="module")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Workplace:
    office = "".join(OFFICE.format(n=n) for n in ("to", "tre", "fire", "fem", "seks"))
    return Workplace(tmp_path_factory.mktemp("reranked"), office=office)


def found(engine: Engine) -> list[PassageId]:
    return [hit.passage.passage_id for hit in engine.searcher().search_text("leder", k=10).hits]


def engine_with(workplace: Workplace, reranker: str | None) -> Engine:
    return Engine(workplace.settings.model_copy(update={"reranker": reranker}))


class TestSearchWithACrossEncoder:
    def test_changes_the_order_only_among_the_hits_that_it_reads(
        self, workplace: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(index.searcher, "HITS_READ", 3)
        name = write_cross_encoder(tmp_path / "model")
        plain, again = (found(engine_with(workplace, model)) for model in (None, name))
        texts = [workplace.engine().searcher().passage(passage_id).text for passage_id in plain[:3]]
        scores = open_reranker(name).scores("leder", texts)
        expected = [plain[place] for place in np.argsort(-scores, kind="stable")]
        assert len(plain) > 3
        assert again == [*expected, *plain[3:]]

    def test_is_off_unless_one_is_named(self, workplace: Workplace) -> None:
        assert workplace.settings.reranker is None
        assert found(workplace.engine()) == found(engine_with(workplace, None))

    def test_says_what_to_do_about_an_unknown_name(
        self, workplace: Workplace, tmp_path: Path
    ) -> None:
        with pytest.raises(EmbedderError, match="absent"):
            engine_with(workplace, str(tmp_path / "absent")).searcher()
