"""Word lists of the sentence rules: abbreviations and sentence openers.

Two kinds of abbreviation. Those that *never end* a sentence want something after them
(«jf. Fossestøl», «St. Prp.»). Those that *may end* one do so when a capital letter
follows («… osv. Dette gjelder»), and not before a digit, a bracket or a small letter.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NORWEGIAN_NEVER = _words(
    """
    adj adm adv ang anm ass avd bd bl bl.a bnr ca cand dr d.v.s dvs d.e ekskl eks ev evt f.eks
    f.o.m fom fig forh forts frk gj.sn gl gml gnr hhv henh hr if ifht ift iht i.h.t i.f.t inkl
    innl innst jamf jf jfr jmf jmfr jr kap kgl kgl.res kl m.a m.a.o m.h.t m.o.t medd meld
    mht mtp nr oppg ot ot.prp overs p.g.a p.t pga pgf pkt prof prop prp red ref resp s.k siv
    siv.ing sml spes sr st st.dok st.forh st.meld st.prp t.d t.o.m tab teol tidl tilsv tlf
    vedr vs ø.å årg
    """
)
_NORWEGIAN_MAY = _words(
    """
    apr aug d.å d.y d.s des e.kr e.l e.lign el.l el.lign etc f f.kr f.t feb ff fl flg flt forf
    fvt ibid jan jul jun kr kvm lign m maks m.fl m.m m.v mar mfl mill min mm mnd mndr mrd mv mva
    nov o.a o.fl o.l o.lign o.m.a o.m.fl o.s.b o.s.fr o.s.v obl okt ol op.cit osb osv par ph.d
    pr pst s s.d s.u s.å sek sep sept sign stk t tus utg vgs v
    """
)
_SHARED_NEVER = _words(
    """
    approx assoc cf cit dept dr e.g eds eq esp et fig figs gen i.e jr mr mrs ms p pp prof
    rev sec st trans univ viz vol vols vs
    """
)
_SHARED_MAY = _words("al art ch co corp e.a ed et.al etc ibid inc ltd no op.cit ph.d resp")
_ENGLISH_MAY = _words("a.m approx dec est feb jan no nos nov oct p.m par sept")

#: Words that open sentences and are no surname: after an initial («kontor B.»)
#: they tell a new sentence from a name («T. P. Hagen»).
SENTENCE_OPENERS = _words(
    """
    Alle At Av Både De Deler Den Denne Der Dermed Derfor Dersom Det Dette Disse Du Då Da Eg Ei
    Ein Eit En Enkelte Er Et Etter Flere Fleire For Fordi Fra Fram Frå Før Gjennom Han Her Hun
    Hva Hvis Hvordan Hver Hvilke I Ifølge Ikke Ikkje Imidlertid Ingen Ja Jeg Kan Kva Korleis
    Man Mange Med Medan Mellom Men Mens Mot Noen Noko Nokre Nå Når Og Også Om Omtrent Over På
    Samtidig Selv Sjølv Siden Sidan Slik Slike Som Så Således Til Tilsvarende Under Uten Utan
    Ut Vi Videre Vidare Ved Viss Våre Vår A After All Also Although An And As At Both But By
    During Each For From He However If In It Its Many Most No Not Of On One Our Other She
    Since So Some That The Their There These They This Those Thus To We When Where Whereas
    While With You
    """
)


def never_ends(token: str, language: str) -> bool:
    """Return whether ``token`` with a full stop never ends a sentence."""
    word = token.lower()
    return word in _SHARED_NEVER or (language != "en" and word in _NORWEGIAN_NEVER)


def may_end(token: str, language: str) -> bool:
    """Say whether ``token`` is an abbreviation that ends a sentence only before a capital."""
    word = token.lower()
    return word in _SHARED_MAY or word in (_ENGLISH_MAY if language == "en" else _NORWEGIAN_MAY)
