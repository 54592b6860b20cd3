"""Chooses the language that the reader is spoken to in, for requests and for commands.

An explicit ``locale`` comes first, then ``Accept-Language``, then the question's own language.
"""

from __future__ import annotations

from collections.abc import Iterable

from api.wordings import Locale

DEFAULT_LOCALE: Locale = "nb"
#: Key of the ASGI scope of a request whose answer depends on ``Accept-Language``.
BY_LANGUAGE = "funn.by_language"
#: The first subtag of a language tag → ours.
_SUPPORTED: dict[str, Locale] = {"nb": "nb", "no": "nb", "nn": "nn", "en": "en"}


def locale_of_tag(tag: str) -> Locale | None:
    """Return our language for ``nn``, ``nb-NO`` or ``en_GB.UTF-8``; ``None`` for any other."""
    first = tag.strip().replace("_", "-").partition("-")[0]
    return _SUPPORTED.get(first.casefold())


def accepted_locale(header: str) -> Locale | None:
    """Return the supported language that an ``Accept-Language`` header prefers.

    ``*`` and unsupported languages name none. Of equally good ones the first counts.

    Source:
        RFC 9110, section 12.5.4.
    """
    best: tuple[float, Locale] | None = None
    for preference in header.split(","):
        tag, _, parameter = preference.partition(";")
        locale, quality = locale_of_tag(tag), _quality(parameter)
        if locale and quality > (best[0] if best else 0.0):
            best = (quality, locale)
    return best[1] if best else None


def locale_of_process(variables: Iterable[str | None]) -> Locale:
    """Return the first supported language of environment variables; bokmål where none is."""
    named = (locale_of_tag(value) for value in variables if value)
    return next((locale for locale in named if locale), DEFAULT_LOCALE)


def _quality(parameter: str) -> float:
    name, _, value = parameter.strip().partition("=")
    if not name:
        return 1.0
    try:
        return float(value) if name.strip() == "q" else 1.0
    except ValueError:
        return 0.0
