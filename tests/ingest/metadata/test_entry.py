"""What a document says of itself on its first pages, in three languages, and how sure it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.blocks.assembly import Piece, RawBlock, RawTable, assemble, raw_block
from ingest.boxes import Box, WordBox
from ingest.metadata.adding import embedded_facts
from ingest.metadata.entry import ProposedEntry, propose_entry, split_title
from ingest.metadata.language import language_of
from ingest.metadata.names import is_organisation, persons_in
from ingest.models import Page, ParsedDocument, Person
from ingest.parsers import parser_for

NB = (
    "Vi har intervjuet ledere og veiledere om hvordan de samarbeider, og hva som skal til for "
    "at flere kommer i arbeid. Det er ikke noe nytt at dette tar tid, men her ser vi hvorfor. "
    "Informantene forteller at de ofte må velge mellom oppgaver, og at noen brukere blir "
    "liggende uten oppfølging fra uke til uke etter at kontorene ble slått sammen i fjor."
)
NN = (
    "Vi har intervjua leiarar og rettleiarar om korleis dei samarbeider, og kva som skal til for "
    "at fleire kjem i arbeid. Det er ikkje noko nytt at dette tek tid, men her ser vi kvifor. "
    "Dei fortel at dei ofte må velje mellom oppgåver, og at nokre brukarar vert liggjande utan "
    "oppfølging frå veke til veke etter at kontora vart slått saman i fjor, utan meir hjelp."
)
EN = (
    "This study is based on interviews with the managers and the staff of six local offices, and "
    "it shows which of the tasks that were moved to the regional level have been missed most. "
    "They would have preferred that these were kept, and this is the main finding of the report."
)


def paper(*lines: str, body: str = NB) -> ParsedDocument:
    """A text without pages: these lines, then running text. A line with # is a heading."""
    drafts = [
        raw_block("heading", line[2:], level=1)
        if line.startswith("# ")
        else raw_block("paragraph", line)
        for line in lines
    ]
    return assemble([*drafts, raw_block("paragraph", body), raw_block("paragraph", body)])


def printed(*lines: tuple[str, float]) -> ParsedDocument:
    """A first page with lines of given letter heights, in points, then running text."""
    drafts = [
        RawBlock("paragraph", (Piece(text, page=1, boxes=(Box(1, 50, top, 400, top + size),)),))
        for (text, size), top in zip(lines, range(50, 800, 40), strict=False)
    ]
    body = RawBlock("paragraph", (Piece(NB, page=2, boxes=(Box(2, 50, 50, 400, 61),)),))
    return assemble([*drafts, body], pages=[Page(1), Page(2)])


def on_a_cover(*rows: tuple[str, float], more: tuple[str, ...] = ()) -> ParsedDocument:
    """A cover whose second block is printed on rows that begin so far down the page."""

    def block(*rows: tuple[str, float]) -> RawBlock:
        text = " ".join(row for row, _ in rows)
        words, at = [], 0
        for row, top in rows:
            for word in row.split():
                words.append(WordBox(at, at + len(word), Box(1, 50, top, 90, top + 12)))
                at += len(word) + 1
        boxes = tuple(Box(1, 50, top, 200, top + 12) for _, top in rows)
        return RawBlock("paragraph", (Piece(text, page=1, boxes=boxes, words=tuple(words)),))

    return assemble(
        [
            raw_block("heading", "Rammer for arbeid", page=1, level=1),
            block(*rows),
            *(block((text, 200 + 30 * n)) for n, text in enumerate(more)),
            raw_block("paragraph", NB, page=2),
        ],
        pages=[Page(1), Page(2)],
    )


def drafted(parsed: ParsedDocument, name: str = "fil.pdf", **info: str) -> ProposedEntry:
    return propose_entry(Path(name), parsed, embedded=info)


def families(entry: ProposedEntry) -> list[str]:
    return [person.family for person in entry.bibliography.author]


class TestColophon:
    def test_in_bokmaal_states_everything(self) -> None:
        entry = drafted(
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
        entry = drafted(
            paper(
                "Tittel: Rammer for arbeid", "Forfattarar: Kari Berg og Ola Lie",
                "Utgjevar: Høgskulen på Vestlandet", "Publisert: 3. mai 2019", body=NN,
            )
        )  # fmt: skip
        facts = entry.bibliography
        assert (families(entry), facts.issued, facts.language) == (["Berg", "Lie"], 2019, "nn")
        assert facts.publisher == "Høgskulen på Vestlandet"

    def test_in_english_is_read_as_well(self) -> None:
        entry = drafted(
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
        entry = drafted(
            paper("*Tittel:*", "Rammer for arbeid.", "*Forfatter(e):*", "Kari Berg", "Eli Dahl",
                  "*Antall sider:*", "72")
        )  # fmt: skip
        assert entry.bibliography.title == "Rammer for arbeid"
        assert families(entry) == ["Berg", "Dahl"]

    def test_set_as_two_columns_needs_no_colon(self) -> None:
        entry = drafted(
            paper("# Dagkirurgi", "Forfattergruppe Kari Berg, Ola Lie", "Gradering Åpen",
                  "Oppdragsgivere Departementet", "Dato November 2018")
        )  # fmt: skip
        assert (families(entry), entry.bibliography.issued) == (["Berg", "Lie"], 2018)

    def test_run_together_on_one_line_is_parted(self) -> None:
        entry = drafted(
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
        entry = drafted(parsed)
        assert (entry.bibliography.title, families(entry)) == ("Rammer for arbeid", ["Berg"])

    def test_a_label_without_a_value_states_nothing(self) -> None:
        parsed = paper("# Rammer for arbeid", "Tittel: Forfatter: År: Språk:")
        assert drafted(parsed).bibliography.title == "Rammer for arbeid"


class TestNumbers:
    def test_an_isbn_with_a_wrong_check_digit_is_told_and_not_written(self) -> None:
        entry = drafted(paper("# Rammer for arbeid", "ISBN 978-82-7609-371-2"))
        assert entry.bibliography.isbn is None
        assert "wrong check digit" in (entry.note or "")

    def test_the_electronic_edition_comes_first_and_the_choice_is_unsure(self) -> None:
        entry = drafted(
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
        facts = drafted(paper("# Rammer for arbeid", line)).bibliography
        assert (facts.collection_title, facts.number, facts.type) == (series, number, "report")

    def test_a_doi_and_a_handle_are_the_documents_own(self) -> None:
        facts = drafted(
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
        entry = drafted(paper("# Rammer for arbeid", f"ISBN {isbn}"))
        assert entry.bibliography.isbn == isbn


class TestTitlePage:
    def test_the_largest_line_is_the_title_and_what_follows_the_subtitle(self) -> None:
        entry = drafted(
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
        entry = drafted(
            printed(
                ("Samarbeid og ledelse ved", 26), ("de lokale kontorene", 26), ("Kari Berg", 12)
            )
        )
        assert entry.bibliography.title == "Samarbeid og ledelse ved de lokale kontorene"

    def test_authors_on_lines_of_their_own_are_parted_again(self) -> None:
        entry = drafted(
            on_a_cover(("Kari Ingeborg Storberg", 60), ("Ola Lie", 75), ("Eli Dahl", 90))
        )
        assert families(entry) == ["Storberg", "Lie", "Dahl"]

    def test_authors_below_a_labelled_one_are_parted_too(self) -> None:
        rows = (("SKREVET AV: Kari Ingeborg Storberg", 60), ("Egil Magnus Lie", 75))
        entry = drafted(on_a_cover(*rows, more=("Cato Dahl", "Notater til studiet i velferd")))
        assert families(entry) == ["Storberg", "Lie", "Dahl"]

    def test_without_a_title_page_the_file_names_it_and_that_is_unsure(self) -> None:
        entry = drafted(paper("# Sammendrag", "# 1 Innledning"), "masteroppgave-2012.txt")
        assert entry.bibliography.title == "masteroppgave-2012"
        assert {"title", "author", "issued"} <= set(entry.unsure)

    def test_what_the_file_says_of_itself_is_used_last_and_unsure(self) -> None:
        entry = drafted(paper("# Sammendrag"), Title="Rammer for arbeid", Author="Berg, Kari",
                        CreationDate="D:20170614120428Z")  # fmt: skip
        assert entry.bibliography.title == "Rammer for arbeid"
        assert entry.bibliography.author == (Person("Berg", "Kari"),)
        assert entry.bibliography.issued == 2017
        assert {"title", "author", "issued"} <= set(entry.unsure)

    @pytest.mark.parametrize("junk", ["Microsoft Word - utkast (3).docx", "Untitled", "Dokument1"])
    def test_what_a_program_put_in_as_title_is_none(self, junk: str) -> None:
        assert drafted(paper("# Sammendrag"), "fil.pdf", Title=junk).bibliography.title == "fil"

    def test_a_name_the_text_spells_otherwise_is_mended_and_unsure(self) -> None:
        body = f"{NB} Knut Fosshøl har ledet arbeidet. Fosshøl skrev også kapittel to."
        entry = drafted(paper("# Rommet i midten", "Knut Foshøl og Eli Dahl", body=body))
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
        entry = drafted(assemble([*site, *own], pages=[Page(1), Page(2)]))
        facts = entry.bibliography
        assert (facts.title, facts.subtitle) == ("Rammer for arbeid", "En studie")
        assert (families(entry), facts.number) == (["Berg"], "200/2014")


class TestOwnReference:
    def test_a_chapter_names_its_book(self) -> None:
        facts = drafted(
            paper(
                "Berg, K. & Lie, I.W. (2022). Innledning. I I.W. Lie & K. Berg (Red.), Arbeid og "
                "velferd. På vei? (s. 11–23). Fagbokforlaget.", "# Innledning",
            )
        ).bibliography  # fmt: skip
        assert (facts.type, facts.title, facts.issued) == ("chapter", "Innledning", 2022)
        assert facts.container_title == "Arbeid og velferd. På vei?"
        assert (facts.page, facts.publisher) == ("11–23", "Fagbokforlaget")
        assert facts.author == (Person("Berg", "K."), Person("Lie", "I.W."))

    def test_full_names_beside_it_are_better_than_its_initials(self) -> None:
        entry = drafted(
            paper(
                "Berg, K. (2022). Innledning. I K. Berg (Red.), Boka (s. 11–23). Forlaget.",
                "# Innledning", "Kari Berg",
            )
        )  # fmt: skip
        assert entry.bibliography.author == (Person("Berg", "Kari"),)

    def test_an_article_names_its_journal(self) -> None:
        facts = drafted(
            paper(
                "# Rammer for arbeid",
                "Sitering: Berg, K. (2016). Rammer for arbeid. Søkelys på arbeidslivet, "
                "33(1), 4–20.",
            )
        ).bibliography
        assert (facts.type, facts.container_title) == ("article-journal", "Søkelys på arbeidslivet")
        assert (facts.volume, facts.issue, facts.page) == ("33", "1", "4–20")

    def test_a_reference_in_the_text_is_not_the_documents_own(self) -> None:
        lines = [f"Avsnitt {n} om noe." for n in range(8)]
        entry = drafted(
            paper(
                "# Rammer for arbeid", *lines, "Berg, K. (2016). Annet. Tidsskriftet, 3(1), 4–20."
            )
        )
        assert entry.bibliography.title == "Rammer for arbeid"


class TestYear:
    def test_two_witnesses_that_disagree_make_it_unsure(self) -> None:
        entry = drafted(paper("# Rammer for arbeid", "Mai 2014", "© Instituttet 2015"))
        assert "issued" in entry.unsure

    def test_a_span_of_years_is_no_date(self) -> None:
        entry = drafted(paper("# Dagkirurgi i landet 2013–2017"))
        assert (entry.bibliography.issued, "issued" in entry.unsure) == (None, True)


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
        assert drafted(paper(*lines)).bibliography.type == kind

    def test_a_saved_page_is_a_web_page(self) -> None:
        assert drafted(paper("# Rammer for arbeid"), "side.html").bibliography.type == "webpage"


class TestNames:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [("Kari Berg", ["Berg"]), ("KARI BERG OG OLA LIE", ["Berg", "Lie"]),
         ("Kari Berg1, Ola Lie2*", ["Berg", "Lie"]), ("Eli van der Vik (AFI)", ["van der Vik"]),
         ("Lie, O. M., Berg, K. & Dahl, E.", ["Lie", "Berg", "Dahl"]),
         ("Jofrid Vårdal Aksnes and Haji Kedir Bedane", ["Aksnes", "Bedane"]),
         ("Ola Lie og Kari Berg Eli Dahl, Per Vik", ["Lie", "Berg", "Dahl", "Vik"])],
    )  # fmt: skip
    def test_rows_of_people_are_read(self, text: str, expected: list[str]) -> None:
        assert [person.family for person in persons_in(text)] == expected

    @pytest.mark.parametrize(
        "text",
        ["Universitetet i Bergen", "Vi har intervjuet Kari Berg", "Rapport 2014", "Kari", "",
         "Arbeid, velferd og helse", "NORCE Research AS"],
    )  # fmt: skip
    def test_other_lines_are_nobody(self, text: str) -> None:
        assert persons_in(text) == ()

    def test_words_the_text_uses_in_lower_case_are_no_names(self) -> None:
        assert persons_in("Healthcare Atlas", frozenset({"healthcare", "atlas"})) == ()

    def test_institutions_are_known_by_their_words(self) -> None:
        assert is_organisation("Direktoratet for forvaltning og IKT")
        assert is_organisation("Høgskulen på Vestlandet")
        assert not is_organisation("Samarbeid ved kontorene")


class TestLanguage:
    @pytest.mark.parametrize(("text", "language"), [(NB, "nb"), (NN, "nn"), (EN, "en")])
    def test_is_told_by_function_words(self, text: str, language: str) -> None:
        assert language_of(text * 2) == (language, True)

    def test_of_hardly_any_text_is_unsure(self) -> None:
        assert language_of("Tabell 1") == ("nb", False)


class TestSplitTitle:
    @pytest.mark.parametrize(
        ("title", "parts"),
        [("Rammer: En studie", ("Rammer", "En studie")),
         ("Rammer for arbeid. En studie.", ("Rammer for arbeid", "En studie")),
         ("Rammer for arbeid – en studie", ("Rammer for arbeid", "en studie")),
         ("Nord - Sør", ("Nord - Sør", None)),
         ("Hva virker?", ("Hva virker?", None))],
    )  # fmt: skip
    def test_parts_at_colon_stop_and_dash(self, title: str, parts: tuple[str, str | None]) -> None:
        assert split_title(title) == parts


#: What a reader finds on the first pages: year, type, families, language, and how the
#: title begins; ``None`` where the document does not say.
FACTS: dict[str, tuple[str | None, int | None, str, tuple[str, ...], str]] = {
    "orienteringssak-flytting-2017": ("Flytting av", 2017, "document", ("Edvardsen",), "nb"),
    "moetereferat-skatteetaten-saft-2024": (
        "Referat fra møte", 2024, "document", ("Sulusnes", "Gaasemyr"), "nb"),
    "bokkapittel-kjonn-og-akademia-introduksjon": (
        "Introduksjon", 2022, "chapter", ("Aarseth", "Owesen"), "nb"),
    "guidelines-norqa-EN-norske-eksempler": ("NorOpenBookQA and", None, "report", (), "en"),
    "rapport-kostnader-kvalitetsregistre-2017": (
        "Oppdatert oversikt", 2017, "report", ("Kristiansen",), "nb"),
    "strategi-skde-2020-2035": ("Strategi for SKDE", 2019, "report", (), "nb"),
    "bachelor-self-efficacy-uib-2015": (
        "Self-efficacy sin", 2015, "thesis", ("Storbukås", "Christiansen", "Handeland"), "nb"),
    "faktaark-kvalitet-fargetabell": ("Helseatlas for", None, "document", (), "nb"),
}  # fmt: skip


@pytest.mark.shared
class TestRealFiles:
    @pytest.fixture
    def drafts(self, shared: Path) -> dict[str, ProposedEntry]:
        paths = [shared / "pdf" / f"{name}.pdf" for name in FACTS]
        return {
            path.stem: propose_entry(
                path, parser_for(path).parse(path), embedded=embedded_facts(path)
            )
            for path in paths
        }

    def test_nine_facts_in_ten_are_right_and_a_wrong_one_is_marked(
        self, drafts: dict[str, ProposedEntry]
    ) -> None:
        wrong, silent, asked = [], [], 0
        for name, (title, year, kind, people, language) in FACTS.items():
            facts = drafts[name].bibliography
            checks = {
                "title": title is None or facts.title.startswith(title),
                "issued": year is None or facts.issued == year,
                "type": facts.type == kind,
                "author": not people or tuple(p.family for p in facts.author) == people,
                "language": facts.language == language,
            }
            asked += len(checks)
            wrong += [(name, field) for field, right in checks.items() if not right]
            silent += [
                (name, f) for f, ok in checks.items() if not ok and f not in drafts[name].unsure
            ]
        assert len(wrong) <= 0.1 * asked, wrong
        assert silent == []


@pytest.mark.corpus
class TestResearchCorpus:
    def test_facts_that_the_files_state_are_found(self, research_corpus: Path) -> None:
        stated = {
            "000": (2016, ["Fossestøl", "Breit", "Borg"], "978-82-7609-371-1", "02/2016"),
            "001": (2014, ["Syversen"], None, "200/2014"),
        }
        for start, expected in stated.items():
            path = next(research_corpus.glob(f"{start}_*.txt"))
            entry = propose_entry(path, parser_for(path).parse(path))
            facts = entry.bibliography
            assert (facts.issued, families(entry), facts.isbn, facts.number) == expected
