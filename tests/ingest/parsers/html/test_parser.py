"""Hostile and empty pages are refused in one line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.wordings import error_text
from ingest.errors import ParseError, ResourceLimitError
from ingest.parsers.html.parser import HtmlParser
from tests.ingest.parsers.html.pages import PROSE


class TestHostileFiles:
    def outcome(self, tmp_path: Path, content: bytes) -> str:
        path = tmp_path / "side.html"
        path.write_bytes(content)
        with pytest.raises(ParseError) as caught:
            HtmlParser().parse(path)
        said = error_text(caught.value, "en")
        assert "\n" not in said
        return said

    def test_another_format_under_the_name_is_said_so(self, tmp_path: Path) -> None:
        assert "not a web page but a PDF" in self.outcome(tmp_path, b"%PDF-1.7 ...")

    @pytest.mark.parametrize("content", [b"", b"  \n ", b"<html><body></body></html>"])
    def test_a_page_without_text_is_refused(self, tmp_path: Path, content: bytes) -> None:
        assert self.outcome(tmp_path, content).startswith("side.html: ")

    def test_a_page_drawn_by_a_script_is_refused(self, tmp_path: Path) -> None:
        markup = b"<html><body><div id='root'></div><script>draw()</script></body></html>"
        assert "drawn by a script" in self.outcome(tmp_path, markup)

    def test_nesting_without_end_is_refused_and_not_cut_off(self, tmp_path: Path) -> None:
        path = tmp_path / "side.html"
        path.write_text("<div>" * 5000 + "dypt" + "</div>" * 5000 + f"<p>{PROSE}</p>")
        with pytest.raises(ResourceLimitError, match="web_page_nested"):
            HtmlParser().parse(path)

    @settings(
        max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
    )
    @given(
        st.lists(
            st.sampled_from(
                ["<p>", "</p>", "<table>", "<tr>", "<td rowspan=3>", "</td>", "<li>", "<h2>",
                 "</h2>", "<a href='#x'>1</a>", "<b id=x>",
                 "<!-- ", "-->", "<em>", "ord ", "æøå ", "&nbsp;",
                 "<br>", "<blockquote>", "</blockquote>", "<th colspan=2>", "</table>", "\x00", "<"]
            ),
            max_size=40,
        )
    )  # fmt: skip
    def test_any_markup_gives_text_or_one_clear_line(
        self, tmp_path: Path, parts: list[str]
    ) -> None:
        path = tmp_path / "side.html"
        path.write_text("".join(parts), encoding="utf-8")
        try:
            document = HtmlParser().parse(path)
        except ParseError:
            return
        for block in document.blocks:
            assert document.text[block.start : block.end].strip()
