"""What is said to a person whose question holds personal data."""

from __future__ import annotations

from collections.abc import Sequence

from api.questions.person_data import find_person_data
from api.schemas.questions import PersonDataKind, WarningOut
from api.wordings import Locale
from index.text.language import detect
from ingest.errors import QueryError

KINDS: dict[Locale, dict[PersonDataKind, str]] = {
    "nb": {
        "national_id": "et fødselsnummer",
        "phone": "et telefonnummer",
        "email": "en e-postadresse",
    },
    "nn": {
        "national_id": "eit fødselsnummer",
        "phone": "eit telefonnummer",
        "email": "ei e-postadresse",
    },
    "en": {
        "national_id": "a national identity number",
        "phone": "a phone number",
        "email": "an e-mail address",
    },
}
MESSAGES: dict[Locale, str] = {
    "nb": "Spørsmålet ser ut til å inneholde {what}. Det blir ikke lagret eller sendt videre med "
    "mindre du bekrefter det. Ta det ut, eller bekreft.",
    "nn": "Spørsmålet ser ut til å innehalde {what}. Det blir ikkje lagra eller sendt vidare med "
    "mindre du stadfestar det. Ta det ut, eller stadfest.",
    "en": "The question seems to hold {what}. It is not stored or sent on unless you confirm it. "
    "Take it out, or confirm.",
}


class PersonDataError(QueryError):
    """Personal data came where it would be written down, and nobody has confirmed it.

    Attributes:
        warnings: What was found in the question, and where; never the words.
    """

    def __init__(self, message: str, warnings: Sequence[WarningOut]) -> None:
        super().__init__(message)
        self.warnings = tuple(warnings)


def warnings_of(question: str) -> list[WarningOut]:
    """One warning for each finding, in the order and the language of the question."""
    found = find_person_data(question)
    if not found:
        return []
    locale = detect(question).language
    return [
        WarningOut(
            kind=finding.kind,
            start=finding.start,
            end=finding.end,
            message=MESSAGES[locale].format(what=KINDS[locale][finding.kind]),
        )
        for finding in found
    ]


def refuse_in_address(question: str, others: Sequence[str] = ()) -> None:
    """Refuse personal data in a web address: servers and browsers on the way keep addresses.

    Args:
        others: What else of the address a person has written.

    Raises:
        PersonDataError: Says how to ask instead, without repeating what was found.
    """
    warnings = warnings_of(question)
    if not warnings and not any(map(find_person_data, others)):
        return
    said = warnings[0].message if warnings else "A filter seems to hold personal data."
    raise PersonDataError(
        f"{said} A web address is kept in logs on its way: send the question to "
        f"POST /api/search instead, or add confirm=true.",
        warnings,
    )
