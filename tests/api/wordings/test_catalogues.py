"""The three catalogues of words: the page's rules, for the server's."""

from __future__ import annotations

import re
import string

import pytest

from api.wordings import LOCALES, Locale, catalogue, texts_of, worded, wording
from ingest.notes import Note


def placeholders(message: str) -> list[str]:
    return sorted(name for _, name, _, _ in string.Formatter().parse(message) if name)


@pytest.mark.parametrize("locale", LOCALES)
class TestEveryCatalogue:
    def test_holds_the_same_keys(self, locale: Locale) -> None:
        assert sorted(catalogue(locale)) == sorted(catalogue("nb"))

    def test_holds_the_same_placeholders(self, locale: Locale) -> None:
        bokmal = {key: placeholders(message) for key, message in catalogue("nb").items()}
        own = {key: placeholders(message) for key, message in catalogue(locale).items()}
        assert own == bokmal

    def test_leaves_no_message_empty(self, locale: Locale) -> None:
        assert [key for key, message in catalogue(locale).items() if not message.strip()] == []

    def test_has_both_forms_of_every_plural(self, locale: Locale) -> None:
        keys = set(catalogue(locale))
        stems = {
            re.sub(r"\.(one|other)$", "", key) for key in keys if key.endswith((".one", ".other"))
        }
        assert [s for s in sorted(stems) if not {f"{s}.one", f"{s}.other"} <= keys] == []


class TestWording:
    def test_words_a_note_within_a_note_in_the_same_language(self) -> None:
        inner = Note.of("note_informant_named", attribution="leder")
        outer = Note.of("own_note", note=inner)
        assert worded(outer, "en") == "Note: Said by an informant: leder."

    def test_refuses_a_key_that_no_catalogue_has(self) -> None:
        with pytest.raises(KeyError):
            wording("no such key", "nb")


class TestTextsOf:
    def test_words_notes_with_their_plural(self) -> None:
        assert texts_of([Note.of("website_lines", count=1)], "en") == [
            "1 line of a website's own text was set aside."
        ]

    def test_keeps_a_sentence_that_an_older_store_holds(self) -> None:
        assert texts_of([Note.from_json("No headings.")], "nb") == ["No headings."]


class TestNote:
    def test_comes_back_from_json_as_it_was(self) -> None:
        note = Note.of("own_note", note=Note.of("note_ocr"), page=3, share=0.5)
        assert Note.from_json(note.to_json()) == note
