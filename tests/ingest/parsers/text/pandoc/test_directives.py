"""Marks of pandoc and Quarto stay out of names and text; set-in lists are lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ingest.parsers.text.reading import kinds, parse, titles

PROSE = "Kommunen har fire kontorer som deler ansvaret for bolig og gjeld mellom seg."


class TestDirectives:
    @pytest.mark.parametrize(
        "attributes", ["{#sec-funn}", "{.unnumbered .unlisted}", '{#a .b data-x="1 2"}', "{-}"]
    )
    def test_of_a_heading_are_no_part_of_its_name(self, attributes: str, tmp_path: Path) -> None:
        document = parse(f"# Funn {attributes}\n\n{PROSE}\n", tmp_path, "a.md")
        assert titles(document) == ["Funn"]

    @pytest.mark.parametrize("opening", ["::: {.callout-tip}", "::::: boks", "::: {#b .c}"])
    def test_of_a_box_are_gone_and_its_text_stays(self, opening: str, tmp_path: Path) -> None:
        document = parse(f"# Funn\n\n{opening}\n{PROSE}\n:::\n", tmp_path, "a.md")
        assert document.text == f"Funn\n\n{PROSE}"

    def test_shortcodes_and_attributes_of_spans_are_gone(self, tmp_path: Path) -> None:
        text = "# Funn\n\n{{< include a.qmd >}}\n\nSe [kart](k.png){width=40%} nå.\n"
        assert parse(text, tmp_path, "a.md").text == "Funn\n\nSe kart nå."

    @pytest.mark.parametrize("language", ["{r}", "{python}", "{r, echo=FALSE}"])
    def test_code_that_is_run_is_no_text(self, language: str, tmp_path: Path) -> None:
        code = f"```{language}\n#| label: a\n# En merknad om koden\n```"
        document = parse(f"# Funn\n\n{PROSE}\n\n{code}\n", tmp_path, "a.md")
        assert kinds(document, "paragraph") == [PROSE]

    def test_a_quotation_in_a_quotation_loses_both_marks(self, tmp_path: Path) -> None:
        document = parse(f"# Funn\n\n> Ytre ord.\n>\n> > Indre ord.\n\n{PROSE}\n", tmp_path, "a.md")
        assert kinds(document, "quote") == ["Ytre ord.", "Indre ord."]

    def test_braces_of_a_sentence_stay(self, tmp_path: Path) -> None:
        document = parse(f"# Funn\n\nMengden {{a, b}} er liten.\n\n{PROSE}\n", tmp_path, "a.md")
        assert "Mengden {a, b} er liten." in document.text

    @pytest.mark.parametrize(
        ("markup", "shown"),
        [
            ("9 m^2^ golv", "9 m² golv"),
            ("CO~2~ i lufta", "CO₂ i lufta"),
            ("H<sub>2</sub>O i glass", "H₂O i glass"),
            ("37<sup>5</sup> er mye", "37⁵ er mye"),
            ("10^−3^ liter", "10⁻³ liter"),
            ("om ~5 til ~10 år", "om ~5 til ~10 år"),
            ("[lite]{.smallcaps} hus", "lite hus"),
            ("lengden $a_1*b*c_2$ her", "lengden $a_1*b*c_2$ her"),
        ],
    )
    def test_marks_in_a_line_keep_what_they_say(
        self, markup: str, shown: str, tmp_path: Path
    ) -> None:
        document = parse(f"# Funn\n\nHer er {markup}.\n", tmp_path, "a.md")
        assert f"Her er {shown}." in document.text

    @pytest.mark.parametrize("markup", ["~~seks år~~", "<s>seks år</s>", "<del>seks år</del>"])
    def test_struck_words_are_left_out_and_counted(self, markup: str, tmp_path: Path) -> None:
        document = parse(f"# Funn\n\nDet tok {markup} to år.\n", tmp_path, "a.md")
        assert "Det tok to år." in document.text
        assert ("struck_words", (("count", 2),)) in [(n.code, n.facts) for n in document.warnings]

    @pytest.mark.parametrize("value", ["{{< var antall >}}", "`r nrow(x)`", "`{python} len(x)`"])
    def test_a_value_put_in_later_is_a_stated_gap(self, value: str, tmp_path: Path) -> None:
        document = parse(f"# Funn\n\nVi har {value} ansatte.\n", tmp_path, "a.md")
        assert "Vi har […] ansatte." in document.text
        assert "values_left_open" in [note.code for note in document.warnings]

    @pytest.mark.parametrize("end", ["---", "..."])
    def test_front_matter_is_no_text(self, end: str, tmp_path: Path) -> None:
        text = f"---\ntitle: Bok\nauthor:\n  - name: Per Li\n{end}\n\n# Funn\n\n{PROSE}\n"
        assert parse(text, tmp_path, "a.md").text == f"Funn\n\n{PROSE}"

    def test_text_between_rules_is_no_front_matter(self, tmp_path: Path) -> None:
        assert "Et motto" in parse(f"---\n\nEt motto.\n\n---\n\n{PROSE}\n", tmp_path, "a.md").text

    def test_terms_and_tasks_are_items(self, tmp_path: Path) -> None:
        text = "# Funn\n\nBolig\n: Et sted.\n\nGjeld\n\n:   En sum.\n\n- [ ] Søk\n- [x] Klag\n"
        document = parse(text, tmp_path, "a.md")
        assert kinds(document, "list_item") == [
            "Bolig", "Et sted.", "Gjeld", "En sum.", "☐ Søk", "☒ Klag",
        ]  # fmt: skip


class TestListsSetInByTabs:
    @pytest.mark.parametrize("mark", ["-", "*", "•", "1."])
    def test_are_list_items(self, mark: str, tmp_path: Path) -> None:
        second = "2." if mark == "1." else mark
        text = f"# Råd\n\n- Skole\n\t{mark} Leksehjelp\n\t{second} Frokost før timen\n- Fritid\n"
        document = parse(text, tmp_path, "a.md")
        assert document.tables == ()
        assert len(kinds(document, "list_item")) == 4

    def test_with_a_tab_after_the_mark_are_list_items(self, tmp_path: Path) -> None:
        document = parse("# Råd\n\n-\tLeksehjelp\n-\tFrokost\n", tmp_path, "a.md")
        assert kinds(document, "list_item") == ["Leksehjelp", "Frokost"]

    def test_do_not_take_rows_of_cells_along(self, tmp_path: Path) -> None:
        text = f"{PROSE}\n\nSkole\tAntall\nNord\t12\nSør\t7\n"
        assert len(parse(text, tmp_path, "a.md").tables) == 1

    @pytest.mark.parametrize("name", ["a.md", "a.txt"])
    def test_without_marks_are_list_items(self, name: str, tmp_path: Path) -> None:
        listed = "\tLekser\n\tFrokost\n\tIdrett"
        text = f"Råd\n\n{PROSE[:-1]}, og gir råd om dette:\n\n{listed}\n\n{PROSE}\n"
        document = parse(text, tmp_path, name)
        assert document.tables == ()
        assert kinds(document, "list_item") == ["Lekser", "Frokost", "Idrett"]

    def test_in_a_text_file_are_one_item_each(self, tmp_path: Path) -> None:
        text = f"Råd\n\n{PROSE}\n\n-\tSkole\n\t-\tLekser\n\t-\tFrokost\n\n{PROSE}\n"
        assert kinds(parse(text, tmp_path), "list_item") == ["Skole", "Lekser", "Frokost"]
