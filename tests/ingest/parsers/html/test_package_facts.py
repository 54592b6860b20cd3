"""The facts of an e-book's package."""

from __future__ import annotations

from lxml import etree

from ingest.parsers.html.package_facts import package_facts


def package(metadata: str, version: str = "3.0") -> object:
    return etree.fromstring(
        f'''<package xmlns="http://www.idpf.org/2007/opf" version="{version}">
        <metadata xmlns:dc="http://purl.org/dc/elements/1.1/"
        xmlns:opf="http://www.idpf.org/2007/opf">{metadata}</metadata></package>'''
    )


class TestPackageFacts:
    def test_titles_and_people_are_told_by_what_refines_them(self) -> None:
        facts = package_facts(package(
            '<dc:title id="b">En studie av fire kontorer</dc:title><dc:title id="a">Døra</dc:title>'
            '<meta refines="#a" property="title-type">main</meta>'
            '<meta refines="#b" property="title-type">subtitle</meta>'
            '<dc:creator id="x">Ada Nor</dc:creator><dc:creator id="y">Geir Aune</dc:creator>'
            '<meta refines="#x" property="role">aut</meta><meta refines="#y" property="role">edt'
            "</meta><dc:date>2017-03-01</dc:date>"
        ))  # fmt: skip
        assert (facts["OwnTitle"], facts["OwnSubtitle"]) == ("Døra", "En studie av fire kontorer")
        assert (facts["OwnAuthor"], facts["OwnEditor"]) == ("Ada Nor", "Geir Aune")
        assert facts["OwnDate"] == "2017-03-01"

    def test_older_books_write_roles_as_attributes(self) -> None:
        facts = package_facts(package(
            '<dc:title>Døra</dc:title><dc:creator opf:role="aut">Ada Nor</dc:creator>'
            '<dc:contributor opf:role="trl">Eva Moe</dc:contributor>'
            '<dc:date opf:event="modification">2021</dc:date>', "2.0"
        ))  # fmt: skip
        assert (facts["OwnAuthor"], facts["OwnTranslator"]) == ("Ada Nor", "Eva Moe")
        assert "OwnDate" not in facts

    def test_a_book_that_states_nothing_has_no_facts(self) -> None:
        assert package_facts(package("")) == {}
