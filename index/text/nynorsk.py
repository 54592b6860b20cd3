"""From nynorsk to the bokmål word that means the same, so that the two meet in a search.

First ``nynorsk.tsv``, pairs written by hand; then regular correspondences («-leg» and
«-lig», «hovud-» and «hoved-»), which count only if they lead to a word that bokmål
has. What neither finds stays as it is.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from index.text.lexicon import Lexicon

#: Pieces at any place in a word; all of them are replaced, longer ones first.
_ROOTS = """
    tenest/tjenest tenestemann/tjenestemann leiar/leder leiing/ledelse rettlei/veiled
    brukar/bruker arbeidar/arbeider hovud/hoved skule/skole høgskule/høgskole bustad/bolig
    heim/hjem sjølv/selv saman/sammen sjuk/syk fråvær/fravær marknad/marked namn/navn samd/enig
    semd/somhet rørsle/bevegelse kjensle/følelse fylg/følg følgj/følg setj/sett leggj/legg
    byggj/bygg tenkj/tenk søkj/søk spørj/spør seljar/selger gjev/giv gjer/gjør løys/løs laus/løs
    køyr/kjør høyr/hør øyr/ør auke/økning aust/øst naud/nød avlaup/avløp laup/løp kaup/kjøp
    auge/øye brot/brudd bilet/bilde kvit/hvit kveit/hvet kval/hval fleir/fler meir/mer
    einskild/enkelt eigar/eier eig/eg ein/en sein/sen veik/svak ljos/lys mjølk/melk vass/vann
    vatn/vann høg/høy låg/lav djup/dyp mjuk/myk sjø/sjø fyrst/først myrk/mørk kyrkj/kirk
    tryggleik/trygghet ven/venn lækjar/lege verd/verd vêr/vær utan/uten innan/innen
    åtferd/atferd forsking/forskning utval/utvalg arbeidstakar/arbeidstaker gjevar/giver frå/fra
    vidare/videre føre/fore mogleg/mulig tilset/ansett tal/tall kunnskap/kunnskap pleiar/pleier
    handsam/behandl verksemd/virksomhet verknad/virkning verkemid/virkemid
    påverk/påvirk medverk/medvirk innverk/innvirk samverk/samvirk motverk/motvirk
    påverknad/påvirkning medverknad/medvirkning innverknad/innvirkning heil/hel deil/del
    bylgj/bølg teikn/tegn partnar/partner oppgåv/oppgav fløym/flom drøym/drøm gøym/gjem
    ålmenn/allmenn spel/spill skot/skudd
"""
_BOKMAL_ROOTS = dict(pair.split("/") for pair in _ROOTS.split())
_ROOT = re.compile("|".join(sorted(_BOKMAL_ROOTS, key=len, reverse=True)))
#: Endings; the first that leads to a bokmål word counts.
_ENDINGS = (
    ("legheit", "lighet"),
    ("leik", "het"),
    ("skap", "het"),
    ("heit", "het"),
    ("leg", "lig"),
    ("ar", "er"),
    ("ing", "ning"),
    ("ing", "else"),
    ("jing", "ing"),
    ("jar", "er"),
    ("ja", "e"),
    ("je", "e"),
    ("a", "e"),
    ("ande", "ende"),
    ("e", ""),
)
#: Inflected nynorsk forms that the nynorsk word list lacks, and the bokmål base.
_INFLECTIONS = (
    ("", ""),
    ("arane", "ar"),
    ("aren", "ar"),
    ("arar", "ar"),
    ("arane", "er"),
    ("arane", ""),
    ("aren", "er"),
    ("arar", "er"),
    ("ane", "e"),
    ("ane", ""),
    ("ar", ""),
    ("ar", "e"),
    ("a", ""),
)
#: Endings that nynorsk spells otherwise than bokmål, in words that no list has.
_SPELLINGS = (("leg", "lig"), ("lege", "lige"), ("leik", "lighet"), ("ar", "er"), ("arane", "erne"))
#: Words whose base forms are cached.
_WORD_CACHE_SIZE = 1 << 17
#: Letters that must be left before an ending.
_MIN_STEM_LETTERS = 3


class Lemmatizer:
    """Gives every form of a word, of either standard, one base form: the bokmål one.

    Remembers the words it has met, up to a limit.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._lemmas = lru_cache(maxsize=_WORD_CACHE_SIZE)(self._new_lemma)
        self._bokmal = lru_cache(maxsize=_WORD_CACHE_SIZE)(self._new_bokmal)
        self._pairs = {
            nynorsk: lexicon.bokmal(bokmal) or bokmal for nynorsk, bokmal in read_pairs().items()
        }

    def lemma(self, word: str) -> str | None:
        """Return the base form of a Norwegian word in lower case; ``None`` if unknown."""
        return self._lemmas(word)

    def to_bokmal(self, base: str) -> str:
        """Return the bokmål base form for a base form of either standard, or ``base`` itself."""
        return self._bokmal(base)

    def _new_lemma(self, word: str) -> str | None:
        if word in self._pairs:
            return self._pairs[word]
        base = self.lexicon.norwegian(word)
        return self.to_bokmal(base) if base else self._base_of_unknown(word)

    def _base_of_unknown(self, word: str) -> str | None:
        """Resolve an inflected form that no list has; or one that bokmål's list has, respelled."""
        found = self.base_of_inflected(word)
        respelled = respell(word)
        if found is None and respelled != word and (base := self.lexicon.bokmal(respelled)):
            return base
        return found

    def _new_bokmal(self, base: str) -> str:
        if base in self._pairs:
            return self._pairs[base]
        if self.lexicon.bokmal(base):
            return base
        changed = _with_bokmal_roots(base)
        for word in dict.fromkeys((changed, base)):
            if found := self._by_ending(word):
                return found
        return base

    def _by_ending(self, word: str) -> str | None:
        if self._is_base(word):
            return word
        for nynorsk, bokmal in _ENDINGS:
            if word.endswith(nynorsk) and len(word) - len(nynorsk) >= _MIN_STEM_LETTERS:
                candidate = word[: -len(nynorsk)] + bokmal
                if self._is_base(candidate):
                    return candidate
        return None

    def base_of_inflected(self, word: str) -> str | None:
        """Find the bokmål base of an inflected nynorsk form that no word list has."""
        for nynorsk, bokmal in _INFLECTIONS:
            if word.endswith(nynorsk) and len(word) - len(nynorsk) >= _MIN_STEM_LETTERS:
                candidate = self.to_bokmal(word.removesuffix(nynorsk) + bokmal)
                if self._is_base(candidate):
                    return candidate
        return None

    def _is_base(self, word: str) -> bool:
        return self.lexicon.bokmal(word) == word


def respell(word: str) -> str:
    """Write a word that no list has as bokmål would: «sosialfaglege», «sosialfaglige»."""
    changed = _with_bokmal_roots(word)
    for nynorsk, bokmal in _SPELLINGS:
        if changed.endswith(nynorsk) and len(changed) - len(nynorsk) >= _MIN_STEM_LETTERS:
            return changed.removesuffix(nynorsk) + bokmal
    return changed


def _with_bokmal_roots(word: str) -> str:
    return _ROOT.sub(lambda root: _BOKMAL_ROOTS[root.group()], word)


@cache
def read_pairs() -> dict[str, str]:
    """Read the pairs of ``nynorsk.tsv``: nynorsk base form to bokmål word."""
    table = Path(__file__).with_name("nynorsk.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    return dict(rows)
