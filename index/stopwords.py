"""Function words of bokmål, nynorsk and English: closed classes, which carry no topic.

Written by hand. Question words are among them, and the verbs and adverbs that hold a
sentence together. Negations and quantities stay searchable only as numbers do.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_BOKMAL = """
i på av om til fra med for mot ved etter under over mellom gjennom hos uten innen innenfor utenfor
blant langs inntil siden før ifølge angående per pr ut inn opp ned bort fram frem hjem
og eller men at som hvis dersom fordi når da så enn både enten verken hverken ettersom mens selv
om skjønt samt jo
jeg du han hun den det vi dere de meg deg ham henne oss dem seg man en et ei min mitt mine din ditt
dine hans hennes sin si sitt sine vår vårt våre deres dens dets denne dette disse hverandre
hva hvem hvor hvordan hvorfor hvilken hvilket hvilke hvis hver hvert
er være var vært blir bli ble blitt har ha hadde hatt kan kunne kunnet skal skulle vil ville må
måtte
bør burde får få fikk fått gjør gjøre gjorde gjort
ikke også bare her der nå da så altså dermed derfor derimot imidlertid likevel dessuten allerede
alltid aldri ofte gjerne ganske svært veldig kun enda ennå jo vel kanskje slik slike slikt sånn
samme
noe noen annet andre annen alle alt all hele mange flere mer mest mye litt noenlunde ellers igjen
hvorvidt heller heller eksempel eks feks bla dvs osv mv mm jf jfr ca evt
ja nei ingen intet både hvorav herunder deretter dertil derfra derav herav hvorav hvorfra innad
samtidig samtidlig utenom ovenfor nedenfor videre dessverre egentlig faktisk stadig
"""
_NYNORSK = """
frå åt ut inn hjå utan innan innanfor utanfor blant langs medan sidan føre ifølgje mellom gjennom
heim ned opp
og eller men at som dersom viss fordi når då så enn både anten korkje ettersom endå sjølv samt
eg du han ho den det vi me de dykk meg deg han henne oss dei dem seg ein eit ei min mitt mine mi din
ditt dine di hans hennar sin sitt sine si vår vårt våre deira denne dette desse kvarandre
kva kven kvar korleis kvifor kva kvens korfor kor
er vere vera var vore vart verte verta blir bli blei blitt har ha hadde hatt kan kunne kunna skal
skulle vil ville må måtte bør burde får få fekk fått gjer gjere gjera gjorde gjort
ikkje ikkje også og berre her der no då så altså dermed difor derimot likevel dessutan allereie
alltid
aldri ofte gjerne ganske svært veldig kanskje slik slike slikt same
noko nokon nokre anna andre annan alle alt all heile mange fleire meir mest mykje litt elles igjen
døme eks
ja nei ingen inga inkje herunder deretter dertil framleis samstundes ovanfor nedanfor vidare
eigentleg
"""
_ENGLISH = """
a an the this that these those and or but if of at by for with about against between into through
during before after above below to from up down in out on off over under again further then once
here
there when where why how all any both each few more most other some such no nor not only own same so
than too very s t can will just don should now is are was were be been being have has had having do
does did doing would could may might must shall i me my we our you your he him his she her it its
they
them their what which who whom whose as while because until also however therefore thus although
within without among per via e.g i.e etc
"""
#: In lower case.
STOPWORDS = _words(_BOKMAL + _NYNORSK + _ENGLISH)

#: Abbreviations with full stops, kept as one token. All are stop words too, written
#: without their stops.
ABBREVIATIONS = _words(
    """
    f.eks bl.a d.v.s o.l m.v m.m m.fl o.a p.g.a i.e e.g s.k mht f.o.m t.o.m jf. pst. p.t h.h.v
    o.s.v e.l t.d ca. kap. nr. mv. mfl. evt. inkl. ekskl. ev. dvs. osv.
    """
)
