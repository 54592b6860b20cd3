"""Settings of the endpoint: what is wrong is said, and no secret is shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.llm.endpoints import endpoint_of
from api.settings import Settings, SettingsError, load_settings
from api.wordings import error_text
from tests.api.llm.asking import (
    KEY,
    settings_of,
)
from tests.api.llm.llm_server import LlmServer


class TestSettings:
    @pytest.mark.parametrize(
        ("given", "word"),
        [
            ({"llm_url": "localhost:11434", "llm_model": "x"}, "http://"),
            ({"llm_url": "http://", "llm_model": "x"}, "http://"),
            ({"llm_url": "http://me:secret@host/v1", "llm_model": "x"}, "FUNN_LLM_API_KEY"),
            ({"llm_url": "http://host/v1"}, "name the model"),
            ({"llm_url": "http://host/v1", "llm_model": "x", "llm_timeout_s": "0"}, "1"),
        ],
    )
    def test_say_what_is_wrong_and_show_no_secret(
        self, monkeypatch: pytest.MonkeyPatch, given: dict[str, str], word: str
    ) -> None:
        for name, value in given.items():
            monkeypatch.setenv(f"FUNN_{name.upper()}", value)
        with pytest.raises(SettingsError) as caught:
            load_settings()
        said = error_text(caught.value, "en")
        assert word in said
        assert "secret" not in said

    def test_are_off_when_empty(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("FUNN_LLM_URL", "")
        monkeypatch.setenv("FUNN_LLM_MODEL", "")
        assert endpoint_of(Settings()) is None

    def test_name_the_model_to_callers_and_nothing_else(
        self, home: Path, client: TestClient, llm: LlmServer
    ) -> None:
        listed = client.get("/api/documents")
        assert listed.json()["generates"] == {"model": "liten"}
        assert llm.url not in listed.text
        assert KEY not in listed.text
        with TestClient(create_app(settings_of(home))) as without:
            assert without.get("/api/documents").json()["generates"] is None

    def test_keep_the_key_out_of_what_is_shown(self) -> None:
        settings = Settings(llm_url="http://host/v1/", llm_model="x", llm_api_key=KEY)
        endpoint = endpoint_of(settings)
        assert endpoint is not None
        assert endpoint.url == "http://host/v1/chat/completions"
        assert KEY not in f"{settings!r} {endpoint!r}"
