"""RIS to the facts of an entry."""

from __future__ import annotations

from ingest.sources.formats.ris import files_of_ris, from_ris, read_ris

REPORT = """TY  - RPRT
TI  - Hoved: under
AU  - Nordmann, Kari
AU  - Statistisk sentralbyrå
A2  - Redaktør, Ole
T2  - Rapporter
SN  - 3/2016
PY  - 2016/03//
PB  - Forlaget
CY  - Oslo
UR  - https://example.org/x
L1  - files/1/a.pdf
L1  - files/2/b.pdf
ER  -
"""


class TestAReport:
    def test_has_a_number_where_others_have_an_isbn(self) -> None:
        (entry,) = read_ris(REPORT.replace("ER  -", "ER  - "))
        facts = from_ris(entry)
        assert facts["author"] == [
            {"family": "Nordmann", "given": "Kari"},
            {"literal": "Statistisk sentralbyrå"},
        ]
        assert facts["editor"] == [{"family": "Redaktør", "given": "Ole"}]
        assert (facts["type"], facts["number"], facts["issued"]) == ("report", "3/2016", 2016)
        assert facts["collection-title"] == "Rapporter"
        assert "container-title" not in facts
        assert files_of_ris(entry)[0] == "files/1/a.pdf"


class TestAnArticle:
    def test_stands_in_a_journal(self) -> None:
        text = "TY  - JOUR\nTI  - A\nT2  - Bladet\nIS  - 2\nSP  - 3\nEP  - 9\nLA  - eng\nER  - \n"
        facts = from_ris(read_ris(text)[0])
        assert (facts["container-title"], facts["issue"], facts["page"]) == ("Bladet", "2", "3–9")
        assert facts["language"] == "en"
        assert "number" not in facts
