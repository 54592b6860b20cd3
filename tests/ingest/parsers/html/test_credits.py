"""The line under a quotation stands by itself, so that its words have their speaker."""

from __future__ import annotations

import pytest

from tests.ingest.parsers.html.pages import PROSE, Parse, page, shown

SAID = "<p>Vi får aldri tid til å sette oss ned sammen.</p>"


class TestCredit:
    @pytest.mark.parametrize(
        "markup",
        [
            f"<blockquote>{SAID}<footer>— <cite>Leder, kontor 4</cite></footer></blockquote>",
            f"<blockquote>{SAID}<footer>Leder, kontor 4</footer></blockquote>",
            f"<blockquote>{SAID}<cite>Leder, kontor 4</cite></blockquote>",
            f"<blockquote>{SAID}<p><cite>Leder, kontor 4</cite></p></blockquote>",
            f"<blockquote>{SAID}</blockquote><footer>— Leder, kontor 4</footer>",
            f"<blockquote>{SAID}</blockquote><p>— <cite>Leder, kontor 4</cite></p>",
            f"<figure><blockquote>{SAID}</blockquote><figcaption>Leder, kontor 4</figcaption>"
            "</figure>",
        ],
    )
    def test_is_a_line_of_its_own_behind_a_dash(self, parse: Parse, markup: str) -> None:
        document = parse(page(f"<h1>A</h1><p>{PROSE}</p>{markup}<p>Etter. {PROSE}</p>"))
        assert shown(document, "quote") == [
            "Vi får aldri tid til å sette oss ned sammen.", "— Leder, kontor 4",
        ]  # fmt: skip
        assert not any(block.emphasis for block in document.blocks)

    def test_is_not_a_title_inside_the_quotation(self, parse: Parse) -> None:
        markup = "<blockquote><p>Jeg leste <cite>Kontorhåndboka</cite> to ganger.</p></blockquote>"
        document = parse(page(f"<h1>A</h1><p>{PROSE}</p>{markup}"))
        assert shown(document, "quote") == ["Jeg leste Kontorhåndboka to ganger."]
