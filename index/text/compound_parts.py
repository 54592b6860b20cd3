"""Parts of compounds: closed lists, counts, and the places to cut."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from index.text.lexicon import Lexicon


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


VOWELS = frozenset("aeiouyæøåéèêòóôäöü")

#: Ends of words that the lexicon also has as words of their own, but that in a longer
#: word are endings of inflection or derivation («mulig-het», «kontor-ene»).
SUFFIXES = _words(
    """
    het heit else ing ning ling ering inga ingen ende ande ene ane enda inne ere are aste este
    skap ment ant asjon sjon isme ist itet eri lig leg lege lige leik dom ste ske isk som sam
    bar tisk iker ell ern ers ets ens sel lar nar rar gar ter ler ner ker ger der ser ver per
    mer ber sen ten gen len nen ken ien tet eten tene lene nene rene sene dene kene gene vene
    gje nde leri neri reri nte ansk ensk inna iva ive ivt ale alt elt delsen tor sent tent dent
    ert est ast ans anse ens ense ikk tikk nikk matt att log heten hetene heter hets hetens
    hetenes kap kaps kapet nes menes mene elle tes tet siv tiv sive tive ise ises ising isere
    iser iserer iseres isert iserte erte erer eres rer res rens rende rendes joner jonen jonene
    jonens den dem det list lister listen ovasjon ilt ilte ister porterer portere portert bere
    bert berte isering iseringa iseringen iseringer iseringene
    """
)
#: Last parts that do not occur alone, and so are in no word list.
BOUND_HEADS = frozenset({"messig", "aktig", "taker", "takar"})
#: Two letters are a part only if they are one of these.
SHORT_FIRSTS = _words("på ut av om øy is øl år by to ny rå ås tå le bo fe ku te bi gå ro sy ur")
SHORT_HEADS = _words("år øy by øl is ås tå rå fe")
#: Adverbs and prepositions as first parts: the word is mostly one of its own.
PARTICLES = _words(
    """
    på ut av om inn opp over under til fra frå med mot etter ved ned fram frem bort bak gjennom
    mellom tilbake hjem heim sammen saman omkring imot igjen hen vekk at atter bi vel sær pro
    fore
    """
)
#: Prefixes that make another word of a word, not a compound of two.
PREFIXES = _words("be for er an re de kon pre und unn ge gjen sam all")
#: Before an adjective it makes the opposite: two parts, but no second meaning.
NEGATION = "u"
#: Adverbs and prefixes that set a boundary, but no part that one would search for.
INSEPARABLE = PARTICLES | {NEGATION, "mis", "van"}
#: First parts that do not occur alone, and so are in no word list.
BOUND_FIRSTS = _words(
    """
    hoved ytter inner medie bio mikro makro geo hydro øko sosio psyko etno mega kvasi pseudo
    semi sub seksual spesial total sentral inter anti pan trans ultra super hyper multi mono
    poly tri natural koli ferro elektro radio tele kilo nevro petro agro aero audio video termo
    foto meta neo post ante kontra ekstra infra intra lav høy langtids korttids fler fleir tverr
    olympia laboratorie stipendie imperie premie studie kranie gymnas embets foregangs
    undervanns flertalls fåtalls mindretalls enveis toveis midt mid sør mis van
    """
)
#: Cut by their letters these would mislead: nobody looking for a road or a leader
#: wants every «veileder».
LEXICALISED = _words(
    """
    veilede veileder veiledning veiledet rettleia rettleie rettleiar rettleiing rettleing
    innovasjon korrelasjon sjelden matrise partnerskap generalist
    """
)
#: Endings of nouns in both standards, longest where one ends another.
NOUN_ENDINGS = ("er", "en", "et", "ene", "a", "e", "ar", "ane", "ne")
_VERBAL_NOUN = re.compile(r"(.*)(ing(?:a|ar|ane|er|en|ene)?s?)")


@dataclass(frozen=True, slots=True)
class PartCounts:
    """Counts of words of the lexicon that begin with a part, linking letter included
    (``first``), end with it (``head``), or can be cut at all (``total``)."""

    first: Mapping[str, float]
    head: Mapping[str, float]
    total: float


@cache
def read_part_counts() -> PartCounts:
    """Read ``compound_parts.tsv``, which ``bench/compounds.py`` counted; once a process."""
    first: dict[str, float] = {}
    head: dict[str, float] = {}
    table = Path(__file__).with_name("compound_parts.tsv").read_text("utf-8")
    for line in table.splitlines():
        if line.startswith("#"):
            continue
        part, firsts, heads = line.split("\t")
        if firsts:
            first[part] = float(firsts)
        if heads:
            head[part] = float(heads)
    return PartCounts(first, head, total=sum(head.values()))


def places(word: str, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Yield places to cut ``word`` by its letters alone: offset, and letters shared."""
    shortest = 1 if word.startswith(NEGATION) and len(word) > 6 else 2
    for at in range(shortest, len(word) - 1):
        first = word[:at]
        if len(first) == 2 and first not in SHORT_FIRSTS:
            continue
        if VOWELS.isdisjoint(first):
            continue
        doubled = at > 3 and word[at - 1] == word[at - 2] and word[at - 1] not in VOWELS
        for shared in (0, 1) if doubled else (0,):
            head = word[at - shared :]
            if not (VOWELS.isdisjoint(head) or is_ending(word, head, lexicon)):
                yield at, shared


def is_ending(word: str, head: str, lexicon: Lexicon) -> bool:
    """Tell an ending of ``word`` from a part.

    «Organisering» comes of «organisere», so its «ring» is no ring; «opphogging» comes
    of «opphogge», but so does «hogging» of «hogge».
    """
    if head in SUFFIXES or (len(head) == 2 and head not in SHORT_HEADS):
        return True
    verbal = _VERBAL_NOUN.fullmatch(head)
    if verbal is None or not lexicon.norwegian(word[: verbal.start(2) - len(head)] + "e"):
        return False
    verb = verbal[1] + "e"
    return len(verb) < 4 or lexicon.norwegian(verb) is None


def bound_head(head: str) -> str | None:
    """Return the base form of a last part that is in no word list."""
    forms = (head.removesuffix(ending) for ending in ("", *NOUN_ENDINGS))
    return next((form for form in forms if form in BOUND_HEADS), None)
