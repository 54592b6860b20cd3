"""A claim held up against the sentences it cites."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from api.llm.grounding import judge, speaks
from api.llm.models import Claim, Judgement, Source
from api.llm.vocabulary import Vocabulary
from index.text.analyzer import Analyzer
from index.text.language import Language, detect
from ingest.models import Voice


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary(Analyzer(), {})


def source(
    text: str,
    number: int = 1,
    *,
    language: Language = "nb",
    voice: Voice = "author",
    context: str = "",
    about: str = "",
) -> Source:
    return Source(
        number=number,
        quote=number - 1,
        start=0,
        end=len(text),
        text=text,
        document="En rapport",
        page="12",
        voice=voice,
        language=language,
        context=context,
        about=about,
    )


def weighed(
    vocabulary: Vocabulary, claim: str, *evidence: str | Source, language: Language = "nb"
) -> Judgement:
    sources = [source(e, n) if isinstance(e, str) else e for n, e in enumerate(evidence, 1)]
    numbers = tuple(s.number for s in sources)
    return judge(Claim(claim, numbers), sources, language, vocabulary)


class TestNumbers:
    @pytest.mark.parametrize(
        ("claim", "evidence"),
        [
            ("Det gjelder 42 prosent av lederne.", "42 % av lederne mener at det gjelder."),
            ("Det gjelder to ledere.", "Det gjelder 2 ledere."),
            ("Det gjelder 1 000 ledere.", "Det gjelder 1000 ledere."),
            ("Det gjelder 10 til 20 prosent av lederne.", "Det gjelder 10–20 % av lederne."),
            ("Det gjelder begge ledere, altså 2.", "Det gjelder begge ledere."),
            ("Det gjelder halvparten av lederne.", "Det gjelder halvdelen av lederne."),
            ("Effekten for lederne er 0,21.", "Effekten for lederne er ,21."),
            ("Lederne fikk 2 millioner kroner.", "Lederne fikk 2 mill. kroner."),
        ],
    )
    def test_may_be_written_otherwise(
        self, vocabulary: Vocabulary, claim: str, evidence: str
    ) -> None:
        assert weighed(vocabulary, claim, evidence).status == "supported"

    @pytest.mark.parametrize(
        ("claim", "evidence"),
        [
            ("Det gjelder 43 prosent av lederne.", "Det gjelder 42 prosent av lederne."),
            ("Det gjelder 42 ledere.", "Det gjelder 42 prosent av lederne."),
            ("Det økte 5 prosent for lederne.", "Det økte 5 prosentpoeng for lederne."),
            ("Lederne fikk 2 milliarder kroner.", "Lederne fikk 2 mill. kroner."),
            ("Lederne ventet i 3 år.", "Lederne ventet i 3 måneder."),
            ("Det gjelder tre ledere.", "Det gjelder to ledere."),
            ("Det gjelder halvparten av lederne.", "Det gjelder en tredel av lederne."),
            ("Det gjelder lederne i 2016.", "Det gjelder lederne i 2014."),
            ("Effekten for lederne er 21.", "Effekten for lederne er 0,21."),
        ],
    )
    def test_must_be_the_same_with_the_same_unit(
        self, vocabulary: Vocabulary, claim: str, evidence: str
    ) -> None:
        assert weighed(vocabulary, claim, evidence).reason == "number"

    def test_take_their_unit_from_the_head_of_a_table(self, vocabulary: Vocabulary) -> None:
        row = source("Ledere 42 58", context="Svar i prosent. Ja Nei")
        assert weighed(vocabulary, "42 prosent av lederne svarer ja.", row).status == "supported"

    def test_are_not_lent_by_what_is_only_known_about_the_document(
        self, vocabulary: Vocabulary
    ) -> None:
        cited = source("Lederne er enige.", about="Rapport 2016")
        assert weighed(vocabulary, "Lederne var enige i 2016.", cited).reason == "number"


class TestNames:
    @pytest.mark.parametrize(
        ("claim", "evidence"),
        [
            ("Lederne i Drammen er enige.", "Drammens ledere er enige."),
            ("NAV-lederne er enige.", "Lederne i Nav er enige."),
            ("Sagenes ledere er enige.", "På Sagene er lederne enige."),
        ],
    )
    def test_may_be_inflected(self, vocabulary: Vocabulary, claim: str, evidence: str) -> None:
        assert weighed(vocabulary, claim, evidence).status == "supported"

    @pytest.mark.parametrize(
        "claim",
        [
            "Lederne i Larvik er enige.",
            "Larvik har ledere som er enige.",
            "Ifølge Hansen er lederne enige.",
            "Lederne i OECD er enige.",
        ],
    )
    def test_must_stand_in_the_evidence(self, vocabulary: Vocabulary, claim: str) -> None:
        assert weighed(vocabulary, claim, "Lederne i Drammen er enige.").reason == "name"

    def test_may_be_the_authors(self, vocabulary: Vocabulary) -> None:
        cited = source("Lederne er enige.", about="En rapport · Nordli, Kari")
        assert weighed(vocabulary, "Ifølge Nordli er lederne enige.", cited).status == "supported"

    def test_may_be_translated_where_the_thesaurus_knows_them(self, vocabulary: Vocabulary) -> None:
        judged = weighed(
            vocabulary,
            "The caseworkers at the NAV office agree.",
            "Saksbehandlerne ved NAV-kontoret er enige.",
            language="en",
        )
        assert judged.status != "dropped"


class TestNegation:
    @pytest.mark.parametrize(
        ("claim", "evidence"),
        [
            (
                "Reformen har ført til bedre tjenester.",
                "Reformen har ikke ført til bedre tjenester.",
            ),
            (
                "Reformen har ikke ført til bedre tjenester.",
                "Reformen har ført til bedre tjenester.",
            ),
            ("Lederne er aldri enige om tjenestene.", "Lederne er enige om tjenestene."),
            ("Unge får tjenester uten ventetid.", "Unge får tjenester med ventetid."),
            (
                "Lederne er fornøyde og unge får tjenester.",
                "Lederne er fornøyde, men unge får ikke tjenester.",
            ),
            (
                "Lederne er fornøyde, og unge får tjenester.",
                "Lederne er fornøyde, men unge får ikke tjenester.",
            ),
        ],
    )
    def test_must_be_the_same(self, vocabulary: Vocabulary, claim: str, evidence: str) -> None:
        judged = weighed(vocabulary, claim, evidence)
        assert (judged.status, judged.reason) in {
            ("dropped", "negation"),
            ("marked", "negation"),
        }

    @pytest.mark.parametrize(
        ("claim", "evidence"),
        [
            ("Lederne er ikke enige.", "Lederne er ikke enige."),
            ("Lederne er fornøyde.", "Lederne er fornøyde, men unge får ikke tjenester."),
            ("Unge får ikke tjenester.", "Lederne er fornøyde, men unge får ikke tjenester."),
            ("Det gjelder både unge og eldre.", "Det gjelder ikke bare unge, men også eldre."),
        ],
    )
    def test_counts_only_where_it_belongs(
        self, vocabulary: Vocabulary, claim: str, evidence: str
    ) -> None:
        assert weighed(vocabulary, claim, evidence).status == "supported"

    def test_is_not_read_into_nynorsk_no(self, vocabulary: Vocabulary) -> None:
        cited = source("Leiarane er samde no.", language="nn")
        assert weighed(vocabulary, "Leiarane er samde.", cited, language="nn").reason is None

    def test_is_understood_across_languages(self, vocabulary: Vocabulary) -> None:
        denied = "Lederne har ikke ansvar for brukerne."
        affirmed = "The managers have responsibility for the users."
        assert weighed(vocabulary, affirmed, denied, language="en").reason == "negation"


class TestQuotations:
    def test_must_stand_word_for_word(self, vocabulary: Vocabulary) -> None:
        evidence = "En leder sier at «alt tar lengre tid»."
        good = weighed(vocabulary, "En leder sier at «alt tar lengre tid».", evidence)
        false = weighed(vocabulary, "En leder sier at «alt tar kortere tid».", evidence)
        assert (good.status, false.reason) == ("supported", "quotation")


class TestVoice:
    def test_is_marked_where_an_informant_speaks_and_the_claim_does_not_say_so(
        self, vocabulary: Vocabulary
    ) -> None:
        cited = source("Samarbeidet er blitt dårligere.", voice="informant")
        silent = weighed(vocabulary, "Samarbeidet er blitt dårligere.", cited)
        said = weighed(vocabulary, "En informant sier at samarbeidet er blitt dårligere.", cited)
        assert (silent.status, silent.reason) == ("marked", "voice")
        assert said.status == "supported"


class TestLanguage:
    @pytest.mark.parametrize(
        ("text", "language", "speaks_it"),
        [
            ("Lederne er ikke enige om hva de skal gjøre.", "nb", True),
            ("Leiarane er ikkje samde om kva dei skal gjere.", "nb", False),
            ("The managers do not agree on what to do.", "nb", False),
            ("A manager says «vi er ikke enige om hva vi skal gjøre».", "en", True),
            ("Ja.", "en", True),
            # Not a word in it that only one of the two has.
            ("Det som står mellom anførselstegn, skal stå i kilden.", "nb", True),
        ],
    )
    def test_is_that_of_the_question(self, text: str, language: Language, speaks_it: bool) -> None:
        assert speaks(text, language) is speaks_it


@pytest.fixture(scope="module")
def judged(shared: Path, vocabulary: Vocabulary) -> dict[str, list[Judgement]]:
    questions = [
        json.loads(line)
        for name in ("nav_dev", "nav_dev_more")
        for line in (shared / "eval" / f"{name}.jsonl").read_text("utf-8").splitlines()
    ]
    answered = [question for question in questions if question.get("answer")]
    own: list[Judgement] = []
    others: list[Judgement] = []
    for question, other in zip(answered, answered[7:] + answered[:7], strict=True):
        language = detect(question["answer"]).language
        for kept, evidence in ((own, question), (others, other)):
            texts = [" ".join(e["quote"].split()) for e in evidence["evidence"]]
            kept.append(weighed(vocabulary, question["answer"], *texts, language=language))
    return {"own": own, "others": others}


@pytest.mark.shared
class TestAnswersOfTheDevelopmentQuestions:
    """Answers that people wrote, as claims: against their own evidence and against other's."""

    def test_hold_in_most_cases_against_their_own_evidence(
        self, judged: dict[str, list[Judgement]]
    ) -> None:
        reasons = Counter(j.reason for j in judged["own"] if j.status == "dropped")
        assert reasons["wording"] <= 0.06 * len(judged["own"])
        assert reasons.total() <= 0.4 * len(judged["own"])

    def test_hardly_ever_hold_against_the_evidence_of_another_question(
        self, judged: dict[str, list[Judgement]]
    ) -> None:
        held = [j for j in judged["others"] if j.status == "supported"]
        assert len(held) <= 0.02 * len(judged["others"])
