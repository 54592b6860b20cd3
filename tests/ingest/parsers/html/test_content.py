"""The content of a page, told from its boilerplate."""

from __future__ import annotations

from tests.ingest.parsers.html.pages import PROSE, Parse, page, shown

BOILERPLATE = (
    "<a class='skip-link' href='#m'>Hopp til innhold</a><header role='banner'>Logo</header>"
    "<nav><ul><li><a href='/'>Forsiden</a></li><li><a href='/om'>Om oss</a></li></ul></nav>"
    "<div class='cookie-banner'>Vi bruker informasjonskapsler. <button>Godta</button></div>"
)


class TestBoilerplate:
    def test_menus_banners_scripts_and_footers_are_out(self, parse: Parse) -> None:
        document = parse(
            "<html><head><style>p {color: red}</style></head><body><script>alert('nei')</script>"
            f"{BOILERPLATE}<div id='content'><h1>Funn</h1><p>{PROSE}</p><p>{PROSE} Igjen.</p></div>"
            "<footer><a href='/k'>Kontakt</a> <a href='/p'>Personvern</a></footer></body></html>"
        )
        assert document.text == f"Funn\n\n{PROSE}\n\n{PROSE} Igjen."

    def test_what_the_page_calls_its_content_is_taken_whole(self, parse: Parse) -> None:
        document = parse(
            page(
                f"<h1>Funn</h1><p>{PROSE}</p><aside><p>Faktaboks om metode.</p></aside>"
                "<div class='breadcrumbs'><a href='/'>Hjem</a></div>",
                around=BOILERPLATE,
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
            body = BOILERPLATE + wrapper.format(f"<h1>Rapport</h1>{chapters}")
            document = parse(f"<html><body>{body}<footer>Kontakt</footer></body></html>")
            assert len(document.tables) == 12
            assert document.text.count(PROSE) == 96
            assert "Forsiden" not in document.text
