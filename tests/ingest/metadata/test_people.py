"""Authors, editors and translators of proposed entries, and covers of theses."""

from __future__ import annotations

import pytest

from ingest.models import Person
from tests.ingest.metadata.papers import families, paper, printed, proposed

TITLE = "Mellom bordet og døra"


class TestEditors:
    @pytest.mark.parametrize(
        "line",
        ["Ada Nor og Geir Aune (red.)", "Ada Nor & Geir Aune (eds.)", "Ada Nor, Geir Aune (Hrsg.)",
         "Redigert av Ada Nor og Geir Aune", "Redaktører: Ada Nor og Geir Aune",
         "Edited by Ada Nor and Geir Aune", "Ada Nor (red.), Geir Aune (red.)"],
    )  # fmt: skip
    def test_are_told_apart_from_authors(self, line: str) -> None:
        facts = proposed(printed((TITLE, 26), (line, 14), ("Bakke forlag 2018", 12))).bibliography
        assert facts.editor == (Person("Nor", "Ada"), Person("Aune", "Geir"))
        assert facts.author == ()

    def test_of_a_chapter_are_those_of_its_book(self) -> None:
        own = (
            "Vik, S. (2019). Døra. I A. Nor & G. Aune (Red.), Tretten blikk (s. 41–58). "
            "Bakke forlag."
        )
        facts = proposed(paper(own, "# Døra", "Siri Vik")).bibliography
        assert facts.editor == (Person("Nor", "A."), Person("Aune", "G."))
        assert [person.family for person in facts.author] == ["Vik"]


class TestAuthors:
    @pytest.mark.parametrize(
        ("said", "people"),
        [("Forfatter: van Berg, Rik; Nor, Ada", [("van Berg", "Rik"), ("Nor", "Ada")]),
         ("Forfattere: Rik van Berg og Ada von der Nor", [("van Berg", "Rik"),
                                                          ("von der Nor", "Ada")]),
         ("Forfatter: Hansen, Kari", [("Hansen", "Kari")]),
         ("Forfatter: Riksrevisjonen", [("Riksrevisjonen", None)]),
         ("Forfatter: Statistisk sentralbyrå", [("Statistisk sentralbyrå", None)]),
         ("Forfatter: NAV", [("NAV", None)]),
         ("Forfatter: Kommunal- og distriktsdepartementet",
          [("Kommunal- og distriktsdepartementet", None)])],
    )  # fmt: skip
    def test_are_read_in_either_order_and_as_institutions(
        self, said: str, people: list[tuple[str, str | None]]
    ) -> None:
        entry = proposed(paper(f"# {TITLE}", said))
        assert [(p.family, p.given) for p in entry.bibliography.author] == people

    @pytest.mark.parametrize("line", ["Vedtak Klage Anke", "Gebyr Purring Inkasso"])
    def test_are_not_capitalised_words_below_the_text(self, line: str) -> None:
        entry = proposed(
            paper("# Økonomiske råd", "Kommunen gir råd til den som strever.", line), "side.html"
        )
        assert entry.bibliography.author == () or "author" in entry.unsure

    def test_a_public_body_signs_its_paper_and_is_unsure(self) -> None:
        entry = proposed(printed(("Arbeids- og inkluderingsdepartementet", 14),
                                 ("Høringsnotat om råd", 26), ("Juni 2021", 12)),
                         Author="Saksbehandler Hansen")  # fmt: skip
        assert families(entry) == ["Arbeids- og inkluderingsdepartementet"]
        assert "author" in entry.unsure

    def test_people_on_a_public_paper_stay_its_authors(self) -> None:
        entry = proposed(printed(("Statistisk sentralbyrå", 14), ("Levekår blant eldre", 26),
                                 ("Ada Nor og Geir Aune", 14), ("2021", 12)))  # fmt: skip
        assert families(entry) == ["Nor", "Aune"]


class TestTranslators:
    @pytest.mark.parametrize(
        "line",
        ["Oversatt av Eva Moe", "Omsett frå engelsk av Eva Moe", "Translated by Eva Moe",
         "Oversetter: Eva Moe", "Oversettelse: Byrået (Eva Moe)"],
    )  # fmt: skip
    def test_are_no_authors(self, line: str) -> None:
        facts = proposed(paper(f"# {TITLE}", "Av Ann Hill", line)).bibliography
        assert facts.translator == (Person("Moe", "Eva"),)
        assert [person.family for person in facts.author] == ["Hill"]


def cover(*lines: str) -> list[tuple[str, float]]:
    """Lines of a cover: the title is the largest, all others alike."""
    return [(line, 26.0 if line == TITLE else 13.0) for line in lines]


#: Invented covers in the layout of each university's template: school and lines.
COVERS: dict[str, tuple[str, list[tuple[str, float]]]] = {
    "UiO": ("Universitetet i Oslo", cover(TITLE, "Ada Nor", "Masteroppgave i sosiologi",
            "60 studiepoeng", "Institutt for sosiologi og samfunnsgeografi",
            "Det samfunnsvitenskapelige fakultet", "UNIVERSITETET I OSLO", "Våren 2019")),
    "NTNU": ("Norges teknisk-naturvitenskapelige universitet", cover("Masteroppgave",
             "Norges teknisk-naturvitenskapelige universitet",
             "Fakultet for samfunns- og utdanningsvitenskap", "Institutt for sosialt arbeid",
             "Ada Nor", TITLE, "Masteroppgave i sosialt arbeid", "Veileder: Geir Aune",
             "Juni 2019")),
    "UiB": ("Universitetet i Bergen", cover(TITLE, "Ada Nor", "Masteroppgave",
            "Institutt for sammenliknende politikk", "Universitetet i Bergen", "Vår 2019")),
    "UiT": ("UiT Norges arktiske universitet", cover("Fakultet for humaniora", TITLE, "Ada Nor",
            "Masteroppgave i pedagogikk PED-3900 mai 2019", "UiT Norges arktiske universitet")),
    "OsloMet": ("OsloMet", cover("MASTEROPPGAVE", "Masterstudium i sosialfag", "mai 2019", TITLE,
                "Ada Nor", "Veileder: Geir Aune", "OsloMet – storbyuniversitetet")),
    "UiA": ("Universitetet i Agder", cover(TITLE, "ADA NOR", "VEILEDER: Geir Aune",
            "Universitetet i Agder, 2019", "Fakultet for helse- og idrettsvitenskap",
            "Masteroppgaven er gjennomført som ledd i utdanningen ved Universitetet i Agder")),
    "UiS": ("Universitetet i Stavanger", cover("Universitetet i Stavanger", "MASTEROPPGAVE",
            "Studieprogram: Master i sosialfag", "Vår 2019", "Forfatter: Ada Nor",
            "Veileder: Geir Aune", TITLE)),
    "Nord": ("Nord universitet", cover("Nord universitet", "MASTEROPPGAVE", TITLE,
             "Emnekode: SO330S", "Navn: Ada Nor", "Dato: 15.05.2019", "Totalt antall sider: 84")),
    "HVL": ("Høgskulen på Vestlandet", cover("MASTEROPPGÅVE", TITLE, "Ada Nor",
            "Master i samfunnsarbeid", "Høgskulen på Vestlandet", "Rettleiar: Geir Aune",
            "Juni 2019")),
    "INN": ("Høgskolen i Innlandet", cover("Fakultet for helse- og sosialvitenskap", "Ada Nor",
            "Masteroppgave", TITLE, "Master i helse", "Høgskolen i Innlandet", "2019")),
    "USN": ("Universitetet i Sørøst-Norge", cover("Masteroppgave", TITLE, "Ada Nor",
            "Universitetet i Sørøst-Norge", "Fakultet for helse", "Våren 2019")),
    "NMBU": ("Norges miljø- og biovitenskapelige universitet", cover("Masteroppgave 2019 30 stp",
             "Norges miljø- og biovitenskapelige universitet", "Fakultet for landskap", TITLE,
             "Ada Nor", "Master i folkehelse")),
    "NHH": ("Norges Handelshøyskole", cover("Norges Handelshøyskole", "Bergen, våren 2019", TITLE,
            "Ada Nor", "Veileder: Geir Aune",
            "Selvstendig arbeid i masterstudiet i økonomi og administrasjon")),
    "BI": ("Handelshøyskolen BI", cover("Handelshøyskolen BI", "Master Thesis", TITLE,
           "Ada Nor", "Supervisor: Geir Aune", "Date of submission: 01.07.2019")),
}  # fmt: skip


class TestThesis:
    @pytest.mark.parametrize("name", COVERS)
    def test_is_read_off_the_covers_of_norwegian_universities(self, name: str) -> None:
        school, lines = COVERS[name]
        entry = proposed(printed(*lines))
        facts = entry.bibliography
        assert (facts.title, facts.type, facts.genre) == (TITLE, "thesis", "Masteroppgave")
        assert (families(entry), facts.issued) == (["Nor"], 2019)
        assert (facts.publisher or "").startswith(school)

    @pytest.mark.parametrize("line", ["Ada Nor, s331234", "Ada Nor – kandidatnr. 412",
                                      "Ada Nor (kandidat 17)"])  # fmt: skip
    def test_a_student_number_is_no_part_of_a_name(self, line: str) -> None:
        entry = proposed(printed(*cover("Bacheloroppgave", TITLE, line, "Vår 2020")))
        assert entry.bibliography.author == (Person("Nor", "Ada"),)
        assert entry.bibliography.genre == "Bacheloroppgave"
