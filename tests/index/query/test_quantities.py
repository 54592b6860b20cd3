"""Questions for a quantity, and the sentences that give one."""

from __future__ import annotations

import pytest

from index.query.quantities import QuantityKind, asked_quantity, gives


class TestAskedQuantity:
    @pytest.mark.parametrize(
        ("question", "kind", "words"),
        [
            ("Hvor mange ansatte har huset?", "number", "Hvor mange"),
            ("Kor mange prosent av elevane sluttar?", "share", "Kor mange prosent av"),
            ("Hvor stor andel av lånene går tilbake?", "share", "Hvor stor andel av"),
            ("Kor stor del av skogen er hogd?", "share", "Kor stor del av"),
            ("What share of the loans failed?", "share", "What share of"),
            ("Hvor mye koster en båtplass?", "money", "Hvor mye koster"),
            ("Kor mykje pengar brukte laget?", "money", "Kor mykje pengar"),
            ("Hvor lenge varer kurset?", "duration", "Hvor lenge"),
            ("Kor lang tid tek turen?", "duration", "Kor lang tid"),
            ("Hvor ofte tømmes bøssene?", "frequency", "Hvor ofte"),
            ("How often are they emptied?", "frequency", "How often"),
            ("Når stod broen ferdig?", "date", "Når"),
            ("I hvilket år kom fergen?", "date", "I hvilket år"),
        ],
    )
    def test_is_found_with_the_words_that_ask(
        self, question: str, kind: QuantityKind, words: str
    ) -> None:
        asked = asked_quantity(question)
        assert asked is not None
        assert (asked.kind, question[asked.start : asked.end]) == (kind, words)

    @pytest.mark.parametrize(
        "question",
        ["Hvor ligger broen?", "Hva skjer når fergen er full?", "How are the boats cleaned?"],
    )
    def test_is_not_found_in_every_question(self, question: str) -> None:
        assert asked_quantity(question) is None


class TestGives:
    @pytest.mark.parametrize(
        ("kind", "sentence"),
        [
            ("number", "Laget har 41 medlemmer."),
            ("number", "Elleve båter lå til kai."),
            ("share", "Av alle lån gikk 7,5 % tapt."),
            ("share", "To av tre båter lekker."),
            ("share", "Halvparten kom tilbake."),
            ("money", "Plassen koster kr 4 500."),
            ("money", "Det kostet to millioner kroner."),
            ("duration", "Kurset varer i seks uker."),
            ("duration", "The course takes a year."),
            ("frequency", "Bøssene tømmes hver mandag."),
            ("date", "Broen stod ferdig i mai."),
            ("date", "Fergen kom i 1963."),
        ],
    )
    def test_knows_a_figure_in_digits_and_in_words(self, kind: QuantityKind, sentence: str) -> None:
        assert gives(kind, sentence)

    @pytest.mark.parametrize(
        ("kind", "sentence"),
        [
            ("number", "Laget er omtalt før (Dahl, 2011) og i kapittel 3."),
            ("number", "Mange båter lå til kai i 2015."),
            ("share", "Laget har 41 medlemmer."),
            ("money", "Laget har 41 medlemmer."),
            ("duration", "Kurset varer lenge."),
        ],
    )
    def test_takes_no_other_figure_for_it(self, kind: QuantityKind, sentence: str) -> None:
        assert not gives(kind, sentence)
