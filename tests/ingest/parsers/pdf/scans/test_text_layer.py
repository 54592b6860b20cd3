"""Text layers that are no text."""

from __future__ import annotations

from ingest.parsers.pdf.scans.text_layer import is_garbage
from tests.typeset import prose


class TestIsGarbage:
    def test_trusts_norwegian_and_numbers(self) -> None:
        assert not is_garbage(prose(0, 10).split())
        assert not is_garbage([str(n * 37) for n in range(60)])
        assert not is_garbage(["............"] * 30 + ["Innledning"] * 5)

    def test_recognises_glyphs_without_unicode(self) -> None:
        assert is_garbage(["\ufffd\ufffd\ufffd\ufffd"] * 20)
        assert is_garbage(["\uf041\uf042\uf043"] * 20)

    def test_recognises_letters_that_are_all_shifted(self) -> None:
        shifted = str.maketrans("abcdefghijklmnopqrstuvwxyz", "defghijklmnopqrstuvwxyzabc")
        assert is_garbage(prose(0, 10).casefold().translate(shifted).split())
