"""From nynorsk to bokmål."""

from __future__ import annotations

import pytest

from index.text.lexicon import load_lexicon
from index.text.nynorsk import Lemmatizer, read_pairs

LEMMATIZER = Lemmatizer(load_lexicon())


class TestLemmatizer:
    @pytest.mark.parametrize(
        ("nynorsk", "bokmal"),
        [
            ("kommunane", "kommunene"),
            ("tenestene", "tjenestene"),
            ("brukarar", "brukere"),
            ("leiarane", "lederne"),
            ("rettleiarane", "veilederne"),
            ("verksemda", "virksomheten"),
            ("moglegheiter", "muligheter"),
            ("vanskelege", "vanskelige"),
            ("ulikskapar", "ulikheter"),
            ("rådgjevarar", "rådgivere"),
            ("sjukefråvær", "sykefravær"),
            ("bustad", "bolig"),
            ("arbeidsmarknaden", "arbeidsmarkedet"),
        ],
    )
    def test_gives_a_nynorsk_form_and_its_bokmal_fellow_one_base(
        self, nynorsk: str, bokmal: str
    ) -> None:
        assert LEMMATIZER.lemma(nynorsk) == LEMMATIZER.lemma(bokmal)

    @pytest.mark.parametrize("word", ["kontor", "skole", "leder", "tiltak", "høyre", "samle"])
    def test_leaves_bokmal_alone(self, word: str) -> None:
        assert LEMMATIZER.lemma(word) == word

    def test_knows_nothing_of_words_that_no_list_has(self) -> None:
        assert LEMMATIZER.lemma("qwxzyt") is None

    def test_takes_people_for_people_and_not_for_forms_of_a_verb(self) -> None:
        assert LEMMATIZER.lemma("veileder") == LEMMATIZER.lemma("veilederne") == "veileder"


class TestPairs:
    def test_lead_nowhere_that_another_pair_leads_on_from(self) -> None:
        pairs = read_pairs()
        assert [n for n, b in pairs.items() if b in pairs] == []


class TestRespelling:
    @pytest.mark.parametrize(
        ("nynorsk", "bokmal"),
        [("partnarskapet", "partnerskap"), ("seie", "si"), ("kjenneteiknar", "kjennetegne")],
    )
    def test_finds_the_base_of_forms_that_no_list_has(self, nynorsk: str, bokmal: str) -> None:
        assert Lemmatizer(load_lexicon()).lemma(nynorsk) == bokmal
