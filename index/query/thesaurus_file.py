"""``thesaurus.yaml`` as a librarian writes it: its fields, and the line of every error."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import yaml  # type: ignore[import-untyped]
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ingest.errors import FunnError


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
    """What is wrong with the ``n``-th concept, in ``field``, at its ``place``-th value."""

    n: int
    field: str
    place: int
    what: str


_MENDS = {
    "extra_forbidden": f"is no field. Known: {', '.join(ConceptEntry.model_fields)}",
    "missing": "is missing. Add it",
    "list_type": "must be a list. Write it in brackets: [one label, another label]",
    "too_short": "is empty. Write at least one label",
    "string_type": "must be text. Put it in quotation marks",
    "string_pattern_mismatch": "must be made of a-z, 0-9 and hyphens. Rename it",
    "model_type": "must be a concept with `id`, `nb` and `en`. Check the indentation",
    "literal_error": "must be 1. Write `version: 1`",
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
            raise ThesaurusError(f"{path}: no such file. Install Funn again.") from error
        except UnicodeDecodeError as error:
            raise ThesaurusError(f"{path}: not UTF-8. Save the thesaurus as UTF-8.") from error
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 1
            raise ThesaurusError(
                f"{path}, line {line}: not valid YAML ({error.problem}). "
                f"Check brackets, commas and indentation here and on the line above."
            ) from error
        if not isinstance(root, yaml.MappingNode):
            raise ThesaurusError(f"{path}, line 1: start with `version: 1` and `concepts:`.")
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
            raise ThesaurusError("\n".join(self._explain(error, raw))) from error

    def refuse(self, faults: Sequence[Fault], entries: Sequence[ConceptEntry]) -> None:
        """Raise one error that tells all ``faults`` with their lines, if there are any."""
        if faults:
            raise ThesaurusError(
                "\n".join(
                    f"{self.path}, line {self._line(('concepts', f.n, f.field, f.place))}: "
                    f"concept {entries[f.n].id}: {f.what}"
                    for f in faults
                )
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
                    f"{self.path}, line {key.start_mark.line + 1}: concept {found.get('id', '?')}: "
                    f"`{key.value}` stands twice. Put its labels into one list."
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

    def _explain(self, error: ValidationError, raw: Any) -> Iterator[str]:
        for fault in error.errors():
            loc = fault["loc"]
            concept = ""
            if len(loc) > 1 and isinstance(loc[1], int):
                entry = raw["concepts"][loc[1]]
                known = entry.get("id") if isinstance(entry, dict) else None
                concept = f"concept {known or f'number {loc[1] + 1}'}: "
            field = next((str(part) for part in reversed(loc) if isinstance(part, str)), "")
            what = _MENDS.get(fault["type"], fault["msg"])
            yield f"{self.path}, line {self._line(loc)}: {concept}`{field}` {what}."
