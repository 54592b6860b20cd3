"""Cues of questions, definitions, recommendations and hypotheses: what is not yet found."""

from __future__ import annotations

from index.statements.cues import cue

QUESTIONS = (
    # Asked outright, also where the mark is missing.
    cue(
        "question",
        3,
        "hva kva hvem kven hvordan korleis hvorfor kvifor hvilken hvilket hvilke hvor kor når "
        "what who how why which where when whether",
        r"^\W*(?:\d+\W+)?<wh>\ (?:er|var|har|hadde|kan|kunne|skal|skulle|vil|ville|bør|blir|ble|må"
        r"|gjør|gjorde|betyr|\w+des|is|are|was|were|do|does|did|can|could)\b(?!.*:)",
    ),
    # The research question that a report says it asks.
    cue(
        "question",
        4,
        "problemstilling* forskningsspørsmål* forskingsspørsmål* question questions",
        r"\b(?:problemstilling\w*|forsk(?:n?ings)spørsmål\w*|research\ "
        r"questions?)\b.{0,40}(?:\b(?:lyder|lyd|peker|peikar|handler|handlar)\b|\b(?:er|var|is"
        r"|are)\ (?:(?:om|<wh>|whether)\b|som\ følger|at\b)|:)",
    ),
    cue(
        "question",
        3.4,
        "undersøke belyse svare studere utforske finne se sjå på granske drøfte investigate "
        "examine explore ask assess determine",
        r"\b(?:ønsk\w+|ynskj\w+|vil|skal|nysgjerrig\w*|nyfiken\w*|formål\w*|føremål\w*|hensikt\w*"
        r"|oppgave\w*|aim\w*|purpose|objective|wish|want|interested)\b.{0,60}\b(?:undersøke"
        r"|finne\ ut|sjå\ på|se\ på|belyse|svare\ på|studere|utforske|granske|drøfte|på"
        r"|investigate|examine|explore|ask|assess|determine)\b\ (?:av\ |nærmere\ )?(?:om\ (?!lag)"
        r"|hvorvidt|i\ (?:hvilken|kva)\ grad|whether|<wh>\b)",
    ),
    cue(
        "question",
        3,
        "spørsmål question",
        r"\b(?:empirisk|åpent|ope|open|empirical)\ (?:spørsmål|question)|\b(?:spørsmålet"
        r"|question)\ (?:blir|er|is)\ (?:derfor\ |da\ )?(?:om\b|hvorvidt|whether|<wh>\b)",
    ),
)

DEFINITIONS = (
    cue(
        "definition",
        3.5,
        "definer* define defined defines",
        r"\b(?:definer(?:es|ast)|(?:er|blir|ble|her)\ (?:\w+\ )?definert)\ (?:\w+\ )?(?:som|slik"
        r"|ved)\b(?!\ interess)|\bdefinerer\b.{1,60}\b(?:som|slik|ved|:)|\b(?:is|are|was|were"
        r"|be)\ (?:here\ )?defined\ (?:as|by)\b|\bwe\ define\b|\bdefine[sd]?\b.{1,60}\bas\b",
    ),
    cue(
        "definition",
        3.5,
        "menes meinast mener meiner forstås forstår mean meant ligger ligg",
        r"\b(?:menes|meinast)\ (?:med|her|ikke|ikkje|det|alle|at|en|et|ein|eit)\b|\b(?:med"
        r"|begrepet|omgrepet)\b.{1,60}\b(?:menes|meinast|forstås|mener\ vi|meiner\ vi|forstår\ "
        r"(?:vi|jeg|eg))\b|\b(?:i\ dette|i\ det|her)\ (?:ligger|ligg)\ (?:det\ )?at\b"
        r"|\bby\b.{1,40}\b(?:we|i)\ mean\b|\b(?:is|are)\ meant\ by\b|\bmeans?\ here\b",
    ),
    cue(
        "definition",
        3.5,
        "betegnelsen nemninga uttrykket begrepet omgrepet ordet termen term",
        r"\b(?:betegnelsen|nemninga|uttrykket|begrepet|omgrepet|ordet|termen|the\ "
        r"terms?)\b.{1,40}\b(?:om|for|brukes|blir\ brukt|viser\ til|refererer|betyr|tyder|dekker"
        r"|omfatter|refers?|means?|denotes?|describes?|covers?)\b|\b(?:benytter|bruker|brukar"
        r"|nyttar|bruke|use)\b.{0,30}\b(?:betegnelsen|nemninga|begrepet|omgrepet|uttrykket|the\ "
        r"term)\b",
    ),
    cue(
        "definition",
        3,
        "refererer referer refer refers kalles kallast called known dreier betegner betegnes "
        "forkortelse* forkorting* abbreviation står omfatter",
        r"\b(?:refererer|referer|refers?)\ (?:her\ )?(?:til|to)\b|\b(?:kalles|kallast)\ (?:også|òg"
        r"|ofte|gjerne|for|her|gjerne)\b|\b(?:also|often)\ (?:called|known\ as)\b|\bdreier\ seg\ "
        r"om\b|\bbetegne[rs]\b|\bstår\ for\b|\bforkort(?:else|ing)\ for\b|\babbreviation\ (?:of"
        r"|for)\b",
    ),
    cue(
        "definition",
        3,
        "handler handlar fokuserer",
        r"^\W*(?!(?:det|dette|den|de|dei|these|this|it|they|problemstilling\w*)\b)(?:[\w’'-]+\ "
        r"){1,5}(?:handl[ea]r\ om|fokuserer\ på)\ (?:den|det|de|dei|hvordan|korleis|måten|\w+nes"
        r"|\w+nas)\b",
    ),
    cue(
        "definition",
        1.8,
        "dvs vil",
        r"\bdvs\.|\bdet\ vil\ (?:si|seie)\b",
    ),
    # «Meniskene er fiberbrusk som …»: a name, and the class of thing that it is.
    cue(
        "definition",
        2.6,
        "er is are",
        r"^\W*(?!(?:det|dette|den|de|dei|disse|desse|these|this|it|they|there|he|she|han|hun|ho|vi"
        r"|jeg|eg|we|her|der|alle|mange|noen|flere|all|some|many|kontoret)\b)\w[\w-]*(?:\ "
        r"[\w-]+){0,2}\ (?:er|is|are)\ (?:(?:en|et|ei|ein|eit|an?|selve)\ (?!av\b|viktig|stor"
        r"|sentral)(?:[\w-]+\ ){0,3})?(?!det\b|den\b|tall\b)[\w-]+\ (?:som|that|which|der)\b",
    ),
    cue(
        "definition",
        2.4,
        "består consists",
        r"^\W*(?!det\b|dette\b|den\b|kontoret\b)(?:en\ |et\ |ei\ |ein\ |eit\ |an?\ )?[\w-]+\ "
        r"(?:består\ av|consists\ of)\ (?!\d|to\b|tre\b|fire\b|fem\b|seks\b|two\b|three\b)",
    ),
)

RECOMMENDATIONS = (
    cue(
        "recommendation",
        4,
        "bør anbefaler anbefales anbefalar anbefalast anbefalt tilrår tilrås tilråde* tilrådd "
        "foreslår foreslås foreslå føreslår føreslå oppfordrer oppfordres oppfordrar recommend "
        "recommends recommended should ought advised advisable",
        r"(?<!skulle\ )(?<!som\ )\b(?:bør|anbefal\w+|tilrå\w*|foreslå[rs]?|føreslår?"
        r"|oppfordr[ea][rs]|recommend\w*|should|ought\ to|advis\w+)\b",
    ),
    cue(
        "recommendation",
        2,
        "burde anbefaling* tilråding* recommendation*",
    ),
    cue(
        "recommendation",
        3.4,
        "viktig viktige nødvendig nødvendige avgjørende naudsynt important essential necessary "
        "trengs trengst",
        r"\b(?:det\ er|er\ det|blir\ det|it\ is)\ (?:\w+\ )?(?:viktig\w*|nødvendige?|avgjørende"
        r"|naudsynt|important|essential|necessary)\ (?:å|at|med|to|that)\b|\bdet\ treng(?:s|st)\b"
        r"|\bdet\ er\ behov\ for\ (?:å|at)\b",
    ),
    cue(
        "recommendation",
        2.8,
        "må must need needs have",
        r"<clause>\b(?:må|must|needs?\ to|have\ to)\b(?!\ (?:ha\ vært|liksom|sies))",
    ),
    cue(
        "recommendation",
        2.8,
        "skal shall",
        r"<clause>(?<!\bvi\ )(?<!\bjeg\ )(?<!\beg\ )\b(?:skal|shall)\b(?!\ (?:vi|jeg|eg|man|ha\ "
        r"\w+t\b|bidra|redusere|øke|komme|lykkes|i\ følge))",
    ),
    cue(
        "recommendation",
        2,
        "mening syn",
        r"\better\ (?:min|vår|mitt|vårt)\ (?:mening|syn|meining)\b",
    ),
    # Told to the reader.
    cue(
        "recommendation",
        3,
        "you prøve vurdere forsøke",
        r"\byou\ (?:must|should|need|do\ not\ need|can\ also|may)\b|\bkan\ (?:også\ |med\ fordel\ "
        r")?(?:prøve|vurdere|forsøke)\b",
    ),
    cue(
        "recommendation",
        3,
        "bruk velg sørg husk hugs unngå pass try use make avoid choose remember ensure do please "
        "be",
        r"^\W*(?:\d+\W+)?(?:in\ th(?:ese|is)\ cases?,\ )?(?:bruk|velg|sørg|husk|hugs|unngå|pass\ "
        r"på|try|use|make\ sure|avoid|choose|remember|ensure|do\ not|don't|please|be\ (?:sure"
        r"|careful))\b",
    ),
)

HYPOTHESES = (
    cue(
        "hypothesis",
        5,
        "hypotes* hypothes* antakelse* antagelse* assumption assumptions antas antakast forventes",
        r"\b(?:hypotes\w+|hypothes\w+|antakelse\w*|antagelse\w*|assumptions?)\b|\b(?:antas"
        r"|antakast|forventes)\ (?:at|å)\b",
    ),
    cue(
        "hypothesis",
        5,
        "anta antar antok forvent* vente ventar tror trur formod* assume assumed suppose expect "
        "believe suspect spekuler*",
        r"\b(?:vi|jeg|eg|we|forfatterne)\ (?:vil\ (?:også\ )?|also\ |do\ not\ )?(?:anta\w*|antok"
        r"|assume\w*|suppose|forvent\w+|ventar|tror|trur|formod\w+|expect(?:ed)?|believe"
        r"|suspect)\b|\b(?:antar|forventer|ventar|tror|trur|formoder)\ (?:vi|jeg|eg)\b"
        r"|\bspekuler\w+",
    ),
    cue(
        "hypothesis",
        5,
        "tenkes tenkjast hende henda grunn reason reise rimelig nærliggende nærliggjande slik "
        "possible likely conceivable mulig mogleg plausibel*",
        r"\bkan\ (?:det\ )?(?:tenkes|tenkjast|hende|henda)\b|\bgrunn\ til\ å\ (?:tro|tru|anta"
        r"|vente)\b|\breason\ to\ (?:believe|think|assume)\b|\bmulig\ å\ (?:reise\ spørsmål"
        r"|tenke\ seg)\b|\b(?:rimelig|nærliggende|nærliggjande)\ å\ (?:tro|anta|tenke)\b|\bslik\ "
        r"jeg\ ser\ det\b|\b(?:it\ is|are|is)\ (?:possible|likely|conceivable|plausible)\ that\b"
        r"|\bdet\ er\ (?:godt\ )?(?:mulig|mogleg)\ at\b",
    ),
    cue(
        "hypothesis",
        3.8,
        "skyldes skuldast forklar* bety tyde ha være vere opphav betraktes medføre bidra kunne "
        "føre påvirke tilsi",
        r"\b(?:kan|vil\ kunne|ville\ kunne|vil\ også\ kunne)\ (?:\w+\ )?(?:skyldes|skuldast"
        r"|forklare\w*(?!\ (?:på|ved))|bety|tyde\ på|ha\ (?:innvirkning|påvirket|betydning"
        r"|sammenheng|bidratt|ført)|(?:være|vere)\ (?:flere|fleire|at|fordi|en\ (?:mulig\ "
        r")?(?:årsak|forklaring)|et\ uttrykk|en\ indikasjon)"
        r"|gi\ opphav|betraktes)\b|\bvil\ (?:\w+\ ){0,4}kunne\ "
        r"(?:medføre|bidra|føre|redusere|øke|gi|påvirke|styrke|svekke)\b"
        r"|\bårsak\w*\b.{0,30}\bkan\ (?:være|vere)\b|\bskulle\ (?:i\ så\ fall\ )?tilsi\b"
        r"|\bkan\b[^.]{0,160}\bgi\ opphav\ til\b",
    ),
    cue(
        "hypothesis",
        2,
        "trolig truleg sannsynlig sannsynligvis sannsynlegvis antakelig antakeligvis antagelig "
        "antageligvis muligens kanskje mulegvis moglegvis formodentlig possibly probably "
        "presumably perhaps maybe",
    ),
    cue(
        "hypothesis",
        2.4,
        "nok",
        r"\bvil\ nok\b",
    ),
    cue(
        "hypothesis",
        5,
        "foreslår foreslås føreslår suggest suggests",
        r"\b(?:foreslår|foreslås|føreslår|suggests?)\b.{0,40}\b(?:at|that)\b.{0,60}\b(?:kan|could"
        r"|may|might)\b",
    ),
    cue(
        "hypothesis",
        2.4,
        "avhenge depend",
        r"\bvil\b.{0,60}\bavhenge\b|\bwill\ depend\b",
    ),
    cue(
        "hypothesis",
        3.8,
        "may might could",
        r"\b(?:may|might|could)\ (?:also\ |even\ |well\ )?(?:be(?!\ (?:required|indicated"
        r"|necessary|needed|used|relevant|considered|made|given|found|seen|unclear|available))"
        r"|have|explain|reflect|indicate|suggest|lead|affect|mean|contribute|result|cause)\b",
    ),
)
