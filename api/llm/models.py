"""Values that pass between the endpoint and the reader."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from api.schemas.llm import Cause, Reason
from index.text.language import Language
from ingest.errors import FunnError
from ingest.models import Voice
from ingest.notes import Fact

Status = Literal["supported", "marked", "dropped"]


class EndpointError(FunnError):
    """The endpoint gave nothing that can be used.

    Attributes:
        cause: The kind of failure; the note is worded as the answer's message is.
    """

    def __init__(self, cause: Cause, **facts: Fact) -> None:
        super().__init__(f"llm_{cause}", **facts)
        self.cause: Cause = cause


@dataclass(frozen=True, slots=True)
class Endpoint:
    """The address and model of a chat-completions service.

    Attributes:
        url: Address of ``chat/completions`` itself.
        timeout_s: Time for the whole answer, from the first byte sent to the last received.
    """

    url: str
    model: str
    timeout_s: float
    api_key: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Source:
    """One verified sentence, as the model gets it.

    Attributes:
        number: Number that the model cites it by, from 1.
        quote: Place of the quote that holds it, from 0.
        start, end: In the canonical text of the document.
        text: That slice, with white space between words as one space.
        about: Other facts of the place: title, authors, section, table header.
            Names may be taken from it; numbers may not.
        context: Caption and header of a table row; its numbers and units count.
    """

    number: int
    quote: int
    start: int
    end: int
    text: str
    document: str
    page: str | None
    voice: Voice
    language: Language
    about: str = ""
    context: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence that the model has written.

    Attributes:
        text: Without its citations.
        numbers: Of the sources it cites, in order, each once.
        complete: False for a sentence that breaks off.
    """

    text: str
    numbers: tuple[int, ...]
    complete: bool = True


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict on a claim. ``reason`` is ``None`` only where it is supported."""

    claim: Claim
    status: Status
    reason: Reason | None = None
