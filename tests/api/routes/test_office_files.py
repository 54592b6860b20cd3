"""Slides and OpenDocument text on their whole way: read, searched, cited, opened, handed out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pptx
import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.commands.output import progress
from api.settings import Settings
from api.upkeep.corpus_build import build_corpus
from tests.ingest.parsers.opendocument.files import write_odt

MANIFEST = """\
version: 1
documents:
  - {id: slides, file: a.pptx, type: speech, title: Tillit, issued: 2020, author: [{family: Ås}]}
  - {id: text, file: b.odt, title: Ledelse, issued: 2021, author: [{family: Bø}]}
"""
ON_SLIDE = "Tilliten til lederne er høy ved kontorene i fjellbygdene."
NOTE = "Minn om at fjorårets måling var lavere."
IN_TEXT = "Lederen har bakgrunn fra kommunen, og det betyr mye for fiskerihavna."
CITED = {
    "slides": {
        "nb": "(Ås, 2020, lysbilde 2)", "nn": "(Ås, 2020, lysbilete 2)", "en": "(Ås, 2020, slide 2)"
    },
    "text": {
        "nb": "(Bø, 2021, avsnittet «Funn»)",
        "nn": "(Bø, 2021, avsnittet «Funn»)",
        "en": "(Bø, 2021, section “Funn”)",
    },
}  # fmt: skip


def write_slides(path: Path) -> None:
    show = pptx.Presentation()
    for title, text in (("Innledning", "Om målingen."), ("Funn", ON_SLIDE)):
        slide = show.slides.add_slide(show.slide_layouts[1])
        slide.shapes.title.text, slide.placeholders[1].text_frame.text = title, text
    slide.notes_slide.notes_text_frame.text = NOTE
    show.save(str(path))


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder = tmp_path_factory.mktemp("office")
    (folder / "corpus").mkdir()
    write_slides(folder / "corpus" / "a.pptx")
    write_odt(
        folder / "corpus" / "b.odt",
        f'<text:h text:outline-level="1">Funn</text:h><text:p>{IN_TEXT}</text:p>',
    )
    manifest = folder / "corpus_manifest.yaml"
    manifest.write_text(MANIFEST, "utf-8")
    settings = Settings(manifest=manifest, home=folder / "home", embedder="hashing")
    with progress(quiet=True) as bars:
        build_corpus(settings, bars, workers=1)
    with TestClient(create_app(settings)) as opened:
        yield opened


def hit(client: TestClient, query: str) -> dict[str, object]:
    found = client.get("/api/search", params={"q": query}).json()["hits"]
    first: dict[str, object] = found[0]["passage"]
    return first


class TestOfficeFiles:
    @pytest.mark.parametrize(
        ("query", "document", "text"),
        [("tillit fjellbygdene", "slides", ON_SLIDE), ("bakgrunn fiskerihavna", "text", IN_TEXT)],
    )
    @pytest.mark.parametrize("locale", ["nb", "nn", "en"])
    def test_are_searched_and_cited(
        self, client: TestClient, query: str, document: str, text: str, locale: str
    ) -> None:
        passage = hit(client, query)
        assert (passage["document_id"], text in str(passage["text"])) == (document, True)
        cited = client.get(
            f"/api/passages/{passage['id']}/citation", params={"locale": locale}
        ).json()
        assert cited["in_text"] == CITED[document][locale]
        assert cited["locator_kind"] == {"slides": "slide", "text": "section"}[document]

    def test_keep_notes_out_of_the_slide(self, client: TestClient) -> None:
        passage = hit(client, "fjorårets måling lavere")
        assert (passage["kind"], passage["text"]) == ("footnote", NOTE)

    @pytest.mark.parametrize(("document", "text"), [("slides", ON_SLIDE), ("text", IN_TEXT)])
    def test_are_opened_as_text(self, client: TestClient, document: str, text: str) -> None:
        blocks = client.get(f"/api/documents/{document}/blocks").json()["blocks"]
        assert text in [block["text"] for block in blocks]
        image = client.get(f"/api/documents/{document}/pages/1/image")
        assert image.status_code == 404

    @pytest.mark.parametrize(
        ("document", "media_type"),
        [
            (
                "slides",
                "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            ),
            ("text", "application/vnd.oasis.opendocument.text"),
        ],
    )
    def test_are_handed_out_as_they_are(
        self, client: TestClient, document: str, media_type: str
    ) -> None:
        answer = client.get(f"/api/documents/{document}/file")
        assert answer.headers["content-type"] == media_type
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "content-encoding" not in answer.headers
        assert answer.content.startswith(b"PK")
