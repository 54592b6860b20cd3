"""Quotations that a draft calls translations."""

from __future__ import annotations

from dataclasses import replace

import pytest

from api.quote_check.checker import QuoteChecker
from ingest.models import DocumentId, Passage, PassageId, Sentence
from tests.api.quote_check.collection import check, paged

TEXTS = [
    "Granvik har fire kontorer. I 2014 svarte 63 prosent at de hadde for liten tid.",
    "Kontorene ble slått sammen i 2012. Leien deles etter antall ansatte.",
]


def checker() -> QuoteChecker:
    document = replace(paged(TEXTS, labels=["7", "8"]), document_id=DocumentId("granvik"))
    passages = []
    for n, text in enumerate(TEXTS):
        start = document.text.index(text)
        middle = start + text.index(". ") + 1
        end = start + len(text)
        passages.append(
            Passage(
                PassageId(f"p{n}"),
                document.document_id,
                text,
                start,
                end,
                pages=document.parsed.pages_of(start, end),
                sentences=(Sentence(start, middle), Sentence(middle + 1, end)),
            )
        )
    return QuoteChecker([replace(document, passages=tuple(passages))])


CHECKER = checker()
TRANSLATED = "In 2014, 63 per cent answered that time was too short"


class TestATranslationThatSaysSo:
    @pytest.mark.parametrize(
        "draft",
        [
            f"“{TRANSLATED}” (Nordås et al., 2016, p. 7, my translation).",
            f"“{TRANSLATED}” (Nordås et al., 2016, p. 7; our own translation).",
            f"“{TRANSLATED}” (Nordås et al., 2016, p. 7; translated by the author).",
            f"“{TRANSLATED}” (Nordås et al., 2016, p. 7) (author's translation).",
            f"“{TRANSLATED}” [my translation] (Nordås et al., 2016, p. 7).",
            f"«{TRANSLATED}» (Nordås mfl., 2016, s. 7, min oversettelse).",
            f"«{TRANSLATED}» (Nordås mfl., 2016, s. 7; egen oversettelse).",
            f"«{TRANSLATED}», i vår oversettelse (Nordås mfl., 2016, s. 7).",
            f"I min oversettelse heter det «{TRANSLATED}» (Nordås mfl., 2016, s. 7).",
            f"«{TRANSLATED} [min oversettelse]» (Nordås mfl., 2016, s. 7).",
            f"«{TRANSLATED}» (Nordås mfl., 2016, s. 7, mi omsetjing).",
            f"«{TRANSLATED}» (Nordås mfl., 2016, s. 7, eiga omsetting).",
            f"«{TRANSLATED}» (Nordås mfl., 2016, s. 7, omsett av meg).",
            f"> {TRANSLATED} (Nordås mfl., 2016, s. 7, oversatt av forfatteren)\n",
            f"«{TRANSLATED}»[^1]\n\n[^1]: Nordås mfl. (2016), s. 7. Oversettelsen er min.\n",
            f"Alle oversettelser er mine.\n\n«{TRANSLATED}» (Nordås mfl., 2016, s. 7).",
            f"All translations are my own.\n\n“{TRANSLATED}” (Nordås et al., 2016, p. 7).",
        ],
    )
    def test_is_remarked_on_with_the_nearest_place_of_the_cited_page(self, draft: str) -> None:
        found = check(draft, CHECKER)
        assert (found.verdict, found.remarks) == ("not_found", ("translation",))
        (place,) = found.places
        assert CHECKER.words_at(place) == TEXTS[0].partition(". ")[2]
        assert (found.document_id, found.pages.first_label) == ("granvik", "7")
        citation = CHECKER.corrected_citation(found, locale="en")
        assert citation is not None
        assert citation.locator == "p. 7"

    def test_is_looked_for_on_no_other_page(self) -> None:
        found = check(f"“{TRANSLATED}” (Nordås et al., 2016, p. 8, my translation).", CHECKER)
        assert CHECKER.words_at(found.places[0]) in TEXTS[1]

    def test_has_no_place_where_the_work_is_not_in_the_collection(self) -> None:
        found = check(f"“{TRANSLATED}” (Solli, 1999, p. 8, my translation).", CHECKER)
        assert found.places == ()
        assert set(found.remarks) == {"cited_work_unknown", "translation"}

    def test_is_judged_as_any_other_where_the_words_are_the_sources(self) -> None:
        words = "Leien deles etter antall ansatte"
        found = check(f"«{words}» (Nordås et al., 2016, s. 8, min oversettelse)", CHECKER)
        assert (found.verdict, found.remarks) == ("verbatim", ())

    @pytest.mark.parametrize(
        "draft",
        [
            f"«{TRANSLATED}» (Nordås et al., 2016, s. 7, min utheving).",
            f"«{TRANSLATED}» (Nordås et al., 2016, s. 7). Så fulgte en oversettelse av min bror.",
        ],
    )
    def test_is_nothing_that_only_resembles_one(self, draft: str) -> None:
        assert "translation" not in check(draft, CHECKER).remarks


class TestAShortQuotation:
    @pytest.mark.parametrize(
        ("quoted", "page", "verdict"),
        [
            ("kontorene er fire", "7", "not_found"),
            ("har Granvik seks kontorer", "7", "altered"),
            ("Leien deles ikke", "8", "altered"),
            ("Leien deles ikke", "7", "not_found"),
            ("etter alle som", "8", "not_found"),
        ],
    )
    def test_with_one_word_changed_is_found_on_the_page_that_it_cites(
        self, quoted: str, page: str, verdict: str
    ) -> None:
        found = check(f"Der står «{quoted}» (Nordås et al., 2016, s. {page}).", CHECKER)
        assert found.verdict == verdict
