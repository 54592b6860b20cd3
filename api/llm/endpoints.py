"""Reads the address of the language model from the settings."""

from __future__ import annotations

from api.llm.models import Endpoint
from api.schemas.llm import GeneratorOut
from api.settings import Settings

_PATH = "/chat/completions"


def endpoint_of(settings: Settings) -> Endpoint | None:
    """Return the endpoint that the settings name; ``None`` where generated answers are off.

    ``FUNN_LLM_URL`` may be the base (``…/v1``) or ``chat/completions`` itself.
    """
    if settings.llm_url is None or settings.llm_model is None:
        return None
    url = settings.llm_url.rstrip("/")
    key = settings.llm_api_key
    return Endpoint(
        url=url if url.endswith(_PATH) else url + _PATH,
        model=settings.llm_model,
        timeout_s=settings.llm_timeout_s,
        api_key=key.get_secret_value() if key else None,
    )


def generator_of(settings: Settings) -> GeneratorOut | None:
    """Return what callers may know of the endpoint; ``None`` where answers are not generated."""
    endpoint = endpoint_of(settings)
    return GeneratorOut(model=endpoint.model) if endpoint else None
