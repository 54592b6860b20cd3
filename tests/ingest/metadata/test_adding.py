"""``funn add``: what is written, and that nothing a person wrote is touched."""

from __future__ import annotations

import stat
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from ingest.blocks.assembly import assemble, raw_block
from ingest.errors import ManifestError, ParseError
from ingest.library.new_entries import NEW_MANIFEST, with_entries
from ingest.manifest import ManifestEntry, find_sources, load_manifest
from ingest.metadata.adding import AddReport, add, entry_values, read_safely, valid_entry
from ingest.metadata.entry import ProposedEntry
from ingest.metadata.entry_ids import entry_id, slug
from ingest.models import Bibliography, ParsedDocument, Person

BY_HAND = """\
# Our corpus.   Two spaces stay.
version: 1
documents:
  # The first one, by hand.
  - id:   berg-2014-rammer
    file: rammer.pdf        # kept
    type: report
    title: "Rammer for arbeid"
    author: [{family: Berg, given: Kari}, {family: 'Lie'}]
    issued: 2014

"""


def parse_by_name(path: Path) -> ParsedDocument:
    """A parser that reads the author, the year and the title out of the file's name."""
    if path.stem.startswith("broken"):
        raise ParseError(f"{path.name}: the file is damaged. Save it anew.")
    family, year, title = (*path.stem.split("_"), "", "")[:3]
    lines = [f"Tittel: {title} ved kontorene", f"Forfatter: Kari {family}", f"Dato: mai {year}"]
    return assemble([raw_block("paragraph", line) for line in lines])


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    return folder


@pytest.fixture
def manifest(tmp_path: Path) -> Path:
    return tmp_path / "corpus_manifest.yaml"


def put(folder: Path, *names: str) -> list[Path]:
    paths = [folder / name for name in names]
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(path.name, encoding="utf-8")
    return paths


def added(manifest: Path, *paths: Path) -> AddReport:
    return add(paths, manifest, parse=parse_by_name)


class TestAdd:
    def test_makes_a_manifest_where_there_is_none(self, manifest: Path, corpus: Path) -> None:
        report = added(manifest, *put(corpus, "Tangnæs_2012_Samarbeid.txt"))
        entry = load_manifest(manifest).documents[0]
        assert (entry.id, entry.file) == (
            "tangnaes-2012-samarbeid", "Tangnæs_2012_Samarbeid.txt",
        )  # fmt: skip
        assert (entry.title, entry.issued) == ("Samarbeid ved kontorene", 2012)
        assert [one.document_id for one in report.added] == ["tangnaes-2012-samarbeid"]

    def test_leaves_every_character_that_a_person_wrote(self, manifest: Path, corpus: Path) -> None:
        manifest.write_text(BY_HAND, encoding="utf-8")
        added(manifest, *put(corpus, "Dahl_2019_Ledelse.txt"))
        text = manifest.read_text(encoding="utf-8")
        assert text.startswith(BY_HAND.rstrip("\n"))
        assert [entry.id for entry in load_manifest(manifest).documents] == [
            "berg-2014-rammer", "dahl-2019-ledelse",
        ]  # fmt: skip

    def test_reports_a_file_that_is_listed_and_leaves_its_entry(
        self, manifest: Path, corpus: Path
    ) -> None:
        manifest.write_text(BY_HAND, encoding="utf-8")
        paths = put(corpus, "rammer.pdf")
        report = added(manifest, *paths)
        assert report.already == ((str(paths[0]), "berg-2014-rammer"),)
        assert report.added == ()
        assert manifest.read_text(encoding="utf-8") == BY_HAND

    def test_a_second_run_adds_nothing(self, manifest: Path, corpus: Path) -> None:
        paths = put(corpus, "Dahl_2019_Ledelse.txt", "Vik_2020_Tillit.txt")
        added(manifest, *paths)
        text = manifest.read_bytes()
        assert added(manifest, corpus).added == ()
        assert manifest.read_bytes() == text

    def test_looks_through_folders_for_files_that_can_be_read(
        self, manifest: Path, corpus: Path
    ) -> None:
        put(corpus, "a/Dahl_2019_Ledelse.txt", "a/b/Vik_2020_Tillit.md", "a/bilde.png",
            ".skjult/x.txt", "~$Dahl.docx")  # fmt: skip
        report = added(manifest, corpus)
        assert [one.file for one in report.added] == [
            "a/Dahl_2019_Ledelse.txt", "a/b/Vik_2020_Tillit.md",
        ]  # fmt: skip
        assert report.passed_over == (str(corpus / "a/bilde.png"),)

    def test_one_bad_file_is_one_line_and_the_others_go_on(
        self, manifest: Path, corpus: Path
    ) -> None:
        good, bad = put(corpus, "Dahl_2019_Ledelse.txt", "broken.txt")
        report = added(manifest, bad, good, corpus / "nowhere.txt")
        assert [one.file for one in report.added] == ["Dahl_2019_Ledelse.txt"]
        assert [Path(name).name for name, _ in report.failed] == ["broken.txt", "nowhere.txt"]
        assert all("\n" not in str(reason) for _, reason in report.failed)

    def test_a_file_outside_the_corpus_folder_is_told_where_to_be(
        self, manifest: Path, corpus: Path, tmp_path: Path
    ) -> None:
        report = added(manifest, *put(tmp_path / "elsewhere", "Dahl_2019_Ledelse.txt"))
        assert report.added[0].file == "Dahl_2019_Ledelse.txt"
        advice = report.added[0].advice
        assert advice is not None
        assert advice.code == "file_to_move"

    def test_a_file_in_a_further_folder_keeps_its_path_and_needs_no_advice(
        self, manifest: Path, corpus: Path, tmp_path: Path
    ) -> None:
        further = tmp_path / "felles"
        path = put(further, "nav/2012/Dahl_2019_Ledelse.txt")[0]
        report = add([path], manifest, [corpus, further], parse=parse_by_name)
        (one,) = report.added
        assert (one.file, one.advice) == ("nav/2012/Dahl_2019_Ledelse.txt", None)
        assert find_sources(load_manifest(manifest), [corpus, further])[0].path == path
        assert add([further], manifest, [corpus, further], parse=parse_by_name).added == ()

    def test_a_copy_that_lies_in_the_corpus_needs_no_advice(
        self, manifest: Path, corpus: Path, tmp_path: Path
    ) -> None:
        put(corpus, "Dahl_2019_Ledelse.txt")
        report = added(manifest, *put(tmp_path / "elsewhere", "Dahl_2019_Ledelse.txt"))
        assert report.added[0].advice is None

    def test_a_name_may_be_composed_otherwise(self, manifest: Path, corpus: Path) -> None:
        path = put(corpus, unicodedata.normalize("NFD", "Åsen_2019_Ledelse på nå.txt"))[0]
        typed = corpus / unicodedata.normalize("NFC", path.name)
        assert [one.file for one in added(manifest, typed).added] == [path.name]
        assert [file for file, _ in added(manifest, typed).already] == [str(path)]

    def test_a_name_that_is_not_there_is_answered_with_a_near_one(
        self, manifest: Path, corpus: Path
    ) -> None:
        put(corpus, "Dahl_2019_Ledelse.txt")
        ((_, note),) = added(manifest, corpus / "dahl_2019_ledelse.txt").failed
        assert (note.code, dict(note.facts)["near"]) == (
            "file_not_there_near", "Dahl_2019_Ledelse.txt",
        )  # fmt: skip

    def test_another_file_of_a_listed_name_is_refused(
        self, manifest: Path, corpus: Path, tmp_path: Path
    ) -> None:
        listed = put(corpus, "Dahl_2019_Ledelse.txt")[0]
        added(manifest, listed)
        other = put(tmp_path / "elsewhere", "Dahl_2019_Ledelse.txt")[0]
        other.write_text("annet innhold", encoding="utf-8")
        assert added(manifest, other).failed[0][1].code == "other_file_listed"

    def test_gives_each_document_its_own_id(self, manifest: Path, corpus: Path) -> None:
        added(manifest, *put(corpus, "x/Dahl_2019_Ledelse.txt", "y/Dahl_2019_Ledelse.txt"))
        assert [entry.id for entry in load_manifest(manifest).documents] == [
            "dahl-2019-ledelse", "dahl-2019-ledelse-2",
        ]  # fmt: skip

    def test_a_manifest_that_is_wrong_is_not_written_to(self, manifest: Path, corpus: Path) -> None:
        wrong = BY_HAND + "  - id: uten-fil\n"
        manifest.write_text(wrong, encoding="utf-8")
        with pytest.raises(ManifestError):
            added(manifest, *put(corpus, "Dahl_2019_Ledelse.txt"))
        assert manifest.read_text(encoding="utf-8") == wrong

    def test_leaves_no_temporary_file_and_keeps_the_rights(
        self, manifest: Path, corpus: Path
    ) -> None:
        manifest.write_text(BY_HAND, encoding="utf-8")
        manifest.chmod(0o640)
        added(manifest, *put(corpus, "Dahl_2019_Ledelse.txt"))
        assert stat.S_IMODE(manifest.stat().st_mode) == 0o640
        assert sorted(p.name for p in manifest.parent.iterdir()) == [
            f".{manifest.name}.versions",
            "corpus",
            manifest.name,
        ]

    def test_reads_a_real_file_in_a_process_of_its_own(self, manifest: Path, corpus: Path) -> None:
        path = corpus / "rapport.html"
        path.write_text(
            "<html><head><title>Tillit i førstelinja</title></head><body><main>"
            "<h1>Tillit i førstelinja</h1><p>Forfatter: Kari Berg</p>"
            "<p>Vi har snakket med ledere om hvordan de jobber, og hva de får til.</p>"
            "</main></body></html>",
            encoding="utf-8",
        )
        report = add([path], manifest, parse=read_safely)
        entry = load_manifest(manifest).documents[0]
        assert (entry.title, entry.type) == ("Tillit i førstelinja", "webpage")
        assert set(report.added[0].unsure) == set(entry.unsure)


ENTRY = {"id": "ny-2020", "file": "ny.pdf", "type": "report", "title": "Ny: en «test»"}


class TestManifestText:
    @pytest.mark.parametrize(
        "text",
        [
            NEW_MANIFEST,
            "version: 1\ndocuments: []\n",
            "version: 1\ndocuments: []  # none yet\n",
            "documents:\nversion: 1\n",
            BY_HAND,
            BY_HAND + "# the end\n",
            BY_HAND.rstrip("\n"),
            BY_HAND.replace("\n", "\r\n"),
            BY_HAND.replace("version: 1\n", "") + "# of the file itself\nversion: 1\n",
            "documents:\n- {id: aa, file: a, title: A}\n- id: b1\n  file: b\n  title: C\n",
            "version: 1\ndocuments:\n    -   id: aa\n        file: a.pdf\n        title: A\n",
            "version: 1\ndocuments:\n  -\n    id: aa\n    file: a.pdf\n    title: |\n      A\n",
        ],
    )
    def test_old_lines_stay_and_the_new_entry_comes_last(self, text: str, tmp_path: Path) -> None:
        path = tmp_path / "m.yaml"
        path.write_text(text, encoding="utf-8", newline="")
        before = [entry.id for entry in load_manifest(path).documents] if "id:" in text else []
        new = with_entries(text, [ENTRY], "m.yaml")
        path.write_text(new, encoding="utf-8", newline="")
        entries = load_manifest(path).documents
        assert [entry.id for entry in entries] == [*before, "ny-2020"]
        assert entries[-1].title == "Ny: en «test»"
        kept = iter(new.splitlines())
        old = [line for line in text.splitlines() if line.strip() and "[]" not in line]
        assert all(line in kept for line in old)
        assert ("\r\n" in new) == ("\r\n" in text)

    def test_a_list_in_brackets_is_refused_with_its_line(self) -> None:
        text = "version: 1\ndocuments: [{id: aa, file: a.pdf, title: A}]\n"
        with pytest.raises(ManifestError, match=r"documents_in_brackets: .*line=2"):
            with_entries(text, [ENTRY], "m.yaml")

    @given(
        st.text(min_size=1, max_size=60).filter(lambda title: title.strip() and title.isprintable())
    )
    def test_any_title_comes_back_as_it_was(self, title: str) -> None:
        new = with_entries(BY_HAND, [ENTRY | {"title": title.strip()}], "m.yaml")
        assert YAML(typ="safe").load(new)["documents"][-1]["title"] == title.strip()


class TestEntryValues:
    def test_are_a_valid_entry_in_the_usual_order(self) -> None:
        facts = Bibliography(
            type="chapter", title="Innledning", author=(Person("Berg", "Kari"), Person("NAV")),
            issued=2022, container_title="Boka", page="11–23", doi="10.55669/oa160800",
        )  # fmt: skip
        values = entry_values(
            ProposedEntry(facts, ("publisher",), "Se omslaget."), "berg-2022", "b.pdf"
        )
        assert list(values)[:4] == ["id", "file", "type", "title"]
        assert values["author"] == [{"family": "Berg", "given": "Kari"}, {"literal": "NAV"}]
        assert ManifestEntry.model_validate(values).bibliography().container_title == "Boka"

    def test_a_field_that_cannot_be_right_is_left_out_and_marked(self) -> None:
        drafted = ProposedEntry(Bibliography(type="report", title="Rammer", doi="ikke en doi"))
        values = valid_entry(entry_values(drafted, "rammer", "r.pdf"), "r.pdf")
        assert "DOI" not in values
        assert values["unsure"] == ["DOI"]

    def test_without_a_title_there_is_no_entry(self) -> None:
        drafted = ProposedEntry(Bibliography(type="report", title=""))
        with pytest.raises(ManifestError, match="entry_invalid"):
            valid_entry(entry_values(drafted, "rammer", "r.pdf"), "r.pdf")


class TestIds:
    @pytest.mark.parametrize(
        ("facts", "expected"),
        [
            (Bibliography("report", "Betingelser for arbeid", (Person("Fossestøl", "K."),), 2016),
             "fossestol-2016-betingelser"),
            (Bibliography("report", "De årlige målene", (Person("Æsøy Å", "K."),), 2020),
             "aesoy-a-2020-arlige"),
            (Bibliography("report", "Dagkirurgi", (), 2018, publisher="SKDE, Tromsø"),
             "skde-2018-dagkirurgi"),
            (Bibliography("report", "Hvem sa hva om hvem"), "hvem-sa-hva"),
            (Bibliography("report", "2014"), "mappe-a"),
        ],
    )  # fmt: skip
    def test_are_author_year_and_first_word(self, facts: Bibliography, expected: str) -> None:
        assert entry_id(facts, "Mappe A", set()) == expected

    @given(st.text(max_size=40), st.text(max_size=40), st.integers(0, 3))
    def test_are_always_valid_and_free(self, family: str, title: str, used: int) -> None:
        taken: set[str] = set()
        facts = Bibliography("report", title, (Person(family, "K."),), 2016 if used else None)
        for _ in range(used + 1):
            new = entry_id(facts, "fil", taken)
            assert new not in taken
            ManifestEntry.model_validate({"id": new, "file": "f", "title": "t"})
            taken.add(new)

    def test_a_slug_holds_only_plain_letters(self) -> None:
        assert slug("Søkelys på ÆRLIGHET – «Čáhci»!") == "sokelys-pa-aerlighet-cahci"
