"""Title, subtitle and authors of a title page."""

from __future__ import annotations

import pytest

from ingest.blocks.assembly import assemble, raw_block
from ingest.models import Page, Person
from tests.ingest.metadata.papers import NB, families, on_a_cover, paper, printed, proposed


class TestTitlePage:
    def test_the_largest_line_is_the_title_and_what_follows_the_subtitle(self) -> None:
        entry = proposed(
            printed(("UNIVERSITETET I BERGEN", 18), ("Masteroppgave", 14),
                    ("Samarbeid ved kontorene", 26), ("En casestudie fra to fylker", 16),
                    ("Kari Berg", 14), ("Våren 2015", 12))
        )  # fmt: skip
        facts = entry.bibliography
        assert (facts.title, facts.subtitle) == (
            "Samarbeid ved kontorene", "En casestudie fra to fylker",
        )  # fmt: skip
        assert (facts.type, facts.genre) == ("thesis", "Masteroppgave")
        assert (facts.issued, facts.publisher) == (2015, "Universitetet i Bergen")
        assert families(entry) == ["Berg"]
        assert entry.unsure == ()

    def test_a_title_over_two_lines_is_put_together(self) -> None:
        entry = proposed(
            printed(
                ("Samarbeid og ledelse ved", 26), ("de lokale kontorene", 26), ("Kari Berg", 12)
            )
        )
        assert entry.bibliography.title == "Samarbeid og ledelse ved de lokale kontorene"

    def test_authors_on_lines_of_their_own_are_parted_again(self) -> None:
        entry = proposed(
            on_a_cover(("Kari Ingeborg Storberg", 60), ("Ola Lie", 75), ("Eli Dahl", 90))
        )
        assert families(entry) == ["Storberg", "Lie", "Dahl"]

    def test_authors_below_a_labelled_one_are_parted_too(self) -> None:
        rows = (("SKREVET AV: Kari Ingeborg Storberg", 60), ("Egil Magnus Lie", 75))
        entry = proposed(on_a_cover(*rows, more=("Cato Dahl", "Notater til studiet i velferd")))
        assert families(entry) == ["Storberg", "Lie", "Dahl"]

    def test_without_a_title_page_the_file_names_it_and_that_is_unsure(self) -> None:
        entry = proposed(paper("# Sammendrag", "# 1 Innledning"), "masteroppgave-2012.txt")
        assert entry.bibliography.title == "masteroppgave-2012"
        assert {"title", "author", "issued"} <= set(entry.unsure)

    def test_what_the_file_says_of_itself_is_used_last_and_unsure(self) -> None:
        entry = proposed(paper("# Sammendrag"), Title="Rammer for arbeid", Author="Berg, Kari",
                        CreationDate="D:20170614120428Z")  # fmt: skip
        assert entry.bibliography.title == "Rammer for arbeid"
        assert entry.bibliography.author == (Person("Berg", "Kari"),)
        assert entry.bibliography.issued == 2017
        assert {"title", "author", "issued"} <= set(entry.unsure)

    @pytest.mark.parametrize("junk", ["Microsoft Word - utkast (3).docx", "Untitled", "Dokument1"])
    def test_what_a_program_put_in_as_title_is_none(self, junk: str) -> None:
        assert proposed(paper("# Sammendrag"), "fil.pdf", Title=junk).bibliography.title == "fil"

    def test_a_name_the_text_spells_otherwise_is_mended_and_unsure(self) -> None:
        body = f"{NB} Knut Fosshøl har ledet arbeidet. Fosshøl skrev også kapittel to."
        entry = proposed(paper("# Rommet i midten", "Knut Foshøl og Eli Dahl", body=body))
        assert families(entry) == ["Fosshøl", "Dahl"]
        assert "author" in entry.unsure

    def test_a_site_around_the_document_does_not_name_it(self) -> None:
        site = [raw_block("boilerplate", "Rammer for arbeid - En studie"),
                raw_block("boilerplate", "Like dokumenter"),
                raw_block("boilerplate", "Tittel: Noe helt annet Forfatter: Per Annen"),
        ]  # fmt: skip
        own = [raw_block("paragraph", "Arbeidsnotat nr. 200 / 2014", page=1),
               raw_block("paragraph", "Av Kari Berg For oversikt over serien se nettsiden", page=1),
               raw_block("paragraph", NB, page=2)]  # fmt: skip
        entry = proposed(assemble([*site, *own], pages=[Page(1), Page(2)]))
        facts = entry.bibliography
        assert (facts.title, facts.subtitle) == ("Rammer for arbeid", "En studie")
        assert (families(entry), facts.number) == (["Berg"], "200/2014")


class TestStatePapers:
    @pytest.mark.parametrize(
        ("line", "series", "number"),
        [("NOU 2021: 3", "NOU", "2021: 3"),
         ("Dokument 3:7 (2020–2021)", "Dokument", "3:7 (2020–2021)"),
         ("Meld. St. 14 (2020–2021)", "Meld. St.", "14 (2020–2021)"),
         ("Rundskriv H-14/21", "Rundskriv", "H-14/21")],
    )  # fmt: skip
    def test_are_known_by_their_series_and_that_is_no_title(
        self, line: str, series: str, number: str
    ) -> None:
        facts = proposed(printed((line, 28), ("Et bedre råd", 24), ("Oslo 2021", 12))).bibliography
        assert (facts.title, facts.subtitle, facts.type) == ("Et bedre råd", None, "report")
        assert (facts.collection_title, facts.number, facts.issued) == (series, number, 2021)

    @pytest.mark.parametrize("kind", ["Høringsnotat", "Faktaark", "Fact sheet", "Utredning"])
    def test_the_name_of_their_kind_is_no_title(self, kind: str) -> None:
        facts = proposed(printed((kind, 26), ("Råd til flere", 18))).bibliography
        assert facts.title == "Råd til flere"

    def test_the_body_that_got_one_did_not_write_it(self) -> None:
        entry = proposed(printed(("Et bedre råd", 26), ("Avgitt til Barnedepartementet", 12)))
        assert entry.bibliography.author == ()

    def test_initials_may_follow_the_name(self) -> None:
        entry = proposed(printed(("Et bedre råd", 26), ("Forfattere: Nor A, van Berg KL", 12)))
        assert families(entry) == ["Nor", "van Berg"]
