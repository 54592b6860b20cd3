"""Features of sentences, over a small corpus with hashed words for vectors."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from index.evidence.classifier import load_model
from index.evidence.features import FEATURES, FeatureTable, features_of_hits
from index.evidence.question import question_features
from index.generations.directory import current_generation
from index.generations.writer import build_index
from index.searcher import Searcher
from index.vectors.cache import EmbeddingCache
from index.vectors.embedder import HashingEmbedder
from ingest.blocks.assembly import RawBlock, assemble, raw_block
from ingest.models import Bibliography, Document, DocumentId
from ingest.passages.chunking import chunk
from ingest.store import CorpusStore

SECTIONS = (
    ("1 Ledelse", "Kontoret har to sjefer. De styrer kontoret sammen hver eneste dag."),
    ("2 Møter", "Sjefene møtes hver mandag. Møtene varer en time på kontoret."),
    ("3 Brukere", "Brukerne får oppfølging av en veileder. Veilederen ringer ofte til dem."),
)
QUESTION = "Hvordan er ledelse på kontoret med to sjefer?"


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    home = tmp_path_factory.mktemp("features")
    blocks: list[RawBlock] = []
    for title, text in SECTIONS:
        blocks += [raw_block("heading", title, level=1), raw_block("paragraph", text)]
    parsed = assemble(blocks)
    name = DocumentId("ledelse")
    facts = Bibliography(type="report", title="Ledelse", issued=2010, collection="research")
    passages = chunk(name, parsed, language="nb")
    document = Document(name, "ledelse.md", facts, parsed, "0" * 64, passages)
    store = CorpusStore(home / "corpus.db")
    store.put(document, ordinal=0, fingerprint="0")
    embedder = HashingEmbedder()
    build_index(store, home / "index", embedder, EmbeddingCache(home / "embeddings.db"))
    return Searcher.open(home / "index", current_generation(home / "index"), embedder)


@pytest.fixture(scope="module")
def tables(searcher: Searcher) -> dict[str, FeatureTable]:
    """The features of each passage's sentences, by its heading."""
    hits = searcher.search_text(QUESTION, k=10).hits
    found = features_of_hits(question_features(searcher.score(QUESTION)), hits, searcher)
    return {hit.passage.section[0]: table for hit, table in zip(hits, found, strict=True)}


def column(table: FeatureTable, name: str) -> list[float]:
    return [float(value) for value in table[:, FEATURES.index(name)]]


class TestFeatures:
    def test_are_those_that_the_model_was_fitted_on(self, tables: dict[str, FeatureTable]) -> None:
        model = load_model()
        assert set(FEATURES) == set(model.weights) == set(model.means) == set(model.scales)
        for table in tables.values():
            assert ((model.probabilities(table) > 0) & (model.probabilities(table) < 1)).all()

    def test_count_what_stands_in_the_sentence_beside_it_and_above_it(
        self, tables: dict[str, FeatureTable]
    ) -> None:
        (table,) = (t for heading, t in tables.items() if "Ledelse" in heading)
        told, held, headed = (
            column(table, name)
            for name in ("coverage", "coverage_with_neighbours", "coverage_with_headings")
        )
        assert told[0] > told[1]
        assert held[0] == held[1] >= told[0]
        assert column(table, "coverage_of_headings")[0] > 0
        assert headed[0] > held[0]

    def test_take_a_tables_caption_and_header_for_headings(self, searcher: Searcher) -> None:
        hit = searcher.search_text(QUESTION, k=1).hits[0]
        bare = replace(hit, passage=replace(hit.passage, section=()))
        titled = replace(hit, passage=replace(bare.passage, context="Tabell 2. Ledelse"))
        question = question_features(searcher.score(QUESTION))
        without, beneath = (features_of_hits(question, [h], searcher)[0] for h in (bare, titled))
        assert set(column(without, "coverage_of_headings")) == {0.0}
        assert min(column(beneath, "coverage_of_headings")) > 0.0
        assert column(beneath, "coverage") == column(without, "coverage")

    def test_compare_a_sentence_with_the_one_that_tells_most_of_all_hits(
        self, tables: dict[str, FeatureTable]
    ) -> None:
        behind = {
            heading: column(table, "gap_to_top_coverage") for heading, table in tables.items()
        }
        assert max(max(values) for values in behind.values()) == 0.0
        (best,) = (values for heading, values in behind.items() if "Ledelse" in heading)
        assert best[0] == 0.0

    def test_say_how_near_the_sentences_beside_are(self, tables: dict[str, FeatureTable]) -> None:
        for table in tables.values():
            near = column(table, "similarity_z")
            assert column(table, "similarity_z_before") == [min(near), *near[:-1]]
            assert column(table, "similarity_z_after") == [*near[1:], min(near)]

    def test_say_how_many_passages_have_a_nearer_sentence(
        self, tables: dict[str, FeatureTable]
    ) -> None:
        best_of = [max(column(table, "similarity_z")) for table in tables.values()]
        for table in tables.values():
            nearer = [
                sum(best > near + 1e-3 for best in best_of)
                for near in column(table, "similarity_z")
            ]
            assert column(table, "log_passages_nearer") == pytest.approx(np.log1p(nearer).tolist())

    def test_of_no_hits_are_none(self, searcher: Searcher) -> None:
        assert features_of_hits(question_features(searcher.score(QUESTION)), [], searcher) == []
