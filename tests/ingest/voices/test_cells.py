"""Speech in the cells of tables."""

from __future__ import annotations

import pytest

from ingest.blocks.assembly import RawBlock, RawTable, assemble
from ingest.voices.cells import cell_speech
from tests.ingest.voices.labelled import FINDINGS, spans

Row = tuple[str, ...]


def heard(header: Row, *rows: Row) -> list[tuple[str, str | None]]:
    """(words, speaker) of what is heard in a table."""
    parsed = assemble([RawBlock("table", table=RawTable(header=header, rows=rows))])
    return [(parsed.text[s.start : s.end], s.attribution) for s in cell_speech(parsed)]


class TestAColumnOfSpeech:
    def test_gives_each_cell_to_the_speaker_of_its_row(self) -> None:
        found = heard(
            ("Tema", "Sitat", "Informant"),
            ("Tid", "«Jeg rekker ikke alt jeg skal.»", "Veileder 2"),
            ("Rom", "Vi har ikke rom til alle som kommer.", "Leder A"),
        )
        assert found == [
            ("«Jeg rekker ikke alt jeg skal.»", "Veileder 2"),
            ("Vi har ikke rom til alle som kommer.", "Leder A"),
        ]

    @pytest.mark.parametrize(
        ("cell", "words", "who"),
        [
            ("«Jeg rekker ikke alt» (veileder)", "«Jeg rekker ikke alt»", "veileder"),
            ("«Eg rekk ikkje alt», seier ein lærar.", "«Eg rekk ikkje alt»", "lærar"),
            ("“I never have the time.”", "“I never have the time.”", None),
        ],
    )
    @pytest.mark.parametrize(
        "header", ["Hva informantene sa", "Meningsbærende enhet", "Quotes", "Sitater"]
    )
    def test_has_quotations_with_their_own_speakers(
        self, header: str, cell: str, words: str, who: str | None
    ) -> None:
        assert heard(("Tema", header), ("Tid", cell)) == [(words, who)]

    def test_is_an_informants_in_the_passage_of_the_table(self) -> None:
        rows = (("Tid", "«Jeg rekker ikke alt jeg skal.»"),)
        table = RawBlock("table", table=RawTable(header=("Tema", "Sitat"), rows=rows))
        assert ("«Jeg rekker ikke alt jeg skal.»", "informant", None) in spans(FINDINGS, table)


class TestOtherTables:
    @pytest.mark.parametrize(
        ("header", "rows"),
        [
            (("Utsagn", "Enig", "Uenig"), (("Jeg trives på jobben min.", "45 %", "30 %"),)),
            (("Sitat", "Antall", "Andel"), (("Jeg trives på jobben min.", "45", "30 %"),)),
            (("Tiltak", "Ansvar"), (("Vi ansetter flere folk i år.", "Leder"),)),
            (("Tema", "Sitat"), (("Tid", "Ikke aktuelt"),)),
        ],
    )
    def test_hold_no_speech(self, header: Row, rows: tuple[Row, ...]) -> None:
        assert heard(header, *rows) == []
