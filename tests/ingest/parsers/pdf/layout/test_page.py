"""A page: its columns, its head and foot, its shapes."""

from __future__ import annotations

from ingest.parsers.pdf.layout.columns import columns_of
from ingest.parsers.pdf.layout.running_heads import edge_rows, label_candidates, running_heads_of
from ingest.parsers.pdf.layout.shapes import Shape, joined_rules, pictures_of, sort_shapes
from ingest.parsers.pdf.layout.styles import body_of
from ingest.parsers.pdf.page_model import (
    Island,
    Line,
    PageLayout,
    Rect,
)
from tests.ingest.parsers.pdf.layout.lines import line, stack
from tests.typeset import SENTENCES, prose


class TestColumnsOf:
    LEFT = tuple(f"{SENTENCES[n % 10][:36]}" for n in range(12))
    RIGHT = tuple(f"{SENTENCES[(n + 5) % 10][:36]}" for n in range(12))

    def test_reads_the_left_column_before_the_right_one(self) -> None:
        columns = columns_of(stack(self.LEFT) + stack(self.RIGHT, x=320))
        assert [[one.text for one in column.lines] for column in columns] == [
            [" ".join(text.split()) for text in side] for side in (self.LEFT, self.RIGHT)
        ]

    def test_reads_what_crosses_the_gutter_before_and_after_the_columns(self) -> None:
        title = line(prose(0, 1) + " " + prose(1, 1), base=60)
        end = line(prose(2, 1) + " " + prose(3, 1), base=280)
        columns = columns_of([end, *stack(self.RIGHT, x=320), *stack(self.LEFT), title])
        assert columns[0].lines == [title]
        assert columns[-1].lines == [end]
        assert len(columns) == 4

    def test_reads_the_caption_of_a_wide_table_with_the_table(self) -> None:
        def band(base: float) -> list[Line]:
            left, right = ([text[:44] for text in part] for part in (SENTENCES[:6], SENTENCES[4:]))
            return [*stack(left, x=50, base=base), *stack(right, x=310, base=base)]

        caption = line("Tabell 1. Kommuner i utvalget", x=50, base=190)
        table = Island("table", 50, 196, 540, 260)
        columns = columns_of([*band(100), caption, table, *band(280)])
        wide = next(column for column in columns if table in column.placed)
        assert caption in wide.placed
        assert len(columns) == 5

    def test_finds_three_columns(self) -> None:
        texts = [text[:24] for text in self.LEFT]
        columns = columns_of(stack(texts, 40) + stack(texts, 220) + stack(texts, 400))
        assert [round(column.x0) for column in columns] == [40, 220, 400]

    def test_finds_a_last_column_of_a_single_line(self) -> None:
        columns = columns_of([*stack(self.LEFT), line(self.RIGHT[0], x=320)])
        assert [len(column.lines) for column in columns] == [12, 1]

    def test_reads_the_columns_of_a_table_across(self) -> None:
        names = ["Kontor A", "Kontor B", "Kontor C", "Kontor D"]
        numbers = ["12 340", "8 120", "4 410", "990"]
        columns = columns_of(stack(names) + stack(numbers, x=320))
        assert len(columns) == 1
        assert columns[0].lines[0].text == "Kontor A 12 340"
        assert columns[0].lines[0].cells == (2,)

    def test_reads_words_and_their_explanations_across(self) -> None:
        terms = ["AAP", "KVP", "STO", "VTA"]
        columns = columns_of(stack(terms) + stack([SENTENCES[n] for n in range(4)], x=150))
        assert len(columns) == 1


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


class TestSortShapes:
    def test_joins_the_pieces_of_one_rule(self) -> None:
        pieces = [Rect(50 + n * 20, 100, 69 + n * 20, 100.5) for n in range(5)]
        assert joined_rules(pieces) == [Rect(50, 100, 149, 100.5)]

    def test_takes_white_paint_for_nothing(self) -> None:
        white = Shape("rect", Rect(50, 50, 300, 300), False, False, False)
        assert sort_shapes([white], 595, 842).frames == []

    def test_takes_a_picture_over_the_whole_page_for_a_scan(self) -> None:
        scan = Shape("image", Rect(0, 0, 595, 842), True, False, True)
        assert sort_shapes([scan], 595, 842).covered

    def test_gathers_drawings_that_lie_together(self) -> None:
        bars = [Rect(100 + n * 15, 200, 110 + n * 15, 300) for n in range(6)]
        assert pictures_of(bars) == [Rect(100, 200, 185, 300)]


class TestBodyOf:
    def test_finds_the_size_and_step_of_most_lines(self) -> None:
        layout = PageLayout(1, 595, 842)
        layout.lines = [
            line("Tittel", size=20, base=60),
            *stack(list(SENTENCES), base=100, step=13),
        ]
        body = body_of([layout])
        assert (body.size, body.pitch) == (10.0, 13.0)

    def test_finds_where_the_first_column_begins_and_ends(self) -> None:
        layout = PageLayout(1, 595, 842)
        layout.lines = stack(["Aa bb cc dd " * 7, "Aa bb cc dd " * 7, "Ee ff gg hh ii jj."])
        body = body_of([layout])
        assert (body.left, body.right) == (50.0, layout.lines[0].x1)
