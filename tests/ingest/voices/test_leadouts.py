"""Speakers that the words after a quotation name."""

from __future__ import annotations

import pytest

from ingest.voices.leadouts import credited, name_after, speaker_after


class TestSpeakerAfter:
    @pytest.mark.parametrize(
        ("after", "who"),
        [
            (", sier en leder.", "leder"),
            (", legger den kommunale lederen til.", "lederen"),
            (", forteller en av veilederne ved kontoret.", "veilederne ved kontoret"),
            (", som en kommunal leder sier det", "kommunal leder"),
            (", ifølge faglederen.", "faglederen"),
            (", hevdes det fra en statlig leder", "statlig leder"),
            (", sukker en rådgiver.", "rådgiver"),
            (", said one adviser.", "adviser"),
            (", seier ein av rettleiarane.", "rettleiarane"),
        ],
    )
    def test_is_beside_the_verb(self, after: str, who: str | None) -> None:
        assert speaker_after(after) == who

    @pytest.mark.parametrize(
        "after",
        [
            ", spør du rådgiveren.",
            ", sier hun til lederen.",
            ", hevdes det, mens lederen er uenig.",
            " av medarbeidere, understreker lederen.",
        ],
    )
    def test_is_never_whom_they_talk_to(self, after: str) -> None:
        assert not speaker_after(after)

    def test_may_have_a_name_of_their_own(self) -> None:
        assert name_after(", sa Lie.") == "Lie"
        assert name_after(", som Kari Lie skrev") == "Kari Lie"


class TestCredits:
    @pytest.mark.parametrize(
        ("line", "who"),
        [
            ("— Veileder, kontor B", "Veileder, kontor B"),
            (" – en av lærerne", "en av lærerne"),
            ("- Kari Lie, rektor", "Kari Lie, rektor"),
            ("– økt bemanning", None),
            ("– Lederen sier at vi skal vente og se. Så får vi prøve igjen til høsten.", None),
        ],
    )
    def test_name_the_speaker_of_the_words_above(self, line: str, who: str | None) -> None:
        assert credited(line) == who
