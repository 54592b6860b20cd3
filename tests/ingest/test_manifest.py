"""The manifest: what is right in it is read, what is wrong is named by its line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from api.wordings import Locale, error_text
from ingest.errors import ManifestError
from ingest.manifest import check_isbn, check_issn, find_sources, json_schema, load_manifest
from ingest.models import Person
from tests.commands import ROOT

ENTRY = """\
version: 1
documents:
  - id: hansen-2019-kontor
    file: hansen.md
    title: Kontoret
    author:
      - {family: Hansen, given: Kari}
    issued: 2019
    ISBN: 978-82-7609-371-1
"""


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "corpus_manifest.yaml"
    path.write_text(text, encoding="utf-8")
    return path


class TestManifest:
    def test_gives_the_facts_under_the_names_that_csl_uses(self, tmp_path: Path) -> None:
        (entry,) = load_manifest(write(tmp_path, ENTRY)).documents
        facts = entry.bibliography()
        assert (facts.title, facts.issued, facts.author[0].family) == ("Kontoret", 2019, "Hansen")
        assert facts.isbn == "978-82-7609-371-1"

    def test_knows_editors_translators_editions_and_the_first_year(self, tmp_path: Path) -> None:
        text = ENTRY + (
            "    editor:\n      - {family: Nor, given: Ada}\n      - {literal: Bakke råd}\n"
            "    translator: [{family: Moe, given: Eva}]\n    edition: 2\n    original-date: 2008\n"
        )
        facts = load_manifest(write(tmp_path, text)).documents[0].bibliography()
        assert facts.editor == (Person("Nor", "Ada"), Person("Bakke råd"))
        assert facts.translator == (Person("Moe", "Eva"),)
        assert (facts.edition, facts.original_date, facts.issued) == ("2", 2008, 2019)

    @pytest.mark.parametrize(
        ("right", "wrong", "line", "word"),
        [
            ("title: Kontoret", "tittel: Kontoret", 5, "Known here: id, file"),
            ("issued: 2019", "issued: 3019", 8, "not a year"),
            ("371-1", "371-2", 9, "last digit should be 1"),
            ("id: hansen-2019-kontor", "id: Hansen 2019", 3, "should have the form"),
            ("family: Hansen,", "fornavn: Hansen,", 7, "family, given, literal"),
            (
                "author:",
                "editor:\n      - {etternavn: X}\n    author:",
                7,
                "family, given, literal",
            ),
            ("issued:", "original-date: 3019\n    issued:", 8, "not a year"),
            ("version: 1", "version: 7", 1, "version"),
        ],
    )
    def test_names_the_line_and_what_to_write_instead(
        self, tmp_path: Path, right: str, wrong: str, line: int, word: str
    ) -> None:
        path = write(tmp_path, ENTRY.replace(right, wrong))
        with pytest.raises(ManifestError) as caught:
            load_manifest(path)
        said = error_text(caught.value, "en")
        assert f"line {line}:" in said
        assert word in said

    def test_words_every_fault_on_a_line_of_its_own_in_each_language(self, tmp_path: Path) -> None:
        text = ENTRY.replace("371-1", "371-2").replace("issued: 2019", "issued: 3019")
        path = write(tmp_path, text.replace("{family: Hansen, given: Kari}", "{given: Kari}"))
        with pytest.raises(ManifestError) as caught:
            load_manifest(path)
        line_in: dict[Locale, str] = {"nb": "linje", "nn": "linje", "en": "line"}
        for locale, line in line_in.items():
            said = error_text(caught.value, locale).splitlines()
            assert [n for n in (7, 8, 9) if f"{path}, {line} {n}: documents.0." in said[n - 7]] == [
                7, 8, 9,
            ]  # fmt: skip
            assert "`literal`" in said[0]
            assert "978-82-7609-371-2" in said[2]
        assert "skal være 1 hvis de andre er riktige" in error_text(caught.value, "nb")

    def test_refuses_an_id_that_stands_there_already_and_says_where(self, tmp_path: Path) -> None:
        twice = ENTRY + ENTRY.partition("documents:\n")[2].replace("hansen.md", "other.md")
        with pytest.raises(ManifestError, match=r"line=10, field=id, .*first_line=3"):
            load_manifest(write(tmp_path, twice))

    @pytest.mark.parametrize("text", ["- just a list\n", "", "a: [1, 2\n"])
    def test_says_so_when_the_file_is_no_manifest(self, tmp_path: Path, text: str) -> None:
        with pytest.raises(ManifestError, match=r"manifest_(without_documents|not_yaml)"):
            load_manifest(write(tmp_path, text))

    def test_says_so_when_the_file_is_not_utf8(self, tmp_path: Path) -> None:
        path = tmp_path / "m.yaml"
        path.write_bytes("tittel: Rød".encode("latin-1"))
        with pytest.raises(ManifestError, match="manifest_not_utf8"):
            load_manifest(path)

    def test_says_so_when_there_is_no_file(self, tmp_path: Path) -> None:
        with pytest.raises(ManifestError, match="manifest_missing"):
            load_manifest(tmp_path / "none.yaml")

    def test_finds_files_in_the_first_folder_that_has_them(self, tmp_path: Path) -> None:
        own, further = tmp_path / "own", tmp_path / "further"
        own.mkdir()
        further.mkdir()
        (further / "hansen.md").write_text("x")
        manifest = load_manifest(write(tmp_path, ENTRY))
        assert find_sources(manifest, [own, further])[0].path == further / "hansen.md"
        (own / "hansen.md").write_text("x")
        assert find_sources(manifest, [own, further])[0].path == own / "hansen.md"
        assert find_sources(manifest, [tmp_path])[0].path is None


class TestOurOwnManifest:
    def test_is_valid(self) -> None:
        manifest = load_manifest(ROOT / "corpus_manifest.yaml")
        assert {entry.collection for entry in manifest.documents} == {"research", "handbook"}

    def test_has_every_file_of_the_handbook(self) -> None:
        manifest = load_manifest(ROOT / "corpus_manifest.yaml")
        sources = find_sources(manifest, [ROOT / "corpus"])
        handbook = [source for source in sources if source.entry.collection == "handbook"]
        assert handbook
        assert all(source.path for source in handbook)

    def test_has_a_current_schema_for_editors(self) -> None:
        schema = json.loads((ROOT / "docs/manifest.schema.json").read_text("utf-8"))
        assert schema == json.loads(json.dumps(json_schema())), (
            "docs/manifest.schema.json is stale: run `funn schema > docs/manifest.schema.json`"
        )


class TestCheckDigits:
    @pytest.mark.parametrize("isbn", ["978-82-8408-057-4", "82-00-12345-6", "0-8044-2957-X"])
    def test_accepts_numbers_whose_last_digit_is_right(self, isbn: str) -> None:
        assert check_isbn(isbn) == isbn

    @pytest.mark.parametrize("isbn", ["978-82-8408-057-5", "12345", "0-8044-2957-1"])
    def test_refuses_others(self, isbn: str) -> None:
        with pytest.raises(ValueError, match="isbn"):
            check_isbn(isbn)

    def test_knows_issn(self) -> None:
        assert check_issn("0807-0865") == "0807-0865"
        with pytest.raises(ValueError, match=r"issn_check_digit.*digit.*5"):
            check_issn("0807-0866")
