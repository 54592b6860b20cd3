"""The reference of a chapter or article to itself."""

from __future__ import annotations

from ingest.models import Person
from tests.ingest.metadata.papers import paper, proposed


class TestOwnReference:
    def test_a_chapter_names_its_book(self) -> None:
        facts = proposed(
            paper(
                "Berg, K. & Lie, I.W. (2022). Innledning. I I.W. Lie & K. Berg (Red.), Arbeid og "
                "velferd. På vei? (s. 11–23). Fagbokforlaget.", "# Innledning",
            )
        ).bibliography  # fmt: skip
        assert (facts.type, facts.title, facts.issued) == ("chapter", "Innledning", 2022)
        assert facts.container_title == "Arbeid og velferd. På vei?"
        assert (facts.page, facts.publisher) == ("11–23", "Fagbokforlaget")
        assert facts.author == (Person("Berg", "K."), Person("Lie", "I.W."))

    def test_full_names_beside_it_are_better_than_its_initials(self) -> None:
        entry = proposed(
            paper(
                "Berg, K. (2022). Innledning. I K. Berg (Red.), Boka (s. 11–23). Forlaget.",
                "# Innledning", "Kari Berg",
            )
        )  # fmt: skip
        assert entry.bibliography.author == (Person("Berg", "Kari"),)

    def test_an_article_names_its_journal(self) -> None:
        facts = proposed(
            paper(
                "# Rammer for arbeid",
                "Sitering: Berg, K. (2016). Rammer for arbeid. Søkelys på arbeidslivet, "
                "33(1), 4–20.",
            )
        ).bibliography
        assert (facts.type, facts.container_title) == ("article-journal", "Søkelys på arbeidslivet")
        assert (facts.volume, facts.issue, facts.page) == ("33", "1", "4–20")

    def test_a_reference_in_the_text_is_not_the_documents_own(self) -> None:
        lines = [f"Avsnitt {n} om noe." for n in range(8)]
        entry = proposed(
            paper(
                "# Rammer for arbeid", *lines, "Berg, K. (2016). Annet. Tidsskriftet, 3(1), 4–20."
            )
        )
        assert entry.bibliography.title == "Rammer for arbeid"
