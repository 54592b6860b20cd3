"""The contract for questions: their limits, and warnings about them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from index.filters import MAX_DOCUMENTS, MAX_VALUE_CHARS, MAX_VALUES
from ingest.notes import Note

PersonDataKind = Literal["national_id", "phone", "email"]


MAX_HITS = 100


class Schema(BaseModel):
    """Read from our dataclasses by attribute; unknown keys in a request are refused."""

    model_config = ConfigDict(from_attributes=True, extra="forbid")


class RequestSchema(Schema):
    """The contract for what a client sends: its text can be written as UTF-8."""

    @field_validator("*", mode="before")
    @classmethod
    def refuse_lone_surrogates(cls, value: Any) -> Any:
        """Refuse half a character, which JSON can hold and no file, log or answer can."""
        for text in value if isinstance(value, list) else (value,):
            if isinstance(text, str) and not text.isascii():
                try:
                    text.encode()
                except UnicodeEncodeError:
                    raise ValueError(Note.of("invalid_string_unicode")) from None
        return value


Value = Annotated[str, Field(max_length=MAX_VALUE_CHARS)]
Values = Annotated[list[Value], Field(max_length=MAX_VALUES)]


class FiltersIn(RequestSchema):
    """Limits of a search. Values of one field are alternatives; fields add up."""

    documents: Annotated[list[Value], Field(max_length=MAX_DOCUMENTS)] = []
    authors: Values = []
    years: str | None = Field(
        None, max_length=MAX_VALUE_CHARS, description="2016 or 2010-2016.", examples=["2010-2016"]
    )
    types: Values = []
    sections: Values = []
    voices: Values = []
    languages: Values = []
    kinds: Values = []
    collections: Values = []


class QuestionIn(RequestSchema):
    """A question to be answered with quotes."""

    question: str = Field(
        description="1 to 2,000 characters.",
        examples=["Hva betyr leders bakgrunn for det sosiale arbeidet?"],
    )
    k: int = Field(10, ge=1, le=MAX_HITS, description="How many passages are looked at.")
    filters: FiltersIn = FiltersIn()
    confirm: bool = Field(
        False, description="Keep and send on the question although it holds personal data."
    )
    generate: bool = Field(
        False, description="Wait for a language model's words beside the quotes, where it is on."
    )


class WarningOut(Schema):
    """Personal data in the question: what kind and where, half-open; never the words."""

    kind: PersonDataKind
    start: int
    end: int
    message: str = Field(description="What it is and what to do, in the question's language.")
