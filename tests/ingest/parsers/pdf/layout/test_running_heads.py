"""Running heads, feet and page numbers."""

from __future__ import annotations

from ingest.parsers.pdf.layout.running_heads import edge_rows, label_candidates, running_heads_of
from ingest.parsers.pdf.page_model import (
    PageLayout,
)
from tests.ingest.parsers.pdf.layout.lines import line, stack
from tests.typeset import SENTENCES


def layouts_with(heads: list[str], feet: list[str], *, head_base: float = 40) -> list[PageLayout]:
    layouts = []
    for number, (head, foot) in enumerate(zip(heads, feet, strict=True), start=1):
        layout = PageLayout(number, 595, 842)
        body = stack([SENTENCES[(number + n) % 10] for n in range(30)], base=110)
        layout.lines = [line(head, base=head_base), *body, line(foot, x=290, base=810)]
        for one in layout.lines:
            one.page = number
        layouts.append(layout)
    return layouts


class TestRunningHeadsOf:
    def test_finds_heads_and_feet_that_repeat_on_page_after_page(self) -> None:
        layouts = layouts_with(["Tjenester i endring"] * 4, ["1", "2", "3", "4"])
        rows = [row for layout in layouts for row in edge_rows(layout)]
        found = running_heads_of(rows, ["1", "2", "3", "4"], 10.0)
        assert [[one.text for one in found[n]] for n in (1, 4)] == [
            ["Tjenester i endring", "1"],
            ["Tjenester i endring", "4"],
        ]

    def test_leaves_rows_of_tables_that_differ_only_in_numbers(self) -> None:
        cells = [f"Kontor {n} {n * 37}" for n in (5, 1, 9, 4)]
        layouts = layouts_with(cells, ["1", "2", "3", "4"], head_base=98)
        rows = [row for layout in layouts for row in edge_rows(layout)]
        found = running_heads_of(rows, ["1", "2", "3", "4"], 10.0)
        assert all(len(lines) == 1 for lines in found.values())

    def test_leaves_the_first_line_of_the_text_alone(self) -> None:
        layouts = layouts_with(["Tjenester i endring"] * 4, ["1", "2", "3", "4"])
        rows = [row for layout in layouts for row in edge_rows(layout)]
        found = running_heads_of(rows, ["1", "2", "3", "4"], 10.0)
        assert not any(one.text in SENTENCES for lines in found.values() for one in lines)

    def test_leaves_the_heading_of_chapter_1_on_the_page_that_prints_1(self) -> None:
        layouts = layouts_with(["Om samarbeid"] * 4, ["1", "2", "3", "4"])
        layouts[0].lines.insert(1, line("1 Innledning", size=12, base=85))
        rows = [row for layout in layouts for row in edge_rows(layout)]
        found = running_heads_of(rows, ["1", "2", "3", "4"], 10.0)
        assert [one.text for one in found[1]] == ["Om samarbeid", "1"]

    def test_takes_a_number_beside_words_at_the_height_of_the_other_numbers(self) -> None:
        heads = ["12 Om ledelse", "Metode 13", "14 Om tid", "Funn 15"]
        layouts = layouts_with(heads, ["Rapport"] * 4)
        rows = [row for layout in layouts for row in edge_rows(layout)]
        found = running_heads_of(rows, ["12", "13", "14", "15"], 10.0)
        assert [found[n][0].text for n in range(1, 5)] == heads

    def test_leaves_the_caption_of_a_table_that_goes_on_over_pages(self) -> None:
        layouts = layouts_with(["Tabell 3: Svar (forts.)"] * 4, ["1", "2", "3", "4"], head_base=98)
        rows = [row for layout in layouts for row in edge_rows(layout)]
        found = running_heads_of(rows, ["1", "2", "3", "4"], 10.0)
        assert all([one.text for one in lines] == [str(n)] for n, lines in found.items())

    def test_takes_a_number_set_apart_from_a_long_running_head(self) -> None:
        layouts = layouts_with(["Rapport"] * 2, ["x", "y"])
        for layout, number in zip(layouts, ("12", "13"), strict=True):
            title = "Om samarbeid i små kommuner" if number == "12" else "Kari Berg og Ola Lie"
            layout.lines[0] = line(number, x=50, base=40)
            layout.lines.append(line(title, x=300, base=40))
        rows = [row for layout in layouts for row in edge_rows(layout)]
        found = running_heads_of(rows, ["12", "13"], 10.0)
        assert [one.text for one in found[1]] == ["12", "Om samarbeid i små kommuner"]

    def test_looks_for_no_page_number_in_a_heading_set_larger_than_heads_are(self) -> None:
        layout = PageLayout(1, 595, 842)
        layout.lines = [line("1 Innledning", size=18, base=60), *stack(list(SENTENCES), base=100)]
        assert "1 Innledning" not in label_candidates(layout, edge_rows(layout), 10.0)
        assert "1 Innledning" in label_candidates(layout, edge_rows(layout), 16.0)
