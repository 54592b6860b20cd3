"""BibTeX to the facts of an entry."""

from __future__ import annotations

import pytest

from ingest.sources.formats.bibtex import (
    files_of_bibtex,
    from_bibtex,
    names_of,
    plain,
    read_bibtex,
)


class TestNames:
    @pytest.mark.parametrize(
        ("written", "read"),
        [
            ("von Lipsky, Michael", [{"family": "von Lipsky", "given": "Michael"}]),
            ("Jean de la Fontaine", [{"family": "de la Fontaine", "given": "Jean"}]),
            ("{Statistisk sentralbyrå}", [{"literal": "Statistisk sentralbyrå"}]),
            ("{Helse and Omsorg}", [{"literal": "Helse and Omsorg"}]),
            (r"Bj{\o}rn, K{\aa}re and {\O}rn, \AA se",
             [{"family": "Bjørn", "given": "Kåre"}, {"family": "Ørn", "given": "Åse"}]),
            ("Lie, Jr., Per", [{"family": "Lie", "given": "Per Jr."}]),
        ],
    )  # fmt: skip
    def test_are_parted_as_bibtex_parts_them(
        self, written: str, read: list[dict[str, str]]
    ) -> None:
        assert names_of(written) == read


class TestText:
    def test_has_no_latex(self) -> None:
        assert plain(r"50\% av {NAV} \& {\'E}t -- \emph{her}") == "50% av NAV & Ét – her"


class TestFiles:
    def test_are_the_paths_between_colons(self) -> None:
        fields = {"file": r"A:files/1/a\:b\;c.pdf:application/pdf;B:files/2/x.html:text/html"}
        assert files_of_bibtex(fields) == ["files/1/a:b;c.pdf", "files/2/x.html"]
        assert files_of_bibtex({"file": "a.pdf"}) == ["a.pdf"]


class TestEntries:
    def test_are_read_with_their_type_and_broken_ones_counted(self) -> None:
        text = "@phdthesis{a, title={T}, year=2016, school={UiO}}\n@article{b, title={x}\n"
        entries, broken = read_bibtex(text)
        assert broken == 1
        facts = from_bibtex(entries[0][1])
        assert (facts["type"], facts["genre"], facts["publisher"]) == ("thesis", "PhD", "UiO")
