"""``thesaurus.yaml`` as a librarian writes it: its fields, and the line of every error."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ingest.errors import FunnError
from ingest.notes import Note


class ThesaurusError(FunnError):
    """The thesaurus is wrong: mend the line that the message names."""


class ConceptEntry(BaseModel):
    """One concept as written. ``docs/thesaurus.md`` explains the fields."""

    model_config = ConfigDict(extra="forbid")

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    nb: list[str] = Field(min_length=1)
    nn: list[str] = []
    en: list[str] = Field(min_length=1)
    abbr: list[str] = []
    earlier: list[str] = []
    now: list[str] = []
    broader: list[str] = []
    narrower: list[str] = []
    related: list[str] = []
    ambiguous: list[str] = []


class ThesaurusFile(BaseModel):
    """The whole of ``thesaurus.yaml``."""

    model_config = ConfigDict(extra="forbid")

    version: Literal["1"]
    concepts: list[ConceptEntry]


@dataclass(frozen=True, slots=True)
class Fault:
    """A mistake in the ``n``-th concept, in ``field``, at its ``place``-th value."""

    n: int
    field: str
    place: int
    what: Note


#: Codes of the complaints of pydantic that have words of their own.
_CODES = {
    "missing": "thesaurus_field_missing",
    "list_type": "thesaurus_field_no_list",
    "too_short": "thesaurus_field_empty",
    "string_type": "thesaurus_field_no_text",
    "string_pattern_mismatch": "thesaurus_id_wrong",
    "model_type": "thesaurus_no_concept",
    "literal_error": "thesaurus_version_wrong",
}


@dataclass(frozen=True, slots=True)
class YamlPage:
    """A YAML file as a tree of nodes that know their lines.

    PyYAML and not ruamel.yaml: its parser in C reads our concepts in 20 ms, not 500.
    Every scalar is taken as the text that was written, so ``no`` is a word.
    """

    path: Path
    root: Any
    digest: str

    @classmethod
    def read(cls, path: Path) -> YamlPage:
        """Read ``path``.

        Raises:
            ThesaurusError: If there is no such file, or it is no UTF-8 or no YAML.
        """
        try:
            text = path.read_text(encoding="utf-8")
            root = yaml.compose(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
        except FileNotFoundError as error:
            raise ThesaurusError("thesaurus_missing", path=str(path)) from error
        except UnicodeDecodeError as error:
            raise ThesaurusError("thesaurus_not_utf8", path=str(path)) from error
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 1
            raise ThesaurusError(
                "thesaurus_no_yaml", path=str(path), line=line, cause=str(error.problem)
            ) from error
        if not isinstance(root, yaml.MappingNode):
            raise ThesaurusError("thesaurus_no_start", path=str(path))
        return cls(path, root, hashlib.sha256(text.encode()).hexdigest())

    def entries(self) -> list[ConceptEntry]:
        """The concepts, each of the right form.

        Raises:
            ThesaurusError: One line for each thing that is wrong.
        """
        raw = self._value(self.root)
        try:
            return ThesaurusFile.model_validate(raw).concepts
        except ValidationError as error:
            raise _error(list(self._explain(error, raw))) from error

    def refuse(self, faults: Sequence[Fault], entries: Sequence[ConceptEntry]) -> None:
        """Raise one error that states all ``faults`` with their lines, if there are any."""
        if faults:
            raise _error(
                [
                    self._note(
                        ("concepts", f.n, f.field, f.place),
                        Note.of("thesaurus_concept", concept=entries[f.n].id, what=f.what),
                    )
                    for f in faults
                ]
            )

    def _value(self, node: Any) -> Any:
        if isinstance(node, yaml.ScalarNode):
            return node.value
        if isinstance(node, yaml.SequenceNode):
            return [self._value(child) for child in node.value]
        found: dict[str, Any] = {}
        for key, value in node.value:
            if key.value in found:
                raise ThesaurusError(
                    "thesaurus_field_twice",
                    path=str(self.path),
                    line=key.start_mark.line + 1,
                    concept=str(found.get("id", "?")),
                    field=str(key.value),
                )
            found[key.value] = self._value(value)
        return found

    def _line(self, loc: Sequence[int | str]) -> int:
        """The line that ``loc`` leads to, or as near as it goes."""
        node, line = self.root, 1
        for part in loc:
            if isinstance(node, yaml.SequenceNode) and isinstance(part, int):
                node = node.value[part]
                line = node.start_mark.line + 1
            elif isinstance(node, yaml.MappingNode):
                pair = next((pair for pair in node.value if pair[0].value == part), None)
                if pair is None:
                    break
                line, node = pair[0].start_mark.line + 1, pair[1]
        return line

    def _note(self, loc: Sequence[int | str], what: Note) -> Note:
        return Note.of("thesaurus_line", path=str(self.path), line=self._line(loc), what=what)

    def _explain(self, error: ValidationError, raw: Any) -> Iterator[Note]:
        for fault in error.errors():
            loc = fault["loc"]
            field = next((str(part) for part in reversed(loc) if isinstance(part, str)), "")
            what = _fault(fault["type"], field, fault["msg"])
            if len(loc) > 1 and isinstance(loc[1], int):
                entry = raw["concepts"][loc[1]]
                known = entry.get("id") if isinstance(entry, dict) else None
                what = (
                    Note.of("thesaurus_concept", concept=str(known), what=what)
                    if known
                    else Note.of("thesaurus_concept_number", number=loc[1] + 1, what=what)
                )
            yield self._note(loc, what)


def _fault(kind: str, field: str, message: str) -> Note:
    """Return the note for one complaint of pydantic about ``field``."""
    if kind == "extra_forbidden":
        return Note.of(
            "thesaurus_field_unknown", field=field, known=", ".join(ConceptEntry.model_fields)
        )
    if kind in _CODES:
        return Note.of(_CODES[kind], field=field)
    return Note.of("thesaurus_field_wrong", field=field, cause=message)


def _error(lines: Sequence[Note]) -> ThesaurusError:
    """Make one error of all lines, each on a line of its own."""
    whole = reduce(lambda left, right: Note.of("thesaurus_lines", left=left, right=right), lines)
    return ThesaurusError(whole.code, **dict(whole.facts))
