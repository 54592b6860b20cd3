"""Cues of findings, of methods and of descriptions: what a report asserts."""

from __future__ import annotations

from index.statements.cues import cue

METHODS = (
    cue(
        "method",
        2.6,
        "gjennomfør* intervjuet intervjua utvalgt plukket trukket rekrutter* samlet innsamle* "
        "sendt sendte målt kodet transkriber* anonymiser* inkluder* ekskluder* beregnet berekna "
        "analyser* operasjonaliser* avgrens* utarbeid* undersøkt* registrert tatt sammenstil* "
        "kontroll vist spurt interviewed recruited collected measured coded calculated included "
        "excluded sampled adjusted counted selected extracted gjort",
        r"\b(?:ble|blei|vart|er|har|var|were|was|have|has|been|we|vi|jeg"
        r"|eg)\b.{0,60}\b(?:gjennomfør\w+|intervjue[td]|intervjua|utvalgt|plukket\ ut|trukket\ "
        r"(?:ut|tilfeldig)|rekrutter\w+|samlet\ inn|innsamle\w+|sendte?\ ut\ (?:til|før|i)|målt"
        r"|kodet|transkriber\w+|anonymiser\w+|inkluder\w+|ekskluder\w+|beregnet|berekna"
        r"|analyser[tae]\w*|operasjonaliser\w+|avgrens\w+|utarbeid\w+|undersøkt|tatt\ med"
        r"|sammenstil\w+|kontroll|spurt|vist\ (?:som|særskilt|separat)|gjort\ (?:\w+\ "
        r"){0,2}\w*(?:analyse|intervju|beregning|sammenstilling|undersøkelse)\w*|interviewed"
        r"|recruited|collected|measured|coded|calculated|included|excluded|sampled|adjusted"
        r"|counted|selected|extracted)\b",
    ),
    cue(
        "method",
        1,
        "utvalg* utval* spørreskjema* spørjeskjema* spørreundersøkels* intervjuguid* intervju "
        "intervjuet intervjuer intervjuene datamaterial* datagrunnlag* datainnsamling* "
        "svarprosent* feltarbeid* regresjon* korrelasjonsanalys* kryssanalys* questionnaire* "
        "interviews interview sample survey regression undersøkelsen undersøkinga kartlegging*",
    ),
    cue(
        "method",
        2.6,
        "undersøke vurdere finne måle beregne measure assess estimate vår vårt denne min mi "
        "velger valgte velgjer",
        r"\bfor\ å\ (?:undersøke|vurdere|finne\ ut|måle|beregne)\b|\b(?:velger|valgte|velgjer)\ "
        r"(?:vi|jeg|eg)\b|\bin\ order\ to\ (?:measure|assess|estimate)\b|\bi\ (?:vår|vårt|denne|mi"
        r"|min)\ (?:studie|oppgave\w*|undersøkelse|analyse)\b",
    ),
)

FINDINGS = (
    cue(
        "finding",
        1.6,
        "prosent pst cent percent halvparten flertallet fleirtalet majority tredjedel",
    ),
    cue(
        "finding",
        1.6,
        "flere fleire færre høyere høgare lavere lågare større mindre mer meir oftere bedre betre "
        "dårligere sterkere tettere higher lower more fewer less greater larger better worse "
        "ganger twice times",
        r"\b(?:enn|than)\b|\b(?:dobbelt|(?:tre|fire|fem)\ ganger|twice|times\ as)\b",
    ),
    cue(
        "finding",
        3,
        "viste vist fant fann funnet found showed shown",
        r"\b(?:at|that)\b",
    ),
    cue(
        "finding",
        2.4,
        "funn funna funnene finner finding findings konstater* konkluder* viser syner synte shows "
        "showed tyder indikerer indicate indicates reveal* avdekk*",
        r"\b(?:funn(?:a|ene)?|finner|findings?|konstater\w+|konkluder\w+|viser(?!\ (?:jeg|vi|til))"
        r"|syner|synte|show(?:s|ed)|tyder\ på|indikerer|indicates?|reveals?|avdekk\w+)\b",
    ),
    cue(
        "finding",
        2.4,
        "analyse* data funn undersøkelse* studie utvalg study sample materialet respondent*",
        r"\b(?:våre?|vårt|mine?|our|my)\ (?:analyse\w*|data|funn|undersøkelse\w*|studie|utvalg"
        r"|study|sample)\b|\bi\ (?:det\ )?(?:\w+\ ){0,4}materialet\b",
    ),
    cue(
        "finding",
        1.6,
        "resultat* results result bekreft* relatert assosiert",
    ),
    cue(
        "finding",
        1.8,
        "synes synest ser framstår fremstår opplev* mener meiner mente oppgir oppgav forteller "
        "fortel fortalte understrek* trekker peker peikar erfar* hevder hevdar uttrykk* skårer "
        "scorer svarte svarer reported reports experience experienced",
        r"\b(?:synes|synest|fr[ae]mstår|opplev\w+|mener|meiner|mente|oppgir|oppgav|fortel\w*"
        r"|fortalte|understrek\w+|pe(?:k|ik)[ea]r\ på|erfar\w+|hevd[ea]r|(?<!til\ )uttrykk\w*"
        r"|skårer|scorer|svarte|svarer|reports?|reported|experienced?)\b|\bser\ (?:det\ )?ut\b"
        r"|\btrekker\ fr[ae]m\b",
    ),
    # What was said or thought, reported in the passive.
    cue(
        "finding",
        2.4,
        "beskrives beskrevet sett oppfattes oppleves lagt løftet trukket poeng understrekes "
        "understreket framheves fremheves nevnes nevnt vektlagt",
        r"\b(?:beskrives|blir\ beskrevet|ble\ beskrevet)\ (?:\w+\ )?som\b|\bble\ (?:det\ )?sett\ "
        r"på\ som\b|\boppfattes\ som\b|\boppleves\b|\bble\ (?:det\ )?(?:\w+\W+){0,4}lagt\ vekt\ "
        r"på\b|\bgjort\ et\ poeng\b|\b(?:løftet|trukket)\ (?:fram|frem)\b|\bunderstrek(?:es|et)\b"
        r"|\bfr[ae]mheves\b|\bvektlagt\b",
    ),
    cue(
        "finding",
        1.4,
        "signifikan* significant significantly korreler* samanheng* sammenheng* variasjon* "
        "variation varierer varied varies økte sank reduksjon* nedgang* økning* auka increased "
        "decreased increase decrease gjennomsnitt* snitt average andel* proportion predik* høyest "
        "lavest høgast lågast highest lowest remained øker reduseres",
    ),
    # The opinion of those asked is a finding, also one of what should be done.
    cue(
        "finding",
        3.5,
        "mener meiner hevder hevdar påpeker viser sier seier fortel* tror trur ønsker ynskjer "
        "think argue say",
        r"\b(?:de|dei|noen|nokre|flere|fleire|andre|enkelte|mange|informant\w*|respondent\w*"
        r"|ansatte|lederne|lederen|leiaren|veilederne|those|some|others)\b.{0,40}\b(?:mener|meiner"
        r"|hevder|hevdar|påpeker|viser\ til|sier|seier|fortel\w*|tror|trur|ønsker|ynskjer|think"
        r"|argue|say)\b",
    ),
    cue(
        "finding",
        1.2,
        "tabell figur table figure fig",
    ),
    # A hypothesis that was tested is none any more.
    cue(
        "finding",
        5.5,
        "støtte* støtta bekreft* avkreft* forkast* support supports supported confirm* reject*",
        r"\b(?:støtte\w*|støtta|(?:be|av)kreft\w+|forkast\w+|support\w*|confirm\w*"
        r"|reject\w*)\b.{0,60}\b(?:hypotes|anta[kg]els|hypothes|assumption)|\b(?:hypotes"
        r"|anta[kg]els|hypothes|assumption)\w*\b.{0,60}\b(?:støtte[ts]|støtta|(?:be|av)kreft\w+"
        r"|forkast\w+|supported|confirmed|rejected)\b",
    ),
    cue(
        "finding",
        1,
        "respondent* informant* deltaker* deltakar* ansatte tilsette veilederne rettleiarane "
        "lederne leiarane kontorene kontora participants respondents patients pasientene",
    ),
)

DESCRIPTIONS = (
    cue(
        "description",
        2.5,
        "kapittel kapittelet kapitlet avsnitt avsnittet chapter section nedenfor nedanfor "
        "presenteres presenterer presenterast tilbake følgende følgjande figuren",
        r"\b(?:i|dette|neste|this|in\ the|i\ det)\ (?:\w+\ )?(?:kapittel\w*|kapitlet|avsnitt\w*"
        r"|chapter|section)\b|^\W*kapit(?:tel|le)\w*\b|\bnedenfor\b|\bnedanfor\b|\bpresenter(?:es"
        r"|er|ast)\b|\bkommer\ (?:vi\ )?tilbake\b|\b(?:følgende|følgjande)\W*$|\bfiguren\ (?:under"
        r"|over)\b",
    ),
    cue(
        "description",
        1.8,
        "argumenter* forklarer skisser* introduser* argues argued mente formålet føremålet "
        "purpose aim målet målsettingen målsettinga",
        r"\b(?:argumenter\w+|forklarer|skisser\w+|introduser\w+|argue[sd]|mente)\b|\b(?:formålet"
        r"|føremålet|purpose|aim|målet|målsettinga?e?n?)\b.{0,40}\b(?:er|var|is|was)\b",
    ),
    cue(
        "description",
        1,
        "loven lovene lova lovverk* forskrift* regelverk* stortinget* regjeringen regjeringa act "
        "regulation*",
    ),
)
