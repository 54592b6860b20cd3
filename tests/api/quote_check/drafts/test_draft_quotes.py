"""Quotations found in a draft."""

from __future__ import annotations

import pytest

from api.quote_check.checker import QuoteChecker
from api.quote_check.drafts.draft_quotes import MAX_MARKS, DraftError, find_quotes
from tests.api.quote_check.collection import (
    CHECKER,
    paged,
)


class TestManyMarks:
    def test_of_a_thesis_are_all_read(self) -> None:
        assert len(find_quotes("«b c» " * (MAX_MARKS // 2)).quotes) == MAX_MARKS // 2

    @pytest.mark.parametrize("mark", ['"', "«", "“", "‘"])
    def test_that_no_draft_has_are_refused(self, mark: str) -> None:
        with pytest.raises(DraftError, match="draft_too_many_marks"):
            find_quotes(mark * (MAX_MARKS + 1))

    def test_are_not_apostrophes(self) -> None:
        assert not find_quotes("it’s " * (MAX_MARKS + 1)).quotes


class TestFindingQuotes:
    @pytest.mark.parametrize(
        "draft_text",
        [
            "a «b c» d", "a “b c” d", "a „b c“ d", "a „b c” d", 'a "b c" d', "a ”b c” d",
            "a »b c« d", "a ‘b c’ d", "> b c\n", "før\n\n> b\n> c\n\netter",
        ],
    )  # fmt: skip
    def test_in_every_kind_of_marks(self, draft_text: str) -> None:
        (quote,) = find_quotes(draft_text).quotes
        assert quote.text.split() == ["b", "c"]

    def test_an_inner_quotation_belongs_to_the_outer(self) -> None:
        quotes = find_quotes("Hun sa «han ropte «kom» og gikk» da. “Og ‘så’ da”").quotes
        assert [quote.text for quote in quotes] == ["han ropte «kom» og gikk", "Og ‘så’ da"]

    @pytest.mark.parametrize(
        "draft_text",
        [
            '"han sa "ja" til det"', "«ja» sa han, og gikk»", "”han sa ”ja” til det”",
            "“han sa “ja” til det”", "“han sa ”ja” til det”", "„han sa „ja“ til det“",
        ],
    )  # fmt: skip
    def test_inner_marks_of_the_same_kind_do_not_end_it(self, draft_text: str) -> None:
        (quote,) = find_quotes(draft_text + " (Li, 2016)").quotes
        assert quote.text == draft_text[1:-1]

    def test_half_a_pair_inside_is_settled_by_looking_the_words_up(self) -> None:
        source = "Hun svarte da: «ja, jeg kommer» og la på. Så ble det stille lenge."
        checker = QuoteChecker([paged([source], labels=["7"])])
        result = checker.check("Der står «svarte da: «ja, jeg kommer» (Nordås et al., 2016, s. 7).")
        assert [(c.quote, c.verdict) for c in result.checks] == [
            ("svarte da: «ja, jeg kommer", "verbatim")
        ]
        assert result.unclosed == ()

    def test_an_apostrophe_is_no_mark(self) -> None:
        assert find_quotes("NAV’s kontor og Lars’ rapport").quotes == ()

    def test_a_block_quote_gives_up_its_citation(self) -> None:
        text = "> Her står det noe.\n> Og mer (Li, 2016, s. 4).\n"
        (quote,) = find_quotes(text).quotes
        assert quote.text == "Her står det noe.\nOg mer"
        assert quote.citing is not None
        assert text[slice(*quote.citing)].strip() == "(Li, 2016, s. 4)."

    def test_a_dash_inside_a_block_quote_is_no_signature(self) -> None:
        (quote,) = find_quotes("> Alle kontorene – også de små i 2016 – er med (Li, 2016)\n").quotes
        assert quote.text == "Alle kontorene – også de små i 2016 – er med"

    @pytest.mark.parametrize(
        "draft_text",
        [
            pytest.param("Referanser\n" * 20_000 + "«a b c»", id="headings"),
            pytest.param("> a\n" * 20_000, id="block"),
            pytest.param("    a\n" * 20_000, id="indent"),
            pytest.param("«a b c d " * MAX_MARKS, id="openers"),
            pytest.param("«a" + "b»" * (MAX_MARKS - 1), id="closers"),
            pytest.param('"a ' * MAX_MARKS, id="straight"),
            pytest.param("(" * 20_000 + "«a b»", id="brackets"),
            pytest.param("\n \n" * 20_000 + "«a b c»", id="blanks"),
            pytest.param("«" + "a-" * 20_000 + "»", id="hyphens"),
        ],
    )
    @pytest.mark.timeout(20)
    def test_hostile_drafts_cost_no_more_than_long_ones(self, draft_text: str) -> None:
        CHECKER.check(draft_text)

    def test_an_indented_paragraph_is_a_block_quote_and_a_list_is_not(self) -> None:
        text = (
            "Det heter:\n\n    Her står det et langt sitat som er rykket inn på siden.\n\n"
            "    - her er et punkt i en liste som ikke er noe sitat i det hele tatt\n"
        )
        (quote,) = find_quotes(text).quotes
        assert quote.text.startswith("Her står")


A = "På Sørstrand har teamet valgt en annen vei"
B = "De møter ungdom på skolen og følger dem gjennom hele det første året"
CITED = "(Sørlie, 2020)"


def verdicts(draft: str) -> list[tuple[str, str]]:
    return [(c.quote[:12], c.verdict) for c in CHECKER.check(draft).checks]


class TestMarksThatDoNotPair:
    """Nothing between them may go unchecked without a word."""

    @pytest.mark.parametrize("marks", ["«»", "“”", "””", '""', "„“"])
    def test_one_repeated_at_each_paragraph_carries_the_quotation_on(self, marks: str) -> None:
        first, last = tuple(marks)
        draft = f"{first}{A}.\n\n{first}{B}{last} {CITED}. Så {first}ei heilt anna sak{last}."
        found = CHECKER.check(draft)
        assert [(c.quote[:5], c.verdict) for c in found.checks] == [
            (A[:5], "verbatim"), ("ei he", "not_found"),
        ]  # fmt: skip
        assert found.checks[0].quote.endswith("første året")
        assert found.unclosed == ()

    def test_the_closing_mark_may_be_the_one_repeated(self) -> None:
        (found,) = CHECKER.check(f"«{A}.\n\n»{B}» {CITED}.").checks
        assert (found.verdict, found.quote[-4:]) == ("verbatim", "året")

    @pytest.mark.parametrize("marks", ["«»", "“”", '""'])
    def test_a_missing_end_hides_no_later_quotation(self, marks: str) -> None:
        first, last = tuple(marks)
        draft = (
            f"{first}{A} {CITED}.\n\n{first}{B[:25]}{last} {CITED}, og {first}de flyttet til "
            f"månen{last} {CITED}."
        )
        assert verdicts(draft) == [
            (A[:12], "verbatim"), (B[:12], "verbatim"), ("de flyttet t", "not_found"),
        ]  # fmt: skip

    def test_a_missing_end_is_mentioned_where_its_words_are_not_found(self) -> None:
        draft = f"«Kua hoppet over månen, sa han.\n\nSå heter det «{A}» {CITED}."
        found = CHECKER.check(draft)
        assert [c.verdict for c in found.checks] == ["verbatim"]
        assert found.unclosed == (0,)

    def test_a_missing_end_and_a_missing_beginning_make_no_single_quotation(self) -> None:
        draft = f"«{A} {CITED}, og «{B[:25]}» {CITED}. Så kom det en vår» til."
        found = CHECKER.check(draft)
        assert [c.verdict for c in found.checks] == ["verbatim", "verbatim"]
        assert found.unclosed == (draft.rindex("»"),)

    @pytest.mark.parametrize("mark", ["»", "”", '"'])
    def test_an_end_without_a_beginning_is_mentioned(self, mark: str) -> None:
        draft = f"Der står det at {A}{mark} {CITED}. Det er alt."
        assert CHECKER.check(draft).unclosed == (draft.index(mark),)

    def test_an_extra_end_is_mentioned_and_takes_no_citation_in(self) -> None:
        draft = f"Se «{A}» {CITED}, og skolen» er stor."
        found = CHECKER.check(draft)
        assert [(c.quote, c.verdict) for c in found.checks] == [(A, "verbatim")]
        assert found.unclosed == (draft.rindex("»"),)

    def test_an_extra_beginning_is_mentioned(self) -> None:
        found = CHECKER.check(f"Se ««{A}» {CITED}, og «{B}» {CITED}.")
        assert [c.verdict for c in found.checks] == ["verbatim", "verbatim"]
        assert len(found.unclosed) == 1

    def test_inches_and_apostrophes_are_none(self) -> None:
        assert find_quotes('Et bord på 5" og Lars’ rapport, 17" bred').unclosed == ()
