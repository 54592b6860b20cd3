"""The thesaurus as it is shipped, and what a librarian is told about a mistake in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.wordings import error_text
from index.query.thesaurus import Thesaurus, words_of
from index.query.thesaurus_file import ThesaurusError
from ingest.errors import FunnError

HEAD = "version: 1\nconcepts:\n"
HOUSING = """\
  - id: housing
    nb: [bolig]
    nn: [bustad]
    en: [housing]
"""
SHELTER = """\
  - id: shelter
    nb: [midlertidig botilbud]
    en: [temporary housing]
    broader: [housing]
"""


def load(tmp_path: Path, text: str) -> Thesaurus:
    path = tmp_path / "thesaurus.yaml"
    path.write_text(text, encoding="utf-8")
    return Thesaurus.load(path)


def complaint(tmp_path: Path, text: str) -> str:
    with pytest.raises(ThesaurusError) as caught:
        load(tmp_path, text)
    return error_text(caught.value, "en").removeprefix(f"{tmp_path / 'thesaurus.yaml'}, ")


@pytest.fixture(scope="module")
def shipped() -> Thesaurus:
    return Thesaurus.load()


class TestTheShippedThesaurus:
    def test_holds_at_least_three_hundred_concepts(self, shipped: Thesaurus) -> None:
        assert len(shipped.concepts) >= 300

    def test_names_every_concept_in_bokmal_and_english(self, shipped: Thesaurus) -> None:
        for concept in shipped.concepts.values():
            languages = {label.language for label in concept.labels}
            assert languages >= {"nb", "en"}, concept.concept_id

    def test_gives_english_questions_several_ways_to_ask(self, shipped: Thesaurus) -> None:
        labels = [label for c in shipped.concepts.values() for label in c.labels]
        english = [label for label in labels if label.language == "en"]
        assert len(english) / len(shipped.concepts) >= 4

    @pytest.mark.parametrize(
        ("bokmal", "other"),
        [
            ("to-ledermodell", "two-leader model"),
            ("saksbehandler", "caseworker"),
            ("gjeldsrådgivning", "debt counselling"),
            ("sykefravær", "sjukefråvær"),
            ("kvalifiseringsprogram", "KVP"),
            ("kommunedirektør", "rådmann"),
            ("midlertidig botilbud", "temporary accommodation"),
            ("bakkebyråkrat", "street-level bureaucrat"),
        ],
    )
    def test_knows_what_belongs_together(self, shipped: Thesaurus, bokmal: str, other: str) -> None:
        together = [
            {label.text for label in concept.labels} for concept in shipped.concepts.values()
        ]
        assert any({bokmal, other} <= labels for labels in together)

    def test_leads_from_the_old_offices_to_the_new_one(self, shipped: Thesaurus) -> None:
        assert shipped.concepts["aetat"].successors == ("nav-office",)
        assert "aetat" in shipped.concepts["nav-office"].predecessors


class TestLoad:
    def test_links_concepts_from_both_ends(self, tmp_path: Path) -> None:
        concepts = load(tmp_path, HEAD + HOUSING + SHELTER).concepts
        assert concepts["shelter"].broader == ("housing",)
        assert concepts["housing"].narrower == ("shelter",)

    def test_takes_narrower_for_broader_seen_from_above(self, tmp_path: Path) -> None:
        above = (
            HOUSING + "    narrower: [shelter]\n" + SHELTER.replace("    broader: [housing]\n", "")
        )
        assert (
            load(tmp_path, HEAD + above).concepts
            == load(tmp_path, HEAD + HOUSING + SHELTER).concepts
        )

    def test_takes_every_label_as_it_is_written(self, tmp_path: Path) -> None:
        text = HEAD + HOUSING.replace("[housing]", "[yes, 1984, null]")
        labels = load(tmp_path, text).concepts["housing"].labels
        assert [label.text for label in labels if label.language == "en"] == ["yes", "1984", "null"]

    def test_has_a_version_that_changes_with_every_word(self, tmp_path: Path) -> None:
        before = load(tmp_path, HEAD + HOUSING).version
        assert load(tmp_path, HEAD + HOUSING).version == before
        assert load(tmp_path, HEAD + HOUSING.replace("bustad", "heim")).version != before


class TestComplaints:
    """Each names line, concept and mend."""

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            (HEAD + HOUSING + "    klass: [x]\n", "line 7: concept housing: `klass` is no field."),
            (
                HEAD + "  - id: housing\n    nb: [bolig]\n",
                "line 3: concept housing: `en` is missing",
            ),
            (
                HEAD + HOUSING.replace("[bolig]", "bolig"),
                "line 4: concept housing: `nb` must be a list",
            ),
            (HEAD + HOUSING.replace("[bolig]", "[]"), "line 4: concept housing: `nb` is empty"),
            (HEAD + HOUSING + "    nb: [hus]\n", "line 7: concept housing: `nb` stands twice"),
            (
                HEAD + HOUSING.replace("id: housing", "id: Å bo"),
                "line 3: concept Å bo: `id` must be",
            ),
            (HEAD + "  - housing\n", "line 3: concept number 1: `concepts` must be a concept"),
            (HEAD + HOUSING + HOUSING, "line 7: concept housing: another concept has this id"),
            (
                HEAD + HOUSING + SHELTER.replace("[housing]", "[hosing]"),
                "line 10: concept shelter: `broader` names hosing, which is no concept",
            ),
            (
                HEAD + HOUSING + "    related: [housing]\n",
                "line 7: concept housing: `related` names the concept itself",
            ),
            (
                HEAD + HOUSING + "    broader: [shelter]\n" + SHELTER,
                "`broader` goes in a ring: ",
            ),
            (
                HEAD + HOUSING.replace("[bustad]", "[heim, bolig]"),
                "line 5: concept housing: «bolig» stands here twice. Take out the one in `nn`",
            ),
            (
                HEAD + HOUSING.replace("[housing]", "[housing, where]"),
                "line 6: concept housing: «where» is a function word",
            ),
            (
                HEAD + HOUSING.replace("[bolig]", "['§']"),
                "line 4: concept housing: «§» is no label",
            ),
            ("version: 2\nconcepts: []\n", "line 1: `version` must be 1"),
            ("- housing\n", "line 1: start with `version: 1`"),
            ("", "line 1: start with `version: 1`"),
            (HEAD + HOUSING.replace("[bolig]", "[bolig"), "not valid YAML"),
        ],
    )
    def test_name_the_place_and_the_mend(self, tmp_path: Path, text: str, message: str) -> None:
        assert message in complaint(tmp_path, text)

    def test_name_both_places_of_a_label_on_two_concepts(self, tmp_path: Path) -> None:
        twice = SHELTER.replace("temporary housing", "Housing")
        told = complaint(tmp_path, HEAD + HOUSING + twice).splitlines()
        assert "line 6: concept housing: «housing» stands on shelter too" in told[0]
        assert "line 9: concept shelter: «Housing» stands on housing too" in told[1]

    def test_let_a_label_on_two_concepts_pass_that_is_marked_on_each(self, tmp_path: Path) -> None:
        mark = "    ambiguous: [housing]\n"
        twice = SHELTER.replace("temporary housing", "Housing") + mark
        assert load(tmp_path, HEAD + HOUSING + mark + twice).concepts
        assert "concept housing" in complaint(tmp_path, HEAD + HOUSING + twice)

    def test_let_a_word_of_both_languages_mean_different_things(self, tmp_path: Path) -> None:
        gift = "  - id: marriage\n    nb: [gift]\n    en: [married]\n"
        present = "  - id: present\n    nb: [gave]\n    en: [gift]\n"
        assert load(tmp_path, HEAD + gift + present).concepts

    def test_tell_all_faults_of_a_kind_at_once(self, tmp_path: Path) -> None:
        wrong = (HOUSING + SHELTER).replace("en: [", "eng: [")
        assert len(complaint(tmp_path, HEAD + wrong).splitlines()) == 4

    def test_come_for_a_file_that_is_not_there_or_not_utf_8(self, tmp_path: Path) -> None:
        with pytest.raises(FunnError, match="thesaurus_missing"):
            Thesaurus.load(tmp_path / "nowhere.yaml")
        path = tmp_path / "latin.yaml"
        path.write_bytes((HEAD + HOUSING.replace("bolig", "bålig")).encode("latin-1"))
        with pytest.raises(FunnError, match="thesaurus_not_utf8"):
            Thesaurus.load(path)


class TestWordsOf:
    def test_compares_labels_by_their_words(self) -> None:
        assert words_of("NAV-kontor") == words_of("nav  kontor") == ("nav", "kontor")
        assert words_of("arbeids\u00adlinja") == ("arbeidslinja",)
