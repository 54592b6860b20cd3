"""Warns a person whose question holds personal data."""

from __future__ import annotations

from collections.abc import Sequence

from api.questions.person_data import find_person_data
from api.schemas.questions import PersonDataKind, WarningOut
from api.wordings import Locale, worded
from index.text.language import detect
from ingest.errors import QueryError
from ingest.notes import Note


class PersonDataError(QueryError):
    """Personal data that is not confirmed is in an address, which servers log.

    Attributes:
        warnings: Kinds and places of the findings in the question; never the words.
    """

    def __init__(self, warning: Note, warnings: Sequence[WarningOut]) -> None:
        super().__init__("person_data_in_address", warning=warning)
        self.warnings = tuple(warnings)


def warnings_of(question: str, locale: Locale | None = None) -> list[WarningOut]:
    """Return one warning for each finding, in its order, worded in ``locale``.

    Without ``locale`` they are in the question's own language.
    """
    found = find_person_data(question)
    if not found:
        return []
    reader = locale or detect(question).language
    return [
        WarningOut(
            kind=finding.kind,
            start=finding.start,
            end=finding.end,
            message=worded(warning_note(finding.kind), reader),
        )
        for finding in found
    ]


def warning_note(kind: PersonDataKind) -> Note:
    """Return the warning of one kind of personal data."""
    return Note.of("person_data_warning", what=Note.of(f"person_data_{kind}"))


def refuse_in_address(
    question: str, others: Sequence[str] = (), locale: Locale | None = None
) -> None:
    """Refuse personal data in a web address: servers and browsers on the way keep addresses.

    Args:
        others: Other words of the address that a person has written.

    Raises:
        PersonDataError: Says how to ask instead, without repeating what was found.
    """
    warnings = warnings_of(question, locale)
    if warnings:
        raise PersonDataError(warning_note(warnings[0].kind), warnings)
    if any(map(find_person_data, others)):
        raise PersonDataError(Note.of("person_data_in_filter"), [])
