from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from sentence_transformers import SentenceTransformer

from index.vectors.opening import Backend, open_embedder
from ingest.errors import EmbedderError
from tests.fakes import save_tiny_model
from tests.index.vectors.comparing import BACKENDS, SENTENCES, cosines, run_python


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_tiny_model(tmp_path_factory.mktemp("models") / "tiny")


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
