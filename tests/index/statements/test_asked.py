"""The kind of statement that a question asks for."""

from __future__ import annotations

import pytest

from index.statements.asked import asked_for


class TestAQuestion:
    @pytest.mark.parametrize(
        ("question", "kind"),
        [
            ("Hvor mange fikk hjelp i fjor?", "finding"),
            ("Kvifor gjekk ventetida ned?", "finding"),
            ("What effect did the merger have?", "finding"),
            ("Hva menes med brobygging?", "definition"),
            ("Kva er ein brubyggjar?", "definition"),
            ("What is meant by outreach?", "definition"),
            ("Hva bør kommunene gjøre?", "recommendation"),
            ("Kva tiltak rår dei til?", "recommendation"),
            ("What should the office do?", "recommendation"),
            ("Hvilke hypoteser hadde de?", "hypothesis"),
            ("What did they assume?", "hypothesis"),
            ("Hva var problemstillingen?", "question"),
            ("Hvordan ble ventetiden målt?", "method"),
        ],
    )
    def test_asks_for_a_kind_of_statement(self, question: str, kind: str) -> None:
        assert asked_for(question) == kind
