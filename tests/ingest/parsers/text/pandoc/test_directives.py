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
