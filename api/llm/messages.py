"""What is said of a generated answer, and of each sentence, in the question's language."""

from __future__ import annotations

from api.schemas.llm import Cause, Reason, State
from index.text.language import Language

STATES: dict[Cause, State] = {
    "off": "off",
    "personal_data": "withheld",
    "no_quotes": "withheld",
    "unreachable": "unavailable",
    "refused": "unavailable",
    "busy": "unavailable",
    "failed": "unavailable",
    "unreadable": "unavailable",
    "broke_off": "unavailable",
    "timed_out": "timed_out",
    "wrong_language": "rejected",
    "empty": "rejected",
    "nothing_held": "rejected",
    "no_answer": "ok",
    "ok": "ok",
}
#: cause → (bokmål, nynorsk, English).
_CAUSES: dict[Cause, tuple[str, str, str]] = {
    "off": (
        "Genererte svar er slått av. Sitatene er svaret.",
        "Genererte svar er slått av. Sitata er svaret.",
        "Generated answers are turned off. The quotes are the answer.",
    ),
    "personal_data": (
        "Spørsmålet ser ut til å inneholde personopplysninger og er ikke sendt til "
        "språkmodellen. Ta dem ut, eller bekreft at det kan sendes.",
        "Spørsmålet ser ut til å innehalde personopplysningar og er ikkje sendt til "
        "språkmodellen. Ta dei ut, eller stadfest at det kan sendast.",
        "The question seems to hold personal data and was not sent to the language model. "
        "Take them out, or confirm that it may be sent.",
    ),
    "no_quotes": (
        "Det er ingen sitater å bygge et svar på. Ingenting er sendt til språkmodellen.",
        "Det finst ingen sitat å byggje eit svar på. Ingenting er sendt til språkmodellen.",
        "There are no quotes to build an answer on. Nothing was sent to the language model.",
    ),
    "unreachable": (
        "Språkmodellen er ikke tilgjengelig nå. Sitatene står for seg.",
        "Språkmodellen er ikkje tilgjengeleg no. Sitata står for seg.",
        "The language model cannot be reached now. The quotes stand by themselves.",
    ),
    "refused": (
        "Språkmodellen slapp oss ikke inn. Be den som drifter Funn, om å se på nøkkelen.",
        "Språkmodellen sleppte oss ikkje inn. Be den som driftar Funn, om å sjå på nøkkelen.",
        "The language model did not let us in. Ask whoever runs Funn to look at the key.",
    ),
    "busy": (
        "Språkmodellen er opptatt. Prøv igjen om litt.",
        "Språkmodellen er oppteken. Prøv igjen om litt.",
        "The language model is busy. Try again in a while.",
    ),
    "failed": (
        "Språkmodellen meldte om en feil. Sitatene står for seg.",
        "Språkmodellen melde om ein feil. Sitata står for seg.",
        "The language model reported an error. The quotes stand by themselves.",
    ),
    "unreadable": (
        "Svaret fra språkmodellen kunne ikke leses. Sitatene står for seg.",
        "Svaret frå språkmodellen kunne ikkje lesast. Sitata står for seg.",
        "The language model's answer could not be read. The quotes stand by themselves.",
    ),
    "broke_off": (
        "Språkmodellen brøt av før svaret var ferdig. Et halvt svar vises ikke.",
        "Språkmodellen braut av før svaret var ferdig. Eit halvt svar blir ikkje vist.",
        "The language model broke off before the answer was complete. Half an answer is not shown.",
    ),
    "timed_out": (
        "Språkmodellen brukte for lang tid. Sitatene står for seg.",
        "Språkmodellen brukte for lang tid. Sitata står for seg.",
        "The language model took too long. The quotes stand by themselves.",
    ),
    "wrong_language": (
        "Språkmodellen svarte på et annet språk enn spørsmålet. Svaret vises ikke.",
        "Språkmodellen svarte på eit anna språk enn spørsmålet. Svaret blir ikkje vist.",
        "The language model answered in another language than the question. It is not shown.",
    ),
    "empty": (
        "Språkmodellen svarte ingenting.",
        "Språkmodellen svarte ingenting.",
        "The language model answered nothing.",
    ),
    "nothing_held": (
        "Ikke noe av det språkmodellen skrev, lot seg etterprøve i sitatene. Det vises ikke.",
        "Ikkje noko av det språkmodellen skreiv, lét seg etterprøve i sitata. Det blir ikkje vist.",
        "Nothing that the language model wrote could be verified in the quotes. It is not shown.",
    ),
    "no_answer": (
        "Språkmodellen fant ikke noe svar i sitatene.",
        "Språkmodellen fann ikkje noko svar i sitata.",
        "The language model found no answer in the quotes.",
    ),
    "ok": (
        "Skrevet av en språkmodell ut fra sitatene. Siter sitatene, ikke denne teksten.",
        "Skrive av ein språkmodell ut frå sitata. Siter sitata, ikkje denne teksten.",
        "Written by a language model from the quotes. Cite the quotes, not this text.",
    ),
}
_DROPPED: tuple[tuple[str, str], tuple[str, str], tuple[str, str]] = (
    (
        "Én setning er tatt ut fordi den ikke lot seg etterprøve.",
        "{n} setninger er tatt ut fordi de ikke lot seg etterprøve.",
    ),
    (
        "Éi setning er teken ut fordi ho ikkje lét seg etterprøve.",
        "{n} setningar er tekne ut fordi dei ikkje lét seg etterprøve.",
    ),
    (
        "One sentence was taken out because it could not be verified.",
        "{n} sentences were taken out because they could not be verified.",
    ),
)
#: Only what is shown is explained: the reasons for a mark.
_MARKS: dict[Reason, tuple[str, str, str]] = {
    "negation": (
        "Det er uklart om setningen og sitatet er enige om hva som ikke gjelder. Les sitatet.",
        "Det er uklart om setninga og sitatet er samde om kva som ikkje gjeld. Les sitatet.",
        "It is unclear whether the sentence and the quote deny the same thing. Read the quote.",
    ),
    "wording": (
        "Setningen har få ord felles med sitatet. Les sitatet.",
        "Setninga har få ord felles med sitatet. Les sitatet.",
        "The sentence shares few words with the quote. Read the quote.",
    ),
    "voice": (
        "Sitatet er en informants ord eller gjengitt fra et annet verk, og setningen sier det "
        "ikke.",
        "Sitatet er orda til ein informant eller attgjeve frå eit anna verk, og setninga seier "
        "det ikkje.",
        "The quote is an informant's words or rendered from another work, and the sentence does "
        "not say so.",
    ),
}
_COLUMN: dict[Language, int] = {"nb": 0, "nn": 1, "en": 2}


def message_of(cause: Cause, language: Language, dropped: int = 0) -> str:
    """What became of the generated answer, and how much of it is not shown."""
    column = _COLUMN[language]
    said = _CAUSES[cause][column]
    if cause != "ok" or not dropped:
        return said
    one, many = _DROPPED[column]
    return f"{said} {one if dropped == 1 else many.format(n=dropped)}"


def explain(reason: Reason | None, language: Language) -> str | None:
    """Why a sentence that is shown has a mark; ``None`` if it has none."""
    return _MARKS[reason][_COLUMN[language]] if reason else None
