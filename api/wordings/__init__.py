"""The words that Funn itself says to people, one catalogue a language.

A catalogue is a folder, ``nb``, ``nn`` or ``en``, with one JSON file a subject and flat
keys. A message has ``{placeholders}``; one that depends on a number has the two keys
``key.one`` and ``key.other``, chosen by the fact ``count``. The page keeps its own words by
the same rules, in ``ui/src/messages/``. Quotes are never translated.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Literal, get_args

from ingest.errors import FunnError
from ingest.notes import Fact, Note

Locale = Literal["nb", "nn", "en"]
LOCALES: tuple[Locale, ...] = get_args(Locale)


@lru_cache(maxsize=len(LOCALES))
def catalogue(locale: Locale) -> Mapping[str, str]:
    """Read every message of a language, by key.

    Raises:
        ValueError: Two files of the language have the same key.
    """
    messages: dict[str, str] = {}
    for file in sorted(files("api.wordings").joinpath(locale).iterdir(), key=lambda f: f.name):
        if file.name.endswith(".json"):
            more = json.loads(file.read_text("utf-8"))
            if twice := messages.keys() & more.keys():
                raise ValueError(f"{file}: keys that another file has too: {sorted(twice)}")
            messages |= more
    return messages


def wording(key: str, locale: Locale, **facts: Fact | None) -> str:
    """Return the message for ``key`` with ``facts`` filled in.

    Raises:
        KeyError: No message has that key, or a placeholder's fact is missing.
    """
    messages = catalogue(locale)
    if key not in messages and "count" in facts:
        key = f"{key}.one" if facts["count"] == 1 else f"{key}.other"
    return messages[key].format(
        **{
            name: worded(fact, locale) if isinstance(fact, Note) else fact
            for name, fact in facts.items()
        }
    )


def worded(note: Note, locale: Locale) -> str:
    """Return a note as a sentence. Raises ``KeyError`` as ``wording`` does."""
    return wording(note.code, locale, **dict(note.facts))


def texts_of(notes: Iterable[Note], locale: Locale) -> list[str]:
    """Word the notes of a corpus store. A sentence that an older store holds stays as it is."""
    known = catalogue(locale)
    return [
        worded(note, locale) if note.facts or note.code in known else note.code for note in notes
    ]


def shown_note(note: Note, locale: Locale) -> str:
    """Return a note as a sentence; code and facts where no message has its code.

    Whoever shows an error needs something to show, or a fault in the words hides the fault
    in the work.
    """
    try:
        return worded(note, locale)
    except KeyError:
        return str(note)


def error_text(error: FunnError, locale: Locale) -> str:
    """Return what an error says to a person."""
    return worded(error.note, locale)
