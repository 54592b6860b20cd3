"""The library over HTTP: files in, entries corrected, removed and undone, and who may do it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings

KEY = "k3y-0f-the-l1brary"
REPORT = "# Rapport om trygd\n\nKontoret har tolv ansatte i kommunen.\n"


class Library:
    def __init__(self, folder: Path, **settings: object) -> None:
        self.folder = folder
        self.settings = Settings.model_validate(
            {"manifest": folder / "m.yaml", "home": folder / "home", "embedder": "hashing"}
            | settings
        )
        self.app = create_app(self.settings)
        self.app.state.engine.swaps_behind = False
        self.client = TestClient(self.app)

    def upload(self, name: str, text: str = REPORT) -> int:
        answer = self.client.post("/api/library/files", params={"name": name}, content=text)
        return answer.status_code

    def settle(self) -> None:
        """Wait for the worker."""
        self.app.state.library_worker.wait(60)
        self.app.state.engine.swaps_behind = False

    def states(self) -> dict[str, str]:
        entries = self.client.get("/api/library/entries").json()["entries"]
        return {entry["file"]: entry["state"] for entry in entries}

    def id_of(self, file: str) -> str:
        entries = self.client.get("/api/library/entries", params={"q": file}).json()["entries"]
        return str(entries[0]["id"])


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    made = Library(tmp_path)
    yield made
    made.settle()


class TestUploading:
    def test_makes_a_file_an_entry_that_is_found(self, library: Library) -> None:
        assert library.upload("trygd.md") == 202
        library.settle()
        assert library.states()["trygd.md"] in ("indexed", "needs_review")
        hits = library.client.post("/api/search", json={"question": "ansatte"}).json()
        assert "tolv ansatte" in str(hits)

    def test_of_the_same_file_twice_makes_one_entry(self, library: Library) -> None:
        assert [library.upload("a.md"), library.upload("a.md")] == [202, 202]
        library.settle()
        assert list(library.states()) == ["a.md"]

    def test_never_replaces_another_file(self, library: Library) -> None:
        library.upload("a.md")
        assert library.upload("a.md", "# Annet\n\nHelt annen tekst.\n") == 422
        assert (library.folder / "corpus" / "a.md").read_text("utf-8") == REPORT

    @pytest.mark.parametrize(
        "name", ["../a.md", "/a.md", ".a.md", "a\n.md", "a.exe", "a", "x" * 300]
    )
    def test_refuses_names_that_lead_elsewhere_or_are_not_read(
        self, library: Library, name: str
    ) -> None:
        assert library.upload(name) == 422
        assert not library.folder.joinpath("a.md").exists()

    def test_tells_why_a_file_was_not_read(self, library: Library) -> None:
        library.upload("broken.pdf", "no PDF at all")
        library.settle()
        (job,) = library.client.get("/api/library/jobs").json()["jobs"]
        assert (job["state"], job["subject"]) == ("failed", "broken.pdf")
        assert job["reason"]

    def test_has_a_limit_of_its_own(self, tmp_path: Path) -> None:
        library = Library(tmp_path, max_body_mb=0.001, max_upload_mb=0.01)
        assert library.upload("a.md", "x" * 5000) == 202
        answer = library.client.post(
            "/api/library/files", params={"name": "b.md"}, content="x" * 20_000
        )
        assert answer.status_code == 413
        assert "FUNN_MAX_UPLOAD_MB" in answer.json()["detail"]
        assert not (tmp_path / "corpus" / "b.md").exists()
        library.settle()


class TestEditing:
    def test_sets_and_confirms_fields(self, library: Library) -> None:
        library.upload("a.md")
        library.settle()
        path = f"/api/library/entries/{library.id_of('a.md')}"
        entry = library.client.get(path).json()
        assert entry["unsure"]
        edit = {"values": {"title": "Trygd", "issued": 2020}, "confirmed": entry["unsure"]}
        assert library.client.patch(path, json=edit).status_code == 200
        library.settle()
        assert library.client.get(path).json()["values"]["title"] == "Trygd"
        assert library.states() == {"a.md": "indexed"}

    def test_is_refused_where_the_value_has_changed_since_it_was_seen(
        self, library: Library
    ) -> None:
        library.upload("a.md")
        library.settle()
        path = f"/api/library/entries/{library.id_of('a.md')}"
        edit = {"values": {"title": "Ny"}, "seen": {"title": "En annen"}}
        answer = library.client.patch(path, json=edit)
        assert answer.status_code == 409
        assert "title" in answer.json()["detail"]

    @pytest.mark.parametrize("values", [{"issued": 99}, {"DOI": "x"}, {"author": [{}]}])
    def test_refuses_what_no_entry_may_have(
        self, library: Library, values: dict[str, object]
    ) -> None:
        library.upload("a.md")
        library.settle()
        path = f"/api/library/entries/{library.id_of('a.md')}"
        assert library.client.patch(path, json={"values": values}).status_code == 422

    def test_previews_page_numbers(self, library: Library) -> None:
        library.upload("a.md")
        library.settle()
        path = f"/api/library/entries/{library.id_of('a.md')}/pages"
        assert isinstance(library.client.get(path, params={"page_offset": 3}).json(), list)


class TestRemoving:
    def test_takes_a_document_out_and_undo_brings_it_back(self, library: Library) -> None:
        library.upload("a.md")
        library.upload("b.md", "# Annet\n\nHelt annen tekst om skole.\n")
        library.settle()
        path = f"/api/library/entries/{library.id_of('b.md')}"
        version = library.client.delete(path).json()["version"]
        library.settle()
        assert list(library.states()) == ["a.md"]
        counts = library.client.get("/api/library/jobs").json()["counts"]
        assert counts["failed"] == 0
        assert library.client.post(f"/api/library/changes/{version}/undo").status_code == 200
        library.settle()
        assert sorted(library.states()) == ["a.md", "b.md"]

    def test_of_what_is_not_there_says_so(self, library: Library) -> None:
        library.upload("a.md")
        library.settle()
        assert library.client.delete("/api/library/entries/nope").status_code == 404


class TestListing:
    def test_of_ten_thousand_is_searched_sorted_and_paged(self, library: Library) -> None:
        rows = [
            f"  - {{id: d-{n}, file: {n}.md, title: Rapport {n % 100:03} om trygd, issued: 2020}}"
            for n in range(10_000)
        ]
        text = "version: 1\ndocuments:\n" + "\n".join(rows) + "\n"
        library.settings.manifest.write_text(text, "utf-8")
        answer = library.client.get(
            "/api/library/entries",
            params={"q": "rapport 042", "sort": "title", "offset": 90, "limit": 20},
        ).json()
        assert (answer["total"], len(answer["entries"])) == (100, 10)
        assert answer["states"] == {"waiting": 10_000}


class TestWhoMay:
    @pytest.mark.parametrize(
        ("settings", "status"),
        [
            ({}, 200),
            ({"edit": False}, 403),
            ({"host": "0.0.0.0"}, 403),
            ({"host": "0.0.0.0", "edit": True}, 403),
            ({"host": "0.0.0.0", "api_keys": KEY}, 403),
            ({"host": "0.0.0.0", "edit": True, "api_keys": KEY}, 200),
            ({"trusted_proxies": "10.0.0.1"}, 403),
        ],
    )
    def test_is_this_machine_or_whoever_has_a_key_where_editing_is_on(
        self, tmp_path: Path, settings: dict[str, object], status: int
    ) -> None:
        library = Library(tmp_path, **settings)
        library.settings.manifest.write_text("version: 1\ndocuments: []\n", "utf-8")
        headers = {"Authorization": f"Bearer {KEY}"}
        answer = library.client.get("/api/library/entries", headers=headers)
        assert answer.status_code == status

    def test_is_never_a_page_of_another_site(self, library: Library) -> None:
        answer = library.client.post(
            "/api/library/files",
            params={"name": "a.md"},
            content=REPORT,
            headers={"Sec-Fetch-Site": "cross-site"},
        )
        assert answer.status_code == 403
        assert not (library.folder / "corpus").exists()

    def test_every_route_of_the_library_asks(self, tmp_path: Path) -> None:
        library = Library(tmp_path, edit=False)
        asked = 0
        for path, methods in library.app.openapi()["paths"].items():
            if not path.startswith("/api/library"):
                continue
            for method in methods:
                address = path.replace("{document_id}", "a-doc").replace("{number}", "1")
                answer = library.client.request(
                    method, address, params={"name": "a.md"}, json={} if method == "patch" else None
                )
                assert answer.status_code == 403, (method, path)
                asked += 1
        assert asked >= 10
