"""A colophon's labelled facts, and the numbers in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.blocks.assembly import RawBlock, RawTable, assemble, raw_block
from ingest.models import Person
from tests.ingest.metadata.papers import EN, NB, NN, families, paper, proposed


class TestColophon:
    def test_in_bokmaal_states_everything(self) -> None:
        entry = proposed(
            paper(
                "Rapport nr.: 02/2016",
                "Tittel: Rammer for arbeid. En studie av fem kontorer",
                "Forfatter(e): Kari Berg, Ola M. Lie og Eli von Dahl",
                "Utgiver: Instituttet for arbeidsliv",
                "Oppdragsgiver: Arbeidsdepartementet",
                "Dato: Januar 2016",
                "ISBN 978-82-7609-371-1",
                "ISSN: 0807-0865",
            )
        )
        facts = entry.bibliography
        assert (facts.title, facts.subtitle) == ("Rammer for arbeid", "En studie av fem kontorer")
        assert facts.author == (
            Person("Berg", "Kari"), Person("Lie", "Ola M."), Person("von Dahl", "Eli"),
        )  # fmt: skip
        assert (facts.issued, facts.number, facts.type) == (2016, "02/2016", "report")
        assert (facts.publisher, facts.language) == ("Instituttet for arbeidsliv", "nb")
        assert (facts.isbn, facts.issn) == ("978-82-7609-371-1", "0807-0865")
        assert entry.note == "Commissioned by Arbeidsdepartementet."
        assert not {"title", "author", "issued", "publisher", "language"} & set(entry.unsure)

    def test_in_nynorsk_is_read_as_well(self) -> None:
        entry = proposed(
            paper(
                "Tittel: Rammer for arbeid", "Forfattarar: Kari Berg og Ola Lie",
                "Utgjevar: Høgskulen på Vestlandet", "Publisert: 3. mai 2019", body=NN,
            )
        )  # fmt: skip
        facts = entry.bibliography
        assert (families(entry), facts.issued, facts.language) == (["Berg", "Lie"], 2019, "nn")
        assert facts.publisher == "Høgskulen på Vestlandet"

    def test_in_english_is_read_as_well(self) -> None:
        entry = proposed(
            paper(
                "Title: Local offices", "Authors: Kari Berg and Ola Lie",
                "Commissioned by: The Ministry", "Published by: Work Research Institute",
                "Date: August 2019", "Report No. 4/2019", body=EN,
            )
        )  # fmt: skip
        facts = entry.bibliography
        assert (facts.title, families(entry)) == ("Local offices", ["Berg", "Lie"])
        assert (facts.issued, facts.language, facts.number) == (2019, "en", "4/2019")

    def test_with_labels_above_their_values(self) -> None:
        entry = proposed(
            paper("*Tittel:*", "Rammer for arbeid.", "*Forfatter(e):*", "Kari Berg", "Eli Dahl",
                  "*Antall sider:*", "72")
        )  # fmt: skip
        assert entry.bibliography.title == "Rammer for arbeid"
        assert families(entry) == ["Berg", "Dahl"]

    def test_set_as_two_columns_needs_no_colon(self) -> None:
        entry = proposed(
            paper("# Dagkirurgi", "Forfattergruppe Kari Berg, Ola Lie", "Gradering Åpen",
                  "Oppdragsgivere Departementet", "Dato November 2018")
        )  # fmt: skip
        assert (families(entry), entry.bibliography.issued) == (["Berg", "Lie"], 2018)

    def test_run_together_on_one_line_is_parted(self) -> None:
        entry = proposed(
            paper("# Rommet", "Prosjekttittel: Rommet i midten Prosjektnummer: 12 Institusjon: "
                  "NORCE Research AS Oppdragsgiver(e): KS ISBN: 978-82-8408-057-4")
        )  # fmt: skip
        facts = entry.bibliography
        assert (facts.publisher, facts.isbn) == ("NORCE Research AS", "978-82-8408-057-4")
        assert entry.note == "Commissioned by KS."

    def test_in_a_table_is_read_by_its_first_column(self) -> None:
        table = RawTable(
            header=(), rows=(("Tittel", "Rammer for arbeid"), ("Forfatter", "Kari Berg"))
        )
        parsed = assemble([RawBlock("table", table=table), raw_block("paragraph", NB)])
        entry = proposed(parsed)
        assert (entry.bibliography.title, families(entry)) == ("Rammer for arbeid", ["Berg"])

    def test_a_label_without_a_value_states_nothing(self) -> None:
        parsed = paper("# Rammer for arbeid", "Tittel: Forfatter: År: Språk:")
        assert proposed(parsed).bibliography.title == "Rammer for arbeid"


class TestNumbers:
    def test_an_isbn_with_a_wrong_check_digit_is_told_and_not_written(self) -> None:
        entry = proposed(paper("# Rammer for arbeid", "ISBN 978-82-7609-371-2"))
        assert entry.bibliography.isbn is None
        assert "wrong check digit" in (entry.note or "")

    def test_the_electronic_edition_comes_first_and_the_choice_is_unsure(self) -> None:
        entry = proposed(
            paper("# Rammer", "ISBN 978-82-691504-0-7 (trykt)", "ISBN 978-82-691504-2-1 (PDF)")
        )  # fmt: skip
        assert entry.bibliography.isbn == "978-82-691504-2-1"
        assert "ISBN" in entry.unsure

    @pytest.mark.parametrize(
        ("line", "series", "number"),
        [("AFI-rapport 02/2016", "AFI-rapport", "02/2016"),
         ("Arbeidsnotat nr. 200 / 2014", "Arbeidsnotat", "200/2014"),
         ("Fafo-rapport 2015:45", "Fafo-rapport", "2015:45"),
         ("SKDE rapport Nr. 2/2018", "SKDE rapport", "2/2018"),
         ("Working Paper No. 12", "Working Paper", "12")],
    )  # fmt: skip
    def test_series_and_number_are_read_from_one_line(
        self, line: str, series: str, number: str
    ) -> None:
        facts = proposed(paper("# Rammer for arbeid", line)).bibliography
        assert (facts.collection_title, facts.number, facts.type) == (series, number, "report")

    def test_a_doi_and_a_handle_are_the_documents_own(self) -> None:
        facts = proposed(
            paper(
                "# Rammer", "DOI: https://doi.org/10.55669/oa160800.", "hdl.handle.net/10642/4875"
            )
        ).bibliography
        assert (facts.doi, facts.url) == (
            "10.55669/oa160800", "https://hdl.handle.net/10642/4875",
        )  # fmt: skip

    @given(st.from_regex(r"\d{9}", fullmatch=True))
    def test_every_valid_isbn_is_found_however_it_is_parted(self, digits: str) -> None:
        first = f"978{digits}"
        total = sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(first))
        isbn = f"{first[:3]}-{first[3:5]}-{first[5:9]}-{first[9:]}-{-total % 10}"
        entry = proposed(paper("# Rammer for arbeid", f"ISBN {isbn}"))
        assert entry.bibliography.isbn == isbn
