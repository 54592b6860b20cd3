"""Words a generated answer's state, and the mark of a sentence, in the reader's language."""

from __future__ import annotations

from api.schemas.llm import Cause, Reason, State
from api.wordings import Locale, wording

#: The state that each cause is shown as.
STATES: dict[Cause, State] = {
    "off": "off",
    "personal_data": "withheld",
    "no_quotes": "withheld",
    "unreachable": "unavailable",
    "refused": "unavailable",
    "busy": "unavailable",
    "failed": "unavailable",
    "unreadable": "unavailable",
    "broke_off": "unavailable",
    "timed_out": "timed_out",
    "wrong_language": "rejected",
    "empty": "rejected",
    "nothing_held": "rejected",
    "no_answer": "ok",
    "ok": "ok",
}


def message_of(cause: Cause, locale: Locale, dropped: int = 0) -> str:
    """Word the state of a generated answer, with the number of sentences not shown."""
    said = wording(f"llm_{cause}", locale)
    if cause != "ok" or not dropped:
        return said
    return f"{said} {wording('llm_dropped', locale, count=dropped)}"


def explain(reason: Reason | None, locale: Locale) -> str | None:
    """Word why a sentence that is shown has a mark; ``None`` if it has none."""
    return wording(f"llm_mark_{reason}", locale) if reason else None
