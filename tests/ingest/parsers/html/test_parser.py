"""What a saved web page says, and what is only its furniture."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.wordings import error_text
from ingest.errors import ParseError, ResourceLimitError
from ingest.models import ParsedDocument
from ingest.parsers.html.parser import NO_PAGES, HtmlParser, page_facts

Parse = Callable[[str], ParsedDocument]
#: Enough words for a page to have a content at all.
PROSE = (
    "Rapporten handler om samarbeidet mellom stat og kommune ved kontorene, og bygger på "
    "intervjuer med ledere og veiledere i fire fylker gjennom to år."
)


@pytest.fixture
def parse(tmp_path: Path) -> Parse:
    def write_and_parse(markup: str) -> ParsedDocument:
        path = tmp_path / "side.html"
        path.write_text(markup, encoding="utf-8")
        return HtmlParser().parse(path)

    return write_and_parse


def page(content: str, *, head: str = "", around: str = "") -> str:
    return (
        f"<!doctype html><html lang='nb'><head><meta charset='utf-8'>{head}</head>"
        f"<body>{around}<main>{content}</main></body></html>"
    )


def shown(document: ParsedDocument, kind: str) -> list[str]:
    return [document.text[b.start : b.end] for b in document.blocks if b.kind == kind]


class TestBlocks:
    def test_headings_nest_and_start_at_level_one(self, parse: Parse) -> None:
        document = parse(page(f"<h2>Metode</h2><p>{PROSE}</p><h3>Utvalg</h3><p>Fire kontor.</p>"))
        assert [(s.level, s.title) for s in document.sections] == [(1, "Metode"), (2, "Utvalg")]
        assert document.section_path(document.text.index("Fire")) == ("Metode", "Utvalg")

    def test_each_element_has_its_kind(self, parse: Parse) -> None:
        document = parse(
            page(
                f"<p>{PROSE}</p><ul><li>Ledere</li><li>Veiledere<ul><li>nye</li></ul></li></ul>"
                "<blockquote><p>Vi rekker ikke alt.</p></blockquote>"
                "<figure><img src='a.png' alt='x'><figcaption>Figur 1: Kontor</figcaption></figure>"
            )
        )
        assert shown(document, "list_item") == ["Ledere", "Veiledere", "nye"]
        assert shown(document, "quote") == ["Vi rekker ikke alt."]
        assert shown(document, "caption") == ["Figur 1: Kontor"]

    def test_ordered_lists_have_the_numbers_that_a_browser_prints(self, parse: Parse) -> None:
        document = parse(
            page(
                f"<p>{PROSE}</p><ol start=3><li>tre</li><li>fire<ol type=a><li>en</li></ol></li>"
                "<li value=9>ni</li></ol><ol style='list-style: none'><li>uten</li></ol>"
            )
        )
        assert shown(document, "list_item") == ["3. tre", "4. fire", "a. en", "9. ni", "uten"]

    def test_italics_are_kept_as_stretches(self, parse: Parse) -> None:
        document = parse(
            page(f"<p>{PROSE}</p><p>Hun sa <em>vi <b>må</b> prioritere</em> til slutt, "
                 "<span style='font-style: italic'>alltid</span>.</p>")
        )  # fmt: skip
        spans = document.blocks[1].emphasis
        assert [document.text[s.start : s.end] for s in spans] == ["vi må prioritere", "alltid"]

    def test_white_space_and_soft_hyphens_leave_no_trace(self, parse: Parse) -> None:
        document = parse(page(f"<p>{PROSE}</p><p>sosial&shy;tje\n   nesten&nbsp;er<br>her</p>"))
        assert document.text.endswith("\n\nsosialtje nesten er her")

    def test_two_line_breaks_part_paragraphs(self, parse: Parse) -> None:
        document = parse(page(f"{PROSE}<br><br>Neste avsnitt<br>går videre."))
        assert shown(document, "paragraph") == [PROSE, "Neste avsnitt går videre."]

    def test_text_without_any_paragraph_element_is_kept(self, parse: Parse) -> None:
        document = parse(page(f"<div>{PROSE}<div>Inni</div>Etter</div>"))
        assert shown(document, "paragraph") == [PROSE, "Inni", "Etter"]

    def test_entries_under_a_reference_heading_are_references(self, parse: Parse) -> None:
        document = parse(
            page(f"<h2>Funn</h2><p>{PROSE}</p><h2>Referanser</h2><p>Breit, E. (2014). Tittel.</p>")
        )
        assert shown(document, "reference") == ["Breit, E. (2014). Tittel."]

    def test_a_list_of_links_to_the_page_itself_is_its_contents(self, parse: Parse) -> None:
        document = parse(
            page(
                "<nav><ul><li><a href='#a'>Innledning</a></li><li><a href='#b'>Funn</a></li></ul>"
                f"</nav><h2 id='a'>Innledning</h2><p>{PROSE}</p><h2 id='b'>Funn</h2><p>Her.</p>"
            )
        )
        assert shown(document, "contents") == ["Innledning", "Funn"]

    def test_no_page_numbers_are_invented(self, parse: Parse) -> None:
        document = parse(page(f"<p>{PROSE}</p>"))
        assert (document.pages, document.page_spans) == ((), ())
        assert NO_PAGES in document.warnings


class TestTables:
    def test_header_cells_and_caption(self, parse: Parse) -> None:
        document = parse(
            page(
                f"<p>{PROSE}</p><table><caption>Tabell 2: Ansatte</caption><thead><tr><th>Kontor"
                "</th><th>N</th></tr></thead><tbody><tr><th>Oslo</th><td>12</td></tr></tbody></table>"
            )
        )
        table = document.tables[0]
        assert (table.number, table.caption, table.header) == ("2", "Ansatte", ("Kontor", "N"))
        assert [row.cells for row in table.rows] == [("Oslo", "12")]

    def test_cells_that_span_rows_and_columns(self, parse: Parse) -> None:
        document = parse(
            page(
                f"<p>{PROSE}</p><table><tr><th>Kontor</th><th>År</th><th>N</th></tr>"
                "<tr><td rowspan=2>Oslo</td><td>2014</td><td>5</td></tr>"
                "<tr><td>2015</td><td>6</td></tr>"
                "<tr><td colspan=2>Samlet</td><td>11</td></tr></table>"
            )
        )
        assert [row.cells for row in document.tables[0].rows] == [
            ("Oslo", "2014", "5"),
            ("Oslo", "2015", "6"),
            ("Samlet", "", "11"),
        ]

    def test_two_header_rows_become_one(self, parse: Parse) -> None:
        document = parse(
            page(
                f"<p>{PROSE}</p><table><thead><tr><th rowspan=2>Kontor</th><th colspan=2>2014</th>"
                "</tr><tr><th>N</th><th>Prosent</th></tr></thead>"
                "<tr><td>Oslo</td><td>5</td><td>50</td></tr></table>"
            )
        )
        assert document.tables[0].header == ("Kontor", "2014 N", "2014 Prosent")

    def test_a_table_for_layout_is_read_as_text(self, parse: Parse) -> None:
        document = parse(
            page(f"<table><tr><td><h2>Innledning</h2><p>{PROSE}</p></td><td>Marg</td></tr></table>")
        )
        assert document.tables == ()
        assert shown(document, "heading") == ["Innledning"]
        assert "Marg" in document.text

    def test_an_absurd_span_does_not_fill_the_memory(self, parse: Parse) -> None:
        document = parse(
            page(f"<p>{PROSE}</p><table><tr><td colspan=99999999 rowspan=99999999>A</td><td>B</td>"
                 "</tr><tr><td>C</td></tr></table>")
        )  # fmt: skip
        assert [row.cells for row in document.tables[0].rows] == [("A", "B"), ("A", "C")]


NOTE_MARKUP = {
    "pandoc": (
        "<p>Kontoret har to ledere<a href='#fn1' class='footnote-ref' id='fnref1' "
        "role='doc-noteref'><sup>1</sup></a>.</p>",
        "<section class='footnotes' role='doc-endnotes'><ol><li id='fn1'><p>Se kapittel 4."
        "<a href='#fnref1' class='footnote-back' role='doc-backlink'>↩︎</a></p></li></ol></section>",
    ),
    "Word": (
        "<p>Kontoret har to ledere<a href='#_ftn1' name='_ftnref1'>[1]</a>.</p>",
        "<div id='ftn1'><p><a href='#_ftnref1' name='_ftn1'>[1]</a> Se kapittel 4.</p></div>",
    ),
    "wiki": (
        "<p>Kontoret har to ledere<sup id='cite_ref-1'><a href='#cite_note-1'>[1]</a></sup>.</p>",
        "<ol><li id='cite_note-1'><a href='#cite_ref-1'>↑</a> Se kapittel 4.</li></ol>",
    ),
    "sign": (
        "<p>Kontoret har to ledere<sup><a href='#n'>1</a></sup>.</p>",
        "<p id='n'><sup>1</sup> Se kapittel 4.</p>",
    ),
}


class TestNotes:
    @pytest.mark.parametrize("maker", NOTE_MARKUP)
    def test_are_taken_out_of_the_sentence_and_linked(self, parse: Parse, maker: str) -> None:
        marked, notes = NOTE_MARKUP[maker]
        document = parse(page(f"<p>{PROSE}</p>{marked}<p>Og mer.</p>{notes}"))
        assert "Kontoret har to ledere." in shown(document, "paragraph")
        assert shown(document, "footnote") == ["Se kapittel 4."]
        note = next(b for b in document.blocks if b.kind == "footnote")
        at = document.text.index("Kontoret har to ledere") + len("Kontoret har to ledere")
        assert (note.marker, note.refers_at) == ("1", at)

    def test_an_ordinary_link_to_a_place_on_the_page_stays_text(self, parse: Parse) -> None:
        document = parse(page(f"<p id='p2'>{PROSE}</p><p>Se kapittel <a href='#p2'>2</a>.</p>"))
        assert document.text.endswith("Se kapittel 2.")


FURNITURE = (
    "<a class='skip-link' href='#m'>Hopp til innhold</a><header role='banner'>Logo</header>"
    "<nav><ul><li><a href='/'>Forsiden</a></li><li><a href='/om'>Om oss</a></li></ul></nav>"
    "<div class='cookie-banner'>Vi bruker informasjonskapsler. <button>Godta</button></div>"
)


class TestFurniture:
    def test_menus_banners_scripts_and_footers_are_out(self, parse: Parse) -> None:
        document = parse(
            "<html><head><style>p {color: red}</style></head><body><script>alert('nei')</script>"
            f"{FURNITURE}<div id='content'><h1>Funn</h1><p>{PROSE}</p><p>{PROSE} Igjen.</p></div>"
            "<footer><a href='/k'>Kontakt</a> <a href='/p'>Personvern</a></footer></body></html>"
        )
        assert document.text == f"Funn\n\n{PROSE}\n\n{PROSE} Igjen."

    def test_what_the_page_calls_its_content_is_taken_whole(self, parse: Parse) -> None:
        document = parse(
            page(
                f"<h1>Funn</h1><p>{PROSE}</p><aside><p>Faktaboks om metode.</p></aside>"
                "<div class='breadcrumbs'><a href='/'>Hjem</a></div>",
                around=FURNITURE,
            )
        )
        assert document.text == f"Funn\n\n{PROSE}\n\nFaktaboks om metode."

    def test_a_heading_whose_id_is_a_word_of_menus_stays(self, parse: Parse) -> None:
        document = parse(
            page(
                f"<p>{PROSE}</p><section id='nav-reformen'><h2 id='nav'>Nav</h2>"
                "<p>Kort.</p></section>"
            )
        )
        assert document.text.endswith("Nav\n\nKort.")

    def test_a_long_part_is_text_whatever_its_class(self, parse: Parse) -> None:
        document = parse(page(f"<h1>A</h1><div class='related-content'>{PROSE * 3}</div><p>B</p>"))
        assert PROSE in document.text

    def test_a_closed_accordion_is_read_and_a_hidden_label_is_not(self, parse: Parse) -> None:
        document = parse(
            page(
                f"<p>{PROSE}</p><h2><button>Metode</button></h2><div hidden>{PROSE} Skjult.</div>"
                "<span aria-hidden='true'>ikon</span><span class='sr-only'>åpnes i ny fane</span>"
            )
        )
        assert "Metode" in shown(document, "heading")
        assert "Skjult." in document.text
        assert "ikon" not in document.text
        assert "ny fane" not in document.text

    def test_what_was_left_out_is_told(self, parse: Parse) -> None:
        menu = "".join(f"<li><a href='/{n}'>Menypunkt nummer {n}</a></li>" for n in range(30))
        document = parse(page(f"<p>{PROSE}</p>", around=f"<nav><ul>{menu}</ul></nav>"))
        assert "web_words_left_out" in [note.code for note in document.warnings]

    def test_the_title_above_the_content_is_put_on_top(self, parse: Parse) -> None:
        document = parse(
            page(
                f"<h2>Funn</h2><p>{PROSE}</p>",
                head="<title>Partnerskap i Nav – Instituttet</title>",
                around="<div class='hero'><h1>Partnerskap i Nav</h1></div>",
            )
        )
        assert [(s.level, s.title) for s in document.sections] == [
            (1, "Partnerskap i Nav"),
            (2, "Funn"),
        ]

    def test_a_long_report_loses_no_chapter(self, parse: Parse) -> None:
        chapters = "".join(
            f"<section><h2>{n} Kapittel</h2>"
            + "".join(f"<p>Avsnitt {n}.{m}: {PROSE}</p>" for m in range(8))
            + f"<table><tr><th>Kontor</th><th>N</th></tr><tr><td>K{n}</td><td>{n}</td></tr></table>"
            + "</section>"
            for n in range(1, 13)
        )
        for wrapper in ("<main>{}</main>", "<article>{}</article>", "<div class='c'>{}</div>"):
            body = FURNITURE + wrapper.format(f"<h1>Rapport</h1>{chapters}")
            document = parse(f"<html><body>{body}<footer>Kontakt</footer></body></html>")
            assert len(document.tables) == 12
            assert document.text.count(PROSE) == 96
            assert "Forsiden" not in document.text


class TestEncodings:
    TEXT = "Fossestøl spør om «råd»."

    @pytest.mark.parametrize(
        ("encoding", "declared"),
        [("utf-8", "utf-8"), ("cp1252", "windows-1252"), ("cp1252", "iso-8859-1"),
         ("utf-8", ""), ("cp1252", ""), ("utf-16", ""), ("utf-8-sig", ""),
         ("cp1252", "utf-8"), ("utf-8", "no-such-thing")],
    )  # fmt: skip
    def test_are_read_as_declared_or_as_they_are(
        self, tmp_path: Path, encoding: str, declared: str
    ) -> None:
        meta = f"<meta charset='{declared}'>" if declared else ""
        markup = f"<html><head>{meta}</head><body><p>{self.TEXT} {PROSE}</p></body></html>"
        path = tmp_path / "side.html"
        path.write_bytes(markup.encode(encoding))
        assert HtmlParser().parse(path).text == f"{self.TEXT} {PROSE}"

    def test_an_xml_declaration_is_no_obstacle(self, parse: Parse) -> None:
        document = parse(
            '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html '
            f'xmlns="http://www.w3.org/1999/xhtml"><body><p>{PROSE}</p></body></html>'
        )
        assert document.text == PROSE


class TestHostileFiles:
    def outcome(self, tmp_path: Path, content: bytes) -> str:
        path = tmp_path / "side.html"
        path.write_bytes(content)
        with pytest.raises(ParseError) as caught:
            HtmlParser().parse(path)
        said = error_text(caught.value, "en")
        assert "\n" not in said
        return said

    def test_another_format_under_the_name_is_said_so(self, tmp_path: Path) -> None:
        assert "not a web page but a PDF" in self.outcome(tmp_path, b"%PDF-1.7 ...")

    @pytest.mark.parametrize("content", [b"", b"  \n ", b"<html><body></body></html>"])
    def test_a_page_without_text_is_refused(self, tmp_path: Path, content: bytes) -> None:
        assert self.outcome(tmp_path, content).startswith("side.html: ")

    def test_a_page_drawn_by_a_script_is_refused(self, tmp_path: Path) -> None:
        markup = b"<html><body><div id='root'></div><script>draw()</script></body></html>"
        assert "drawn by a script" in self.outcome(tmp_path, markup)

    def test_nesting_without_end_is_refused_and_not_cut_off(self, tmp_path: Path) -> None:
        path = tmp_path / "side.html"
        path.write_text("<div>" * 5000 + "dypt" + "</div>" * 5000 + f"<p>{PROSE}</p>")
        with pytest.raises(ResourceLimitError, match="web_page_nested"):
            HtmlParser().parse(path)

    @settings(
        max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
    )
    @given(
        st.lists(
            st.sampled_from(
                ["<p>", "</p>", "<table>", "<tr>", "<td rowspan=3>", "</td>", "<li>", "<h2>",
                 "</h2>", "<a href='#x'>1</a>", "<b id=x>",
                 "<!-- ", "-->", "<em>", "ord ", "æøå ", "&nbsp;",
                 "<br>", "<blockquote>", "</blockquote>", "<th colspan=2>", "</table>", "\x00", "<"]
            ),
            max_size=40,
        )
    )  # fmt: skip
    def test_any_markup_gives_text_or_one_clear_line(
        self, tmp_path: Path, parts: list[str]
    ) -> None:
        path = tmp_path / "side.html"
        path.write_text("".join(parts), encoding="utf-8")
        try:
            document = HtmlParser().parse(path)
        except ParseError:
            return
        for block in document.blocks:
            assert document.text[block.start : block.end].strip()


class TestPageFacts:
    def test_are_read_from_the_head(self, tmp_path: Path) -> None:
        path = tmp_path / "side.html"
        path.write_text(
            page(
                f"<p>{PROSE}</p>",
                head="<title>Nettsted</title><meta name='citation_title' content='Partnerskap'>"
                "<meta name='citation_author' content='Borg, Elin'>"
                "<meta name='citation_author' content='Breit, Eric'>"
                "<meta name='DC.date' content='2016-01-15'>"
                "<link rel='canonical' href='https://example.org/p'>",
            ),
            encoding="utf-8",
        )
        assert page_facts(path) == {
            "Title": "Partnerskap",
            "Author": "Borg, Elin; Breit, Eric",
            "CreationDate": "2016-01-15",
            "URL": "https://example.org/p",
        }


class TestEveryWordComesBack:
    WORDS = st.lists(
        st.text(alphabet="abcdefghijklmnopqrstuvwxyzæøåÆØÅ0123456789«»-,", min_size=1, max_size=12),
        min_size=1,
        max_size=8,
    ).map(" ".join)

    @settings(
        max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
    )
    @given(st.lists(st.tuples(st.sampled_from(["p", "li", "h2", "div", "blockquote"]), WORDS),
                    min_size=1, max_size=8))  # fmt: skip
    def test_in_order_whatever_the_elements_are(
        self, tmp_path: Path, parts: list[tuple[str, str]]
    ) -> None:
        path = tmp_path / "side.html"
        inside = "".join(f"<{tag}>{text}</{tag}>" for tag, text in parts)
        path.write_text(page(f"<p>{PROSE}</p>{inside}"), encoding="utf-8")
        expected = PROSE.split() + [word for _, text in parts for word in text.split()]
        assert HtmlParser().parse(path).text.split() == expected
