"""The voice of a passage and of spans in it."""

from __future__ import annotations

import pytest

from ingest.blocks.assembly import raw_block
from ingest.models import BlockKind, VoiceSpan
from ingest.passage_voices import is_quoted
from ingest.voices.labelling import voice_at
from tests.ingest.voices.labelled import FINDINGS, labelled, spans


class TestAPassage:
    quote = "«" + "Vi får ikke beskjed om noe før det er for sent for oss alle. " * 4 + "»"

    def test_is_informants_when_most_of_its_words_are(self) -> None:
        _, passages = labelled(FINDINGS, raw_block("paragraph", f"{self.quote}, sier en veileder."))
        assert (passages[0].voice, passages[0].attribution) == ("informant", "veileder")

    def test_marks_the_authors_words_in_an_informants_passage(self) -> None:
        parsed, passages = labelled(
            FINDINGS, raw_block("paragraph", f"{self.quote}, sier en veileder. Dette er vårt funn.")
        )
        at = parsed.text.index("Dette er vårt funn")
        assert voice_at(passages[0], at, at + 18).voice == "author"

    def test_is_the_authors_when_a_quotation_is_the_lesser_part(self) -> None:
        text = (
            "Kontorene er ulike og har ulike oppgaver. " * 8
            + "«Vi er gode på dette», sier en leder."
        )
        parsed, passages = labelled(FINDINGS, raw_block("paragraph", text))
        assert passages[0].voice == "author"
        at = parsed.text.index("Vi er gode")
        assert voice_at(passages[0], at, at + 10).voice == "informant"

    def test_stays_the_authors_in_indirect_speech(self) -> None:
        _, passages = labelled(
            FINDINGS, raw_block("paragraph", "Informantene mener at de har fått mer å gjøre.")
        )
        assert (passages[0].voice, passages[0].voices) == ("author", ())

    def test_that_hands_on_a_source_is_secondary(self) -> None:
        _, passages = labelled(
            FINDINGS,
            raw_block("paragraph", "Ifølge Hansen (2014) er kontorene for små til oppgaven."),
        )
        assert (passages[0].voice, passages[0].attribution) == ("secondary", "Hansen (2014)")

    def test_tells_a_sources_own_words_from_the_authors_report_of_them(self) -> None:
        report = "Ifølge Hansen (2014) er kontorene for små til oppgaven."
        quote = "Hansen (2014) hevder at kontorene er «for små til en så stor oppgave»."
        _, passages = labelled(FINDINGS, raw_block("paragraph", f"{report} {quote}"))
        assert {s.quoted for s in passages[0].voices if s.start < passages[0].start + 40} == {False}
        assert any(s.quoted for s in passages[0].voices)
        assert not is_quoted(passages[0], passages[0].start, passages[0].start + len(report))

    def test_is_less_certain_where_somebody_else_speaks_in_it(self) -> None:
        prose = "Kontoret har tolv ansatte og ligger i sentrum av byen. " * 4
        _, plain = labelled(FINDINGS, raw_block("paragraph", prose))
        _, mixed = labelled(FINDINGS, raw_block("paragraph", f"{prose} «Vi er få», sa en leder."))
        assert plain[0].voice_confidence == 1.0
        assert mixed[0].voice_confidence < 1.0

    @pytest.mark.parametrize(
        ("text", "who"),
        [
            ("Betegnelsen brukes om ansatte i mottaket (ibid).", None),
            (
                "Arbeids- og velferdsforvaltningsloven: Formålet er en effektiv forvaltning.",
                "Arbeids- og velferdsforvaltningsloven",
            ),
        ],
    )
    def test_names_its_source_whole_or_not_at_all(self, text: str, who: str | None) -> None:
        _, passages = labelled(FINDINGS, raw_block("paragraph", text))
        assert (passages[0].voice, passages[0].attribution) == ("secondary", who)

    def test_that_only_points_to_a_source_is_the_authors(self) -> None:
        _, passages = labelled(
            FINDINGS,
            raw_block("paragraph", "Kontorene er for små til oppgaven (se også Hansen 2014)."),
        )
        assert passages[0].voice == "author"

    def test_of_a_table_has_no_quotations(self) -> None:
        _, passages = labelled(
            FINDINGS, raw_block("reference", "Lie, A. (2010). «Om Nav og sånn». Oslo.")
        )
        assert (passages[0].voice, passages[0].voices) == ("author", ())


class TestVoiceAt:
    def test_gives_the_passages_own_voice_where_no_span_is(self) -> None:
        _, passages = labelled(
            raw_block("heading", "Metode", level=1), raw_block("paragraph", "Vi spurte.")
        )
        start = passages[0].start
        assert voice_at(passages[0], start, start + 2) == VoiceSpan(start, start + 2, "method")


class TestACreditOfSeveralQuotes:
    first, second = "Jeg savner et fagmiljø her.", "Jeg har ingen å spørre om noe."

    @pytest.mark.parametrize("kind", ["quote", "paragraph"])
    @pytest.mark.parametrize("credit", ["— Veileder, kontor B", "– Leder, kontor C"])
    def test_names_the_speaker_of_each(self, kind: BlockKind, credit: str) -> None:
        quotes = [raw_block("quote", self.first), raw_block("quote", self.second)]
        found = spans(FINDINGS, *quotes, raw_block(kind, credit))
        who = credit[2:]
        assert found[:2] == [
            (self.first, "informant", who),
            (self.second, "informant", who),
        ]

    def test_ends_where_another_quote_has_a_credit_of_its_own(self) -> None:
        found = spans(
            FINDINGS,
            raw_block("quote", self.first),
            raw_block("quote", "— Veileder, kontor B"),
            raw_block("quote", self.second),
            raw_block("quote", "— Leder, kontor C"),
        )
        assert [who for _, voice, who in found if voice == "informant"] == [
            "Veileder, kontor B",
            "Leder, kontor C",
        ]
