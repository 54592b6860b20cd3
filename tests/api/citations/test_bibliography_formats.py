"""Files for reference managers, read back by other libraries."""

from __future__ import annotations

import json

import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware

from api.citations.bibliography_formats import citation_keys, to_bibtex, to_csl_json, to_ris
from api.citations.csl_items import full_title
from ingest.models import Bibliography
from tests.api.citations.works import (
    ANTHOLOGY,
    ARTICLE,
    CHAPTER,
    NAMELESS,
    REPORT,
    THESIS,
    TRANSLATION,
    WORKS,
    YEARLESS,
)


class TestKeys:
    def test_are_made_of_name_year_and_a_telling_word_in_ascii(self) -> None:
        keys = citation_keys([REPORT, THESIS, YEARLESS, NAMELESS])
        assert list(keys.values()) == [
            "ostby2016vilkar",
            "lie2012samarbeid",
            "arbeidsogvelferdsdirektoratetuaaarsrapport",
            "2019retningslinjer",
        ]

    def test_no_two_works_share_one(self) -> None:
        twin = Bibliography("book", "Vilkår", REPORT.author[:1], 2016)
        assert list(citation_keys([REPORT, twin]).values()) == [
            "ostby2016vilkar",
            "ostby2016vilkarb",
        ]


class TestBibtex:
    def test_is_read_back_without_loss(self) -> None:
        text = to_bibtex(WORKS, {REPORT: ["«100 % enig» (s. 3)"]})
        raw = parse_string(text)
        decoded = parse_string(text, append_middleware=[LatexDecodingMiddleware()])
        assert not raw.failed_blocks
        assert [e["title"] for e in decoded.entries] == [full_title(work) for work in WORKS]
        by_key = raw.entries_dict
        report = by_key["ostby2016vilkar"]
        assert report.entry_type == "techreport"
        assert report["author"] == "Østby, Åse and Ness-Dahl, Ærlend and Moe, Kari"
        for name, value in {
            "institution": "Instituttet",
            "address": "Oslo",
            "type": "AFI-rapport",
            "number": "02/2016",
            "isbn": "978-82-7609-371-1",
            "issn": "0807-0865",
            "year": "2016",
        }.items():
            assert report[name] == value
        assert by_key["arbeidsogvelferdsdirektoratetuaaarsrapport"]["url"] == YEARLESS.url
        article = decoded.entries_dict["ostby2016hvorfor"]
        assert article["journal"] == ARTICLE.container_title
        assert by_key["ostby2016hvorfor"]["doi"] == ARTICLE.doi
        assert decoded.entries_dict["ostby2016vilkar"]["annote"] == "«100 % enig» (s. 3)"

    def test_protects_an_institution_and_capitals(self) -> None:
        text = to_bibtex([YEARLESS, THESIS])
        assert "author = {{Arbeids- og velferdsdirektoratet}}" in text
        assert r"title = {Samarbeid i {NAV}: 50 \% eller mer?}" in text


class TestRis:
    def test_is_read_back_without_loss(self) -> None:
        text = to_ris(WORKS, {REPORT: ["«Et\nsitat» (s. 3)", "Et til"]})
        assert text.startswith("TY  - RPRT")
        entries = rispy.loads(text)
        assert [e["title"] for e in entries] == [full_title(work) for work in WORKS]
        report, article, thesis, yearless, *_ = entries
        assert report["authors"] == ["Østby, Åse", "Ness-Dahl, Ærlend", "Moe, Kari"]
        assert report["tertiary_title"] == "AFI-rapport"
        assert report["number"] == "02/2016"
        assert report["issn"] == "978-82-7609-371-1; 0807-0865"
        assert report["notes"] == ["«Et sitat» (s. 3)", "Et til"]
        assert (article["start_page"], article["end_page"]) == ("5", "23")
        assert (article["volume"], article["number"]) == ("33", "1-2")
        assert article["doi"] == ARTICLE.doi
        assert thesis["type_of_work"] == "Masteroppgave"
        assert yearless["urls"] == [YEARLESS.url]
        assert yearless["authors"] == ["Arbeids- og velferdsdirektoratet"]
        assert "year" not in yearless


class TestRoles:
    """Editors, translators, editions and first years, in the words of each format."""

    def test_in_bibtex(self) -> None:
        chapter, translation = parse_string(to_bibtex([CHAPTER, TRANSLATION])).entries
        assert chapter.entry_type == "incollection"
        assert chapter["editor"] == "Nor, Ada and Aune, Geir"
        assert (chapter["edition"], chapter["origdate"]) == ("2", "2008")
        assert (translation["translator"], translation["origdate"]) == ("Moe, Eva", "1984")

    def test_in_ris(self) -> None:
        chapter, translation = rispy.loads(to_ris([CHAPTER, TRANSLATION]))
        assert chapter["secondary_authors"] == ["Nor, Ada", "Aune, Geir"]
        assert (chapter["edition"], chapter["original_publication"]) == ("2", "2008")
        assert translation["subsidiary_authors"] == ["Moe, Eva"]
        assert "secondary_authors" not in translation

    def test_in_csl_json(self) -> None:
        chapter, translation = json.loads(to_csl_json([CHAPTER, TRANSLATION]))
        assert chapter["editor"][1] == {"family": "Aune", "given": "Geir"}
        assert (chapter["edition"], chapter["original-date"]) == ("2", {"date-parts": [[2008]]})
        assert translation["translator"] == [{"family": "Moe", "given": "Eva"}]

    def test_editors_name_the_key_of_a_work_without_authors(self) -> None:
        assert list(citation_keys([ANTHOLOGY]).values()) == ["nor2017tretten"]


class TestCslJson:
    def test_carries_language_and_institution_for_every_reader(self) -> None:
        works = json.loads(to_csl_json(WORKS))
        assert [work["language"] for work in works[2:4]] == ["nn-NO", "nb-NO"]
        assert works[3]["author"] == [{"literal": "Arbeids- og velferdsdirektoratet"}]
        assert works[0]["issued"] == {"date-parts": [[2016]]}
        assert works[0]["collection-title"] == "AFI-rapport"
