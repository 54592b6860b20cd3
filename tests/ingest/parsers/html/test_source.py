"""Encodings of a page, and the facts in its head."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.parsers.html.parser import HtmlParser, page_facts
from tests.ingest.parsers.html.pages import PROSE, Parse, page


class TestEncodings:
    TEXT = "Fossestøl spør om «råd»."

    @pytest.mark.parametrize(
        ("encoding", "declared"),
        [("utf-8", "utf-8"), ("cp1252", "windows-1252"), ("cp1252", "iso-8859-1"),
         ("utf-8", ""), ("cp1252", ""), ("utf-16", ""), ("utf-8-sig", ""),
         ("cp1252", "utf-8"), ("utf-8", "no-such-thing")],
    )  # fmt: skip
    def test_are_read_as_declared_or_as_they_are(
        self, tmp_path: Path, encoding: str, declared: str
    ) -> None:
        meta = f"<meta charset='{declared}'>" if declared else ""
        markup = f"<html><head>{meta}</head><body><p>{self.TEXT} {PROSE}</p></body></html>"
        path = tmp_path / "side.html"
        path.write_bytes(markup.encode(encoding))
        assert HtmlParser().parse(path).text == f"{self.TEXT} {PROSE}"

    def test_an_xml_declaration_is_no_obstacle(self, parse: Parse) -> None:
        document = parse(
            '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html '
            f'xmlns="http://www.w3.org/1999/xhtml"><body><p>{PROSE}</p></body></html>'
        )
        assert document.text == PROSE


class TestPageFacts:
    def test_are_read_from_the_head(self, tmp_path: Path) -> None:
        path = tmp_path / "side.html"
        path.write_text(
            page(
                f"<p>{PROSE}</p>",
                head="<title>Nettsted</title><meta name='citation_title' content='Partnerskap'>"
                "<meta name='citation_author' content='Borg, Elin'>"
                "<meta name='citation_author' content='Breit, Eric'>"
                "<meta name='DC.date' content='2016-01-15'>"
                "<link rel='canonical' href='https://example.org/p'>",
            ),
            encoding="utf-8",
        )
        assert page_facts(path) == {
            "Title": "Partnerskap",
            "Author": "Borg, Elin; Breit, Eric",
            "CreationDate": "2016-01-15",
            "URL": "https://example.org/p",
            "OwnTitle": "Partnerskap",
            "OwnAuthor": "Borg, Elin; Breit, Eric",
        }
