"""Speech without quotation marks."""

from __future__ import annotations

import pytest

from ingest.blocks.assembly import RawBlock, assemble, raw_block
from ingest.voices.speech import SPEECH_RULES, speech

Heard = list[tuple[str, str, str | None]]


def heard(*lines: str | RawBlock) -> Heard:
    """(words, voice, speaker) of what is heard in some paragraphs."""
    blocks = [raw_block("paragraph", line) if isinstance(line, str) else line for line in lines]
    parsed = assemble(blocks)
    found = [one for one in speech(parsed) if one.confidence >= 0.5]
    return [(parsed.text[one.start : one.end], one.voice, one.speaker) for one in found]


class TestADash:
    @pytest.mark.parametrize(
        ("line", "words", "who"),
        [
            ("– Jeg savner et fagmiljø, sier en av lærerne ved skolen.",
             "– Jeg savner et fagmiljø", "lærerne"),
            ("– Det går ikke, sukker en rådgiver ved et stort sted.",
             "– Det går ikke", "rådgiver"),
            ("— Hva skal vi gjøre? spør Kari Lie.", "— Hva skal vi gjøre?", "Kari Lie"),
            ("– Vi venter, sier Kari, lærer i Lia.", "– Vi venter", "Kari, lærer i Lia"),
            ("– Vi venter, sier Moe-Lie til avisa.", "– Vi venter", "Moe-Lie"),
            ("– Vi venter, sier byens nye talsperson Kari Lie.", "– Vi venter",
             "byens nye talsperson Kari Lie"),
            ("– Vi venter, sa en fornøyd Moe.", "– Vi venter", "en fornøyd Moe"),
            ("– Vi venter, sier statsråden.", "– Vi venter", None),
            ("– Vi venter, sier Moes nye kamerat på tunet.", "– Vi venter", None),
            ("– Vi venter, sier Jonas om saken.", "– Vi venter", "Jonas"),
            ("– Dette held ikkje, seier ein av rettleiarane.",
             "– Dette held ikkje", "rettleiarane"),
            ("– We never get an answer, said one adviser.", "– We never get an answer", "adviser"),
            ("– We never get an answer, one adviser said.", "– We never get an answer", "adviser"),
            ("– Bruken har økt, forteller hun.", "– Bruken har økt", None),
            ("– Nå er det nok, legger lederen til.", "– Nå er det nok", "lederen"),
            ("- Vi har prøvd alt, mener en forelder.", "- Vi har prøvd alt", "forelder"),
        ],
    )  # fmt: skip
    def test_opens_speech_where_a_tag_closes_it(
        self, line: str, words: str, who: str | None
    ) -> None:
        assert heard(line) == [(words, "informant", who)]

    def test_opens_speech_after_a_sentence_that_announces_it(self) -> None:
        words = "– Vi rekker ikke alt."
        assert heard(f"Rådgiveren sukker. {words}") == [(words, "informant", "Rådgiveren")]
        assert heard("En lærer forteller:", words) == [(words, "informant", "lærer")]
        assert heard("Til dette sier Moe:", words) == [(words, "informant", None)]

    @pytest.mark.parametrize(
        "lines",
        [
            ["Tiltakene er:", "– økt bemanning", "– bedre lokaler"],
            ["Målene er disse:", "– Økt bemanning i tjenesten.", "– Bedre lokaler i byen."],
            ["Reformen – som kom i 2006 – er ferdig, sier rapporten."],
            ["Kontorene – Et stort og et lite – ble valgt."],
            ["Årene 2010 – 2014 var harde."],
            ["– Antallet har økt i byene, viser undersøkelsen."],
            ["– Ordningen virker, sier rapporten fra departementet."],
        ],
    )
    def test_is_else_a_bullet_or_a_parenthesis(self, lines: list[str]) -> None:
        assert heard(*lines) == []


def item(text: str) -> RawBlock:
    return raw_block("list_item", text)


class TestAnItem:
    @pytest.mark.parametrize(
        ("lead", "who"),
        [
            ("En leder fortalte dette:", "leder"),
            ("Ein av rettleiarane seier det slik:", "rettleiarane"),
            ("One of the nurses told us:", "nurses"),
        ],
    )
    def test_is_the_speakers_whom_the_lead_in_of_its_list_names(self, lead: str, who: str) -> None:
        words = ("Jeg savner et fagmiljø.", "Det er ingen som hjelper meg.")
        found = heard(lead, *(item(text) for text in words))
        assert found == [(text, "informant", who) for text in words]

    def test_is_speech_where_the_bullet_beside_it_was_a_dash(self) -> None:
        tagged, more = item("Jeg er alene, sier en lærer."), item("Jeg har ingen å spørre.")
        found = heard(tagged, more, item("Der hjelper de meg ikke."))
        assert [(words, who) for words, _, who in found] == [
            ("Jeg er alene", "lærer"),
            ("Jeg har ingen å spørre.", None),
            ("Der hjelper de meg ikke.", None),
        ]

    @pytest.mark.parametrize("before", ["Læreren sukker.", "En forelder klager."])
    def test_is_speech_where_a_sentence_leads_it_in(self, before: str) -> None:
        [(words, voice, who)] = heard(before, item("Vi rekker ikke alt."))
        assert (words, voice) == ("Vi rekker ikke alt.", "informant")
        assert who in ("Læreren", "forelder")

    @pytest.mark.parametrize(
        "lines",
        [
            ["Tiltakene er:", item("Vi ansetter flere folk."), item("Vi bygger nye rom.")],
            ["Vi spurte lederne om dette:", item("Hva er jobben din?"), item("Vet du mer?")],
            ["Lederne foreslår:", item("økt bemanning"), item("bedre lokaler")],
            ["Kontoret er lite.", item("Vi ansetter flere folk.")],
        ],
    )
    def test_is_else_the_authors(self, lines: list[str | RawBlock]) -> None:
        assert heard(*lines) == []


class TestALabel:
    def test_gives_the_answer_to_its_speaker_and_the_question_to_nobody(self) -> None:
        found = heard(
            "Intervjuer: Hva gjør du når det haster?",
            "Veileder 3: Da ringer jeg lederen min.",
        )
        assert found == [
            ("Hva gjør du når det haster?", "method", "Intervjuer"),
            ("Da ringer jeg lederen min.", "informant", "Veileder 3"),
        ]

    @pytest.mark.parametrize(
        ("line", "who"),
        [
            ("Rådgiver 2: Da stopper alt opp, for det er bare hun som kan alt.", "Rådgiver 2"),
            ("Leder A: Vi kan ikke love noe.", "Leder A"),
            ("Mor: Jeg fikk aldri noe svar.", "Mor"),
            ("Lærer 1: Eg veit ikkje kva eg skal gjere.", "Lærer 1"),
            ("Informant 4: Vi snakket aldri om det.", "Informant 4"),
        ],
    )  # fmt: skip
    def test_may_be_any_role(self, line: str, who: str) -> None:
        assert [(voice, speaker) for _, voice, speaker in heard(line)] == [("informant", who)]

    @pytest.mark.parametrize(("asks", "answers"), [("I", "V"), ("Q", "A"), ("I", "R1")])
    def test_may_be_a_letter_that_asks_or_answers(self, asks: str, answers: str) -> None:
        found = heard(f"{asks}: Hvordan gikk det?", f"{answers}: Det gikk ikke så bra.")
        assert [voice for _, voice, _ in found] == ["method", "informant"]

    def test_may_stand_inside_a_block(self) -> None:
        found = heard("Intervjuer: Og så? Veileder 3: Da ringer jeg.")
        assert [voice for _, voice, _ in found] == ["method", "informant"]

    @pytest.mark.parametrize(
        "lines",
        [
            ["Figur 3: Andel ansatte som er fornøyde."],
            ["Kilde: Vi har regnet selv."],
            ["Steg 2: Vi ringer brukeren."],
            ["Oslo: Vi besøkte to kontorer."],
            ["Bruker: person som mottar tjenester"],
            ["Bruker: En person som mottar tjenester.", "Veileder: En ansatt som gir råd."],
            ["Veileder: Kari Lie"],
            ["A: Kort sikt.", "B: Lang sikt.", "C: Aldri."],
            ["Informant 1: kvinne, 45 år", "Informant 2: mann, 50 år"],
        ],
    )
    def test_is_no_speaker_where_nobody_speaks(self, lines: list[str]) -> None:
        assert heard(*lines) == []


class TestAnAnnouncement:
    def test_gives_the_next_paragraph_to_its_speaker(self) -> None:
        words = "Vi er to etater i ett hus. Jeg merker det hver dag."
        assert heard("En leder sa det slik:", words) == [(words, "informant", "leder")]

    def test_gives_the_rest_of_its_sentence_to_its_speaker(self) -> None:
        found = heard("En leder sa det slik: Vi er to etater i ett hus. Kontoret er nytt.")
        assert found == [("Vi er to etater i ett hus.", "informant", "leder")]

    def test_of_something_else_gives_nothing(self) -> None:
        assert heard("Rapporten har tre deler:", "Vi begynner med historien.") == []
        assert heard("Lederne mener dette:", raw_block("list_item", "Det er for få ansatte")) == []


def test_each_rule_has_an_example() -> None:
    assert all("«" in (rule.find.__doc__ or "") for rule in SPEECH_RULES)
