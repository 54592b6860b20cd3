"""Speakers that the words before a quotation name."""

from __future__ import annotations

import pytest

from ingest.voices.leadins import LEAD_INS, speaker_before


class TestSpeakerBefore:
    @pytest.mark.parametrize(
        ("before", "who"),
        [
            ("Lederen mener at ", "Lederen"),
            ("Videre hevder en kommunal leder at ", "kommunal leder"),
            ("Da legger den statlige lederen til ", "den statlige lederen"),
            ("En av disse informantene sa: ", "informantene"),
            ("Et eksempel er en vernepleier som sier: ", "vernepleier"),
            ("Ifølge en av avdelingslederne er ", "avdelingslederne"),
            ("En annen formulering fra en lærer er at ", "lærer"),
            ("Leder har savnet dette, og beskriver ", "Leder"),
            ("En respondent er usikker på hva hun skal råde elevene til:", "respondent"),
            ("One of the advisers explained: ", "advisers"),
            ("Ein av rettleiarane fortel at ", "rettleiarane"),
        ],
    )
    def test_is_the_subject_of_the_verb(self, before: str, who: str) -> None:
        assert (speaker_before(before) or "").removeprefix("av ") == who

    @pytest.mark.parametrize(
        ("before", "who"),
        [
            ("Lærerne ønsker seg mer tid til å snakke med elevene og mener at ", "Lærerne"),
            ("En rådgiver beskriver hvordan hun mener at kollegaer ser på brukerne:", "rådgiver"),
            ("En rektor sier at forholdet til henne og lederen er godt, og at hun opplever at ",
             "rektor"),
            ("En informant mente at mange kolleger var slitne fordi lederen sluttet, som hen sa: ",
             "informant"),
            ("Om brukerne sier en lærer at ", "lærer"),
            ("The manager was described by a nurse: ", "nurse"),
            ("Avdelingen ble av en pleier beskrevet som ", "pleier"),
            ("According to one of the participants, the manager said: ", "manager"),
            ("Prosjektlederen hadde møtt ordføreren, som sa at ", "ordføreren"),
            ("Læreren var overrasket over eleven som ropte ", "eleven"),
            ("Mor til en av elevene forteller: ", "Mor"),
            ("Brukerne, sier en leder, er ", "leder"),
            ("Et eksempel for brukerne er dette, som ble beskrevet av en veileder:", "veileder"),
        ],
    )  # fmt: skip
    def test_is_never_whom_the_sentence_talks_about_or_to(self, before: str, who: str) -> None:
        assert speaker_before(before) == who

    @pytest.mark.parametrize(
        "before",
        [
            "Han mener at pedagoger i større grad enn sosionomer kan hjelpe, og sier ",
            "Hun spør brukerne: ",
            "Flere peker på at brukerne med størst behov faller utenfor, og mener dette:",
            "De mener at de jobber mer helhetlig enn sosionomene ",
            "Dommer Lie spurte lærer Moe, ",
            "Da vi spurte lederne om dette, svarte en av dem: ",
            "Hvis en bruker klager, sier vi bare: ",
            "Det understrekes at mange av mottakerne er unge: ",
            "Hun ble beskrevet som en av lærerne ",
            "Nestlederen støtter det, mens Ola Moe (X), komiteens talsmann, hevder at ",
            "Som for eksempel Lagmann, fortalte hun meg, ",
        ],
    )
    def test_is_nobody_where_the_speaker_is_only_a_pronoun(self, before: str) -> None:
        assert not speaker_before(before)

    def test_has_a_rule_for_each_way_and_an_example_in_each_rule(self) -> None:
        assert all("«" in (rule.find.__doc__ or "") for rule in LEAD_INS)
