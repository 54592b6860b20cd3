"""Lines → blocks: notes, paragraphs, lists."""

from __future__ import annotations

from ingest.parsers.pdf.layout.blocks import blocks_of, list_mark
from ingest.parsers.pdf.layout.columns import Column
from ingest.parsers.pdf.layout.notes import take_notes
from ingest.parsers.pdf.layout.styles import Body
from ingest.parsers.pdf.page_model import (
    Line,
    PageLayout,
    Rect,
    Word,
    line_of,
)
from tests.ingest.parsers.pdf.layout.lines import BODY, line, stack
from tests.typeset import SENTENCES


class TestTakeNotes:
    def page(self, *, raised: bool) -> tuple[PageLayout, list[Line]]:
        layout = PageLayout(1, 595, 842)
        body = stack([SENTENCES[n] for n in range(5)], base=600)
        marker = Word("2", 50, 742, 53, 748, 750, 5, raised=raised)
        first = line("Se lov om sosiale tjenester.", x=56, base=750, size=8)
        note = line_of([marker, *first.words], page=1)
        second = line("Loven ble endret senere.", x=50, base=760, size=8)
        layout.horizontals = [Rect(50, 738, 190, 738.5)]
        return layout, [*body, note, second]

    def test_takes_small_print_under_a_short_rule(self) -> None:
        layout, lines = self.page(raised=True)
        notes, rest = take_notes(layout, lines, BODY)
        assert [(note.marker, [one.text for one in note.lines]) for note in notes] == [
            ("2", ["Se lov om sosiale tjenester.", "Loven ble endret senere."])
        ]
        assert len(rest) == 5

    def test_takes_a_raised_marker_without_a_rule(self) -> None:
        layout, lines = self.page(raised=True)
        layout.horizontals = []
        assert [note.marker for note in take_notes(layout, lines, BODY)[0]] == ["2"]

    def test_takes_no_number_in_the_text_of_a_note_for_another_marker(self) -> None:
        layout, lines = self.page(raised=True)
        lines.append(line("10 kommuner er med.", x=50, base=770, size=8))
        assert [note.marker for note in take_notes(layout, lines, BODY)[0]] == ["2"]

    def test_takes_notes_as_large_as_the_text_where_the_text_calls_them(self) -> None:
        layout, lines = self.page(raised=True)
        layout.horizontals = []
        for one in lines[-2:]:
            one.size = 10.0
        assert take_notes(layout, lines, BODY)[0] == []
        last = lines[4].words[-1]
        lines[4].words.append(Word("2", last.x1, 645, last.x1 + 3, 651, 648, 5, raised=True))
        assert [note.marker for note in take_notes(layout, lines, BODY)[0]] == ["2"]

    def test_takes_no_small_print_without_a_marker(self) -> None:
        layout = PageLayout(1, 595, 842)
        lines = [*stack(list(SENTENCES[:5]), base=600), line("Kilde: SSB", base=750, size=8)]
        assert take_notes(layout, lines, BODY) == ([], lines)


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
        column = Column([*stack(["Samarbeid i nord i dag", "Kari Berg og Ola Lie"])], 50, 545)
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
