"""Fields as they are written on a command line."""

from __future__ import annotations

import pytest

from ingest.errors import ManifestError
from ingest.library.fields import confirming_edit, written_values


class TestWrittenValues:
    def test_are_people_numbers_and_text(self) -> None:
        values = written_values(["author=Ås, Eva; Etaten;", "issued=2016", "volume=3", "note="])
        assert values == {
            "author": [{"family": "Ås", "given": "Eva"}, {"literal": "Etaten"}],
            "issued": 2016,
            "volume": "3",
            "note": None,
        }

    def test_may_hold_an_equals_sign(self) -> None:
        assert written_values(["URL=https://a.no/?b=c"]) == {"URL": "https://a.no/?b=c"}

    @pytest.mark.parametrize("written", ["issued", "=x", "id=x", "unsure=x", "ISSUED=2016"])
    def test_are_refused_for_what_is_no_field(self, written: str) -> None:
        with pytest.raises(ManifestError, match="field_unknown"):
            written_values([written])


class TestConfirming:
    def test_takes_fields_off_the_guesses_however_they_are_spelled(self) -> None:
        entry = {"unsure": ["publisher_place", "issued", "isbn"]}
        edit = confirming_edit("a", entry, {"publisher-place": "Oslo"}, confirmed=["ISBN"])
        assert edit.values == {"publisher-place": "Oslo", "unsure": ["issued"]}

    def test_of_the_last_guess_removes_the_list(self) -> None:
        edit = confirming_edit("a", {"unsure": ["issued"]}, {"issued": 2016})
        assert edit.values == {"issued": 2016, "unsure": None}
