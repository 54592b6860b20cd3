"""The type of a document."""

from __future__ import annotations

import pytest

from tests.ingest.metadata.papers import paper, proposed


class TestType:
    @pytest.mark.parametrize(
        ("lines", "kind"),
        [(("# Samarbeid", "Doktorgradsavhandling"), "thesis"),
         (("# Referat fra møte i utvalget",), "document"),
         (("# Arkivstandarden", "Norsk standard"), "standard"),
         (("Sammendrag", "Noe kort.", "Nøkkelord: arbeid, velferd"), "article-journal"),
         (("# Rammer", "Årsrapport for enheten"), "report")],
    )  # fmt: skip
    def test_follows_what_the_document_calls_itself(
        self, lines: tuple[str, ...], kind: str
    ) -> None:
        assert proposed(paper(*lines)).bibliography.type == kind

    def test_a_saved_page_is_a_web_page(self) -> None:
        assert proposed(paper("# Rammer for arbeid"), "side.html").bibliography.type == "webpage"
