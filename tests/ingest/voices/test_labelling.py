"""Whose words: the cues one by one, then a passage as a whole."""

from __future__ import annotations

import pytest

from bench.voice import Judgement, Label, LetterIndex, judge, read_labels, scores
from ingest.blocks.assembly import Piece, RawBlock, assemble, raw_block
from ingest.models import DocumentId, ParsedDocument, Passage, Span, Voice, VoiceSpan
from ingest.passages.chunking import chunk
from ingest.voices.labelling import label_voices, voice_at
from ingest.voices.sections import voice_of_section

FINDINGS = raw_block("heading", "4 Funn fra kontorene", level=1)


def labelled(*raw_blocks: RawBlock, language: str = "nb") -> tuple[ParsedDocument, list[Passage]]:
    parsed = assemble(raw_blocks)
    passages = chunk(DocumentId("rapport"), parsed, language=language)
    return parsed, list(label_voices(parsed, passages, language=language))


def spans(*raw_blocks: RawBlock) -> list[tuple[str, Voice, str | None]]:
    """(words, voice, attribution) of every stretch that the rules are sure enough of."""
    parsed, passages = labelled(*raw_blocks)
    return [
        (parsed.text[s.start : s.end], s.voice, s.attribution)
        for passage in passages
        for s in passage.voices
        if s.confidence >= 0.5
    ]


def quoted(text: str) -> list[tuple[Voice, str | None]]:
    """(voice, attribution) of the quotations in one paragraph of findings."""
    found = spans(FINDINGS, raw_block("paragraph", text))
    return [(voice, who) for words, voice, who in found if words.lstrip()[0] in '«“"”']


class TestWhoIsQuoted:
    @pytest.mark.parametrize(
        ("text", "who"),
        [
            ("«Vi er veldig gode på dette her», sier en kommunal leder.", "kommunal leder"),
            (
                "«Vi har fått mer å gjøre nå», forteller rådmannen i Lillevik.",
                "rådmannen i Lillevik",
            ),
            ("En av veilederne vi intervjuet sa: «Vi vet hvor vi skal finne dem.»", None),
            ("Ifølge en veileder blir det «mindre tid til de svakeste brukerne».", "veileder"),
            (
                "Det er nyttig. «Verkstedene har vært gull verdt for oss» (Informant 2).",
                "Informant 2",
            ),
            ("De møtes. «Noen bare rasker med seg noen saker.» (NAV leder 3)", "NAV leder 3"),
            (
                "Fagkonsulenten hevder at «her observerer de og lærer av hverandre».",
                "Fagkonsulenten",
            ),
            ("“We never see the same adviser twice”, says a young patient.", "young patient"),
            ('En lærer skriver: "Vi må ha flere timer til dette arbeidet."', "lærer"),
            ("”Eg trur at vi må prøve noko anna”, seier ein tilsett.", "tilsett"),
        ],
    )
    def test_is_an_informant_with_the_name_that_the_text_gives(
        self, text: str, who: str | None
    ) -> None:
        assert [voice for voice, _ in quoted(text)] == ["informant"]
        if who:
            assert quoted(text)[0][1] == who

    @pytest.mark.parametrize(
        "text",
        [
            "Hansen mfl. (2014: 91) hevder at det er «nærliggende å anta en negativ effekt».",
            "Reformen har «styrket samarbeidet rundt brukerne» (Lie & Moe, 2015, s. 96).",
            "I NOU 2004: 13 heter det at «én enhetlig etat er den beste løsningen».",
            "Loven § 1 har som formål «å bedre levekårene for vanskeligstilte».",
        ],
    )
    def test_is_another_source_where_one_is_cited(self, text: str) -> None:
        assert [voice for voice, _ in quoted(text)] == ["secondary"]

    @pytest.mark.parametrize(
        "text",
        [
            "Kontoret driver såkalt «brannslukking» og har en «åpen dør».",
            "Rapporten «Et kontor for alle som trenger det» kom året etter.",
            "Høyest skår fikk påstanden «Samlingen har gitt ny kunnskap som vi kan bruke».",
        ],
    )
    def test_terms_titles_and_survey_items_are_nobodys(self, text: str) -> None:
        assert quoted(text) == []

    def test_nobody_is_named_for_a_long_quotation_without_a_cue(self) -> None:
        _, passages = labelled(
            FINDINGS,
            raw_block("paragraph", "Slik: «den som venter på noe godt venter ikke forgjeves»."),
        )
        assert [(s.voice, s.confidence < 0.5) for s in passages[0].voices] == [("author", True)]

    def test_a_second_quotation_in_the_paragraph_is_by_the_same_kind_of_speaker(self) -> None:
        text = "«Vi prøver så godt vi kan», sier lederen. Det blir «mye styr med to systemer»."
        assert [voice for voice, _ in quoted(text)] == ["informant", "informant"]


class TestBlockQuotes:
    words = "Før var det en enhet, men nå er de enda fjernere. Vi får ikke beskjed."

    def test_are_by_whom_the_line_before_says(self) -> None:
        found = spans(
            FINDINGS,
            raw_block("paragraph", "En avdelingsleder sa følgende:"),
            raw_block("quote", self.words),
        )
        assert (self.words, "informant", "avdelingsleder") in found

    def test_are_not_by_whom_the_speakers_talk_with(self) -> None:
        before = "Respondentene snakker om å ha tid til å samtale med brukerne og mener dette:"
        found = spans(FINDINGS, raw_block("paragraph", before), raw_block("quote", self.words))
        assert (self.words, "informant", "Respondentene") in found

    def test_are_by_whom_the_bracket_behind_says(self) -> None:
        found = spans(FINDINGS, raw_block("quote", f"{self.words} (Nav-leder Lillevik)"))
        assert (self.words, "informant", "Nav-leder Lillevik") in found

    def test_from_another_study_are_secondary(self) -> None:
        found = spans(FINDINGS, raw_block("quote", f"{self.words} (Hansen et al., 2016, s. 21)"))
        assert (self.words, "secondary", "Hansen et al., 2016, s. 21") in found

    def test_may_be_a_paragraph_all_in_italics(self) -> None:
        block = RawBlock("paragraph", (Piece(self.words, emphasis=(Span(0, len(self.words)),)),))
        found = spans(FINDINGS, raw_block("paragraph", "Lederen sier det slik:"), block)
        assert (self.words, "informant", "Lederen") in found


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


class TestSectionTitles:
    @pytest.mark.parametrize(
        "title",
        [
            "Sammendrag", "Summary", "Oppsummering og konklusjon", "2.5 Oppsummering", "Samandrag",
            "Abstract", "Kort oppsummering",
        ],
    )  # fmt: skip
    def test_that_name_a_summary(self, title: str) -> None:
        assert voice_of_section([title]) == "summary"

    @pytest.mark.parametrize(
        "title",
        [
            "3 Metode", "Data og metode", "Framgangsmåte og metode", "3.4 Utvalg", "Datagrunnlag",
            "Metodisk tilnærming", "Vedlegg F: Intervjuguide casestudie", "Methods",
            "Forskningsdesign", "Reliabilitet og validitet", "Research design and data collection",
        ],
    )  # fmt: skip
    def test_that_tell_how_a_study_was_made(self, title: str) -> None:
        assert voice_of_section([title]) == "method"

    @pytest.mark.parametrize(
        "title",
        [
            "1 Innledning",
            "Metoder i sosialt arbeid",
            "Sosialfaglig metodeutvikling",
            "Utvalgte funn",
        ],
    )
    def test_that_say_neither(self, title: str) -> None:
        assert voice_of_section([title]) == "author"

    def test_a_summary_stays_one_in_its_parts(self) -> None:
        assert voice_of_section(["Sammendrag", "Metode"]) == "summary"

    def test_the_innermost_title_decides_elsewhere(self) -> None:
        assert voice_of_section(["3 Metode", "3.9 Oppsummering"]) == "summary"
        assert voice_of_section(["3 Metode", "3.2 Krav til privatliv"]) == "method"


class TestVoiceAt:
    def test_gives_the_passages_own_voice_where_no_span_is(self) -> None:
        _, passages = labelled(
            raw_block("heading", "Metode", level=1), raw_block("paragraph", "Vi spurte.")
        )
        start = passages[0].start
        assert voice_at(passages[0], start, start + 2) == VoiceSpan(start, start + 2, "method")


class TestLabels:
    def test_find_their_stretch_again_when_spaces_and_hyphens_have_changed(self) -> None:
        letters, total, digest = LetterIndex("Om «opp- følging» her.").key(3, 17)
        label = Label("f.txt", 3, letters, total, digest, "informant", "tune")
        assert LetterIndex("Mer om «oppfølging» her.").find(label) == (8, 18)

    def test_cover_every_voice_and_hold_half_back(self) -> None:
        labels = read_labels()
        assert len(labels) >= 200
        for voice in ("author", "informant", "secondary", "summary", "method"):
            halves = [label.half for label in labels if label.voice == voice]
            assert len(halves) >= 30
            assert abs(halves.count("tune") - halves.count("held")) <= 1


@pytest.fixture(scope="module")
def judgements() -> list[Judgement]:
    return [judgement for judgement, _ in judge(read_labels())]


@pytest.mark.corpus
class TestLabelledSample:
    @pytest.mark.parametrize("half", ["tune", "held"])
    def test_is_labelled_as_a_reader_would(self, judgements: list[Judgement], half: str) -> None:
        judged = [judgement for judgement in judgements if judgement.label.half == half]
        measured = scores(judged)
        assert measured.not_found <= 0.03 * len(judged)
        assert measured.macro_f1 >= 0.85
        assert measured.by_voice["informant"].recall >= 0.9
