"""A proposed entry as a whole, of real files too."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.metadata.adding import embedded_facts
from ingest.metadata.entry import ProposedEntry, propose_entry, split_title
from ingest.parsers import parser_for
from tests.ingest.metadata.papers import families
from tests.reading_once import ReadOnce


class TestSplitTitle:
    @pytest.mark.parametrize(
        ("title", "parts"),
        [("Rammer: En studie", ("Rammer", "En studie")),
         ("Rammer for arbeid. En studie.", ("Rammer for arbeid", "En studie")),
         ("Rammer for arbeid – en studie", ("Rammer for arbeid", "en studie")),
         ("Nord - Sør", ("Nord - Sør", None)),
         ("Hva virker?", ("Hva virker?", None))],
    )  # fmt: skip
    def test_parts_at_colon_stop_and_dash(self, title: str, parts: tuple[str, str | None]) -> None:
        assert split_title(title) == parts


#: What a reader finds on the first pages: year, type, families, language, and how the
#: title begins; ``None`` where the document does not say.
FACTS: dict[str, tuple[str | None, int | None, str, tuple[str, ...], str]] = {
    "orienteringssak-flytting-2017": ("Flytting av", 2017, "document", ("Edvardsen",), "nb"),
    "moetereferat-skatteetaten-saft-2024": (
        "Referat fra møte", 2024, "document", ("Sulusnes", "Gaasemyr"), "nb"),
    "bokkapittel-kjonn-og-akademia-introduksjon": (
        "Introduksjon", 2022, "chapter", ("Aarseth", "Owesen"), "nb"),
    "guidelines-norqa-EN-norske-eksempler": ("NorOpenBookQA and", None, "report", (), "en"),
    "rapport-kostnader-kvalitetsregistre-2017": (
        "Oppdatert oversikt", 2017, "report", ("Kristiansen",), "nb"),
    "strategi-skde-2020-2035": ("Strategi for SKDE", 2019, "report", (), "nb"),
    "bachelor-self-efficacy-uib-2015": (
        "Self-efficacy sin", 2015, "thesis", ("Storbukås", "Christiansen", "Handeland"), "nb"),
    "faktaark-kvalitet-fargetabell": ("Helseatlas for", None, "document", (), "nb"),
}  # fmt: skip


@pytest.mark.shared
class TestRealFiles:
    @pytest.fixture
    def proposals(self, shared: Path, read_once: ReadOnce) -> dict[str, ProposedEntry]:
        paths = [shared / "pdf" / f"{name}.pdf" for name in FACTS]
        return {
            path.stem: propose_entry(path, read_once(path), embedded=embedded_facts(path))
            for path in paths
        }

    def test_nine_facts_in_ten_are_right_and_a_wrong_one_is_marked(
        self, proposals: dict[str, ProposedEntry]
    ) -> None:
        wrong, silent, asked = [], [], 0
        for name, (title, year, kind, people, language) in FACTS.items():
            facts = proposals[name].bibliography
            checks = {
                "title": title is None or facts.title.startswith(title),
                "issued": year is None or facts.issued == year,
                "type": facts.type == kind,
                "author": not people or tuple(p.family for p in facts.author) == people,
                "language": facts.language == language,
            }
            asked += len(checks)
            wrong += [(name, field) for field, right in checks.items() if not right]
            silent += [
                (name, f) for f, ok in checks.items() if not ok and f not in proposals[name].unsure
            ]
        assert len(wrong) <= 0.1 * asked, wrong
        assert silent == []


@pytest.mark.corpus
class TestResearchCorpus:
    def test_facts_that_the_files_state_are_found(self, research_corpus: Path) -> None:
        stated = {
            "000": (2016, ["Fossestøl", "Breit", "Borg"], "978-82-7609-371-1", "02/2016"),
            "001": (2014, ["Syversen"], None, "200/2014"),
        }
        for start, expected in stated.items():
            path = next(research_corpus.glob(f"{start}_*.txt"))
            entry = propose_entry(path, parser_for(path).parse(path))
            facts = entry.bibliography
            assert (facts.issued, families(entry), facts.isbn, facts.number) == expected
