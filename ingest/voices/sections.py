"""Voice of running text, from the title of its section."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.models import Voice


@dataclass(frozen=True, slots=True)
class TitleRule:
    """A kind of title. ``heads`` decide; where ``only`` is set, no other words may occur.

    Attributes:
        heads: A pattern of which one word of the title must be a full match.
        only: Words that may be beside a head whose sense hangs on them: «Metode» and
            «Data og metode» are about how a study was made, «Metoder i sosialt arbeid»
            is not.
    """

    name: str
    voice: Voice
    heads: re.Pattern[str]
    only: frozenset[str] | None = None


_NEUTRAL_WORDS = (
    "og data datamateriale datamaterialet datagrunnlag datagrunnlaget materiale materialet "
    "empiri empirisk empiriske utvalg utvalget utval valg val av i om for på til kort litt "
    "noen nokre nærmere design analyse analysen analyser undersøkelse undersøkelsen "
    "undersøkelsens undersøkinga studie studien studiens rapporten rapportens prosjekt "
    "prosjektet prosjektets oppgaven oppgavens kvalitativ kvalitative kvantitativ "
    "kvantitative vår vårt vårt våre tilnærming innsamling gjennomføring gjennomføringen "
    "metodisk metodiske metode metoder metoden fremgangsmåte framgangsmåte overveielser "
    "refleksjoner vurderinger betraktninger begrensninger kritikk drøfting utfordringer "
    "survey surveyen litteratur litteraturgjennomgang casestudie casestudier intervju "
    "intervjuer and the of in on data material materials study sample methods method "
    "research collection approach qualitative quantitative limitations statistical statistisk "
    "statistiske"
)
_NEUTRAL = frozenset(_NEUTRAL_WORDS.split())

TITLE_RULES: tuple[TitleRule, ...] = (
    TitleRule(
        "summary",
        "summary",
        re.compile(
            r"(?:sammendrag|samandrag|samandraget|sammenfatning|samanfatning|oppsummering|"
            r"oppsummeringer|oppsummert|resymé|resyme|kortversjon|kortversjonen|summary|abstract|"
            r"hovedfunn|hovudfunn|hovedpunkter)"
        ),
    ),
    TitleRule(
        "how_the_study_was_made",
        "method",
        re.compile(
            r"(?:\w*datainnsamling\w*|forskningsdesign\w*|undersøkelsesdesign\w*|"
            r"forskningsmetod\w*|undersøkelsesmetod\w*|metodevalg\w*|metodeval\w*|metodologi\w*|"
            r"metodekritikk|metodediskusjon|undersøkelsesopplegg\w*|forskningstilnærming\w*|"
            r"forskerroll\w*|intervjuguide\w*|spørreskjema\w*|reliabilitet\w*|validitet\w*|"
            r"transkribering\w*|forskningsetik\w*|forskningsetisk\w*|vitenskapsteor\w*|"
            r"informasjonsskriv\w*|informasjonsbrev|samtykkeerklæring\w*|svarprosent\w*|"
            r"dataanalys\w*|analysemetod\w*|søkemetod\w*|litteratursøk\w*|metodeteori\w*|"
            r"feltarbeid\w*|feltarbeidet|methodology|methodological|reliability|validity|"
            r"questionnaire|sampling)"
        ),
    ),
    TitleRule(
        "method_and_nothing_else",
        "method",
        re.compile(
            r"(?:metode|metoder|metoden|metodar|metodisk|metodiske|fremgangsmåte|framgangsmåte|"
            r"utvalg|utvalget|utval|utvalet|datagrunnlag|datagrunnlaget|datamateriale|"
            r"datamaterialet|data|casestudie|casestudier|intervju|intervjuer|methods?|sample|"
            r"participants|materials?)"
        ),
        only=_NEUTRAL,
    ),
)

_LEADING_NUMBER = re.compile(r"^\W*(?:(?:kapittel|kap\.?|vedlegg|del|chapter|appendix)\s)?"
                             r"(?:\d[\d.]*|[ivx]+\b\.?|[a-z]\b[.:)]?)?\W*", re.I)  # fmt: skip
_WORD = re.compile(r"[\w-]+")


def voice_of_section(path: Sequence[str]) -> Voice:
    """Return the voice of running text under these titles, outermost first.

    A summary stays one whatever its parts are called; else the innermost title that
    says anything decides.
    """
    said = [voice for title in path if (voice := voice_of_title(title)) is not None]
    if not said:
        return "author"
    return "summary" if said[0] == "summary" else said[-1]


def voice_of_title(title: str) -> Voice | None:
    """Return the voice that a title names, ``None`` for most titles."""
    words = _WORD.findall(_LEADING_NUMBER.sub("", title, count=1).lower())
    for rule in TITLE_RULES:
        named = [word for word in words if rule.heads.fullmatch(word)]
        if named and (rule.only is None or all(w in rule.only or w in named for w in words)):
            return rule.voice
    return None


_LITERATURE = re.compile(
    r"tidligere (?:forskning|studier)|tidlegare forsking|forskning på|forskningsstatus|"
    r"kunnskapsstatus|kunnskapsoversikt|litteraturgjennomgang|litteraturstudie|litteraturanalyse|"
    r"\bteori\w*|teoretisk|previous research|earlier research|literature|theor",
    re.IGNORECASE,
)


_THANKS = re.compile(r"^\W*(?:forord|føreord|takk|etterord|preface|acknowledge?ments?)\b", re.I)


def reviews_literature(path: Sequence[str]) -> bool:
    """Say whether a section is about what others have found or thought."""
    named = any(_LITERATURE.search(title) for title in path)
    return named and voice_of_section(path) == "author"


def gives_thanks(path: Sequence[str]) -> bool:
    """Say whether a section is a preface, where family and colleagues are quoted."""
    return bool(path) and _THANKS.search(path[-1]) is not None
