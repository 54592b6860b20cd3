"""``/metrics``: requests by route, what the server answers from, and no question text."""

from __future__ import annotations

import re
from pathlib import Path

from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from tests.commands import ROOT


def metrics(client: TestClient) -> str:
    answer = client.get("/metrics")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/plain")
    return answer.text


def value(text: str, sample: str) -> float:
    found = re.search(rf"^{re.escape(sample)} (\S+)$", text, re.M)
    assert found, sample
    return float(found[1])


class TestRequests:
    def test_are_counted_and_timed_by_the_template_of_their_route(
        self, handbook: TestClient
    ) -> None:
        sample = 'http_requests_total{handler="/api/documents/{document_id}",method="GET",status='
        handbook.get("/api/documents/handbok-soke")
        before = value(metrics(handbook), sample + '"200"}')
        handbook.get("/api/documents/handbok-sitere")
        handbook.get("/api/documents/nobody-at-all")
        after = metrics(handbook)
        assert value(after, sample + '"200"}') == before + 1
        assert value(after, sample + '"404"}') >= 1
        assert (
            'http_request_duration_seconds_bucket{handler="/api/documents/{document_id}"' in after
        )

    def test_leave_no_word_of_a_question_or_an_address_behind(self, handbook: TestClient) -> None:
        handbook.get("/api/search", params={"q": "flodhest"})
        handbook.post("/api/answers", json={"question": "krokodille"})
        handbook.get("/api/passages/nilgans")
        handbook.get("/sjiraff/wp-admin")
        shown = metrics(handbook)
        for word in ("flodhest", "krokodille", "nilgans", "sjiraff", "handbok-"):
            assert word not in shown

    def test_for_metrics_are_not_counted_themselves(self, handbook: TestClient) -> None:
        metrics(handbook)
        assert 'handler="/metrics"' not in metrics(handbook)


class TestTheIndex:
    def test_is_told_by_generation_and_size(self, handbook: TestClient) -> None:
        ready, shown = handbook.get("/readyz").json(), metrics(handbook)
        assert f'name="{ready["generation"]}"' in shown
        assert value(shown, "funn_passages") == ready["passages"]
        assert value(shown, "funn_documents") == ready["documents"]
        assert value(shown, "funn_ready") == 1.0

    def test_that_is_not_there_is_told_as_not_ready(self, tmp_path: Path) -> None:
        settings = Settings(
            manifest=ROOT / "corpus_manifest.yaml", home=tmp_path, embedder="hashing"
        )
        with TestClient(create_app(settings)) as client:
            shown = metrics(client)
        assert value(shown, "funn_ready") == 0.0
        assert "funn_passages" not in shown
