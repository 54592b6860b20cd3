"""Notes and errors as codes with facts, without words of any language.

``ingest`` and ``index`` never word a sentence for a person. They name a *code*, which is a
key of ``api/wordings/<language>/``, and the *facts* that its placeholders take.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

#: A placeholder's value. A note as a fact is worded in the language of the whole.
Fact: TypeAlias = "str | int | float | Note"


@dataclass(frozen=True, slots=True)
class Note:
    """A message to a user, as a code and its facts.

    Attributes:
        code: A key of the catalogues of words.
        facts: Values by the placeholder's name, in the order given.
    """

    code: str
    facts: tuple[tuple[str, Fact], ...] = ()

    @classmethod
    def of(cls, code: str, /, **facts: Fact) -> Note:
        """Make a note of ``code`` with ``facts``."""
        return cls(code, tuple(facts.items()))

    def __str__(self) -> str:
        """Code and facts, for logs; people read ``api.wordings.worded`` instead."""
        facts = ", ".join(f"{name}={value}" for name, value in self.facts)
        return f"{self.code}: {facts}" if facts else self.code

    def to_json(self) -> list[Any]:
        """Return the note as lists and strings, as ``from_json`` reads it."""
        facts = [
            [name, {"note": value.to_json()} if isinstance(value, Note) else value]
            for name, value in self.facts
        ]
        return [self.code, facts]

    @classmethod
    def from_json(cls, stored: Iterable[Any] | str) -> Note:
        """Read what ``to_json`` wrote. A plain string, of an older store, is its own code."""
        if isinstance(stored, str):
            return cls(stored)
        facts: Iterable[tuple[str, Any]]
        code, facts = list(stored)
        return cls(
            code,
            tuple(
                (name, cls.from_json(value["note"]) if isinstance(value, Mapping) else value)
                for name, value in facts
            ),
        )
