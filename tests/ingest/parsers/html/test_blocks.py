"""Elements of a page as blocks, no word lost."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.parsers.html.parser import NO_PAGES, HtmlParser
from tests.ingest.parsers.html.pages import PROSE, Parse, page, shown


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
