"""Word lists and patterns for voices: tables only, no decisions.

Every pattern is small and has a name. ``ingest.voices.cues`` puts them to work. They
know bokmål, nynorsk and English, and the kinds of people that Norwegian reports on
welfare, health, school and administration talk to; none knows a particular report.
"""

from __future__ import annotations

import re


def _any(*words: str) -> str:
    return "(?:" + "|".join(words) + ")"


#: A capitalised word that may be a surname, also with hyphen or "van", "de la".
_SURNAME = r"(?:[A-ZÆØÅÄÖÜÉ][’']?[a-zæøåäöüé][\w’'-]*|[A-ZÆØÅ][’'][A-Z]\w+|[A-ZÆØÅ]{2,6}\b)"
_JOIN = r"(?:\s?,\s|\s(?:og|and)\s|\s?&\s|,?\s(?:og|and|&)\s)"
_ET_AL = r"(?:,?\s(?:mfl|m\.\s?fl|med flere|med fleire|et\.? al|et\.al)\.?)"
#: "Kari Lie", "Fred von Lohmann": two words or more.
PERSON_NAME = (
    r"(?-i:(?!(?:Som|Slik|Mens|Når|Da|Hvis|For|Men|Og|På|Etter|Ifølge|Også|Her|Der|Dette|Denne|Det|"
    r"De|Den|As|When|While|If|The|But|And|After|Here|This)\b)[A-ZÆØÅ][\w’-]+(?:\s(?:von|van|de|la|der|af|av))?(?:\s[A-ZÆØÅ][\w.’-]+){1,3})"
)
_NAME_WORD = r"[A-ZÆØÅÄÖÜÉ][a-zæøåäöüéø’]+(?:-[A-ZÆØÅ][a-zæøåäöüé’]+)*"
#: "Kari", "Bang-Olsen", "Kari Lie", "Ulf van der Berg", where the place says that it is one.
SPEAKER_NAME = (
    rf"(?-i:{_NAME_WORD}(?:\s(?:von|van|de|la|der|af))?(?:\s[A-ZÆØÅÄÖÜÉ][\w’-]*\.?){{0,3}}(?<![-.])"
    r"|(?:von|van|de)\s[A-ZÆØÅ][\w-]+)"
)
#: Behind a name: it goes on, or is the genitive of somebody else («Lies kollega sier»).
NAME_ENDS = (
    r"(?-i:(?!\w)(?!\s[A-ZÆØÅ])(?!(?<=s)\s(?!(?:i|på|ved|til|om|og|fra|frå|for|med|som|da|når|"
    r"mens|men|etter|selv|også|overfor|under|in|at|of|to|and|when|on|about)\b)[a-zæøå]))"
)
_NO_TITLE = (
    r"(?:han|hun|ho|hen|de|dei|vi|jeg|eg|du|det|dette|til|om|i|på|ved|for|med|av|etter|under|fra|"
    r"frå|at|som|når|da|då|mens|men|så|seg|meg|oss|he|she|they|we|i|to|of|in|on|about|that|when|"
    r"and|but)\b"
)
#: "EUs sjefforhandler Kari Lie", "en fornøyd Lie": what a person is, before the name.
TITLED_NAME = (
    rf"(?-i:(?!(?i:{_NO_TITLE}))[A-ZÆØÅ][\w-]*s\s|(?!{_NO_TITLE})[a-zæøåäöé][\w-]*\s)"
    rf"(?-i:(?!{_NO_TITLE})[a-zæøåäöé][\w-]*\s|og\s){{0,4}}?{SPEAKER_NAME}"
)
YEAR = r"(?:1[89]|20)\d\d[a-z]?"
#: Years from one to another are a time span, and in a document's number a session.
_YEAR_OF_WORK = rf"{YEAR}(?!\s?[-–]\s?\d)"
#: "Hansen", "Hansen og Lie", "Hansen, Lie & Moe", "Hansen mfl."
NAMES = rf"{_SURNAME}(?:{_JOIN}{_SURNAME}){{0,4}}{_ET_AL}?"

#: "Hansen mfl. (2014: 91)", "Lie (2010, s. 4)"
NARRATIVE_CITATION = re.compile(
    rf"(?P<who>{NAMES}(?:[’']?s)?\s?\(\s?{_YEAR_OF_WORK}[^()]{{0,40}}\))"
)
#: Text between the brackets of a citation: a year, a page or "ibid".
CITATION_IN_BRACKET = re.compile(
    rf"\b{YEAR}\b|\bibid\b|\bop\.\s?cit|\bsitert (?:i|etter)\b|\bs\.\s?\d",
    re.IGNORECASE,
)
#: A bracket that only points the reader elsewhere.
POINTER_IN_BRACKET = re.compile(
    r"^\s?(?:se|sjå|jf|jfr|jmf|jmfr|jamfør|jfør|cf|see|for mer|les mer|eks|f\.\s?eks)\b", re.I
)

_ROLE_STEMS = (
    # leaders and staff
    "leder", "leiar", "ledelse", "leiing", "veileder", "rettleiar", "saksbehandler",
    "sakshandsamar", "sjef", "direktør", "rådmann", "rådmenn", "ordfører", "ordførar",
    "politiker", "politikar", "ansatt", "tilsett", "medarbeider", "medarbeidar", "arbeider",
    "arbeidar", "konsulent", "rådgiver", "rådgivar", "koordinator", "tillitsvalgt",
    "tillitsvald", "verneombud", "representant", "kollega", "sekretær", "inspektør",
    "kontaktperson", "ressursperson", "fagperson", "aktør",
    # professions
    "sosionom", "pedagog", "lærer", "lærar", "rektor", "sykepleier", "sjukepleiar",
    "vernepleier", "vernepleiar", "pleier", "helsesøster", "lege", "lækjar", "psykolog", "terapeut",
    "advokat", "prest", "politimann", "forvalter", "tolk", "entreprenør", "journalist",
    # the people services are for
    "bruker", "brukar", "klient", "pasient", "pårørende", "pårørande", "beboer", "bebuar",
    "elev", "student", "ungdom", "deltaker", "deltakar", "mottaker", "mottakar", "søker",
    "flyktning", "innvandrer", "innvandrar", "arbeidsgiver", "arbeidsgivar", "mor", "far",
    "forelder", "foreldre", "kvinne", "mann", "jente", "gutt", "innbygger", "innbyggar",
    # of an inquiry
    "informant", "respondent", "intervjuperson", "intervjuobjekt", "intervjuede", "intervjua",
    "case",
)  # fmt: skip
_ENGLISH_ROLES = (
    "leader", "manager", "caseworker", "worker", "adviser", "advisor", "counsellor", "employee",
    "interviewee", "participant", "informant", "respondent", "teacher", "nurse", "doctor",
    "patient", "client", "user", "officer", "director", "mayor", "head", "parent", "mother",
    "father", "official", "student",
)  # fmt: skip
_INFLECTIONS = r"(?:en|a|et|n|ene|ne|er|e|ar|ane|r)?"  # no genitive: it is never a subject
ROLE = rf"\b(?:[\w/-]*{_any(*_ROLE_STEMS)}{_INFLECTIONS}|{_any(*_ENGLISH_ROLES)}s?)\b"
#: Words of a role's shape that are no people.
NO_ROLE = re.compile(
    r"^(?:arbeider|leder|leiar|søker|bruker|brukar|head|case|cases|user|far|former|mor|"
    r"humor|rumor|faktor\w*|motor\w*|\w*lederskap|\w*ledelse[nr]?s?model\w*)$",
    re.IGNORECASE,
)
_QUALIFIER = (
    r"(?:(?:kommunal|statlig|statleg|annen|anna|annan|andre|tidligere|tidlegare|tredje|fjerde|ung|"
    r"unge|eldre|erfaren|sentral|lokal|kvinnelig|mannlig|ny|nytilsatt|nyansatt|uføre?|tilsett|"
    r"av|de|dei|den|våre?|ansatt|ansatte|senior|local|young|former|female|male|social|municipal|second|third|"
    r"\w+(?:lig|leg|ansatt|faglig|ærende|ende)e?)\s){0,3}"
)
#: "i Kragerø", "på kommunal side", "3", "ved et av kontorene": kept with the role.
_WHERE = (
    r"(?-i:\s(?:[0-9]{1,2}|[A-Z])\b(?!\s?%)|\s(?:i|på|ved|fra|frå|for|in|at|from)\s"
    r"(?:[A-ZÆØÅ][\w/-]+(?:\s[A-ZÆØÅ][\w-]+){0,2}|"
    r"(?:kommunal|statlig)\s(?:side|oppfølging|leder)|mottak\w*|kontoret))?"
)
WHO = rf"(?P<who>{_QUALIFIER}{ROLE}(?:\s{PERSON_NAME})?{_WHERE})"

_SAYS = _any(
    "sier", "seier", "sa", "sagt", r"fortel(?:ler|t|te|jer|jar)?", "fortalte", "fortalde",
    r"hevd(?:er|et|a|ar)", "mener", "mente", "meiner", "meinte", r"påpek(?:er|te|ar|t)",
    "påpeikar", r"uttal(?:er|te|ar|t)", r"uttrykk(?:er|te|t|jer)",
    r"(?:gir|ga|gav|gjev) (?:\w+ )?u(?:t)?trykk", r"beskriv(?:er|e)?", "beskrev", "beskrevet",
    r"skild(?:rer|rar|ra)", r"forklar(?:er|te|ar|t)", r"svar(?:er|te|ar|t)",
    r"(?:legger|legg|la|lagt)(?: \w+)? til", r"understrek(?:er|et|ar|a)",
    r"fr[ae]mhev(?:er|et|ar|a)", r"kommenter(?:er|te|ar)", "skriver", "skriv", "skrev", "spør",
    "spurte", r"p(?:ek|eik)(?:er|te|ar|a)", r"formuler(?:er|te|t|ar)", r"oppsummer(?:er|te|ar)",
    r"konstater(?:er|te|ar)", r"utdyp(?:er|et|ar)", r"eksemplifiser(?:er|te)",
    r"opplev(?:er|de)", r"beklag(?:er|et)", r"innrømm(?:er|et)", r"meld(?:er|te)",
    r"reflekter(?:er|te)", "synes", "synest", "tykkjer", r"tenk(?:er|te)", r"føl(?:er|te)",
    "vektlegger", "vektla", r"rop(?:er|te|ar)", r"etterlys(?:er|te)", r"illustrer(?:er|te)",
    r"argumenter(?:er|te|ar)", r"bekreft(?:er|et|ar)", r"trekker (?:også )?fr[ae]m",
    r"fort(?:satte|setter)", r"minnes", r"erfar(?:er|te|t)", r"karakteriser(?:er|te)",
    r"sitat(?:et|er|ene)?", r"utsagn(?:et|ene)?", r"betegn(?:er|et)", r"omtal(?:er|te|ar)",
    r"kall(?:er|te|ar)", r"ønsk(?:er|et)", r"vis(?:er|te)(?=.{0,40}\btil\b)",
    "says", "say", "said", "tells?", "told", r"explain(?:s|ed)", r"argue[sd]", r"claim(?:s|ed)",
    r"describe[sd]", r"note[sd]", "puts it", "put it", r"remark(?:s|ed)", r"recall(?:s|ed)",
    r"report(?:s|ed)", r"express(?:es|ed)", r"state[sd]", r"comment(?:s|ed)", "asked",
)  # fmt: skip
SAYS = rf"\b{_SAYS}\b"
#: Verbs that lead in a quotation only where a person is their subject.
_ALSO_SAYS = _any(
    r"opplys(?:er|te|ar)", r"inform(?:erer|erte)", r"begrunn(?:er|et|a)", r"utbry?t(?:er|ter)",
    r"nevn(?:er|te)", r"(?:legger|legg|la)(?=[^.:,]{0,40} til\b)", "fortset",
    r"undr(?:er|et)", "lurer på", r"ser(?= det\b)",
    r"er (?:\w+ ){0,4}?(?:opptatt av|oppteken av|positive? til|kritiske? til|fornøyde? med|"
    r"nøgde? med|tydelige? på|klare? på|concerned|clear)", r"ordla(?= seg)", r"viser(?= til)",
    r"oppsummert", r"put(?:s|ting)? it", r"add(?:s|ed)", r"answer(?:s|ed)", r"repl(?:ies|ied)",
    r"recount(?:s|ed)", r"believe[sd]?", r"think", "thinks", "thought", "wrote", "writes",
)  # fmt: skip
LEAD_SAYS = rf"\b(?:{_SAYS}|{_ALSO_SAYS})\b"
ACCORDING_TO = r"\b(?:ifølge|i følge|ifølgje|i følgje|according to)\b"

PRONOUN = (
    r"\b(?:han|hun|ho|de|dei|vedkommende|en|ein|ei|én|noen|nokon|flere|fleire|andre|en annen|"
    r"ein annan|en tredje|mange|he|she|they|one|another|some)\b"
)
_PASSIVE = (
    r"(?:hevdes|sies|seiest|fortelles|uttrykkes|formuleres|pekes|vises|understrekes|fremheves|"
    r"framheves|beskrives|omtales|betegnes|karakteriseres|oppleves|oppfattes|framstilles|"
    r"snakkes|legges|etterlyses|illustreres|kalles)"
)
PASSIVE_REPORT = re.compile(
    r"\b(?:hevdes|sies|seiest|legges|etterlyses)\sdet\b"
    r"|\b(?:det|som det)\s(?:ble|blir|vart|var|er)\s(?:\w+\s)?"
    r"(?:sagt|hevdet|formulert|uttrykt|uttalt|påpekt|kalt|beskrevet|understreket|fortalt)"
    r"|\b(?:blir|ble|vart)\s(?:det\s)?"
    r"(?:sagt|hevdet|uttrykt|uttalt|påpekt|beskrevet|fortalt|oppfattet|opplevd)"
    r"|\b(?:beskrives|omtales|betegnes|karakteriseres|oppleves|oppfattes|framstilles)\b"
    r"|\bdet (?:pekes|vises|legges vekt|fortelles|understrekes|fremheves|framheves|snakkes)\b"
    r"|\bit (?:is|was) (?:said|claimed|argued)\b",
    re.IGNORECASE,
)
#: Passive verbs and participles that a speaker may be the agent of.
PASSIVE_VERB = (
    rf"(?:{_PASSIVE}|bekreftes|nevnes|påpekes|kommenteres|forklares|oppsummeres|sagt|hevdet|uttrykt|"
    r"uttalt|beskrevet|formulert|sagd|uttrykk|said|described|expressed|confirmed)"
)
#: Nouns for something that is said.
STATEMENT_NOUN = (
    r"(?:formulering|uttalelse|utsegn|utsagn|sitat|kommentar|svar|innspill|beskrivelse|statement|"
    r"comment|quote)(?:en|et|er|ene|a|ar|s)?"
)
#: "hevdes det fra en statlig leder", "beskrives av en av de ansatte"
PASSIVE_AGENT = re.compile(
    rf"\b(?:{_PASSIVE}|{_any('sagt', 'hevdet', 'uttrykt', 'uttalt', 'beskrevet', 'formulert')})\b"
    rf".{{0,40}}?\b(?:av|fra|frå|hos|blant|by)\s(?:en\s|ei\s|ein\s|an?\s)?{WHO}",
    re.IGNORECASE | re.DOTALL,
)

#: Nouns for documents that state something themselves.
DOCUMENT = (
    r"(?P<who>\b(?:Meld\.?\s?St\.?|St\.?\s?meld\.?|St\.?\s?prp\.?|Ot\.?\s?prp\.?|Prop\.|NOU|"
    r"Innst\.)\s?(?:nr\.?\s?)?[\d:]*|\b(?:\w+-\s(?:og|eller)\s)?\w*(?:loven|lova|forskriften|forskrifta|rundskrivet|"
    r"proposisjonen|stortingsmeldingen|stortingsmeldinga|forarbeidene|retningslinjene|"
    r"samarbeidsavtalen|avtaleteksten|utredningen|lovteksten|konvensjonen|guidelines|Act)\b"
    r"|\b(?:formålsparagrafen|§\s?\d+)[\w-]*)"
)
DOCUMENT_STATES = (
    r"(?:heter det|heiter det|står det|går det fr[ae]m|fremgår|framgår|fr[ae]mhev(?:er|es|et)|"
    r"slås (?:det )?fast|fastslår|sier|seier|definer(?:er|es)|beskriv(?:er|es)|formål|"
    r"understrek(?:er|es)|leggj?e?(?:r|s|st) (?:det )?(?:\w+ )?vekt|skriver|omtal(?:er|es)|"
    r"presiser(?:er|es)|varsl(?:er|es)|foreslår|:\s*$)"
)
#: A noun right before the quotation marks that makes the words a title or a name.
TITLE_NOUN = re.compile(
    r"(?:\b\w*(?:artikkel|rapport|bok|melding|proposisjon|prosjekt|studie|oppgave|notat|hefte|"
    r"kronikk|avis|tidsskrift|konferanse|foredrag|kurs|undersøkelse|veileder|strategi|plan|"
    r"program|spørsmål|overskrift|tittel|kapittel|avsnitt|modell|begrep|omgrep|uttrykk|term|ord|"
    r"slagord|visjon|innspill|avtale|dokument|utredning|tema|video|film|dikt|sang|article|report|"
    r"book|project|study|chapter|title|concept|term|paper)"
    r"(?:en|et|a|ene|er|s|n|sin|ens|ets|e|ar|ane)?\b(?:\s(?:sin|med tittelen|kalt|om|called))?"
    r"|\b(?:kalt|kalles|såkalte?|såkalla|benevnt|tittelen|titled|entitled|so-called)"
    r"|\b(?:Meld\.?\s?St\.?|St\.?\s?meld\.?|NOU)|\bstortings(?:melding|proposisjon)\w*)"
    r"[\s\d:nr.]*(?:\([\d–-]+\))?[\s:,]*$",
    re.IGNORECASE,
)
SURVEY_ITEM = re.compile(
    r"\b(?:påstand(?:en|ene|er)?\b(?! om)|spørsmål(?:et|ene)|"
    r"svaralternativ\w*|svarkategori\w*|skår\w*|skala\w*|"
    r"variabe\w*|indikator\w*|delspørsmål\w*|statement\w*|survey item\w*)\b"
    r"|\b(?:helt|delvis|svært|litt) (?:u?enige?)\b|\bprosent (?:som )?(?:svar|er|oppgir|mener)",
    re.IGNORECASE,
)
SCALE_IN_SENTENCE = re.compile(r"\b(?:skår|skala|prosent|andel(?:en)?|gjennomsnitt|%)", re.I)

#: A speaker's own words: first person, hesitation, marks of omission.
SPEECH = re.compile(
    r"\b(?:jeg|eg|meg|min|mitt|mine|vi|oss|vår|vårt|våre|me|du|deg|man|liksom|ikke sant|jo|sånn|"
    r"greit|masse|folk|I|we|you|my|our)\b|\(\.\.\.?\)|\[\.\.\.\]|\.\.\.|…"
)

# Sentences that hand on what another source says, without quotation marks.
SOURCE_REPORTS = re.compile(
    rf"(?:{ACCORDING_TO}|{SAYS}|\b(?:vis(?:er|te)|fin(?:ner|n)|fant|fann|definer|"
    r"konkluder|diskuter|"
    r"drøft|skill(?:er|e)|analyser|undersøk|tar (?:til orde|for seg)|lanser|introduser|"
    r"utvikle|bruk|vurder|forst|antyd|indiker|"
    r"dokumenter|anbefal|foresl|find|found|show|suggest|conclude|defin|"
    r"discuss|identif|propos|develop)\w*)",
    re.IGNORECASE,
)
OWN_WORK = re.compile(
    r"\b(?:(?:vår(?:e|t)?|mine?|mitt) (?:funn|data|studie|undersøkelse|analyse|"
    r"resultat|materiale|intervju|survey|informant|respondent|utvalg|case)\w*|"
    r"i vår(?:t)? (?:materiale|studie|undersøkelse|utvalg|survey)|"
    r"vi (?:finner|fant|ser|så|har|vil|kan|skal|bruker|tar|støtter|viser)|"
    r"jeg (?:har|vil|skal|mener|ser|finner|bruker)|slik jeg|"
    r"denne (?:rapporten|artikkelen|oppgaven|studien)|"
    r"(?:stemmer|samsvarer|sammenfaller) (?:\w+ )?(?:med|overens)|(?:under)?støtter (?:opp|funn)|"
    r"i tråd med|i samsvar med|på linje med|i likhet med|til forskjell fra|"
    r"our (?:findings|data|study|results|analysis)|we (?:find|found|use|see)|consistent with|"
    r"in line with|this (?:report|study|article|thesis))\b",
    re.IGNORECASE,
)
SOURCE_GOES_ON = re.compile(
    r"^(?:Forfatter(?:en|ne|ane)|Studien|Rapporten|Artikkelen|Utvalget|Evalueringen|Undersøkelsen|"
    r"Avhandlingen|Forskerne|Forskarane|The authors?|The study|The report|The article)\b"
)
REPORTING_DOCUMENT = re.compile(rf"{DOCUMENT}.{{0,80}}?\b{DOCUMENT_STATES}", re.I | re.S)
CITED_IN_RUNNING_TEXT = re.compile(
    rf"\((?P<who>[^()]{{0,100}}[A-ZÆØÅ][^()]{{0,100}}\b{YEAR}[^()]{{0,60}}|[Ii]bid[^()]{{0,40}})\)"
)

#: The speaker's own person, and not only a style that sounds spoken.
FIRST_PERSON = re.compile(
    r"\b(?:jeg|eg|meg|min|mitt|mine|vi|oss|vår|vårt|våre|du|deg|dere|dykk|we|us|my|our|me|you)\b"
    r"|(?-i:\bI(?:[’']|\s(?:am|was|have|had|do|don|did|can|could|will|would|never|always|just|"
    r"think|feel|felt|know|knew|get|got|see|saw|need|want|wanted|work|said|went|only)\b))",
    re.IGNORECASE,
)
#: A finite verb: what is said is a clause and not a list of facts.
CLAUSE = re.compile(
    r"\b(?:er|var|har|hadde|blir|ble|blei|vart|kan|må|skal|vil|bør|får|fikk|går|gikk|ser|is|are|was|"
    r"were|have|has|do|does|can|must|will|get|got|\w{3,}er|\w{3,}ar)\b",
    re.IGNORECASE,
)
#: An interviewer's question, or a request to tell.
ASKS = re.compile(r"\?|\b(?:fortell|fortel|beskriv|forklar|tell|describe|explain)\b", re.IGNORECASE)
#: Marks of speech, whoever speaks: a quotation mark, or a dash before a sentence.
SPEECH_SIGN = re.compile(r"[«»“”„‹›]|(?:^|\n|[.?!…:]\s)[–—―]\s+[A-ZÆØÅ]")
