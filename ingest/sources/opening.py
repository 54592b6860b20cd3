"""Settings of a source, checked, and the source that they describe."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ingest.manifest import Language
from ingest.notes import Note
from ingest.sources import nva, oai, zotero
from ingest.sources.exports import ExportSource
from ingest.sources.fetching import USUAL, Fetcher, Limits, named_key
from ingest.sources.files import MAX_FILE_MB
from ingest.sources.folder import FolderSource
from ingest.sources.records import Source, SourceError
from ingest.validation import fault_note, fault_place

Kind = Literal["folder", "export", "zotero", "nva", "oai"]
#: Places of kinds that have a usual one.
USUAL_PLACES: Mapping[str, str] = {"zotero": zotero.USUAL_PLACE, "nva": nva.USUAL_PLACE}


class SourceSettings(BaseModel):
    """Settings of one source, as they are remembered; keys are named, never held."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$")
    kind: Kind
    #: Folder, file or address.
    place: str = Field(min_length=1)
    #: Folder of an export's attachments; ``None``: the export's own.
    files: str | None = None
    #: Set of an archive, or key of a collection in Zotero.
    part: str | None = None
    form: Literal["oai_dc", "mods"] = "oai_dc"
    #: Filters of a search in NVA, each with its values.
    query: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    key_from: str | None = Field(None, pattern=r"^[A-Za-z_][A-Za-z0-9_]*$")
    collection: str = Field("research", pattern=r"^[a-z0-9-]+$")
    language: Language | None = None
    max_file_mb: int = Field(MAX_FILE_MB, ge=1, le=4096)


def checked_settings(values: Mapping[str, Any]) -> SourceSettings:
    """Return the settings of a new source.

    Raises:
        SourceError: Names the first setting that is wrong.
    """
    try:
        settings = SourceSettings.model_validate(values)
    except ValidationError as error:
        fault = error.errors()[0]
        field, what = fault_place(fault), fault_note(fault)
        raise SourceError("source_setting_wrong", field=field, fault=what) from error
    if settings.kind in ("zotero", "nva", "oai"):
        Fetcher(settings.place)  # refuses what is no address
    if settings.kind == "folder" and not Path(settings.place).is_dir():
        raise SourceError("source_folder_gone", folder=settings.place)
    if settings.kind == "export" and not Path(settings.place).is_file():
        cause = Note.of("file_not_there", file=settings.place)
        raise SourceError("export_not_opened", file=settings.place, cause=cause)
    return settings


def open_source(
    settings: SourceSettings, environment: Mapping[str, str], limits: Limits = USUAL
) -> Source:
    """Return the source that settings describe.

    Args:
        environment: Where the key is, under the name that the settings give.
        limits: Of asking; the settings have that of one file.

    Raises:
        SourceError: The key is not there.
    """
    place = settings.place
    if settings.kind == "folder":
        return FolderSource(Path(place))
    if settings.kind == "export":
        return ExportSource(Path(place), Path(settings.files) if settings.files else None)
    key = named_key(settings.key_from, environment)
    limits = replace(limits, max_file_mb=settings.max_file_mb)
    if settings.kind == "zotero":
        headers = {"Zotero-API-Version": "3"} | ({"Zotero-API-Key": key} if key else {})
        fetcher = Fetcher(place, headers=headers, limits=limits)
        return zotero.ZoteroSource(place, fetcher, settings.part)
    if settings.kind == "nva":
        fetcher = Fetcher(place, key=key, headers={"Accept": nva.WHOLE}, limits=limits)
        return nva.NvaSource(place, fetcher, settings.query)
    fetcher = Fetcher(place, key=key, limits=limits)
    return oai.OaiSource(place, fetcher, settings.form, settings.part)
