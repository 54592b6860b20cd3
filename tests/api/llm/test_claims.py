"""A model's text, cut into claims while it is being written."""

from __future__ import annotations

import pytest

from api.llm.claims import cited_numbers, last_claim, split_claims, spoken


def claims_of(text: str) -> list[tuple[str, tuple[int, ...]]]:
    whole, rest = split_claims(text)
    return [(c.text, c.numbers) for c in (*whole, *last_claim(rest, complete=True))]


class TestSplitClaims:
    @pytest.mark.parametrize(
        "text",
        [
            "Lederne er enige [1]. De ansatte er uenige [2].",
            "Lederne er enige. [1] De ansatte er uenige. [2]",
            "Lederne er enige.[1] De ansatte er uenige.[2]",
            "- Lederne er enige [1]\n- De ansatte er uenige [2]",
            "1. Lederne er enige [1].\n2. De ansatte er uenige [2].",
            "**Lederne** er enige [1].\n\n_De ansatte_ er uenige\n[2].",
        ],
    )
    def test_gives_each_sentence_the_citations_behind_it(self, text: str) -> None:
        first, second = claims_of(text)
        assert (first[0].rstrip("."), first[1]) == ("Lederne er enige", (1,))
        assert (second[0].rstrip("."), second[1]) == ("De ansatte er uenige", (2,))

    def test_does_not_end_a_sentence_at_an_abbreviation(self) -> None:
        text = "Se kap. 3 og jf. Breit i NAV, f.eks. Sagene [1]. Det er alt [2]."
        assert [numbers for _, numbers in claims_of(text)] == [(1,), (2,)]

    def test_waits_for_citations_that_are_still_on_their_way(self) -> None:
        text = "Lederne er enige. [1][2] De ansatte er uenige [3]."
        for end in range(len(text)):
            whole, _ = split_claims(text[:end])
            assert all(claim.numbers == (1, 2) for claim in whole)

    def test_leaves_out_what_cannot_be_seen(self) -> None:
        assert claims_of("Lederne\u200b er \u202eenige\x07 [1].") == [("Lederne er enige.", (1,))]

    def test_finds_no_claim_in_citations_alone(self) -> None:
        assert claims_of("[1] [2]\n---\n") == []


class TestLastClaim:
    def test_is_incomplete_where_the_model_was_stopped(self) -> None:
        assert not last_claim("Lederne er enige [1] og", complete=False)[0].complete
        assert last_claim("Lederne er enige [1].", complete=False)[0].complete
        assert last_claim("Lederne er enige [1]", complete=True)[0].complete


class TestCitedNumbers:
    @pytest.mark.parametrize(
        ("text", "numbers"),
        [
            ("[1]", (1,)),
            ("[1][3]", (1, 3)),
            ("[1, 3; 4]", (1, 3, 4)),
            ("[2–4]", (2, 3, 4)),
            ("[4-2]", (4, 2)),
            ("[1] og [1]", (1,)),
            ("[1-9999]", tuple(range(1, 22))),
            ("(1) 2016 [sic]", ()),
        ],
    )
    def test_are_those_in_square_brackets(self, text: str, numbers: tuple[int, ...]) -> None:
        assert cited_numbers(text) == numbers


class TestSpoken:
    @pytest.mark.parametrize(
        ("raw", "said"),
        [
            ("<think>Hm [1].</think>Ja.", "Ja."),
            ("Hm [1].</think>Ja.", "Ja."),
            ("<think>Hm [1].", ""),
            ("Ja.", "Ja."),
        ],
    )
    def test_is_what_follows_after_thinking_aloud(self, raw: str, said: str) -> None:
        assert spoken(raw) == said
