"""Function words of bokmål, nynorsk and English: closed classes, which carry no topic.

Written by hand. With them stand the question words, the verbs that only hold a
sentence together, and abbreviations such as «f.eks.».
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_BOKMAL = """
i på av om til fra med for én mot ved etter under over mellom gjennom hos uten innen innenfor
utenfor blant langs inntil siden før ifølge angående per pr ut inn opp ned bort fram frem hjem og
eller men at som hvis dersom fordi når da så enn både enten verken hverken ettersom mens selv
skjønt samt jo jeg du han hun den det vi dere de meg deg ham henne oss dem seg man en et ei min
mitt mine din ditt dine hans hennes sin si sitt sine vår vårt våre deres dens dets denne dette
disse hverandre hva hvem hvor hvordan hvorfor hvilken hvilket hvilke hver hvert er være var vært
blir bli ble blitt har ha hadde hatt kan kunne kunnet skal skulle vil ville må måtte bør burde får
få fikk fått gjør gjøre gjorde gjort ikke også bare her der nå altså dermed derfor derimot
imidlertid likevel dessuten allerede alltid aldri ofte gjerne ganske svært veldig kun enda ennå
vel kanskje slik slike slikt sånn samme noe noen annet andre annen alle alt all hele mange flere
mer mest mye litt noenlunde ellers igjen hvorvidt heller eksempel eks feks bla dvs osv mv mm jf
jfr ca evt ja nei ingen intet hvorav herunder deretter dertil derfra derav herav hvorfra innad
heter het hete kalles finnes fins slags samtidig utenom ovenfor nedenfor videre dessverre egentlig
faktisk stadig
"""
_NYNORSK = """
frå åt éin éi òg ut inn hjå utan innan innanfor utanfor blant langs medan sidan føre ifølgje mellom
gjennom heim ned opp og eller men at som dersom viss fordi når då så enn både anten korkje
ettersom endå sjølv samt eg du han ho den det vi me de dykk meg deg henne oss dei dem seg ein eit
ei min mitt mine mi din ditt dine di hans hennar sin sitt sine si vår vårt våre deira denne dette
desse kvarandre kva kven kvar korleis kvifor kvens korfor kor er vere vera var vore vart verte
verta blir bli blei blitt har ha hadde hatt kan kunne kunna skal skulle vil ville må måtte bør
burde får få fekk fått gjer gjere gjera gjorde gjort ikkje også berre her der no altså dermed
difor derimot likevel dessutan allereie alltid aldri ofte gjerne ganske svært veldig kanskje slik
slike slikt same noko nokon nokre anna andre annan alle alt all heile mange fleire meir mest mykje
litt elles igjen døme eks ja nei ingen inga inkje herunder deretter dertil framleis samstundes
ovanfor nedanfor heiter heitte kallast finst vidare eigentleg
"""
_ENGLISH = """
a an the this that these those and or but if of at by for with about against between into through
during before after above below to from up down in out on off over under again further then once
here there when where why how all any both each few more most other some such no nor not only own
same so than too very s t can will just don should now is are was were be been being have has had
having do does did doing would could may might must shall i me my we our you your he him his she
her it its they them their what which who whom whose as while because until also however therefore
thus although within without among per via etc
"""
#: Kept as one token, without the last full stop. «o.l.» is no «OL».
ABBREVIATIONS = _words(
    """
    f.eks bl.a d.v.s o.l m.v m.m m.fl o.a p.g.a i.e e.g s.k m.h.t f.o.m t.o.m p.t h.h.v o.s.v
    e.l t.d m.a.o m.t.p d.d
    """
)
#: Words that give no terms, in lower case.
STOPWORDS = _words(_BOKMAL + _NYNORSK + _ENGLISH) | ABBREVIATIONS
