"""The page: its own addresses, files that last, and nothing loaded from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings

PAGE = "<!doctype html><html lang='nb'><title>Funn</title><script src='/assets/a-1.js'></script>"
SCRIPT = "console.log('funn');\n" * 200
AS_BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


def settings_for(folder: Path, page: Path) -> Settings:
    return Settings(
        manifest=folder / "corpus_manifest.yaml",
        home=folder / "home",
        embedder="hashing",
        page=page,
    )


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A page as Vite leaves it."""
    folder = tmp_path / "dist"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text(PAGE, "utf-8")
    (folder / "favicon.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", "utf-8")
    (folder / "assets" / "a-1.js").write_text(SCRIPT, "utf-8")
    (folder / ".vite").mkdir()
    (folder / ".vite" / "manifest.json").write_text("not to be read", "utf-8")
    (folder / ".built").write_text("not to be read", "utf-8")
    (tmp_path / "secret.txt").write_text("not to be read", "utf-8")
    return folder


@pytest.fixture
def client(tmp_path: Path, built: Path) -> Iterator[TestClient]:
    with TestClient(create_app(settings_for(tmp_path, built))) as opened:
        yield opened


class TestThePage:
    @pytest.mark.parametrize("path", ["/", "/rapporter", "/sitatsjekk", "/utvalg", "/korpus"])
    def test_is_given_at_each_of_its_addresses(self, client: TestClient, path: str) -> None:
        answer = client.get(path, headers=AS_BROWSER)
        assert (answer.status_code, answer.text) == (200, PAGE)
        assert answer.headers["cache-control"] == "no-cache"

    def test_is_given_at_an_address_with_names_in_it(self, client: TestClient) -> None:
        answer = client.get("/dokument/hansen-2019?start=3&slutt=9", headers=AS_BROWSER)
        assert answer.text == PAGE

    def test_is_not_given_to_a_script_that_has_lost_its_way(self, client: TestClient) -> None:
        answer = client.get("/rapporter", headers={"Accept": "application/json"})
        assert answer.status_code == 404
        assert answer.headers["content-type"] == "application/problem+json"

    @pytest.mark.parametrize("path", ["/api/nowhere", "/assets/old-0.js", "/docs/x", "/gone.png"])
    def test_never_stands_in_for_what_is_missing(self, client: TestClient, path: str) -> None:
        assert client.get(path, headers=AS_BROWSER).status_code == 404

    def test_leaves_wrong_methods_to_the_routes(self, client: TestClient) -> None:
        assert client.delete("/api/search").status_code == 405
        assert client.post("/rapporter").status_code == 404

    @pytest.mark.parametrize(
        "path", ["/../secret.txt", "/%2e%2e/secret.txt", "/assets/..%2f..%2fsecret.txt"]
    )
    def test_gives_nothing_from_outside_its_folder(self, client: TestClient, path: str) -> None:
        assert "not to be read" not in client.get(path).text

    @pytest.mark.parametrize("path", ["/.built", "/.vite/manifest.json", "/assets/../.built"])
    def test_gives_no_file_of_the_build(self, client: TestClient, path: str) -> None:
        assert client.get(path).status_code == 404
        assert client.get(path, headers=AS_BROWSER).status_code == 404

    def test_is_changed_by_a_new_build_while_the_server_runs(
        self, client: TestClient, built: Path
    ) -> None:
        (built / "index.html").write_text(PAGE + "<p>2", "utf-8")
        assert client.get("/").text == PAGE + "<p>2"


class TestItsFiles:
    def test_with_a_digest_in_their_name_are_kept_for_ever(self, client: TestClient) -> None:
        answer = client.get("/assets/a-1.js")
        assert "immutable" in answer.headers["cache-control"]
        assert answer.headers["content-type"].startswith("text/javascript")

    def test_are_compressed(self, client: TestClient) -> None:
        answer = client.get("/assets/a-1.js", headers={"Accept-Encoding": "gzip"})
        assert answer.headers["content-encoding"] == "gzip"
        assert answer.text == SCRIPT

    def test_of_other_names_are_asked_for_anew(self, client: TestClient) -> None:
        answer = client.get("/favicon.svg")
        assert answer.headers["cache-control"] == "no-cache"
        again = client.get("/favicon.svg", headers={"If-None-Match": answer.headers["etag"]})
        assert again.status_code == 304


class TestWithoutAPage:
    def test_the_root_leads_to_the_documentation(self, tmp_path: Path) -> None:
        with TestClient(create_app(settings_for(tmp_path, tmp_path / "nothing"))) as client:
            answer = client.get("/", follow_redirects=False)
            assert answer.headers["location"] == "/docs"
            assert client.get("/rapporter", headers=AS_BROWSER).status_code == 404


class TestHeaders:
    def test_let_the_page_load_its_own_files_only(self, client: TestClient) -> None:
        headers = client.get("/korpus", headers=AS_BROWSER).headers
        policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
        assert policy["default-src"] == "'none'"
        assert policy["script-src"] == "'self'"
        assert policy["frame-ancestors"] == "'none'"
        assert not any("unsafe" in sources for sources in policy.values())

    @pytest.mark.parametrize("path", ["/", "/assets/a-1.js", "/api/nowhere", "/healthz", "/docs"])
    def test_stand_on_every_answer(self, client: TestClient, path: str) -> None:
        headers = client.get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert "default-src 'none'" in headers["content-security-policy"]

    def test_let_the_documentation_start_itself(self, client: TestClient) -> None:
        policy = client.get("/docs").headers["content-security-policy"]
        assert "script-src 'self' 'unsafe-inline'" in policy
