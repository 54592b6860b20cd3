"""A made-up language: every letter of every message is another, and facts are marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from api.wordings import catalogue

PLAIN = "abcdefghijklmnopqrstuvwxyzæøåABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ"
#: Greek, of which neither the corpus of the tests nor any fact has a letter.
OTHER = "αβψδεφγηιξκλμνοπϟρστυϑωχύζάόώΑΒΨΔΕΦΓΗΙΞΚΛΜΝΟΠϞΡΣΤΥϴΩΧΎΖΆΌΏ"
_OTHER_OF = str.maketrans(PLAIN, OTHER)
_PLACEHOLDER = re.compile(r"(\{[^}]*\})")
_FACT = re.compile(r"⟦[^⟦⟧]*⟧")
_QUOTED = re.compile(r"«[^»]*»")
_LETTERS = re.compile(rf"[{PLAIN}]+")


def in_pseudo(message: str) -> str:
    """Return a message in the made-up language, with its placeholders between ⟦ and ⟧."""
    parts = _PLACEHOLDER.split(message)
    return "".join(
        f"⟦{part}⟧" if part.startswith("{") else part.translate(_OTHER_OF) for part in parts
    )


#: Bokmål as it is, read before any test puts the made-up language in its place.
PSEUDO: Mapping[str, str] = {key: in_pseudo(message) for key, message in catalogue("nb").items()}


def untranslated(text: str, *known: str) -> list[str]:
    """Return the words that are in no catalogue, no fact, no quotation and not ``known``."""
    rest = _QUOTED.sub("", _FACT.sub("", text))
    for fact in sorted(known, key=len, reverse=True):
        rest = rest.replace(fact, "")
    return _LETTERS.findall(rest)


def texts(value: Any, *names: str) -> Iterator[str]:
    """Yield every string under one of the ``names`` in a JSON value, at any depth."""
    if isinstance(value, list):
        for part in value:
            yield from texts(part, *names)
    elif isinstance(value, dict):
        for name, part in value.items():
            if name in names and isinstance(part, str):
                yield part
            elif name in names and isinstance(part, list):
                yield from (one for one in part if isinstance(one, str))
            yield from texts(part, *names) if isinstance(part, dict | list) else ()
