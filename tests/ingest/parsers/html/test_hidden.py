"""A part that a reader can open is read; one that nobody is shown is not."""

from __future__ import annotations

import pytest

from tests.ingest.parsers.html.pages import PROSE, Parse, page

INSIDE = "Fristen er den femte."


class TestHiddenPart:
    @pytest.mark.parametrize(
        "part",
        [
            "<button aria-controls='x'>Frist</button><div id='x' hidden><p>{}</p></div>",
            "<a role='button' href='#x'>Frist</a><p>Mellom.</p><div id='x' hidden>{}</div>",
            "<h3><button>Frist</button></h3><div style='display:none'>{}</div>",
            "<div role='tabpanel' aria-hidden='true'>{}</div>",
            "<div role='tabpanel' style='display: none'>{}</div>",
            "<div hidden='until-found'>{}</div>",
            "<details><summary>Frist</summary>{}</details>",
            "<div class='accordion-body' style='display:none'>{}</div>",
        ],
    )
    def test_that_a_reader_can_open_is_read(self, parse: Parse, part: str) -> None:
        document = parse(page(f"<h1>A</h1><p>{PROSE}</p>{part.format(INSIDE)}"))
        assert INSIDE in document.text

    @pytest.mark.parametrize(
        "part",
        [
            "<div style='display:none'>{} {}</div>",
            "<p style='visibility: hidden'>{}</p>",
            "<template><p>{}</p></template>",
            "<div class='utkast'>{}</div>",
            "<p hidden>{}</p>",
        ],
    )
    def test_that_nobody_sees_is_not(self, parse: Parse, part: str) -> None:
        head = "<style>@media print {{ p {{display:none}} }} .utkast { display: none }</style>"
        document = parse(page(f"<h1>A</h1><p>{PROSE}</p>{part.format(INSIDE, PROSE)}", head=head))
        assert INSIDE not in document.text
        assert PROSE in document.text

    def test_by_a_class_that_a_nearer_rule_shows_is_read(self, parse: Parse) -> None:
        head = "<style>.del { display: none } .del.vist { display: block }</style>"
        document = parse(page(f"<p>{PROSE}</p><p class='del vist'>{INSIDE}</p>", head=head))
        assert INSIDE in document.text
