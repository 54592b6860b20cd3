"""Finds personal data in a question, so that it is neither logged nor sent on unasked.

National identity numbers are recognised by date and both check digits, phone numbers by
how Norwegians group them, so that years, amounts, ISBNs and references to laws pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from api.schemas.questions import PersonDataKind

_FIRST_WEIGHTS = (3, 7, 6, 1, 8, 9, 4, 5, 2, 1)
_SECOND_WEIGHTS = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
#: Added to the day of a D number.
_D_NUMBER_DAY = 40
#: Added to the month: nothing; H numbers and NAV's made-up people; the Tax
#: Administration's made-up people.
_MONTH_OFFSETS = (0, 40, 80)
_DAYS_IN_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

#: Recognised anywhere: check digits tell it from other numbers.
_NATIONAL_ID = re.compile(
    r"(?<!\d)(?:\d{6}[ \u00a0.-]?\d{5}"
    r"|\d{2}(?P<gap>[ \u00a0.])\d{2}(?P=gap)\d{2}[ \u00a0.-]?\d{5})(?!\d)"
)
_SPACE = "[ \u00a0\u202f]"
_PAIRS = rf"[2-9]\d(?:{_SPACE}\d{{2}}){{3}}"
_THREE_TWO_THREE = rf"[2-9]\d{{2}}{_SPACE}\d{{2}}{_SPACE}\d{{3}}"
_EIGHT = r"[2-9]\d{7}"
_PHONE = re.compile(
    rf"""
    (?<![\w.,/§-]) (?<!\d{_SPACE})
    (?: (?P<country>(?:\+|00)47{_SPACE}?)(?:{_PAIRS}|{_THREE_TWO_THREE}|{_EIGHT})
      | (?P<grouped>{_PAIRS}|{_THREE_TWO_THREE})
      | (?P<bare>{_EIGHT})
    )
    (?![\w/]|[.,-]\d|{_SPACE}\d)
    """,
    re.VERBOSE,
)
_CALLED_A_PHONE = re.compile(
    r"(?:tlf|telefon\w*|mobil\w*|ring\w*|nummer\w*|phone|mob)[.:]?\s*(?:er\s+)?$", re.I
)
_COUNTED = re.compile(
    r"^\s*(?:%|prosent|prosentpoeng|kr\b|kroner|NOK|mill|mrd|euro|stk|personer|brukere)", re.I
)
_MONEY = re.compile(r"(?:kr\.?|NOK|€|\$|£|nr\.|sak|saksnr\.?|ISBN|ISSN|org\.?\s?nr\.?)\s*$", re.I)
_EMAIL = re.compile(r"(?<![\w.+-])[\w+-]+(?:\.[\w+-]+)*@[\w-]+(?:\.[\w-]+)+")


@dataclass(frozen=True, slots=True)
class Finding:
    """Personal data in a text: its kind and its half-open span."""

    kind: PersonDataKind
    start: int
    end: int


def find_person_data(text: str) -> list[Finding]:
    """Find identity numbers, phone numbers and e-mail addresses, in the order of the text."""
    found = [*_national_ids(text), *_emails(text)]
    taken = [(finding.start, finding.end) for finding in found]
    for phone in _phones(text):
        if not any(phone.start < end and start < phone.end for start, end in taken):
            found.append(phone)
    return sorted(found, key=lambda finding: finding.start)


def mask(text: str) -> str:
    """Replace each finding in ``text`` by its kind: «[phone]»."""
    for finding in reversed(find_person_data(text)):
        text = f"{text[: finding.start]}[{finding.kind}]{text[finding.end :]}"
    return text


def is_national_id(digits: str) -> bool:
    """Tell if eleven digits are a birth number, a D number, an H number or a made-up one.

    Source:
        Forskrift om folkeregistrering (FOR-2017-07-14-1201) § 2-2-1: date, individual
        number and two check digits, modulo 11.
    """
    if not re.fullmatch(r"\d{11}", digits):
        return False
    numbers = [int(digit) for digit in digits]
    return (
        _is_date(int(digits[:2]), int(digits[2:4]))
        and _weighed(numbers[:10], _FIRST_WEIGHTS) % 11 == 0
        and _weighed(numbers, _SECOND_WEIGHTS) % 11 == 0
    )


def _weighed(numbers: list[int], weights: tuple[int, ...]) -> int:
    return sum(number * weight for number, weight in zip(numbers, weights, strict=True))


def _is_date(day: int, month: int) -> bool:
    if day > _D_NUMBER_DAY:
        day -= _D_NUMBER_DAY
    for offset in _MONTH_OFFSETS:
        if 1 <= month - offset <= 12:
            return 1 <= day <= _DAYS_IN_MONTH[month - offset - 1]
    return False


def _national_ids(text: str) -> Iterator[Finding]:
    for found in _NATIONAL_ID.finditer(text):
        if is_national_id(re.sub(r"\D", "", found[0])):
            yield Finding("national_id", found.start(), found.end())


def _emails(text: str) -> Iterator[Finding]:
    for found in _EMAIL.finditer(text):
        yield Finding("email", found.start(), found.end())


def _phones(text: str) -> Iterator[Finding]:
    for found in _PHONE.finditer(text):
        before, after = text[: found.start()], text[found.end() :]
        called = _CALLED_A_PHONE.search(before) is not None
        if found["country"] is None and not called:
            if _COUNTED.match(after) or _MONEY.search(before):
                continue
            if found["bare"] and not _looks_mobile(found["bare"]):
                continue
        yield Finding("phone", found.start(), found.end())


def _looks_mobile(digits: str) -> bool:
    """Tell if eight digits without a word beside them begin as mobile numbers do."""
    return digits[0] in "49" and not digits.endswith("00000")
