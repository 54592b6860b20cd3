from __future__ import annotations

from collections.abc import Sequence

import pytest

from ingest.layout.blocks import TextBlock, blocks_of, list_mark
from ingest.layout.captions import caption_match
from ingest.layout.columns import Column, columns_of
from ingest.layout.flow import flow
from ingest.layout.furniture import edge_rows, furniture_of, label_candidates
from ingest.layout.headings import contents_entries, heading_levels
from ingest.layout.kinds import classify
from ingest.layout.lines import gather, lines_of
from ingest.layout.models import (
    Glyph,
    Island,
    Line,
    Paper,
    Rect,
    Word,
    line_of,
    turned,
    turned_back,
)
from ingest.layout.notes import take_notes
from ingest.layout.shapes import Shape, joined_rules, pictures_of, sort_shapes
from ingest.layout.styles import Body, body_of
from ingest.layout.words import weight_and_slant, words_of
from ingest.scans.text_layer import is_garbage
from ingest.symbol_fonts import symbol_map
from tests.typeset import SENTENCES, prose

BODY = Body(size=10.0, pitch=12.0)


def glyphs(
    text: str, x: float = 50, base: float = 100, size: float = 10, **more: object
) -> list[Glyph]:
    """Letters half as wide as high, without gaps; a space is drawn as a space."""
    made = []
    for n, letter in enumerate(text):
        x0 = x + n * size / 2
        made.append(
            Glyph(letter, x0, base - size * 0.8, x0 + size / 2, base + size * 0.2, base, size, "F")
        )
    return [glyph._replace(**more) for glyph in made]  # type: ignore[arg-type]


def line(text: str, x: float = 50, base: float = 100, size: float = 10, **look: bool) -> Line:
    """A line of words with a space of half a letter size between them."""
    words, at = [], x
    for part in text.split():
        end = at + len(part) * size * 0.45
        words.append(Word(part, at, base - size * 0.8, end, base + size * 0.2, base, size, **look))
        at = end + size * 0.3
    return line_of(words, page=1)


def stack(texts: Sequence[str], x: float = 50, base: float = 100, step: float = 12) -> list[Line]:
    return [line(text, x, base + n * step) for n, text in enumerate(texts)]


class TestWordsOf:
    def test_ends_a_word_at_a_drawn_space(self) -> None:
        assert [word.text for word in words_of(glyphs("to ord"))] == ["to", "ord"]

    def test_ends_a_word_at_a_gap_where_no_space_is_drawn(self) -> None:
        drawn = glyphs("to") + glyphs("ord", x=62.5)
        assert [word.text for word in words_of(drawn)] == ["to", "ord"]

    def test_sees_no_space_that_takes_no_room(self) -> None:
        drawn = [*glyphs("sam"), *glyphs(" ", x=65), *glyphs("arbeid", x=65)]
        assert [word.text for word in words_of(drawn)] == ["samarbeid"]

    def test_takes_two_spaces_for_one(self) -> None:
        assert [word.text for word in words_of(glyphs("to  ord"))] == ["to", "ord"]

    def test_passes_over_characters_that_are_drawn_as_nothing(self) -> None:
        drawn = [*glyphs("\u200b", x=50), *glyphs("ord", x=50), *glyphs("\u200b", x=65)]
        assert [word.text for word in words_of(drawn)] == ["ord"]

    def test_reads_letters_drawn_twice_for_boldness_once(self) -> None:
        drawn = [
            glyph
            for letter in glyphs("nei")
            for glyph in (letter, letter._replace(x0=letter.x0 + 0.2))
        ]
        assert [word.text for word in words_of(drawn)] == ["nei"]

    @pytest.mark.parametrize(("accent", "letter", "whole"), [("˚", "a", "å"), ("¨", "o", "ö")])
    def test_composes_an_accent_and_a_letter_drawn_over_each_other(
        self, accent: str, letter: str, whole: str
    ) -> None:
        drawn = [*glyphs(accent), *glyphs(letter, x=50), *glyphs("r", x=55)]
        assert words_of(drawn)[0].text == f"{whole}r"


class TestWeightAndSlant:
    @pytest.mark.parametrize(
        ("font", "bold", "italic"),
        [
            ("ABCDEF+TimesNewRomanPS-BoldItalicMT", True, True),
            ("Helvetica", False, False),
            ("GHIJKL+CMTI10", False, True),
            ("NimbusRomNo9L-Medi", True, False),
            ("Arial~", False, True),
        ],
    )
    def test_reads_the_look_off_the_name(self, font: str, bold: bool, italic: bool) -> None:
        assert weight_and_slant(font) == (bold, italic)


class TestSymbolMap:
    def test_knows_that_dingbats_draw_no_letters(self) -> None:
        signs = symbol_map("ABCDEF+ZapfDingbats")
        assert signs is not None
        assert signs["l"] == "●"

    def test_leaves_letters_alone(self) -> None:
        assert symbol_map("Helvetica") is None


class TestGather:
    def test_divides_a_line_at_a_wide_gap(self) -> None:
        words = line("venstre spalte").words + line("høyre spalte", x=300).words
        assert [found.text for found in gather(words)] == ["venstre spalte", "høyre spalte"]

    def test_marks_a_superscript_as_raised_and_keeps_it_on_its_line(self) -> None:
        words = line("ordningen").words
        end = words[-1].x1
        marker = Word("3", end + 0.2, 90.0, end + 3.2, 96.0, 95.5, 6.0)
        found = gather([marker, *words])
        assert [(word.text, word.raised) for word in found[0].words] == [
            ("ordningen", False),
            ("3", True),
        ]
        assert found[0].text == "ordningen3"

    def test_finds_a_raised_marker_that_a_tab_parts_from_its_note(self) -> None:
        marker = Word("2", 50, 91, 53, 97, 96, 5)
        note = line("Se lov om sosiale tjenester.", x=61, base=100, size=8)
        (whole,) = gather([marker, *note.words])
        assert whole.words[0].raised

    def test_closes_letterspaced_words(self) -> None:
        words = []
        for start, text in ((50.0, "KJØNN"), (102.0, "OG"), (127.0, "MAKT")):
            for n, letter in enumerate(text):
                x = start + n * 9
                words.append(Word(letter, x, 92, x + 6, 102, 100, 10))
        assert gather(words)[0].text == "KJØNN OG MAKT"

    def test_puts_right_to_left_words_into_the_order_of_reading(self) -> None:
        drawn = [Word("םלוע", 50, 92, 70, 102, 100, 10), Word("םולש", 74, 92, 94, 102, 100, 10)]
        assert gather(drawn)[0].text == "שלום עולם"


class TestLinesOf:
    def test_reads_a_page_whose_text_runs_upwards(self) -> None:
        upright = glyphs("tabell", x=100, base=60)
        drawn = []
        for glyph in upright:  # turned a quarter to the left on a page of 200 by 400
            x0, top, x1, bottom = turned_back(glyph[1:5], 90, 200, 400)
            drawn.append(Glyph(glyph.text, x0, top, x1, bottom, glyph.base, 10, "F", 90))
        found = lines_of(drawn, 90, 200, 400)
        assert [one.text for one in found] == ["tabell"]
        assert not found[0].rotated

    @pytest.mark.parametrize("turn", [0, 90, 180, 270])
    def test_turning_back_undoes_turning(self, turn: int) -> None:
        rect = (10.0, 20.0, 50.0, 30.0)
        assert turned_back(turned(rect, turn, 200, 400), turn, 200, 400) == rect


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


def papers_with(heads: list[str], feet: list[str], *, head_base: float = 40) -> list[Paper]:
    papers = []
    for number, (head, foot) in enumerate(zip(heads, feet, strict=True), start=1):
        paper = Paper(number, 595, 842)
        body = stack([SENTENCES[(number + n) % 10] for n in range(30)], base=110)
        paper.lines = [line(head, base=head_base), *body, line(foot, x=290, base=810)]
        for one in paper.lines:
            one.page = number
        papers.append(paper)
    return papers


class TestFurnitureOf:
    def test_finds_heads_and_feet_that_repeat_on_page_after_page(self) -> None:
        papers = papers_with(["Tjenester i endring"] * 4, ["1", "2", "3", "4"])
        rows = [row for paper in papers for row in edge_rows(paper)]
        found = furniture_of(rows, ["1", "2", "3", "4"], 10.0)
        assert [[one.text for one in found[n]] for n in (1, 4)] == [
            ["Tjenester i endring", "1"],
            ["Tjenester i endring", "4"],
        ]

    def test_leaves_rows_of_tables_that_differ_only_in_numbers(self) -> None:
        cells = [f"Kontor {n} {n * 37}" for n in (5, 1, 9, 4)]
        papers = papers_with(cells, ["1", "2", "3", "4"], head_base=98)
        rows = [row for paper in papers for row in edge_rows(paper)]
        found = furniture_of(rows, ["1", "2", "3", "4"], 10.0)
        assert all(len(lines) == 1 for lines in found.values())

    def test_leaves_the_first_line_of_the_text_alone(self) -> None:
        papers = papers_with(["Tjenester i endring"] * 4, ["1", "2", "3", "4"])
        rows = [row for paper in papers for row in edge_rows(paper)]
        found = furniture_of(rows, ["1", "2", "3", "4"], 10.0)
        assert not any(one.text in SENTENCES for lines in found.values() for one in lines)

    def test_leaves_the_heading_of_chapter_1_on_the_page_that_prints_1(self) -> None:
        papers = papers_with(["Om samarbeid"] * 4, ["1", "2", "3", "4"])
        papers[0].lines.insert(1, line("1 Innledning", size=12, base=85))
        rows = [row for paper in papers for row in edge_rows(paper)]
        found = furniture_of(rows, ["1", "2", "3", "4"], 10.0)
        assert [one.text for one in found[1]] == ["Om samarbeid", "1"]

    def test_takes_a_number_beside_words_at_the_height_of_the_other_numbers(self) -> None:
        heads = ["12 Om ledelse", "Metode 13", "14 Om tid", "Funn 15"]
        papers = papers_with(heads, ["Rapport"] * 4)
        rows = [row for paper in papers for row in edge_rows(paper)]
        found = furniture_of(rows, ["12", "13", "14", "15"], 10.0)
        assert [found[n][0].text for n in range(1, 5)] == heads

    def test_leaves_the_caption_of_a_table_that_goes_on_over_pages(self) -> None:
        papers = papers_with(["Tabell 3: Svar (forts.)"] * 4, ["1", "2", "3", "4"], head_base=98)
        rows = [row for paper in papers for row in edge_rows(paper)]
        found = furniture_of(rows, ["1", "2", "3", "4"], 10.0)
        assert all([one.text for one in lines] == [str(n)] for n, lines in found.items())

    def test_takes_a_number_set_apart_from_a_long_running_head(self) -> None:
        papers = papers_with(["Rapport"] * 2, ["x", "y"])
        for paper, number in zip(papers, ("12", "13"), strict=True):
            title = "Om samarbeid i små kommuner" if number == "12" else "Kari Berg og Ola Lie"
            paper.lines[0] = line(number, x=50, base=40)
            paper.lines.append(line(title, x=300, base=40))
        rows = [row for paper in papers for row in edge_rows(paper)]
        found = furniture_of(rows, ["12", "13"], 10.0)
        assert [one.text for one in found[1]] == ["12", "Om samarbeid i små kommuner"]

    def test_looks_for_no_page_number_in_a_heading_set_larger_than_heads_are(self) -> None:
        paper = Paper(1, 595, 842)
        paper.lines = [line("1 Innledning", size=18, base=60), *stack(list(SENTENCES), base=100)]
        assert "1 Innledning" not in label_candidates(paper, edge_rows(paper), 10.0)
        assert "1 Innledning" in label_candidates(paper, edge_rows(paper), 16.0)


class TestTakeNotes:
    def page(self, *, raised: bool) -> tuple[Paper, list[Line]]:
        paper = Paper(1, 595, 842)
        body = stack([SENTENCES[n] for n in range(5)], base=600)
        marker = Word("2", 50, 742, 53, 748, 750, 5, raised=raised)
        first = line("Se lov om sosiale tjenester.", x=56, base=750, size=8)
        note = line_of([marker, *first.words], page=1)
        second = line("Loven ble endret senere.", x=50, base=760, size=8)
        paper.horizontals = [Rect(50, 738, 190, 738.5)]
        return paper, [*body, note, second]

    def test_takes_small_print_under_a_short_rule(self) -> None:
        paper, lines = self.page(raised=True)
        notes, rest = take_notes(paper, lines, BODY)
        assert [(note.marker, [one.text for one in note.lines]) for note in notes] == [
            ("2", ["Se lov om sosiale tjenester.", "Loven ble endret senere."])
        ]
        assert len(rest) == 5

    def test_takes_a_raised_marker_without_a_rule(self) -> None:
        paper, lines = self.page(raised=True)
        paper.horizontals = []
        assert [note.marker for note in take_notes(paper, lines, BODY)[0]] == ["2"]

    def test_takes_no_number_in_the_text_of_a_note_for_another_marker(self) -> None:
        paper, lines = self.page(raised=True)
        lines.append(line("10 kommuner er med.", x=50, base=770, size=8))
        assert [note.marker for note in take_notes(paper, lines, BODY)[0]] == ["2"]

    def test_takes_notes_as_large_as_the_text_where_the_text_calls_them(self) -> None:
        paper, lines = self.page(raised=True)
        paper.horizontals = []
        for one in lines[-2:]:
            one.size = 10.0
        assert take_notes(paper, lines, BODY)[0] == []
        last = lines[4].words[-1]
        lines[4].words.append(Word("2", last.x1, 645, last.x1 + 3, 651, 648, 5, raised=True))
        assert [note.marker for note in take_notes(paper, lines, BODY)[0]] == ["2"]

    def test_takes_no_small_print_without_a_marker(self) -> None:
        paper = Paper(1, 595, 842)
        lines = [*stack(list(SENTENCES[:5]), base=600), line("Kilde: SSB", base=750, size=8)]
        assert take_notes(paper, lines, BODY) == ([], lines)


class TestBlocksOf:
    def blocks(self, lines: list[Line]) -> list[str]:
        column = Column(list(lines), 50, 545)
        return [block.text for block in blocks_of(column, BODY)]

    def test_begins_a_paragraph_after_a_wider_gap(self) -> None:
        first, second = stack(["a" * 90, "b" * 60]), stack(["c" * 90, "d" * 60], base=136)
        assert len(self.blocks(first + second)) == 2

    def test_begins_a_paragraph_at_an_indent(self) -> None:
        lines = [
            *stack(["a" * 90, "b" * 90]),
            line("c" * 80, x=66, base=124),
            line("d" * 90, base=136),
        ]
        assert [text[0] for text in self.blocks(lines)] == ["a", "c"]

    def test_begins_a_paragraph_where_the_line_before_had_room(self) -> None:
        lines = stack(["Aa " * 30, "Slutt.", "Ny " * 30, "Bb " * 30])
        assert len(self.blocks(lines)) == 2

    def test_begins_no_list_item_with_a_letter_that_happens_to_begin_a_line(self) -> None:
        lines = stack(
            ["Aa " * 30, "Retten følger av loven, jf. § 14 " + "bb " * 19, "a. Den gjelder."]
        )
        assert len(self.blocks(lines)) == 1

    def test_takes_no_date_at_the_beginning_of_a_line_for_a_list_mark(self) -> None:
        assert list_mark(line("23. juni ble saken trukket.")) is None
        assert list_mark(line("3. Saken ble trukket.")) == "3."

    def test_parts_the_short_lines_of_a_cover(self) -> None:
        column = Column(stack(["Samarbeid i nord i dag", "Kari Berg og Ola Lie"]), 50, 545)
        wide = Body(10.0, 12.0, left=50, right=520)
        assert [block.text for block in blocks_of(column, BODY)] == [
            "Samarbeid i nord i dag Kari Berg og Ola Lie"
        ]
        assert len(blocks_of(column, wide)) == 2

    def test_keeps_lines_set_in_under_the_words_after_a_mark_of_any_kind(self) -> None:
        first = line("M1 Aa bb cc dd", x=50)
        under = line("ee ff", x=first.words[1].x0, base=112)
        assert (
            self.blocks([first, under, line("M2 Gg", x=50, base=124)])[0] == "M1 Aa bb cc dd ee ff"
        )

    def test_keeps_the_second_line_of_a_list_item_with_its_mark(self) -> None:
        lines = [
            line("• Aa bb cc", x=60),
            line("dd ee", x=70, base=112),
            line("• Ff", x=60, base=124),
        ]
        assert self.blocks(lines) == ["• Aa bb cc dd ee", "• Ff"]

    def test_begins_a_paragraph_that_is_set_in_less_than_the_words_of_the_item_above(self) -> None:
        item = line("1. Aa bb cc.", x=50)
        paragraph = line("Dd ee", x=(50 + item.words[1].x0) / 2, base=112)
        assert self.blocks([item, paragraph]) == ["1. Aa bb cc.", "Dd ee"]

    def test_keeps_the_hanging_second_line_of_a_reference(self) -> None:
        entry = ["Aas, K. (2010). " + "Om kontorer " * 7, "13(2), 77–89."]
        lines = [line(entry[0], x=50), line(entry[1], x=78, base=112)]
        assert len(self.blocks(lines)) == 1

    def test_parts_short_lines_set_in_the_middle(self) -> None:
        def centred(text: str, base: float) -> Line:
            half = (line(text).x1 - line(text).x0) / 2
            return line(text, x=297 - half, base=base)

        prose_above = stack(["Aa bb cc dd " * 8] * 5, base=20)
        rows = [centred("Kari Berg", 200), centred("Våren 2016 i Bergen", 212)]
        assert len(self.blocks([*prose_above, *rows])) == 3
        title = [centred("Hvorfor lykkes kontorene", 200), centred("med å jobbe annerledes", 212)]
        assert len(self.blocks([*prose_above, *title])) == 2


def block(
    text: str, kind: str = "paragraph", *, page: int = 1, gap: float | None = 1.0
) -> TextBlock:
    made = line(text)
    made.page = page
    made.x1 = 545
    return TextBlock([made], 50, 545, gap, kind=kind)  # type: ignore[arg-type]


class TestFlow:
    def test_carries_a_paragraph_over_a_page_turn_and_puts_the_feet_after_it(self) -> None:
        parts = [
            block("Veilederne la vekt på å"),
            block("12", "boilerplate"),
            block("lytte først.", page=2, gap=None),
        ]
        assert [(one.kind, one.text) for one in flow(parts)] == [
            ("paragraph", "Veilederne la vekt på å lytte først."),
            ("boilerplate", "12"),
        ]

    def test_carries_a_sentence_over_a_box_that_interrupts_it(self) -> None:
        box = block("Boks: tre råd")
        box.aside = True
        parts = [block("Det tok tid å bygge"), box, block("opp tillit.")]
        assert [one.text for one in flow(parts)] == [
            "Det tok tid å bygge opp tillit.",
            "Boks: tre råd",
        ]

    def test_carries_a_sentence_over_a_listing_that_opens_the_next_column(self) -> None:
        torn = TextBlock(block("Det tok tid").lines + block("å bygge opp").lines, 50, 545)
        listing = block("for (i = 0; i < 3; i++)", gap=None)
        listing.lines[0].x1 = 200
        listing.lines[0].words[0].text = "2"
        parts = [
            torn,
            listing,
            block("Figur 1. En løkke.", "caption"),
            block("tillit.", gap=1.5),
        ]
        assert [one.text for one in flow(parts)] == [
            "Det tok tid å bygge opp tillit.",
            "2 (i = 0; i < 3; i++)",
            "Figur 1. En løkke.",
        ]

    def test_begins_anew_after_a_sentence_has_ended(self) -> None:
        parts = [
            block("Det tok tid."),
            block("ii", "boilerplate"),
            block("Så gikk det bra.", page=2, gap=None),
        ]
        assert [one.text for one in flow(parts)] == ["Det tok tid.", "ii", "Så gikk det bra."]

    def test_carries_a_footnote_over_to_the_next_page(self) -> None:
        note = block("Se loven om", "footnote")
        note.marker = "3"
        rest = block("sosiale tjenester.", "footnote", page=2)
        assert [one.text for one in flow([note, rest])] == ["Se loven om sosiale tjenester."]

    def test_joins_nothing_across_a_heading(self) -> None:
        parts = [
            block("Det tok tid å"),
            block("3 Funn", "heading"),
            block("bygge", gap=None, page=2),
        ]
        assert [one.text for one in flow(parts)] == ["Det tok tid å", "3 Funn", "bygge"]


class TestHeadingLevels:
    def test_gives_a_number_that_the_contents_list_leaves_out_the_depth_of_its_like(self) -> None:
        titles = ("1 Innledning", "1.1 Tema", "1.2 Spørsmål", "2 Teori", "3 Metode", "4 Funn")
        headings = [TextBlock([line(title, size=14)], 50, 545, 2.0) for title in titles]
        listed = [f"{title} ......... {n}" for n, title in enumerate(titles, 3) if n != 5]
        contents = [TextBlock([line(text)], 50, 545, kind="contents") for text in listed]
        heading_levels(headings, contents_entries(contents))
        assert [heading.level for heading in headings] == [1, 2, 2, 1, 1, 1]


class TestClassify:
    def kinds(self, *blocks: TextBlock) -> list[str]:
        classify(blocks, BODY)
        return [one.kind for one in blocks]

    def test_tells_headings_by_size_weight_and_number(self) -> None:
        large = TextBlock([line("Metode", size=16)], 50, 545, 2.0)
        bold = TextBlock([line("Utvalg og data", bold=True)], 50, 545, 1.6)
        numbered = TextBlock([line("2.1 Utvalg", bold=True)], 50, 545, 1.0)
        assert self.kinds(large, bold, numbered, block(prose(0, 3))) == [
            "heading",
            "heading",
            "heading",
            "paragraph",
        ]

    def test_takes_a_few_plain_words_after_a_number_of_several_parts_for_a_heading(self) -> None:
        title = TextBlock([line("2.1.1 Små forhold")], 50, 545, 1.6)
        rule = TextBlock([line("2.1.2 Arkivet skal ha en plan for alt som skjer.")], 50, 545, 1.6)
        assert self.kinds(title, rule, block(prose(0, 3)))[:2] == ["heading", "paragraph"]

    def test_makes_no_heading_of_a_bold_list_item(self) -> None:
        assert self.kinds(TextBlock([line("• Viktig punkt", bold=True)], 50, 545, 1.6)) == [
            "list_item"
        ]

    def test_takes_what_follows_the_heading_of_a_reference_list_for_references(self) -> None:
        heading = TextBlock([line("Referanser", size=16)], 50, 545, 2.0)
        assert self.kinds(heading, block("Ås, B. (2014). En tittel."))[1] == "reference"

    def test_takes_entries_with_and_without_leaders_for_contents(self) -> None:
        heading = TextBlock([line("Innhold", size=16)], 50, 545, 2.0)
        parts = [
            heading,
            block("1 Innledning 5"),
            block("1.1 Bakgrunn ........ 6"),
            block(prose(0, 2)),
        ]
        assert self.kinds(*parts) == ["heading", "contents", "contents", "paragraph"]

    def test_tells_a_caption_from_a_sentence_about_a_figure(self) -> None:
        assert self.kinds(
            block("Figur 3: Antall møter"),
            block("Figur 3 viser at antallet møter økte i perioden."),
        ) == ["caption", "paragraph"]

    def test_takes_an_indented_block_under_a_paragraph_for_a_quote(self) -> None:
        quoted = stack([SENTENCES[0], SENTENCES[3]], x=80)
        parts = [block(prose(0, 2)), TextBlock(quoted, 50, 545, 1.5), block(prose(2, 2))]
        assert self.kinds(*parts) == ["paragraph", "quote", "paragraph"]

    def test_takes_an_indented_block_under_a_list_for_part_of_the_list(self) -> None:
        inner = stack([SENTENCES[0][:70], SENTENCES[3] + " Slik var det i alle år."], x=80)
        edge = max(one.x1 for one in inner)
        parts = [TextBlock([line("• Punkt")], 50, edge), TextBlock(inner, 50, edge, 1.5)]
        assert self.kinds(*parts) == ["list_item", "paragraph"]


class TestCaptionMatch:
    @pytest.mark.parametrize(
        ("text", "number"),
        [
            ("Tabell 2.1: Kjønn", "2.1"),
            ("Figure A.3 Age", "A.3"),
            ("Tabell 4", "4"),
            ("FIGUR 12. Alder", "12"),
        ],
    )
    def test_reads_the_number(self, text: str, number: str) -> None:
        found = caption_match(text)
        assert found is not None
        assert found["number"] == number

    def test_needs_a_number(self) -> None:
        assert caption_match("Tabellen viser") is None


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
        paper = Paper(1, 595, 842)
        paper.lines = [line("Tittel", size=20, base=60), *stack(list(SENTENCES), base=100, step=13)]
        body = body_of([paper])
        assert (body.size, body.pitch) == (10.0, 13.0)

    def test_finds_where_the_first_column_begins_and_ends(self) -> None:
        paper = Paper(1, 595, 842)
        paper.lines = stack(["Aa bb cc dd " * 7, "Aa bb cc dd " * 7, "Ee ff gg hh ii jj."])
        body = body_of([paper])
        assert (body.left, body.right) == (50.0, paper.lines[0].x1)


class TestIsGarbage:
    def test_trusts_norwegian_and_numbers(self) -> None:
        assert not is_garbage(prose(0, 10).split())
        assert not is_garbage([str(n * 37) for n in range(60)])
        assert not is_garbage(["............"] * 30 + ["Innledning"] * 5)

    def test_recognises_glyphs_without_unicode(self) -> None:
        assert is_garbage(["\ufffd\ufffd\ufffd\ufffd"] * 20)
        assert is_garbage(["\uf041\uf042\uf043"] * 20)

    def test_recognises_letters_that_are_all_shifted(self) -> None:
        shifted = str.maketrans("abcdefghijklmnopqrstuvwxyz", "defghijklmnopqrstuvwxyzabc")
        assert is_garbage(prose(0, 10).casefold().translate(shifted).split())
